"""A period counted from its event to a day, and what was passed over on the way."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple, assert_never

import attrs

from cspr.answers import Short
from cspr.arguments import of_kind
from cspr.calendars import Calendar
from cspr.calendars._days import PassedOver
from cspr.clocks.named_days import CLOSES, following, of_that, same_week_or_month, started
from cspr.clocks.ways_to_count import Counting, Way, check_amount, timing_of
from cspr.conditions.admission import calendar_of
from cspr.dates import A_DAY, PartialDate, days_later, end_of, months_later
from cspr.errors import CsprError, wrong
from cspr.guidance.periods import (
    OPEN_ENDED,
    PERIOD_ENDS,
    THAT_DAYS,
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
    WorkingHours,
    Years,
)

FIRST: Final = "first"
LAST: Final = "last"
SHOWN: Final = "shown"
STOOD: Final = "stood"
"""Of what several did each for itself: whether the first or the last of them counts; of a last day that moved since,
that it is the one which stood when what is timed by it was done."""

_WEEK, _YEAR = 7, 12
_A_DAY_IN_HOURS: Final = 24
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shift(day: date, amount: Amount, way: Way, calendar: Calendar) -> date:
    """Count an amount on from a day, or back where the relation looks back.

    Args:
        day: the day of the event, which is day 0 unless it counts as day 1.
        amount: how far; bare ``Days`` are taken for calendar days, as in their plain reading.
        way: the relation and convention.

    Raises:
        CsprError: ``not-a-day``, ``not-an-amount``, ``negative-amount``; ``outside-the-calendar`` where the count
            leaves the days that the calendar can answer for, or the years 1 to 9999.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("local-review-decided",))
        >>> shift(date(2023, 8, 31), Months(6), ways(timing)[0], calendars.england())
        datetime.date(2024, 2, 29)
    """
    if type(day) is not date:
        raise wrong("not-a-day", "$.day", "give a date, without a time of day")
    check_amount(amount)
    end = _shift(day, amount, way, calendar)
    if not way.to_end_of or way.to_end_of in PERIOD_ENDS:
        return end_of(end, way.to_end_of)
    if way.counting is not Counting.DAY_OF_EVENT:
        return same_week_or_month(end, way.to_end_of, calendar)
    if way.to_end_of in THAT_DAYS:
        return of_that(end, way.to_end_of, calendar)
    return following(days_later(end, -1) if way.to_end_of == CLOSES else end, way.to_end_of, calendar)


def _shift(day: date, amount: Amount, way: Way, calendar: Calendar) -> date:
    n = amount.n + way.clear
    itself = 1 if way.counting is Counting.DAY_OF_EVENT_IS_DAY_1 and n else 0
    match amount:
        case Hours():
            return days_later(day, -n_days(amount) if way.backwards else n_days(amount) - itself)
        case WorkingDays() | WorkingHours():
            n = n_days(amount) if isinstance(amount, WorkingHours) else n
            if way.backwards:
                return calendar.subtract(day, n)
            return calendar.add(day, n - itself if itself and calendar.is_working_day(day) else n)
        case CalendarDays() | Days() | NumberedDay():
            return days_later(day, -n if way.backwards else n - itself)
        case Weeks():
            return days_later(day, -_WEEK * n if way.backwards else _WEEK * n - itself)
        case Months():
            return _months(day, -n if way.backwards else n, itself)
        case Years():
            return _months(day, -_YEAR * n if way.backwards else _YEAR * n, itself)
        case _:
            assert_never(amount)


def _months(day: date, months: int, itself: int) -> date:
    """So many months later; of a month of which the day itself is the first, the day before that."""
    end = months_later(day, months)
    return days_later(end, -itself) if end.day == day.day else end


def n_days(hours: Hours | WorkingHours) -> int:
    """On how many days from now hours end at the latest, for no record holds the hour of an event.

    Working hours end on so many working days: no text says how many of them a day has, and this is the earliest day.

    Examples:
        >>> n_days(Hours(24)), n_days(Hours(36)), n_days(WorkingHours(4))
        (1, 2, 1)
    """
    return -(-hours.n // _A_DAY_IN_HOURS)


@attrs.frozen(repr=False)
class Start(Short):
    """When the event happened that is counted from, or for when it is planned.

    Args:
        span: the day, as well as it is known.
        planned: whether it is planned and has not happened.
        about: of whom it is recorded: ``case``, or an agency, child or person.
        certain: whether it surely happened; of a plan, no.
        again: whether it is when something was last done that comes back.
        since: of the last day of the time for something else, when that time began; ``None`` for what happens.
        place: of what several did each for itself, whether the ``first`` or the ``last`` of them counts; ``stood`` of a
            last day as it stood when what is timed by it was done; ``shown`` of days between which it must have
            happened, as something else on record shows; else empty.
        stands: whether a plan can be kept; no where it surely has to be made again first.
    """

    span: PartialDate
    planned: bool = False
    about: str = "case"
    certain: bool = True
    again: bool = False
    since: PartialDate | None = None
    place: str = ""
    stands: bool = True

    def __str__(self) -> str:
        """The day, and whether it is a plan."""
        return f"{self.span} (planned)" if self.planned else str(self.span)


class Still(NamedTuple):
    """From when until when a time stands still.

    Args:
        since: the day on which it stops.
        until: the day after which it runs on; ``None`` where that is not recorded.
        by: the proceedings, or the event from which it stands still; of what comes together, each.
    """

    since: PartialDate
    until: PartialDate | None
    by: tuple[str, ...] = ()


@attrs.frozen(repr=False)
class Count(Short):
    """One counting of one period from one start.

    Args:
        way: how it was counted.
        begun: when the event happened or is planned; ``None`` where it is not recorded, and for a fixed date.
        due: the day on which the period ends, and of what is not to be done before a day, that day; a span where its
            start is known only in part; ``None`` where there is no start or no figure.
        opens: the day on which a window opens, and of what is done so long before an event at the most, the first day
            that will do; ``None`` for anything else.
        still: from when until when the time stood still, each time.
        last: of what comes back by the calendar, the day of it that passed last; ``None`` of anything else.
        times_extended: of what may be extended more than once, how many times it was.
    """

    way: Way
    begun: Start | None
    due: PartialDate | None
    opens: PartialDate | None
    still: tuple[Still, ...] = ()
    last: date | None = None
    times_extended: int = 0


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
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing
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
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing
        >>> timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(2),), of=("incident",))
        >>> counted = count(timing, ways(timing)[0], date(2023, 5, 5), calendars.england())
        >>> passed_over(counted, calendars.england()).holidays
        ((datetime.date(2023, 5, 8), 'Coronation'),)
    """
    begun, due, way = counted.begun, counted.due, counted.way
    if begun is None or due is None or not way.on_working_days:
        return None
    start = begun.span
    if way.backwards:
        back = counted.opens or due
        return calendar.skipped(back.first, max(back.first, start.last - A_DAY))
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
        CsprError: ``not-a-day`` or ``impossible-date`` for a start that is no day, ``not-a-timing``, ``not-a-way``,
            ``not-a-calendar``, else as ``shift`` does.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.clocks import ways
        >>> from cspr.guidance.periods import Relation, Timing
        >>> timing = Timing(relation=Relation.BETWEEN, amounts=(Days(10), Days(13)), of=("notification-sent",))
        >>> counted = count(timing, ways(timing)[0], PartialDate.read("2021-03-29"), calendars.england())
        >>> str(counted.opens), str(counted.due)
        ('2021-04-08', '2021-04-11')
    """
    of_kind(way, Way, "not-a-way", "way", "give one of ways(timing)")
    timing, calendar = timing_of(timing), calendar_of(calendar)
    begun = start if start is None or isinstance(start, Start) else Start(PartialDate.of(start, "$.start"))
    if begun is None or not way.amounts:
        return Count(way, begun, timing.date, None)
    span = begun.span
    if timing.from_working_day:
        span = PartialDate(_received(span.first, calendar), _received(span.last, calendar))
    if timing.from_day:
        span = PartialDate(*(started(day, timing.from_day, calendar) for day in (span.first, span.last)))
    first = _after(span, way.amounts[0], way, calendar)
    if timing.more_than:
        first = PartialDate(days_later(first.first, 1), days_later(first.last, 1))
    if way.relation is Relation.AT_MOST_BEFORE:
        return Count(way, begun, begun.span, first)
    last = first if len(way.amounts) == 1 else _after(span, way.amounts[-1], way, calendar)
    return Count(way, begun, last, first if way.window else None)


def _received(day: date, calendar: Calendar) -> date:
    """The day on which what comes in on a day counts as received: the next working day, where it is none."""
    return day if calendar.is_working_day(day) else calendar.add(day, 1)


def _after(span: PartialDate, amount: Amount, way: Way, calendar: Calendar) -> PartialDate:
    first = last = shift(span.first, amount, way, calendar)
    if span.first != span.last:
        last = shift(span.last, amount, way, calendar)
    return PartialDate(first, last)
