"""Who is not to come to a practitioner event: somebody of them who came is against the text, and never what it asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.record import Appointed, Established, Met, Person, Review
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


def test_members_are_not_asked_for_what_they_are_not_to_do(tmp_path: Path) -> None:
    rules = RULES.replace("practitioner-event-attendance", "meeting-attendance")
    documents = cspr.framework(
        "my-area", extra=folder(tmp_path / "procedure", rules, 'refrain = true\nactor = "review-subgroup"')
    )
    seat = Appointed("review-subgroup-member", "P1", on="2024-05-01")
    met = Met("subgroup-meeting", "2024-05-20", present=["P1"])
    situation = Review("MA-01", "my-area").record(DIED, seat, met).as_of(date(2024, 6, 3))
    rows = people.ledger(documents, situation, of="meetings").rows
    assert not [row.title for row in rows if any(source.instrument == "procedure" for source in row.sources)]
