"""Who is not to come to a meeting or event: somebody of them who came is against the text, and never what it asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.record import Appointed, Called, Established, Met, Person, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

RULES = """
[[duty]]
id = "no-line-managers"
clauses = ["MYA-001"]
topic = "practitioner-event-attendance"
when = ["child-died"]
"""
DIED = Established("child-died", "yes", on="2024-05-02", by="police")
LIVES = Established("child-died", "no", on="2024-05-02", by="police")
PRACTITIONER = Person("P1", roles=["practitioner"])
MANAGER = Appointed("line-manager", "P2", on="2024-01-01", agency="police")
TITLE = "Not to be there: Line manager"


def told(path: Path, *entries: AnyEntry) -> list[tuple[str, str, str]]:
    """The rows of all ledgers that rest on the folder: title, state and why."""
    clause = 'refrain = true\nactor = "line-manager"'
    documents = cspr.framework("my-area", extra=folder(path / "procedure", RULES, clause))
    situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 6, 3))
    return [
        (row.title, row.state.value, row.why)
        for ledger in people.ledgers(documents, situation)
        for row in ledger.rows
        if any(source.instrument == "procedure" for source in row.sources)
    ]


def event(*present: str) -> Met:
    return Met("practitioner-event", "2024-05-20", present=list(present))


@pytest.mark.parametrize(
    ("entries", "state", "why"),
    [
        ((MANAGER, PRACTITIONER, event("P1", "P2")), "contrary", "P2 is one"),
        ((MANAGER, PRACTITIONER, event("P1")), "done", "none of those there is recorded as one"),
        ((event("P3"),), "cannot-tell", "the role and seniority of P3 are not recorded"),
        ((event(),), "cannot-tell", "who was there is not recorded"),
    ],
    ids=["one-came", "none-came", "who-they-are-is-not-known", "who-came-is-not-known"],
)
def test_is_held_against_who_came(tmp_path: Path, entries: tuple[AnyEntry, ...], state: str, why: str) -> None:
    assert told(tmp_path, DIED, *entries) == [(TITLE, state, why)]


def test_is_not_asked_where_it_does_not_arise(tmp_path: Path) -> None:
    assert told(tmp_path, LIVES, MANAGER, PRACTITIONER, event("P1", "P2")) == []


def test_is_not_against_the_text_where_it_is_not_known_whether_it_applies(tmp_path: Path) -> None:
    why = "P2 is one; whether it is asked in this case is not yet known"
    assert told(tmp_path, MANAGER, PRACTITIONER, event("P1", "P2")) == [(TITLE, "cannot-tell", why)]


AT_MEETINGS = """
[[duty]]
id = "not-there"
clauses = ["MYA-001"]
topic = "meeting-attendance"
to = [{}]
"""
SEAT = Appointed("review-group-member", "P1", on="2024-05-01", agency="police")
PANEL = Met("review-group-meeting", "2024-05-20", ref="M1", present=["P1"], guests=["P2"])
SUBGROUP = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1", "P2"])
CALLED = Called("review-group-meeting", "2024-05-20", held_on="2024-06-20", ref="M1", people=["P1"])


def at_meetings(path: Path, to: str, actor: str, *entries: AnyEntry) -> list[tuple[str, str]]:
    clause = f'refrain = true\nactor = "{actor}"'
    rules = AT_MEETINGS.format(to).replace("to = []\n", "")
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, clause))
    situation = Review("MA-01", "my-area").record(*entries).as_of(date(2024, 6, 3))
    rows = people.ledger(documents, situation, of="meetings").rows
    return [(row.state.value, row.why) for row in rows if row.title.startswith("Not to be there: ")]


@pytest.mark.parametrize(
    ("to", "entries", "told"),
    [
        ('"review-group"', (SEAT, MANAGER, PANEL), [("contrary", "P2 is one")]),
        ('"review-group"', (SEAT, MANAGER, SUBGROUP), []),
        ("", (SEAT, MANAGER, SUBGROUP), [("contrary", "P2 is one")]),
        ('"review-group"', (SEAT, CALLED), [("throughout", "not to be done")]),
        ('"review-group"', (SEAT, PANEL), [("cannot-tell", "the role and seniority of P2 are not recorded")]),
    ],
    ids=["of a panel, a guest", "of another body", "of every body", "before the meeting", "not known"],
)
def test_is_held_against_who_came_to_any_meeting(
    tmp_path: Path, to: str, entries: tuple[AnyEntry, ...], told: list[tuple[str, str]]
) -> None:
    assert at_meetings(tmp_path, to, "line-manager", *entries) == told


@pytest.mark.parametrize(
    ("met", "told"),
    [
        (
            Met("subgroup-meeting", "2024-05-20", agencies=["probation"]),
            [("contrary", "somebody of Probation was there")],
        ),
        (Met("subgroup-meeting", "2024-05-20", present=["P5"]), [("done", "none of those there is recorded as one")]),
        (Met("subgroup-meeting", "2024-05-20", present=["P6"]), [("contrary", "P6 is one")]),
    ],
)
def test_an_agency_is_told_by_those_who_came_for_it(tmp_path: Path, met: Met, told: list[tuple[str, str]]) -> None:
    known = Person("P5", agency="health"), Person("P6", agency="probation")
    assert at_meetings(tmp_path, "", "probation", *known, met) == told


def test_those_who_sit_on_a_body_are_told_by_their_seat(tmp_path: Path) -> None:
    there = Met("executive-meeting", "2024-05-20", present=["P1"])
    assert at_meetings(tmp_path, '"executive-group"', "review-group", SEAT, there) == [("contrary", "P1 is one")]
