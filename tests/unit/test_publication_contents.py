"""What the report has to hold is part of whether it can be published, as far as the caller says what is in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cspr
from cspr.cli import main
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.forms import blank, form
from cspr.forms.catalogue import forms_on, joined
from cspr.publication import RequirementKind, RequirementState, readiness
from cspr.publication.answers import Requirement
from cspr.record import Review, dumps
from cspr.show import to_text
from cspr.truth import Truth
from folders import folder
from printing import in_a_line

FRAMEWORK = cspr.framework("northamptonshire")
ON, PLANNED = date(2021, 10, 1), date(2021, 11, 1)
SITUATION = Review("NR-07", "northamptonshire").as_of(ON)
PAPER = joined([each for each in forms_on(FRAMEWORK, PartialDate.of(PLANNED)) if each.id == "overview-report"])
FULL = {box.path: "yes" for box in PAPER.boxes}


def contents(held: dict[str, Any] | None) -> list[Requirement]:
    answer = readiness(FRAMEWORK, SITUATION, planned=PLANNED, contents=held)
    kind = RequirementKind.CONTENTS
    others = ("reviewer-named", "practitioner-views:")
    return [each for each in answer.requirements if each.kind is kind and not each.name.startswith(others)]


def test_of_a_report_that_is_not_described_nothing_is_told_and_it_does_not_stand_in_the_way() -> None:
    (report,) = contents(None)
    assert ("overview-report", RequirementState.CANNOT_TELL, Truth.UNKNOWN, False) == (
        report.name,
        report.state,
        report.met,
        report.binding,
    )
    assert "look into the report: its contents are not recorded here" == report.why


def test_a_whole_report_is_in_order() -> None:
    (report,) = contents({"overview-report": FULL})
    assert (RequirementState.DONE, Truth.YES, True) == (report.state, report.met, report.binding)
    assert "holds what the documents ask of it" == report.why
    assert not report.checked  # one of the texts behind it was not read
    assert Truth.UNKNOWN is report.answer


def test_what_is_wanting_is_named_by_its_label_with_the_clauses_of_each_text_and_stands_in_the_way() -> None:
    box = next(box for box in PAPER.boxes if box.mandatory)
    (report,) = contents({"overview-report": {**FULL, box.path: "no"}})
    assert (RequirementState.TO_DO, Truth.NO, f"not there: {box.label}") == (report.state, report.met, report.why)
    assert {clause for source in box.sources for clause in source.clauses} == {
        clause for source in report.sources for clause in source.clauses
    }


def test_what_only_should_be_there_does_not_stand_in_the_way_and_is_not_named_among_what_must() -> None:
    (should, *_) = (box for box in PAPER.boxes if not box.mandatory)
    must = next(box for box in PAPER.boxes if box.mandatory)
    (without,) = contents({"overview-report": {**FULL, should.path: "no"}})
    assert (RequirementState.DONE, "holds what the documents ask of it") == (without.state, without.why)
    assert PAPER.sources == without.sources
    (both,) = contents({"overview-report": {**FULL, should.path: "no", must.path: "no"}})
    assert f"not there: {must.label}" == both.why
    assert {clause for source in must.sources for clause in source.clauses} == {
        clause for source in both.sources for clause in source.clauses
    }


def test_another_paper_that_is_described_is_checked_beside_it() -> None:
    papers = {each.name: each.met for each in contents({"press-statement": {}, "overview-report": FULL})}
    assert {"press-statement": Truth.NO, "overview-report": Truth.YES} == papers


def test_only_the_texts_of_the_planned_day_ask() -> None:
    assert "working-together-2018" in PAPER.documents
    assert "working-together-2023" not in PAPER.documents
    assert {"working-together-2018", "working-together-2023"} < set(form(FRAMEWORK, "overview-report").documents)


@pytest.mark.parametrize("papers", [[1], "Zebedee", 5])
def test_papers_that_are_no_table_are_refused(papers: Any) -> None:
    with pytest.raises(CsprError) as told:
        contents(papers)
    assert [("not-a-table", "$.contents")] == [(each.code, each.path) for each in told.value.problems]


def test_all_that_is_wrong_is_told_by_the_paper_and_the_path_and_nothing_is_repeated() -> None:
    with pytest.raises(CsprError) as told:
        contents({"overview-report": {"Zebedee": "yes"}, "press-statemnt": {}, "press-statement": {"x": "perhaps"}})
    said = [f"{each.code} {each.path}" for each in told.value.problems]
    assert "unknown-form $.contents" in said
    assert any(each.startswith("unknown-box $.contents.overview-report") for each in said)
    assert any("$.contents.press-statement" in each for each in said)
    assert "Zebedee" not in str(told.value)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(dumps(Review("NR-07", "northamptonshire")), "utf-8")
    return path


def test_the_command_takes_a_filled_form(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.toml"
    report.write_text(str(blank(PAPER)), "utf-8")
    command = ["publication", str(case), "--on", "2021-10-01", "--planned", "2021-11-01"]
    assert 0 == main([*command, "--contents", f"overview-report={report}"])
    assert "Overview Report (not there: " in in_a_line(capsys)
    assert 0 == main(command)
    assert "Overview Report (not there: " not in in_a_line(capsys)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("overview-report", "--contents: not a paper"),
        ("overview-report=", "--contents: not a paper"),
        ("overview-repot=report.toml", "cspr: --contents, form: unknown form; did you mean 'overview-report'?"),
        ("overview-report=none.toml", "--contents: missing file"),
    ],
)
def test_what_the_command_refuses(case: Path, given: str, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["publication", str(case), "--on", "2021-10-01", "--contents", given])
    assert problem in capsys.readouterr().err


LISTS = """
[[checklist]]
id = "my-report"
title = "The report"
clauses = ["MYA-001", "MYA-002"]
kind = "qualities"
for = "overview-report"

