"""Plans that were left over: of what a review no longer does since it was joined, converted or decided against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.exits import Exit, exits_of, left_by
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.states import Progress, State
from cspr.record.new_review import of_one_review
from cspr.truth import Truth

_AGAINST: Final = ("no-local-review-decided", "other-learning-decided")


class LeftOver(NamedTuple):
    """What is planned though the review no longer does it: the step, its event and day, and what ended it here."""

    step: Progress
    event: str
    planned: PartialDate
    way_out: Exit


def plans_left_over(case: Case) -> Iterator[LeftOver]:
    """Each plan of what has not happened and surely is no longer done here, once for each event."""
    against = [each for each in case.once(exits_of) if each.event in _AGAINST and each.holds is Truth.YES]
    events: set[str] = set()
    words = case.framework.words("steps")
    for step in progress_of(case):
        if step.state is not State.NOT_NEEDED:
            continue
        word = words[step.step]
        way_out = left_by(case, step.step) or (against[-1] if against and of_one_review(word) else None)
        for event in word.done_by if way_out is not None else ():
            planned = case.situation.planned(event)
            if way_out and planned and event not in events and case.situation.happened(event) is Truth.NO:
                events.add(event)
                yield LeftOver(step, event, planned, way_out)
