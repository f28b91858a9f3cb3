"""What is to be done again and again has its next day on the first screen, also after it was done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr.first_screen import glance
from cspr.record import Decided, Happened, Review

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
REPORT = "x-fenmere/plan-report"
CASE = (
    Decided("local-review", "review", on="2024-06-28", by="safeguarding-partners"),
    Happened("published", "2025-01-06"),
)


@pytest.fixture(scope="module")
def fenmere() -> cspr.Framework:
    return cspr.framework("fenmere", extra=FENMERE)


@pytest.mark.parametrize(
    ("on", "days", "events", "expected"),
    [
        (date(2025, 2, 3), (), (), [("NEXT", "2025-02-17")]),
        (date(2025, 3, 3), (), (), [("NOW", "2025-02-17")]),
        (date(2025, 3, 3), ("2025-02-12",), (), [("NEXT", "2025-05-12")]),
        (date(2025, 5, 20), ("2025-02-12",), (), [("NOW", "2025-05-12")]),
        (date(2025, 5, 26), ("2025-02-12", "2025-05-21"), (), [("NEXT", "2025-08-21")]),
        (date(2025, 5, 26), ("2025-02-12", "2025-05-21"), (Happened("x-fenmere/plan-signed-off", "2025-05-22"),), []),
    ],
    ids=["first", "first-late", "second", "second-late", "third", "ended"],
)
def test_is_asked_for_again_by_its_next_day(
    fenmere: cspr.Framework,
    on: date,
    days: tuple[str, ...],
    events: tuple[Happened, ...],
    expected: list[tuple[str, str]],
) -> None:
    reports = (Happened(REPORT, day) for day in days)
    situation = Review("FM-1", "fenmere").record(*CASE, *reports, *events).as_of(on)
    cards = (card for card in glance(fenmere, situation).cards if card.id == f"task/{REPORT}/case")
    assert [(card.section.name, str(card.act_by)) for card in cards] == expected
