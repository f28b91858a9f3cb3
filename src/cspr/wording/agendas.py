"""What stands on the agenda of a meeting, in words."""

from __future__ import annotations

from typing import Final

from cspr.wording.first_screen import inside

_SHORT: Final = 60


def on_the_agenda(subject: str, clause: str) -> str:
    """What a text puts on the agenda of a meeting, in a few words, with the clause as a record spells it.

    Examples:
        >>> on_the_agenda("Task 2 of the meeting: discuss whether safety calls for action.", "A-1")
        'On the agenda: discuss whether safety calls for action (A-1)'
    """
    what = inside(subject.partition(": ")[2] or subject).removesuffix(".")
    short = what if len(what) <= _SHORT else f"{what[:_SHORT].rsplit(' ', 1)[0].rstrip(' ,;')}…"
    return f"On the agenda: {short} ({clause})"
