"""On which days a text wants nothing published, and whether the planned day is one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cspr.guidance.day_fields import among
from cspr.guidance.periods import BARRED_DAYS, WEEKDAYS
from cspr.publication.answers import Requirement, RequirementKind, RequirementState
from cspr.publication.course import PUBLISH
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.barred_days import not_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.model import Duty
    from cspr.publication.course import Course

_A_DAY: Final = timedelta(days=1)
_NEXT_TO: Final = {"day-before-bank-holiday": _A_DAY, "day-after-bank-holiday": -_A_DAY}
_TOLD: Final = frozenset({*WEEKDAYS, "bank-holiday", *_NEXT_TO})
LOOKED_UP: Final = frozenset(BARRED_DAYS) - _TOLD
"""The words of which no calendar tells whether a day is one: somebody has to look."""

_NAME: Final = "publication-days"


def requirements(course: Course, checked: Truth) -> Iterator[Requirement]:
    """What each text says of the day; where the calendar cannot tell, it is met once the bars were gone through."""
    planned = None if course.planned is None else course.planned.exact
    for duty in duties_of(course):
        kept, why = _judged(course, duty, planned, checked)
        yield Requirement(
            kind=RequirementKind.BINDS,
            name=_NAME,
            title=words.DAYS,
            state=_STATES[kept],
            met=kept,
            binding=duty.source.force.binds,
            checked=duty.source.checked,
            sources=(duty.source,),
            cleared_by=duty.who,
            why=why,
        )


def duties_of(course: Course) -> tuple[Duty, ...]:
    """The duties that name days on which nothing is published."""
    return tuple(duty for duty in course.duties if duty.step == PUBLISH and duty.not_on)


def _judged(course: Course, duty: Duty, planned: date | None, checked: Truth) -> tuple[Truth, str]:
    if planned is None:
        return Truth.UNKNOWN, not_on(duty.not_on)
    against = barred(planned, duty.not_on, course.case.calendar)
    if against:
        return Truth.NO, f"{not_on(against)}; {words.ANOTHER_DAY}"
    open_words = [word for word in duty.not_on if word in LOOKED_UP]
    if open_words and checked is not Truth.YES:
        return Truth.UNKNOWN, f"{not_on(open_words)}; {words.TO_LOOK_UP}"
    return Truth.YES, words.KEPT


_STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TO_DO,
    Truth.UNKNOWN: RequirementState.TO_WEIGH,
}


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
