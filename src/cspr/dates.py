"""Days that may be known only in part: a day, a month, a quarter, a year.

A partial date stays partial. It is a span of days, and comparing two spans answers yes, no or unknown.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Any, Final, cast

import attrs

from cspr.errors import wrong
from cspr.truth import Truth

_WRITTEN: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|Q(?P<quarter>[1-4])))?", re.ASCII
)
_LONGEST: Final = 10
_MONTHS_OF_A_QUARTER: Final = 3
_DECEMBER: Final = 12
_MARCH: Final = 3
_LONG_MONTH: Final = 31
A_DAY: Final = timedelta(days=1)
_WEEK, _YEAR = 7, 12
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "year": 12}
_EVERY_MONTH: Final = 28
RANGE_ADVICE: Final = "give a day and a period that stay within the years 1 to 9999"
ADVICE: Final = "write YYYY-MM-DD, or what is known of it: YYYY-MM, YYYY-Q1, YYYY"


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month.

    Examples:
        >>> days_in_month(2024, 2), days_in_month(9999, 12)
        (29, 31)
    """
    # Not from the module calendar, which brings with it the locale and all of its names of months.
    return _LONG_MONTH if month == _DECEMBER else (date(year, month + 1, 1) - A_DAY).day


def days_later(day: date, n: int) -> date:
    """The day so many calendar days later, or earlier where the number is negative.

    Raises:
        CsprError: ``outside-the-calendar`` where that lies outside the years 1 to 9999.

    Examples:
        >>> days_later(date(2021, 3, 25), 14)
        datetime.date(2021, 4, 8)
    """
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise wrong("outside-the-calendar", "$.amount", RANGE_ADVICE) from None


