"""A review whose lead reviewer left is to have one appointed again, and it is told who follows, by every answer."""

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


class TestTheNameOfWhoeverFollows:
    """The three bodies are told of the review with the name of its reviewer (WT18-030, NSCP-F-139)."""

    NEXT = Appointed("lead-reviewer", "P9", on="2023-02-13")
    TOLD = Happened("bodies-alerted", "2023-01-10")

    def telling(self, *entries: AnyEntry, of: str = "northamptonshire") -> Progress:
        situation = Review("QX-20", of).record(DECIDED, *entries).as_of(ON)
        return next(each for each in progress(framework(of), situation) if each.step == "alert-bodies")

    @pytest.mark.parametrize("of", ["national", "northamptonshire", "essex"])
    def test_is_to_be_told_to_those_who_were_told_the_first(self, of: str) -> None:
        found = self.telling(FIRST, self.TOLD, LEFT, self.NEXT, of=of)
        assert (State.READY, "the lead reviewer has changed since: the new name is to be told") == (
            found.state,
            found.why,
        )
        situation = Review("QX-20", of).record(DECIDED, FIRST, self.TOLD, LEFT, self.NEXT).as_of(ON)
        cards = {card.id: card for card in cspr.glance(framework(of), situation).cards}
        assert -5 == cards["task/alert-bodies/case"].working_days

    @pytest.mark.parametrize(
        "entries",
        [
            (FIRST, TOLD),
            (FIRST, TOLD, LEFT),
            (FIRST, TOLD, NEXT),
            (FIRST, TOLD, LEFT, NEXT, Happened("bodies-alerted", "2023-02-14")),
            (FIRST, TOLD, LEFT, NEXT, Happened("published", "2023-02-17")),
        ],
        ids=["nobody left", "nobody followed", "two sit", "told again", "published"],
    )
    def test_and_no_other(self, entries: tuple[AnyEntry, ...]) -> None:
        assert State.DONE is self.telling(*entries).state
