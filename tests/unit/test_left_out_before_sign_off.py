"""What a text puts before a sign-off and is not on record, and the votes by which a body signs off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

import cspr
from cspr.publication import readiness
from cspr.record import AnyEntry, Decided, Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

CONFIRM: Final = "x-my-area/confirm"
WORDS: Final = f"""
[step]
"{CONFIRM}" = {{ title = "Confirm the quality", stage = "report" }}
[decision."x-my-area/signing"]
title = "Whether the report is signed off"
outcomes = {{ signed = "final-sign-off-given", open = "x-my-area/not-signed" }}
[event]
"x-my-area/not-signed" = {{ title = "Not signed off" }}
"""
RULES: Final = f"""
[[duty]]
id = "approve"
clauses = ["MYA-001"]
step = "final-sign-off"
when = ["local-review-decided"]
after = ["{CONFIRM}", "review-started"]
how = "decides"
[[duty]]
id = "present"
clauses = ["MYA-001"]
step = "subgroup-agreement"
when = ["local-review-decided"]
after = ["{CONFIRM}"]
[[duty]]
id = "confirm"
clauses = ["MYA-002"]
step = "{CONFIRM}"
when = ["local-review-decided"]
%s
[[body]]
body = "executive-group"
clauses = ["MYA-001"]
decides_by = "%s"
decides_on = ["final-sign-off"]
"""
CLAUSES: Final = ('actor = "executive-group"', 'actor = "independent-scrutineer"')
DECIDED: Final = Decided("local-review", "review", on="2026-03-02", by="safeguarding-partners")
SIGNED: Final = Happened("final-sign-off-given", "2026-07-06")


def told(path: Path, *entries: AnyEntry, only_if: str = "", by: str = "unanimity") -> list[tuple[str, ...]]:
    documents = cspr.framework(
        "my-area", extra=folder(path / "procedure", RULES % (only_if, by), *CLAUSES, words=WORDS)
    )
    situation = Review("MA-01", "my-area").record(DECIDED, *entries).as_of(date(2026, 7, 13))
    return [
        (each.title, each.state.value, each.met.value, each.why, *each.cleared_by)
        for each in readiness(documents, situation).requirements
        if each.kind.value == "sign-off" and each.name in {CONFIRM, "final-sign-off/votes"}
    ]


VOTES: Final = (
    "Votes on: final sign-off",
    "to-enter",
    "unknown",
    "the text asks for unanimity; the votes are not recorded",
    "executive-group",
)


def left_out(state: str = "to-do", met: str = "no", before: str = "final sign-off") -> tuple[str, ...]:
    why = f"not recorded, though it comes before: {before}"
    return "Confirm the quality", state, met, why, "independent-scrutineer"


def test_a_confirmation_and_votes_that_are_not_on_record_are_told(tmp_path: Path) -> None:
    assert [left_out(), VOTES] == told(tmp_path, SIGNED)


def test_before_several_sign_offs_it_is_told_once(tmp_path: Path) -> None:
    agreed = Happened("subgroup-agreed", "2026-07-01")
    before = "agree the report in the CSPR sub-group"
    assert [left_out(before=before), VOTES] == told(tmp_path, agreed, SIGNED)


def test_of_what_perhaps_applies_it_cannot_be_told(tmp_path: Path) -> None:
    only_if = 'unless = ["child-died"]'
    assert [left_out("cannot-tell", "unknown"), VOTES] == told(tmp_path, SIGNED, only_if=only_if)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), []),
        ((Happened(CONFIRM, "2026-07-01"), SIGNED), [VOTES]),
        (
            (
                Happened(CONFIRM, "2026-07-01"),
                Decided("x-my-area/signing", "final-sign-off-given", on="2026-07-06", by="executive-group"),
            ),
            [],
        ),
    ],
    ids=["not signed off", "confirmed first", "decided"],
)
def test_nothing_is_told_where_nothing_is_left_out(
    tmp_path: Path, entries: tuple[AnyEntry, ...], expected: list[tuple[str, ...]]
) -> None:
    assert expected == told(tmp_path, *entries)


def test_no_votes_are_asked_for_where_a_body_agrees_without_a_vote(tmp_path: Path) -> None:
    assert [left_out()] == told(tmp_path, SIGNED, by="consensus")
