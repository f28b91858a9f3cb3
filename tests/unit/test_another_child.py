"""What was notified for the whole case is asked about for a child for whom it came to be owed only afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.guidance import framework
from cspr.record import Established, Happened, Involved, Review

if TYPE_CHECKING:
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

NOTIFY: Final = "ask/another-child/notify-incident"
ASKED: Final = (
    "Was this done for child B too: serious incident notification to the Panel?",
    ("Ask: local authority.", "It is recorded for Wed 8 Feb, when it was not owed for child B."),
)


def said(fact: str, answer: str, on: str, about: str = "case") -> Established:
    return Established(fact, answer, on=on, by="local-authority", about=about)


KNOWN: Final = (
    Involved("child:A"),
    Involved("child:B"),
    Happened("local-authority-aware", "2023-02-06"),
    said("abuse-or-neglect-suspected", "yes", "2023-02-06"),
    said("incident-in-area", "yes", "2023-02-06"),
    said("child-died", "yes", "2023-02-06", "child:A"),
)
UNHARMED: Final = (
    said("child-died", "no", "2023-02-06", "child:B"),
    said("child-seriously-harmed", "no", "2023-02-06", "child:B"),
)
SENT: Final = Happened("notification-sent", "2023-02-08")
DIED: Final = said("child-died", "yes", "2023-02-16", "child:B")


def known(*entries: AnyEntry) -> Situation:
    return Review("QX-702", "kirklees").record(*KNOWN, *entries).as_of(date(2023, 2, 20))


def asked(*entries: AnyEntry) -> dict[str, tuple[str, tuple[str, ...]]]:
    cards = cspr.glance(framework("kirklees"), known(*entries)).cards
    return {card.id: (card.title, card.why) for card in cards if card.id.startswith("ask/another-child/")}


def test_a_child_who_died_after_the_notification_is_asked_about() -> None:
    assert {NOTIFY: ASKED} == asked(*UNHARMED, SENT, DIED)


def test_each_step_that_was_done_for_the_case_is_asked_about() -> None:
    told = Happened("partners-notified", "2023-02-09")
    says = "Was this done for child B too: tell the safeguarding partners of the incident?"
    why = ("Ask: local authority.", "It is recorded for Thu 9 Feb, when it was not owed for child B.")
    both = {NOTIFY: ASKED, "ask/another-child/notify-partners": (says, why)}
    assert both == asked(*UNHARMED, SENT, told, DIED)


@pytest.mark.parametrize(
    "entries",
    [
        (*UNHARMED, SENT),
        (*UNHARMED, DIED),
        (SENT, DIED),
        (*UNHARMED, SENT, DIED, Happened("notification-sent", "2023-02-17", about="child:B")),
        (*UNHARMED, SENT, DIED, Happened("panel-feedback-received", "2023-02-17")),
    ],
    ids=["unharmed", "not sent", "open at first", "notified too", "the Panel answered since"],
)
def test_nothing_is_asked_where_nothing_came_to_be_owed_or_it_was_done(entries: tuple[AnyEntry, ...]) -> None:
    assert {} == asked(*entries)


def test_an_answer_of_the_panel_from_before_the_death_settles_nothing() -> None:
    assert {NOTIFY: ASKED} == asked(*UNHARMED, SENT, Happened("panel-feedback-received", "2023-02-10"), DIED)


def test_the_page_for_the_week_has_it() -> None:
    rows = monday([known(*UNHARMED, SENT, DIED)], on=date(2023, 2, 20), until=date(2023, 2, 26)).of(Heading.CHASE)
    assert [f"{ASKED[0]} {' '.join(ASKED[1])}".removesuffix(".")] == [
        row.says for row in rows if row.cards[0].id == NOTIFY
    ]
