"""A task that hangs on one of several children names that child."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.guidance import framework
from cspr.record import Established, Happened, Involved, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.first_screen import Card
    from cspr.record import AnyEntry

LA = "local-authority"


@pytest.mark.parametrize(("children", "named"), [("AB", "child A"), ("A", "the child")])
def test_a_task_names_the_child_on_whom_it_hangs(children: str, named: str) -> None:
    review = Review("QX-702", "national").record(
        Happened("local-authority-aware", "2024-12-11"),
        Established("incident-in-area", Truth.YES, on="2024-12-11", by=LA),
        *(Involved(f"child:{each}") for each in children),
        *(Established("child-died", Truth.YES, on="2024-12-11", by=LA, about=f"child:{each}") for each in children),
        *(
            Established("abuse-or-neglect-suspected", Truth.NO, on="2024-12-11", by=LA, about="child:B")
            for _ in children[1:]
        ),
        *(Established("child-looked-after", Truth.NO, on="2024-12-11", by=LA, about="child:B") for _ in children[1:]),
    )
    cards = cspr.glance(framework("national"), review.as_of(date(2024, 12, 13))).cards
    title = next(card.title for card in cards if card.title.endswith("serious incident notification to the Panel"))
    assert f"If abuse or neglect of {named} is known or suspected: serious incident notification to the Panel" == title


def fact(name: str, answer: str, about: str = "case", why: str | None = None) -> Established:
    return Established(name, Truth(answer), on="2024-12-11", by=LA, about=about, why=why)


def cards(*entries: AnyEntry) -> tuple[Card, ...]:
    known = (fact(name, "yes") for name in ("abuse-or-neglect-suspected", "incident-in-area", "child-died"))
    review = Review("QX-702", "national").record(Happened("local-authority-aware", "2024-12-11"), *known)
    return cspr.glance(framework("national"), review.record(*entries).as_of(date(2024, 12, 13))).cards


SENT = Happened("notification-sent", "2024-12-12")
DIED = (Involved("child:A"), fact("child-died", "no", "child:B"), fact("child-seriously-harmed", "no", "child:B"))
ALIVE = fact("child-died", "no", "child:C")
TOLD_OF_A = Happened("looked-after-death-notified", "2024-12-12", about="child:A")
LOOKED_AFTER = fact("child-looked-after", "yes", "child:A")


@pytest.mark.parametrize(
    ("entries", "titles"),
    [
        (
            (*DIED, LOOKED_AFTER),
            [
                "Serious incident notification to the Panel (child A)",
                "Tell the safeguarding partners of the incident (child A)",
                "Notify the death of a looked-after child (child A)",
            ],
        ),
        (
            (*DIED, LOOKED_AFTER, TOLD_OF_A, SENT),
            ["Tell the safeguarding partners of the incident (child A)"],
        ),
        (
            (*DIED, Involved("child:C"), fact("child-looked-after", "yes"), TOLD_OF_A, SENT),
            [
                "Tell the safeguarding partners of the incident (child A and child C)",
                "Notify the death of a looked-after child (child C)",
            ],
        ),
    ],
)
def test_what_is_owed_for_some_of_the_children_names_them(entries: tuple[AnyEntry, ...], titles: list[str]) -> None:
    assert [card.title for card in cards(*entries) if card.id.startswith("task/") and "(child" in card.title] == titles


@pytest.mark.parametrize(
    ("why", "later", "asked"),
    [
        ("awaited", (), ["Settle: child C: was the child seriously harmed?"]),
        ("awaited", (SENT,), ["Settle: child C: was the child seriously harmed?"]),
        ("not-asked", (), ["Child C: was the child seriously harmed?"]),
        ("not-asked", (SENT,), []),
        ("awaited", (SENT, Happened("local-review-decided", "2024-12-13")), []),
    ],
)
def test_an_awaited_answer_on_another_child_is_asked_for_until_the_decision(
    why: str, later: tuple[AnyEntry, ...], asked: list[str]
) -> None:
    told = cards(*DIED, ALIVE, fact("child-seriously-harmed", "unknown", "child:C", why), *later)
    assert [card.title for card in told if card.id.startswith("ask/child-seriously-harmed")] == asked
