"""Two periods side by side: which is the longer, which asks for more, and whether both can be kept.

The one judge of periods: comparing texts and checking a partnership's own text both ask here. Nothing is rounded: where
the shortest and the longest that a period can be settle it, they do; else every day of the calendar is counted from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final, assert_never

import attrs

from cspr.answers import Short
from cspr.calendars import Calendar
from cspr.clocks.counting import n_days, shift
from cspr.clocks.ways_to_count import Counting, Way, ways
from cspr.guidance.periods import (
    EXACT,
    OPEN_ENDED,
    PERIOD_ENDS,
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
from cspr.wording import periods as wording

_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.AT_MOST})
_LONGER_ASKS_MORE: Final = frozenset({Relation.AT_LEAST, Relation.AT_LEAST_BEFORE, Relation.NOT_BEFORE})
_WEEK: Final = 7
_WORKING_WEEK: Final = 5
_YEAR: Final = 12
_MARGIN: Final = 366  # the longest count that is tried over the days of a calendar
_MONTH: Final = (28, 31)  # the days of the shortest month and of the longest


class Order(Enum):
    """How the length of one period stands to that of another.

    Examples:
        >>> Order.LONGER.mirrored
        <Order.SHORTER: 'shorter'>
    """

    SAME = "same"
    SHORTER = "shorter"
    LONGER = "longer"
    DEPENDS = "depends"

    @property
    def mirrored(self) -> Order:
        """The order of the same two, exchanged."""
        match self:
            case Order.SHORTER:
                return Order.LONGER
            case Order.LONGER:
                return Order.SHORTER
            case Order.SAME | Order.DEPENDS:
                return self
            case _:
                assert_never(self)


class Demand(Enum):
    """What one period asks for, beside another that is counted from the same event.

    Examples:
        >>> Demand("more").name
        'MORE'
    """

    SAME = "same"
    MORE = "more"
    LESS = "less"
    OTHER = "other"
    IMPOSSIBLE = "impossible"


@attrs.frozen(repr=False)
class Judgement(Short):
    """How one period stands to another.

    Args:
        demand: what the first asks for; ``impossible`` where no day can satisfy both.
        why: what led to it, where that is not plain; empty else.
    """

    demand: Demand
    why: str


_DEMANDS: Final = {
    Order.SAME: Demand.SAME,
    Order.SHORTER: Demand.MORE,
    Order.LONGER: Demand.LESS,
    Order.DEPENDS: Demand.OTHER,
}


def judge_periods(left: Timing, right: Timing, calendar: Calendar) -> Judgement:
    """What one period asks for beside another, both taken as counted from one event.

    Args:
        calendar: the working days over which they are measured.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.guidance.periods import Timing
        >>> ours = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(5),), of=("incident",))
        >>> theirs = Timing(relation=Relation.WITHIN, amounts=(CalendarDays(5),), of=("incident",))
        >>> judge_periods(ours, theirs, calendars.england()).demand
        <Demand.LESS: 'less'>
    """
    if not _has_figure(left) or not _has_figure(right):
        return Judgement(Demand.OTHER, wording.NO_FIGURE)
    relations = (left.relation, right.relation)
    both = set(relations)
    if both <= _LIMITS or both in ({Relation.EVERY}, {Relation.AT_MOST_BEFORE}):
        order, why = length(left, right, calendar)
        return Judgement(_DEMANDS[order], why)
    if len(both) == 1 and both <= _LONGER_ASKS_MORE:
        order, why = length(left, right, calendar)
        return Judgement(_DEMANDS[order.mirrored], why)
    if not both.isdisjoint(EXACT):
        return _of_one_day(left, right, calendar)
    if both == {Relation.AT_LEAST, Relation.AT_MOST}:
        most = _order(left, right, calendar, first=left.relation is Relation.AT_MOST)
        return _both_kept(most, wording.LONGEST_BEFORE_SHORTEST, wording.LONGEST_AND_SHORTEST)
    if Relation.NOT_BEFORE in both and not both.isdisjoint(_LIMITS):
        limit = _order(left, right, calendar, first=left.relation is not Relation.NOT_BEFORE)
        return _both_kept(limit, wording.LAST_BEFORE_FIRST, wording.FIRST_AND_LAST)
    if both == {Relation.ABOUT_BEFORE, Relation.AT_LEAST_BEFORE}:
        about = _order(left, right, calendar, first=left.relation is Relation.ABOUT_BEFORE)
        less = Demand.LESS if left.relation is Relation.ABOUT_BEFORE else Demand.MORE
        return Judgement(less if about is Order.SHORTER else Demand.OTHER, wording.ABOUT)
    return Judgement(Demand.OTHER, wording.FIRST_DAY if Relation.NOT_BEFORE in both else wording.WINDOW)


def _of_one_day(left: Timing, right: Timing, calendar: Calendar) -> Judgement:
    """How a time that falls on one day stands to another: it asks for more than a limit that it keeps."""
    exact_first = left.relation in EXACT
    other = right.relation if exact_first else left.relation
    order = _order(left, right, calendar, first=exact_first)
    if other in EXACT:
        return Judgement(Demand.SAME if order is Order.SAME else Demand.IMPOSSIBLE, wording.TWO_DAYS)
    if order is Order.DEPENDS or not (other in _LIMITS or other in OPEN_ENDED):
        return Judgement(Demand.OTHER, wording.ONE_DAY)
    breaks = Order.LONGER if other in _LIMITS else Order.SHORTER
    if order is breaks:
        return Judgement(Demand.IMPOSSIBLE, wording.ONE_DAY_OUTSIDE)
    return Judgement(Demand.MORE if exact_first else Demand.LESS, wording.ONE_DAY)


def _order(left: Timing, right: Timing, calendar: Calendar, *, first: bool) -> Order:
    """The order of two periods, looked at from the first or from the second."""
    order, _ = length(left, right, calendar)
    return order if first else order.mirrored


def _both_kept(limit: Order, never: str, can: str) -> Judgement:
    return Judgement(Demand.IMPOSSIBLE, never) if limit is Order.SHORTER else Judgement(Demand.OTHER, can)


def _has_figure(timing: Timing) -> bool:
    """Whether a period can be measured: not before an event is no days from it."""
    return bool(timing.amounts) or timing.relation in {Relation.NOT_BEFORE, Relation.ON} or bool(timing.to_end_of)


def length(left: Timing, right: Timing, calendar: Calendar) -> tuple[Order, str]:
    """Which of two periods with a figure is the longer on every way of reading both, and why where that is not plain.

    Of a window its last day is measured.

    Examples:
        >>> from cspr import calendars
        >>> from cspr.guidance.periods import Timing
        >>> six = Timing(relation=Relation.WITHIN, amounts=(Days(6),), of=("incident",))
        >>> five = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(5),), of=("incident",))
        >>> length(six, five, calendars.england())
        (<Order.DEPENDS: 'depends'>, 'which is the longer depends on the days that the text leaves open')
    """
    measured = [_longer(first, second, calendar) for first in ways(left) for second in ways(right)]
    orders = {order for order, _ in measured} - {Order.SAME}
    if len(orders) > 1:
        return Order.DEPENDS, wording.OPEN_DAYS
    if orders and len({order for order, _ in measured}) > 1:
        return orders.pop(), wording.OR_THE_SAME
    return measured[0]


def outlasts(chain: Iterable[Timing], limit: Timing, calendar: Calendar) -> bool:
    """Whether on any day of the calendar the last days of periods, one after the other, lie past that of a limit.

    All are taken on their plain reading.
    """
    spent, allowed = [ways(timing)[0] for timing in chain], ways(limit)[0]
    shortest, longest = _bounds(allowed)
    bounds = [_bounds(way) for way in spent]
    if longest is not None and sum(least for least, _ in bounds) > longest:
        return True
    if all(most is not None for _, most in bounds) and sum(most or 0 for _, most in bounds) <= shortest:
        return False
    return any(_reached(day, spent, calendar) > _reached(day, [allowed], calendar) for day in _days(calendar))


def _reached(day: date, chain: Iterable[Way], calendar: Calendar) -> date:
    for way in chain:
        day = shift(day, way.amounts[-1], way, calendar)
    return day


@lru_cache(maxsize=1024)
def _longer(left: Way, right: Way, calendar: Calendar) -> tuple[Order, str]:
    upper_left, upper_right = left.amounts[-1], right.amounts[-1]
    alike = type(upper_left) is type(upper_right) or (
        isinstance(upper_left, Months | Years) and isinstance(upper_right, Months | Years)
    )
    open_end = left.to_end_of or right.to_end_of or left.clear is not right.clear
    if alike and left.counting is right.counting and not open_end:
        return _sign((_number(upper_left) > _number(upper_right)) - (_number(upper_left) < _number(upper_right))), ""
    here, there = _bounds(left), _bounds(right)
    for order, longer, shorter in ((Order.LONGER, here, there), (Order.SHORTER, there, here)):
        if shorter[1] is not None and longer[0] > shorter[1]:
            return order, wording.ON_EVERY_DAY
    signs = set(_signs(left, right, calendar))
    if not signs:
        return Order.DEPENDS, wording.SHORT_CALENDAR
    if {-1, 1} <= signs:
        return Order.DEPENDS, wording.NOW_THE_ONE
    order = _sign(max(signs) or min(signs))
    years = wording.tried(calendar.published_first.year, calendar.published_last.year)
    return order, years + wording.SOMETIMES_THE_SAME if order is not Order.SAME and 0 in signs else years


def _bounds(way: Way) -> tuple[int, int | None]:
    """How many days a period is at least, and at most; for working days no most, since any day may be a holiday."""
    amount = way.amounts[-1]
    n = amount.n + way.clear
    itself = 1 if way.counting is Counting.DAY_OF_EVENT_IS_DAY_1 and n else 0
    if way.to_end_of:
        least, _ = _bounds(attrs.evolve(way, to_end_of=""))
        return (least if way.to_end_of in PERIOD_ENDS else 0), None  # the Friday of a week may come before its Sunday
    match amount:
        case Hours():
            return n_days(amount) - itself, n_days(amount) - itself
        case WorkingDays() | WorkingHours():
            n = n_days(amount) if isinstance(amount, WorkingHours) else n
            return max(0, n - itself + (_WEEK - _WORKING_WEEK) * max(0, (n - itself - 1) // _WORKING_WEEK)), None
        case CalendarDays() | Days() | NumberedDay():
            return n - itself, n - itself
        case Weeks():
            return _WEEK * n - itself, _WEEK * n - itself
        case Months() | Years():
            least, most = _MONTH
            return least * _number(amount) - itself, most * _number(amount) - itself
        case _:
            assert_never(amount)


def _number(amount: Amount) -> int:
    return amount.n * _YEAR if isinstance(amount, Years) else amount.n


def _sign(sign: int) -> Order:
    return (Order.SAME, Order.LONGER, Order.SHORTER)[sign]


def _signs(left: Way, right: Way, calendar: Calendar) -> Iterator[int]:
    for day in _days(calendar):
        days_left, days_right = (abs((shift(day, way.amounts[-1], way, calendar) - day).days) for way in (left, right))
        yield (days_left > days_right) - (days_left < days_right)


def _days(calendar: Calendar) -> Iterator[date]:
    """The days whose holidays are published, but for a year at either end, so that counts stay among them."""
    first, last = calendar.published_first, calendar.published_last
    for ordinal in range(first.toordinal() + _MARGIN, last.toordinal() - _MARGIN):
        yield first.fromordinal(ordinal)
