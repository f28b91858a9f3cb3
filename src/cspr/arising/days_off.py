"""On which days a step is not to be done, by the texts in force, and what is said of a day that is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from cspr.arising.judging import arising
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import A_DAY
from cspr.grouping import grouped
from cspr.guidance.day_fields import among
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import BARRED_DAYS, WEEKDAYS
from cspr.truth import Truth
from cspr.wording.barred_days import another_day

_NEXT_TO: Final = {"day-before-bank-holiday": A_DAY, "day-after-bank-holiday": -A_DAY}
_TOLD: Final = frozenset({*WEEKDAYS, "bank-holiday", *_NEXT_TO})
LOOKED_UP: Final = frozenset(BARRED_DAYS) - _TOLD
"""The words of which no calendar tells whether a day is one: somebody has to look."""


def days_off(case: Case, step: str | None) -> tuple[Duty, ...]:
    """The duties in force that arise, or may, and name days on which a step is not to be done."""
    live = case.framework.live(_by_step(case.framework).get(step, ()), case.day)
    return tuple(duty for duty, _ in live if arising(case, duty).answer is not Truth.NO)


@once_a_framework
def _by_step(framework: Framework) -> Mapping[str | None, tuple[Duty, ...]]:
    several = grouped((duty.step, duty) for duty in framework.duties if duty.not_on and duty.step and not duty.relaxes)
    return {step: tuple(duties) for step, duties in several.items()}


def held_against(duty: Duty, day: date | None, calendar: Calendar) -> tuple[Truth, tuple[str, ...]]:
    """Whether a day is none of those that a duty names; the words of those that it is, or that have to be looked up."""
    if day is None:
        return Truth.UNKNOWN, duty.not_on
    against = barred(day, duty.not_on, calendar)
    look_up = tuple(word for word in duty.not_on if word in LOOKED_UP)
    return (Truth.NO, against) if against else (Truth.UNKNOWN if look_up else Truth.YES, look_up)


def on_day_off(case: Case, step: str | None, day: date) -> str:
    """That a last day for a step is one on which it is not to be done, and the day to work to where one is left.

    Empty where the calendar tells of no text that speaks against the day.
    """
    duties = days_off(case, step)
    against = [(duty, words) for duty in duties if (words := barred(day, duty.not_on, case.calendar))]
    if not against:
        return ""
    every = [word for duty in duties for word in duty.not_on]
    sooner = (day - timedelta(days=n) for n in range(1, (day - case.situation.on).days + 1))
    before = next((d for d in sooner if case.calendar.is_working_day(d) and not barred(d, every, case.calendar)), None)
    clauses = [clause for duty, _ in against for clause in duty.source.clauses]
    return another_day([word for _, words in against for word in words], clauses, before)


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
