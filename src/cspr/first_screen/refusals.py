"""Who refuses the information asked for, and since when, as the first screen says it beside a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.opening import WITHHELD
from cspr.conditions.limbs import CASE
from cspr.first_screen.tasks import Task
from cspr.truth import Truth
from cspr.wording import asking, first_screen as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.first_screen.view import View

RETURN: Final = "return-information"
ESCALATE: Final = "escalate-information"
_ANSWERED: Final = ("information-returned", "information-dispute-settled")


def answered(view: View, about: str) -> bool:
    """Whether an agency returned what it was asked for, or the matter was settled, or may have been."""
    return any(view.case.situation.happened(event, about) is not Truth.NO for event in _ANSWERED)


def refusals(view: View, group: Sequence[Task]) -> Iterator[str]:
    """Which agencies refuse: beside their returns, or beside the escalation where no return is asked for any more."""
    keys = {task.key for task in group}
    returns = {task.about for task in view.tasks if task.key == RETURN}
    shown = {task.about for task in group}
    for each in view.case.situation.occurrences(WITHHELD):
        here = each.about in shown if RETURN in keys else ESCALATE in keys and each.about not in returns
        if here and not answered(view, each.about):
            who = "" if each.about == CASE else words.named(view.title("actors", each.about.partition(":")[2]))
            yield words.sentence(asking.refused(who, view.on_day(each.span)))
