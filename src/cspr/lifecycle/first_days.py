"""The day before which a step is not done: that on which it is due, or the end of a time from which its own counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cspr.clocks.of_duties import time_ends
from cspr.clocks.ways_to_count import BACKWARDS
from cspr.conditions.limbs import CASE
from cspr.errors import CsprError
from cspr.guidance.periods import Relation
from cspr.truth import Truth
from cspr.word import Event, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty


class FirstDay(NamedTuple):
    """The first day on which a step is done.

    Args:
        day: the day.
        duty: that says so.
    """

    day: PartialDate
    duty: Duty


def first_day(case: Case, duties: Iterable[Duty]) -> FirstDay | None:
    """The first day on which a step can be done by some duties on it; ``None`` where it can be done at any time.

    It waits until the last day before which a text does not want it done. Else the first day counts on which any duty
    has it done, unless one lets it be done at any time.
    """
    barred: list[FirstDay] = []
    days: list[FirstDay] = []
    any_time = False
    for duty in duties:
        day = _of(case, duty)
        bars = duty.timing is not None and duty.timing.relation is Relation.NOT_BEFORE
        any_time = any_time or (day is None and not bars)
        if day is not None and (not bars or duty.source.force.binds):
            (barred if bars else days).append(FirstDay(day, duty))
    first = None if any_time else min(days, key=_order, default=None)
    return max([*barred, *filter(None, [first])], key=_order, default=None)


def _order(first: FirstDay) -> date:
    return first.day.first


def _of(case: Case, duty: Duty) -> PartialDate | None:
    """The first of the days for all for whom it is still to be done; ``None`` where one of them has none."""
    days = [_for(case, duty, about) for about in _still_owing(case, duty)]
    return None if None in days else min(filter(None, days), key=_first)


def _still_owing(case: Case, duty: Duty) -> tuple[str, ...]:
    word = case.framework.words("steps").get(duty.step or "")
    if duty.each is None or not isinstance(word, Step):
        return (CASE,)
    happened = case.situation.happened
    known = case.situation.known(duty.each)
    return tuple(part for part in known if Truth.YES not in {happened(event, part) for event in word.done_by}) or (
        CASE,
    )


def _for(case: Case, duty: Duty, about: str) -> PartialDate | None:
    timing = duty.timing
    if timing is None or timing.last_of or not timing.established:  # the later of two ends is a last day
        return None
    if timing.relation is Relation.AT:
        return _ends(case, duty, _begins(case, duty, timing.of, about), about)
    if timing.relation is Relation.NOT_BEFORE:
        return _ends(case, duty, max(_days_of(case, duty, timing.of, about), key=_first, default=None), about)
    if timing.relation in BACKWARDS or not all(_ended(case, event) not in {"", duty.topic} for event in timing.of):
        return None
    return _begins(case, duty, timing.of, about)


def _ends(case: Case, duty: Duty, start: PartialDate | None, about: str) -> PartialDate | None:
    """When the time of a duty ends; ``None`` also where the calendar does not reach so far."""
    try:
        return time_ends(case, duty, start, about)
    except CsprError:
        return None


def _begins(case: Case, duty: Duty, events: Iterable[str], about: str) -> PartialDate | None:
    """The first of the days on which one of some events happened, or a time ends."""
    return min(_days_of(case, duty, events, about), key=_first, default=None)


def _first(day: PartialDate) -> date:
    return day.first


def _days_of(case: Case, duty: Duty, events: Iterable[str], about: str) -> Iterator[PartialDate]:
    for event in events:
        yield from _days(case, duty, event, about)


def _days(case: Case, duty: Duty, event: str, about: str) -> Iterator[PartialDate]:
    topic = _ended(case, event)
    happened = None if topic else case.situation.occurrence(event, about) or case.situation.occurrence(event)
    if happened is not None:
        yield happened.span
    for other in case.framework.duties if topic else ():
        within = other.source.instrument
        if other.topic == topic and within == duty.source.instrument and other.timing is not None:
            # More time for the same runs from the last day of it, and has none of its own here.
            starts = [name for name in other.timing.of if _ended(case, name) != topic]
            whose = about if about.partition(":")[0] == other.each else CASE
            ends = _ends(case, other, _begins(case, other, starts, whose), whose)
            conditions = case.conditions if whose == CASE else case.conditions.for_whom(whose)
            if ends is not None and conditions.applies(other.when, other.unless, within) is not Truth.NO:
                yield ends


def _ended(case: Case, event: str) -> str:
    """The topic of whose time an event is the last day; empty where it is no such day."""
    word = case.framework.words("events").get(event)
    return word.end_of if isinstance(word, Event) else ""
