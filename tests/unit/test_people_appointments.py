"""The ledger of appointments: what the texts ask of each person and group, as rows like all others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cspr import people
from cspr.guidance import framework
from cspr.people.rows import LedgerRow
from cspr.record import Appointed, Contribution, Person, Request, Review

DAY = date(2021, 6, 1)


def rows(*entries: Appointed | Person, of: str = "kirklees") -> tuple[LedgerRow, ...]:
    situation = Review("QX-01", of).record(*entries).as_of(DAY)
    return people.ledger(framework(of), situation, of="appointments").rows


def test_somebody_who_decided_in_the_case_stands_against_the_text() -> None:
    found = rows(Appointed("review-group-member", "P1", on="2021-05-10"), Person("P1", decided="yes"))
    row = next(row for row in found if row.about == "person:P1" and row.sources[0].clauses[0] == "KSCP-018")
    assert ("contrary", "Person P1", ("review-group-member",)) == (row.state.value, row.group, row.who)


def test_an_added_involvement_never_makes_it_cleaner() -> None:
    seat = Appointed("review-group-member", "P1", on="2021-05-10")
    order = {"done": 2, "cannot-tell": 1, "contrary": 0}
    stands = [
        min(order[row.state.value] for row in rows(seat, Person("P1", involved=involved)) if row.about == "person:P1")
        for involved in ("no", "unknown", "yes")
    ]
    assert stands == sorted(stands, reverse=True)


def test_a_group_that_nobody_is_on_yet_is_not_missing() -> None:
    found = rows(of="northamptonshire")
    assert {"not-yet"} == {row.state.value for row in found if row.title.startswith("Review group")}
    seated = rows(Appointed("review-group-member", "P1", on="2021-05-10", agency="police"), of="northamptonshire")
    states = {row.title: row.state.value for row in seated if row.title.startswith("Review group")}
    assert "done" == states["Review group: 1 for Police"]
    assert "missing" == states["Review group: 2 for Partner agency"]


def test_a_quorum_is_the_matter_of_meetings() -> None:
    seat = Appointed("review-subgroup-member", "P1", on="2024-05-10", agency="police")
    situation = Review("QX-01", "essex").record(seat).as_of(date(2024, 9, 2))
    found = people.ledger(framework("essex"), situation, of="appointments").rows
    assert not [row.title for row in found if "ESCB-033" in row.sources[0].clauses and row.key.startswith("quorum")]


@pytest.mark.parametrize(("seniority", "state"), [("executive", "done"), ("middle-manager", "cannot-tell")])
def test_a_senior_manager_is_known_by_the_level_that_is_recorded(seniority: str, state: str) -> None:
    seat = Appointed("review-group-member", "P1", on="2024-05-10")
    situation = Review("QX-01", "essex").record(seat, Person("P1", seniority=seniority)).as_of(date(2024, 9, 2))
    found = people.ledger(framework("essex"), situation, of="appointments").rows
    assert [state] == [row.state.value for row in found if row.title == "Review group: 1 for Senior service manager"]


@pytest.mark.parametrize(("what", "state"), [("event", "contrary"), ("views-as-friend", "cannot-tell")])
def test_a_reviewer_who_took_part_as_a_practitioner_stands_against_the_text(what: str, state: str) -> None:
    seat = Appointed("lead-reviewer", "P1", on="2021-05-10")
    situation = (
        Review("QX-01", "northamptonshire").record(seat, Contribution("P1", what, "done", on="2021-05-20")).as_of(DAY)
    )
    found = people.ledger(framework("northamptonshire"), situation, of="appointments").rows
    assert [state] == [row.state.value for row in found if row.title.startswith("Lead reviewer: independent of")]


FENMERE = Path(__file__).parents[2] / "examples" / "partnership"


@pytest.mark.parametrize(
    ("partnership", "day", "called"),
    [
        ("kirklees", date(2021, 6, 1), "Clinical commissioning group"),
        ("kirklees", date(2024, 9, 2), "Health"),
        ("northamptonshire", date(2021, 6, 1), "Clinical commissioning group"),
        ("northamptonshire", date(2024, 9, 2), "Health"),
        ("fenmere", date(2024, 9, 2), "Integrated care board"),
    ],
)
def test_the_seat_of_health_stands_once_as_the_local_texts_call_it(partnership: str, day: date, called: str) -> None:
    """By one name of a body that still stands; else, and by all texts together, as the seat itself is called."""
    known = framework(partnership, extra=[FENMERE] if partnership == "fenmere" else [])
    found = people.ledger(known, Review("QX-01", partnership).as_of(day), of="appointments").rows
    names = {"Health", "Clinical commissioning group", "Integrated care board"}
    of_the_partners = [row for row in found if row.title in {f"Safeguarding partners: 1 for {name}" for name in names}]
    assert [(f"Safeguarding partners: 1 for {called}", True)] == [
        (row.title, len(row.sources) > 1) for row in of_the_partners
    ]


def test_an_agency_that_no_document_lists_is_written_as_it_was_entered() -> None:
    review = Review("QX-01", "kirklees").record(Request("SCHOOL-1", "asked", on="2021-05-10"))
    found = people.ledger(framework("kirklees"), review.as_of(DAY), of="information").rows
    assert ["SCHOOL-1"] == list(dict.fromkeys(row.group for row in found if row.about == "agency:SCHOOL-1"))
