"""The votes on record are held against how a text lets a body decide; without votes that cannot be told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import criteria, roles
from cspr.authoring import check_folders
from cspr.errors import CsprError
from cspr.record import Decided, Met, Review, Substituted
from cspr.record.files import dumps, read
from cspr.show import to_text
from cspr.show.passages import passages
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

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


ALONE = """[[body]]
body = "safeguarding-partners"
clauses = ["MYA-001"]
decides_by = "majority"

[[body]]
body = "safeguarding-partners"
clauses = ["MYA-002"]
decides_by = "unanimity"
decides_on = [{}]
"""


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        ('"local-review"', ["MYA-002"]),
        ('"decide-on-review"', ["MYA-002"]),
        ('"publication", "local-review"', ["MYA-002"]),
        ('"final-sign-off"', ["MYA-001"]),
        ('"notification"', ["MYA-001"]),
    ],
)
def test_a_way_of_deciding_is_asked_of_what_it_is_for(tmp_path: Path, on: str, asked: list[str]) -> None:
    framework = cspr.framework("my-area", extra=[folder(tmp_path / "procedure", ALONE.format(on), "", "")])
    situation = Review("QX-01", "my-area").record(decided(None)).as_of(date(2024, 6, 3))
    (deciding,) = criteria.decisions(framework, situation, "local-review")
    found = [each for taken in deciding.taken for each in taken.findings if each.kind.value == "no-votes"]
    assert asked == [clause for each in found for clause in each.sources[0].clauses]


FAILING = """[[body]]
body = "safeguarding-partners"
clauses = ["MYA-001"]
decides_by = "unanimity"
{}

