"""Whose part was in the first review alone is not of the second, nor what was to be done after its meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr import roles
from cspr.guidance import framework
from cspr.record import Appointed, Called, Decided, Happened, Met, Review, Substituted, Tasked

if TYPE_CHECKING:
    from cspr.record import AnyEntry

PARTNERS: Final = "safeguarding-partners"
FIRST: Final = Decided("local-review", "review", on="2023-01-30", by=PARTNERS)
AGAINST: Final = Decided("local-review", "no-review", on="2023-06-05", by=PARTNERS)
AGAIN: Final = Decided("local-review", "review", on="2023-09-04", by=PARTNERS)
PEOPLE: Final = (
    Appointed("review-group-member", "P1", on="2023-02-20", agency="police"),
    Appointed("safeguarding-lead", "P2", on="2023-02-20", of_body="review-group"),
    Appointed("review-subgroup-member", "P3", on="2023-01-09", agency="health"),
    Met("review-group-meeting", "2023-03-06", ref="M1", present=["P7"]),
    Called("review-group-meeting", "2023-05-01", held_on="2023-05-15", ref="M3"),
    Met("subgroup-meeting", "2023-03-13", ref="M2", present=["P3"]),
    Substituted("P1", "P7", on="2023-03-03", meeting_ref="M1"),
    Substituted("P3", "P8", on="2023-03-03", meeting_ref="M2"),
    Tasked("A1", "open", on="2023-03-06", meeting_ref="M1", agency="police", due="2023-10"),
    Tasked("A2", "open", on="2023-03-13", meeting_ref="M2", agency="health", due="2023-10"),
    Tasked("A3", "open", on="2023-03-13", agency="health", due="2023-10"),
)
SECOND: Final = Appointed("review-group-member", "P4", on="2023-09-18", agency="police")


def situation(*entries: AnyEntry, on: date = date(2023, 10, 2)) -> cspr.Situation:
    return Review("QX-612", "kirklees").record(FIRST, *PEOPLE, *entries).as_of(on)


def known(of: cspr.Situation) -> tuple[list[str], list[str], list[str]]:
    substitutes = [entry.substitute_ref for entry, _ in of.recorded(Substituted)]
    tasks = [entry.ref for entry, _ in of.recorded(Tasked)]
    return sorted(each.person_ref for each in of.appointments()), substitutes, tasks


REOPENED: Final = Decided("course", "re-open", on="2023-08-28", by=PARTNERS)


@pytest.mark.parametrize("ended", [AGAINST, REOPENED], ids=["decided against", "re-opened"])
def test_the_second_review_has_its_own_group_substitutes_and_tasks(ended: Decided) -> None:
    again = situation(ended, AGAIN, SECOND)
    assert (["P3", "P4"], ["P8"], ["A2", "A3"]) == known(again)
    assert not {"P1", "P2", "P7"} & {check.person_ref for check in roles.check(framework("kirklees"), again)}
    assert again.earlier is not None
    assert ["P1", "P2", "P3"] == sorted(each.person_ref for each in again.earlier.appointments())


def test_until_it_is_decided_on_anew_all_of_them_stay() -> None:
    assert (["P1", "P2", "P3"], ["P7", "P8"], ["A1", "A2", "A3"]) == known(situation(AGAINST))


def test_decided_against_between_two_decisions_for_it_the_second_review_begins_anew() -> None:
    assert str(situation(AGAINST, AGAIN).decided_anew) == "2023-09-04"
    terms = Happened("terms-agreed", "2023-03-06")
    assert situation(terms, AGAINST, AGAIN).happened("terms-agreed") is cspr.Truth.NO
    shown = cspr.glance(framework("kirklees"), situation(terms, AGAINST, AGAIN))
    assert any("LCSPR decided anew on Mon 4 Sep" in sentence for sentence in shown.headline)


@pytest.mark.parametrize(
    "entries",
    [
        (AGAINST,),
        (Decided("local-review", "no-review", on="2023-01-16", by=PARTNERS),),
        (Decided("local-review", "no-review", on="2023-09-04", by=PARTNERS), AGAIN),
        (Decided("local-review", "no-review", on="2023-09", by=PARTNERS), AGAIN),
    ],
    ids=["not decided on again", "against it first", "of one day", "of which it is not known what came first"],
)
def test_else_it_is_one_review(entries: tuple[AnyEntry, ...]) -> None:
    assert situation(*entries).decided_anew is None
