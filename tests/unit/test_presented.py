"""A report that is presented to those who lead the partnership is not said to be signed off by them."""

from __future__ import annotations

from datetime import date

import cspr
from cspr.guidance import framework
from cspr.record import AnyEntry, Decided, Happened, Review
from cspr.show import to_text

DECIDED = Decided("local-review", "review", on="2024-10-01", by="safeguarding-partners")
AGREED = (Happened("first-draft-written", "2025-01-20"), Happened("subgroup-agreed", "2025-02-10"))


def tasks(*entries: AnyEntry) -> dict[str, tuple[str, str]]:
    review = Review("QX-19", "essex").record(DECIDED, *AGREED, *entries)
    cards = cspr.glance(framework("essex"), review.as_of(date(2025, 2, 24))).cards
    return {card.id.split("/")[1]: (card.title, card.who) for card in cards if card.id.startswith("task/")}


def test_it_has_a_step_of_its_own() -> None:
    assert ("Present the report to the executive group", "executive group") == tasks()["present-report"]
    assert "present-report" not in tasks(Happened("report-presented", "2025-02-17"))
    assert not {"final-sign-off"} & {*tasks(), *tasks(Happened("report-presented", "2025-02-17"))}


def test_no_answer_speaks_of_a_sign_off() -> None:
    review = Review("QX-19", "essex").record(DECIDED, *AGREED, Happened("report-presented", "2025-02-17"))
    situation = review.as_of(date(2025, 2, 24))
    for answer in (cspr.glance(framework("essex"), situation), cspr.report(framework("essex"), situation)):
        assert "final sign-off" not in to_text(answer).casefold()
        assert "report signed off" not in to_text(answer).casefold()
