"""Which of two periods is the longer, which asks for more, and whether both can be kept."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import calendars
from cspr.clocks.counting import shift
from cspr.clocks.ways_to_count import ways
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
)
from cspr.period_order import Demand, Order, judge_periods, length, outlasts

ENGLAND = calendars.england()
NO_HOLIDAYS_KNOWN = calendars.own([], edition="short", first=date(2024, 1, 1), last=date(2024, 12, 31))


def timed(amount: Amount, relation: Relation = Relation.WITHIN) -> Timing:
    return Timing(relation=relation, amounts=(amount,), of=("incident",))


class TestLength:
    """A length is exact: by the shortest and longest that it can be, else by every day of the calendar."""

    @pytest.mark.parametrize(
        ("left", "right", "order"),
        [
            (WorkingDays(5), WorkingDays(5), Order.SAME),
            (Months(12), Years(1), Order.SAME),
            (Weeks(2), CalendarDays(14), Order.SAME),
            (Years(1), Months(11), Order.LONGER),
            (WorkingDays(10), CalendarDays(11), Order.LONGER),
            (WorkingDays(10), CalendarDays(12), Order.LONGER),
            (WorkingDays(10), CalendarDays(14), Order.DEPENDS),
            (WorkingDays(21), Months(1), Order.DEPENDS),
            (WorkingDays(15), Months(2), Order.SHORTER),
            (Months(1), CalendarDays(30), Order.DEPENDS),
            (Days(5), WorkingDays(5), Order.SHORTER),
            (NumberedDay(15), CalendarDays(15), Order.SHORTER),
        ],
    )
    def test_it_is_the_same_from_either_side(self, left: Amount, right: Amount, order: Order) -> None:
        assert order is length(timed(left), timed(right), ENGLAND)[0]
        assert order.mirrored is length(timed(right), timed(left), ENGLAND)[0]

    def test_where_no_holiday_can_matter_no_calendar_is_needed(self) -> None:
        assert (Order.LONGER, "on every day, whatever the holidays") == length(
            timed(WorkingDays(15)), timed(Weeks(2)), NO_HOLIDAYS_KNOWN
        )

    def test_where_holidays_matter_a_short_calendar_tells_nothing(self) -> None:
        assert (Order.DEPENDS, "the calendar is too short to tell which is the longer") == length(
            timed(WorkingDays(15)), timed(Weeks(3)), NO_HOLIDAYS_KNOWN
        )

    @pytest.mark.parametrize("working", range(1, 30))
    def test_what_is_called_longer_is_longer_on_every_day_tried(self, working: int) -> None:
        for days in range(working - 1, 2 * working + 3):
            order, _ = length(timed(WorkingDays(working)), timed(CalendarDays(days)), ENGLAND)
            for start in map(date.fromordinal, range(date(2023, 12, 1).toordinal(), date(2024, 1, 10).toordinal())):
                ends = [
                    shift(start, amount, ways(timed(amount))[0], ENGLAND)
                    for amount in (WorkingDays(working), CalendarDays(days))
                ]
                assert order is not Order.LONGER or ends[0] >= ends[1]
                assert order is not Order.SHORTER or ends[0] <= ends[1]
                assert order is not Order.SAME or ends[0] == ends[1]


class TestDemand:
    """A shorter limit, a longer notice and a longer stay ask for more."""

    @pytest.mark.parametrize(
        ("left", "right", "demand"),
        [
            (timed(WorkingDays(5)), timed(WorkingDays(10)), Demand.MORE),
            (timed(Weeks(1), Relation.AT_LEAST_BEFORE), timed(Weeks(2), Relation.AT_LEAST_BEFORE), Demand.LESS),
            (timed(Weeks(1), Relation.ABOUT_BEFORE), timed(Weeks(2), Relation.AT_LEAST_BEFORE), Demand.LESS),
            (timed(Weeks(2), Relation.AT_LEAST_BEFORE), timed(Weeks(1), Relation.ABOUT_BEFORE), Demand.MORE),
            (timed(Weeks(2), Relation.ABOUT_BEFORE), timed(Weeks(2), Relation.AT_LEAST_BEFORE), Demand.OTHER),
            (timed(Months(6), Relation.AT_MOST), timed(Years(1), Relation.AT_LEAST), Demand.IMPOSSIBLE),
            (timed(Years(1), Relation.AT_LEAST), timed(Years(1), Relation.AT_MOST), Demand.OTHER),
            (timed(Months(3), Relation.EVERY), timed(Months(3), Relation.WITHIN), Demand.OTHER),
            (timed(Months(3), Relation.EVERY), timed(Months(3), Relation.EVERY), Demand.SAME),
            (timed(Weeks(1), Relation.NOT_BEFORE), timed(Months(3), Relation.AT_LEAST), Demand.OTHER),
        ],
    )
    def test_what_is_asked(self, left: Timing, right: Timing, demand: Demand) -> None:
        assert demand is judge_periods(left, right, ENGLAND).demand


class TestOneAfterTheOther:
    """Periods one after the other lie past a limit, or never do."""

    @pytest.mark.parametrize(
        ("chain", "limit", "lies_past"),
        [
            ([CalendarDays(5), CalendarDays(10)], CalendarDays(15), False),
            ([CalendarDays(6), CalendarDays(10)], CalendarDays(15), True),
            ([WorkingDays(5), WorkingDays(10)], WorkingDays(15), False),
            ([WorkingDays(5), CalendarDays(8)], WorkingDays(10), True),
            ([WorkingDays(5)], Months(1), False),
            ([Months(6)], Years(1), False),
        ],
    )
    def test_on_any_day(self, chain: list[Amount], limit: Amount, *, lies_past: bool) -> None:
        assert lies_past is outlasts(map(timed, chain), timed(limit), ENGLAND)
