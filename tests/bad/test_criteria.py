"""Wrong use of the tests: a code, a place and advice; nothing of a case is repeated."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cspr import criteria
from cspr.conditions import Open
from cspr.conditions.evaluation import Conditions
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.record import Established, Review

SITUATION = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
FRAMEWORK = framework("northamptonshire")
SECRET = "a-name-that-is-nobodys-business"  # noqa: S105 -- no password


def refused(call: Any, *given: Any) -> tuple[str, str, str]:
    with pytest.raises(CsprError) as error:
        call(*given)
    (problem,) = error.value.problems
    return problem.code, problem.path, problem.suggestion


@pytest.mark.parametrize(
    ("call", "given", "code", "path", "advice"),
    [
        (criteria.assess, "serious-cse", "unknown-criterion", "criterion", "did you mean 'serious-case'?"),
        (
            criteria.questions,
            "notification-dutty",
            "unknown-criterion",
            "criterion",
            "did you mean 'notification-duty'?",
        ),
        (criteria.decisions, "local-reviw", "unknown-decision", "decision", "did you mean 'local-review'?"),
        (criteria.deciders, "publicaton", "unknown-decision", "decision", "did you mean 'publication'?"),
        (
            criteria.consequences,
            "notification-form",
            "unknown-topic",
            "topic",
            "did you mean 'notification-forms'?",
        ),
    ],
)
def test_a_word_that_is_nearly_right_is_put_right(call: Any, given: str, code: str, path: str, advice: str) -> None:
    assert (code, path, advice) == refused(call, FRAMEWORK, SITUATION, given)


@pytest.mark.parametrize(
    "call", [criteria.assess, criteria.questions, criteria.decisions, criteria.deciders, criteria.consequences]
)
@pytest.mark.parametrize("given", ["", " ", "SERIOUS-CASE ", "\x00", "x" * 100_000, SECRET, "x-my-area/own"])
def test_a_word_that_nobody_knows_is_refused_and_not_repeated(call: Any, given: str) -> None:
    code, _, advice = refused(call, FRAMEWORK, SITUATION, given)
    assert code.startswith("unknown-")
    assert "" != advice
    assert len(given) < 2 or given not in advice


def test_factors_for_nothing_that_is_decided_or_done_are_refused() -> None:
    advice = "give the id of a decision or a step"
    assert ("unknown-decision", "serves", advice) == refused(criteria.factors, FRAMEWORK, SITUATION, SECRET)
    assert () == criteria.factors(FRAMEWORK, SITUATION, "publish")


@pytest.mark.parametrize(
    "name", ["child-dyed", "proceeding:", "decision:", "proceeding:decision:", "case", SECRET, 5, ["child-died"]]
)
def test_a_condition_that_nobody_knows_is_refused(name: Any) -> None:
    code, path, advice = refused(Conditions(FRAMEWORK, SITUATION).holds, name)
    assert ("unknown-condition", "name") == (code, path)
    assert SECRET not in advice


def test_a_question_about_what_nobody_knows_is_refused() -> None:
    assert "unknown-condition" == refused(criteria.question, FRAMEWORK, SITUATION, Open(name=SECRET, about="case"))[0]


def test_a_question_about_a_decision_that_nobody_knows_is_refused() -> None:
    need = Open(name="decision:whether", about="case")
    assert "unknown-decision" == refused(criteria.question, FRAMEWORK, SITUATION, need)[0]


def test_a_question_about_nobody_of_the_case_is_refused() -> None:
    need = Open(name="child-died", about="Somebody")
    review = Review("NR-07", "northamptonshire").record(Established("child-died", "yes", on="2021-03-26", by="police"))
    assert "unknown-about" == refused(criteria.question, FRAMEWORK, review.as_of(date(2021, 4, 1)), need)[0]


@pytest.mark.parametrize("answer", [True, False, 1, 0, None, "maybe", "YES", "true", ["yes"]])
def test_an_answer_that_is_neither_yes_no_nor_unknown_never_reaches_a_test(answer: Any) -> None:
    with pytest.raises(CsprError) as error:
        Established("child-died", answer, on="2021-03-26", by="police")
    assert ["unknown-answer"] == [problem.code for problem in error.value.problems]