def months_later(day: date, n: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month.

    Raises:
        CsprError: ``outside-the-calendar`` where that lies outside the years 1 to 9999.

    Examples:
        >>> months_later(date(2021, 8, 31), 6)
        datetime.date(2022, 2, 28)
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 + n, _YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        raise wrong("outside-the-calendar", "$.amount", RANGE_ADVICE)
    if day.day <= _EVERY_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def end_of(day: date, period: str) -> date:
    """The last day of the week, month, quarter, year or financial year of a day; the day itself where none is named.

    Examples:
        >>> end_of(date(2021, 5, 12), "quarter"), end_of(date(2021, 5, 12), "")
        (datetime.date(2021, 6, 30), datetime.date(2021, 5, 12))
        >>> end_of(date(2021, 5, 12), "financial-year"), end_of(date(2021, 3, 31), "financial-year")
        (datetime.date(2022, 3, 31), datetime.date(2021, 3, 31))
    """
    match period:
        case "" | "day":
            return day
        case "week":
            return days_later(day, _WEEK - 1 - day.weekday())
        case "financial-year":
            ends = date(day.year, _MARCH, _LONG_MONTH)
            return ends if day <= ends else ends.replace(year=day.year + 1)
        case _:
            months = _MONTHS_OF[period]
            month = -(-day.month // months) * months
            return date(day.year, month, days_in_month(day.year, month))


def end_then_start(day: PartialDate) -> tuple[date, date]:
    """What orders days that are known in part: where they end, and then where they begin."""
    return day.last, day.first


def whole_day(value: object) -> date | None:
    """A day as a plain ``date``, also of a class of its own that carries no time of day; ``None`` for anything else.

    Examples:
        >>> whole_day(date(2021, 3, 25)), whole_day(datetime(2021, 3, 25, 9, 30)), whole_day("2021-03-25")
        (datetime.date(2021, 3, 25), None, None)
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        return None
    return value if type(value) is date else date(value.year, value.month, value.day)


def day_given(value: object, path: str) -> date:
    """A day that somebody gave, as a plain ``date``.

    Args:
        path: where it stands, for the error.

    Raises:
        CsprError: ``not-a-day`` where it is none; it is not repeated.

    Examples:
        >>> day_given(date(2021, 3, 25), "$.on")
        datetime.date(2021, 3, 25)
    """
    day = whole_day(value)
    if day is None:
        raise wrong("not-a-day", path, "give a date, without a time of day")
    return day


def _end(value: date) -> date:
    return value if type(value) is date else day_given(value, "$")


@attrs.frozen
class PartialDate:
    """The days on one of which something happened, both ends included.

    Args:
        first: the earliest day it can have been.
        last: the latest day it can have been; the same as ``first`` where the day is known.

    Raises:
        CsprError: ``ends-before-it-begins`` where ``last`` is before ``first``; ``not-a-day`` for anything but dates.

    Examples:
        >>> PartialDate.read("2017-11").first, PartialDate.read("2017-11").last
        (datetime.date(2017, 11, 1), datetime.date(2017, 11, 30))
        >>> str(PartialDate.read("2021-Q2"))
        '2021-Q2'
    """

    first: date = attrs.field(converter=_end)
    last: date = attrs.field(converter=_end)

    def __attrs_post_init__(self) -> None:
        """Check the ends once, so that every span in the library can be trusted."""
        if self.last < self.first:
            raise wrong("ends-before-it-begins", "$", "the last day is before the first")

    @classmethod
    def of(cls, when: Any, path: str = "$.on") -> PartialDate:
        """A date, a written partial date or a span.

        Args:
            when: ``date``, ``PartialDate`` or text as in ``ADVICE``; a ``datetime`` is refused: it names an instant.
            path: where the value stands, for the error.

        Raises:
            CsprError: ``not-a-day`` or ``impossible-date``; the value itself is not repeated.

        Examples:
            >>> PartialDate.of(date(2021, 3, 25)).exact
            datetime.date(2021, 3, 25)
        """
        if isinstance(when, PartialDate):
            return when
        day = whole_day(when)
        if day is not None:
            return cls(day, day)
        if isinstance(when, str):
            return cls.read(when, path)
        advice = "give a date, without a time of day" if isinstance(when, datetime) else ADVICE
        raise wrong("not-a-day", path, advice)

    @classmethod
    def read(cls, text: str, path: str = "$.on") -> PartialDate:
        """Read ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY-Qn``, ``YYYY``, or two of them with a slash between.

        Raises:
            CsprError: ``impossible-date`` where it is none of these or no day of the calendar; ``not-a-day`` where it
                is no text.

        Examples:
            >>> PartialDate.read("2018-05-01/2018-05-30").exact is None
            True
        """
        if not isinstance(cast("Any", text), str):
            raise wrong("not-a-day", path, ADVICE)
        start, slash, end = text.partition("/")
        try:
            first = cls._part(start)
            last = cls._part(end) if slash else first
        except ValueError:
            raise wrong("impossible-date", path, ADVICE) from None
        if last.last < first.first:
            raise wrong("ends-before-it-begins", path, "the last day is before the first")
        return cls(first.first, last.last)

    @classmethod
    def _part(cls, text: str) -> PartialDate:
        match = _WRITTEN.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            raise ValueError
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return cls(day, day)
        if match["quarter"]:
            last_month = int(match["quarter"]) * _MONTHS_OF_A_QUARTER
            first_month = last_month - _MONTHS_OF_A_QUARTER + 1
        elif match["month"]:
            first_month = last_month = int(match["month"])
        else:
            first_month, last_month = 1, _DECEMBER
        first = date(year, first_month, 1)
        date(year, last_month, 1)
        return cls(first, date(year, last_month, days_in_month(year, last_month)))

    @property
    def exact(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def precision(self) -> str:
        """How well it is known: ``day``, ``month``, ``quarter``, ``year`` or ``span``."""
        text = str(self)
        if "/" in text:
            return "span"
        if "Q" in text:
            return "quarter"
        return {4: "year", 7: "month", 10: "day"}[len(text)]

    def before(self, other: PartialDate | date) -> Truth:
        """Whether this came on an earlier day than the other.

        Raises:
            CsprError: ``not-a-day`` or ``impossible-date``.

        Examples:
            >>> PartialDate.read("2019").before(PartialDate.read("2019-03")).value
            'unknown'
            >>> PartialDate.read("2018").before(PartialDate.read("2019-03")).value
            'yes'
        """
        other = PartialDate.of(other, "other")
        if self.last < other.first:
            return Truth.YES
        return Truth.NO if self.first >= other.last else Truth.UNKNOWN

    def by(self, day: date) -> Truth:
        """Whether this came on that day or earlier.

        Raises:
            CsprError: ``not-a-day``.
        """
        day = day_given(day, "day")
        if self.last <= day:
            return Truth.YES
        return Truth.NO if self.first > day else Truth.UNKNOWN

    def meet(self, other: PartialDate | date) -> PartialDate | None:
        """The days that both allow, or ``None`` where they cannot both be right.

        Raises:
            CsprError: ``not-a-day`` or ``impossible-date``.

        Examples:
            >>> str(PartialDate.read("2019").meet(PartialDate.read("2019-03")))
            '2019-03'
        """
        other = PartialDate.of(other, "other")
        first, last = max(self.first, other.first), min(self.last, other.last)
        return PartialDate(first, last) if first <= last else None

    def from_day(self, day: date) -> PartialDate:
        """What is left of the span from a day on; all of it where nothing is left.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> from datetime import date
            >>> str(PartialDate.of("2026-Q4").from_day(date(2026, 11, 2)))
            '2026-11-02/2026-12-31'
        """
        day = day_given(day, "day")
        return self if not self.first < day <= self.last else PartialDate(day, self.last)

    def __str__(self) -> str:
        """Write it as short as it was known: the form that ``read`` takes."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if first.day == 1 and first.year == last.year and last.day == days_in_month(last.year, last.month):
            months = last.month - first.month + 1
            if months == 1:
                return f"{first.year:04}-{first.month:02}"
            if months == _DECEMBER:
                return f"{first.year:04}"
            if months == _MONTHS_OF_A_QUARTER and last.month % _MONTHS_OF_A_QUARTER == 0:
                return f"{first.year:04}-Q{last.month // _MONTHS_OF_A_QUARTER}"
        return f"{first.isoformat()}/{last.isoformat()}"
