"""What the first lines say of a national review: how far it has come, how late, and what is owed before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.first_screen.children import decided_on
from cspr.first_screen.lateness import how_late_a_step
from cspr.first_screen.view import View
from cspr.lifecycle import State
from cspr.wording import headlines, national as words

_AGAINST: Final = "no-national-review-decided"
_DECIDED: Final = "national-review-decided"
_NOTIFY: Final = "notify-incident"
_NOTIFIED: Final = "notification-sent"
_RAPID_REVIEW: Final = "submit-rapid-review"
_OWED: Final = frozenset({State.READY, State.BLOCKED})


def national(view: View) -> Iterator[str]:
    """How far a national review has come, and what of it came late."""
    happened = [event for event in words.NATIONAL if view.when(event) is not None]
    for event in happened:
        late, checked = how_late_a_step(view, event)
        if event == happened[0] or late:
            yield words.national(words.NATIONAL[event], decided_on(view, event), late, checked=checked)


def against(view: View) -> Iterator[str]:
    """That the Panel decided against a national review."""
    day = view.when(_AGAINST)
    if day is not None:
        yield headlines.way_out(words.NO_NATIONAL, view.on_day(day))


def others_first(view: View, event: str) -> bool:
    """Whether a notification or rapid review is owed still, though a national review was decided on.

    Args:
        event: what the stage would name.
    """
    asked = _NOTIFY if view.when(_NOTIFIED) is None else _RAPID_REVIEW
    step = view.progress.get(asked) if event == _DECIDED else None
    return step is not None and step.state in _OWED
