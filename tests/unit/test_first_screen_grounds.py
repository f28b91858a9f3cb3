"""On what a card rests: the entries that it follows from and the facts that could still change it, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.first_screen import Card
from cspr.record import Decided, Established, Happened, Planned, Proceeding, Review

ON = date(2024, 3, 13)
REVIEW = Review("XX-01", "northamptonshire").record(
    Happened("incident", "2023-09-01", id="E-INCIDENT"),
    Happened("local-authority-aware", "2023-09-04", id="E-AWARE"),
    Established("abuse-or-neglect-suspected", "yes", on="2023-09-04", by="police", id="E-SUSPECTED"),
    Established("child-died", "yes", on="2023-09-04", by="police", id="E-DIED"),
    Established("incident-in-area", "yes", on="2023-09-04", by="police", id="E-AREA"),
    Happened("notification-sent", "2023-09-06", id="E-SENT"),
    Happened("rapid-review-submitted", "2023-09-20", id="E-SUBMITTED"),
    Decided("local-review", "review", on="2023-10-03", by="safeguarding-partners", id="E-DECIDED"),
    Proceeding("prosecution", "open", on="2023-10-10", id="E-PROSECUTION"),
    Planned("published", "2024-06-28", id="E-PLANNED"),
)


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    return {card.id: card for card in cspr.glance(cspr.framework("northamptonshire"), REVIEW.as_of(ON)).cards}


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("task/complete-review/case", ("E-DECIDED",)),
        ("task/inform-parents/case", ("E-DECIDED",)),
        ("task/notify-looked-after-death/case", ("E-DIED", "child-looked-after")),
        ("ask/child-looked-after", ("child-looked-after",)),
        ("ask/proceedings", ()),
        ("waiting/publish", ("E-PROSECUTION",)),
        ("care/past-limit/published", ("E-PLANNED",)),
        ("care/succession/councils", ()),
    ],
)
def test_is_told_by_id(cards: dict[str, Card], name: str, about: tuple[str, ...]) -> None:
    assert about == cards[name].about
