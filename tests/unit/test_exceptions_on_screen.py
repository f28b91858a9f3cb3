"""Beside what is overdue stands on which answer, not recorded yet, a text no longer asks for it."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.first_screen.cards import Card
from cspr.guidance import framework
from cspr.record import Established, Happened, Review

BELOW = (
    "Rapid review meeting: not asked for by Panel's questions and answers where the case turned out not to meet "
    "the notification criteria"
)
HELD = Happened("rapid-review-held", "2026-06-20")
FOUND = Established("found-below-notification-criteria", "no", on="2026-06-20", by="police")


def exceptions(of: str, *more: Happened | Established, on: date) -> list[Card]:
    facts = {"abuse-or-neglect-suspected": "yes", "child-seriously-harmed": "yes", "incident-in-area": "yes"}
    answers = (Established(fact, answer, on=f"{on.year}-06-03", by="police") for fact, answer in facts.items())
    sent = [Happened(event, f"{on.year}-06-09") for event in ("notification-sent", "partners-notified")]
    aware = Happened("local-authority-aware", f"{on.year}-06-03")
    review = Review("NR-07", of).record(Happened("incident", f"{on.year}-06-01"), aware, *answers, *sent, *more)
    return [card for card in glance(framework(of), review.as_of(on)).cards if card.id.startswith("care/unless/")]


def told(of: str, *more: Happened | Established, on: date) -> list[str]:
    return [card.title for card in exceptions(of, *more, on=on)]


@pytest.mark.parametrize("of", ["kirklees", "northamptonshire", "essex", "national"])
def test_a_rapid_review_that_is_overdue_has_the_exception_of_the_panel_beside_it(of: str) -> None:
    assert [BELOW] == told(of, on=date(2026, 7, 31))


@pytest.mark.parametrize(
    ("more", "on"),
    [((), date(2026, 6, 12)), ((FOUND,), date(2026, 7, 31)), ((HELD,), date(2026, 7, 31))],
    ids=["not overdue", "answered", "held"],
)
def test_there_is_none_beside_what_is_not_open_or_answered(more: tuple[Happened, ...], on: date) -> None:
    assert [] == told("kirklees", *more, on=on)


@pytest.mark.parametrize("of", ["kirklees", "northamptonshire", "essex", "national"])
def test_there_is_none_of_a_page_that_may_not_have_stood_yet(of: str) -> None:
    assert [] == told(of, on=date(2022, 7, 29))


def test_what_lets_go_of_it_is_said_as_a_whole_sentence() -> None:
    cards = exceptions("kirklees", on=date(2026, 7, 31))
    assert [f"{BELOW}."] == [card.says for card in cards]
