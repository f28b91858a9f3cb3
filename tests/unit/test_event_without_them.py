"""Whoever cannot come to the practitioner event is not owed what only prepares for it."""

from __future__ import annotations

from datetime import date
from typing import Final

from cspr import people
from cspr.guidance import framework
from cspr.record import Called, Contribution, Decided, Established, Person, Review

ENTRIES: Final = (
    Decided("local-review", "review", on="2023-01-30", by="safeguarding-partners"),
    Person("P6", agency="health", connection="practitioner"),
    Person("P7", agency="police", connection="practitioner"),
    Person("P8", agency="police", connection="practitioner"),
    Called("practitioner-event", "2023-05-02", held_on="2023-05-24", ref="PE1", people=["P6", "P7", "P8"]),
    Established("practitioner-unable-to-attend", "yes", on="2023-05-15", by="health", about="person:P6"),
    Contribution("P8", "event", "declined", on="2023-05-16"),
)
TITLES: Final = ("Briefed in writing", "Questions sent before the event")


def test_nobody_is_briefed_in_writing_for_an_event_to_which_they_do_not_come() -> None:
    """NSCP-P-048: what they can expect of the event; the briefing and the questions go by the same answer."""
    situation = Review("QX-1", "northamptonshire").record(*ENTRIES).as_of(date(2023, 5, 22))
    rows = people.ledger(framework("northamptonshire"), situation, of="practitioners").rows
    states = {
        ref: [row.state.value for row in rows if row.about == f"person:{ref}" and row.title in TITLES]
        for ref in ("P6", "P7", "P8")
    }
    assert {"P6": ["set-aside"] * 2, "P7": ["due"] * 2, "P8": ["set-aside"] * 2} == states
