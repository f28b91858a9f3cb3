"""From a period and its event to a day, with the counting that led there."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, assert_never

import attrs

from cspr.dates import PartialDate, days_later, end_of, months_later
from cspr.errors import CsprError, wrong
from cspr.guidance.periods import (
    EXACT,
    OPEN_ENDED,
    Amount,
    CalendarDays,
    Days,
    Hours,
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
    from cspr.calendars import Calendar, PassedOver

_A_DAY: Final = timedelta(days=1)
_WEEK, _YEAR = 7, 12
_A_DAY_IN_HOURS: Final = 24
_WORKING_DAYS: Final = "working-days"
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BACKWARDS: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE})
# Of "within five clear days" the last day is one of the five: only between two events are both ends left out.
_BETWEEN_ENDS: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.NOT_BEFORE})


class Counting(Enum):
    """The convention by which days are counted.

    Examples:
        >>> Counting.DAY_AFTER_IS_DAY_1.value
        'day-after-is-day-1'
    """

    DAY_AFTER_IS_DAY_1 = "day-after-is-day-1"
    DAY_OF_EVENT_IS_DAY_1 = "day-of-event-is-day-1"
    DAY_BEFORE_IS_DAY_1 = "day-before-is-day-1"
    SAME_DAY_OF_MONTH = "same-day-of-month"
    DAY_OF_EVENT = "day-of-event"
    FIXED_DATE = "fixed-date"
    NO_FIGURE = "no-figure"


@attrs.frozen(kw_only=True)
class Way:
    """One way in which a period can be counted.

    Args:
        amounts: the period, in a unit that is settled; two amounts for a window.
        relation: how it stands to the event.
        counting: the convention.
        plain: whether this is the plain reading of the text.
        to_end_of: to the end of what it runs on: ``week``, ``month``, ``quarter`` or ``year``; empty where to none.
        clear: whether neither end is among the days, so that one more lies between the two.

    Raises:
        CsprError: ``not-an-amount`` or ``negative-amount``.
    """

    amounts: tuple[Amount, ...]
    relation: Relation
    counting: Counting
    plain: bool
    to_end_of: str = ""
    clear: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the amounts once, so that every way in the library can be counted."""
        for amount in self.amounts:
            _check_amount(amount)

    @property
    def unit(self) -> str:
        """The unit that is counted; empty where the text gives no figure."""
        return unit(self.amounts[0]) if self.amounts else ""

    @property
    def backwards(self) -> bool:
        """Whether it is counted back from the event."""
        return self.relation in _BACKWARDS

    @property
    def window(self) -> bool:
        """Whether it has two ends; of what is to be done on one day both are that day."""
        return len(self.amounts) > 1 or self.relation in EXACT


def ways(timing: Timing, *, other: bool = False) -> tuple[Way, ...]:
    """The ways in which a period can be read, the plain one first.

    Args:
        timing: the period of a text.
        other: also count with the day of the event as day 1, where the text does not ask for it.

    Returns:
        Days of an unsaid kind give calendar days, then working days; a numbered day is counted with the event before
        day 1, then as day 1; a text that numbers the day of the event settles which of the two it is, and of a numbered
        day of an unsaid kind both kinds are given. With no figure, "on" the day of an event, "not
        before" it and to the end of its month are no days from it; everything else has one way. Of clear days one more
        lies between the two ends, but for "within", whose last day is one of them.

    Examples:
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Days(5),), of=("incident",))
        >>> [way.unit for way in ways(timing)]
        ['calendar-days', 'working-days']
        >>> ways(Timing(relation=Relation.NOT_BEFORE, of=("prosecution-concluded",)))[0].amounts
        (CalendarDays(n=0),)
    """
    written, relation = timing.amounts, timing.relation
    if relation is Relation.BY:
        return (Way(amounts=(), relation=relation, counting=Counting.FIXED_DATE, plain=True),)
    if not written and (relation in {Relation.NOT_BEFORE, Relation.ON} or timing.to_end_of):
        on_it = (CalendarDays(0),)
        itself = Counting.DAY_OF_EVENT
        return (Way(amounts=on_it, relation=relation, counting=itself, plain=True, to_end_of=timing.to_end_of),)
    if not written:
        return (Way(amounts=(), relation=relation, counting=Counting.NO_FIGURE, plain=True),)
    several: list[Way] = []
    for amounts in _kinds(written, numbered=timing.day_of_event is not None):
        for counting in _countings(amounts[0], timing, other=other):
            several.append(
                Way(
                    amounts=amounts,
                    relation=relation,
                    counting=counting,
                    plain=not several,
                    to_end_of=timing.to_end_of,
                    clear=timing.clear and relation in _BETWEEN_ENDS,
                )
            )
    return tuple(several)


