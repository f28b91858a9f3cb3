"""The day of a week or of a month to which a period runs on, such as the Friday or the second Tuesday."""

from __future__ import annotations

from datetime import date
from typing import Final

from cspr.calendars import Calendar
from cspr.dates import A_DAY, days_later, end_of
from cspr.guidance.periods import WEEK_AFTER, WEEKDAYS

_WEEK: Final = 7
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
CLOSES: Final = "last-working-day"
"""Counted from an event on that day, it is the day itself."""


def same_week_or_month(day: date, word: str, calendar: Calendar) -> date:
    """The day that a word names in the week of a day, or in its month.

    Args:
        day: any day of that week or month.
        word: a day of the week, or of the month by its place.

    Raises:
        CsprError: ``outside-the-calendar``.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> england, may = calendars.england(), date(2024, 5, 30)
        >>> same_week_or_month(may, "second-tuesday", england), same_week_or_month(may, "monday", england)
        (datetime.date(2024, 5, 14), datetime.date(2024, 5, 27))
    """
    if word in WEEKDAYS:
        return days_later(day, WEEKDAYS.index(word) - day.weekday())
    place, name = word.split("-", 1)
    first, last = day.replace(day=1), end_of(day, "month")
    if word == CLOSES:
        return last if calendar.is_working_day(last) else calendar.previous_working_day(last)
    if name not in WEEKDAYS:
        return calendar.add(days_later(first, -1), _NTH[place])
    weekday = WEEKDAYS.index(name)
    if place == "last":
        return last - (last.weekday() - weekday) % _WEEK * A_DAY
    return first + ((weekday - first.weekday()) % _WEEK + _WEEK * (_NTH[place] - 1)) * A_DAY


def of_that(day: date, word: str, calendar: Calendar) -> date:
    """The day that a word names in the week or month of a day; where that is over, the next such day.

    Args:
        word: a day of the week or month with ``-of-that-week`` or ``-of-that-month`` behind it.

    Raises:
        CsprError: ``outside-the-calendar``.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> england, friday = calendars.england(), date(2024, 5, 31)
        >>> of_that(friday, "friday-of-that-week", england), of_that(friday, "first-monday-of-that-month", england)
        (datetime.date(2024, 5, 31), datetime.date(2024, 6, 3))
    """
    name = word.partition("-of-that-")[0]
    here = same_week_or_month(day, name, calendar)
    return here if here >= day else following(day, name, calendar)


def started(day: date, word: str, calendar: Calendar) -> date:
    """The day from which a time counts that begins on a day of the week or month after its event.

    Args:
        word: a day of the week, of the month by its place, or the first working day of the week after.

    Raises:
        CsprError: ``outside-the-calendar``.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> england, thursday = calendars.england(), date(2024, 8, 22)
        >>> started(thursday, "monday", england), started(thursday, "first-working-day-of-the-week-after", england)
        (datetime.date(2024, 8, 26), datetime.date(2024, 8, 27))
    """
    if word != WEEK_AFTER:
        return following(day, word, calendar)
    monday = days_later(end_of(day, "week"), 1)
    return monday if calendar.is_working_day(monday) else calendar.add(monday, 1)


def following(day: date, word: str, calendar: Calendar) -> date:
    """The first day after a day that a word names.

    Args:
        day: the day from which it is looked for.
        word: a day of the week, or of the month by its place.

    Raises:
        CsprError: ``outside-the-calendar``.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> england, friday = calendars.england(), date(2024, 5, 31)
        >>> following(friday, "friday", england), following(friday, "last-working-day", england)
        (datetime.date(2024, 6, 7), datetime.date(2024, 6, 28))
    """
    here = same_week_or_month(day, word, calendar)
    if here > day:
        return here
    return same_week_or_month(days_later(end_of(day, "week" if word in WEEKDAYS else "month"), 1), word, calendar)
