"""The votes on record are held against how a text lets a body decide; without votes that cannot be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import criteria
from cspr.errors import CsprError
from cspr.record import Decided, Review
from cspr.record.files import dumps, read
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

RULE = '[[body]]\nbody = "safeguarding-partners"\nclauses = ["MYA-001"]\n{}\n'


def decided(votes: str | None) -> Decided:
    return Decided(
        "local-review", "review", on="2024-05-20", by="safeguarding-partners", rationale_ref="R-1", votes=votes
    )


def found(path: Path, rule: str, votes: str | None) -> list[tuple[str, str, str]]:
    framework = cspr.framework("my-area", extra=[folder(path / "procedure", RULE.format(rule), "")])
    situation = Review("QX-01", "my-area").record(decided(votes)).as_of(date(2024, 6, 3))
    (deciding,) = criteria.decisions(framework, situation, "local-review")
    findings = [each for taken in deciding.taken for each in taken.findings]
    kinds = {"not-carried", "no-votes"}
    assert all(
        each.says in to_text(deciding).replace("\n        ", " ") for each in findings if each.kind.value in kinds
    )
    return [(each.kind.value, each.certain.value, each.says) for each in findings if each.kind.value in kinds]


@pytest.mark.parametrize(
    ("rule", "votes", "certain"),
    [
        ('decides_by = "majority"', "3 for, 2 against, 4 abstained", "unknown"),
        ('decides_by = "majority"', "4 for, 2 against, 1 abstained", ""),
        ('decides_by = "two-thirds"', "4 for, 1 against, 2 abstained", "unknown"),
        ('decides_by = "majority"', "3 for, 3 against", "yes"),
        ('decides_by = "majority"\ncasting_vote = "police"', "3 for, 3 against", "unknown"),
        ('decides_by = "two-thirds"', "4 for, 2 against", ""),
        ('decides_by = "two-thirds"', "3 for, 2 against", "yes"),
        ('decides_by = "unanimity"', "6 for", ""),
        ('decides_by = "unanimity"', "6 for, 0 against, 1 abstained", "unknown"),
        ('decides_by = "unanimity"', "6 for, 1 against", "yes"),
        ('decides_by = "unanimity"\nfailing_that = "majority"', "6 for, 1 against", ""),
        ('decides_by = "unanimity"\nfailing_that = "lead-safeguarding-partners"', "6 for, 1 against", "yes"),
        ('decides_by = "consensus"', "0 for, 0 against, 6 abstained", "yes"),
        ('decides_by = "chair"', "1 for, 6 against", ""),
    ],
)
def test_votes_are_held_against_the_text(tmp_path: Path, rule: str, votes: str, certain: str) -> None:
    kinds = [(kind, sure) for kind, sure, _ in found(tmp_path, rule, votes)]
    assert [("not-carried", certain)] * bool(certain) == kinds


@pytest.mark.parametrize("how", ["majority", "consensus"])
def test_without_votes_it_is_said_that_none_are_recorded(tmp_path: Path, how: str) -> None:
    says = "the text asks for a majority; the votes are not recorded"
    assert [("no-votes", "yes", says)] * (how == "majority") == found(tmp_path, f'decides_by = "{how}"', None)


def test_they_are_kept_in_a_file() -> None:
    review = Review("QX-01", "my-area").record(decided("5 for, 2 against, 1 abstained"))
    assert read(dumps(review)) == review


@pytest.mark.parametrize("votes", ["five", "Ann for", "5 for, 2", "5 against", "5 for, 1 abstained, 2 against", "", 5])
def test_nothing_but_figures_is_taken(votes: str) -> None:
    with pytest.raises(CsprError) as refused:
        decided(votes)
    assert [("malformed-votes", "$.votes")] == [(each.code, each.path) for each in refused.value.problems]
