"""From when a period runs that any of several events or ends of times start; between which days work is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import attrs

from cspr.arising.suppositions import nobody_answered
from cspr.calendars import Calendar
from cspr.clocks.counting import Count, Start, shift
from cspr.clocks.ways_to_count import Counting, Way
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import A_DAY
from cspr.guidance.model import Duty
from cspr.guidance.periods import Amount, Relation
from cspr.guidance.words import last_day_of
from cspr.timescales.goals import applies
from cspr.timescales.rules import RulePeriod, rule_periods
from cspr.truth import Truth, either

_ON: Final = Way(amounts=(), relation=Relation.WITHIN, counting=Counting.DAY_AFTER_IS_DAY_1, plain=True)
_BACK: Final = Way(amounts=(), relation=Relation.AT_LEAST_BEFORE, counting=Counting.DAY_BEFORE_IS_DAY_1, plain=True)


def start_of(case: Case, period: RulePeriod, start: Callable[[str, RulePeriod], Start | None]) -> Start | None:
    """The first of the starts; of what the last of several events starts, the last, once all are there that will come.

    Args:
        start: when an event happened or is planned, or ``None``.
    """
    timing = period.timing
    events = timing.of if timing.established else (period.event or "",)
    starts = [each for event in events if event and (each := start(event, period)) is not None]
    if timing.last_of:  # where one is only planned, nothing has begun yet
        to_come = [event for event in events if not nobody_answered(case, event)]
        return max(starts, key=_order) if starts and len(starts) == len(to_come) else None
    return min(starts, key=_order, default=None)


def last_day(
    case: Case, event: str, period: RulePeriod, count: Callable[[RulePeriod], Count], about: str = CASE
) -> Start | None:
    """Of an event that is the last day of the time for something, that day: of several, the first.

    What is not to be done before that day counts from the last of several, for the whole or for a part: to be safe, it
    waits for that. So does anything where the text lets the later of its times count.

    What runs from that day itself is more time for the same, and does not end it. The time in place of which it comes
    still has its last day. Else, where one of them is for the whole and others are for parts, it is that of the whole.

    Of what is owed for each agency it is the day of that one alone: more time for another moves it by nothing.

    Args:
        case: in whose words the event is told.
        period: the reading that runs from it.
        count: the counting of a reading.
        about: for whom the reading runs.
    """
    events = case.framework.words("events")
    topic = last_day_of(events, event)
    starts: list[Start] = []
    own = [
        other
        for other in (rule_periods(case.framework) if topic else ())
        if other.duty.topic == topic and other.way.plain
        if other.duty.source.instrument == period.duty.source.instrument
    ]
    waits = period.timing.relation is Relation.NOT_BEFORE
    for other in own if waits else [other for other in own if not other.duty.part] or own:
        if not any(last_day_of(events, name) == topic for name in other.timing.of):
            counted = count(other)
            begun, due = counted.begun, counted.due
            replaced = not set(other.duty.unless).isdisjoint(period.duty.when)
            stands = replaced or _applies(case, other.duty, about) is not Truth.NO
            if due is None or not stands:
                continue
            # A fixed date, or a day that comes back, is started by nothing.
            of_calendar = other.timing.date or other.timing.each_year or other.timing.after_each
            start = Start(due, since=case.day) if begun is None and of_calendar else begun
            since = case.day if begun is None else begun.since or begun.span
            end = None if start is None else attrs.evolve(start, span=due, again=False, since=since)
            starts += filter(None, [attrs.evolve(end, about=about) if end and _is_of(other.duty, about) else end])
    if waits or any(other.duty.whichever for other in own):
        return max(starts, key=_order, default=None)
    return min(starts, key=_order, default=None)


def _applies(case: Case, duty: Duty, about: str) -> Truth:
    """Whether a duty arises for one of those for whom it is owed; for the case, whether it does for any of them."""
    if duty.each is None:
        return applies(case.conditions, duty)
    parts = (about,) if _is_of(duty, about) else case.situation.known(duty.each)
    return either(applies(case.conditions.for_whom(part), duty) for part in parts or (CASE,))


def _is_of(duty: Duty, about: str) -> bool:
    """Whether somebody is one of those for each of whom a duty is owed."""
    return about.partition(":")[0] == duty.each


def _order(start: Start) -> tuple[bool, object]:
    return start.planned, start.span.first


def worked(day: date, amount: Amount | None, calendar: Calendar) -> date:
    """The day on which work that begins on a day is done; the same day where it takes no time."""
    return day if amount is None else shift(day, amount, _ON, calendar)


def last_start(end: date, amount: Amount | None, calendar: Calendar) -> date:
    """The last day from which an amount of work ends in time: counting back alone may name another.

    Back from a Sunday, five working days lead to the Monday; onwards from that Monday they end on the next, too late.
    Back from 28 February, six months lead to 28 August; onwards from 31 August they end in time as well.
    """
    if amount is None:
        return end
    day = shift(end, amount, _BACK, calendar)
    while worked(day, amount, calendar) > end:
        day -= A_DAY
    while worked(day + A_DAY, amount, calendar) <= end:
        day += A_DAY
    return day


def last_notice(day: date, way: Way, calendar: Calendar) -> date:
    """The last day on which a notice of a day can be given: the day itself, where it is at most so long before it."""
    return day if way.relation is Relation.AT_MOST_BEFORE else first_notice(day, way, calendar)


def first_notice(day: date, way: Way, calendar: Calendar) -> date:
    """So long before a day: the first on which what is done at most so long before it can be done."""
    return shift(day, way.amounts[-1], way, calendar)


def first_after(notice: date, way: Way, calendar: Calendar) -> date:
    """The first day for which a notice given on another is in time."""
    day = worked(notice, way.amounts[-1], calendar)
    while last_notice(day, way, calendar) < notice:
        day += A_DAY
    while last_notice(day - A_DAY, way, calendar) >= notice:
        day -= A_DAY
    return day
