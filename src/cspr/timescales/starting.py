"""From when a period runs that any of several events starts, or that ends of other times start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.timescales.goals import applies
from cspr.timescales.rules import rule_periods
from cspr.truth import Truth
from cspr.word import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.clocks.counting import Count, Start
    from cspr.conditions.case import Case
    from cspr.timescales.rules import RulePeriod


def start_of(period: RulePeriod, start: Callable[[str, RulePeriod], Start | None]) -> Start | None:
    """The first of the starts; of what the last of several events starts, the last, once all are there.

    Args:
        period: the reading.
        start: when an event happened or is planned, or ``None``.
    """
    timing = period.timing
    events = timing.of if timing.established else (period.event or "",)
    starts = [each for event in events if event and (each := start(event, period)) is not None]
    if timing.last_of:  # where one is only planned, nothing has begun yet
        return max(starts, key=_order) if len(starts) == len(events) else None
    return min(starts, key=_order, default=None)


def last_day(case: Case, event: str, period: RulePeriod, count: Callable[[RulePeriod], Count]) -> Start | None:
    """Of an event that is the last day of the time for something, that day: of several, the first.

    What runs from that day itself is more time for the same, and does not end it. The time in place of which it comes
    still has its last day.

    Args:
        case: in whose words the event is told.
        event: the event.
        period: the reading that runs from it.
        count: the counting of a reading.
    """
    topic = _ended(case, event)
    starts: list[Start] = []
    for other in rule_periods(case.framework) if topic else ():
        plain = other.duty.topic == topic and other.way.plain
        more_time = any(_ended(case, name) == topic for name in other.timing.of)
        if plain and not more_time and other.duty.source.instrument == period.duty.source.instrument:
            counted = count(other)
            begun, due = counted.begun, counted.due
            replaced = not set(other.duty.unless).isdisjoint(period.duty.when)
            stands = replaced or applies(case.conditions, other.duty) is not Truth.NO
            if begun is not None and due is not None and stands:
                starts.append(attrs.evolve(begun, span=due, again=False, since=begun.since or begun.span))
    return min(starts, key=_order, default=None)


def _ended(case: Case, event: str) -> str:
    """The topic of which an event is the last day; empty where it is no such day."""
    word = case.framework.words("events").get(event)
    return word.end_of if isinstance(word, Event) else ""


def _order(start: Start) -> tuple[bool, object]:
    return start.planned, start.span.first
