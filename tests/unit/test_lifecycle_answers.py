"""What the rooms about a review's course answer can be pickled and compared, and is the same for a case made once."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import cspr
from cspr import engagement, history, lifecycle, publication
from cspr.conditions.case import Case
from cspr.guidance import framework
from cspr.history.looking_back import deviations_of
from cspr.lifecycle.answers import blockers_of, progress_of
from cspr.publication.readiness_check import readiness_of
from cspr.record import Decided, Delayed, Established, Happened, Proceeding, Review

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

ENTRIES = (
    Happened("notification-sent", "2024-03-29"),
    Decided("local-review", "review", on="2024-04-20", by="safeguarding-partners"),
    Decided("course", "pause", on="2024-06-01", by="safeguarding-partners"),
    Established("child-died", "yes", on="2024-03-28", by="police"),
    Proceeding("criminal-investigation", "open", on="2024-04-01"),
    Delayed("publish", "prosecution-pending", on="2024-09-01"),
)
NONE = Proceeding("prosecution", "none", on="2024-10-01")
ANSWERS: dict[str, Callable[[Framework, Situation], Any]] = {
    "progress": lifecycle.progress,
    "exits": lambda _, situation: lifecycle.exits(situation),
    "parallel": lifecycle.parallel,
    "delay": lifecycle.delay,
    "what if": lambda framework_, situation: cspr.what_if(framework_, situation, NONE),
    "history": history.deviations,
    "readiness": publication.readiness,
    "discussion": engagement.staff_may_discuss,
}


def situation() -> Situation:
    return Review("KI-02", "kirklees").record(*ENTRIES).as_of(date(2024, 10, 1))


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_crosses_processes_unchanged(answer: Callable[[Framework, Situation], Any]) -> None:
    given = answer(framework("kirklees"), situation())
    assert given
    assert pickle.loads(pickle.dumps(given)) == given  # noqa: S301 -- it was made on the line itself


def test_a_case_made_once_answers_as_the_framework_and_the_situation_do() -> None:
    kirklees, case = framework("kirklees"), Case(framework("kirklees"), situation())
    assert lifecycle.progress(kirklees, situation()) == progress_of(case)
    assert lifecycle.blockers(kirklees, situation(), "publish") == blockers_of(case, "publish")
    assert history.deviations(kirklees, situation()) == deviations_of(case)
    assert publication.readiness(kirklees, situation()) == readiness_of(case)
