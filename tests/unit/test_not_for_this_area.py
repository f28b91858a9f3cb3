"""Where no answer on abuse or neglect makes an incident notifiable here, age or place is said and nothing asked."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from cspr.first_screen import glance
from cspr.first_screen.cards import Glance
from cspr.guidance import framework
from cspr.record import Established, Happened, Review
from cspr.record.entries import AnyEntry

ALL: Final = ("national", "northamptonshire", "kirklees", "essex")
DAY: Final = "2024-09-03"
AGAIN: Final = "Does anything now suggest abuse or neglect?"


def fact(name: str, answer: str, about: str = "case") -> Established:
    return Established(name, answer, on=DAY, by="local-authority", about=about)


BASE: Final = (
    Happened("local-authority-aware", DAY),
    fact("abuse-or-neglect-suspected", "no"),
    fact("child-seriously-harmed", "yes"),
)
GROWN_UP: Final = fact("child-aged-18-or-over", "yes")
HERE: Final = fact("incident-in-area", "yes")
ELSEWHERE: Final = (fact("incident-in-area", "no"), fact("incident-outside-england", "no"))


def screen(of: str, *entries: AnyEntry) -> Glance:
    return glance(framework(of), Review("QX-19", of).record(*BASE, *entries).as_of(date(2024, 9, 16)))


def asks_again(of: str, *entries: AnyEntry) -> bool:
    return any(AGAIN in card.says for card in screen(of, *entries).cards)


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ((GROWN_UP, HERE), "the child or young person was aged 18 or over"),
        (ELSEWHERE, "it happened in another English area"),
        ((GROWN_UP, *ELSEWHERE), "the child or young person was aged 18 or over"),
    ],
    ids=["of 18 or over", "in another area", "both"],
)
def test_age_and_place_come_before_the_suspicion(of: str, entries: tuple[AnyEntry, ...], why: str) -> None:
    assert not asks_again(of, *entries)
    says = "Not notifiable to the Panel as a serious incident on what is recorded:"
    assert f"{says} {why}, so no rapid review is due." in screen(of, *entries).headline
    assert "The partners may still decide to review the case." not in {each.says for each in screen(of, *entries).cards}


@pytest.mark.parametrize("of", ALL)
@pytest.mark.parametrize("entries", [(HERE,), (), (HERE, fact("child-aged-18-or-over", "unknown"))])
def test_the_suspicion_is_asked_again_while_it_would_make_it_notifiable(of: str, entries: tuple[AnyEntry, ...]) -> None:
    assert asks_again(of, *entries)
    assert any("abuse or neglect is not suspected" in line for line in screen(of, *entries).headline)


def test_of_several_children_one_under_18_is_enough_to_ask_again() -> None:
    first, second = (fact("child-aged-18-or-over", "yes", f"child:{each}") for each in ("C1", "C2"))
    younger = fact("child-aged-18-or-over", "no", "child:C2")
    assert asks_again("national", first, younger, HERE)
    assert not asks_again("national", first, second, HERE)


@pytest.mark.parametrize(("where", "owed"), [("no", False), ("yes", True)])
def test_where_the_child_who_died_lived_decides_on_a_child_death_review(where: str, owed: bool) -> None:
    of_children = [
        fact("abuse-or-neglect-suspected", "no", "child:A"),
        fact("abuse-or-neglect-suspected", "no", "child:B"),
        fact("child-died", "yes", "child:A"),
        fact("child-died", "no", "child:B"),
        fact("child-seriously-harmed", "yes", "child:B"),
        fact("normally-resident-in-area", where, "child:A"),
        fact("normally-resident-in-area", "yes", "child:B"),
    ]
    known = Review("QX-20", "national").record(Happened("local-authority-aware", DAY), HERE, *of_children)
    (card,) = (
        each for each in glance(framework(), known.as_of(date(2024, 9, 16))).cards if "death review" in each.says
    )
    assert owed is ("is owed in its own right" in card.says)
