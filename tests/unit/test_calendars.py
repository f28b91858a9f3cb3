from __future__ import annotations

import csv
import pickle
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from holidays import country_holidays
from workalendar.europe import UnitedKingdom

from cspr import calendars
from cspr.calendars import Calendar, OneOff
from cspr.sources import Basis

VECTORS = Path(__file__).parents[1] / "vectors"
ENGLAND = calendars.england()
ONE_DAY = timedelta(days=1)
ONE_OFFS = tomllib.loads((VECTORS / "one-off-holidays.toml").read_text("utf-8"))["day"]
DEADLINES = [
    row
    for row in csv.DictReader((VECTORS / "deadlines.csv").read_text("utf-8").splitlines())
    if row["count"].startswith("working-days")
]


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def working_days_by_holidays(first: int, last: int) -> list[date]:
    off = country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return [day for day in days(date(first, 1, 1), date(last, 12, 31)) if day.weekday() < 5 and day not in off]


def working_days(first: int, last: int) -> list[date]:
    return [day for day in days(date(first, 1, 1), date(last, 12, 31)) if ENGLAND.is_working_day(day)]


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


class TestAgainstOthers:
    def test_every_published_day_agrees_with_the_independent_calculation(self) -> None:
        assert working_days_by_holidays(2012, 2028) == working_days(2012, 2028)

    def test_every_published_day_agrees_with_the_governments_list(self) -> None:
        listed = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
        off = {holiday["date"] for holiday in listed}
        first, last = min(off).year, max(off).year
        expected = [day for day in days(date(first, 1, 1), date(last, 12, 31)) if day.weekday() < 5 and day not in off]

        assert (2012, 2028) == (first, last)
        assert expected == working_days(first, last)

    @pytest.mark.parametrize(("first", "last"), [(1996, 2011), (2029, 2100)])
    def test_every_foreseen_day_agrees_with_the_independent_calculation(self, first: int, last: int) -> None:
        assert working_days_by_holidays(first, last) == working_days(first, last)

    def test_nothing_is_foreseen_as_far_back_as_the_calculations_part(self) -> None:
        asked = [date(1995, 5, 1), date(1995, 5, 8)]
        independent = country_holidays("GB", subdiv="ENG", years=1995)

        assert [True, False] == [UnitedKingdom().is_holiday(day) for day in asked]
        assert [False, True] == [day in independent for day in asked]
        assert date(1996, 1, 1) == ENGLAND.first

    def test_the_coronation_holiday_is_known_though_the_forecast_lacks_it(self) -> None:
        rules = UnitedKingdom()
        early = [
            day
            for day in days(date(2023, 1, 1), date(2023, 12, 1))
            if rules.add_working_days(day, 15) < ENGLAND.add(day, 15)
        ]

        assert ENGLAND.holiday(date(2023, 5, 8)) == "Coronation"
        assert 24 == len(early)
        assert {14} == {ENGLAND.count(day, rules.add_working_days(day, 15)) for day in early}


@pytest.mark.parametrize("row", DEADLINES, ids=lambda row: f"{row['occasion']} {row['amount']} {row['count']}")
def test_a_deadline_falls_where_counting_on_paper_puts_it(row: dict[str, str]) -> None:
    count = ENGLAND.add if row["count"] == "working-days-after" else ENGLAND.subtract

    assert date.fromisoformat(row["due"]) == count(date.fromisoformat(row["start"]), int(row["amount"]))


class TestConvention:
    def test_the_day_after_the_event_is_day_one(self) -> None:
        assert date(2024, 6, 4) == ENGLAND.add(date(2024, 6, 3), 1)

    def test_the_day_before_the_event_is_day_one_when_counting_back(self) -> None:
        assert date(2024, 6, 4) == ENGLAND.subtract(date(2024, 6, 5), 1)

    def test_a_start_on_a_day_off_counts_from_the_next_working_day(self) -> None:
        assert date(2024, 6, 3) == ENGLAND.add(date(2024, 6, 1), 1)

    @pytest.mark.parametrize("start", [date(2024, 6, 1), date(2024, 6, 3), date(2040, 1, 1), date(2000, 1, 1)])
    def test_no_days_at_all_give_the_start_itself(self, start: date) -> None:
        assert (start, start) == (ENGLAND.add(start, 0), ENGLAND.subtract(start, 0))

    def test_the_last_working_day_before_a_weekend_is_the_friday(self) -> None:
        assert date(2024, 5, 31) == ENGLAND.previous_working_day(date(2024, 6, 2))

    def test_a_working_day_is_its_own_last_working_day(self) -> None:
        assert date(2024, 6, 3) == ENGLAND.previous_working_day(date(2024, 6, 3))


