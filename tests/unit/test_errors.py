from __future__ import annotations

import pickle
from itertools import count
from typing import Any

import pytest

from cspr import vocabulary
from cspr.errors import (
    MOST_PROBLEMS,
    BadInputError,
    CsprError,
    NotForThisCaseError,
    OutsideCalendarError,
    Problem,
    UnknownNameError,
    nearest,
    wrong,
)

TWO = (Problem("unknown-event", "$.entry[0].event", "did you mean 'incident'?"), Problem("not-a-day", "$.entry[1].on"))


def test_a_problem_reads_as_code_place_and_advice_on_one_line() -> None:
    assert "unknown-event at $.entry[0].event: did you mean 'incident'?" == str(TWO[0])


def test_a_problem_without_advice_ends_with_its_place() -> None:
    assert "not-a-day at $.entry[1].on" == str(TWO[1])


def test_an_error_keeps_every_problem_in_the_order_in_which_it_was_met() -> None:
    assert TWO == CsprError(iter(TWO)).problems


def test_the_message_of_an_error_has_a_line_for_each_problem() -> None:
    assert [str(problem) for problem in TWO] == str(CsprError(TWO)).splitlines()


def test_an_error_can_be_caught_as_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"not-a-day at \$\.on"):
        raise wrong("not-a-day", "$.on")


def test_an_error_crosses_a_process_boundary_with_its_problems() -> None:
    error = CsprError(TWO)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 -- made on the same line
    assert (BadInputError, TWO, str(error)) == (type(copy), copy.problems, str(copy))


@pytest.mark.parametrize(
    ("codes", "kind", "status"),
    [
        (("not-a-day",), BadInputError, 400),
        (("unknown-key", "unknown-format", "unknown-answer"), BadInputError, 400),
        (("unknown-event", "unknown-kind"), UnknownNameError, 404),
        (("not-this-partnership",), NotForThisCaseError, 409),
        (("outside-the-calendar",), OutsideCalendarError, 422),
        (("unknown-event", "outside-the-calendar"), BadInputError, 400),
    ],
)
def test_an_error_says_by_its_class_how_a_service_answers_it(
    codes: tuple[str, ...], kind: type[CsprError], status: int
) -> None:
    error = CsprError(Problem(code, "$") for code in codes)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 -- made on the line above
    assert (kind, kind, status, True) == (type(error), type(copy), error.http_status, isinstance(error, CsprError))


def test_a_single_problem_makes_an_error_of_one() -> None:
    expected = Problem("negative-amount", "n", "give 0 or more")
    assert (expected,) == wrong("negative-amount", "n", "give 0 or more").problems


@pytest.mark.parametrize("word", ["incidnet", "INCIDENT", "incident ", "incident" + "t" * 3])
def test_a_misspelt_word_is_answered_with_the_known_one(word: str) -> None:
    assert "did you mean 'incident'?" == nearest(word, ("published", "incident"))


@pytest.mark.parametrize("word", ["", "zzz", "x" * 1_000_000])
def test_a_word_that_resembles_nothing_known_gets_no_suggestion(word: str) -> None:
    assert "" == nearest(word, ("published", "incident"))


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    assert "" == nearest("incident", ())


@pytest.mark.parametrize("word", [None, 5, ["incident"]])
def test_nothing_is_near_to_what_is_no_text(word: Any) -> None:
    assert "" == nearest(word, ("published", "incident"))


def test_an_error_tells_a_hundred_problems_and_reads_no_more_of_them() -> None:
    endless = (Problem("unknown-key", f"$[{place}]") for place in count())
    assert [f"$[{place}]" for place in range(MOST_PROBLEMS)] == [each.path for each in CsprError(endless).problems]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("child-harmed", "child-seriously-harmed"),
        ("child-dead", "child-died"),
        ("incidnet", "incident"),
        ("pubished", "published"),
        ("notified", "notification-sent"),
        ("rapid-reveiw-held", "rapid-review-held"),
    ],
)
def test_the_nearest_name_shares_words_before_letters(given: str, meant: str) -> None:
    known = (*vocabulary.events(), *vocabulary.facts())
    assert f"did you mean {meant!r}?" == nearest(given, known)


def test_nothing_is_near_what_is_like_nothing() -> None:
    assert ["", "", ""] == [nearest(given, vocabulary.events()) for given in ("zzz", "x" * 80, 3)]
