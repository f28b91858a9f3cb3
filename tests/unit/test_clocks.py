"""From a period and its event to a day, with the counting that led there."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cspr import calendars
from cspr.clocks.counting import Count, Start, count, falls_on, passed_over, shift, working_day_before
from cspr.clocks.ways_to_count import Counting, Way, ways
from cspr.dates import PartialDate
from cspr.errors import CsprError
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

ENGLAND = calendars.england()
VECTORS = Path(__file__).parents[1] / "vectors" / "deadlines.csv"
ROWS = list(csv.DictReader(VECTORS.read_text("utf-8").splitlines()))
KINDS: dict[str, tuple[Relation, type[WorkingDays | Months]]] = {
    "working-days-after": (Relation.WITHIN, WorkingDays),
    "working-days-before": (Relation.AT_LEAST_BEFORE, WorkingDays),
    "months-after": (Relation.WITHIN, Months),
}


def timing(relation: Relation, *amounts: Amount) -> Timing:
    return Timing(relation=relation, amounts=amounts, of=("incident",))


def due(relation: Relation, amount: Amount, start: date, *, other: bool = False) -> list[str]:
    """Give the day due on every way of reading a period."""
    period = timing(relation, amount)
    span = PartialDate(start, start)
    return [str(count(period, way, span, ENGLAND).due) for way in ways(period, other=other)]


def refused(amount: Any, start: Any = date(2021, 3, 25)) -> list[str]:
    plain = ways(timing(Relation.WITHIN, WorkingDays(1)))[0]
    with pytest.raises(CsprError) as caught:
        shift(start, amount, plain, ENGLAND)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['occasion']} {row['count']} {row['amount']}" for row in ROWS])
def test_every_date_counted_on_the_published_calendar_comes_out(row: dict[str, str]) -> None:
    relation, kind = KINDS[row["count"]]
    assert [row["due"]] == due(relation, kind(int(row["amount"])), date.fromisoformat(row["start"]))


class TestEveryKindOfAmount:
    def test_the_day_after_the_event_is_day_one_of_calendar_days(self) -> None:
        assert ["2021-03-30"] == due(Relation.WITHIN, CalendarDays(5), date(2021, 3, 25))

    def test_a_week_is_seven_calendar_days(self) -> None:
        assert ["2021-04-08"] == due(Relation.WITHIN, Weeks(2), date(2021, 3, 25))

    def test_weeks_are_counted_back_as_well(self) -> None:
        assert ["2021-03-11"] == due(Relation.AT_LEAST_BEFORE, Weeks(2), date(2021, 3, 25))

    def test_six_months_are_not_26_weeks(self) -> None:
        start = date(2023, 8, 31)
        assert (["2024-02-29"], ["2024-02-29"], ["2024-02-28"]) == (
            due(Relation.WITHIN, Months(6), start),
            due(Relation.WITHIN, Weeks(26), start),
            due(Relation.WITHIN, Months(6), date(2023, 8, 28)),
        )

    def test_a_month_without_the_day_ends_on_its_last_day(self) -> None:
        assert ["2025-02-28"] == due(Relation.WITHIN, Months(6), date(2024, 8, 31))

    def test_months_are_counted_back_with_the_same_rule(self) -> None:
        assert ["2024-02-29"] == due(Relation.AT_LEAST_BEFORE, Months(6), date(2024, 8, 31))

    def test_a_year_from_a_leap_day_ends_on_the_28th(self) -> None:
        assert ["2025-02-28"] == due(Relation.AT_LEAST, Years(1), date(2024, 2, 29))

    def test_years_are_counted_back_as_well(self) -> None:
        assert ["2023-02-28"] == due(Relation.AT_LEAST_BEFORE, Years(1), date(2024, 2, 29))

    def test_bare_days_are_calendar_days_plainly_and_working_days_on_the_other_reading(self) -> None:
        assert ["2021-03-30", "2021-04-01"] == due(Relation.WITHIN, Days(5), date(2021, 3, 25))

    def test_bare_days_counted_back_have_both_readings_too(self) -> None:
        assert ["2021-10-18", "2021-10-12"] == due(Relation.AT_LEAST_BEFORE, Days(14), date(2021, 11, 1))

    def test_a_numbered_day_is_counted_after_the_event_and_with_it_as_day_one(self) -> None:
        assert ["2021-04-09", "2021-04-08"] == due(Relation.BY_DAY, NumberedDay(15), date(2021, 3, 25))

    def test_by_a_working_day_without_a_first_day_has_both_readings(self) -> None:
        assert ["2021-04-01", "2021-03-31"] == due(Relation.BY_DAY, WorkingDays(5), date(2021, 3, 25))

    def test_nought_days_end_on_the_day_itself(self) -> None:
        assert ["2021-03-25", "2021-03-25"] == due(Relation.WITHIN, CalendarDays(0), date(2021, 3, 25), other=True)


class TestTheOtherConvention:
    def test_with_the_event_as_day_one_working_days_end_a_working_day_sooner(self) -> None:
        assert ["2021-04-16", "2021-04-15"] == due(Relation.WITHIN, WorkingDays(14), date(2021, 3, 25), other=True)

    def test_an_event_on_a_weekend_cannot_be_a_working_day_one(self) -> None:
        assert ["2021-03-30", "2021-03-30"] == due(Relation.WITHIN, WorkingDays(2), date(2021, 3, 27), other=True)

    def test_with_the_event_as_day_one_weeks_end_a_day_sooner(self) -> None:
        assert ["2021-04-01", "2021-03-31"] == due(Relation.WITHIN, Weeks(1), date(2021, 3, 25), other=True)

    def test_what_is_counted_back_or_in_months_has_one_convention(self) -> None:
        assert (["2021-10-21"], ["2021-09-25"]) == (
            due(Relation.AT_LEAST_BEFORE, WorkingDays(7), date(2021, 11, 1), other=True),
            due(Relation.WITHIN, Months(6), date(2021, 3, 25), other=True),
        )

    def test_bare_days_have_four_ways_then(self) -> None:
        found = ways(timing(Relation.WITHIN, Days(5)), other=True)
        assert [
            ("calendar-days", Counting.DAY_AFTER_IS_DAY_1, True),
            ("calendar-days", Counting.DAY_OF_EVENT_IS_DAY_1, False),
            ("working-days", Counting.DAY_AFTER_IS_DAY_1, False),
            ("working-days", Counting.DAY_OF_EVENT_IS_DAY_1, False),
        ] == [(way.unit, way.counting, way.plain) for way in found]


def skipped(counted: Count) -> list[date]:
    """Give the holidays that a count of working days passed over."""
    passed = passed_over(counted, ENGLAND)
    assert passed is not None
    return [day for day, _ in passed.holidays]


class TestWindowsAndSpans:
    def test_a_window_opens_and_closes(self) -> None:
        period = timing(Relation.BETWEEN, Weeks(2), Weeks(4))
        counted = count(period, ways(period)[0], PartialDate.read("2021-04-12"), ENGLAND)
        assert ("2021-04-26", "2021-05-10") == (str(counted.opens), str(counted.due))

    def test_a_start_known_to_the_month_gives_a_span(self) -> None:
        period = timing(Relation.BETWEEN, Days(10), Days(13))
        counted = count(period, ways(period)[0], PartialDate.read("2021-03"), ENGLAND)
        assert ("2021-03-11/2021-04-10", "2021-03-14/2021-04-13", None) == (
            str(counted.opens),
            str(counted.due),
            working_day_before(counted, ENGLAND),
        )

    def test_a_span_counts_its_holidays_from_its_first_day_to_the_last_day_due(self) -> None:
        period = timing(Relation.WITHIN, WorkingDays(5))
        counted = count(period, ways(period)[0], PartialDate.read("2021-03"), ENGLAND)
        assert [date(2021, 4, 2), date(2021, 4, 5)] == skipped(counted)

    def test_a_fixed_date_needs_no_start(self) -> None:
        period = Timing(relation=Relation.BY, date=date(2019, 6, 29))
        counted = count(period, ways(period)[0], None, ENGLAND)
        assert ("2019-06-29", date(2019, 6, 28), None) == (
            str(counted.due),
            working_day_before(counted, ENGLAND),
            passed_over(counted, ENGLAND),
        )

    def test_a_vague_time_has_no_date(self) -> None:
        period = Timing(relation=Relation.VAGUE, of=("published",), says="a couple of days", how="around")
        (way,) = ways(period)
        counted = count(period, way, PartialDate.read("2021-03-25"), ENGLAND)
        assert (None, None, Counting.NO_FIGURE, "") == (
            counted.due,
            counted.opens,
            way.counting,
            way.unit,
        )

    def test_without_a_start_there_is_no_date(self) -> None:
        period = timing(Relation.WITHIN, WorkingDays(5))
        counted = count(period, ways(period)[0], None, ENGLAND)
        assert (Count(ways(period)[0], None, None, None), None) == (counted, working_day_before(counted, ENGLAND))

    def test_a_planned_start_says_so(self) -> None:
        period = timing(Relation.AT_LEAST_BEFORE, WorkingDays(7))
        start = Start(PartialDate.read("2021-11-01"), planned=True, certain=False)
        counted = count(period, ways(period)[0], start, ENGLAND)
        assert ("2021-10-21", True, "2021-11-01 (planned)") == (str(counted.due), counted.begun == start, str(start))


class TestWhatWasPassedOver:
    def test_counting_back_names_the_holidays_before_the_event(self) -> None:
        period = timing(Relation.AT_LEAST_BEFORE, WorkingDays(7))
        counted = count(period, ways(period)[0], PartialDate.read("2021-04-09"), ENGLAND)
        assert [date(2021, 4, 2), date(2021, 4, 5)] == skipped(counted)

    def test_nothing_is_passed_over_where_nothing_is_counted(self) -> None:
        period = timing(Relation.AT_LEAST_BEFORE, WorkingDays(0))
        counted = count(period, ways(period)[0], PartialDate.read("2021-04-09"), ENGLAND)
        assert ("2021-04-09", []) == (str(counted.due), skipped(counted))

    def test_calendar_days_pass_nothing_over(self) -> None:
        period = timing(Relation.WITHIN, CalendarDays(20))
        counted = count(period, ways(period)[0], PartialDate.read("2021-03-25"), ENGLAND)
        assert passed_over(counted, ENGLAND) is None


class TestTheDayItself:
    def test_a_holiday_is_named_before_its_weekday(self) -> None:
        assert ["Good Friday", "Saturday", "Sunday", "Easter Monday", ""] == [
            falls_on(date(2021, 4, day), ENGLAND) for day in (2, 3, 4, 5, 6)
        ]

    def test_a_closure_of_the_callers_own_counts(self) -> None:
        office = ENGLAND.with_closures([date(2021, 4, 6)])
        assert "closure day" == falls_on(date(2021, 4, 6), office)

    def test_before_the_first_day_that_a_calendar_knows_there_is_no_working_day(self) -> None:
        period, saturday = Timing(relation=Relation.BY, date=date(2021, 4, 3)), date(2021, 4, 3)
        short = calendars.own((), edition="short", first=saturday, last=date(2021, 12, 31))
        counted = count(period, ways(period)[0], None, short)
        assert ("Saturday", None) == (falls_on(saturday, short), working_day_before(counted, short))


class TestBadInput:
    def test_a_datetime_is_no_day(self) -> None:
        assert ["not-a-day"] == refused(WorkingDays(5), datetime(2021, 3, 25, 9, 0))  # noqa: DTZ001 -- naive on purpose

    def test_a_start_is_a_day_or_what_is_known_of_it(self) -> None:
        week = timing(Relation.WITHIN, CalendarDays(7))
        for start in (
            "2021-03-25",
            date(2021, 3, 25),
            PartialDate.read("2021-03-25"),
            Start(PartialDate.read("2021-03-25")),
        ):
            assert "2021-04-01" == str(count(week, ways(week)[0], start, ENGLAND).due)
        with pytest.raises(CsprError) as caught:
            count(week, ways(week)[0], datetime(2021, 3, 25, 9), ENGLAND)  # noqa: DTZ001 -- naive on purpose
        assert ["not-a-day at $.start: give a date, without a time of day"] == [
            str(problem) for problem in caught.value.problems
        ]

    def test_a_negative_amount_is_refused(self) -> None:
        assert [["negative-amount"]] * 7 == [
            refused(kind(-1)) for kind in (WorkingDays, CalendarDays, Days, NumberedDay, Weeks, Months, Years)
        ]

    @pytest.mark.parametrize("amount", [1.5, True, "5", None])
    def test_an_amount_is_a_whole_number(self, amount: Any) -> None:
        assert ["not-an-amount"] == refused(WorkingDays(amount))

    @pytest.mark.parametrize("amounts", [None, 5, "5", [WorkingDays(5)], (5,), (WorkingDays(5), None)])
    def test_a_way_is_made_of_amounts_in_a_tuple(self, amounts: Any) -> None:
        with pytest.raises(CsprError) as caught:
            Way(amounts=amounts, relation=Relation.WITHIN, counting=Counting.DAY_AFTER_IS_DAY_1, plain=True)
        assert ["not-an-amount at $.amounts: give amounts in a tuple, such as (WorkingDays(5),)"] == [
            str(problem) for problem in caught.value.problems
        ]

    def test_a_way_cannot_be_made_with_a_negative_amount(self) -> None:
        with pytest.raises(CsprError) as caught:
            ways(timing(Relation.WITHIN, WorkingDays(-1)))
        assert ["negative-amount"] == [problem.code for problem in caught.value.problems]

    @pytest.mark.parametrize(
        "amount", [CalendarDays(10**9), CalendarDays(10**30), Weeks(10**12), Months(10**12), Years(9000)]
    )
    def test_a_huge_amount_leaves_the_years(self, amount: Amount) -> None:
        assert ["outside-the-calendar"] == refused(amount)

    def test_a_huge_amount_of_working_days_leaves_the_calendar(self) -> None:
        assert ["outside-the-calendar"] == refused(WorkingDays(10**9))

    @pytest.mark.parametrize("year", [1, 9999])
    def test_working_days_of_years_without_a_calendar_are_an_error(self, year: int) -> None:
        assert ["outside-the-calendar"] == refused(WorkingDays(5), date(year, 1, 1))

    def test_counting_back_from_the_year_one_leaves_the_years(self) -> None:
        back = ways(timing(Relation.AT_LEAST_BEFORE, Months(2)))[0]
        with pytest.raises(CsprError) as caught:
            shift(date(1, 1, 31), Months(2), back, ENGLAND)
        assert ["outside-the-calendar at $.amount: give a day and a period that stay within the years 1 to 9999"] == [
            str(problem) for problem in caught.value.problems
        ]


def test_a_way_knows_whether_it_looks_back_and_whether_it_is_a_window() -> None:
    made = [ways(timing(relation, *[Weeks(2)] * size))[0] for relation, size in _SHAPES]
    assert [(False, False), (True, False), (True, False), (False, True)] == [
        (way.backwards, way.window) for way in made
    ]


_SHAPES = [
    (Relation.WITHIN, 1),
    (Relation.AT_LEAST_BEFORE, 1),
    (Relation.ABOUT_BEFORE, 1),
    (Relation.BETWEEN, 2),
]


def test_ways_are_equal_where_they_count_alike() -> None:
    one, other = (ways(timing(Relation.WITHIN, Weeks(2)))[0] for _ in range(2))
    assert (True, {one}) == (one == other, {one, other})
    assert isinstance(one, Way)
