"""What a duty remarks stands beside each row of a ledger that rests on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.record import Appointed, Ended, Happened, Involved, Met, Person, Proceeding, Request, Review, Tasked
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DUTY = """
[[duty]]
id = "{0}"
clauses = ["MYA-{1:03}"]
{2}
note = "Note of {0}."
"""
DUTIES = {
    "attend": 'topic = "meeting-attendance"\nlevel = "meeting"',
    "come": 'topic = "meeting-attendance"\nlevel = "meeting"',
    "prepare": 'topic = "meeting-preparation"\nlevel = "meeting"',
    "act": 'topic = "meeting-actions"\nlevel = "meeting"',
    "tell": 'step = "inform-parents"\nwhen = ["local-review-decided"]',
    "return": 'step = "return-information"\nwhen = ["information-requested"]\neach = "agency"',
    "escalate": 'step = "escalate-information"\nwhen = ["information-withheld"]',
    "power": 'topic = "supply-information"',
    "resign": 'topic = "resignation"',
    "send": 'topic = "agree-terms"\ndocument = "terms-of-reference"\nto = ["officer-in-charge"]',
}
SEAT = Appointed("review-subgroup-member", "P1", on="2024-01-01", agency="police")
ENTRIES = (
    SEAT,
    Involved("agency:police"),
    Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P1"], papers_read="yes"),
    Tasked("A1", "open", on="2024-05-20", agency="police", meeting_ref="M1"),
    Happened("local-review-decided", "2024-05-20"),
    Person("P4", connection="parent"),
    Request("police", "asked", on="2024-05-20"),
    Request("police", "refused", on="2024-05-22"),
    Proceeding("prosecution", "open", on="2024-05-22"),
    Ended("e1", on="2024-05-30", cause="resigned"),
)
POWER = ("Information returned", "Power to ask, and duty to supply")


def told(path: Path, names: list[str], of: str) -> list[tuple[str, str]]:
    """Of the rows that rest on some duties the title and the note."""
    rules = "".join(DUTY.format(name, number, DUTIES[name]) for number, name in enumerate(names, 1))
    clauses = ['actor = "review-subgroup-member"'] * len(names)
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses))
    ledger = people.ledger(documents, Review("QX-01", "my-area").record(*ENTRIES).as_of(date(2024, 6, 3)), of=of)
    shown = " ".join(str(to_text(ledger)).split())
    own = [row for row in ledger.rows if any(source.instrument == "procedure" for source in row.sources)]
    assert all(row.note in shown for row in own)
    return [(row.title, row.note) for row in own]


@pytest.mark.parametrize(
    ("names", "of", "notes"),
    [
        (["attend"], "meetings", [("Attendance of P1", "Note of attend.")]),
        (["attend", "come"], "meetings", [("Attendance of P1", "Note of attend. Note of come.")]),
        (["prepare"], "meetings", [("Papers read", "Note of prepare.")]),
        (["act"], "meetings", [("Action A1", "Note of act.")]),
        (["resign"], "meetings", [("Resignation of P1 in writing", "Note of resign.")]),
        (["tell"], "family", [("Told of the review", "Note of tell.")]),
        (["return"], "information", [("Information returned", "Note of return.")]),
        (["escalate"], "information", [("Escalate withheld information", "Note of escalate.")]),
        (["power"], "information", [(title, "Note of power.") for title in POWER]),
        (["send"], "proceedings", [("Terms of reference to Officer in charge", "Note of send.")]),
    ],
)
def test_stands_beside_the_row(tmp_path: Path, names: list[str], of: str, notes: list[tuple[str, str]]) -> None:
    assert told(tmp_path, names, of) == notes
