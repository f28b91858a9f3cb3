from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, example, given, strategies as st

from cspr import calendars
from cspr.calendars import Calendar

ENGLAND = calendars.england()
FIRST, LAST = ENGLAND.published_first, ENGLAND.published_last
ONE_DAY = timedelta(days=1)

published_day = st.dates(FIRST, LAST)
known_day = st.dates(ENGLAND.first, ENGLAND.last)
# Half a year is the longest period in the texts; the rest is there because somebody will ask.
amount = st.integers(0, 130) | st.integers(0, 3000)
known_on = st.dates(date(2009, 1, 1), date(2024, 1, 1))
# Starts from which even the largest amount, counted twice, stays within the years that are known.
middle_day = st.dates(date(2020, 1, 1), date(2076, 1, 1)) | st.dates(date(2021, 1, 1), date(2024, 1, 1))


def days_after(after: date, until: date) -> list[date]:
    return [date.fromordinal(at) for at in range(after.toordinal() + 1, until.toordinal() + 1)]


def every_published_day() -> list[date]:
    return days_after(FIRST - ONE_DAY, LAST)


def days_off(calendar: Calendar, after: date = FIRST) -> set[date]:
    return {day for day, _ in calendar.skipped(after, LAST).holidays}


class TestEveryStartInThePublishedYears:
    """For every start, and every amount up to half a year, counting a deadline's days gives the amount back."""

    def test_adding_then_counting_gives_the_amount_back(self) -> None:
        for start in every_published_day():
            if start < LAST - timedelta(days=366):
                assert [*range(131)] == [ENGLAND.count(start, ENGLAND.add(start, n)) for n in range(131)]

    def test_subtracting_then_counting_gives_the_amount_back(self) -> None:
        for start in every_published_day():
            if start > FIRST + timedelta(days=366):
                eve = start - ONE_DAY
                assert [*range(1, 131)] == [
                    ENGLAND.count(ENGLAND.subtract(start, n) - ONE_DAY, eve) for n in range(1, 131)
                ]

    def test_a_later_start_never_ends_earlier(self) -> None:
        for n in (*range(31), 65, 130, 260):
            ends = [ENGLAND.add(start, n) for start in every_published_day()]
            assert ends == sorted(ends)

    def test_a_later_start_never_begins_earlier_when_counting_back(self) -> None:
        for n in (*range(31), 65, 130, 260):
            begins = [ENGLAND.subtract(start, n) for start in every_published_day()]
            assert begins == sorted(begins)


class TestAdding:
    """The nth working day after a start is reached in any number of steps, and is itself worked."""

    @given(middle_day, amount)
    @example(date(2028, 12, 30), 1)
    @example(date(2011, 12, 31), 1)
    def test_adding_then_counting_gives_the_amount_back(self, start: date, n: int) -> None:
        assert n == ENGLAND.count(start, ENGLAND.add(start, n))

    @given(middle_day, amount, amount)
    def test_adding_in_two_steps_is_adding_at_once(self, start: date, n: int, m: int) -> None:
        assert ENGLAND.add(start, n + m) == ENGLAND.add(ENGLAND.add(start, n), m)

    @given(middle_day, amount.filter(bool))
    def test_no_deadline_falls_on_a_day_off(self, start: date, n: int) -> None:
        due = ENGLAND.add(start, n)

        assert (True, None, due) == (
            ENGLAND.is_working_day(due),
            ENGLAND.holiday(due),
            ENGLAND.previous_working_day(due),
        )

    @given(known_day, known_day, amount)
    def test_a_later_start_never_ends_earlier(self, one: date, other: date, n: int) -> None:
        earlier, later = sorted((one, other))
        assume(later < date(2085, 1, 1))

        assert ENGLAND.add(earlier, n) <= ENGLAND.add(later, n)

    @given(published_day, st.integers(0, 300))
    def test_counting_day_by_day_agrees(self, start: date, n: int) -> None:
        day, left = start, n
        while left:
            day += ONE_DAY
            left -= ENGLAND.is_working_day(day)

        assert day == ENGLAND.add(start, n)


class TestSubtracting:
    """Counting back mirrors counting on."""

    @given(middle_day, amount)
    def test_subtracting_what_was_added_gives_a_working_day_back(self, start: date, n: int) -> None:
        worked = ENGLAND.previous_working_day(start)

        assert worked == ENGLAND.subtract(ENGLAND.add(worked, n), n)

    @given(middle_day, amount.filter(bool))
    def test_adding_what_was_subtracted_gives_the_first_working_day_from_the_start(self, start: date, n: int) -> None:
        assert ENGLAND.add(start - ONE_DAY, 1) == ENGLAND.add(ENGLAND.subtract(start, n), n)

    @given(middle_day, amount, amount)
    def test_subtracting_in_two_steps_is_subtracting_at_once(self, start: date, n: int, m: int) -> None:
        assume(ENGLAND.first < start - timedelta(days=2 * (n + m)))

        assert ENGLAND.subtract(start, n + m) == ENGLAND.subtract(ENGLAND.subtract(start, n), m)

    @given(published_day, st.integers(0, 300))
    def test_counting_back_day_by_day_agrees(self, start: date, n: int) -> None:
        day, left = start, n
        while left:
            day -= ONE_DAY
            left -= ENGLAND.is_working_day(day)

        assert day == ENGLAND.subtract(start, n)


