from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cspr import calendars
from cspr.errors import CsprError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

# Untyped, for these are calls that a type checker would refuse.
england: Any = calendars.england()
own: Any = calendars.own
moved: Any = calendars.moved
DAY = date(2024, 6, 3)
INSTANT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
REACH = "this calendar knows 1996-01-01 to 2100-12-31"
NO_TIME = "give a date, without a time of day"
WHOLE = "give a whole number of working days"
POSITIVE = "give 0 or more; add counts forwards, subtract backwards"
BACKWARDS = "the last day is before the first"
EDITION = "give at most 64 small letters, digits, dots and hyphens, a letter or digit first"
YEAR_1, YEAR_9999 = date.min, date.max


class Odd:
    """Equal to nothing, and no key of a table."""

    __hash__ = None  # type: ignore[assignment]


def problems_of(call: Callable[[], Any]) -> tuple[Problem, ...]:
    with pytest.raises(CsprError) as caught:
        call()
    return caught.value.problems


@pytest.mark.parametrize("count", ["add", "subtract"])
@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (YEAR_1, 1, [("outside-the-calendar", "$.start", REACH)]),
        (YEAR_9999, 1, [("outside-the-calendar", "$.start", REACH)]),
        (date(1995, 12, 31), 0, [("outside-the-calendar", "$.start", REACH)]),
        (date(2101, 1, 1), 1, [("outside-the-calendar", "$.start", REACH)]),
        (DAY, 10**30, [("outside-the-calendar", "$.n", REACH)]),
        (DAY, 30_000, [("outside-the-calendar", "$.n", REACH)]),
        (DAY, -1, [("negative-amount", "$.n", POSITIVE)]),
        (DAY, -(10**30), [("negative-amount", "$.n", POSITIVE)]),
        (DAY, True, [("not-an-amount", "$.n", WHOLE)]),
        (DAY, 1.0, [("not-an-amount", "$.n", WHOLE)]),
        (DAY, "15", [("not-an-amount", "$.n", WHOLE)]),
        (DAY, None, [("not-an-amount", "$.n", WHOLE)]),
        (INSTANT, 1, [("not-a-day", "$.start", NO_TIME)]),
        (INSTANT, 0, [("not-a-day", "$.start", NO_TIME)]),
        ("2024-06-03", 1, [("not-a-day", "$.start", NO_TIME)]),
        (None, 1, [("not-a-day", "$.start", NO_TIME)]),
        (738_000, 1, [("not-a-day", "$.start", NO_TIME)]),
        (Odd(), 1, [("not-a-day", "$.start", NO_TIME)]),
        (INSTANT, -1, [("not-a-day", "$.start", NO_TIME), ("negative-amount", "$.n", POSITIVE)]),
        (YEAR_1, 1.5, [("outside-the-calendar", "$.start", REACH), ("not-an-amount", "$.n", WHOLE)]),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_would_be_allowed(
    count: str, start: Any, n: Any, expected: list[tuple[str, str, str]]
) -> None:
    assert tuple(Problem(*problem) for problem in expected) == problems_of(lambda: getattr(england, count)(start, n))


@pytest.mark.parametrize("ask", ["count", "skipped"])
@pytest.mark.parametrize(
    ("after", "until", "expected"),
    [
        (DAY, date(2024, 6, 2), [("ends-before-it-begins", "$.until", BACKWARDS)]),
        (DAY, INSTANT, [("not-a-day", "$.until", NO_TIME)]),
        (None, "x", [("not-a-day", "$.after", NO_TIME), ("not-a-day", "$.until", NO_TIME)]),
        (YEAR_1, DAY, [("outside-the-calendar", "$.after", REACH)]),
        (DAY, YEAR_9999, [("outside-the-calendar", "$.until", REACH)]),
        (
            YEAR_1,
            YEAR_9999,
            [("outside-the-calendar", "$.after", REACH), ("outside-the-calendar", "$.until", REACH)],
        ),
        (
            YEAR_9999,
            DAY,
            [("outside-the-calendar", "$.after", REACH), ("ends-before-it-begins", "$.until", BACKWARDS)],
        ),
    ],
)
def test_a_stretch_that_cannot_be_counted_is_refused_with_every_reason(
    ask: str, after: Any, until: Any, expected: list[tuple[str, str, str]]
) -> None:
    assert tuple(Problem(*problem) for problem in expected) == problems_of(lambda: getattr(england, ask)(after, until))


