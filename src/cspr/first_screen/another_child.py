"""Of what was done for a case when it was not owed for one of its children, and is now: whether it was done for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE
from cspr.first_screen.view import View
from cspr.lifecycle import Progress
from cspr.record.occurrences import Occurrence
from cspr.truth import Truth
from cspr.wording import children as words


class DoneForCase(NamedTuple):
    """A question on one step.

    Args:
        step: the step.
        says: the question.
        why: when it was done, and for which children it was not owed then.
        event: what shows that it was done for the case.
    """

    step: Progress
    says: str
    why: str
    event: str


def done_for_the_case(view: View) -> Iterator[DoneForCase]:
    """Each step of which an entry for the whole case is older than what makes it owed for some of several children.

    Nothing once something overtook it when it was owed for them, such as the Panel's answer.
    """
    known = view.case.situation.children
    for name, word in view.case.framework.words("steps").items() if known[1:] else ():
        done = next(filter(None, (view.case.situation.occurrence(event, CASE) for event in word.done_by)), None)
        if not word.of_children or name not in view.progress or done is None:
            continue
        past = [view.case.situation.occurrence(event) for event in word.overtaken_by]
        later = [child for child in known if _later(view, word.of_children, child, done, past)]
        left = [child for child in later if view.case.situation.happened(done.event, child) is Truth.NO]
        if left:
            step = view.progress[name]
            why = words.done_before_owed(view.as_known(done.span), left)
            yield DoneForCase(step, words.done_for_them_too(step.title, left), why, done.event)


def _later(view: View, test: str, child: str, done: Occurrence, past: list[Occurrence | None]) -> bool:
    """Whether a test is met of a child, and surely was not when something was done, nor when that was overtaken."""
    if view.case.conditions.holds(test, about=child) is not Truth.YES:
        return False
    days = (done, *(each for each in past if each is not None))
    then = (Conditions(view.case.framework, attrs.evolve(view.case.situation, on=day.span.last)) for day in days)
    return all(conditions.holds(test, about=child) is Truth.NO for conditions in then)
