from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

from cspr.dates import ADVICE, PartialDate
from cspr.errors import CsprError, Problem
from cspr.truth import Truth

THE_DAY = date(2021, 3, 25)
AN_INSTANT = datetime(2021, 3, 25, 9, 30, tzinfo=UTC)


def problems_of(call: Any, *arguments: Any) -> tuple[Problem, ...]:
    with pytest.raises(CsprError) as caught:
        call(*arguments)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-03-25", THE_DAY, THE_DAY, "day"),
        ("2017-11", date(2017, 11, 1), date(2017, 11, 30), "month"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31), "quarter"),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31), "quarter"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "year"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
        ("2018-05-01/2018-05-30", date(2018, 5, 1), date(2018, 5, 30), "span"),
        ("2018-11/2019-02", date(2018, 11, 1), date(2019, 2, 28), "span"),
        ("2018-01/2018-02", date(2018, 1, 1), date(2018, 2, 28), "span"),
        ("2018-02/2018-04", date(2018, 2, 1), date(2018, 4, 30), "span"),
        ("2018/2019", date(2018, 1, 1), date(2019, 12, 31), "span"),
    ],
)
def test_a_partial_date_stays_as_partial_as_it_was_written(text: str, first: date, last: date, precision: str) -> None:
    span = PartialDate.read(text)
    assert (first, last, precision) == (span.first, span.last, span.precision)


@pytest.mark.parametrize(
    ("text", "shortest"),
    [("2021-03-25/2021-03-25", "2021-03-25"), ("2019-01-01/2019-12-31", "2019"), ("2019-04/2019-06", "2019-Q2")],
)
def test_a_span_is_written_as_short_as_it_can_be(text: str, shortest: str) -> None:
    assert shortest == str(PartialDate.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "2021-03-25/",
        "/2021-03-25",
        "2021/2022/2023",
        "2021-02-30",
        "2021-13",
        "2021-00",
        "2021-Q5",
        "0000",
        "21-03-25",
        "25/03/2021",
        "2021-3-25",
        "2021-03-25T09:30",
        "2021-03-25 ",
        "\u0662\u0660\u0662\u0661",
        "-2021",
        "1" * 5000,
        "spring 2021",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused_and_not_repeated(text: str) -> None:
    assert (Problem("impossible-date", "$.entry[2].on", ADVICE),) == problems_of(
        PartialDate.read, text, "$.entry[2].on"
    )


@pytest.mark.parametrize("when", [THE_DAY, "2021-03-25", PartialDate(THE_DAY, THE_DAY)])
def test_a_day_can_be_given_as_a_date_as_text_or_as_a_span(when: Any) -> None:
    assert PartialDate(THE_DAY, THE_DAY) == PartialDate.of(when)


def test_text_that_is_no_date_is_refused_wherever_a_day_can_be_given() -> None:
    assert (Problem("impossible-date", "$.on", ADVICE),) == problems_of(PartialDate.of, "soon", "$.on")


def test_an_instant_is_not_a_day() -> None:
    expected = Problem("not-a-day", "$.on", "give a date, without a time of day")
    assert (expected,) == problems_of(PartialDate.of, AN_INSTANT)


@pytest.mark.parametrize("when", [None, True, 20210325, 2021.0, b"2021-03-25", (2021, 3, 25)])
def test_what_is_neither_date_nor_text_is_not_a_day(when: Any) -> None:
    assert (Problem("not-a-day", "$.at", ADVICE),) == problems_of(PartialDate.of, when, "$.at")


@pytest.mark.parametrize("ends", [(AN_INSTANT, THE_DAY), (THE_DAY, AN_INSTANT), ("2021-03-25", THE_DAY)])
def test_the_ends_of_a_span_are_dates(ends: tuple[Any, Any]) -> None:
    assert (Problem("not-a-day", "$", "give a date, without a time of day"),) == problems_of(PartialDate, *ends)


def test_a_span_cannot_end_before_it_begins() -> None:
    expected = Problem("ends-before-it-begins", "$", "the last day is before the first")
    assert (expected,) == problems_of(PartialDate, date(2021, 3, 26), THE_DAY)


def test_a_span_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        PartialDate(THE_DAY, THE_DAY).first = date(2021, 1, 1)  # type: ignore[misc]


def test_only_a_span_of_one_day_is_exact() -> None:
    assert [THE_DAY, None] == [PartialDate.read(text).exact for text in ("2021-03-25", "2021-03")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2018", "2019-03", Truth.YES),
        ("2019-03-01", "2019-03-02", Truth.YES),
        ("2019-03-01", "2019-03-01", Truth.NO),
        ("2019-03", "2019-03-01", Truth.NO),
        ("2019-03-02", "2019-03-01", Truth.NO),
        ("2019", "2019-03", Truth.UNKNOWN),
        ("2019-03", "2019-03", Truth.UNKNOWN),
    ],
)
def test_which_came_first_may_be_impossible_to_tell(one: str, other: str, expected: Truth) -> None:
    assert expected is PartialDate.read(one).before(PartialDate.read(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-03-24", Truth.YES),
        ("2021-03-25", Truth.YES),
        ("2021-03-26", Truth.NO),
        ("2021-02", Truth.YES),
        ("2021-03", Truth.UNKNOWN),
        ("2021-04", Truth.NO),
    ],
)
def test_by_a_day_includes_that_day(text: str, expected: Truth) -> None:
    assert expected is PartialDate.read(text).by(THE_DAY)


def test_two_spans_meet_in_the_days_that_both_allow() -> None:
    assert "2019-03" == str(PartialDate.read("2019-01/2019-03").meet(PartialDate.read("2019-03/2019-05")))


def test_spans_that_share_no_day_do_not_meet() -> None:
    assert PartialDate.read("2018").meet(PartialDate.read("2019")) is None
