from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from cspr import calendars
from cspr.clocks.counting import count, shift
from cspr.clocks.ways_to_count import Way, ways
from cspr.dates import PartialDate
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
from cspr.timescales.ranking import bounds
from cspr.truth import Truth

ENGLAND = calendars.england()
ONE_DAY = timedelta(days=1)
FORWARDS = (
    *(Relation.WITHIN, Relation.BY_DAY, Relation.AT_LEAST, Relation.AT_MOST),
    *(Relation.NOT_BEFORE, Relation.EVERY),
)
BACKWARDS = (Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE)

day = st.dates(date(2000, 1, 1), date(2090, 1, 1)) | st.dates(date(2019, 12, 1), date(2023, 6, 1))
near = st.integers(0, 60)
amount: st.SearchStrategy[Amount] = st.one_of(
    st.integers(0, 260).map(WorkingDays),
    st.integers(0, 400).map(CalendarDays),
    st.integers(0, 400).map(Days),
    st.integers(1, 31).map(NumberedDay),
    st.integers(0, 60).map(Weeks),
    st.integers(0, 36).map(Months),
    st.integers(0, 5).map(Years),
)


@st.composite
def periods(draw: st.DrawFn, relations: tuple[Relation, ...] = FORWARDS + BACKWARDS) -> tuple[Timing, Way]:
    """Draw a period and one of the ways of reading it, with the event as day 1 too."""
    timing = Timing(relation=draw(st.sampled_from(relations)), amounts=(draw(amount),), of=("incident",))
    return timing, draw(st.sampled_from(ways(timing, other=True)))


def ends(period: tuple[Timing, Way], start: date) -> date:
    due = count(*period, PartialDate(start, start), ENGLAND).due
    assert due is not None
    assert due.exact is not None
    return due.exact


class TestOrder:
    """A later start never ends earlier, whatever is counted and in whichever direction."""

    @given(periods(), day, near)
    def test_a_later_start_never_ends_earlier(self, period: tuple[Timing, Way], start: date, days: int) -> None:
        assert ends(period, start) <= ends(period, start + days * ONE_DAY)


class TestSpans:
    """The ends of a span are the ends of its days, each of which can be the one."""

    @given(periods(), day, near)
    def test_a_spans_ends_are_the_ends_of_its_days(self, period: tuple[Timing, Way], start: date, days: int) -> None:
        each = [ends(period, start + number * ONE_DAY) for number in range(days + 1)]
        assert (
            PartialDate(min(each), max(each)) == count(*period, PartialDate(start, start + days * ONE_DAY), ENGLAND).due
        )

    @given(day, near, st.integers(1, 40), st.integers(0, 40))
    def test_a_window_never_opens_after_it_closes(self, start: date, days: int, opens: int, length: int) -> None:
        timing = Timing(relation=Relation.BETWEEN, amounts=(Days(opens), Days(opens + length)), of=("incident",))
        for way in ways(timing):
            counted = count(timing, way, PartialDate(start, start + days * ONE_DAY), ENGLAND)
            assert counted.opens is not None
            assert counted.due is not None
            assert (True, True) == (
                counted.opens.first <= counted.due.first,
                counted.opens.last <= counted.due.last,
            )


class TestDirections:
    """Counting on and counting back end on the side that they say, and 0 stays where it is."""

    @given(periods(FORWARDS), day)
    def test_counting_on_never_ends_before_the_event(self, period: tuple[Timing, Way], start: date) -> None:
        assert start <= ends(period, start)

    @given(periods(BACKWARDS), day)
    def test_counting_back_never_ends_after_the_event(self, period: tuple[Timing, Way], start: date) -> None:
        assert ends(period, start) <= start

    @given(st.sampled_from([WorkingDays, CalendarDays, Days, Weeks, Months, Years]), day)
    def test_nought_of_anything_is_the_day_itself(self, kind: type[WorkingDays | Weeks], start: date) -> None:
        for relation in (Relation.WITHIN, Relation.AT_LEAST_BEFORE):
            timing = Timing(relation=relation, amounts=(kind(0),), of=("incident",))
            assert {start} == {ends((timing, way), start) for way in ways(timing, other=True)}


