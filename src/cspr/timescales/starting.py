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
    """Of an event that is the last day of the time for something else, that day: of several, the first.

    Args:
        case: in whose words the event is told.
        event: the event.
        period: the reading that runs from it.
        count: the counting of a reading.
    """
    word = case.framework.words("events").get(event)
    if not isinstance(word, Event) or not word.end_of:
        return None
    starts: list[Start] = []
    for other in rule_periods(case.framework):
        plain = other.duty.topic == word.end_of and other.way.plain
        if plain and other.duty.source.instrument == period.duty.source.instrument:
            counted = count(other)
            begun, due = counted.begun, counted.due
            if begun is not None and due is not None and applies(case.conditions, other.duty) is not Truth.NO:
                starts.append(attrs.evolve(begun, span=due, again=False, since=begun.since or begun.span))
    return min(starts, key=_order, default=None)


def _order(start: Start) -> tuple[bool, object]:
    return start.planned, start.span.first
