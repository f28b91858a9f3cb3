"""A step of a partnership's own that ends with a national decision: whoever takes it decides only once it arises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import criteria, lifecycle
from cspr.lifecycle import By
from cspr.record import Decided, Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

SETTLE = "x-my-area/settle"
OUTCOMES = '"local-review-decided", "no-local-review-decided", "other-learning-decided"'
RULES = """
[[duty]]
id = "settle"
clauses = ["MYA-001"]
step = "x-my-area/settle"
when = ["x-my-area/not-agreed"]
within = { working_days = 10, of = "x-my-area/not-agreed" }
"""
WORDS = f"""
[step]
"{SETTLE}" = {{ title = "Lead partners decide", stage = "determination", done_by = [{OUTCOMES}] }}

[event]
"x-my-area/not-agreed" = "No agreement"
"""
CLAUSE = """
actor = "lead-safeguarding-partners"
timing = { amount = 10, unit = "working-days", relation = "within", starts = ["x-my-area/not-agreed"] }
"""
DISPUTE = Happened("x-my-area/not-agreed", "2025-05-20")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    return cspr.framework(
        "my-area", extra=folder(tmp_path_factory.mktemp("a") / "procedure", RULES, CLAUSE, words=WORDS)
    )


def waiting_for(documents: cspr.Framework, *entries: AnyEntry) -> set[tuple[str, ...]]:
    """Who takes the decision on an LCSPR, in all that waits for it."""
    known = Happened("incident", "2025-05-01"), Happened("notification-sent", "2025-05-06")
    situation = Review("MA-1", "my-area").record(*known, *entries).as_of(date(2025, 5, 21))
    blockers = (blocker for step in lifecycle.progress(documents, situation) for blocker in step.blockers)
    return {blocker.cleared_by for blocker in blockers if (blocker.by, blocker.name) == (By.DECISION, "local-review")}


def test_without_a_dispute_the_partners_decide(documents: cspr.Framework) -> None:
    assert waiting_for(documents) == {("safeguarding-partners",)}


def test_in_a_dispute_whoever_settles_it_is_named_too(documents: cspr.Framework) -> None:
    assert waiting_for(documents, DISPUTE) == {("safeguarding-partners", "lead-safeguarding-partners")}


def test_the_step_ends_with_the_decision(documents: cspr.Framework) -> None:
    decided = Happened("no-local-review-decided", "2025-05-27")
    situation = Review("MA-1", "my-area").record(DISPUTE, decided).as_of(date(2025, 6, 2))
    states = {step.step: step.state.value for step in lifecycle.progress(documents, situation)}
    assert (states[SETTLE], states["decide-on-review"]) == ("done", "done")


PART = """
[[duty]]
id = "settle"
clauses = ["MYA-001"]
step = "decide-on-review"
part = "disagreement"
how = "decides"
when = ["x-my-area/not-agreed"]
within = { working_days = 10, of = "x-my-area/not-agreed" }
"""
EVENT = '[event]\n"x-my-area/not-agreed" = "No agreement"\n'


@pytest.mark.parametrize(
    ("entries", "kinds"), [([DISPUTE], {"given-to-another"}), ([], {"not-theirs"})], ids=["a dispute", "none"]
)
def test_whoever_decides_on_a_part_alone_takes_the_decision_in_that_case(
    tmp_path: Path, entries: list[AnyEntry], kinds: set[str]
) -> None:
    own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", PART, CLAUSE, words=EVENT))
    by_them = Decided("local-review", "review", on="2025-05-21", by="lead-safeguarding-partners", rationale_ref="R-1")
    situation = Review("MA-1", "my-area").record(*entries, by_them).as_of(date(2025, 5, 21))
    (deciding,) = criteria.decisions(own, situation, "local-review")
    found = {finding.kind.value for finding in deciding.taken[0].findings}
    assert kinds == found & {"given-to-another", "not-theirs"}
