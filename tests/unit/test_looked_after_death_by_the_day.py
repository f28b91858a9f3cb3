"""How surely the death of a looked-after child must be notified, by the texts of the day.

Working Together 2018 says must (WT18-020), from 4 July 2018. Before it the law alone says so, and that was not read;
the reporting page says so in a later version, without a date.
"""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.first_screen import Card
from cspr.first_screen.cards import Certainty
from cspr.record import Established, Happened, Review


def card(on: date) -> Card:
    facts = {"child-died": "yes", "child-looked-after": "yes", "abuse-or-neglect-suspected": "no"}
    known = Review("QX-930", "national").record(
        Happened("local-authority-aware", on),
        *(Established(fact, answer, on=on, by="local-authority") for fact, answer in facts.items()),
    )
    cards = cspr.glance(cspr.framework("national"), known.as_of(on)).cards
    return next(each for each in cards if each.id == "task/notify-looked-after-death/case")


@pytest.mark.parametrize(
    ("on", "certainty", "clauses"),
    [
        (date(2018, 6, 28), Certainty.NOT_CHECKED, ["CTX-007"]),
        (date(2018, 7, 2), Certainty.NOT_CHECKED, ["CTX-007", "CIN-011", "CIN-008"]),
        (date(2018, 7, 3), Certainty.NOT_CHECKED, ["CTX-007", "CIN-011", "CIN-008"]),
        (date(2018, 7, 4), Certainty.SURE, ["WT18-020", "CTX-007", "CIN-011", "CIN-008"]),
        (date(2023, 12, 14), Certainty.SURE, ["WT18-020", "CTX-007", "CIN-011", "CIN-008"]),
        (date(2023, 12, 15), Certainty.SURE, ["WT23-021", "CTX-007", "CIN-011", "CIN-008"]),
    ],
)
def test_must_is_not_checked_until_the_guidance_says_so(on: date, certainty: Certainty, clauses: list[str]) -> None:
    asked = card(on)
    assert ("must", certainty) == (asked.force, asked.certainty)
    assert clauses == [clause for source in asked.sources for clause in source.clauses]
