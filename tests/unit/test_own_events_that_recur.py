"""An own event that recurs: its latest day counts, and what answered an earlier one is to be done again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.lifecycle import State, progress
from cspr.record import Happened, Review
from cspr.show import to_text
from cspr.timescales import Status, schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
[[duty]]
id = "answer"
clauses = ["MYA-001"]
step = "x-my-area/answer"
when = ["x-my-area/asked"]
within = { working_days = 5, of = "x-my-area/asked" }
"""
TIMING = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["x-my-area/asked"] }'
ASKED = '[event]\n"x-my-area/asked" = { title = "Asked", recurs = true }\n'
WORDS = ASKED + '[step]\n"x-my-area/answer" = { title = "Answer", stage = "running" }\n'
ENTRIES = (
    Happened("x-my-area/asked", "2024-05-13"),
    Happened("x-my-area/answer", "2024-05-15"),
    Happened("x-my-area/asked", "2024-06-03"),
)
ON = date(2024, 6, 4)


def known(tmp_path: Path, words: str = WORDS, rules: str = RULES) -> cspr.Framework:
    return cspr.framework("my-area", extra=[folder(tmp_path / "procedure", rules, TIMING, words=words)])


def of_the_answer(framework: cspr.Framework, *entries: Happened) -> list[tuple[str, str, Status]]:
    found = schedule(framework, Review("QX-01", "my-area").record(*entries).as_of(ON))
    return [
        (each.about, str(reading.due), reading.status)
        for each in found
        if each.topic == "x-my-area/answer"
        for reading in each.readings
    ]


@pytest.mark.parametrize(
    ("recurs", "due", "status"), [(True, "2024-06-10", Status.DUE), (False, "2024-05-20", Status.MET)]
)
def test_the_time_begins_anew_with_each_one(tmp_path: Path, recurs: bool, due: str, status: Status) -> None:
    words = WORDS if recurs else WORDS.replace(", recurs = true", "")
    assert [("case", due, status)] == of_the_answer(known(tmp_path, words), *ENTRIES)


@pytest.mark.parametrize(
    ("entries", "state", "why"),
    [
        (ENTRIES[:2], State.DONE, ""),
        (ENTRIES, State.READY, "done, and asked for again since"),
        ((*ENTRIES, Happened("x-my-area/answer", "2024-06-04")), State.DONE, ""),
    ],
)
def test_the_step_is_open_again(tmp_path: Path, entries: tuple[Happened, ...], state: State, why: str) -> None:
    situation = Review("QX-01", "my-area").record(*entries).as_of(ON)
    (step,) = [each for each in progress(known(tmp_path), situation) if each.step == "x-my-area/answer"]
    assert (state, why) == (step.state, step.why)


def test_the_first_screen_asks_for_it_and_speaks_of_no_first_decision(tmp_path: Path) -> None:
    situation = Review("QX-01", "my-area").record(*ENTRIES).as_of(ON)
    text = " ".join(to_text(cspr.glance(known(tmp_path), situation)).split())
    assert "Mon 10 Jun 4 wd Answer – safeguarding partnership (local, must)" in text
    assert "first decision" not in text


def test_each_agency_is_asked_again_for_itself(tmp_path: Path) -> None:
    rules = RULES + 'each = "agency"\n'
    words = WORDS.replace('stage = "running"', 'stage = "running", each = "agency"')
    entries = [
        Happened(event, on, about=f"agency:{agency}")
        for agency in ("police", "health")
        for event, on in (("x-my-area/asked", "2024-05-13"), ("x-my-area/answer", "2024-05-15"))
    ]
    again = Happened("x-my-area/asked", "2024-06-03", about="agency:health")
    found = of_the_answer(known(tmp_path, words, rules), *entries, again)
    assert [
        ("agency:health", "2024-06-10", Status.DUE),
        ("agency:police", "2024-05-20", Status.MET),
    ] == sorted(found)