class TestCounting:
    """Every day after the first up to and including the last is worked, a named day off, or a weekend."""

    @given(known_day, st.integers(0, 800))
    def test_counting_and_what_was_passed_over_agree_with_looking_at_each_day(self, after: date, length: int) -> None:
        until = min(after + timedelta(days=length), ENGLAND.last)
        looked_at = days_after(after, until)
        passed = ENGLAND.skipped(after, until)

        assert sum(map(ENGLAND.is_working_day, looked_at)) == ENGLAND.count(after, until)
        assert [(day, ENGLAND.holiday(day)) for day in looked_at if ENGLAND.holiday(day)] == [*passed.holidays]
        assert sum(day.weekday() >= 5 for day in looked_at) == passed.weekend_days
        assert any(map(ENGLAND.foreseen, looked_at)) is passed.foreseen

    @given(known_day, known_day, known_day)
    def test_stretches_add_up(self, one: date, two: date, three: date) -> None:
        first, middle, last = sorted((one, two, three))

        assert ENGLAND.count(first, last) == ENGLAND.count(first, middle) + ENGLAND.count(middle, last)

    @given(known_day)
    def test_a_day_that_is_worked_counts_one_and_another_none(self, day: date) -> None:
        assume(day > ENGLAND.first)

        assert ENGLAND.is_working_day(day) == ENGLAND.count(day - ONE_DAY, day)


class TestWhatWasKnown:
    """As known on a day, a calendar differs from today's on the days of later announcements and on no others."""

    @given(known_on)
    @example(date(2022, 9, 9))
    @example(date(2022, 9, 10))
    def test_only_the_days_of_later_announcements_differ(self, day: date) -> None:
        then = calendars.england(known_on=day)
        before_all = date(2010, 12, 31)
        later = [one_off for one_off in calendars.one_offs() if one_off.announced > day]

        assert {moved for one_off in later for moved in one_off.days} == days_off(then, before_all) ^ days_off(
            ENGLAND, before_all
        )

    @given(st.dates(date(2023, 1, 1)))
    def test_after_the_last_announcement_nothing_differs(self, day: date) -> None:
        assert days_off(ENGLAND) == days_off(calendars.england(known_on=day))

    @given(known_on, st.dates(date(2019, 1, 1), date(2023, 12, 31)), st.integers(0, 60), st.booleans())
    @example(date(2022, 9, 5), date(2022, 9, 5), 15, False)  # noqa: FBT003
    @example(date(2022, 9, 5), date(2022, 9, 20), 7, True)  # noqa: FBT003
    def test_a_deadline_is_reported_as_moved_exactly_where_it_has(
        self, day: date, start: date, n: int, backwards: bool
    ) -> None:
        then = calendars.england(known_on=day)
        before, after = [
            calendar.subtract(start, n) if backwards else calendar.add(start, n) for calendar in (then, ENGLAND)
        ]
        change = calendars.moved(start, n, then=then, backwards=backwards)

        assert (before != after) is (change is not None)
        if change:
            assert (before, after) == (change.then, change.now)
            assert change.because
            assert all(one_off.announced > day for one_off in change.one_offs)
            assert {*change.because} <= {moved for one_off in change.one_offs for moved in one_off.days}


class TestClosures:
    """A further day off never brings a deadline forward, and moves it by no more days than were added."""

    @given(st.lists(st.dates(date(2024, 1, 1), date(2024, 3, 31)), max_size=5), st.integers(0, 90), st.integers(0, 40))
    def test_a_deadline_moves_back_by_at_most_the_days_added(self, closures: list[date], at: int, n: int) -> None:
        start = date(2024, 1, 1) + timedelta(days=at)
        due = ENGLAND.with_closures(closures).add(start, n)

        assert ENGLAND.add(start, n) <= due <= ENGLAND.add(start, n + len(closures) if n else 0)

    @given(st.lists(published_day, max_size=5))
    def test_the_days_off_are_the_holidays_and_the_closures(self, closures: list[date]) -> None:
        off = {day for day in closures if day.weekday() < 5} | days_off(ENGLAND)

        assert off == days_off(ENGLAND.with_closures(closures))
