"""The actions taken, which a text wants published in the report or apart from it: nothing waits for them."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.publication import readiness
from cspr.record import AnyEntry, Decided, Happened, Review

ON = date(2022, 12, 12)
DECIDED = Decided("local-review", "review", on="2022-02-01", by="safeguarding-partners")
SIGNED_OFF = Happened("final-sign-off-given", "2022-07-25")
PUBLISHED = Happened("published", "2022-08-31")
PLAN = Happened("action-plan-agreed", "2022-07-25")
DONE = Happened("actions-published", "2022-09-05")


def actions(partnership: str, *entries: AnyEntry) -> list[tuple[str, str, bool, str, tuple[str, ...]]]:
    answer = readiness(framework(partnership), Review("K04", partnership).record(DECIDED, *entries).as_of(ON))
    return [
        (each.state.value, each.met.value, each.binding, each.why, each.blocked_by)
        for each in answer.requirements
        if each.name == "publish-actions"
    ]


def test_they_are_asked_for_and_nothing_waits_for_them() -> None:
    why = "in the report or apart from it"
    assert [("to-do", "unknown", False, why, ())] == actions("kirklees", SIGNED_OFF, PLAN)
    assert [("to-do", "unknown", False, why, ())] == actions("kirklees", SIGNED_OFF, PLAN, PUBLISHED)
    ((state, met, binding, says, first),) = actions("kirklees")
    assert ("blocked", "unknown", False, why) == (state, met, binding, says)
    assert first
    ((state, met, binding, *_),) = actions("kirklees", SIGNED_OFF, PUBLISHED, DONE)
    assert ("done", "yes", False) == (state, met, binding)


def test_they_wait_for_the_plan_of_what_more_will_be_done() -> None:
    first = ("Agree the action plan (inferred)",)
    for entries in ((SIGNED_OFF,), (SIGNED_OFF, PUBLISHED), (PUBLISHED,)):
        assert [("blocked", "unknown", False, "in the report or apart from it", first)] == actions("kirklees", *entries)


@pytest.mark.parametrize("partnership", ["national", "northamptonshire", "essex"])
def test_no_other_text_asks_for_them(partnership: str) -> None:
    assert [] == actions(partnership, SIGNED_OFF, PUBLISHED)
