"""How many working days are left, and for how many a task is open, by the text that asks for it and no other days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.record import Happened, Review
from cspr.show import to_text
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.first_screen import Card
    from cspr.guidance import Framework

WORDS = """
[step]
"x-my-area/answer" = { title = "Answer the referrer", stage = "determination" }
"x-my-area/remove" = { title = "Remove the papers", stage = "determination" }
"""
RULES = """[[duty]]
id = "answer"
clauses = ["MYA-001"]
step = "x-my-area/answer"
when = ["case-referred"]
within = { working_days = 5, of = "case-referred" }
[[duty]]
id = "remove"
clauses = ["MYA-002"]
step = "x-my-area/remove"
when = ["case-referred"]
not_before = { months = 1, of = "case-referred" }
"""
CLAUSES = (
    'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["case-referred"] }',
    'timing = { amount = 1, unit = "months", relation = "not-before", starts = ["case-referred"] }',
    "",
)
CLOSED = 'from = 2024-04-01\n\n[[closed]]\nclauses = ["MYA-003"]\ndays = ["12-24 to 01-01"]'
REFERRED = Happened("case-referred", "2024-12-20")


@pytest.fixture
def documents(tmp_path: Path) -> Framework:
    return cspr.framework("my-area", extra=folder(tmp_path / "one", RULES, *CLAUSES, words=WORDS, window=CLOSED))


def card(documents: Framework, step: str, on: date) -> Card:
    screen = cspr.glance(documents, Review("MA-01", "my-area").record(REFERRED).as_of(on))
    return next(each for each in screen.cards if each.id.startswith(f"task/x-my-area/{step}"))


def test_days_that_are_no_working_days_by_the_text_are_not_left(documents: Framework) -> None:
    situation = Review("MA-01", "my-area").record(REFERRED).as_of(date(2024, 12, 23))
    answer = card(documents, "answer", date(2024, 12, 23))
    topics = (each for each in schedule(documents, situation) if each.topic == "x-my-area/answer")
    (reading,) = (each for topic in topics for each in topic.readings)
    assert (str(answer.arrive_by), answer.working_days) == ("2025-01-07", 4)
    assert reading.days is not None
    assert reading.days[0] == answer.working_days
    report = " ".join(str(to_text(cspr.report(documents, situation))).split())
    assert "4 working days left" in report
    assert "due in 4 working days" in report
    assert "9 working days" not in report


def test_nor_are_they_counted_once_the_day_has_passed(documents: Framework) -> None:
    assert card(documents, "answer", date(2025, 1, 9)).working_days == -2


def test_a_task_is_open_from_the_first_day_on_which_it_may_be_done(documents: Framework) -> None:
    opened = card(documents, "remove", date(2025, 1, 27))
    assert (opened.working_days, opened.why[0]) == (-5, "Open for 5 working days.")
    first = card(documents, "remove", date(2025, 1, 20))
    assert (first.working_days, first.why[0]) == (0, "Open since today.")
