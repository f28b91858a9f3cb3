"""A step of a partnership's own is overtaken once its stage is over, unless it waits for what ended that."""

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
