"""Whose duty it is that an action has a measure: a duty says so, and a list of what the plan holds is pointed to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import learning
from cspr.authoring import check_folders
from cspr.record import Action, Happened, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

LIST = """[[checklist]]
id = "plan"
title = "What each action has"
clauses = ["MYA-001"]
kind = "{}"
for = "{}"
"""
DUTY = """[[duty]]
id = "measures"
clauses = ["MYA-001"]
step = "action-plan"
part = "success-criteria"
when = ["published"]
"""
BARE = Action("A1", "2024-05-06")
WHOLE = Action("A2", "2024-05-06", owner="police", due="2024-12-02", criteria_ref="C-1")
CITED = "[Procedure (1), MYA-001: local procedure, must; text seen]"


def told(path: Path, rules: str) -> dict[str, str]:
    """Of each gap of the actions, whose duty it is, as a page says it."""
    framework = cspr.framework("my-area", extra=folder(path, rules, 'actor = "business-manager"'))
    entries = (Happened("published", "2024-05-01"), BARE, WHOLE)
    plan = learning.plan(framework, Review("QX-01", "my-area").record(*entries).as_of(date(2024, 6, 3)))
    text = " ".join(str(to_text(plan)).split())
    titles = ("Actions without an owner", "Actions without a day", "Actions without success criteria")
    found = {title: text.partition(f"{title} - A1 - ")[2].partition(" - ")[0] for title in titles}
    return {title: says[: says.rindex("]") + 1] if "]" in says else says for title, says in found.items()}


@pytest.mark.parametrize(
    ("rules", "whose"),
    [
        (LIST.format("contents", "overview-report"), "Duty: no document that was read says so"),
        (LIST.format("tasks", "composite-action-plan"), "Duty: no document that was read says so"),
        (LIST.format("contents", "composite-action-plan"), f"See {CITED}"),
        (DUTY, f"Duty of: Business manager {CITED}"),
        (LIST.format("contents", "composite-action-plan") + DUTY, f"Duty of: Business manager {CITED}"),
    ],
)
def test_a_duty_goes_before_the_list(tmp_path: Path, rules: str, whose: str) -> None:
    found = told(tmp_path / "procedure", rules)["Actions without success criteria"]
    assert found.startswith(whose)


def test_each_gap_of_an_action_points_to_the_list(tmp_path: Path) -> None:
    found = told(tmp_path / "procedure", LIST.format("contents", "composite-action-plan"))
    national = "Duty of: Safeguarding partners [Working Together 2023, WT23-037: "
    assert [CITED.strip("[]") in says for says in found.values()] == [True, True, True]
    assert [says.startswith(national) for says in found.values()] == [True, True, False]


@pytest.mark.parametrize(
    ("rules", "remarked"),
    [
        (LIST.format("contents", "composite-action-plan"), True),
        (LIST.format("contents", "overview-report"), False),
        (LIST.format("contents", "composite-action-plan") + DUTY, False),
    ],
)
def test_the_check_points_to_the_duty(tmp_path: Path, rules: str, *, remarked: bool) -> None:
    checked = check_folders([folder(tmp_path / "procedure", rules, 'actor = "business-manager"')])
    assert checked.problems == ()
    assert ("list-without-duty" in {each.code for each in checked.remarks}) is remarked
