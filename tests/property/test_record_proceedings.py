"""Laws of how other proceedings stand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, strategies as st

from cspr.dates import PartialDate
from cspr.record import Proceeding, Review
from cspr.truth import Truth

EMPTY = Review("NR-07", "northamptonshire")
FIRST = date(2021, 1, 1)
days = st.integers(0, 60).map(lambda after: FIRST + timedelta(after))
spans = st.tuples(days, st.sampled_from([0, 0, 3, 20])).map(
    lambda drawn: PartialDate(drawn[0], drawn[0] + timedelta(drawn[1]))
)
states = st.sampled_from(["open", "ended", "none"])


def is_open(log: list[tuple[str, Any]], on: date) -> Truth:
    """Ask whether the inquest is open on a day."""
    return EMPTY.record(*(Proceeding("inquest", state, on=day) for state, day in log)).as_of(on).proceeding("inquest")


class TestProceedingsRunInTheOrderOfTheirDays:
    """Where every day is known, proceedings are open if the last thing that happened to them is their opening."""

    @given(st.lists(st.tuples(states, days), unique_by=lambda drawn: drawn[1]), days)
    def test_the_last_thing_says(self, log: list[tuple[str, date]], on: date) -> None:
        by_then = sorted((day, state) for state, day in log if day <= on)
        expected = Truth.UNKNOWN
        if by_then:
            expected = Truth.YES if by_then[-1][1] == "open" else Truth.NO
        assert expected is is_open(log, on)


class TestEndingNeverOpens:
    """An end that is entered never makes proceedings open, and an opening that is entered never makes them closed."""

    @given(st.lists(st.tuples(states, spans)), spans, days)
    def test_ending(self, log: list[tuple[str, PartialDate]], ended: PartialDate, on: date) -> None:
        if is_open(log, on) is not Truth.YES:
            assert is_open([*log, ("ended", ended)], on) is not Truth.YES

    @example(
        log=[("open", PartialDate(FIRST, date(2021, 1, 4))), ("none", PartialDate(date(2021, 1, 3), date(2021, 1, 3)))],
        opened=PartialDate(date(2021, 1, 2), date(2021, 1, 2)),
        on=date(2021, 1, 3),
    )
    @given(st.lists(st.tuples(states, spans)), spans, days)
    def test_opening(self, log: list[tuple[str, PartialDate]], opened: PartialDate, on: date) -> None:
        if is_open(log, on) is not Truth.NO:
            assert is_open([*log, ("open", opened)], on) is not Truth.NO


class TestOrderOfEntry:
    """In which order they were entered makes no difference."""

    @given(st.lists(st.tuples(states, spans), max_size=6), st.data(), days)
    def test_shuffled(self, log: list[tuple[str, PartialDate]], data: st.DataObject, on: date) -> None:
        assert is_open(log, on) is is_open(data.draw(st.permutations(log)), on)
