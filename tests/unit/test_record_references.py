"""References that look like a person: accepted, and found."""

from __future__ import annotations

import pytest

from cspr.record import Appointed, Decided, Happened, Involved, Redacted, Review
from cspr.record.record_findings import RecordFinding
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
        ("2MAR85", BIRTH),
        ("02-MARY-85", None),
        ("020385", None),
        ("DOC-120403", None),
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


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        *(("020385", BIRTH), ("CHILD-290200", BIRTH), ("A-020385", BIRTH)),
        *(
            ("290285", None),
            ("NR-020385", None),
            ("850302", None),
            ("320385", None),
            ("P020385", None),
            ("0203856", None),
            ("1203", None),
        ),
    ],
)
def test_six_digits_are_a_day_of_birth_where_somebody_is_named_by_them_and_not_of_a_document(
    reference: str, code: str | None
) -> None:
    review = Review("NR-07", "northamptonshire").record(
        Happened("incident", "2021-03-25", id="a-020385"),
        Decided("local-review", "review", on="2021-05", by="safeguarding-partners", rationale_ref=reference),
        Involved(f"child:{reference}"),
    )
    found = (RecordFinding(code=code, entry="e3"),) if code else ()
    assert found == tuple(each for each in review.findings() if each.code == BIRTH)
    named = Review(reference, "northamptonshire").findings()
    assert [code] * bool(code) == [each.code for each in named if each.code == BIRTH]


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


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("1985-3-2", BIRTH),
        ("2-3-1985", BIRTH),
        ("CHILD-2-03-1985", BIRTH),
        ("NR-2021-3-2", BIRTH),
        ("1985-31-2", None),
        ("NR-2021-3", None),
        ("NR-07-1-2", None),
    ],
)
def test_a_day_written_with_one_digit_is_one_where_it_names_somebody(reference: str, code: str | None) -> None:
    assert (code, None) == (looks_like(reference, of_somebody=True), looks_like(reference))
