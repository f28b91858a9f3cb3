"""Making calendars, and telling which deadlines two of them put on different days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import Final

import attrs

from cspr.answers import Answers, Named
from cspr.arguments import a_switch
from cspr.calendars._counting import Calendar, listed
from cspr.calendars._days import lay_out
from cspr.calendars._published import OneOff, foreseen, published, without
from cspr.errors import CsprError, Problem, wrong

_EDITION: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}", re.ASCII)
_LONGEST: Final = 200
_DAY_OFF: Final = "day off"


@attrs.frozen(kw_only=True, repr=False)
class Moved(Named):
    """A deadline that falls on another day now than it did then.

    Args:
        start: the day that was counted from.
        working_days: how many were counted.
        then: where the deadline fell in the earlier calendar.
        now: where it falls in the later one.
        because: the days that are worked in one of the two calendars only, among those counted.
        one_offs: the one-off holidays that explain them.
    """

    start: date
    working_days: int
    then: date
    now: date
    because: tuple[date, ...]
    one_offs: tuple[OneOff, ...]


def england(known_on: date | None = None) -> Calendar:
    """The working days of England, by the bank holidays of England and Wales.

    Args:
        known_on: a day; one-off holidays announced after it are left out, and the holidays that they moved stand
            where they stood. Announcements are recalled, not checked. Without it: as published by now.

    Returns:
        The calendar; without ``known_on`` the same object each time it is asked for.

    Raises:
        CsprError: ``not-a-day`` where ``known_on`` is not exactly a ``date``.

    Examples:
        >>> england().is_working_day(date(2020, 5, 8))
        False
        >>> england(known_on=date(2019, 1, 1)).holiday(date(2020, 5, 4))
        'Early May bank holiday'
    """
    if known_on is None:
        return _as_published(())
    if type(known_on) is not date:
        raise wrong("not-a-day", "$.known_on", "give a date, without a time of day")
    return _england(known_on)


@lru_cache(maxsize=64)
def _england(known_on: date) -> Calendar:
    return attrs.evolve(_as_published(_unannounced(known_on)), known_on=known_on)


def _unannounced(known_on: date | None) -> tuple[OneOff, ...]:
    return () if known_on is None else tuple(day for day in one_offs() if day.announced > known_on)


@cache
def _as_published(unannounced: tuple[OneOff, ...]) -> Calendar:
    known = published()
    return Calendar(
        edition=known.edition,
        first=known.foreseen_first,
        last=known.foreseen_last,
        published_first=known.first,
        published_last=known.last,
        days=lay_out(known.first, known.last, without(known.names, unannounced)),
        wider=partial(_as_foreseen, unannounced),
    )


@lru_cache(maxsize=16)
def _as_foreseen(unannounced: tuple[OneOff, ...], closures: tuple[date, ...]) -> Calendar:
    narrow = _as_published(unannounced)
    days = lay_out(narrow.first, narrow.last, without(foreseen(), unannounced), closures)
    return attrs.evolve(narrow, closures=closures, days=days, wider=None)


def own(days_off: Iterable[date], *, edition: str, first: date, last: date) -> Calendar:
    """Make a calendar of the caller's own: Monday to Friday without the days that are given.

    Args:
        days_off: the days off; one that falls on a weekend changes nothing.
        edition: an id that answers can cite, of small letters, digits, dots and hyphens.
        first: the first day that the list covers, included.
        last: the last day that the list covers, included; at most 200 years later.

    Returns:
        A calendar that foresees nothing: outside its days there is an error.

    Raises:
        CsprError: ``not-days``, ``not-a-day``, ``not-an-edition``, ``ends-before-it-begins``, ``too-long`` or
            ``outside-the-calendar``, with every problem found.

    Examples:
        >>> school = own([date(2025, 2, 17)], edition="school-2025", first=date(2025, 1, 1), last=date(2025, 12, 31))
        >>> school.add(date(2025, 2, 14), 1)
        datetime.date(2025, 2, 18)
    """
    off = listed(days_off)
    days = {"first": first, "last": last} | {f"days[{at}]": day for at, day in enumerate(off)}
    problems = [
        Problem("not-a-day", f"$.{name}", "give a date, without a time of day")
        for name, day in days.items()
        if type(day) is not date
    ]
    if type(edition) is not str or not _EDITION.fullmatch(edition):
        advice = "give at most 64 small letters, digits, dots and hyphens, a letter or digit first"
        problems.append(Problem("not-an-edition", "$.edition", advice))
    if problems:
        raise CsprError(problems)
    if last < first:
        raise wrong("ends-before-it-begins", "$.last", "the last day is before the first")
    if last.year - first.year > _LONGEST:
        raise wrong("too-long", "$.last", f"cover at most {_LONGEST} years")
    beyond = [name for name, day in days.items() if not first <= day <= last]
    if beyond:
        advice = "give days from the first to the last that the list covers"
        raise CsprError(Problem("outside-the-calendar", f"$.{name}", advice) for name in beyond)
    return Calendar(
        edition=edition,
        first=first,
        last=last,
        published_first=first,
        published_last=last,
        days=lay_out(first, last, dict.fromkeys(off, _DAY_OFF)),
    )


def moved(start: date, n: int, *, then: Calendar, now: Calendar | None = None, backwards: bool = False) -> Moved | None:
    """Whether a deadline that was reckoned in one calendar falls on another day in a later one, and why.

    Args:
        start: the day of the event, not counted.
        n: working days, 0 or more.
        then: the calendar that the deadline was reckoned in, such as ``england(known_on=...)``.
        now: the calendar to reckon it in again; without it, ``england()``.
        backwards: whether it is counted back from the start, as a notice period is.

    Returns:
        Both deadlines and the days that make the difference, or ``None`` where the deadline has not moved.

    Raises:
        CsprError: ``not-a-calendar``, or as ``Calendar.add`` does.

    Examples:
        >>> change = moved(date(2022, 9, 5), 15, then=england(known_on=date(2022, 9, 5)))
        >>> change.then.isoformat(), change.now.isoformat(), [day.isoformat() for day in change.because]
        ('2022-09-26', '2022-09-27', ['2022-09-19'])
    """
    later = england() if now is None else now
    problems = [
        Problem("not-a-calendar", f"$.{name}", "give what england or own made")
        for name, calendar in (("then", then), ("now", later))
        if type(calendar) is not Calendar
    ]
    if problems:
        raise CsprError(problems)
    if a_switch(backwards, "$.backwards"):
        before, after = then.subtract(start, n), later.subtract(start, n)
    else:
        before, after = then.add(start, n), later.add(start, n)
    if before == after:
        return None
    # Neither end can lie beyond the years 1 to 9999: a deadline that moved lies on that side of the start.
    if backwards:
        first, last = min(before, after), start - timedelta(days=1)
    else:
        first, last = start + timedelta(days=1), max(before, after)
    days = [date.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1)]
    because = tuple(day for day in days if then.is_working_day(day) != later.is_working_day(day))
    news = {*_unannounced(then.known_on)} ^ {*_unannounced(later.known_on)}
    return Moved(
        start=start,
        working_days=n,
        then=before,
        now=after,
        because=because,
        one_offs=tuple(day for day in one_offs() if day in news and not set(day.days).isdisjoint(because)),
    )


def one_offs() -> Answers[OneOff]:
    """List the one-off bank holidays since 2011, in order of their days.

    Examples:
        >>> [day.on.year for day in one_offs()]
        [2011, 2012, 2020, 2022, 2022, 2023]
    """
    return Answers(published().one_offs)


def one_off(day: date) -> OneOff | None:
    """The one-off bank holiday on account of which a day was taken off, or given back.

    Raises:
        CsprError: ``not-a-day`` for anything that is not exactly a ``date``.

    Examples:
        >>> one_off(date(2023, 5, 8)).why
        'coronation'
    """
    if type(day) is not date:
        raise wrong("not-a-day", "$.day", "give a date, without a time of day")
    return next((holiday for holiday in one_offs() if day in holiday.days), None)
