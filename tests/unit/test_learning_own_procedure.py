"""The action plan by a partnership's own procedure: what comes back, and whose clause asks for what is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.learning import plan
from cspr.record import Action, Happened, Involved, Progressed, Recommendation, Review
from cspr.show import to_text
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """
[step]
"x-my-area/review-actions" = { title = "Review the actions", stage = "improvement", done_by = ["x-my-area/reviewed"] }
"x-my-area/check-rota" = { title = "Check the rota", stage = "running" }

[event]
"x-my-area/reviewed" = "Actions reviewed"
"x-my-area/report-due" = { title = "Last day for the annual report", end_of = "annual-report" }
"""
RULES = """
[[duty]]
id = "plan"
clauses = ["MYA-001"]
step = "action-plan"
when = ["final-sign-off-given"]
within = { calendar_days = 30, of = "final-sign-off-given" }

[[duty]]
id = "review"
clauses = ["MYA-002"]
step = "x-my-area/review-actions"
when = ["action-plan-agreed"]
every = { months = 3, of = "action-plan-agreed" }

[[duty]]
id = "annual"
clauses = ["MYA-003"]
topic = "annual-report"
level = "partnership"
by = { each_year = "09-30" }

[[duty]]
id = "comments"
clauses = ["MYA-004"]
topic = "annual-report"
part = "comments"
level = "partnership"
at_least_before = { working_days = 15, of = "x-my-area/report-due" }