[[body]]
body = "safeguarding-partners"
clauses = ["MYA-002"]
{}
"""
OF_IT = 'decides_on = ["local-review"]'
OF_ANOTHER = 'decides_on = ["publication"]'


@pytest.mark.parametrize(
    ("on", "then", "votes", "told"),
    [
        ("", 'failing_that = "two-thirds"', "2 for, 1 against", []),
        ("", f'failing_that = "majority"\n{OF_IT}', "2 for, 1 against", []),
        (OF_IT, 'failing_that = "two-thirds"', "2 for, 1 against", []),
        (OF_IT, 'decides_by = "unanimity"\nfailing_that = "two-thirds"', "2 for, 1 against", []),
        ("", 'failing_that = "two-thirds"', "1 for, 1 against", [("not-carried", "two thirds", "MYA-001", "MYA-002")]),
        ("", 'failing_that = "two-thirds"', None, [("no-votes", "two thirds", "MYA-001", "MYA-002")]),
        ("", f'failing_that = "two-thirds"\n{OF_ANOTHER}', "2 for, 1 against", [("not-carried", "", "MYA-001")]),
        (
            OF_IT,
            'decides_by = "consensus"\nfailing_that = "majority"',
            "2 for, 1 against",
            [("not-carried", "", "MYA-001")],
        ),
        (
            'failing_that = "lead-safeguarding-partners"',
            'failing_that = "two-thirds"',
            "2 for, 1 against",
            [("not-carried", "lead safeguarding partners", "MYA-001")],
        ),
    ],
)
def test_what_follows_may_stand_in_another_table_of_the_body(
    tmp_path: Path, on: str, then: str, votes: str | None, told: list[tuple[str, ...]]
) -> None:
    framework = cspr.framework("my-area", extra=[folder(tmp_path / "procedure", FAILING.format(on, then), "", "")])
    situation = Review("QX-01", "my-area").record(decided(votes)).as_of(date(2024, 6, 3))
    (deciding,) = criteria.decisions(framework, situation, "local-review")
    kinds = {"not-carried", "no-votes"}
    findings = [each for taken in deciding.taken for each in taken.findings if each.kind.value in kinds]
    ways = [each.says.partition(", failing that ")[2].partition(";")[0] for each in findings]
    clauses = [[source.clauses[0] for source in each.sources] for each in findings]
    assert told == [(each.kind.value, way, *of) for each, way, of in zip(findings, ways, clauses, strict=True)]


def test_another_document_is_asked_too(tmp_path: Path) -> None:
    folders = [
        folder(tmp_path / "procedure", ALONE.format('"local-review"'), "", ""),
        folder(tmp_path / "protocol", RULE.replace("MYA", "MYB").format('decides_by = "two-thirds"'), "", prefix="MYB"),
    ]
    framework = cspr.framework("my-area", extra=folders)
    situation = Review("QX-01", "my-area").record(decided("3 for, 1 against")).as_of(date(2024, 6, 3))
    (deciding,) = criteria.decisions(framework, situation, "local-review")
    found = [each for taken in deciding.taken for each in taken.findings if each.kind.value == "not-carried"]
    assert [("MYA-002",)] == [each.sources[0].clauses for each in found]
    own = [document for document in framework.documents if document.instrument.slug in {"procedure", "protocol"}]
    says = [use.says for document in own for passage in passages(document) for use in passage.uses]
    assert ["on this alone: “Whether to undertake an LCSPR”" in each for each in says].count(True) == 1


def test_a_casting_vote_is_asked_of_what_it_is_for(tmp_path: Path) -> None:
    rule = 'decides_by = "majority"\n\n[[body]]\nbody = "safeguarding-partners"\nclauses = ["MYA-001"]\n'
    rule += 'casting_vote = "police"\ndecides_on = ["{}"]'
    assert ["yes", "unknown"] == [
        certain
        for name in ("publication", "local-review")
        for _, certain, _ in found(tmp_path / name, rule.format(name), "3 for, 3 against")
    ]


def test_on_what_it_decides_so_is_shown(tmp_path: Path) -> None:
    path = folder(tmp_path / "procedure", ALONE.format('"final-sign-off", "publication"'), "", "")
    framework = cspr.framework("my-area", extra=[path])
    told = to_text(roles.profile(framework, "safeguarding-partners")).replace("\n    ", " ")
    assert "decides by unanimity (on this alone: Final sign-off; Whether to publish)" in told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('decides_by = "unanimity"', ["of-every-decision"]),
        ('decides_by = "unanimity"\ndecides_on = ["final-sign-off"]', []),
        ('casting_vote = "police"', []),
    ],
)
def test_the_check_asks_what_a_way_of_deciding_is_for(tmp_path: Path, rule: str, told: list[str]) -> None:
    duty = '\n[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "final-sign-off"\nwhen = ["local-review-decided"]\n'
    found = check_folders([folder(tmp_path / "procedure", RULE.format(rule) + duty, "")]).remarks
    assert told == [each.code for each in found if each.code == "of-every-decision"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ('decides_on = ["final-sign-off"]', "missing-key"),
        ('decides_by = "majority"\ndecides_on = ["x"]', "unknown-step"),
    ],
)
def test_what_is_decided_is_known_and_how(tmp_path: Path, rule: str, code: str) -> None:
    (told,) = check_folders([folder(tmp_path / "procedure", RULE.format(rule), "")]).problems
    assert told.code == code


def test_they_are_kept_in_a_file() -> None:
    review = Review("QX-01", "my-area").record(decided("5 for, 2 against, 1 abstained"))
    assert read(dumps(review)) == review


@pytest.mark.parametrize("votes", ["five", "Ann for", "5 for, 2", "5 against", "5 for, 1 abstained, 2 against", "", 5])
def test_nothing_but_figures_is_taken(votes: str) -> None:
    with pytest.raises(CsprError) as refused:
        decided(votes)
    assert [("malformed-votes", "$.votes")] == [(each.code, each.path) for each in refused.value.problems]


HELD = Met("partners-meeting", "2024-05-20", ref="M1", present=["P1", "P7"], apologies=["P2"])
INSTEAD = Substituted("P2", "P7", on="2024-05-13", meeting_ref="M1")
OTHER_BODY = Met("subgroup-meeting", "2024-05-20", ref="M1", present=["P7"])
DAY_BEFORE = Met("partners-meeting", "2024-05-17", ref="M1", present=["P1", "P7"])
CAME = "; P7 came in the place of a member, and the text does not say whether a substitute votes"


@pytest.mark.parametrize(
    ("how", "votes", "entries", "certain"),
    [
        ("", "3 for, 2 against", (HELD, INSTEAD), "unknown"),
        ("counts", "3 for, 3 against", (HELD, INSTEAD), "unknown"),
        ("attends", "4 for, 2 against", (HELD, INSTEAD), ""),
        ("vote", "3 for, 2 against", (HELD, INSTEAD), ""),
        ("no-vote", "2 for, 3 against", (HELD, INSTEAD), "yes"),
        ("", "3 for, 2 against", (HELD,), ""),
        ("", "3 for, 2 against", (OTHER_BODY, INSTEAD), ""),
        ("", "3 for, 2 against", (DAY_BEFORE, INSTEAD), ""),
    ],
)
def test_whether_a_substitute_votes_leaves_a_close_vote_open_where_the_text_does_not_say_it(
    tmp_path: Path, how: str, votes: str, entries: tuple[AnyEntry, ...], certain: str
) -> None:
    rule = 'decides_by = "majority"' + (f'\nsubstitutes = "{how}"' if how else "")
    framework = cspr.framework("my-area", extra=[folder(tmp_path / "procedure", RULE.format(rule), "")])
    situation = Review("QX-01", "my-area").record(*entries, decided(votes)).as_of(date(2024, 6, 3))
    (deciding,) = criteria.decisions(framework, situation, "local-review")
    findings = [each for taken in deciding.taken for each in taken.findings if each.kind.value == "not-carried"]
    assert [each.certain.value for each in findings] == [certain] * bool(certain)
    says = f"the text asks for a majority; recorded: {votes}"
    assert [each.says for each in findings] == [says + CAME * (certain == "unknown")] * bool(certain)
