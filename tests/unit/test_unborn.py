"""An unborn child is asked about where a text in force speaks of them, and no text that was read says what follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import cspr
from cspr.criteria import factors
from cspr.first_screen import Card, Glance, Section, Urgency
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
            (
                "Working Together 2026 (WT26-007) and Incident notification service (CIN-018) speak of unborn "
                "children; none says whether they are notified."
            ),
        ) == card.why
        assert [("WT26-007",), ("CIN-018",)] == [source.clauses for source in card.sources]

    def test_is_not_asked_before_a_text_spoke_of_them(self, of: str) -> None:
        for aware, on, clauses in (
            ("2025-09-05", date(2025, 9, 9), []),
            ("2026-01-05", date(2026, 1, 9), ["CIN-018"]),
            ("2026-03-23", date(2026, 3, 25), ["WT26-007", "CIN-018"]),
        ):
            cards = asked(screen(*known(aware), of=of, on=on))
            assert clauses == [source.clauses[0] for card in cards for source in card.sources]

    def test_is_asked_where_a_text_may_speak_of_them_as_it_came_on_a_day_not_known(self, of: str) -> None:
        (card,) = asked(screen(*known("2025-11-12"), of=of, on=date(2025, 11, 14)))
        assert ["CIN-018"] == [source.clauses[0] for source in card.sources]

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

    OPEN = "Is this unborn child outside what the texts mean by a child?"

    def test_that_the_child_was_unborn_leaves_it_to_people_whether_to_notify(self, of: str) -> None:
        found = screen(*known(), fact("child-unborn", "yes"), of=of)
        assert [] == asked(found)
        assert f"{self.SAYS} Decide, and record why." == found.headline[0]
        (card,) = (card for card in found.of(Section.CARE) if card.id == "care/unborn")
        assert (
            "No text that was read says whether an incident to an unborn child is notified; Working Together 2026 "
            "(WT26-007) and Incident notification service (CIN-018) speak of them: decide whether to notify"
        ) == card.title
        assert "Decide whether to notify, and record who decided and why." == card.next
        first = found.of(Section.ASK)[0]
        assert (self.OPEN, "Ask: local authority, safeguarding partners.") == (first.title, first.why[0])

    def test_notification_and_notice_then_hang_on_what_people_say(self, of: str) -> None:
        entries = (*known(), fact("child-unborn", "yes"))
        tasks = [card.says for card in screen(*entries, of=of).of(Section.NOW) if card.act_by]
        assert tasks
        assert {True} == {says.startswith("If this unborn child counts as a child") for says in tasks}
        later = screen(*entries, of=of, on=date(2026, 11, 30))
        assert [] == [card.id for card in later.cards if card.urgency is Urgency.OVERDUE]

    def test_is_asked_of_no_unborn_child_who_was_looked_after_or_a_care_leaver(self, of: str) -> None:
        shown = str(screen(*known(), fact("child-unborn", "yes"), of=of))
        assert (False, False) == ("looked after" in shown, "care leaver" in shown)

    @pytest.mark.parametrize("on", ["2026-11-05", "2024-02-05"])
    def test_once_people_have_said_so_it_is_as_they_say(self, of: str, on: str) -> None:
        entries = (*known(on), fact("child-unborn", "yes", on))
        day = date.fromisoformat(on) + timedelta(days=1)
        counted = screen(*entries, fact("unborn-outside", "no", on), of=of, on=day)
        assert counted.headline[0].startswith("Notifiable on what is recorded")
        outside = screen(*entries, fact("unborn-outside", "yes", on), of=of, on=day)
        why = "the child was unborn, and is held to be outside what the texts mean by a child"
        assert outside.headline[0] == (
            f"Not notifiable to the Panel as a serious incident on what is recorded: {why}, so no rapid review is due."
        )
        for found in (counted, outside):
            assert not any(card.id == "care/unborn" or card.title == self.OPEN for card in found.cards)

    def test_before_a_text_spoke_of_them_it_is_open_all_the_same(self, of: str) -> None:
        found = screen(*known("2024-02-05"), fact("child-unborn", "yes", "2024-02-05"), of=of, on=date(2024, 2, 6))
        assert f"{self.SAYS} Decide, and record why." == found.headline[0]
        assert self.OPEN == found.of(Section.ASK)[0].title

    def test_that_the_child_was_not_leaves_all_as_it_was(self, of: str) -> None:
        found = screen(*known(), fact("child-unborn", "no"), of=of)
        assert [] == asked(found)
        assert found.headline[0].startswith("Notifiable on what is recorded")
        assert not any(card.id == "care/unborn" for card in found.cards)

    def test_stands_among_what_is_weighed_on_notifying(self, of: str) -> None:
        for answer, truth in (("yes", Truth.YES), ("no", Truth.NO)):
            situation = Review("NA-04", of).record(*known(), fact("child-unborn", answer)).as_of(ON)
            items = [item for each in factors(framework(of), situation, "notification") for item in each.items]
            assert [truth] * 2 == [item.answer for item in items if item.fact == "child-unborn"]


@pytest.mark.parametrize(("died", "more"), [("yes", []), ("unknown", ["Was the child seriously harmed?"])])
def test_harm_is_not_asked_about_of_a_child_who_died_though_one_reading_names_harm_alone(
    died: str, more: list[str]
) -> None:
    facts = (*(fact(name, "yes") for name in ("abuse-or-neglect-suspected", "incident-in-area", "child-unborn")),)
    found = screen(Happened("local-authority-aware", AWARE), *facts, fact("child-died", died), of="northamptonshire")
    titles = [card.title for card in found.of(Section.ASK)]
    assert [title for title in titles if title == "Was the child seriously harmed?"] == more
