"""Entries about learning: what they take, what they refuse, and what looks wrong among them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from cspr.errors import CsprError
from cspr.record import (
    Action,
    Evidenced,
    FeedbackAsked,
    FeedbackReturned,
    Grounds,
    Impact,
    LeftUndone,
    Notified,
    Progressed,
    Recommendation,
    Review,
    Theme,
    Used,
    Withdrawn,
    dumps,
    from_dict,
    read,
    schema,
    to_dict,
)

DAY = date(2021, 5, 4)
EMPTY = Review("NR-07", "essex")
ALL: list[Any] = [
    Theme("T1", "2021-04-12", stage="determination"),
    Theme("T2", "2021-05"),
    Recommendation("R1", DAY, reach="multi-agency", to="safeguarding-partners", themes=["T1", "T2"]),
    Recommendation("R2", DAY, reach="national", follows=["A1"]),
    Action("A1", DAY, recommendations=["R1"], owner="police", due="2022-Q1", criteria_ref="C-1", reach="single-agency"),
    Action("A2", DAY, themes=["T1"], owner="TRUST-2"),
    Progressed("A1", "in-progress", on="2021-10", by="police"),
    LeftUndone("A2", "already-in-place", on=DAY, by="review-subgroup", rationale_ref="MIN-4"),
    Evidenced("A1", "AUDIT-7", on="2022-04-01", by="police"),
    Impact("R1", "in-part", on="2022-09-30", by="review-subgroup", evidence_ref="AUDIT-8"),
    Used("learning-briefing-paper", "police", on="2021-06-01"),
    FeedbackAsked("F1", "health", on="2021-11-01", due="2021-12-01", of="R1"),
    FeedbackReturned("F1", "2021-11-28"),
    Notified("N1", "2021-03-29", nature="child-died", incident_ref="I7"),
    Grounds("local-review", "learning-already-known", on=DAY, agencies=["police", "health"]),
]
ACTION = {"kind": "action", "ref": "A1", "on": "2021-05-04"}
BAD: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": "action", "ref": "A1"}, ["missing-key at $.on"]),
    ({**ACTION, "recommendations": "R1"}, ["not-a-list at $.recommendations"]),
    ({**ACTION, "recommendations": ["R1", "R1"]}, ["given-twice at $.recommendations"]),
    ({**ACTION, "themes": ["Zebedee"]}, ["malformed-reference at $.themes"]),
    ({**ACTION, "owner": "zebedee"}, ["unknown-actor at $.owner"]),
    ({**ACTION, "reach": "zebedee", "due": "2021-13"}, ["unknown-reach at $.reach", "impossible-date at $.due"]),
    ({**ACTION, "story": "Zebedee"}, ["unknown-key at $"]),
    ({"kind": "theme", "ref": "T1", "on": "2021", "stage": "zebedee"}, ["unknown-stage at $.stage"]),
    ({"kind": "progressed", "action": "A1", "state": "zebedee", "on": "2021"}, ["unknown-state at $.state"]),
    ({"kind": "impact", "of": "A1", "result": "yes", "on": "2021"}, ["unknown-result at $.result"]),
    ({"kind": "notified", "ref": "N1", "nature": 1, "on": "2021"}, ["unknown-nature at $.nature"]),
    (
        {"kind": "not-implemented", "ref": "A1", "reason": "inquest-pending", "on": "2021", "by": "police"},
        ["unknown-reason at $.reason"],
    ),
    (
        {"kind": "grounds", "decision": "local-review", "reason": "zebedee", "on": "2021"},
        ["unknown-reason at $.reason"],
    ),
    ({"kind": "used", "document": "zebedee", "agency": "police", "on": "2021"}, ["unknown-document at $.document"]),
]


def codes(*entries: Any) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.entry) for finding in EMPTY.record(*entries).findings()]


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: type(entry).__name__)
def test_an_entry_is_written_and_read_again_and_fits_the_schema(entry: Any) -> None:
    assert entry == from_dict(to_dict(entry))
    review = EMPTY.record(entry)
    assert review == read(dumps(review)) == read(dumps(review, "json"), "json")
    jsonschema.validate(json.loads(dumps(review, "json")), schema())


@pytest.mark.parametrize(("values", "expected"), BAD)
def test_what_is_wrong_is_told_by_its_place_and_not_repeated(values: dict[str, Any], expected: list[str]) -> None:
    with pytest.raises(CsprError) as refused:
        from_dict(values)
    assert expected == [f"{problem.code} at {problem.path}" for problem in refused.value.problems]
    assert "zebedee" not in str(refused.value).lower()


def test_nothing_looks_wrong_in_a_plan_that_holds_together() -> None:
    assert [] == codes(*ALL)


def test_a_reference_that_stands_twice_is_found_and_a_correction_is_none() -> None:
    twice = (Action("A1", DAY), Theme("A1", DAY))
    assert [("repeated-reference", "e2")] == codes(*twice)
    assert [] == codes(Action("A1", DAY), Action("A1", DAY, owner="police", corrects="e1"))
    assert [] == codes(*twice, Withdrawn("e1", "entered-in-error", on=DAY))


def test_of_a_reference_that_stands_twice_whatever_fits_bears_what_names_it() -> None:
    before = "2021-04-01"
    twice = (Recommendation("R1", DAY), Action("A1", DAY, recommendations=["R1"]), Recommendation("A1", DAY))
    named = (Progressed("A1", "done", on=DAY), Evidenced("A1", "AUDIT-1", on=before))
    assert [("repeated-reference", "e3"), ("evidence-before-action", "e5")] == codes(*twice, *named)
    earlier = Action("A1", "2021-03", recommendations=["R1"])
    assert [("repeated-reference", "e3"), ("repeated-reference", "e4")] == codes(*twice, earlier, named[1])


@pytest.mark.parametrize(
    "entry",
    [
        Action("A2", DAY, recommendations=["R9"]),
        Action("A2", DAY, themes=["A1"]),
        Recommendation("R2", DAY, themes=["T9"]),
        Recommendation("R2", DAY, follows=["T1"]),
        Progressed("A9", "done", on=DAY),
        Evidenced("R1", "AUDIT-1", on=DAY),
        Impact("T1", "achieved", on=DAY),
        LeftUndone("T1", "not-accepted", on=DAY, by="police"),
        FeedbackAsked("F1", "police", on=DAY, of="F1"),
        FeedbackReturned("A1", DAY),
    ],
)
def test_a_reference_that_no_fitting_entry_bears_is_found(entry: Any) -> None:
    there = (Theme("T1", DAY), Recommendation("R1", DAY), Action("A1", DAY))
    assert [("unknown-reference", "e4")] == codes(*there, entry)


def test_a_circle_of_recommendations_and_actions_is_found_and_what_leads_to_it_is_not() -> None:
    assert [("goes-in-a-circle", "e2"), ("goes-in-a-circle", "e3")] == codes(
        Recommendation("R3", DAY, follows=["A1"]),
        Recommendation("R1", DAY, follows=["A1"]),
        Action("A1", DAY, recommendations=["R1", "R2"]),
        Recommendation("R2", DAY),
    )
    assert [("goes-in-a-circle", "e1")] == codes(Recommendation("R1", DAY, follows=["R1"]))


def test_evidence_dated_before_its_action_is_found_where_that_is_sure() -> None:
    action = Action("A1", "2021-05")
    assert [("evidence-before-action", "e2")] == codes(action, Evidenced("A1", "AUDIT-1", on="2021-04-30"))
    assert [] == codes(action, Evidenced("A1", "AUDIT-1", on="2021-05-01"))
