"""A text that holds a step back and came into force only after the proceedings began says since when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.lifecycle import progress
from cspr.record import Decided, Proceeding, Review
from cspr.show import to_text

FENMERE = cspr.framework("fenmere", extra=[Path(__file__).parents[2] / "examples" / "partnership"])
WITNESSES = "x-fenmere/interview-witnesses"
SAYS = "by Fenmere procedure 2024, in force since Mon 1 Apr 2024, after this began"


def remarks(began: str) -> dict[str, list[str]]:
    decided = Decided("local-review", "review", on="2023-10-20", by="safeguarding-partners", rationale_ref="R-1")
    review = Review("FM-9", "fenmere").record(decided, Proceeding("prosecution", "open", on=began))
    steps = {step.step: step for step in progress(FENMERE, review.as_of(date(2024, 4, 10)))}
    return {
        "stops": [each.remark for each in steps[WITNESSES].blockers],
        "may delay": [each.remark for each in steps["publish"].affected_by if each.source.instrument[:3] == "fen"],
    }


@pytest.mark.parametrize(("began", "says"), [("2024-01-03", SAYS), ("2024-04-02", ""), ("2024-03/2024-04", "")])
def test_it_is_said_of_proceedings_that_surely_began_before_the_text(began: str, says: str) -> None:
    assert [says] == remarks(began)["stops"]


def test_nothing_is_said_where_another_text_held_the_step_then() -> None:
    assert [""] == remarks("2024-01-03")["may delay"]


def test_the_report_says_so_beside_what_it_waits_for() -> None:
    decided = Decided("local-review", "review", on="2023-10-20", by="safeguarding-partners", rationale_ref="R-1")
    review = Review("FM-9", "fenmere").record(decided, Proceeding("prosecution", "open", on="2024-01-03"))
    situation = review.as_of(date(2024, 4, 10))
    (step,) = [each for each in progress(FENMERE, situation) if each.step == WITNESSES]
    assert f"; {SAYS} [" in " ".join(to_text(step.blockers).split())
    assert f"; {SAYS} [" in " ".join(to_text(progress(FENMERE, situation)).split())
