from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from typing import Any

import attrs
import pytest

import cspr.record
from cspr.errors import CsprError
from cspr.record import (
    Appointed,
    Decided,
    Ended,
    Established,
    Happened,
    Involved,
    Met,
    Planned,
    Proceeding,
    Redacted,
    Request,
    Review,
    Withdrawn,
)
from cspr.record.corrections import Tombstone
from cspr.record.entries import AnyEntry

DAY = date(2021, 3, 25)
EMPTY = Review("NR-07", "northamptonshire")


def problems(caught: pytest.ExceptionInfo[CsprError]) -> list[str]:
    """Say what was refused, and where."""
    return [f"{problem.code} at {problem.path}" for problem in caught.value.problems]


@pytest.mark.parametrize("name", dir(cspr.record))
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(cspr.record, name) is getattr(cspr.record, name)


def test_a_review_belongs_to_a_partnership() -> None:
    assert ("northamptonshire",) == EMPTY.partnerships
    assert "northamptonshire" == EMPTY.partnership


def test_two_partnerships_may_share_a_review() -> None:
    review = Review("NR-07", partnerships=("kirklees", "essex"))
    assert ("kirklees", ("kirklees", "essex")) == (review.partnership, review.partnerships)


@pytest.mark.parametrize(
    "review", [Review("NR-07", "kirklees", partnerships=["essex"]), Review("NR-07", partnerships=["kirklees", "essex"])]
)
def test_the_first_partnership_leads(review: Review) -> None:
    assert "kirklees" == review.partnership


def test_one_partnership_may_be_given_as_text() -> None:
    assert Review("NR-07", "kirklees") == Review("NR-07", partnerships="kirklees")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("nr 07", "Essex"), ["malformed-reference at $.reference", "malformed-partnership at $.partnership"]),
        ((7, 7), ["malformed-reference at $.reference", "malformed-partnership at $.partnership"]),
        (("NR-07",), ["no-partnership at $.partnership"]),
    ],
)
def test_a_review_without_reference_or_partnership_is_refused(given: tuple[Any, ...], expected: list[str]) -> None:
    with pytest.raises(CsprError) as caught:
        Review(*given)
    assert expected == problems(caught)


def test_a_partnership_is_named_once() -> None:
    with pytest.raises(CsprError) as caught:
        Review("NR-07", "essex", partnerships=["essex"])
    assert ["partnership-given-twice at $.partnerships"] == problems(caught)


def test_recording_leaves_the_review_as_it_was() -> None:
    longer = EMPTY.record(Happened("incident", DAY))
    assert (0, 1) == (len(EMPTY.entries), len(longer.entries))


def test_a_review_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        EMPTY.entries = ()  # type: ignore[misc]


def test_a_review_can_be_copied_hashed_and_stored() -> None:
    review = EMPTY.record(Happened("incident", DAY))
    assert review == pickle.loads(pickle.dumps(review)) == copy.deepcopy(review)  # noqa: S301 - our own bytes
    assert hash(review) == hash(EMPTY.record(Happened("incident", DAY)))


def test_entries_are_numbered_by_their_place() -> None:
    review = EMPTY.record(Involved("child:A"), Involved("child:B")).record(Involved("child:C"))
    assert ["e1", "e2", "e3"] == [entry.id for entry in review.entries]


def test_an_entry_keeps_the_id_that_it_has() -> None:
    review = EMPTY.record(Involved("child:A", id="REF-1"), Involved("child:B"))
    assert ["REF-1", "e2"] == [entry.id for entry in review.entries]


def test_a_number_that_is_taken_is_passed_over() -> None:
    review = EMPTY.record(Involved("child:A"), Involved("child:B", id="e1"), Involved("child:C", id="e3"))
    assert ["e2", "e1", "e3"] == [entry.id for entry in review.entries]
    assert "e5" == review.record(Involved("child:D", id="e4"), Involved("child:E")).entries[-1].id


def test_no_two_entries_share_an_id() -> None:
    with pytest.raises(CsprError) as caught:
        EMPTY.record(Involved("child:A")).record(Involved("child:B"), Involved("child:C", id="e1"))
    assert ["repeated-id at $.entry[1].id"] == problems(caught)


def test_what_is_no_entry_is_refused() -> None:
    with pytest.raises(CsprError) as caught:
        EMPTY.record(Involved("child:A"), {"event": "incident"}, Withdrawn("e9", "superseded", on=DAY))  # type: ignore[arg-type]
    assert ["not-an-entry at $.entry[1]", "unknown-entry at $.entry[2].entry"] == problems(caught)


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (Happened("incident", DAY, corrects="e1"), "corrects"),
        (Withdrawn("e1", "superseded", on=DAY), "entry"),
        (Redacted("e1", "wrong-case", on=DAY), "entry"),
        (Ended("e1", DAY), "entry"),
    ],
)
def test_an_entry_can_only_speak_of_an_earlier_one(entry: Any, where: str) -> None:
    with pytest.raises(CsprError) as caught:
        EMPTY.record(entry, Involved("child:A"))
    assert [f"unknown-entry at $.entry[0].{where}"] == problems(caught)


def test_an_entry_can_speak_of_one_recorded_with_it() -> None:
    review = EMPTY.record(Involved("child:A"), Withdrawn("e1", "superseded", on=DAY))
    assert 2 == len(review.entries)


def test_what_was_corrected_is_still_there() -> None:
    wrong = Happened("incident", DAY, id="e1")
    review = EMPTY.record(wrong, Happened("incident", "2021-03-24", corrects="e1"))
    assert wrong == review.entries[0]