@st.composite
def waits(draw: st.DrawFn) -> tuple[Timing, Way]:
    """Draw a period before which something is not to be done, with a figure or with none."""
    amounts = draw(st.just(()) | st.tuples(amount))
    timing = Timing(relation=Relation.NOT_BEFORE, amounts=amounts, of=("incident",))
    return timing, draw(st.sampled_from(ways(timing, other=True)))


class TestNotBefore:
    """A deed on the first day is not before it, and no day between the event and the first day keeps it."""

    @given(waits(), day, near, near)
    def test_a_deed_on_the_day_given_or_later_is_never_before_it_and_an_earlier_one_always(
        self, period: tuple[Timing, Way], start: date, days: int, later: int
    ) -> None:
        due = count(*period, PartialDate(start, start + days * ONE_DAY), ENGLAND).due
        assert due is not None
        first, last = bounds(Relation.NOT_BEFORE, due, None)
        assert (first, last) == (due.last, None)
        deed = PartialDate.of(due.last + later * ONE_DAY)
        before = PartialDate.of(due.first - (later + 1) * ONE_DAY)
        assert (Truth.NO, Truth.YES) == (deed.before(due), before.before(due))

    @given(waits(), day, near)
    def test_a_later_start_never_gives_an_earlier_day(self, period: tuple[Timing, Way], start: date, days: int) -> None:
        assert start <= ends(period, start) <= ends(period, start + days * ONE_DAY)

    @given(day, near)
    def test_without_a_figure_it_is_the_day_of_the_event_as_well_as_that_is_known(self, start: date, days: int) -> None:
        timing, span = (
            Timing(relation=Relation.NOT_BEFORE, of=("incident",)),
            PartialDate(start, start + days * ONE_DAY),
        )
        assert {span} == {count(timing, way, span, ENGLAND).due for way in ways(timing, other=True)}


class TestAdding:
    """Counting n and then m is counting n and m at once; months are not, for they are clamped."""

    @given(st.sampled_from([WorkingDays, CalendarDays, Weeks]), st.integers(0, 130), st.integers(0, 130), day)
    def test_two_counts_are_one(self, kind: type[WorkingDays | Weeks], n: int, m: int, start: date) -> None:
        way = ways(Timing(relation=Relation.WITHIN, amounts=(kind(n),), of=("incident",)))[0]
        once = shift(start, kind(n + m), way, ENGLAND)
        assert once == shift(shift(start, kind(n), way, ENGLAND), kind(m), way, ENGLAND)


class TestConventions:
    """With the event as day 1 a count ends no later, and of days of any kind exactly a day sooner."""

    @given(day, st.integers(1, 200))
    def test_with_the_event_as_day_one_calendar_days_end_a_day_sooner(self, start: date, n: int) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(CalendarDays(n),), of=("incident",))
        after, itself = (ends((timing, way), start) for way in ways(timing, other=True))
        assert ONE_DAY == after - itself

    @given(day, st.integers(1, 200))
    def test_with_the_event_as_day_one_working_days_end_a_working_day_sooner_or_not_at_all(
        self, start: date, n: int
    ) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(n),), of=("incident",))
        after, itself = (ends((timing, way), start) for way in ways(timing, other=True))
        assert ENGLAND.count(itself, after) == (1 if ENGLAND.is_working_day(start) else 0)


class TestWorkingDays:
    """Brute force agrees: between the event and the day due lie exactly so many working days, and it is one itself."""

    @given(day, st.integers(1, 60))
    def test_counting_every_day_by_hand_agrees(self, start: date, n: int) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(n),), of=("incident",))
        due = ends((timing, ways(timing)[0]), start)
        days = [start + number * ONE_DAY for number in range(1, (due - start).days + 1)]
        assert (n, True) == (sum(map(ENGLAND.is_working_day, days)), ENGLAND.is_working_day(due))


class TestMonths:
    """The same day of the month, or the last day of a month that has no such day."""

    @given(day, st.integers(0, 60))
    def test_the_day_of_the_month_stays_unless_the_month_is_too_short(self, start: date, n: int) -> None:
        timing = Timing(relation=Relation.WITHIN, amounts=(Months(n),), of=("incident",))
        due = ends((timing, ways(timing)[0]), start)
        months = (due.year - start.year) * 12 + due.month - start.month
        short = (due + ONE_DAY).day == 1
        assert (n, True) == (months, due.day == start.day or (short and due.day < start.day))
