"""The day before which a step is not done: that on which it is due, or the end of a time from which its own counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cspr.clocks.of_duties import time_ends
from cspr.clocks.ways_to_count import BACKWARDS
from cspr.guidance.periods import Relation
from cspr.truth import Truth
from cspr.word import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """The first day on which any of some duties has a step done; ``None`` where one lets it be done at any time."""
    days: list[FirstDay] = []
    for duty in duties:
        day = _of(case, duty)
        if day is None:
            return None
        days.append(FirstDay(day, duty))
    return min(days, key=lambda first: first.day.first, default=None)


def _of(case: Case, duty: Duty) -> PartialDate | None:
    timing = duty.timing
    # The later of two ends is a last day, and what is owed for each has a day for each.
    if timing is None or duty.each is not None or timing.last_of or not timing.established:
        return None
    if timing.relation is Relation.AT:
        return time_ends(case, duty, _begins(case, duty, timing.of))
    if timing.relation in BACKWARDS or not all(_ended(case, event) not in {"", duty.topic} for event in timing.of):
        return None
    return _begins(case, duty, timing.of)


def _begins(case: Case, duty: Duty, events: Iterable[str]) -> PartialDate | None:
    """The first of the days on which one of some events happened, or a time ends."""
    days = (day for event in events for day in _days(case, duty, event))
    return min(days, key=lambda day: day.first, default=None)


def _days(case: Case, duty: Duty, event: str) -> Iterator[PartialDate]:
    topic = _ended(case, event)
    happened = None if topic else case.situation.occurrence(event)
    if happened is not None:
        yield happened.span
    for other in case.framework.duties if topic else ():
        within = other.source.instrument
        if other.topic == topic and within == duty.source.instrument and other.timing is not None:
            # More time for the same runs from the last day of it, and has none of its own here.
            starts = [name for name in other.timing.of if _ended(case, name) != topic]
            ends = time_ends(case, other, _begins(case, other, starts))
            if ends is not None and case.conditions.applies(other.when, other.unless, within) is not Truth.NO:
                yield ends


def _ended(case: Case, event: str) -> str:
    """The topic of whose time an event is the last day; empty where it is no such day."""
    word = case.framework.words("events").get(event)
    return word.end_of if isinstance(word, Event) else ""
