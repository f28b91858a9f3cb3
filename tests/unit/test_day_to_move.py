"""A publication planned too early for what goes out before it, and still to come, is to be moved."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.first_screen import Card, Section, Urgency
from cspr.record import Decided, Happened, Planned
from cspr.record.entries import AnyEntry

ON: Final = date(2023, 8, 2)
BEFORE: Final = (
    Decided("local-review", "review", on="2023-03-01", by="safeguarding-partners"),
    Happened("review-completed", "2023-07-24"),
    Happened("report-submitted", "2023-08-01"),
)
PLANNED: Final = Planned("published", "2023-08-09")
TITLE: Final = "Move publication from Wed 9 Aug to Thu 10 Aug or later"


def known(*entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return cspr.Review("QX-921", "national").record(*BEFORE, *entries).as_of(on)


def moving(situation: cspr.Situation) -> list[Card]:
    cards = cspr.glance(cspr.framework("national"), situation).cards
    return [card for card in cards if card.id == "move/published"]


def test_it_is_to_be_moved_to_the_earliest_lawful_day() -> None:
    screen = cspr.glance(cspr.framework("national"), known(PLANNED))
    card = screen.cards[0]
    assert (TITLE, Section.NOW, Urgency.AT_ONCE, "must") == (card.title, card.section, card.urgency, card.force)
    assert ("Too late for the planned day: final report to the Panel, before publication.",) == card.why
    assert "REGS-034" in {clause for source in card.sources for clause in source.clauses}
    assert "Record the new day as planned." == card.next
    assert not any("final report to the Panel" in sentence for sentence in screen.headline)


def test_mondays_page_has_it() -> None:
    page = monday([known(PLANNED)], on=ON, until=ON)
    assert TITLE in [card.title for row in page.rows for card in row.cards]


def test_while_something_leaves_no_day_none_is_given() -> None:
    against = Happened("review-paused", "2023-08-02")
    assert ["Move publication from Wed 9 Aug to a later day"] == [
        card.title for card in moving(known(PLANNED, against))
    ]


@pytest.mark.parametrize(
    ("entries", "on"),
    [
        ((), ON),
        ((Planned("published", "2023-08-10"),), ON),
        ((PLANNED, Planned("published", "2023-08-10")), ON),
        ((PLANNED,), date(2023, 8, 10)),
        ((PLANNED, Decided("publication", "do-not-publish", on="2023-08-02", by="safeguarding-partners")), ON),
        ((Happened("published", "2023-08-02"),), ON),
    ],
    ids=["none planned", "planned in time", "moved", "its day has passed", "not to be published", "published"],
)
def test_nothing_is_to_be_moved_else(entries: tuple[AnyEntry, ...], on: date) -> None:
    assert [] == moving(known(*entries, on=on))


def test_of_a_report_that_was_published_it_is_said_to_be_late() -> None:
    screen = cspr.glance(cspr.framework("national"), known(Happened("published", "2023-08-09"), on=date(2023, 8, 10)))
    assert any("final report to the Panel" in sentence for sentence in screen.headline)
