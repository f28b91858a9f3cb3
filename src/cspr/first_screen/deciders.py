"""Who takes a decision that is open, where a local text gives it to others than the texts above it do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.criteria.deciding import decisions_of
from cspr.first_screen.tasks import BELOW
from cspr.sources import Authority
from cspr.truth import Truth
from cspr.wording.deciding import by_text, or_locally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.criteria.decider import Decider
    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View


def of_whom(view: View, task: Task, who: Sequence[str]) -> Sequence[str]:
    """Who owes a task; of a decision, those to whom only a local text gives it are told as that."""
    _, locally = _apart(view, task)
    others = [name for each in locally for name in view.names(each.who)]
    theirs = [name for name in who if name not in others]
    return [or_locally(theirs, list(dict.fromkeys(others)))] if theirs and others else who


def which_text(view: View, task: Task) -> Iterator[str]:
    """Which text gives a decision to whom, where a local one gives it to others."""
    above, locally = _apart(view, task)
    if locally:
        first = min(above, key=lambda each: each.duty.source.authority.rank)
        yield by_text(
            (each.duty.source.document, each.duty.source.clauses[0], view.who(each.who)) for each in (first, *locally)
        )


def _apart(view: View, task: Task) -> tuple[list[Decider], list[Decider]]:
    """Who decides by the texts above the local ones, and by those local texts that name nobody of them."""
    events = set(view.events_of(task.key))
    for deciding in decisions_of(view.case):
        if events and events <= set(view.events_of(deciding.decision)):
            named = [each for each in deciding.deciders if each.applies is not Truth.NO]
            above = [each for each in named if each.duty.source.authority not in BELOW]
            theirs = {name for each in above for name in view.names(each.who)}
            sure = [each for each in named if each.applies is Truth.YES]
            local = [each for each in sure if each.duty.source.authority is Authority.LOCAL]
            return above, [each for each in local if theirs and theirs.isdisjoint(view.names(each.who))]
    return [], []
