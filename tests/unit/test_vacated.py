"""A review whose lead reviewer left, and that has no other, is to have one appointed again: every answer says so."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.guidance import framework
from cspr.lifecycle import Progress, State, progress
from cspr.record import AnyEntry, Appointed, Decided, Ended, Happened, Review

DECIDED = Decided("local-review", "review", on="2022-11-24", by="safeguarding-partners")
FIRST = Appointed("lead-reviewer", "P1", on="2023-01-09", id="e1")
LEFT = Ended("e1", on="2023-02-06")
ON = date(2023, 2, 20)
VACATED = "nobody holds the seat any more: to be filled again"


def appointing(*entries: AnyEntry, of: str = "national") -> Progress:
    situation = Review("QX-20", of).record(DECIDED, *entries).as_of(ON)
    return next(each for each in progress(framework(of), situation) if each.step == "appoint-lead-reviewer")


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_whoever_left_is_to_be_replaced(of: str) -> None:
    found = appointing(FIRST, LEFT, of=of)
    waits = of == "kirklees"  # its guide has agencies alerted and files secured first
    assert ((State.BLOCKED, "") if waits else (State.READY, VACATED)) == (found.state, found.why)
    assert State.DONE is appointing(FIRST, of=of).state


@pytest.mark.parametrize(
    "entries",
    [
        (FIRST, LEFT, Appointed("lead-reviewer", "P9", on="2023-02-13")),
        (FIRST, Appointed("lead-reviewer", "P9", on="2023-01-16"), LEFT),
        (FIRST, LEFT, Happened("lead-reviewer-appointed", "2023-02-13")),
        (FIRST, Appointed("chronology-author", "P2", on="2023-01-16", id="e3"), Ended("e3", on="2023-02-06")),
        (Happened("lead-reviewer-appointed", "2023-01-09"),),
    ],
    ids=["another", "one of two", "another, not named", "a seat of another kind", "nobody named"],
)
def test_but_not_where_somebody_has_the_seat(entries: tuple[AnyEntry, ...]) -> None:
    assert State.DONE is appointing(*entries).state


def test_nor_once_the_report_is_written() -> None:
    assert State.DONE is appointing(FIRST, LEFT, Happened("first-draft-written", "2023-02-01")).state


def test_it_is_open_since_the_seat_is_empty_and_what_follows_waits() -> None:
    situation = Review("QX-20", "national").record(DECIDED, FIRST, LEFT).as_of(ON)
    cards = {card.id: card for card in cspr.glance(framework(), situation).cards}
    assert ("Appoint the lead reviewer", -10) == (
        cards["task/appoint-lead-reviewer/case"].title,
        cards["task/appoint-lead-reviewer/case"].working_days,
    )
    assert "First: appoint the lead reviewer (inferred)." in cards["task/complete-review/case"].why
    page = cspr.caseload.monday([situation], on=ON, until=ON)
    assert any("ppoint the lead reviewer" in row.says for row in page.rows)
