"""What may not apply at all says too that it stands in an older edition: "if" and "[older edition]" beside one task."""

from __future__ import annotations

from datetime import date

from cspr import glance
from cspr.first_screen import Card
from cspr.guidance import framework
from cspr.record import Established, Happened, Review

MARK = "[older edition]"


def cards(abuse: str) -> dict[str, Card]:
    answers = {"child-died": "yes", "incident-in-area": "yes", "abuse-or-neglect-suspected": abuse}
    facts = (Established(fact, said, on="2027-03-24", by="local-authority") for fact, said in answers.items())
    review = Review("NA-1", "national").record(Happened("local-authority-aware", "2027-03-24"), *facts)
    return {card.id: card for card in glance(framework("national"), review.as_of(date(2027, 3, 30))).cards}


def test_a_task_that_hangs_on_an_answer_is_marked_and_so_is_one_that_surely_applies() -> None:
    unsure, sure = (cards(abuse)["task/notify-incident/case"] for abuse in ("unknown", "yes"))
    assert unsure.says.startswith("If abuse or neglect of the child is known or suspected: ")
    assert ("", MARK) == (unsure.tag, unsure.why[-1])
    assert "older edition" == sure.tag
    assert MARK not in sure.why


def test_the_note_on_the_edition_speaks_of_all_that_is_marked() -> None:
    says = {cards(abuse)["care/unread/working-together-2026"].says for abuse in ("unknown", "yes")}
    (note,) = says
    assert "What is marked 'older edition' comes from Working Together 2023" in note