class TestWhatIsPassedOver:
    def test_every_holiday_is_named_and_weekend_days_are_counted(self) -> None:
        passed = ENGLAND.skipped(date(2024, 12, 24), date(2025, 1, 2))

        assert (
            (date(2024, 12, 25), "Christmas Day"),
            (date(2024, 12, 26), "Boxing Day"),
            (date(2025, 1, 1), "New Year's Day"),
        ) == passed.holidays
        assert (2, False) == (passed.weekend_days, passed.foreseen)

    def test_nothing_is_passed_over_within_a_week(self) -> None:
        assert ((), 0, False) == ENGLAND.skipped(date(2024, 6, 3), date(2024, 6, 7))

    def test_a_holiday_on_a_weekend_takes_no_working_day_and_has_no_name(self) -> None:
        assert (None, "Christmas Day (substitute day)") == (
            ENGLAND.holiday(date(2021, 12, 25)),
            ENGLAND.holiday(date(2021, 12, 27)),
        )

    @pytest.mark.parametrize(
        ("after", "until", "leans"),
        [
            (date(2028, 12, 28), date(2028, 12, 31), False),
            (date(2028, 12, 29), date(2029, 1, 1), True),
            (date(2029, 1, 1), date(2029, 1, 1), False),
            (date(2011, 12, 31), date(2012, 1, 4), False),
            (date(2011, 12, 30), date(2012, 1, 4), True),
            (date(2011, 12, 1), date(2011, 12, 2), True),
        ],
    )
    def test_a_count_leans_on_the_forecast_as_soon_as_one_of_its_days_does(
        self, after: date, until: date, leans: bool
    ) -> None:
        assert leans is ENGLAND.skipped(after, until).foreseen


class TestWhereNoListIsPublished:
    @pytest.mark.parametrize(
        ("day", "foreseen"),
        [
            (date(2011, 12, 31), True),
            (date(2012, 1, 1), False),
            (date(2028, 12, 31), False),
            (date(2029, 1, 1), True),
        ],
    )
    def test_a_day_outside_the_published_years_is_marked(self, day: date, foreseen: bool) -> None:
        assert foreseen is ENGLAND.foreseen(day)

    def test_counting_runs_on_past_the_last_published_year(self) -> None:
        assert date(2029, 1, 10) == ENGLAND.add(date(2028, 12, 22), 10)

    def test_counting_back_runs_on_past_the_first_published_year(self) -> None:
        assert date(2011, 12, 21) == ENGLAND.subtract(date(2012, 1, 9), 10)

    def test_a_stretch_may_begin_and_end_outside_the_published_years(self) -> None:
        assert ENGLAND.count(date(2012, 1, 1), date(2028, 12, 31)) + 2 == ENGLAND.count(
            date(2011, 12, 29), date(2029, 1, 2)
        )

    def test_the_last_working_day_before_the_first_published_one_is_found(self) -> None:
        assert date(2011, 12, 30) == ENGLAND.previous_working_day(date(2012, 1, 2))

    def test_a_foreseen_holiday_has_a_name(self) -> None:
        assert ENGLAND.holiday(date(2030, 4, 19)) == "Good Friday"

    def test_the_forecast_is_compiled_and_needs_no_other_library(self) -> None:
        program = """
import sys
from datetime import date
from cspr import calendars
print(calendars.england().add(date(2028, 12, 29), 1), "workalendar" in sys.modules)
"""
        assert run(program) == "2029-01-02 False"


