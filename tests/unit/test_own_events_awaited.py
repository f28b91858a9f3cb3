"""A step of a partnership's own that hangs on an event of its own waits for the step that brings the event about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr import lifecycle
from cspr.record import Decided, Happened, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.lifecycle import Progress
    from cspr.record import AnyEntry

WORDS = """
[step."x-my-area/send"]
title = "Send the letter"
stage = "determination"
done_by = ["x-my-area/letter-sent"]
[step."x-my-area/answer"]
title = "Answer the letter"
stage = "determination"
[event]
"x-my-area/letter-sent" = { title = "The letter was sent" }
[decision."x-my-area/take-up"]
title = "Whether to take it up"
outcomes = { up = "x-my-area/taken-up", leave = "x-my-area/left" }
"""
SEND = """[[duty]]
id = "send"
clauses = ["MYA-002"]
step = "x-my-area/send"
when = ["case-referred"]
"""
ANSWER = """[[duty]]
id = "answer"
clauses = ["MYA-001"]
step = "x-my-area/answer"
when = ["{}"]
"""
REFERRED = Happened("case-referred", "2024-06-03")
SENT = Happened("x-my-area/letter-sent", "2024-06-05")


def answer(path: Path, rules: str, *entries: AnyEntry) -> tuple[Progress, str]:
    """Where the answer to the letter stands, and the whole report."""
    clauses = ['actor = "referrer"', 'actor = "business-manager"'][: rules.count("[[duty]]")]
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses, words=WORDS))
    situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 6, 10))
    (step,) = (each for each in lifecycle.progress(documents, situation) if each.step == "x-my-area/answer")
    return step, " ".join(str(to_text(cspr.report(documents, situation))).split())


def test_it_waits_for_the_step_that_brings_the_event_about(tmp_path: Path) -> None:
    step, report = answer(tmp_path, ANSWER.format("x-my-area/letter-sent") + SEND, REFERRED)
    assert step.state is lifecycle.State.BLOCKED
    assert [(each.title, each.cleared_by) for each in step.blockers] == [("Send the letter", ("business-manager",))]
    assert "Answer the letter. First: send the letter." in report
    assert "does not apply: Answer the letter" not in report


def test_it_is_open_once_the_event_has_happened(tmp_path: Path) -> None:
    step, _ = answer(tmp_path, ANSWER.format("x-my-area/letter-sent") + SEND, REFERRED, SENT)
    assert (step.state, step.blockers) == (lifecycle.State.READY, ())


def test_what_no_step_brings_about_is_only_once_it_has_happened(tmp_path: Path) -> None:
    step, _ = answer(tmp_path, ANSWER.format("x-my-area/letter-sent"), REFERRED)
    assert (step.state.value, step.blockers, step.why) == ("not-needed", (), "only after: the letter was sent")


def test_the_other_outcome_of_a_decision_of_its_own_is_why_it_is_not_needed(tmp_path: Path) -> None:
    left = Decided("x-my-area/take-up", "x-my-area/left", on="2024-06-05", by="review-subgroup")
    step, _ = answer(tmp_path, ANSWER.format("x-my-area/taken-up"), REFERRED, left)
    assert (step.state.value, step.why) == ("not-needed", "whether to take it up: leave")
