"""What is wanted before an event, without a figure: its day is the last one, and the event waits for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import publication, timescales
from cspr.lifecycle import By, progress
from cspr.record import Happened, Planned, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry, Situation

TWO = """
[[duty]]
id = "agree"
clauses = ["MYA-001"]
step = "action-plan"
when = ["report-finalised"]
within = { weeks = 6, of = "report-finalised" }
[[duty]]
id = "agree--before"
clauses = ["MYA-002"]
step = "action-plan"
when = ["report-finalised"]
vague = { says = "before publication", of = "published", relation = "before" }
"""
SIX_WEEKS = 'timing = { amount = 6, unit = "weeks", relation = "within", starts = ["report-finalised"] }'
BEFORE = 'timing = { vague = "before publication", relation = "before", starts = ["published"] }'
FINAL = Happened("local-review-decided", "2024-05-01"), Happened("report-finalised", "2024-06-03")
SIXTH_WEEK = ("2024-07-15", "governs", "due")


def asked(
    path: Path, rules: str, *clauses: str, entries: tuple[AnyEntry, ...] = (), on: str = "2024-06-10", words: str = ""
) -> tuple[cspr.Framework, Situation]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses, words=words))
    return documents, Review("MA-01", "my-area").record(*FINAL, *entries).as_of(date.fromisoformat(on))


@pytest.mark.parametrize(
    ("entries", "on", "safe", "told"),
    [
        ((), "2024-06-10", "2024-07-15", [SIXTH_WEEK, (None, "gives-no-date", "no-figure")]),
        (
            (Planned("published", "2024-06-26"),),
            "2024-06-10",
            "2024-06-25",
            [("2024-07-15", "cannot-loosen", "due"), ("2024-06-26", "governs", "due")],
        ),
        (
            (Planned("published", "2024-06-26"),),
            "2024-06-27",
            "2024-07-15",
            [SIXTH_WEEK, (None, "gives-no-date", "no-figure")],
        ),
        (
            (Planned("published", "2024-07-17"),),
            "2024-06-10",
            "2024-07-15",
            [SIXTH_WEEK, (None, "gives-no-date", "no-figure")],
        ),
        (
            (Happened("published", "2024-06-07"),),
            "2024-06-10",
            "2024-06-06",
            [("2024-07-15", "cannot-loosen", "due"), ("2024-06-07", "governs", "overdue")],
        ),
    ],
    ids=["no day", "planned", "the plan has passed", "planned after the other", "published"],
)
def test_the_day_of_the_event_is_the_last_beside_a_later_one(
    tmp_path: Path, entries: tuple[AnyEntry, ...], on: str, safe: str, told: list[tuple[str | None, str, str]]
) -> None:
    documents, known = asked(tmp_path, TWO, SIX_WEEKS, BEFORE, entries=entries, on=on)
    (plan,) = (each for each in timescales.schedule(documents, known) if each.topic == "action-plan")
    assert str(plan.safe_by) == safe
    assert told == [
        (reading.due and str(reading.due), reading.standing.value, reading.status.value) for reading in plan.readings
    ]


def test_every_answer_says_before_what_and_until_when(tmp_path: Path) -> None:
    documents, known = asked(tmp_path, TWO, SIX_WEEKS, BEFORE, entries=(Planned("published", "2024-06-26"),))
    said = " ".join(str(to_text(cspr.report(documents, known))).split())
    assert "Agree the action plan – safeguarding partnership (local, must). Before publication, Wed 26 Jun." in said
    counted = "counted from publication, Wed 26 Jun 2024 (planned); the text sets no figure, and that day is the last"
    assert counted in said
    assert "Agree the action plan: To be safe: by Tue 25 Jun 2024 (meets every reading)" in said
    (plan,) = (
        each for each in publication.readiness(documents, known).requirements if each.title == "Agree the action plan"
    )
    assert (plan.state.value, plan.why, plan.safe_by) == ("to-do", "not given yet", None)
    assert [each.day for each in plan.days] == [None]


ONE = """
[[duty]]
id = "update"
clauses = ["MYA-001"]
step = "x-my-area/update"
when = ["report-finalised"]
{}
vague = {{ says = "before publication", of = "published", relation = "{}" }}
"""
WORDS = '[step]\n"x-my-area/update" = { title = "Update the family", stage = "report" }\n'
CLAUSE = 'timing = {{ vague = "before publication", relation = "{}", starts = ["published"] }}'
DONE = Happened("x-my-area/update", "2024-06-05")


@pytest.mark.parametrize(
    ("relation", "more", "entries", "waits"),
    [
        ("before", "", (), True),
        ("immediately-before", "", (), True),
        ("before", "", (DONE,), False),
        ("about-before", "", (), False),
        ("after", "", (), False),
        ("before", 'after = ["publish"]', (), False),
    ],
    ids=["before", "just before", "done", "about", "after", "what waits for it itself"],
)
def test_an_event_waits_for_what_is_wanted_before_it(
    tmp_path: Path, relation: str, more: str, entries: tuple[AnyEntry, ...], waits: bool
) -> None:
    rules, clause = ONE.format(more, relation), CLAUSE.format(relation)
    documents, known = asked(tmp_path, rules, clause, entries=entries, words=WORDS)
    (publish,) = (each for each in progress(documents, known) if each.step == "publish")
    blockers = [(each.by, each.title, each.source.clauses) for each in publish.blockers]
    assert ((By.NOTICE, "Update the family", ("MYA-001",)) in blockers) is waits


FIRST = """
[[duty]]
id = "views"
clauses = ["MYA-001"]
step = "x-my-area/update"
when = ["report-finalised"]
vague = { says = "before it is decided", of = "x-my-area/yes", relation = "before" }
[[duty]]
id = "decide"
clauses = ["MYA-002"]
step = "x-my-area/decide"
when = ["report-finalised"]
"""
OF_FIRST = 'timing = { vague = "before it is decided", relation = "before", starts = ["x-my-area/yes"] }'
DECISION = """[step]
"x-my-area/update" = { title = "Seek the views", stage = "report" }
[step."x-my-area/decide"]
title = "Decide"
stage = "report"
done_by = ["x-my-area/yes", "x-my-area/no"]
[decision."x-my-area/whether"]
title = "Whether"
outcomes = { yes = "x-my-area/yes", no = "x-my-area/no" }
"""


@pytest.mark.parametrize(("entries", "state"), [((), "blocked"), ((DONE,), "ready")])
def test_a_decision_of_ones_own_waits_too(tmp_path: Path, entries: tuple[AnyEntry, ...], state: str) -> None:
    documents, known = asked(tmp_path, FIRST, OF_FIRST, 'actor = "police"', entries=entries, words=DECISION)
    (decide,) = (each for each in progress(documents, known) if each.step == "x-my-area/decide")
    assert (decide.state.value, [each.title for each in decide.blockers]) == (
        state,
        ["Seek the views"] if state == "blocked" else [],
    )
