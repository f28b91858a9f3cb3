"""The plan of each agency and the multi-agency plan are apart: who owes which by when, and what is missing in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import learning
from cspr.authoring import check_folders
from cspr.learning import GapCode
from cspr.record import Action, Happened, Involved, Listed, Recommendation, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.learning import ActionPlan
    from cspr.record import AnyEntry

WORDS = """
[step]
"x-my-area/agency-plan" = { title = "Plan of each agency", stage = "improvement", each = "agency" }
"x-my-area/joint-plan" = { title = "Plan of all agencies", stage = "improvement" }
"""
STARTS = 'counted_from = "it", starts = ["report-finalised"]'
TIME = f'timing = {{{{ amount = {{}}, unit = "weeks", relation = "within", {STARTS} }}}}'
CLAUSES = f'actor = "partner-agency"\n{TIME.format(2)}', f'actor = "review-group"\n{TIME.format(6)}'
RULES = """
[[duty]]
id = "single"
clauses = ["MYA-001"]
{single}
topic = "action-plan"
part = "{first}"
when = ["report-finalised"]
within = {{ weeks = 2, of = "report-finalised" }}
[[duty]]
id = "multi"
clauses = ["MYA-002"]
{multi}
topic = "action-plan"
part = "multi-agency"
when = ["report-finalised"]
within = {{ weeks = 6, of = "report-finalised" }}
"""
OWN = 'step = "x-my-area/agency-plan"\neach = "agency"', 'step = "x-my-area/joint-plan"'
SHARED = 'step = "action-plan"', 'step = "action-plan"'
KNOWN = (
    Happened("local-review-decided", "2024-06-26"),
    Happened("report-finalised", "2024-12-02"),
    Involved("agency:health", on="2024-06-10"),
    Involved("agency:police", on="2024-06-10"),
    Listed("agency", on="2024-06-10"),
    Recommendation("R1", "2024-12-02", reach="single-agency", to="police"),
    Recommendation("R2", "2024-12-02", reach="multi-agency", to="safeguarding-partners"),
    Action("A1", "2024-12-03", reach="single-agency", recommendations=["R1"], criteria_ref="C1", due="2025-03-03"),
    Action("A2", "2024-12-03", reach="multi-agency", recommendations=["R2"], criteria_ref="C2", due="2025-03-03"),
    Action("A3", "2024-12-03", reach="national", recommendations=["R2"], criteria_ref="C3", due="2025-03-03"),
)


def procedure(path: Path, steps: tuple[str, str] = OWN, first: str = "single-agency") -> Path:
    rules = RULES.format(single=steps[0], multi=steps[1], first=first)
    return folder(path / "procedure", rules, *CLAUSES, words=WORDS if steps == OWN else "")


def plan(path: Path, *more: AnyEntry) -> ActionPlan:
    review = Review("MA-01", "my-area").record(*KNOWN, *more)
    return learning.plan(cspr.framework("my-area", extra=path), review.as_of(date(2024, 12, 20)))


def agreeing(answer: ActionPlan) -> list[tuple[str, tuple[str, ...], str, str]]:
    return [(each.title, each.who, str(each.due), each.overdue.value) for each in answer.agreeing]


def test_each_plan_has_its_own_people_and_day(tmp_path: Path) -> None:
    assert agreeing(plan(procedure(tmp_path))) == [
        ("Plan of each agency (single agency)", ("health",), "2024-12-16", "yes"),
        ("Plan of each agency (single agency)", ("police",), "2024-12-16", "yes"),
        ("Plan of all agencies (multi agency)", ("review-group",), "2025-01-13", "no"),
    ]


def test_parts_of_one_step_are_apart_too(tmp_path: Path) -> None:
    assert agreeing(plan(procedure(tmp_path, SHARED))) == [
        ("Agree the action plan (single agency)", ("partner-agency",), "2024-12-16", "yes"),
        ("Agree the action plan (multi agency)", ("review-group",), "2025-01-13", "no"),
    ]


def test_one_that_is_agreed_leaves_the_others_open(tmp_path: Path) -> None:
    agreed = Happened("x-my-area/agency-plan", "2024-12-12", about="agency:police")
    rows = plan(procedure(tmp_path), agreed).agreeing
    assert [(each.about, str(each.done_on), each.overdue.value) for each in rows] == [
        ("agency:health", "None", "yes"),
        ("agency:police", "2024-12-12", "no"),
        ("case", "None", "no"),
    ]


@pytest.mark.parametrize("steps", [OWN, SHARED])
def test_what_is_missing_in_an_action_is_asked_of_those_whose_plan_it_stands_in(
    tmp_path: Path, steps: tuple[str, str]
) -> None:
    gaps = plan(procedure(tmp_path, steps)).of(GapCode.NO_OWNER)
    assert {gap.ref: (gap.owed_by, gap.sources[0].clauses) for gap in gaps} == {
        "A1": (("partner-agency",), ("MYA-001",)),
        "A2": (("review-group",), ("MYA-002",)),
        "A3": (("safeguarding-partners",), ("WT23-037",)),
    }


def test_a_part_within_one_of_the_plans_speaks_of_what_it_names(tmp_path: Path) -> None:
    bare = [Action("A4", "2024-12-03", reach="single-agency", recommendations=["R1"], owner="police")]
    gaps = plan(procedure(tmp_path, first="single-agency-success-criteria"), *bare).gaps
    asked = {gap.code: gap.sources[0].clauses for gap in gaps if gap.ref == "A4"}
    assert asked[GapCode.NO_CRITERIA] == ("MYA-001",)


def test_the_page_tells_them_apart(tmp_path: Path) -> None:
    said = " ".join(str(to_text(plan(procedure(tmp_path)))).split())
    assert "Plan of each agency (single agency): Police, within 2 weeks; due Mon 16 Dec, overdue" in said
    assert "Plan of all agencies (multi agency): Review group, within 6 weeks; due Mon 13 Jan 2025 [" in said
    assert said.count("Actions without an owner") == 3


@pytest.mark.parametrize(("steps", "codes"), [(OWN, []), (SHARED, ["rules.toml: $.duty[1] (multi)"])])
def test_parts_that_one_record_would_complete_together_are_remarked_on(
    tmp_path: Path, steps: tuple[str, str], codes: list[str]
) -> None:
    told = check_folders([procedure(tmp_path, steps)]).remarks
    assert [each.path for each in told if each.code == "done-by-the-first"] == codes


def tasks(
    path: Path, on: date, *more: AnyEntry, first: str = "single-agency"
) -> dict[str, tuple[str, str, date | None]]:
    situation = Review("MA-01", "my-area").record(*KNOWN, *more).as_of(on)
    cards = cspr.glance(cspr.framework("my-area", extra=procedure(path, SHARED, first)), situation).cards
    return {card.id: (card.title, card.who, card.arrive_by) for card in cards if card.id.startswith("task/action-plan")}


def test_each_part_of_one_step_is_a_task_with_its_own_people_and_day(tmp_path: Path) -> None:
    assert tasks(tmp_path, date(2024, 12, 9)) == {
        "task/action-plan/single-agency/case": (
            "Agree the action plan (single agency)",
            "an agency",
            date(2024, 12, 16),
        ),
        "task/action-plan/multi-agency/case": (
            "Agree the action plan (multi agency)",
            "review group",
            date(2025, 1, 13),
        ),
    }


def test_once_the_plan_is_agreed_no_part_of_it_is_a_task(tmp_path: Path) -> None:
    assert tasks(tmp_path, date(2024, 12, 20), Happened("action-plan-agreed", "2024-12-12")) == {}


def test_what_one_part_alone_is_of_the_plan_stays_one_task(tmp_path: Path) -> None:
    told = tasks(tmp_path, date(2024, 12, 9), first="multi-agency-criteria")
    assert told == {
        "task/action-plan/case": ("Agree the action plan", "an agency and review group", date(2024, 12, 16))
    }
