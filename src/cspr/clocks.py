"""From a period and its event to a day, with the counting that led there."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr.errors import wrong
from cspr.guidance.periods import (
    Amount,
    CalendarDays,
    Days,
    Months,
    NumberedDay,
    Relation,
    Timing,
    Weeks,
    WorkingDays,
    Years,
    unit,
)

if TYPE_CHECKING:
    from cspr.calendars import Calendar
    from cspr.dates import Span

_WEEK: Final = 7
_A_DAY: Final = timedelta(days=1)
_YEAR: Final = 12
_BACKWARDS: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE})
_RANGE_ADVICE: Final = "give a day and a period that stay within the years of the calendar"


class Counting(Enum):
    """The convention by which days are counted.

    Example:
        >>> Counting.DAY_AFTER_IS_DAY_1.value
        'day-after-is-day-1'
    """

    DAY_AFTER_IS_DAY_1 = "day-after-is-day-1"
    DAY_OF_EVENT_IS_DAY_1 = "day-of-event-is-day-1"
    DAY_BEFORE_IS_DAY_1 = "day-before-is-day-1"
    SAME_DAY_OF_MONTH = "same-day-of-month"
    FIXED_DATE = "fixed-date"
    NO_FIGURE = "no-figure"


SAYS: Final = {
    Counting.DAY_AFTER_IS_DAY_1: "the day after the event is day 1",
    Counting.DAY_OF_EVENT_IS_DAY_1: "the day of the event is day 1",
    Counting.DAY_BEFORE_IS_DAY_1: "counted back, the day before the event is day 1",
    Counting.SAME_DAY_OF_MONTH: "the same day of the month, or the last day of a shorter month",
    Counting.FIXED_DATE: "a fixed date",
    Counting.NO_FIGURE: "the text gives no figure",
}


@attrs.frozen(kw_only=True)
class Way:
    """One way in which a period can be counted.

    Args:
        amounts: the period, in a unit that is settled; two amounts for a window.
        written: the amounts as the text has them, which may leave the unit open.
        relation: how it stands to the event.
        counting: the convention.
        plain: whether this is the plain reading of the text.
    """

    amounts: tuple[Amount, ...]
    written: tuple[Amount, ...]
    relation: Relation
    counting: Counting
    plain: bool

    @property
    def unit(self) -> str:
        """Name the unit that is counted."""
        return unit(self.amounts[0]) if self.amounts else ""


def ways(timing: Timing, *, other: bool = False) -> tuple[Way, ...]:
    """Give the ways in which a period can be read, the plain one first.

    Args:
        timing: the period of a text.
        other: also count with the day of the event as day 1, where the text does not ask for it.

    Returns:
        Days of an unsaid kind give calendar days, then working days; a numbered day is counted with the event before
        day 1, then as day 1; everything else has one way.

    Example:
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Days(5),), of=("incident",))
        >>> [way.unit for way in ways(timing)]
        ['calendar-days', 'working-days']
    """
    written, relation = timing.amounts, timing.relation
    if relation is Relation.BY:
        return (Way(amounts=(), written=(), relation=relation, counting=Counting.FIXED_DATE, plain=True),)
    if not written:
        return (Way(amounts=(), written=(), relation=relation, counting=Counting.NO_FIGURE, plain=True),)
    made: list[Way] = []
    for amounts in _kinds(written):
        for counting in _countings(amounts[0], relation, other=other, numbered=type(written[0]) is NumberedDay):
            made.append(Way(amounts=amounts, written=written, relation=relation, counting=counting, plain=not made))
    return tuple(made)


def _kinds(written: tuple[Amount, ...]) -> tuple[tuple[Amount, ...], ...]:
    kind = type(written[0])
    if kind is Days:
        return tuple(CalendarDays(one.n) for one in written), tuple(WorkingDays(one.n) for one in written)
    if kind is NumberedDay:
        return (tuple(CalendarDays(one.n) for one in written),)
    return (written,)


def _countings(amount: Amount, relation: Relation, *, other: bool, numbered: bool) -> tuple[Counting, ...]:
    if relation in _BACKWARDS:
        return (Counting.DAY_BEFORE_IS_DAY_1,)
    if isinstance(amount, Months | Years):
        return (Counting.SAME_DAY_OF_MONTH,)
    if numbered or other:
        return Counting.DAY_AFTER_IS_DAY_1, Counting.DAY_OF_EVENT_IS_DAY_1
    return (Counting.DAY_AFTER_IS_DAY_1,)


def shift(day: date, amount: Amount, way: Way, calendar: Calendar) -> date:
    """Count an amount on from a day, or back where the relation looks back.

    Args:
        day: the day of the event, which is day 0 unless it counts as day 1.
        amount: how far; a bare ``Days`` has to be settled first by ``ways``.
        way: the relation and convention.
        calendar: which days are working days.

    Raises:
        CsprError: ``outside-the-calendar`` where the count leaves the years that the calendar can answer for.

    Example:
        >>> from cspr import calendars
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("local-review-decided",))
        >>> shift(date(2023, 8, 31), Months(6), ways(timing)[0], calendars.england())
        datetime.date(2024, 2, 29)
    """
    sign = -1 if way.relation in _BACKWARDS else 1
    match amount:
        case WorkingDays(n):
            if way.counting is Counting.DAY_OF_EVENT_IS_DAY_1:
                return calendar.add(day, n - 1) if calendar.is_working_day(day) else calendar.add(day, n)
            return calendar.add(day, n) if sign > 0 else calendar.subtract(day, n)
        case CalendarDays(n) | Days(n) | NumberedDay(n):
            return _days(day, sign * (n - 1 if way.counting is Counting.DAY_OF_EVENT_IS_DAY_1 else n))
        case Weeks(n):
            return _days(day, sign * (_WEEK * n - (way.counting is Counting.DAY_OF_EVENT_IS_DAY_1)))
        case Months(n):
            return _months(day, sign * n)
        case Years(n):
            return _months(day, sign * n * _YEAR)


def _days(day: date, n: int) -> date:
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise wrong("outside-the-calendar", "$", _RANGE_ADVICE) from None


def _months(day: date, n: int) -> date:
    """Keep the day of the month, clamped to the end of a shorter month."""
    count = day.year * _YEAR + day.month - 1 + n
    year, month = divmod(count, _YEAR)
    if not 1 <= year <= MAXYEAR:
        raise wrong("outside-the-calendar", "$", _RANGE_ADVICE)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@attrs.frozen(kw_only=True)
class Count:
    """One counting of one period from one start.

    Args:
        way: how it was counted.
        start: when the event happened or is planned; a span where that is known only in part.
        first: the earliest day that the period can end on.
        last: the latest day that the period can end on; the same as ``first`` where the start is known to the day.
        opens_first: for a window, the earliest day that it can open on; else ``None``.
        opens_last: for a window, the latest day that it can open on; else ``None``.
    """

    way: Way
    start: Span | None
    first: date | None
    last: date | None
    opens_first: date | None = None
    opens_last: date | None = None

    @property
    def exact(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None

    def skipped(self, calendar: Calendar) -> tuple[tuple[date, str], ...]:
        """Give the bank holidays that a count of working days passed over, with their names."""
        if self.start is None or self.first is None or self.last is None or self.way.unit != "working-days":
            return ()
        if self.way.relation in _BACKWARDS:
            return calendar.skipped(self.first, self.start.last - _A_DAY).holidays
        return calendar.skipped(self.start.first, self.last).holidays


def count(timing: Timing, way: Way, start: Span | None, calendar: Calendar) -> Count:
    """Count one way from a start.

    Args:
        timing: the period of the text.
        way: one of its ``ways``.
        start: the event; ``None`` where it is not known.
        calendar: which days are working days.

    Returns:
        The days between which the period ends; both are the same where the start is known to the day. A later start
        never ends earlier, so that the ends of a span give the ends of all its days.
    """
    if timing.date is not None:
        return Count(way=way, start=None, first=timing.date, last=timing.date)
    if start is None or not way.amounts:
        return Count(way=way, start=start, first=None, last=None)
    ends = way.amounts[-1]
    first = shift(start.first, ends, way, calendar)
    last = first if start.first == start.last else shift(start.last, ends, way, calendar)
    if len(way.amounts) == 1:
        return Count(way=way, start=start, first=first, last=last)
    opens = way.amounts[0]
    opens_first = shift(start.first, opens, way, calendar)
    return Count(
        way=way,
        start=start,
        first=first,
        last=last,
        opens_first=opens_first,
        opens_last=opens_first if start.first == start.last else shift(start.last, opens, way, calendar),
    )
