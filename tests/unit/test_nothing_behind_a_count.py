"""What is overdue, due at once, or found to be wrong stands on the first screen, or is named beside a number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

import cspr
from cspr.first_screen import Section, Urgency, glance
from cspr.guidance import framework
from cspr.record import Appointed, Decided, Happened, Person, Review
from cspr.show.first_screen import first_screen
from cspr.wording.first_screen import inside

CASES: Final = sorted((Path(__file__).parents[1] / "scenarios" / "first_screens").rglob("*.toml"))
_LOUD: Final = frozenset({Urgency.OVERDUE, Urgency.CHECK, Urgency.AT_ONCE, Urgency.CHASE})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lines", [40, 24, 12])
def test_each_task_that_is_overdue_or_due_at_once_is_named(path: Path, lines: int) -> None:
    review = cspr.load(path)
    day = path.stem.partition("--")[2]
    screen = glance(cspr.framework(review.partnership), review.as_of(date.fromisoformat(day or "2021-06-14")))
    text = " ".join(first_screen(screen, lines=lines).casefold().split())
    loud = [card for card in screen.of(Section.NOW) if card.urgency in _LOUD]
    assert [] == [card.title for card in loud if inside(card.title).casefold()[:30] not in text]


def test_a_reviewer_who_is_not_independent_stands_before_what_is_only_to_be_known() -> None:
    course = {
        "incident": "2024-01-08",
        "local-authority-aware": "2024-01-09",
        "notification-sent": "2024-01-12",
        "rapid-review-held": "2024-01-30",
        "rapid-review-submitted": "2024-02-01",
    }
    known = Review("QX-36", "northamptonshire").record(
        *(Happened(event, day) for event, day in course.items()),
        Decided("local-review", "review", on="2024-02-05", by="safeguarding-partners"),
        Appointed("lead-reviewer", "P1", on="2024-02-12"),
        Person("P1", agency="police", involved="yes"),
    )
    screen = glance(framework("northamptonshire"), known.as_of(date(2024, 6, 20)))
    text = " ".join(first_screen(screen).split())
    says = "P1 is lead reviewer. The text asks for: independent of the case and the agencies involved."
    assert f"! {says} On what is recorded, that is not so." in text
    assert "TAKE CARE + 5 more, among them:" in first_screen(screen, lines=16)
    assert "P1 is lead reviewer. The text asks for: independent of the …" in " ".join(
        first_screen(screen, lines=16).split()
    )
