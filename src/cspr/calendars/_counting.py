"""Counting working days by looking them up: a day's place among the working days, then the one so many places on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

import attrs

from cspr.answers import Short
from cspr.arguments import a_list
from cspr.calendars._days import Days, PassedOver, lay_out
from cspr.errors import CsprError, Problem, wrong

_A_DAY: Final = "give a date, without a time of day"


def _named(days: Days) -> tuple[tuple[date, str], ...]:
    return days.named


@attrs.frozen(kw_only=True, repr=False)
class Calendar(Short):
    """Working days: Monday to Friday without the holidays, made by ``england`` or ``own`` and never changed.

    The day after the event is day 1. Amounts are in working days; 0 gives the start itself, whatever day it is.
    Every method refuses a day outside ``first`` to ``last`` (``outside-the-calendar``) and anything that is not
    exactly a ``date`` (``not-a-day``): where nothing can be known, it never answers "no holiday". Two calendars are
    equal where they rest on the same list, know the same days and have the same days off.

    Args:
        edition: the list of holidays that it rests on, and that list's date.
        first: the first day that it can answer for, included.
        last: the last day that it can answer for, included.
        published_first: the first day of the years whose holidays are published; before it they are foreseen.
        published_last: the last day of those years; after it they are foreseen.
        known_on: the day as of which one-off holidays were known, where that was asked for.
        closures: days off that were added by the caller.

    Examples:
        >>> from cspr import calendars
        >>> england = calendars.england()
        >>> england.add(date(2023, 4, 21), 15)
        datetime.date(2023, 5, 16)
        >>> england.count(date(2023, 4, 21), date(2023, 5, 16))
        15
    """

    edition: str
    first: date
    last: date
    published_first: date
    published_last: date
    known_on: date | None = None
    closures: tuple[date, ...] = ()
    _days: Days = attrs.field(alias="days", repr=False, eq=_named)
    _wider: Callable[[tuple[date, ...]], Calendar] | None = attrs.field(
        alias="wider", default=None, repr=False, eq=False
    )
    _worked: tuple[date, ...] = attrs.field(init=False, repr=False, eq=False)
    _upto: Mapping[date, int] = attrs.field(init=False, repr=False, eq=False)
    _since: Mapping[date, int] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Keep at hand what every count looks up."""
        object.__setattr__(self, "_worked", self._days.worked)
        object.__setattr__(self, "_upto", self._days.upto)
        object.__setattr__(self, "_since", self._days.since)

    def __str__(self) -> str:
        """The list of days off that it rests on, with what makes it another: when it was known, and closures.

        Examples:
            >>> from cspr import calendars
            >>> str(calendars.own((), edition="school-2025", first=date(2025, 1, 1), last=date(2025, 12, 31)))
            'school-2025'
            >>> then = calendars.england(known_on=date(2022, 9, 5)).with_closures([date(2022, 9, 2)])
            >>> str(then).partition(", ")[2]
            'as known on 2022-09-05, with 1 closure day'
        """
        known = "" if self.known_on is None else f", as known on {self.known_on}"
        closures = len(self.closures)
        closed = f", with {closures} closure day{'' if closures == 1 else 's'}" if closures else ""
        return f"{self.edition}{known}{closed}"

    def add(self, start: date, n: int) -> date:
        """The nth working day after a day.

        Args:
            start: the day of the event, not counted; it need not be a working day.
            n: working days, 0 or more.

        Raises:
            CsprError: ``not-a-day``, ``not-an-amount``, ``negative-amount`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().add(date(2024, 12, 24), 1)
            datetime.date(2024, 12, 27)
        """
        if type(start) is date and type(n) is int and n > 0:
            try:
                return self._worked[self._upto[start] + n]
            except LookupError:
                return self._further("$.n", start=start).add(start, n)
        self._check_amount(start, n)
        return start

    def subtract(self, start: date, n: int) -> date:
        """The nth working day before a day.

        Args:
            start: the day that is counted back from, not counted itself; it need not be a working day.
            n: working days, 0 or more.

        Raises:
            CsprError: ``not-a-day``, ``not-an-amount``, ``negative-amount`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().subtract(date(2024, 12, 27), 1)
            datetime.date(2024, 12, 24)
        """
        if type(start) is date and type(n) is int and n > 0:
            try:
                place = self._since[start] - n
            except LookupError:
                place = 0
            if place > 0:
                return self._worked[place]
            return self._further("$.n", start=start).subtract(start, n)
        self._check_amount(start, n)
        return start

    def count(self, after: date, until: date) -> int:
        """Count the working days after one day, up to and including another.

        Args:
            after: the day of the event, not counted.
            until: the last day that is counted; the same day gives 0.

        Raises:
            CsprError: ``not-a-day``, ``ends-before-it-begins`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().count(date(2025, 4, 17), date(2025, 4, 22))
            1
        """
        if type(after) is date and type(until) is date and until >= after:
            try:
                return self._upto[until] - self._upto[after]
            except KeyError:
                return self._further("$.until", after=after, until=until).count(after, until)
        raise self._refusal(after, until)

    def skipped(self, after: date, until: date) -> PassedOver:
        """What ``count`` passes over between the same two days.

        For a day that was reached with ``subtract``, ask from that day until the day before the start.

        Args:
            after: the day of the event, itself neither counted nor passed over.
            until: the last day looked at, included.

        Raises:
            CsprError: ``not-a-day``, ``ends-before-it-begins`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> passed = calendars.england().skipped(date(2023, 5, 5), date(2023, 5, 9))
            >>> passed.holidays, passed.weekend_days
            (((datetime.date(2023, 5, 8), 'Coronation'),), 2)
        """
        if type(after) is date and type(until) is date and until >= after:
            try:
                counted = self._upto[until] - self._upto[after]
            except KeyError:
                wider = self._further("$.until", after=after, until=until)
                beyond = until > self.published_last or self.published_first.toordinal() - after.toordinal() > 1
                return wider.skipped(after, until)._replace(foreseen=beyond and after < until)
            start, end = after.toordinal(), until.toordinal()
            # Sundays are the ordinals that 7 divides, and Saturdays come a day sooner.
            weekend_days = end // 7 - start // 7 + (end + 1) // 7 - (start + 1) // 7
            holidays = end - start - weekend_days - counted
            at = bisect_right(self._days.in_order, after) if holidays else 0
            return PassedOver(self._days.named[at : at + holidays], weekend_days)
        raise self._refusal(after, until)

    def is_working_day(self, day: date) -> bool:
        """Whether a day is worked: Monday to Friday, no holiday, no closure.

        Raises:
            CsprError: ``not-a-day`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().is_working_day(date(2023, 5, 8))
            False
        """
        holder = self._holding(day)
        return holder._upto[day] == holder._since[day]  # noqa: SLF001  a calendar of the same class

    def previous_working_day(self, day: date) -> date:
        """The last working day on or before a day.

        Raises:
            CsprError: ``not-a-day`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().previous_working_day(date(2023, 5, 8))
            datetime.date(2023, 5, 5)
        """
        if type(day) is date and (place := self._upto.get(day)):
            return self._worked[place]
        return self._further("$.day", day=day).previous_working_day(day)

    def holiday(self, day: date) -> str | None:
        """Name the holiday or closure that keeps a weekday from being worked.

        Returns:
            The name, or ``None`` where the day is worked or is a Saturday or Sunday: a holiday that falls on a
            weekend takes away no working day, its substitute day does.

        Raises:
            CsprError: ``not-a-day`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().holiday(date(2022, 1, 3))
            "New Year's Day (substitute day)"
        """
        return self._holding(day)._days.off.get(day)  # noqa: SLF001  a calendar of the same class

    def foreseen(self, day: date) -> bool:
        """Whether what is said of a day leans on foreseen holidays, for its year's are not published here.

        For a date that was counted, ask ``skipped``, which looks at every day on the way.

        Raises:
            CsprError: ``not-a-day`` or ``outside-the-calendar``.

        Examples:
            >>> from cspr import calendars
            >>> calendars.england().foreseen(date(2040, 1, 1))
            True
        """
        self._holding(day)
        return not self.published_first <= day <= self.published_last

    def with_closures(self, days: Iterable[date]) -> Calendar:
        """Make a calendar in which further days are not worked, such as those on which an office is closed.

        Args:
            days: the days; one that is not worked anyway changes nothing.

        Raises:
            CsprError: ``not-days``, ``not-a-day`` or ``outside-the-calendar``, with every problem found.

        Examples:
            >>> from cspr import calendars
            >>> office = calendars.england().with_closures([date(2024, 12, 27)])
            >>> office.add(date(2024, 12, 24), 1), office.holiday(date(2024, 12, 27))
            (datetime.date(2024, 12, 30), 'closure day')
        """
        added = listed(days)
        problems = [problem for at, day in enumerate(added) for problem in self._problems(**{f"days[{at}]": day})]
        if problems:
            raise CsprError(problems)
        closures = tuple(sorted({*self.closures, *added}))
        laid_out = lay_out(self._days.first, self._days.last, self._days.off, closures)
        return attrs.evolve(self, closures=closures, days=laid_out)

    def _holding(self, day: date) -> Calendar:
        if type(day) is date and day in self._upto:
            return self
        return self._further("$.day", day=day)

    def _further(self, blamed: str, **days: object) -> Calendar:
        """The calendar that also holds what is foreseen; where there is none to ask, that is raised."""
        if problems := self._problems(**days):
            raise CsprError(problems)
        if self._wider is None:
            raise wrong("outside-the-calendar", blamed, self._reach())
        return self._wider(self.closures)

    def _problems(self, **days: object) -> list[Problem]:
        problems: list[Problem] = []
        for name, day in days.items():
            if type(day) is not date:
                problems.append(Problem("not-a-day", f"$.{name}", _A_DAY))
            elif not self.first <= day <= self.last:
                problems.append(Problem("outside-the-calendar", f"$.{name}", self._reach()))
        return problems

    def _reach(self) -> str:
        return f"this calendar knows {self.first} to {self.last}"

    def _check_amount(self, start: object, n: object) -> None:
        problems = self._problems(start=start)
        if type(n) is not int:
            problems.append(Problem("not-an-amount", "$.n", "give a whole number of working days"))
        elif n < 0:
            advice = "give 0 or more; add counts forwards, subtract backwards"
            problems.append(Problem("negative-amount", "$.n", advice))
        if problems:
            raise CsprError(problems)

    def _refusal(self, after: object, until: object) -> CsprError:
        problems = self._problems(after=after, until=until)
        if type(after) is date and type(until) is date:
            problems.append(Problem("ends-before-it-begins", "$.until", "the last day is before the first"))
        return CsprError(problems)


def listed(days: Iterable[date]) -> tuple[date, ...]:
    """The days that a caller hands over; what is no list of days is raised."""
    return a_list(days, "$.days", "give dates in a list", "not-days")
