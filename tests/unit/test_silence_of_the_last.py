"""What comes after the last of several answers waits for nobody who is taken to agree, as no answer came in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.arising.judging import arising
from cspr.conditions.case import Case
from cspr.lifecycle import progress
from cspr.show import to_text
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

WORDS = """
[step]
"x-my-area/comment" = { title = "Comment on the draft", stage = "report", each = "agency" }
"x-my-area/family-comment" = { title = "Family comments", stage = "report" }
"x-my-area/answer" = { title = "Answer the comments", stage = "report" }
[event]
"x-my-area/sent" = "Draft sent"
[fact]
"x-my-area/no-family" = "Is there no family to ask?"
"""
RULES = """
[[duty]]
id = "comment"
clauses = ["MYA-001"]
step = "x-my-area/comment"
when = ["x-my-area/sent"]
within = { working_days = 10, of = "x-my-area/sent" }
silence = "agreed"
each = "agency"

[[duty]]
id = "family"
clauses = ["MYA-001"]
step = "x-my-area/family-comment"
when = ["x-my-area/sent"]
unless = ["x-my-area/no-family"]
within = { working_days = 10, of = "x-my-area/sent" }
silence = "agreed"

[[duty]]
id = "answer"
clauses = ["MYA-002"]
step = "x-my-area/answer"
when = ["x-my-area/sent"]
within = { working_days = 10, of_last_of = ["x-my-area/comment", "x-my-area/family-comment"] }
"""
TEN = 'timing = { amount = 10, unit = "working-days", relation = "within", starts = ["x-my-area/sent"] }'
LAST = (
    'timing = { amount = 10, unit = "working-days", relation = "within", '
    'starts = ["x-my-area/comment", "x-my-area/family-comment"] }'
)
SENT = cspr.Happened("x-my-area/sent", "2026-01-05")  # ten working days end on 19 January
AGENCIES = tuple(cspr.Involved(f"agency:{agency}", on="2025-12-01") for agency in ("health", "police"))
POLICE = cspr.Happened("x-my-area/comment", "2026-01-12", about="agency:police")
HEALTH = cspr.Happened("x-my-area/comment", "2026-01-19", about="agency:health")
FAMILY = cspr.Happened("x-my-area/family-comment", "2026-01-13")
NO_FAMILY = cspr.Established("x-my-area/no-family", "yes", on="2025-12-01", by="local-authority")
OVER, RUNNING = date(2026, 1, 20), date(2026, 1, 19)


def answer(path: Path, on: date, *entries: AnyEntry) -> tuple[str, list[str], str]:
    """Whether the answer is owed, by when, and where its step stands."""
    documents = cspr.framework("my-area", extra=folder(path / "one", RULES, TEN, LAST, words=WORDS))
    situation = cspr.Review("MA-01", "my-area").record(*AGENCIES, SENT, *entries).as_of(on)
    duty = next(each for each in documents.duties if each.id == "answer")
    (found,) = (each for each in schedule(documents, situation) if each.topic == "x-my-area/answer")
    step = next(each for each in progress(documents, situation) if each.step == "x-my-area/answer")
    owed = arising(Case(documents, situation, None), duty).state.value
    return owed, [str(reading.due) for reading in found.readings], step.state.value


@pytest.mark.parametrize(
    ("on", "entries", "due"),
    [
        (RUNNING, (POLICE, HEALTH), "None"),
        (OVER, (POLICE, HEALTH), "2026-02-02"),
        (OVER, (POLICE,), "2026-01-26"),
        (OVER, (POLICE, FAMILY), "2026-01-27"),
        (OVER, (FAMILY,), "2026-01-27"),
        (RUNNING, (POLICE, HEALTH, NO_FAMILY), "2026-02-02"),
    ],
    ids=[
        *("family-may-still-answer", "family-silent", "one-agency-and-the-family-silent", "one-agency-silent"),
        *("all-agencies-silent", "family-not-asked"),
    ],
)
def test_counts_from_the_last_that_came(tmp_path: Path, on: date, entries: tuple[AnyEntry, ...], due: str) -> None:
    assert answer(tmp_path, on, *entries) == ("arises", [due], "ready")


def test_is_not_owed_where_nobody_answered(tmp_path: Path) -> None:
    assert answer(tmp_path, RUNNING) == ("arises", ["None"], "ready")
    assert answer(tmp_path / "over", OVER) == ("does-not-arise", ["None"], "not-needed")
    documents = cspr.framework("my-area", extra=tmp_path / "over" / "one")
    situation = cspr.Review("MA-01", "my-area").record(*AGENCIES, SENT).as_of(OVER)
    told = to_text(cspr.report(documents, situation), width=1000)
    agreed = "Taken as agreed, as no answer was recorded in time: "
    (line,) = {line for line in told.splitlines() if line.startswith(agreed)}
    assert line == f"{agreed}Comment on the draft; Family comments."
