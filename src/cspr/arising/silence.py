"""Whether the time has ended in which no answer is taken as agreement."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cspr.clocks import ways
from cspr.clocks.counting import count
from cspr.conditions.limbs import CASE
from cspr.errors import CsprError
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty


def lapsed(case: Case, duty: Duty, about: str) -> bool:
    """Whether whoever owes a duty is taken to agree: it was surely not done, and its time is surely over.

    Args:
        case: the case.
        duty: the duty.
        about: for whom it is owed: ``case``, or an agency, child or person.
    """
    timing = duty.timing
    assert timing is not None  # noqa: S101 -- the check of a folder asks for a time where silence is agreement
    whom = tuple(dict.fromkeys((about, CASE)))
    if _done(case, duty, whom) is not Truth.NO:
        return False
    starts = {event: [case.situation.occurrence(event, each) for each in whom] for event in timing.of}
    spans = {event: [start.span for start in several if start] for event, several in starts.items()}
    if timing.last_of and not all(spans.values()):
        return False  # the time begins with the last of the events, and that is still to come
    begun = max(chain.from_iterable(spans.values()), key=lambda span: span.last, default=None)
    try:
        calendar = case.working_days(duty.source.instrument)
        ends = [count(timing, way, begun, calendar).due for way in ways(timing)]
    except CsprError:  # the calendar does not reach so far; the schedule says so
        return False
    return all(end is not None and end.before(case.day) is Truth.YES for end in ends)


def _done(case: Case, duty: Duty, whom: tuple[str, ...]) -> Truth:
    word = case.framework.words("steps").get(duty.step or "")
    events = () if word is None else word.done_by
    return either(case.situation.happened(event, each) for event in events for each in whom)
