"""What the first lines say of a national review: how far it has come, how late, and what is owed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.children import decided_on
from cspr.first_screen.lateness import how_late_a_step
from cspr.lifecycle import State
from cspr.wording import headlines, national as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View

_AGAINST: Final = "no-national-review-decided"
_DECIDED: Final = "national-review-decided"
_FIRST: Final = ("notify-incident", "submit-rapid-review")
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
    steps = (view.progress.get(step) for step in _FIRST)
    return event == _DECIDED and any(step is not None and step.state in _OWED for step in steps)