class TestWhatWasKnown:
    def test_the_one_off_days_are_those_that_are_on_record(self) -> None:
        recorded = [
            (day["on"], day["why"], day["announced"], day.get("moved", {}).get("from"), day.get("moved", {}).get("to"))
            for day in ONE_OFFS
        ]

        assert recorded == [
            (day.on, day.why, day.announced, day.moved_from, day.moved_to) for day in calendars.one_offs()
        ]

    @pytest.mark.parametrize("one_off", calendars.one_offs(), ids=lambda one_off: one_off.why)
    def test_a_one_off_day_is_off_from_the_day_of_its_announcement(self, one_off: OneOff) -> None:
        before = calendars.england(known_on=one_off.announced - ONE_DAY)
        on_the_day = calendars.england(known_on=one_off.announced)

        assert (True, False) == (before.is_working_day(one_off.on), on_the_day.is_working_day(one_off.on))

    @pytest.mark.parametrize(
        "one_off", [day for day in calendars.one_offs() if day.moved_from], ids=lambda one_off: one_off.why
    )
    def test_a_moved_holiday_stands_where_it_stood_until_the_announcement(self, one_off: OneOff) -> None:
        assert one_off.moved_from
        assert one_off.moved_to
        before = calendars.england(known_on=one_off.announced - ONE_DAY)

        assert ENGLAND.holiday(one_off.moved_to) == before.holiday(one_off.moved_from)
        assert (None, None) == (ENGLAND.holiday(one_off.moved_from), before.holiday(one_off.moved_to))

    def test_every_announcement_is_marked_as_not_checked(self) -> None:
        assert {"not checked"} == {day.announcement for day in calendars.one_offs()}

    def test_an_announcement_that_somebody_read_would_count_as_checked(self) -> None:
        seen = attrs.evolve(calendars.one_offs()[0], basis=Basis.SEEN)

        assert seen.announcement == "checked"

    def test_a_day_is_traced_to_the_one_off_day_that_took_it_or_gave_it_back(self) -> None:
        jubilee = calendars.one_off(date(2022, 6, 3))

        assert jubilee
        assert (date(2022, 5, 30), date(2022, 6, 2), date(2022, 6, 3)) == jubilee.days
        assert {jubilee} == {calendars.one_off(day) for day in jubilee.days}
        assert calendars.one_off(date(2022, 6, 1)) is None

    def test_a_calendar_says_what_it_rests_on(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))

        assert "gov.uk/bank-holidays england-and-wales 2026-02-25" == ENGLAND.edition == then.edition
        assert (None, date(2022, 9, 5)) == (ENGLAND.known_on, then.known_on)