@pytest.mark.parametrize("ask", ["is_working_day", "previous_working_day", "holiday", "foreseen"])
@pytest.mark.parametrize(
    ("day", "code", "advice"),
    [
        (INSTANT, "not-a-day", NO_TIME),
        ("2024-06-03", "not-a-day", NO_TIME),
        (None, "not-a-day", NO_TIME),
        (YEAR_1, "outside-the-calendar", REACH),
        (YEAR_9999, "outside-the-calendar", REACH),
    ],
)
def test_of_a_day_that_it_does_not_know_a_calendar_never_says_no_holiday(
    ask: str, day: Any, code: str, advice: str
) -> None:
    assert (Problem(code, "$.day", advice),) == problems_of(lambda: getattr(england, ask)(day))


def test_before_the_first_working_day_of_all_there_is_none_to_give() -> None:
    assert (Problem("outside-the-calendar", "$.day", REACH),) == problems_of(
        lambda: england.previous_working_day(date(1996, 1, 1))
    )


def test_the_error_does_not_repeat_the_day_that_was_given() -> None:
    with pytest.raises(CsprError) as caught:
        england.add(date(1850, 3, 7), -77)

    assert "1850" not in str(caught.value)
    assert "77" not in str(caught.value)


@pytest.mark.parametrize("known_on", [INSTANT, "2024", True, []])
def test_the_day_of_knowing_is_a_date(known_on: Any) -> None:
    assert (Problem("not-a-day", "$.known_on", NO_TIME),) == problems_of(lambda: calendars.england(known_on))


@pytest.mark.parametrize("day", [INSTANT, None])
def test_a_one_off_day_is_asked_for_by_its_date(day: Any) -> None:
    assert (Problem("not-a-day", "$.day", NO_TIME),) == problems_of(lambda: calendars.one_off(day))


def test_closures_are_refused_with_every_problem_found() -> None:
    assert (
        Problem("not-a-day", "$.days[0]", NO_TIME),
        Problem("outside-the-calendar", "$.days[2]", REACH),
    ) == problems_of(lambda: england.with_closures([INSTANT, DAY, YEAR_1]))


def test_a_single_day_is_no_list_of_closures() -> None:
    assert (Problem("not-days", "$.days", "give dates in a list"),) == problems_of(lambda: england.with_closures(DAY))


LONG = "cover at most 200 years"
COVERED = "give days from the first to the last that the list covers"


@pytest.mark.parametrize(
    ("days_off", "edition", "first", "last", "expected"),
    [
        (DAY, "x", DAY, DAY, [("not-days", "$.days", "give dates in a list")]),
        ([], "x", DAY, date(2024, 6, 2), [("ends-before-it-begins", "$.last", BACKWARDS)]),
        ([], "x", YEAR_1, YEAR_9999, [("too-long", "$.last", LONG)]),
        ([date(2024, 6, 2)], "x", DAY, DAY, [("outside-the-calendar", "$.days[0]", COVERED)]),
        ([], "Two Words", DAY, DAY, [("not-an-edition", "$.edition", EDITION)]),
        ([], "x" * 65, DAY, DAY, [("not-an-edition", "$.edition", EDITION)]),
        ([], "x\n", DAY, DAY, [("not-an-edition", "$.edition", EDITION)]),
        (
            [None],
            7,
            INSTANT,
            None,
            [
                ("not-a-day", "$.first", NO_TIME),
                ("not-a-day", "$.last", NO_TIME),
                ("not-a-day", "$.days[0]", NO_TIME),
                ("not-an-edition", "$.edition", EDITION),
            ],
        ),
    ],
)
def test_a_calendar_of_ones_own_is_refused_with_every_problem_found(
    days_off: Any, edition: Any, first: Any, last: Any, expected: list[tuple[str, str, str]]
) -> None:
    assert tuple(Problem(*problem) for problem in expected) == problems_of(
        lambda: own(days_off, edition=edition, first=first, last=last)
    )


@pytest.mark.parametrize("count", ["add", "subtract"])
def test_a_calendar_of_ones_own_ends_where_its_list_ends(count: str) -> None:
    calendar: Any = own([], edition="a-week", first=date(2024, 6, 3), last=date(2024, 6, 7))

    assert (Problem("outside-the-calendar", "$.n", "this calendar knows 2024-06-03 to 2024-06-07"),) == problems_of(
        lambda: getattr(calendar, count)(date(2024, 6, 5), 3)
    )


def test_deadlines_are_compared_between_calendars() -> None:
    assert (
        Problem("not-a-calendar", "$.then", "give what england or own made"),
        Problem("not-a-calendar", "$.now", "give what england or own made"),
    ) == problems_of(lambda: moved(DAY, 1, then=DAY, now="now"))


def test_a_deadline_that_cannot_be_counted_cannot_be_compared() -> None:
    assert (Problem("negative-amount", "$.n", POSITIVE),) == problems_of(lambda: moved(DAY, -1, then=england))
