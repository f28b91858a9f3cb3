"""A pause that is to be reported is asked for also once it has ended, and each pause is reported for itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.lifecycle import State, progress
from cspr.record import Decided, Happened, Review
from cspr.timescales import Status, schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record.entries import AnyEntry

STEP = "x-my-area/report-the-pause"
RULE = f"""
[[duty]]
id = "report"
clauses = ["MYA-001"]
step = "{STEP}"
when = ["review-paused"]
"""
WORDS = f'[step]\n"{STEP}" = {{ title = "Report the pause", stage = "running" }}\n'
WITHIN = 'within = { working_days = 5, of = "review-paused" }\n'
TIMING = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["review-paused"] }'
MONTHLY = 'every = { months = 1, of = "review-paused" }\n'
MONTH = 'timing = { amount = 1, unit = "months", relation = "every", starts = ["review-paused"] }'


def course(outcome: str, on: str) -> Decided:
    return Decided("course", outcome, on=on, by="safeguarding-partners", rationale_ref="R-1")


DECIDED = Decided("local-review", "review", on="2024-05-01", by="safeguarding-partners", rationale_ref="R-1")
PAUSED, RESUMED = course("pause", "2024-06-03"), course("resume", "2024-07-01")
REPORTED = Happened(STEP, "2024-06-06")


def stands(path: Path, rule: str, timing: str, *entries: AnyEntry) -> tuple[State, list[tuple[str, Status]]]:
    framework = cspr.framework("my-area", extra=[folder(path / "procedure", rule, timing, words=WORDS)])
    situation = Review("QX-01", "my-area").record(DECIDED, *entries).as_of(date(2024, 8, 5))
    (step,) = [each for each in progress(framework, situation) if each.step == STEP]
    found = (reading for each in schedule(framework, situation) if each.topic == STEP for reading in each.readings)
    return step.state, [(str(reading.due), reading.status) for reading in found]


@pytest.mark.parametrize(
    ("entries", "state", "due", "status"),
    [
        ((PAUSED,), State.READY, "2024-06-10", Status.OVERDUE),
        ((PAUSED, RESUMED), State.READY, "2024-06-10", Status.OVERDUE),
        ((PAUSED, REPORTED, RESUMED), State.DONE, "2024-06-10", Status.MET),
        ((PAUSED, REPORTED, RESUMED, course("pause", "2024-08-01")), State.READY, "2024-08-08", Status.DUE),
        ((RESUMED,), State.NOT_NEEDED, "None", Status.NOT_NEEDED),
    ],
    ids=["lasts", "ended", "reported", "paused-again", "never-paused"],
)
def test_it_is_owed_whatever_came_of_the_pause(
    tmp_path: Path, entries: tuple[AnyEntry, ...], state: State, due: str, status: Status
) -> None:
    assert (state, [(due, status)]) == stands(tmp_path, RULE + WITHIN, TIMING, *entries)


def test_what_else_it_hangs_on_is_still_asked(tmp_path: Path) -> None:
    rule = RULE.replace('"review-paused"]', '"review-paused", "more-than-one-area"]') + WITHIN
    assert stands(tmp_path, rule, TIMING, PAUSED, RESUMED)[0] is State.CANNOT_TELL


def test_a_text_that_ends_it_with_the_pause_is_followed(tmp_path: Path) -> None:
    rule = RULE + WITHIN + 'unless = ["review-resumed"]\n'
    assert stands(tmp_path, rule, TIMING, PAUSED, RESUMED)[0] is State.NOT_NEEDED


def test_what_is_done_while_it_lasts_is_not_asked_for_afterwards(tmp_path: Path) -> None:
    assert stands(tmp_path, RULE + MONTHLY, MONTH, PAUSED, RESUMED)[0] is State.NOT_NEEDED
