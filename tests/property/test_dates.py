from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given, strategies as st

from cspr.dates import ADVICE, PartialDate
from cspr.errors import CsprError, Problem
from cspr.truth import Truth

REFUSED = {
    (Problem("impossible-date", "$.on", ADVICE),),
    (Problem("ends-before-it-begins", "$.on", "the last day is before the first"),),
}


def day_number(number: int) -> date:
    return date(2019, 12, 1) + timedelta(days=number)


def days_of(span: PartialDate) -> set[date]:
    return {span.first + timedelta(days=number) for number in range((span.last - span.first).days + 1)}


def answer_from(outcomes: set[bool]) -> Truth:
    if len(outcomes) > 1:
        return Truth.UNKNOWN
    return Truth.YES if outcomes.pop() else Truth.NO


any_span = st.tuples(st.dates(), st.dates()).map(lambda ends: PartialDate(min(ends), max(ends)))
# Close together, so that they overlap often, across the end of a year and a leap day.
near_span = st.tuples(st.integers(0, 120), st.integers(0, 40)).map(
    lambda drawn: PartialDate(day_number(drawn[0]), day_number(drawn[0] + drawn[1]))
)


class TestWritingAndReading:
    """What is written can be read again and is the same; nothing becomes more exact than it was."""

    @given(any_span)
    @example(PartialDate(date(2019, 1, 1), date(2019, 12, 31)))
    @example(PartialDate(date(2020, 2, 1), date(2020, 2, 29)))
    @example(PartialDate(date(2021, 7, 1), date(2021, 9, 30)))
    def test_a_span_comes_back_as_it_was(self, span: PartialDate) -> None:
        assert span == PartialDate.read(str(span))

    @given(st.dates())
    def test_a_known_day_comes_back_exact(self, day: date) -> None:
        assert day == PartialDate.read(day.isoformat()).exact

    @given(any_span)
    def test_a_span_is_exact_only_where_its_precision_is_a_day(self, span: PartialDate) -> None:
        assert (span.precision == "day") == (span.exact is not None)

    @given(st.one_of(st.text(max_size=24), st.text("0123456789-/Q", max_size=24)))
    @example("2019-03/2018-03")
    def test_any_text_gives_a_span_or_one_problem_that_does_not_repeat_it(self, text: str) -> None:
        assert read_or_refused(text) in {*REFUSED, *spans_that_come_back(text)}


def read_or_refused(text: str) -> PartialDate | tuple[Problem, ...]:
    try:
        return PartialDate.read(text, "$.on")
    except CsprError as error:
        return error.problems


def spans_that_come_back(text: str) -> set[PartialDate]:
    read = read_or_refused(text)
    return {PartialDate.read(str(read))} if isinstance(read, PartialDate) else set()


class TestComparingSpans:
    """A comparison is decided exactly where every choice of days within the spans decides it in the same way."""

    @given(near_span, near_span)
    def test_before_agrees_with_trying_every_pair_of_days(self, one: PartialDate, other: PartialDate) -> None:
        outcomes = {mine < theirs for mine in days_of(one) for theirs in days_of(other)}
        assert answer_from(outcomes) is one.before(other)

    @given(near_span, st.integers(0, 160).map(day_number))
    def test_by_agrees_with_trying_every_day(self, span: PartialDate, day: date) -> None:
        assert answer_from({mine <= day for mine in days_of(span)}) is span.by(day)


class TestMeeting:
    """Two accounts of one event leave the days that both allow."""

    @given(near_span, near_span)
    def test_agrees_with_the_intersection_of_their_days(self, one: PartialDate, other: PartialDate) -> None:
        met = one.meet(other)
        assert days_of(one) & days_of(other) == (days_of(met) if met else set())

    @given(near_span, near_span)
    def test_does_not_depend_on_which_account_comes_first(self, one: PartialDate, other: PartialDate) -> None:
        assert other.meet(one) == one.meet(other)

    @given(any_span)
    def test_with_itself_changes_nothing(self, span: PartialDate) -> None:
        assert span == span.meet(span)
