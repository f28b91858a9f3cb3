"""What a text says of substitutes on a body stands beside each who came in a member's place, and who sent nobody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import people
from cspr.record import Appointed, Called, Met, Review, Substituted
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

RULE = """[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
substitutes = "{}"
note = "The deputy is briefed."
"""
DUTY = """[[duty]]
id = "send"
clauses = ["MYA-002"]
topic = "substitute"
level = "meeting"
"""
MEMBERS = tuple(Appointed("review-subgroup-member", ref, on="2025-01-01") for ref in ("S1", "S4", "S5"))
CALLED = Called("subgroup-meeting", "2025-08-20", held_on="2025-09-10", ref="M0", people=["S1", "S4", "S5"])
HELD = Met("subgroup-meeting", "2025-09-10", ref="M0", present=["S1", "S9"], apologies=["S4", "S5"])


def named(*, briefed: str | None = None, in_writing: str | None = None) -> Substituted:
    return Substituted("S4", "S9", on="2025-09-01", meeting_ref="M0", briefed=briefed, in_writing=in_writing)


def rows(path: Path, *entries: AnyEntry, how: str = "vote", duty: bool = False) -> dict[str, tuple[str, str, str]]:
    rules, clauses = RULE.format(how), ["", 'actor = "review-subgroup-member"']
    made = folder(path / "procedure", rules + (DUTY if duty else ""), *clauses[: 1 + duty])
    review = Review("QX-01", "my-area").record(*MEMBERS, CALLED, *entries)
    ledger = people.ledger(cspr.framework("my-area", extra=made), review.as_of(date(2025, 10, 8)), of="meetings")
    return {row.title: (row.state.value, row.why, row.note) for row in ledger.rows if "place of" in row.title}


@pytest.mark.parametrize(
    ("briefed", "in_writing", "says"),
    [
        ("no", None, "named; not briefed; a substitute votes"),
        ("yes", "yes", "named; briefed; in writing; a substitute votes"),
        ("unknown", "no", "named; whether briefed is not known; not in writing; a substitute votes"),
        (None, "unknown", "named; whether briefed is not recorded; a substitute votes"),
    ],
)
def test_each_who_came_and_each_who_sent_nobody_is_named(
    tmp_path: Path, briefed: str | None, in_writing: str | None, says: str
) -> None:
    note = "The deputy is briefed."
    assert rows(tmp_path, named(briefed=briefed, in_writing=in_writing), HELD) == {
        "S9 in place of S4": ("done", says, note),
        "Nobody in place of S5": ("cannot-tell", "sent apologies; no substitute is recorded; a substitute votes", note),
    }


def test_that_a_substitute_has_no_vote_is_said(tmp_path: Path) -> None:
    found = rows(tmp_path, named(briefed="yes"), HELD, how="no-vote")
    assert found["S9 in place of S4"][1] == "named; briefed; a substitute has no vote"


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("counts", "a substitute counts; the text does not say whether one votes"),
        ("attends", "a substitute may come; the text does not say whether one counts for the quorum or votes"),
    ],
)
def test_that_the_text_does_not_say_whether_one_votes_is_said(tmp_path: Path, how: str, says: str) -> None:
    found = rows(tmp_path, named(briefed="yes"), HELD, how=how)
    assert found["S9 in place of S4"][1] == f"named; briefed; {says}"


ONE = "1 there with a seat, of 3 on record; quorum: at least 2"


@pytest.mark.parametrize(
    ("how", "asked", "state", "why"),
    [
        ("", "at_least = 2", "cannot-tell", f"{ONE}; {{}}counts: S9"),
        (
            "attends",
            "at_least = 2",
            "cannot-tell",
            f"{ONE}; {{}}counts: S9",
        ),
        ("counts", "at_least = 2", "done", "2 there of 3 on record; quorum: at least 2"),
        ("vote", "at_least = 2, voting = true", "done", "2 there of 3 on record; quorum: at least 2 with a vote"),
        (
            *("counts", "at_least = 2, voting = true", "cannot-tell"),
            "1 there with a seat, of 3 on record; quorum: at least 2 with a vote; {}votes: S9",
        ),
        ("no-vote", "at_least = 2, voting = true", "missing", "1 there of 3 on record; quorum: at least 2 with a vote"),
    ],
)
def test_a_quorum_in_figures_goes_by_what_the_text_says_of_substitutes(
    tmp_path: Path, how: str, asked: str, state: str, why: str
) -> None:
    rule = f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorate = {{ {asked} }}\n'
    made = folder(tmp_path / "procedure", rule + (f'substitutes = "{how}"\n' if how else ""), "")
    review = Review("QX-01", "my-area").record(*MEMBERS, CALLED, named(), HELD)
    ledger = people.ledger(cspr.framework("my-area", extra=made), review.as_of(date(2025, 10, 8)), of="meetings")
    found = [(row.state.value, row.why) for row in ledger.rows if row.title == "Quorum"]
    assert found == [(state, why.format("there too as substitutes, and no text says whether one "))]


@pytest.mark.parametrize(("how", "state"), [("counts", "done"), ("attends", "cannot-tell"), ("no-vote", "missing")])
def test_of_those_who_are_named_too(tmp_path: Path, how: str, state: str) -> None:
    rule = """[[body]]
body = "review-subgroup"
clauses = ["MYA-001"]
substitutes = "{}"
quorate = {{ at_least = 2, of = ["police", "health"], voting = {} }}
[[body]]
body = "review-subgroup"
clauses = ["MYA-002"]
quorate = {{ at_least = 2, at_least_of = 2, of = ["police", "health"], voting = {} }}
"""
    voting = str(how == "no-vote").lower()
    made = folder(tmp_path / "procedure", rule.format(how, voting, voting), "", "")
    members = [
        Appointed("review-subgroup-member", ref, on="2025-01-01", agency=agency)
        for ref, agency in (("S1", "police"), ("S4", "health"), ("S5", "education"))
    ]
    review = Review("QX-01", "my-area").record(*members, CALLED, named(), HELD)
    ledger = people.ledger(cspr.framework("my-area", extra=made), review.as_of(date(2025, 10, 8)), of="meetings")
    assert [row.state.value for row in ledger.rows if row.title == "Quorum"] == [state, state]


def test_the_note_stands_once_beside_whoever_came_in_a_members_place(tmp_path: Path) -> None:
    made = folder(tmp_path / "procedure", RULE.format("vote"), "")
    documents = cspr.framework("my-area", extra=made)
    several = {
        "with": Review("QX-01", "my-area").record(*MEMBERS, CALLED, named(), HELD),
        "without": Review("QX-01", "my-area").record(*MEMBERS),
    }
    told = {
        name: [
            row.title
            for row in people.ledger(documents, review.as_of(date(2025, 10, 8)), of="meetings").rows
            if "briefed" in row.note + row.title
        ]
        for name, review in several.items()
    }
    assert told == {
        "with": ["S9 in place of S4", "Nobody in place of S5"],
        "without": ["The deputy is briefed"],
    }


def test_before_the_meeting_nobody_is_missed(tmp_path: Path) -> None:
    assert rows(tmp_path, named()).keys() == {"S9 in place of S4"}


def test_of_another_body_nothing_is_told(tmp_path: Path) -> None:
    other = Met("review-group-meeting", "2025-09-10", ref="G1", present=["S1"], apologies=["S5"])
    assert rows(tmp_path, other) == {}


def test_where_a_duty_asks_for_one_it_says_who_sent_none(tmp_path: Path) -> None:
    assert rows(tmp_path, named(), HELD, duty=True).keys() == {"S9 in place of S4"}


def test_whoever_may_not_have_been_on_record_is_not_called_named(tmp_path: Path) -> None:
    made = folder(tmp_path / "procedure", RULE.format("vote"), "")
    situation = Review("QX-01", "my-area").record(CALLED, named()).as_of(date(2025, 10, 8), known_on=date(2025, 10, 8))
    ledger = people.ledger(cspr.framework("my-area", extra=made), situation, of="meetings")
    assert [row.state.value for row in ledger.rows if row.title == "S9 in place of S4"] == ["cannot-tell"]
