"""The days of what comes back by the calendar: of each year, or after the end of each week, month, quarter or year."""

from __future__ import annotations

from datetime import date

from cspr.calendars import Calendar
from cspr.clocks.counting import shift
from cspr.clocks.named_days import following
from cspr.clocks.ways_to_count import Counting, Way
from cspr.dates import A_DAY, end_of
from cspr.guidance.periods import PERIOD_ENDS


def yearly(each_year: str, on: date) -> tuple[date, date]:
    """The last day before a day, and the next one or the same, of what comes back each year.

    Examples:
        >>> yearly("09-30", date(2025, 6, 1)), yearly("03-31", date(2025, 6, 1))[1]
        ((datetime.date(2024, 9, 30), datetime.date(2025, 9, 30)), datetime.date(2026, 3, 31))
    """
    month, day = map(int, each_year.split("-"))
    year = on.year if date(on.year, month, day) >= on else on.year + 1
    return date(year - 1, month, day), date(year, month, day)


def after_each(way: Way, each: str, on: date, calendar: Calendar) -> tuple[date, date]:
    """The last day before a day, and the next one or the same, so long after the end of a week, month, quarter or year.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing, WorkingDays
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(10),), after_each="quarter")
        >>> after_each(ways(timing)[0], "quarter", date(2025, 7, 8), calendars.england())
        (datetime.date(2025, 4, 14), datetime.date(2025, 7, 14))
    """
    end = end_of(on, each)
    while True:
        before = _last_end(end, each)
        last = _after_end(before, way, calendar)
        if last < on:
            return last, _after_end(end, way, calendar)
        end = before


def round_after(way: Way, each: str, since: date, calendar: Calendar) -> date:
    """The last day of the round that begins with the next end of a week, month, quarter or year, on a day or after it.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing, WorkingDays
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(10),), after_each="quarter")
        >>> round_after(ways(timing)[0], "quarter", date(2025, 4, 8), calendars.england())
        datetime.date(2025, 7, 14)
    """
    return _after_end(end_of(since, each), way, calendar)


def round_begins(each: str, since: date) -> date:
    """The first day of the round that begins with the next end of a week, month, quarter or year.

    Examples:
        >>> round_begins("quarter", date(2025, 4, 8))
        datetime.date(2025, 7, 1)
    """
    return end_of(since, each) + A_DAY


def _after_end(end: date, way: Way, calendar: Calendar) -> date:
    """So long after the end of a week, month, quarter or year; of a day that is named, the first one after it."""
    if way.counting is Counting.DAY_OF_EVENT and way.to_end_of not in PERIOD_ENDS:
        return following(end, way.to_end_of, calendar)
    return shift(end, way.amounts[-1], way, calendar)


def _last_end(end: date, each: str) -> date:
    """The end before an end."""
    day = end - A_DAY
    while end_of(day, each) == end:
        day -= A_DAY
    return day