def _kinds(written: tuple[Amount, ...], *, numbered: bool) -> tuple[tuple[Amount, ...], ...]:
    kind = type(written[0])
    if kind is Days or (kind is NumberedDay and numbered):
        return tuple(CalendarDays(amount.n) for amount in written), tuple(WorkingDays(amount.n) for amount in written)
    if kind is NumberedDay:
        return (tuple(CalendarDays(amount.n) for amount in written),)
    return (written,)


def _countings(amount: Amount, timing: Timing, *, other: bool) -> tuple[Counting, ...]:
    if timing.relation in _BACKWARDS:
        return (Counting.DAY_BEFORE_IS_DAY_1,)
    if isinstance(amount, Months | Years):
        return (Counting.SAME_DAY_OF_MONTH,)
    if timing.day_of_event is not None:
        return (Counting.DAY_OF_EVENT_IS_DAY_1 if timing.day_of_event else Counting.DAY_AFTER_IS_DAY_1,)
    if type(timing.amounts[0]) is NumberedDay or other or (timing.relation is Relation.BY_DAY and _is_days(amount)):
        return Counting.DAY_AFTER_IS_DAY_1, Counting.DAY_OF_EVENT_IS_DAY_1
    return (Counting.DAY_AFTER_IS_DAY_1,)


def _is_days(amount: Amount) -> bool:
    return isinstance(amount, WorkingDays | CalendarDays)


def shift(day: date, amount: Amount, way: Way, calendar: Calendar) -> date:
    """Count an amount on from a day, or back where the relation looks back.

    Args:
        day: the day of the event, which is day 0 unless it counts as day 1.
        amount: how far; bare ``Days`` are taken for calendar days, as in their plain reading.
        way: the relation and convention.
        calendar: which days are working days.

    Raises:
        CsprError: ``not-a-day``, ``not-an-amount``, ``negative-amount``; ``outside-the-calendar`` where the count
            leaves the days that the calendar can answer for, or the years 1 to 9999.

    Examples:
        >>> from cspr import calendars
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("local-review-decided",))
        >>> shift(date(2023, 8, 31), Months(6), ways(timing)[0], calendars.england())
        datetime.date(2024, 2, 29)
    """
    if type(day) is not date:
        raise wrong("not-a-day", "$.day", "give a date, without a time of day")
    _check_amount(amount)
    return end_of(_shift(day, amount, way, calendar), way.to_end_of)


def _check_amount(amount: Amount) -> None:
    if type(amount.n) is not int:
        raise wrong("not-an-amount", "$.amount", "give a whole number")
    if amount.n < 0:
        raise wrong("negative-amount", "$.amount", "give 0 or more; the relation says in which direction it counts")


def _shift(day: date, amount: Amount, way: Way, calendar: Calendar) -> date:
    n = amount.n + way.clear
    itself = 1 if way.counting is Counting.DAY_OF_EVENT_IS_DAY_1 and n else 0
    match amount:
        case Hours():
            return days_later(day, -n_days(amount) if way.backwards else n_days(amount) - itself)
        case WorkingDays():
            if way.backwards:
                return calendar.subtract(day, n)
            return calendar.add(day, n - itself if itself and calendar.is_working_day(day) else n)
        case CalendarDays() | Days() | NumberedDay():
            return days_later(day, -n if way.backwards else n - itself)
        case Weeks():
            return days_later(day, -_WEEK * n if way.backwards else _WEEK * n - itself)
        case Months():
            return months_later(day, -n if way.backwards else n)
        case Years():
            return months_later(day, -_YEAR * n if way.backwards else _YEAR * n)
        case _:
            assert_never(amount)


def next_yearly(each_year: str, on: date) -> date:
    """The next day, or the same one, on which a day comes back that comes back each year.

    Examples:
        >>> next_yearly("09-30", date(2025, 6, 1)), next_yearly("03-31", date(2025, 6, 1))
        (datetime.date(2025, 9, 30), datetime.date(2026, 3, 31))
    """
    month, day = map(int, each_year.split("-"))
    this_year = date(on.year, month, day)
    return this_year if this_year >= on else date(on.year + 1, month, day)