[[checklist]]
id = "my-further-report"
title = "Further"
clauses = ["MYA-003", "MYA-004"]
kind = "contents"
for = "overview-report"

[[checklist.items]]
clauses = ["MYA-003", "MYA-004"]

[[checklist]]
id = "my-agenda"
title = "The meeting"
clauses = ["MYA-005"]
kind = "tasks"
for = "hold-rapid-review"
"""


def test_what_a_partnerships_own_lists_ask_of_the_report_is_shown_with_its_clauses(tmp_path: Path) -> None:
    path = folder(tmp_path / "my-area-procedure", LISTS, *[""] * 5)
    situation = Review("MA-01", "my-area").as_of(date(2024, 6, 3))
    answer = readiness(cspr.framework("my-area", extra=path), situation, planned=date(2024, 11, 1))
    own = [each for each in answer.requirements if each.sources and each.sources[0].instrument == "my-area-procedure"]
    assert [(each.title, each.sources[0].clauses, each.state.value, each.binding) for each in own] == [
        ("What it says", ("MYA-001",), "cannot-tell", False),
        ("What it says", ("MYA-002",), "cannot-tell", False),
        ("What it says. What it says", ("MYA-003", "MYA-004"), "cannot-tell", False),
    ]


def test_of_a_shipped_list_only_what_is_asked_beside_the_described_report_is_shown() -> None:
    found = readiness(FRAMEWORK, SITUATION, planned=date(2024, 11, 1)).requirements
    assert [each.sources[0].clauses for each in found if each.name.startswith("practitioner-views:")] == [
        ("NSCP-P-018",),
        ("NSCP-P-019",),
    ]


NOTED = """
[[duty]]
id = "press"
clauses = ["MYA-001"]
step = "press-statement"
when = ["local-review-decided"]
at_least_before = { working_days = 2, of = "published" }
note = "Under embargo."
"""


def test_the_remark_of_a_duty_stands_with_what_it_asks(tmp_path: Path) -> None:
    stated = 'timing = { amount = 2, unit = "working-days", relation = "at-least-before", starts = ["published"] }'
    path = folder(tmp_path / "my-area-procedure", NOTED, stated)
    decided = cspr.Happened("local-review-decided", "2024-05-02")
    situation = Review("MA-01", "my-area").record(decided).as_of(date(2024, 6, 3))
    answer = readiness(cspr.framework("my-area", extra=path), situation, planned=date(2024, 11, 1))
    noted = [(each.name, each.kind) for each in answer.requirements if each.notes == ("Under embargo.",)]
    assert noted == [("press-statement", RequirementKind.NOTICE)]
    assert to_text(answer).count("Note: Under embargo.") == 1
    assert not [each for each in answer.requirements if each.kind is RequirementKind.LAW and each.notes]
