"""What lapses with an outcome of a decision waits for that decision while it is to be taken, and for no other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.arising.judging import arising
from cspr.conditions.case import Case
from cspr.lifecycle import progress
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

WORDS = """
[step]
"x-my-area/consider" = { title = "Consider a learning review", stage = "determination" }
"x-my-area/recommend" = { title = "Recommend", stage = "determination" }
[fact]
"x-my-area/sign" = "Is there a sign?"
"x-my-area/second" = "Is there a second sign?"
"""
CONSIDER = """
[[duty]]
id = "consider"
clauses = ["MYA-001"]
step = "x-my-area/consider"
when = ["x-my-area/sign"]
unless = {unless}
"""
RECOMMENDED = """
[[duty]]
id = "recommend"
clauses = ["MYA-002"]
step = "x-my-area/recommend"
after = ["hold-rapid-review"]

[[duty]]
id = "decide"
clauses = ["MYA-003"]
step = "decide-on-review"
when = ["x-my-area/recommend"]
"""
ON = date(2025, 10, 1)
LAPSES, ONLY_IF = '["local-review-decided"]', '["no-local-review-decided", "other-learning-decided"]'


def fact(name: str, answer: str) -> cspr.Established:
    return cspr.Established(name, answer, on="2025-09-04", by="local-authority")


SIGN = fact("x-my-area/sign", "yes")
NOT_SERIOUS = (fact("abuse-or-neglect-suspected", "no"), SIGN)
SERIOUS = tuple(fact(name, "yes") for name in ("abuse-or-neglect-suspected", "child-died", "incident-in-area"))
NOTIFIED = cspr.Happened("notification-sent", "2025-09-11")
HELD = cspr.Happened("rapid-review-held", "2025-09-25")


def stands(path: Path, unless: str, *entries: AnyEntry, more: str = "") -> tuple[str, list[str], str, list[str]]:
    """Where the step stands and what it waits for, whether its duty arises, and what has to be known for that."""
    clauses = [""] if not more else ["", "", ""]
    documents = cspr.framework(
        "my-area", extra=folder(path / "one", CONSIDER.format(unless=unless) + more, *clauses, words=WORDS)
    )
    situation = cspr.Review("MA-01", "my-area").record(*(entries or NOT_SERIOUS)).as_of(ON)
    step = next(each for each in progress(documents, situation) if each.step == "x-my-area/consider")
    duty = next(each for each in documents.duties if each.id == "consider")
    answer = arising(Case(documents, situation, None), duty)
    return (
        step.state.value,
        [blocker.name for blocker in step.blockers],
        answer.state.value,
        [need.name for need in answer.needs],
    )


OPEN: tuple[str, list[str], str, list[str]] = ("ready", [], "arises", [])
WAITS = ("blocked", ["local-review"], "waits-for-decision", ["decision:local-review"])


def test_is_open_where_nothing_asks_for_the_decision(tmp_path: Path) -> None:
    assert stands(tmp_path, LAPSES) == OPEN


def test_waits_while_the_decision_is_to_be_taken(tmp_path: Path) -> None:
    assert stands(tmp_path, LAPSES, *SERIOUS, SIGN, NOTIFIED) == WAITS


def test_lapses_once_it_is_taken_so_and_is_open_once_it_is_taken_otherwise(tmp_path: Path) -> None:
    decided = cspr.Decided("local-review", "review", on="2025-09-29", by="safeguarding-partners")
    assert stands(tmp_path / "so", LAPSES, *SERIOUS, SIGN, NOTIFIED, decided)[2:] == ("does-not-arise", [])
    otherwise = cspr.Decided("local-review", "no-review", on="2025-09-29", by="safeguarding-partners")
    assert stands(tmp_path / "otherwise", LAPSES, *SERIOUS, SIGN, NOTIFIED, otherwise) == OPEN


def test_waits_for_the_one_outcome_that_it_does_not_name(tmp_path: Path) -> None:
    assert stands(tmp_path, ONLY_IF) == WAITS


@pytest.mark.parametrize(
    ("entries", "expected"),
    [((), OPEN), ((*NOT_SERIOUS, HELD), WAITS)],
    ids=["nothing-came-before", "the-meeting-was-held"],
)
def test_waits_for_a_decision_that_follows_on_something_only_once_that_is_there(
    tmp_path: Path, entries: tuple[AnyEntry, ...], expected: tuple[str, list[str], str, list[str]]
) -> None:
    assert stands(tmp_path, LAPSES, *entries, more=RECOMMENDED) == expected


def test_asks_for_what_else_is_not_known_and_not_for_the_decision(tmp_path: Path) -> None:
    unless = '["local-review-decided", "x-my-area/second"]'
    assert stands(tmp_path, unless)[2:] == ("may-arise", ["x-my-area/second"])
