"""Whether harm was serious is asked again where a judgement that a text weighs came after it was denied."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.guidance import framework
from cspr.record import Established, Happened, Involved, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry

ASKED: Final = (
    "as the child seriously harmed? Weigh what was answered with yes since: is impairment likely to be long-term,"
    " though that is not certain yet?"
)


def said(fact: str, answer: str, on: str, about: str = "case") -> Established:
    return Established(fact, Truth(answer), on=on, by="local-authority", about=about)


KNOWN: Final = (
    Happened("local-authority-aware", "2024-12-11"),
    said("incident-in-area", "yes", "2024-12-11"),
    said("child-died", "no", "2024-12-11"),
)
SUSPECTED: Final = said("abuse-or-neglect-suspected", "yes", "2024-12-11")
DENIED: Final = said("child-seriously-harmed", "no", "2024-12-12")
LIKELY: Final = said("impairment-likely-long-term", "yes", "2024-12-18")


def asked(*entries: AnyEntry) -> list[tuple[str, tuple[str, ...]]]:
    situation = Review("QX-701", "essex").record(*KNOWN, *entries).as_of(date(2024, 12, 23))
    cards = cspr.glance(framework("essex"), situation).cards
    return [(card.title, card.why) for card in cards if card.id.startswith("ask/child-seriously-harmed")]


def test_a_later_judgement_puts_the_question_again() -> None:
    ask = "Ask: health, local authority, police."
    assert [(f"W{ASKED}", (ask, "Decides whether this is notifiable."))] == asked(SUSPECTED, DENIED, LIKELY)


def test_of_several_children_it_names_the_one() -> None:
    involved = Involved("child:A"), Involved("child:B")
    likely = said("impairment-likely-long-term", "yes", "2024-12-18", "child:B")
    assert [f"Child B: w{ASKED}"] == [title for title, _ in asked(SUSPECTED, DENIED, likely, *involved)]


def test_what_was_known_before_was_weighed_already() -> None:
    before = said("impairment-likely-long-term", "yes", "2024-12-11")
    assert [] == asked(SUSPECTED, DENIED, before)
    assert [] == asked(SUSPECTED, DENIED, said("impairment-likely-long-term", "no", "2024-12-18"))


def test_nothing_is_asked_where_it_could_change_nothing() -> None:
    assert [] == asked(said("abuse-or-neglect-suspected", "no", "2024-12-11"), DENIED, LIKELY)
    assert [] == asked(SUSPECTED, DENIED, LIKELY, Happened("notification-sent", "2024-12-19"))


@pytest.mark.parametrize(
    ("since", "says"), [((), ()), ((LIKELY,), ("An answer given since bears on this: weigh it first.",))]
)
def test_the_headline_says_that_it_has_to_be_weighed(since: tuple[AnyEntry, ...], says: tuple[str, ...]) -> None:
    review = Review("QX-702", "essex").record(*KNOWN, SUSPECTED, DENIED, *since)
    _, *others = cspr.glance(framework("essex"), review.as_of(date(2024, 12, 23))).headline
    assert tuple(others) == says
