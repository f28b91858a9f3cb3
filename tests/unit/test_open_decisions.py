"""A decision that people have not taken yet is open: neither its outcomes nor their opposites hold."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.conditions import Open
from cspr.conditions.evaluation import Conditions
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Decided, Happened, Review
from cspr.truth import Truth

ON = date(2021, 6, 1)
OUTCOMES = ("local-review-decided", "no-local-review-decided", "other-learning-decided")


def conditions(*entries: Happened | Decided) -> Conditions:
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(ON)
    return Conditions(framework("northamptonshire"), situation)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_of_an_open_decision_is_unknown(outcome: str) -> None:
    assert Truth.UNKNOWN is conditions().holds(outcome)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_on_which_something_waits_asks_for_the_decision(outcome: str) -> None:
    assert (Open(name="decision:local-review", about="case"),) == conditions().explain(outcome).needs


def test_once_it_is_decided_one_outcome_holds_and_the_others_do_not() -> None:
    decided = conditions(Decided("local-review", "review", on=date(2021, 5, 4), by="safeguarding-partners"))
    assert [Truth.YES, Truth.NO, Truth.NO] == [decided.holds(one) for one in OUTCOMES]


def test_an_event_that_is_no_outcome_has_simply_not_happened() -> None:
    assert Truth.NO is conditions().holds("published")


def test_a_step_of_the_review_is_blocked_by_the_decision_and_not_called_needless() -> None:
    situation = Review("NR-07", "northamptonshire").as_of(ON)
    found = next(
        one for one in progress(framework("northamptonshire"), situation) if one.step == "appoint-lead-reviewer"
    )
    assert (State.BLOCKED, "decide-on-review") == (found.state, found.blockers[0].name)


def test_a_step_of_the_review_is_not_needed_once_it_is_decided_to_hold_none() -> None:
    decided = Decided("local-review", "no-review", on=date(2021, 5, 4), by="safeguarding-partners")
    situation = Review("NR-07", "northamptonshire").record(decided).as_of(ON)
    found = next(
        one for one in progress(framework("northamptonshire"), situation) if one.step == "appoint-lead-reviewer"
    )
    assert State.NOT_NEEDED is found.state
