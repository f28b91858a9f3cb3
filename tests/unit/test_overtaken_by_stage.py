"""A step of a partnership's own is overtaken once its stage is over, unless it waits for what ended that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.record import Decided, Established, Happened, Proceeding, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

STEP = "x-my-area/look"
RULE = f'[[duty]]\nid = "look"\nclauses = ["MYA-001"]\nstep = "{STEP}"\n'
WITHIN = 'within = { working_days = 5, of = "local-review-decided" }'
STATED = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["local-review-decided"] }'
AFTER = STATED.replace("local-review-decided", "published")
WHEN = 'when = ["local-review-decided"]\n'
WORDS = """
[step]
"{}" = {{ title = "Look again", stage = "{}"{} }}
[event]
"x-my-area/found" = "More was found"
"""
DECIDED = Decided("local-review", "review", on="2025-01-06", by="safeguarding-partners", rationale_ref="R1")
FINAL, PUBLISHED = Happened("report-finalised", "2025-05-06"), Happened("published", "2025-06-03")


@pytest.mark.parametrize(
    ("stage", "rule", "stated", "entries", "state"),
    [
        ("determination", WHEN + WITHIN, STATED, (), "ready"),
        ("determination", WHEN + WITHIN, STATED, (FINAL,), "overtaken"),
        ("set-up", WHEN + WITHIN, STATED, (FINAL,), "overtaken"),
        ("set-up", WHEN, "", (FINAL,), "overtaken"),
        ("running", WHEN + WITHIN, STATED, (FINAL,), "ready"),
        ("running", WHEN + WITHIN, STATED, (FINAL, PUBLISHED), "overtaken"),
        ("report", WHEN + WITHIN, STATED, (FINAL, PUBLISHED), "ready"),
        ("improvement", WHEN + WITHIN, STATED, (FINAL, PUBLISHED), "ready"),
        ("running", WHEN + WITHIN.replace("local-review-decided", "published"), AFTER, (PUBLISHED,), "ready"),
        ("running", 'when = ["published"]', "", (PUBLISHED,), "ready"),
        ("running", f'{WHEN}after = ["published"]', "", (PUBLISHED,), "ready"),
        ("running", f'{WHEN}by_nature = ["published"]', "", (PUBLISHED,), "ready"),
        (
            "running",
            'when = ["learning-identified"]',
            "",
            (PUBLISHED, Happened("learning-identified", "2025-06-10")),
            "ready",
        ),
        (
            "running",
            'when = ["learning-identified"]',
            "",
            (PUBLISHED, Happened("learning-identified", "2025-02-10")),
            "overtaken",
        ),
        ("running", 'when = ["x-my-area/found"]', "", (PUBLISHED, Happened("x-my-area/found", "2025-06-10")), "ready"),
    ],
)
def test_a_step_of_ones_own_is_overtaken_once_its_stage_is_over(  # noqa: PLR0917 -- a row of the table
    tmp_path: Path, stage: str, rule: str, stated: str, entries: tuple[Happened, ...], state: str
) -> None:
    words = WORDS.format(STEP, stage, "")
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", RULE + rule, stated, words=words))
    known = Review("MA-01", "my-area").record(DECIDED, *entries).as_of(date(2025, 6, 12))
    (step,) = (each for each in lifecycle.progress(documents, known) if each.step == STEP)
    assert step.state.value == state


CHECKS = """
[[criterion]]
id = "my-test"
title = "Near miss"
clauses = ["MYA-001"]
all = ["near-miss"]
"""


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("near-miss", Established("near-miss", "yes", on="2025-01-06", by="local-authority")),
        ("my-test", Established("near-miss", "yes", on="2025-01-06", by="local-authority")),
        ("proceeding:inquest", Proceeding("inquest", "open", on="2025-01-06")),
    ],
)
def test_a_fact_a_test_or_proceedings_that_it_waits_for_hinder_no_stage(
    tmp_path: Path, name: str, entry: Established | Proceeding
) -> None:
    when = WHEN.replace('"]', f'", "{name}"]')
    words = WORDS.format(STEP, "set-up", "")
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", CHECKS + RULE + when, "", words=words))
    known = Review("MA-01", "my-area").record(DECIDED, entry, FINAL).as_of(date(2025, 6, 12))
    states = [each.state.value for each in lifecycle.progress(documents, known) if each.step == STEP]
    assert states == ["overtaken"]


def test_what_overtakes_it_may_stand_beside_the_step(tmp_path: Path) -> None:
    words = WORDS.format(STEP, "determination", ', overtaken_by = ["terms-agreed"]')
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", RULE + WHEN, "", words=words))
    states = []
    for event in ("report-finalised", "terms-agreed"):
        known = Review("MA-01", "my-area").record(DECIDED, Happened(event, "2025-03-03")).as_of(date(2025, 6, 12))
        states += [each.state.value for each in lifecycle.progress(documents, known) if each.step == STEP]
    assert states == ["ready", "overtaken"]


@pytest.mark.parametrize("more", ['level = "meeting"\n', ""])
def test_what_lasts_is_overtaken_by_no_stage(tmp_path: Path, more: str) -> None:
    words = WORDS.format(STEP, "running", "" if more else ", throughout = true")
    documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", RULE + more + WHEN, "", words=words))
    known = Review("MA-01", "my-area").record(DECIDED, PUBLISHED).as_of(date(2025, 6, 12))
    states = [each.state.value for each in lifecycle.progress(documents, known) if each.step == STEP]
    assert "overtaken" not in states
