"""An unborn child is asked about where a text in force speaks of them, and no text that was read says what follows."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.criteria import factors
from cspr.first_screen import Card, Glance, Section
from cspr.guidance import framework
from cspr.record import Established, Happened, Review
from cspr.record.entries import AnyEntry
from cspr.truth import Truth

ALL = ("national", "northamptonshire", "kirklees", "essex")
QUESTION = "Was the child unborn at the time of the incident?"
FACTS = ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
AWARE, ON = "2026-11-05", date(2026, 11, 9)


def fact(name: str, answer: str, on: str = AWARE) -> Established:
    return Established(name, answer, on=on, by="local-authority")


def known(aware: str = AWARE) -> tuple[AnyEntry, ...]:
    events = (Happened(name, aware) for name in ("incident", "local-authority-aware"))
    return (*events, *(fact(name, "yes", aware) for name in FACTS))


def screen(*entries: AnyEntry, of: str = "national", on: date = ON) -> Glance:
    return cspr.glance(framework(of), Review("NA-04", of).record(*entries).as_of(on))


def asked(found: Glance) -> list[Card]:
    return [card for card in found.of(Section.ASK) if card.title == QUESTION]


@pytest.mark.parametrize("of", ALL)
class TestTheQuestion:
    def test_is_asked_last_with_the_text_that_speaks_of_them(self, of: str) -> None:
        found = screen(*known(), of=of)
        (card,) = asked(found)
        assert card == found.of(Section.ASK)[-1]
        assert (
            "Ask: health, local authority.",
            "Working Together 2026 speaks of unborn children; whether these are notified, no text that was read says.",
        ) == card.why
        assert {("WT26-007",)} == {source.clauses for source in card.sources}

    def test_is_not_asked_before_a_text_spoke_of_them(self, of: str) -> None:
        for aware, on, times in (("2026-02-05", date(2026, 2, 9), 0), ("2026-03-23", date(2026, 3, 25), 1)):
            assert times == len(asked(screen(*known(aware), of=of, on=on)))

    def test_is_not_asked_of_what_is_notified_or_is_not_to_be(self, of: str) -> None:
        assert [] == asked(screen(*known(), Happened("notification-sent", "2026-11-06"), of=of))
        entries = [entry for entry in known() if entry != fact(FACTS[0], "yes")]
        assert [] == asked(screen(*entries, fact(FACTS[0], "no"), of=of))

    @pytest.mark.parametrize("name", ["child-looked-after", "care-leaver", "child-aged-18-or-over"])
    def test_is_not_asked_of_a_child_who_was_surely_born(self, of: str, name: str) -> None:
        assert [] == asked(screen(*known(), fact(name, "yes"), of=of))


@pytest.mark.parametrize("of", ALL)
class TestTheAnswer:
    SAYS = "The child was unborn: no text that was read says whether this is notified to the Panel."

    def test_that_the_child_was_unborn_leaves_it_to_people_whether_to_notify(self, of: str) -> None:
        found = screen(*known(), fact("child-unborn", "yes"), of=of)
        assert [] == asked(found)
        assert f"{self.SAYS} Decide, and record why." == found.headline[0]
        (card,) = (card for card in found.of(Section.CARE) if card.id == "care/unborn")
        assert (
            "No text that was read says whether an incident to an unborn child is notified; Working Together 2026 "
            "speaks of them: decide whether to notify"
        ) == card.title
        assert "Decide whether to notify, and record who decided and why." == card.next

    def test_that_the_child_was_not_leaves_all_as_it_was(self, of: str) -> None:
        found = screen(*known(), fact("child-unborn", "no"), of=of)
        assert [] == asked(found)
        assert found.headline[0].startswith("Notifiable on what is recorded")
        assert not any(card.id == "care/unborn" for card in found.cards)

    def test_stands_among_what_is_weighed_on_notifying(self, of: str) -> None:
        for answer, truth in (("yes", Truth.YES), ("no", Truth.NO)):
            situation = Review("NA-04", of).record(*known(), fact("child-unborn", answer)).as_of(ON)
            items = [item for each in factors(framework(of), situation, "notification") for item in each.items]
            assert [truth] == [item.answer for item in items if item.fact == "child-unborn"]
