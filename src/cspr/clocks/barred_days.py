"""Whether a day is one of those on which something is not to be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cspr.guidance.day_words import among
from cspr.guidance.periods import BARRED_DAYS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cspr.calendars import Calendar

_A_DAY: Final = timedelta(days=1)
_NEXT_TO: Final = {"day-before-bank-holiday": _A_DAY, "day-after-bank-holiday": -_A_DAY}
_TOLD: Final = frozenset({*WEEKDAYS, "bank-holiday", *_NEXT_TO})
LOOKED_UP: Final = frozenset(BARRED_DAYS) - _TOLD
"""The words of which no calendar tells whether a day is one: somebody has to look."""


def barred(day: date, words: Iterable[str], calendar: Calendar) -> tuple[str, ...]:
    """Which of the words a day is, as far as the calendar tells.

    The day before a bank holiday is the last working day before it, and the day after it the first one after it.

    Examples:
        >>> from datetime import date
        >>> from cspr import calendars
        >>> england, words = calendars.england(), ("friday", "day-before-bank-holiday", "school-holidays")
        >>> barred(date(2024, 5, 3), words, england), barred(date(2024, 5, 2), words, england)
        (('friday', 'day-before-bank-holiday'), ())
    """
    return tuple(word for word in words if _is(day, word, calendar))


def _is(day: date, word: str, calendar: Calendar) -> bool:
    if word in WEEKDAYS:
        return WEEKDAYS[day.weekday()] == word
    if word in _NEXT_TO:
        return calendar.is_working_day(day) and _leads_to_a_holiday(day, _NEXT_TO[word], calendar)
    if word == "bank-holiday":
        return calendar.holiday(day) is not None
    return among(day, word)


def _leads_to_a_holiday(day: date, step: timedelta, calendar: Calendar) -> bool:
    """Whether a holiday is among the days up to the next working day, or back to the last one."""
    day += step
    while not calendar.is_working_day(day):
        if calendar.holiday(day) is not None:
            return True
        day += step
    return False
