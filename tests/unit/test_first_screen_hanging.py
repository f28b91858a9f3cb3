"""On what a task of the first screen still hangs, and to whom a death is notified."""

from __future__ import annotations

from datetime import date
from typing import Literal

import cspr
from cspr.first_screen import Card, Glance
from cspr.record import Decided, Established, Happened, Review
from cspr.record.entries import AnyEntry

WHOSE = "As we read it, it is for the authority that looked after the child."


def screen(*entries: AnyEntry, on: date = date(2024, 3, 13)) -> Glance:
    return cspr.glance(cspr.framework("national"), Review("XX-01", "national").record(*entries).as_of(on))


def cards(found: Glance) -> dict[str, Card]:
    return {card.id: card for card in found.cards}


class TestADeathThatIsNotifiedWhateverItsCause:
    def told(self, about: str, *, on: date, aware: str = "local-authority-aware") -> tuple[str, ...]:
        found = cards(
            screen(
                Happened("incident", "2024-03-01"),
                Happened(aware, "2024-03-04"),
                *(Established(fact, "yes", on="2024-03-04", by="local-authority") for fact in ("child-died", about)),
                Established("abuse-or-neglect-suspected", "no", on="2024-03-04", by="local-authority"),
                on=on,
            )
        )
        (why,) = (card.why for card in found.values() if card.title.startswith("Notify the death of"))
        return why

    def test_names_its_recipients_where_no_text_sets_a_time(self) -> None:
        assert (
            "Open for 2 working days.",
            "To the Secretary of State and Ofsted (must).",
            f"{WHOSE} No period stands in the text; five working days is practice: Mon 11 Mar.",
        ) == self.told("child-looked-after", on=date(2024, 3, 6))

    def looked_after(self, known: str, *, on: date) -> tuple[str, ...]:
        found = screen(
            *(Happened(event, known) for event in ("incident", "local-authority-aware")),
            *(Established(fact, "yes", on=known, by="police") for fact in ("child-died", "child-looked-after")),
            on=on,
        )
        return cards(found)["task/notify-looked-after-death/case"].why

    def test_has_no_practice_that_is_younger_than_what_was_known(self) -> None:
        assert ("Open for 116 working days.", "To the Secretary of State and Ofsted (must).") == self.looked_after(
            "2018-03-05", on=date(2018, 8, 20)
        )

    def test_has_the_practice_that_an_earlier_edition_had_too(self) -> None:
        practice = f"{WHOSE} No period stands in the text; five working days is practice: Mon 13 Nov 2023."
        assert practice == self.looked_after("2023-11-06", on=date(2024, 3, 13))[-1]

    def test_names_those_of_another_text_where_that_of_the_time_names_none(self) -> None:
        told = self.told("care-leaver", on=date(2024, 3, 6), aware="local-authority-aware-of-death")
        assert ["To the Secretary of State and Ofsted (should)."] == [each for each in told if each.startswith("To ")]


def test_recipients_that_the_title_names_are_not_said_again() -> None:
    decided = Decided("local-review", "review", on="2021-06-01", by="safeguarding-partners")
    (card,) = (card for card in screen(decided, on=date(2021, 6, 14)).cards if card.id == "task/alert-bodies/case")
    assert ("Tell the Panel, Ofsted and DfE", False) == (card.title, any(each.startswith("To ") for each in card.why))


class TestWhatATaskStillHangsOn:
    AWARE = Happened("local-authority-aware", "2024-03-11")

    def titles(self, **answers: Literal["yes", "no"]) -> list[str]:
        facts = [
            Established(fact.replace("_", "-"), answer, on="2024-03-11", by="local-authority")
            for fact, answer in answers.items()
        ]
        found = screen(Happened("incident", "2024-03-10"), self.AWARE, *facts).cards
        notify = [card for card in found if card.id == "task/notify-incident/case"]
        assert all(len(card.says) <= 140 for card in notify)
        return [card.title.partition(": ")[0] for card in notify]

    def test_names_every_open_fact_of_which_any_would_do(self) -> None:
        assert ["If the child died or was seriously harmed"] == self.titles(
            abuse_or_neglect_suspected="yes", incident_in_area="yes"
        )

    def test_names_one_where_the_other_is_answered_with_no(self) -> None:
        answers: dict[str, Literal["yes", "no"]] = {"abuse_or_neglect_suspected": "yes", "incident_in_area": "yes"}
        assert ["If the child died"] == self.titles(**answers, child_seriously_harmed="no")
        assert ["If the child was seriously harmed"] == self.titles(**answers, child_died="no")

    def test_says_where_what_it_names_is_not_enough(self) -> None:
        assert ["If abuse or neglect of the child is known or suspected, among other conditions"] == self.titles()
        assert ["If the child died or was seriously harmed, among other conditions"] == self.titles(
            abuse_or_neglect_suspected="yes"
        )

    def test_says_nothing_more_where_one_answer_is_left(self) -> None:
        assert ["If abuse or neglect of the child is known or suspected"] == self.titles(
            child_died="yes", incident_in_area="yes"
        )

    def test_leaves_out_what_is_not_enough_where_one_fact_is(self) -> None:
        assert ["If it happened in the local authority's area"] == self.titles(
            child_died="yes", abuse_or_neglect_suspected="yes"
        )


class TestANoticeThatGoesThroughTheSystemOfAnother:
    """CIN-011: through the one system; CIN-008: what reaches the Panel there is shared with Ofsted and the DfE."""

    REMARK = (
        "This may have done it too: serious incident notification sent, Fri 8 Mar (CIN-011, CIN-008). "
        "Check, and record it."
    )
    KNOWN: tuple[AnyEntry, ...] = (
        *(Happened(event, "2024-03-04") for event in ("incident", "local-authority-aware")),
        *(
            Established(fact, "yes", on="2024-03-04", by="police")
            for fact in ("child-died", "child-looked-after", "abuse-or-neglect-suspected", "incident-in-area")
        ),
    )

    def why(self, *entries: AnyEntry) -> tuple[str, ...]:
        return cards(screen(*self.KNOWN, *entries))["task/notify-looked-after-death/case"].why

    def test_is_left_open_and_may_have_been_given_with_it(self) -> None:
        assert self.REMARK in self.why(Happened("notification-sent", "2024-03-08"))

    def test_is_not_said_to_be_given_before_that_one_was_sent(self) -> None:
        assert not any(why.startswith("This may have done it too") for why in self.why())

    def test_is_done_once_it_is_recorded(self) -> None:
        given = Happened("looked-after-death-notified", "2024-03-08")
        assert "task/notify-looked-after-death/case" not in cards(screen(*self.KNOWN, given))
