"""When the time of a duty ends that begins on a day, in a case."""

from __future__ import annotations

import attrs

from cspr.calendars import Calendar
from cspr.clocks.counting import Count, Start, count
from cspr.clocks.standing_still import days_of, standing_still
from cspr.clocks.ways_to_count import Way, ways
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.model import Duty
from cspr.guidance.periods import Timing
from cspr.record.requests import day_set_for


def time_ends(case: Case, duty: Duty, start: PartialDate | None, about: str = CASE) -> PartialDate | None:
    """When the time of a duty ends, as its text plainly reads, by its document's own working days.

    Args:
        start: the day from which it is counted; ``None`` where that is not known.
        about: for whom the time runs.

    Returns:
        The day, or the days on one of which it ends; ``None`` where the text sets no time or the start is not known.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    return None if duty.timing is None else _plainly(case, duty, duty.timing, start, about).due


def each_end(case: Case, duty: Duty, start: PartialDate) -> tuple[tuple[str, PartialDate], ...]:
    """When the time of a duty ends on each way of counting that its text leaves open, each with its unit.

    Args:
        start: the day from which it is counted.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    calendar, timing = case.working_days(duty.source.instrument), duty.timing
    several = () if timing is None else ways(timing)
    ends = [(way.unit, counted_in(case, timing, way, start, calendar=calendar).due) for way in several if timing]
    return tuple((unit, due) for unit, due in ends if due is not None)


def time_opens(case: Case, duty: Duty, start: PartialDate | None, about: str = CASE) -> PartialDate | None:
    """When the window of a duty opens, as its text plainly reads, by its document's own working days.

    Args:
        start: the day from which it is counted.
        about: for whom the time runs.

    Returns:
        The day, or the days on one of which it opens; ``None`` where it is open all the time until it ends.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    return None if duty.timing is None else _plainly(case, duty, duty.timing, start, about).opens


def first_open(case: Case, duty: Duty, start: PartialDate | None, about: str = CASE) -> PartialDate | None:
    """When the window of a duty opens, on that way of counting that its text leaves open on which it opens first.

    Args:
        start: the day from which it is counted.
        about: for whom the time runs.

    Returns:
        The day, or the days on one of which it opens; ``None`` where it has no first day.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    calendar, timing = case.working_days(duty.source.instrument), duty.timing
    several = () if timing is None else ways(timing)
    opens = (counted_in(case, timing, way, start, calendar=calendar, about=about).opens for way in several if timing)
    return min(filter(None, opens), key=lambda day: day.first, default=None)


def _plainly(case: Case, duty: Duty, timing: Timing, start: PartialDate | None, about: str) -> Count:
    calendar = case.working_days(duty.source.instrument)
    return counted_in(case, timing, ways(timing)[0], start, calendar=calendar, about=about)


def counted_in(
    case: Case, timing: Timing, way: Way, start: Start | PartialDate | None, *, calendar: Calendar, about: str = CASE
) -> Count:
    """Count a time as it runs in a case: longer each time that it was extended, and not while it stood still.

    A day that is set by what is entered of its event is that day.

    Args:
        way: the way of counting.
        about: for whom it runs.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    if timing.set_by:
        return Count(way, None, day_set_for(case.situation, about), None)
    each, times = timing.more_each, 0
    if each is not None:
        times = len(days_of(case, timing.extended_when, about))
        more = each * max(0, times - 1)  # the first time is in the amount
        way = attrs.evolve(way, amounts=tuple(attrs.evolve(amount, n=amount.n + more) for amount in way.amounts))
    counted = standing_still(case, timing, count(timing, way, start, calendar), calendar, about)
    return attrs.evolve(counted, times_extended=times) if times else counted
