"""A notification that was sent shows that it was not decided not to notify, also where no decision is on record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.record import Decided, Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

RULE = '[[duty]]\nid = "look"\nclauses = ["MYA-001"]\nstep = "x-my-area/look"\nwhen = ["case-referred", "{}"]\n'
WORDS = '[step]\n"x-my-area/look" = { title = "Look at it locally", stage = "determination" }\n'
REFERRED, SENT = Happened("case-referred", "2024-06-03"), Happened("notification-sent", "2024-06-06")
AGAINST = Decided("notification", "do-not-notify", on="2024-06-05", by="local-authority", rationale_ref="R1")


@pytest.mark.parametrize(
    ("outcome", "entries", "state"),
    [
        ("no-notification-decided", (), "blocked"),
        ("no-notification-decided", (SENT,), "not-needed"),
        ("no-notification-decided", (AGAINST,), "ready"),
        ("notification-decided", (SENT,), "blocked"),
    ],
)
def test_what_waits_for_a_decision_not_to_notify_is_let_go_by_the_notification(
    tmp_path: Path, outcome: str, entries: tuple[AnyEntry, ...], state: str
) -> None:
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", RULE.format(outcome), "", words=WORDS))
    known = Review("MA-01", "my-area").record(REFERRED, *entries).as_of(date(2024, 7, 1))
    (step,) = (each for each in lifecycle.progress(documents, known) if each.step == "x-my-area/look")
    assert step.state.value == state