class TestMovedDeadlines:
    def test_a_deadline_across_a_holiday_announced_later_has_moved(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        change = calendars.moved(date(2022, 9, 5), 15, then=then)

        assert change
        assert (date(2022, 9, 26), date(2022, 9, 27)) == (change.then, change.now)
        assert (date(2022, 9, 19),) == change.because
        assert ["state funeral"] == [day.why for day in change.one_offs]
        assert (date(2022, 9, 5), 15) == (change.start, change.working_days)

    def test_at_the_ends_of_the_years_nothing_has_moved_either(self) -> None:
        first, last = date(1, 1, 1), date(9999, 12, 31)
        for day, edge in ((first, date(200, 12, 31)), (last, date(9800, 1, 1))):
            made = calendars.own([], edition="edge", first=min(day, edge), last=max(day, edge))
            for backwards in (False, True):
                assert calendars.moved(day, 0, then=made, now=made, backwards=backwards) is None

    def test_a_deadline_before_the_holiday_has_not_moved(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))

        assert calendars.moved(date(2022, 9, 5), 9, then=then) is None

    def test_a_notice_period_counted_back_across_the_holiday_has_moved(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        change = calendars.moved(date(2022, 9, 20), 7, then=then, backwards=True)

        assert change
        assert (date(2022, 9, 9), date(2022, 9, 8)) == (change.then, change.now)
        assert (date(2022, 9, 19),) == change.because

    def test_the_days_of_a_moved_holiday_are_all_given(self) -> None:
        then = calendars.england(known_on=date(2020, 1, 1))
        change = calendars.moved(date(2022, 5, 26), 5, then=then)

        assert change
        assert (date(2022, 5, 30), date(2022, 6, 2), date(2022, 6, 3)) == change.because
        assert ["Platinum Jubilee"] == [day.why for day in change.one_offs]

    def test_a_closure_moves_a_deadline_and_no_one_off_day_is_blamed_for_it(self) -> None:
        now = ENGLAND.with_closures([date(2022, 5, 30)])
        change = calendars.moved(date(2022, 5, 27), 1, then=ENGLAND, now=now)

        assert change
        assert ((date(2022, 5, 30),), ()) == (change.because, change.one_offs)


class TestClosures:
    def test_a_closure_day_is_not_worked_and_is_named(self) -> None:
        office = ENGLAND.with_closures([date(2024, 6, 4)])

        assert (date(2024, 6, 5), "closure day") == (
            office.add(date(2024, 6, 3), 1),
            office.holiday(date(2024, 6, 4)),
        )
        assert ((date(2024, 6, 4), "closure day"),) == office.skipped(date(2024, 6, 3), date(2024, 6, 5)).holidays

    def test_the_calendar_that_it_was_made_from_stays_as_it_was(self) -> None:
        ENGLAND.with_closures([date(2024, 6, 4)])

        assert ENGLAND.is_working_day(date(2024, 6, 4))

    def test_closures_add_up(self) -> None:
        office = ENGLAND.with_closures([date(2024, 6, 5)]).with_closures([date(2024, 6, 4), date(2024, 6, 5)])

        assert (date(2024, 6, 4), date(2024, 6, 5)) == office.closures
        assert date(2024, 6, 6) == office.add(date(2024, 6, 3), 1)

    def test_a_closure_on_a_holiday_leaves_its_name(self) -> None:
        assert ENGLAND.with_closures([date(2024, 12, 25)]).holiday(date(2024, 12, 25)) == "Christmas Day"

    def test_a_closure_on_a_weekend_changes_nothing(self) -> None:
        assert ENGLAND.with_closures([date(2024, 6, 1)]).holiday(date(2024, 6, 1)) is None

    def test_a_closure_in_a_foreseen_year_counts(self) -> None:
        office = ENGLAND.with_closures([date(2030, 6, 4)])

        assert (date(2030, 6, 5), date(2030, 6, 4)) == (
            office.add(date(2030, 6, 3), 1),
            ENGLAND.add(date(2030, 6, 3), 1),
        )


class TestACalendarOfOnesOwn:
    def school(self) -> Calendar:
        return calendars.own(
            [date(2025, 2, 17)], edition="school-2025", first=date(2025, 1, 1), last=date(2025, 12, 31)
        )

    def test_its_days_off_are_those_that_were_given_and_no_others(self) -> None:
        off = [
            day
            for day in days(date(2025, 1, 1), date(2025, 12, 31))
            if day.weekday() < 5 and self.school().holiday(day)
        ]

        assert [date(2025, 2, 17)] == off

    def test_it_foresees_nothing(self) -> None:
        assert (False, False) == (
            self.school().foreseen(date(2025, 12, 31)),
            self.school().skipped(date(2025, 1, 1), date(2025, 12, 31)).foreseen,
        )

    def test_it_takes_closures_too(self) -> None:
        closed = self.school().with_closures([date(2025, 2, 18)])

        assert (date(2025, 2, 19), "school-2025") == (closed.add(date(2025, 2, 14), 1), closed.edition)

    def test_it_may_last_to_the_end_of_the_years(self) -> None:
        last = date.max
        calendar = calendars.own([], edition="far", first=date(9999, 12, 30), last=last)

        assert last == calendar.add(date(9999, 12, 30), 1)


class TestTheObject:
    def test_the_same_calendar_is_given_each_time(self) -> None:
        known_on = date(2022, 9, 5)

        assert calendars.england() is ENGLAND
        assert calendars.england(known_on) is calendars.england(known_on=known_on)

    def test_it_cannot_be_changed(self) -> None:
        calendar: Any = ENGLAND
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            calendar.edition = "another"

    def test_it_can_be_sent_to_another_process(self) -> None:
        calendar = calendars.england(known_on=date(2010, 1, 1))
        sent = pickle.loads(pickle.dumps(calendar))  # noqa: S301

        assert (calendar, hash(calendar)) == (sent, hash(sent))
        assert sent.is_working_day(date(2012, 6, 5))
        assert sent.is_working_day(date(2011, 4, 29))

    def test_two_are_equal_that_have_the_same_list_days_and_days_off(self) -> None:
        def own(*days_off: date, edition: str = "school") -> Calendar:
            return calendars.own(days_off, edition=edition, first=date(2025, 1, 1), last=date(2025, 12, 31))

        closed = date(2025, 2, 17)
        others = [own(closed), own(closed, edition="office"), own(), own(closed).with_closures([date(2025, 2, 18)])]
        assert [True, False, False, False] == [own(closed) == other for other in others]
        assert ENGLAND.with_closures([closed]) == ENGLAND.with_closures([closed])
        assert calendars.england(known_on=date(2010, 1, 1)) != ENGLAND

    def test_it_names_what_it_is_and_keeps_its_thousands_of_days_to_itself(self) -> None:
        assert len(repr(ENGLAND)) < 400
        assert "edition='gov.uk/bank-holidays england-and-wales 2026-02-25'" in repr(ENGLAND)