[[duty]]
id = "rota"
clauses = ["MYA-005"]
step = "x-my-area/check-rota"
when = ["action-plan-agreed"]
every = { months = 1, of = "action-plan-agreed" }
"""
CLAUSES = (
    'timing = { amount = 30, unit = "calendar-days", relation = "within", starts = ["final-sign-off-given"] }',
    'timing = { amount = 3, unit = "months", relation = "every", starts = ["action-plan-agreed"] }',
    'timing = { relation = "within", each_year = "09-30", counted_from = "a fixed date", starts = [] }',
    'timing = { amount = 15, unit = "working-days", relation = "at-least-before", starts = ["x-my-area/report-due"] }',
    'timing = { amount = 1, unit = "months", relation = "every", starts = ["action-plan-agreed"] }',
)
ON = date(2024, 12, 20)
AGREED = (Happened("final-sign-off-given", "2024-06-03"), Happened("action-plan-agreed", "2024-06-20"))


def framework(tmp_path: Path) -> cspr.Framework:
    return cspr.framework("my-area", extra=folder(tmp_path / "my-area-procedure", RULES, *CLAUSES, words=WORDS))


def mine(documents: cspr.Framework, *entries: Happened) -> dict[str, tuple[str, str, str]]:
    """Give what comes back by the procedure: how often, when last done, and by when next."""
    situation = Review("MA-01", "my-area").record(*AGREED, *entries).as_of(ON)
    return {
        each.source.clauses[0]: (each.every, str(each.last), str(each.next))
        for each in plan(documents, situation).recurring
        if each.source.instrument == "my-area-procedure"
    }


def test_a_step_of_its_own_that_comes_back_after_the_review_is_among_what_comes_back(tmp_path: Path) -> None:
    documents = framework(tmp_path)
    assert mine(documents) == {
        "MYA-002": ("every 3 months", "None", "2024-09-20"),
        "MYA-003": ("by 30 September each year", "None", "2025-09-30"),
        "MYA-004": ("at least 15 working days before last day for the annual report", "None", "2025-09-09"),
    }
    reviewed = [Happened("x-my-area/reviewed", day) for day in ("2024-09-16", "2024-12-02")]
    assert mine(documents, *reviewed)["MYA-002"] == ("every 3 months", "2024-12-02", "2025-03-02")


def test_a_time_before_a_day_of_every_year_has_its_date(tmp_path: Path) -> None:
    situation = Review("MA-01", "my-area").as_of(ON)
    readings = [
        (str(reading.start), str(reading.due), reading.status.value)
        for each in schedule(framework(tmp_path), situation, levels=["partnership"])
        for reading in each.readings
        if reading.source.clauses == ("MYA-004",)
    ]
    assert readings == [("2025-09-30", "2025-09-09", "due")]


def test_by_when_the_plan_is_agreed_is_no_clause_on_what_it_holds(tmp_path: Path) -> None:
    review = Review("MA-01", "my-area").record(
        *AGREED,
        Recommendation("R1", "2024-06-03"),
        Action("A1", "2024-06-20", recommendations=("R1",), owner="police", due="2025-06-02"),
    )
    answer = plan(framework(tmp_path), review.as_of(ON))
    assert [(gap.code.value, gap.owed_by, gap.sources) for gap in answer.gaps if gap.ref == "A1"] == [
        ("action-without-success-criteria", (), ())
    ]
    assert ["recurring-overdue"] == [gap.code.value for gap in answer.gaps if gap.ref != "A1"]
    assert "Duty: no document that was read says so" in to_text(answer)


CLOSING = """
[[duty]]
id = "close"
clauses = ["MYA-001"]
topic = "evidence-impact"
part = "actions"
when = ["action-plan-agreed"]
how = "decides"
"""


def test_what_is_asked_before_an_action_is_closed_stands_beside_one_that_was_done_without_evidence(
    tmp_path: Path,
) -> None:
    made = folder(tmp_path / "my-area-procedure", CLOSING, 'actor = "learning-and-development-subgroup"')
    review = Review("MA-01", "my-area").record(
        Recommendation("R1", "2024-06-03"),
        Action("A1", "2024-06-20", recommendations=("R1",), owner="police", due="2025-06-02", criteria_ref="C1"),
        Action("A2", "2024-06-20", recommendations=("R1",), owner="health", due="2025-06-02"),
        Progressed("A1", "done", on="2024-11-04", by="police"),
    )
    documents = cspr.framework("my-area", extra=made)
    cited = {
        (gap.code.value, gap.ref): (gap.owed_by, [name for each in gap.sources for name in each.clauses])
        for gap in plan(documents, review.record(*AGREED).as_of(ON)).gaps
    }
    assert cited["done-without-evidence", "A1"] == (("learning-and-development-subgroup",), ["MYA-001"])
    assert cited["action-without-success-criteria", "A2"] == ((), [])
    before = plan(documents, review.as_of(ON)).gaps
    behind = [gap.sources for gap in before if gap.code.value == "done-without-evidence"]
    assert [source.instrument for sources in behind for source in sources] == ["working-together-2023"]


MONTHLY = """
[[duty]]
id = "update"
clauses = ["MYA-001"]
step = "x-my-area/update-plan"
each = "agency"
when = ["action-plan-agreed"]
every = { months = 1, of = "action-plan-agreed" }
"""
OF_EACH = """
[step]
"x-my-area/update-plan" = { title = "Update the plan", stage = "improvement", each = "agency" }
"""
EVERY_MONTH = 'timing = { amount = 1, unit = "months", relation = "every", starts = ["action-plan-agreed"] }'


@pytest.mark.parametrize(
    ("actor", "education", "police"),
    [
        ("partner-agency", ("Update the plan", "education"), ("Update the plan", "police")),
        (
            "business-manager",
            ("Update the plan (Education)", "business-manager"),
            ("Update the plan (Police)", "business-manager"),
        ),
    ],
)
def test_what_comes_back_for_each_agency_is_told_of_each_and_those_behind_are_chased(
    tmp_path: Path, actor: str, education: tuple[str, str], police: tuple[str, str]
) -> None:
    made = folder(tmp_path / "my-area-procedure", MONTHLY, f'actor = "{actor}"\n{EVERY_MONTH}', words=OF_EACH)
    agencies = [Involved(f"agency:{name}") for name in ("education", "police")]
    update = Happened("x-my-area/update-plan", "2024-07-18", about="agency:police")
    situation = Review("MA-01", "my-area").record(*AGREED, *agencies, update).as_of(date(2024, 8, 1))
    answer = plan(cspr.framework("my-area", extra=made), situation)
    mine = [each for each in answer.recurring if each.source.instrument == "my-area-procedure"]
    assert [
        (*education[:1], "agency:education", (education[1],), "None", "2024-07-20", "yes"),
        (*police[:1], "agency:police", (police[1],), "2024-07-18", "2024-08-18", "no"),
    ] == [(each.title, each.about, each.who, str(each.last), str(each.next), each.overdue.value) for each in mine]
    assert [(education[1], (("recurring-overdue", education[0]),))] == [(each.who, each.gaps) for each in answer.chase]


def test_what_is_recorded_for_the_case_was_done_for_each_agency(tmp_path: Path) -> None:
    made = folder(tmp_path / "my-area-procedure", MONTHLY, EVERY_MONTH, words=OF_EACH)
    agencies = [Involved(f"agency:{name}") for name in ("education", "police")]
    update = Happened("x-my-area/update-plan", "2024-07-18")
    situation = Review("MA-01", "my-area").record(*AGREED, *agencies, update).as_of(date(2024, 8, 1))
    recurring = plan(cspr.framework("my-area", extra=made), situation).recurring
    mine = [each for each in recurring if each.source.instrument == "my-area-procedure"]
    assert {("2024-07-18", "2024-08-18")} == {(str(each.last), str(each.next)) for each in mine}