def test_what_was_withdrawn_is_still_there() -> None:
    wrong = Happened("incident", DAY, id="e1")
    review = EMPTY.record(wrong).record(Withdrawn("e1", "entered-in-error", on=DAY))
    assert wrong == review.entries[0]


def test_of_what_was_redacted_a_tombstone_is_left() -> None:
    wrong = Happened("incident", DAY, about="child:WRONG")
    redacted = Redacted("e1", "wrong-case", on=DAY)
    review = EMPTY.record(wrong, Happened("published", DAY)).record(redacted)
    assert (
        Tombstone("e1", "wrong-case"),
        Happened("published", DAY, id="e2"),
        attrs.evolve(redacted, id="e3"),
    ) == review.entries
    assert "WRONG" not in repr(review)


def test_what_was_redacted_stays_so_when_more_is_recorded() -> None:
    review = EMPTY.record(Happened("incident", DAY), Redacted("e1", "data-protection", on=DAY))
    assert Tombstone("e1", "data-protection") == review.record(Involved("child:A")).entries[0]


def test_an_entry_may_speak_of_a_tombstone() -> None:
    review = EMPTY.record(Tombstone("e1", "wrong-case")).record(Ended("e1", DAY))
    assert () == review.findings()
    assert () == review.as_of(DAY).appointments()


@pytest.mark.parametrize(
    ("on", "recorded", "codes"),
    [
        ("2021-03-25", "2021-03-24", ["recorded-before-it-happened"]),
        ("2021-03-25", "2021-03-25", []),
        ("2021-03-25", None, []),
        ("2021-03", "2021-02-28", ["recorded-before-it-happened"]),
        ("2021-03", "2021-03-01", []),
    ],
)
def test_what_was_recorded_before_it_happened_is_found(on: str, recorded: str | None, codes: list[str]) -> None:
    review = EMPTY.record(Happened("published", on, recorded=recorded))
    assert codes == [finding.code for finding in review.findings()]


@pytest.mark.parametrize(("planned", "codes"), [("2026-10", []), ("2090-01-05", ["planned-far-ahead"])])
def test_a_plan_for_a_day_years_after_all_else_is_found(planned: str, codes: list[str]) -> None:
    review = EMPTY.record(Happened("report-finalised", "2021-11-01"), Planned("published", planned))
    assert codes == [finding.code for finding in review.findings()]


@pytest.mark.parametrize(
    ("entered", "corrects", "found"),
    [
        (Happened("published", DAY), Happened("incident", DAY), True),
        (Happened("published", DAY), Planned("published", DAY), False),
        (Happened("published", DAY), Happened("published", "2021-03-24"), False),
        (Happened("published", DAY), Established("child-died", "yes", on=DAY, by="police"), True),
        (Met("rapid-review-meeting", DAY), Happened("rapid-review-held", DAY), False),
        (Happened("no-local-review-decided", DAY), Decided("local-review", "review", on=DAY, by="police"), False),
        (
            Established("child-died", "no", on=DAY, by="police"),
            Established("child-seriously-harmed", "no", on=DAY, by="police"),
            True,
        ),
        (Proceeding("inquest", "open", on=DAY), Proceeding("prosecution", "open", on=DAY), True),
        (Request("police", "returned", on=DAY), Request("police", "asked", on=DAY), False),
        (Appointed("lead-reviewer", "P1", on=DAY), Appointed("review-group-member", "P1", on=DAY), False),
        (Appointed("lead-reviewer", "P1", on=DAY), Involved("child:A"), True),
    ],
)
def test_an_entry_that_corrects_one_of_something_else_is_found(
    entered: AnyEntry, corrects: AnyEntry, *, found: bool
) -> None:
    review = EMPTY.record(corrects).record(attrs.evolve(entered, corrects="e1"))
    expected = [("corrects-something-else", "e2")] if found else []
    assert expected == [(finding.code, finding.entry) for finding in review.findings()]


def test_an_entry_that_corrects_a_tombstone_is_not_found() -> None:
    review = EMPTY.record(Tombstone("e1", "wrong-case")).record(Happened("published", DAY, corrects="e1"))
    assert () == review.findings()


def test_a_plan_is_recorded_before_it_happens() -> None:
    assert (
        () == EMPTY.record(Planned("published", "2021-11", recorded=DAY), Involved("child:A", recorded=DAY)).findings()
    )


@pytest.mark.parametrize(
    ("appointed", "ended", "found"),
    [("2021-05", "2021-04-30", True), ("2021-05", "2021-05-01", False), ("2021-05-02", "2021-05-02", False)],
)
def test_an_appointment_that_ended_before_it_began_is_found(appointed: str, ended: str, *, found: bool) -> None:
    review = EMPTY.record(Appointed("lead-reviewer", "P1", on=appointed), Ended("e1", ended))
    assert found is (["ended-before-it-began"] == [finding.code for finding in review.findings()])
    assert found is (["e2"] == [finding.entry for finding in review.findings()])


@pytest.mark.parametrize("on", [None, "2021-03-25", datetime(2021, 3, 25)])  # noqa: DTZ001 - any time of day is refused
def test_a_situation_is_of_a_day(on: Any) -> None:
    with pytest.raises(CsprError) as caught:
        EMPTY.as_of(on)
    assert ["not-a-day at $.on"] == problems(caught)


@pytest.mark.parametrize("on", ["2021-03-25", datetime(2021, 3, 25)])  # noqa: DTZ001 - any time of day is refused
def test_what_was_known_is_known_on_a_day(on: Any) -> None:
    with pytest.raises(CsprError) as caught:
        EMPTY.as_of(DAY, on)
    assert ["not-a-day at $.known_on"] == problems(caught)
