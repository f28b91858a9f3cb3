"""References that look like a person: accepted, and found."""

from __future__ import annotations

import pytest

from cspr.record import Appointed, Happened, Involved, RecordFinding, Redacted, Review
from cspr.record.references import looks_like

NAME, BIRTH = "looks-like-a-name", "looks-like-a-date-of-birth"
NI, NHS = "looks-like-an-ni-number", "looks-like-an-nhs-number"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("JOHN-SMITH", NAME),
        ("ANNE-MARIE-SMITH", NAME),
        ("1985-03-02", BIRTH),
        ("19850302", BIRTH),
        ("02-03-1985", BIRTH),
        ("02032019", BIRTH),
        ("J-SMITH", NAME),
        ("J-R-SMITH", NAME),
        ("SMITH-J", NAME),
        ("CHILD-A", None),
        ("FAMILY-B", None),
        ("CHILD-ABC", None),
        ("DOB-1985-03-02", BIRTH),
        ("DOB19850302", BIRTH),
        ("NR-02-03-1985", BIRTH),
        ("1985-03-02-A", BIRTH),
        ("a-1985-03-02", BIRTH),
        ("02-03-85", BIRTH),
        ("31-02-85", None),
        ("NR-07-12", None),
        ("NR-2021-04", None),
        ("20-21-22-23", None),
        ("AB123456C", NI),
        ("AB-12-34-56-C", NI),
        ("9434765919", NHS),
        ("943-476-5919", NHS),
        ("9434765870", NHS),
        ("9434765910", None),
        ("NHS-9434765919", NHS),
        ("NR-943-476-5919", NHS),
        ("2021-9434765919", NHS),
        ("NR-9434765910", None),
        ("NI-AB123456C", NI),
        ("NR-AB-12-34-56-C", NI),
        ("NR-AB123456E", None),
        ("02MAR1985", BIRTH),
        ("NR-02-MAR-85", BIRTH),
        ("DOB-020385", BIRTH),
        ("DOBSON", None),
        ("02-MARY-85", None),
        ("1985-13-02", None),
        ("BG123456E", None),
        ("NR-07", None),
        ("REVIEW-1", None),
        ("A", None),
        ("POLICE", None),
        ("PARTNER-AGENCY", None),
        ("", None),
    ],
)
def test_a_reference_looks_like_a_person_or_does_not(reference: str, code: str | None) -> None:
    assert code == looks_like(reference)


def test_each_is_found_where_it_stands_and_nothing_else_is() -> None:
    review = Review("9434765919", "northamptonshire").record(
        Involved("child:JOHN-SMITH"),
        Appointed("lead-reviewer", "AB123456C", on="2021-05", about="child:1985-03-02"),
        Happened("incident", "2021-03-25", about="child:A", id="7f3a"),
        Involved("child:ANNE-SMITH"),
        Redacted("e4", "wrong-case", on="2021-06"),
    )
    assert (
        RecordFinding(code=NHS, entry=None),
        RecordFinding(code=NAME, entry="e1"),
        RecordFinding(code=BIRTH, entry="e2"),
        RecordFinding(code=NI, entry="e2"),
    ) == review.findings()
