"""A review that was joined with another, or converted: what was asked of agencies and the family goes on there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr import people
from cspr.first_screen import Section, glance
from cspr.guidance import framework
from cspr.people.rows import RowState
from cspr.record import Decided, Happened, Involved, Person, Request, Review

if TYPE_CHECKING:
    from cspr.record import AnyEntry

NORTHAMPTONSHIRE: Final = "northamptonshire"
ON: Final = date(2022, 10, 10)
PARTNERS: Final = "safeguarding-partners"
POLICE: Final = "agency:police"
KNOWN: Final = (
    Happened("notification-sent", "2022-02-18"),
    Happened("information-requested", "2022-02-18"),
    Happened("information-collated", "2022-03-02"),
    Happened("rapid-review-held", "2022-03-03"),
    Decided("local-review", "review", on="2022-03-08", by=PARTNERS),
    Happened("rapid-review-submitted", "2022-03-10"),
    Happened("learning-briefing-issued", "2022-03-15"),
    Happened("parents-informed", "2022-04-26"),
    Person("P11", connection="parent"),
    Involved(POLICE),
    Request("police", "asked", on="2022-05-09"),
)
WAYS: Final = {
    "join": "review joined with another: continues there",
    "convert": "review converted: continues there",
}
ENDED: Final = pytest.mark.parametrize("way", WAYS)
RETURN: Final = "task/return-information/2022-05-09"
PARTS: Final = (
    "other-relatives/case",
    "told-by-letter/person:P11",
    "letter-brought/person:P11",
    "consent-for-records/person:P11",
)


def situation(*entries: AnyEntry) -> cspr.Situation:
    return Review("QX-612", NORTHAMPTONSHIRE).record(*KNOWN, *entries).as_of(ON)


def left(way: str) -> Decided:
    return Decided("course", way, on="2022-06-06", by=PARTNERS)


def rows(of: str, *entries: AnyEntry) -> dict[str, tuple[str, str]]:
    answer = people.ledger(framework(NORTHAMPTONSHIRE), situation(*entries), of=of)
    return {row.key: (row.state.value, row.why) for row in answer.rows if row.state is not RowState.THROUGHOUT}


def pressing(*entries: AnyEntry) -> set[str]:
    shown = glance(framework(NORTHAMPTONSHIRE), situation(*entries)).cards
    return {card.id for card in shown if card.section in {Section.NOW, Section.WAITING, Section.NEXT}}


@ENDED
def test_the_request_goes_along_and_no_ladder_is_climbed(way: str) -> None:
    asked = {"asked/agency:police": ("done", "on Mon 9 May 2022")}
    assert {**asked, "returned/agency:police": ("overtaken", WAYS[way])} == rows("information", left(way))
    refused = Request("police", "refused", on="2022-05-16")
    assert {**asked, "returned/agency:police": ("overtaken", WAYS[way])} == rows("information", refused, left(way))


@ENDED
def test_what_came_back_before_it_stays(way: str) -> None:
    returned = Request("police", "returned", on="2022-05-16")
    assert {
        "asked/agency:police": ("done", "on Mon 9 May 2022"),
        "returned/agency:police": ("done", "on Mon 16 May 2022"),
    } == rows("information", returned, left(way))


def test_as_long_as_it_goes_on_here_it_is_owed_here() -> None:
    assert {"missing", "due", "not-yet"} <= {state for state, _ in rows("information").values()}
    assert {"due"} == {rows("family")[key][0] for key in PARTS}
    assert RETURN in pressing()


@ENDED
def test_what_else_was_asked_for_the_family_goes_along(way: str) -> None:
    assert {
        "told-of-review/person:P11": ("done", "recorded for all of them together"),
        "national-decision-told/case": ("not-yet", "waits for the decision: Whether to undertake a national review"),
        **dict.fromkeys(PARTS, ("overtaken", WAYS[way])),
    } == rows("family", left(way))


@ENDED
def test_nothing_of_it_is_chased_or_overdue(way: str) -> None:
    assert {"task/panel-feedback/case"} == pressing(left(way))