def n_days(hours: Hours) -> int:
    """On how many days from now hours end at the latest, for no record holds the hour of an event.

    Examples:
        >>> n_days(Hours(24)), n_days(Hours(36)), n_days(Hours(4))
        (1, 2, 1)
    """
    return -(-hours.n // _A_DAY_IN_HOURS)


@attrs.frozen
class Start:
    """When the event happened that is counted from, or for when it is planned.

    Args:
        span: the day, as well as it is known.
        planned: whether it is planned and has not happened.
        about: of whom it is recorded: ``case``, or an agency, child or person.
        certain: whether it surely happened; of a plan, no.
    """

    span: PartialDate
    planned: bool = False
    about: str = "case"
    certain: bool = True

    def __str__(self) -> str:
        """The day, and whether it is a plan."""
        return f"{self.span} (planned)" if self.planned else str(self.span)


@attrs.frozen
class Count:
    """One counting of one period from one start.

    Args:
        way: how it was counted.
        begun: when the event happened or is planned; ``None`` where it is not recorded, and for a fixed date.
        due: the day on which the period ends, and of what is not to be done before a day, that day; a span where its
            start is known only in part; ``None`` where there is no start or no figure.
        opens: the day on which a window opens; ``None`` for anything else.
    """

    way: Way
    begun: Start | None
    due: PartialDate | None
    opens: PartialDate | None


def falls_on(day: date, calendar: Calendar) -> str:
    """Name the weekend day or bank holiday that a day is; empty for a working day.

    Examples:
        >>> from cspr import calendars
        >>> falls_on(date(2021, 4, 2), calendars.england()), falls_on(date(2021, 4, 3), calendars.england())
        ('Good Friday', 'Saturday')
    """
    if calendar.is_working_day(day):
        return ""
    return calendar.holiday(day) or _WEEKDAYS[day.weekday()]


def working_day_before(counted: Count, calendar: Calendar) -> date | None:
    """The last working day before a day due that is none: a help, not a rule.

    ``None`` also where the day is the first that will do, and the working day before it would come too soon; and where
    the calendar knows of none before it.

    Examples:
        >>> from cspr import calendars
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Weeks(1),), of=("incident",))
        >>> england = calendars.england()
        >>> working_day_before(count(timing, ways(timing)[0], date(2021, 3, 26), england), england)
        datetime.date(2021, 4, 1)
    """
    day = None if counted.due is None else counted.due.exact
    if day is None or counted.way.relation in OPEN_ENDED or calendar.is_working_day(day):
        return None
    try:
        return calendar.previous_working_day(day)
    except CsprError:
        return None


def passed_over(counted: Count, calendar: Calendar) -> PassedOver | None:
    """What a count of working days passed over; ``None`` where no working days were counted.

    Where the start is known only in part, it is what lies between its earliest day and the latest day due.

    Examples:
        >>> from cspr import calendars
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(2),), of=("incident",))
        >>> counted = count(timing, ways(timing)[0], date(2023, 5, 5), calendars.england())
        >>> passed_over(counted, calendars.england()).holidays
        ((datetime.date(2023, 5, 8), 'Coronation'),)
    """
    begun, due, way = counted.begun, counted.due, counted.way
    if begun is None or due is None or way.unit != _WORKING_DAYS:
        return None
    start = begun.span
    if way.backwards:
        return calendar.skipped(due.first, max(due.first, start.last - _A_DAY))
    return calendar.skipped(start.first, due.last)


def count(timing: Timing, way: Way, start: Start | PartialDate | date | str | None, calendar: Calendar) -> Count:
    """Count one way from a start.

    Args:
        timing: the period of the text.
        way: one of its ``ways``.
        start: when the event happened or is planned: a ``Start``, or a day as ``PartialDate.of`` takes it; ``None``
            where that is not known.
        calendar: which days are working days.

    Returns:
        The days between which the period ends; both are the same where the start is known to the day. A later start
        never ends earlier, so that the ends of a span give the ends of all its days.

    Raises:
        CsprError: ``not-a-day`` or ``impossible-date`` for a start that is no day, else as ``shift`` does.

    Examples:
        >>> from cspr import calendars
        >>> timing = Timing(relation=Relation.BETWEEN, amounts=(Days(10), Days(13)), of=("notification-sent",))
        >>> counted = count(timing, ways(timing)[0], PartialDate.read("2021-03-29"), calendars.england())
        >>> str(counted.opens), str(counted.due)
        ('2021-04-08', '2021-04-11')
    """
    begun = start if start is None or isinstance(start, Start) else Start(PartialDate.of(start, "$.start"))
    if begun is None or not way.amounts:
        return Count(way, begun, timing.date, None)
    opens = _after(begun.span, way.amounts[0], way, calendar) if way.window else None
    return Count(way, begun, _after(begun.span, way.amounts[-1], way, calendar), opens)


def _after(span: PartialDate, amount: Amount, way: Way, calendar: Calendar) -> PartialDate:
    first = last = _shift(span.first, amount, way, calendar)
    if span.first != span.last:
        last = _shift(span.last, amount, way, calendar)
    if way.to_end_of:
        first, last = end_of(first, way.to_end_of), end_of(last, way.to_end_of)
    return PartialDate(first, last)
