"""Entries about people and meetings: what they take, what they refuse, and that nothing of it is repeated."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr.errors import CsprError
from cspr.record import (
    Called,
    Contribution,
    Given,
    Met,
    Person,
    Redacted,
    Request,
    Review,
    Substituted,
    Tasked,
    Withdrawn,
    dumps,
    from_dict,
    merge,
    read,
    schema,
    to_dict,
)
from cspr.truth import Truth

DAY = date(2021, 5, 4)
EMPTY = Review("NR-07", "essex")
ALL: list[Any] = [
    Person("P1", on="2021-05", agency="police", roles=["line-manager"], bodies=["review-group"], involved="no"),
    Person("P2", seniority="executive", connection="parent", age_group="adult", conflict="unknown", decided="yes"),
    Person("P3", seen=["national-pool", "cv"]),
    Called("subgroup-meeting", DAY, held_on="2021-05-20", ref="M1", people=["P1", "P2"], papers="2021-05-06"),
    Met("subgroup-meeting", "2021-05", present=["P1"], apologies=["P2"], agencies=["police"], agenda=["NSCP-F-096"]),
    Met("x-essex/board", DAY, ref="M2", led_by="P9", papers=DAY, papers_read="yes"),
    Substituted("P1", "P7", on=DAY, meeting_ref="M1", briefed="no", in_writing="yes"),
    Tasked("A1", "done", on=DAY, meeting_ref="M1", agency="police", person_ref="P1", due="2021-Q3"),
    Request("police", "escalated", on=DAY, due="2021-05-14", ref="R1", to="executive-group"),
    Contribution("P4", "told-of-review", "done", on=DAY, by="business-office", by_ref="P5", how="letter-by-hand"),
    Contribution("P4", "contribution", "not-offered", on=DAY, rationale_ref="MIN-4"),
    Given("officer-in-charge-notice", "officer-in-charge", on=DAY, by="lead-reviewer", person_ref="P8", ref="D1"),
]
MET = {"kind": "met", "meeting": "subgroup-meeting", "on": "2021-05-20"}
BAD: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": "met", "meeting": "subgroup-meeting"}, ["missing-key at $.on"]),
    ({**MET, "meeting": "Zebedee"}, ["unknown-meeting at $.meeting"]),
    ({**MET, "present": "P1"}, ["not-a-list at $.present"]),
    ({**MET, "present": ["P1", "P1"]}, ["given-twice at $.present"]),
    ({**MET, "present": ["Zebedee"]}, ["malformed-reference at $.present"]),
    ({**MET, "present": [1, {"Zebedee": 1}]}, ["malformed-reference at $.present"]),
    ({**MET, "present": ["P1"], "apologies": ["P2", "P1"]}, ["present-and-away at $.apologies"]),
    ({**MET, "led_by": "P9", "apologies": ["P9"]}, ["present-and-away at $.apologies"]),
    ({**MET, "agencies": ["zebedee"]}, ["unknown-agency at $.agencies"]),
    ({**MET, "papers_read": True}, ["unknown-answer at $.papers_read"]),
    ({"kind": "person", "person_ref": "Zebedee"}, ["malformed-reference at $.person_ref"]),
    ({"kind": "person", "person_ref": "P1", "involved": "perhaps"}, ["unknown-answer at $.involved"]),
    ({"kind": "person", "person_ref": "P1", "seniority": "boss"}, ["unknown-seniority at $.seniority"]),
    ({"kind": "person", "person_ref": "P1", "connection": "Zebedee"}, ["unknown-connection at $.connection"]),
    ({"kind": "person", "person_ref": "P1", "age_group": "4"}, ["unknown-age-group at $.age_group"]),
    ({"kind": "person", "person_ref": "P1", "seen": ["gossip"]}, ["unknown-evidence at $.seen"]),
    ({"kind": "person", "person_ref": "P1", "roles": ["zebedee"]}, ["unknown-role at $.roles"]),
    ({"kind": "person", "person_ref": "P1", "bodies": [None]}, ["unknown-body at $.bodies"]),
    ({"kind": "person", "person_ref": "P1", "failing": "Zebedee"}, ["unknown-key at $"]),
    (
        {"kind": "substituted", "person_ref": "P1", "substitute_ref": "P1", "on": "2021", "meeting_ref": "M1"},
        ["own-substitute at $.substitute_ref"],
    ),
    ({"kind": "request", "agency": None, "state": "asked", "on": "2021"}, ["unknown-agency at $.agency"]),
    ({"kind": "request", "agency": "police", "state": "lost", "on": "2021"}, ["unknown-state at $.state"]),
    (
        {"kind": "request", "agency": "police", "state": "asked", "on": "2021", "to": "executive-group"},
        ["not-escalated at $.to"],
    ),
    ({"kind": "tasked", "ref": "A1", "state": "lost", "on": "2021"}, ["unknown-state at $.state"]),
    (
        {"kind": "contribution", "person_ref": "P4", "what": "zebedee", "state": "x", "on": "2021", "how": "owl"},
        ["unknown-contribution at $.what", "unknown-state at $.state", "unknown-way at $.how"],
    ),
    ({"kind": "given", "document": "zebedee", "to": "zebedee", "on": "2021"}, ["unknown-document at $.document"]),
]


@pytest.mark.parametrize("form", ["toml", "json"])
def test_they_are_written_and_read_again(form: Any) -> None:
    review = EMPTY.record(*ALL)
    assert review == read(dumps(review, form), form)
    assert ALL == [from_dict(to_dict(entry)) for entry in ALL]


def test_they_are_shown_as_they_can_be_written_down() -> None:
    told = "Met(meeting='subgroup-meeting', on='2021-05-20', present=['P1'])"
    assert told == repr(Met("subgroup-meeting", "2021-05-20", present=["P1"]))


def test_the_schema_allows_them() -> None:
    jsonschema.validate(json.loads(dumps(EMPTY.record(*ALL), "json")), schema())


@pytest.mark.parametrize(("told", "problems"), BAD)
def test_what_cannot_be_is_refused_by_its_place_and_never_repeated(told: dict[str, Any], problems: list[str]) -> None:
    with pytest.raises(CsprError) as caught:
        from_dict(told)
    assert problems == [f"{each.code} at {each.path}" for each in caught.value.problems][: len(problems)]
    assert "ebedee" not in str(caught.value)


@pytest.mark.parametrize("form", [1, 2])
def test_a_file_of_either_format_is_read_and_written_in_the_newest(form: int) -> None:
    review = read(f'format = {form}\nreference = "NR-07"\npartnership = "essex"\n')
    assert EMPTY == review
    assert dumps(review).startswith("format = 2\n")


def test_one_is_corrected_withdrawn_and_redacted_as_any_other() -> None:
    met = Met("subgroup-meeting", DAY, present=["P1"])
    review = EMPTY.record(
        met, Met("subgroup-meeting", "2021-05-05", corrects="e1"), Request("police", "asked", on=DAY), Person("P1")
    )
    review = review.record(Withdrawn("e3", "entered-in-error", on=DAY), Redacted("e4", "wrong-case", on=DAY))
    situation = review.as_of(date(2021, 6, 1))
    assert ["e2"] == [entry.id for entry, _ in situation.recorded(Met)]
    assert () == situation.recorded(Request)
    assert () == situation.recorded(Person)
    assert "P1" not in repr(review.entries[3])


def test_they_are_given_by_their_day_with_whether_they_surely_count() -> None:
    later = Met("subgroup-meeting", "2021-05", recorded="2021-05-20")
    review = EMPTY.record(later, Met("review-group-meeting", DAY), Person("P2"))
    situation = review.as_of(date(2021, 5, 10))
    expected = [("subgroup-meeting", Truth.UNKNOWN), ("review-group-meeting", Truth.YES)]
    assert expected == [(entry.meeting, counts) for entry, counts in situation.recorded(Met)]
    assert [("P2", Truth.YES)] == [(entry.person_ref, counts) for entry, counts in situation.recorded(Person)]


def test_copies_are_brought_together() -> None:
    ours = EMPTY.record(ALL[0])
    theirs = ours.record(ALL[4])
    assert theirs == merge(ours, theirs).review


def test_a_reference_in_a_list_that_looks_like_a_name_is_found() -> None:
    review = EMPTY.record(Met("subgroup-meeting", DAY, present=["P1", "ANN-OTHER"]))
    assert [("looks-like-a-name", "e1")] == [(finding.code, finding.entry) for finding in review.findings()]
