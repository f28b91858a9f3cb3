"""Who takes a step where one text names the partners and another who sends it for them: both are named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.first_screen import glance
from cspr.record import Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import Situation

RULES = """
[[duty]]
id = "send"
clauses = ["MYA-001"]
step = "submit-rapid-review"
{topic}
when = ["notification-sent"]
within = {{ working_days = 15, of = "notification-sent" }}
"""
CLAUSE = """
actor = "{}"
timing = {{ amount = 15, unit = "working-days", relation = "within", starts = ["notification-sent"] }}
"""
TOPICS = pytest.mark.parametrize("topic", ["", 'topic = "rapid-review-period"'], ids=["of-the-step", "of-its-time"])


def documents(path: Path, topic: str, actor: str = "business-office") -> cspr.Framework:
    return cspr.framework("my-area", extra=folder(path / "procedure", RULES.format(topic=topic), CLAUSE.format(actor)))


def situation() -> Situation:
    days = {"incident": 2, "local-authority-aware": 3, "notification-sent": 10, "rapid-review-held": 25}
    entries = [Happened(event, f"2026-03-{day:02}") for event, day in days.items()]
    decided = Happened("no-local-review-decided", "2026-03-25")
    return Review("MA-1", "my-area").record(*entries, decided).as_of(date(2026, 3, 26))


@TOPICS
def test_the_steps_name_both(tmp_path: Path, topic: str) -> None:
    steps = {step.step: step for step in lifecycle.progress(documents(tmp_path, topic), situation())}
    assert set(steps["submit-rapid-review"].who) == {"safeguarding-partners", "business-office"}


@TOPICS
def test_the_first_screen_names_both(tmp_path: Path, topic: str) -> None:
    cards = glance(documents(tmp_path, topic), situation()).cards
    (card,) = (card for card in cards if card.title.endswith("apid review to the Panel"))
    assert set(card.who.split(" and ")) == {"safeguarding partners", "business unit"}
    assert str(card.arrive_by) == "2026-03-31"


def test_the_partnership_is_not_named_beside_its_partners(tmp_path: Path) -> None:
    named = documents(tmp_path, 'topic = "rapid-review-period"', "partnership")
    steps = {step.step: step for step in lifecycle.progress(named, situation())}
    assert steps["submit-rapid-review"].who == ("safeguarding-partners",)
