"""Whether a report can still be published by a day, with the notices that have to go out before it."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from cspr.clocks.counting import count
from cspr.clocks.ways_to_count import ways
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import Relation, Timing
from cspr.guidance.steps import step_of
from cspr.sources import Force
from cspr.truth import Truth, both

_PUBLISHED: Final = "published"


class TooLate(NamedTuple):
    """That no notice can be given any more that publication on a day would need.

    Args:
        last: the last day on which one could have been given.
        surely: whether one of them surely must go out before publication, so that the report is published later.
    """

    last: date
    surely: bool


def too_late(case: Case, day: PartialDate, *, though_given: bool = False) -> TooLate | None:
    """Whether the days of all notices for publication on a day have passed, and none of them was given.

    As long as one can still be given in time, nothing is too late.

    Args:
        day: the last day for publication.
        though_given: whether one that was given after its day is counted as well.
    """
    owed = [
        (duty, owes, last)
        for duty, timing in _notices(case.framework)
        if (owes := _owed(case, duty)) is not Truth.NO
        for last in _last_days(case, duty, timing, day)
        if not _given_by(case, duty, last if though_given else case.situation.on)
    ]
    last_of_all = max((last for _, _, last in owed), default=None)
    if last_of_all is None or last_of_all >= case.situation.on:
        return None
    surely = any(owes is Truth.YES and duty.source.force is Force.MUST for duty, owes, _ in owed)
    return TooLate(last_of_all, surely)


@once_a_framework
def _notices(framework: Framework) -> tuple[tuple[Duty, Timing], ...]:
    """The notices and copies that have to go out some time before publication."""
    dated = ((duty, duty.timing) for duty in framework.duties if duty.source.force.binds)
    return tuple(
        (duty, timing)
        for duty, timing in dated
        if timing is not None
        and timing.relation is Relation.AT_LEAST_BEFORE
        and _PUBLISHED in timing.of
        and not (duty.source.refrain or duty.relaxes)
    )


def _owed(case: Case, duty: Duty) -> Truth:
    """Whether a notice is owed for publication."""
    applies = case.conditions.applies(duty.when, duty.unless, duty.source.instrument)
    return both((applies, case.framework.in_force(duty, case.day).truth))


def _given_by(case: Case, duty: Duty, last: date) -> bool:
    """Whether a notice was given by a day, or may have been; one that is no step can be shown given by no record."""
    word = step_of(case.framework, duty)
    events = () if word is None else word.done_by
    return any(
        span.first <= last for event in events for each in case.situation.occurrences(event) for span in each.spans
    )


def _last_days(case: Case, duty: Duty, timing: Timing, day: PartialDate) -> list[date]:
    calendar = case.working_days(duty.source.instrument)
    try:
        ends = [count(timing, way, day, calendar).due for way in ways(timing)]
    except CsprError:  # the calendar does not reach so far; the schedule says so
        return []
    return [end.last for end in ends if end is not None]
