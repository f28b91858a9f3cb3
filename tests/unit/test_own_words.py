"""Words that a partnership declares itself are words wherever the library's are."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cspr import caseload, engagement, lifecycle
from cspr.caseload.items import Item
from cspr.guidance.applicable import framework
from cspr.guidance.layers import Framework
from cspr.lifecycle import By
from cspr.record import Delayed, Established, Happened, Planned, Proceeding, Review
from cspr.reporting import report
from cspr.show import to_text
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.record import AnyEntry
    from cspr.record.situation import Situation

EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"
ON = date(2024, 5, 7)
REFERRED = Happened("case-referred", "2024-05-03")
OPENED = Proceeding("x-fenmere/tribunal", "open", on="2024-05-03")

VOCABULARY = """
[role."x-fenmere/guide"]
title = "Guide"
says = "Tells staff what they may speak of."

[decision."x-fenmere/circle-choice"]
title = "What the circle chooses"
says = "The circle says whether it goes on."
outcomes = { go-on = "x-fenmere/chosen" }

[event."x-fenmere/chosen"]
title = "Chosen"
says = "The circle has chosen to go on."

[proceeding."x-fenmere/tribunal"]
title = "Tribunal of the fens"
says = "A hearing of the fens."

[fact."x-fenmere/may-speak"]
question = "Has the guide said that staff may speak?"
about = "case"
judged = true
holders = ["x-fenmere/guide"]

[topic."x-fenmere/word-ahead"]
title = "Word ahead"
says = "The councils hear of it first."
"""
REGISTER = """
[[clause]]
id = "FEN-101"
section = "7 Speaking"
force = "must"
actor = "partner-agency"
refrain = true
subject = "Staff do not speak of the case while the tribunal sits."

[[clause]]
id = "FEN-102"
section = "7 Speaking"
force = "should"
actor = "partner-agency"
subject = "Staff ask the guide."

[[clause]]
id = "FEN-103"
section = "7 Speaking"
force = "should"
actor = "x-fenmere/guide"
subject = "The guide gives word ten working days before publication."
timing = { amount = 10, unit = "working-days", relation = "at-least-before", starts = ["published"] }
"""
DUTIES = """
[[duty]]
id = "after-the-choice"
clauses = ["FEN-002"]
step = "genogram"
when = ["x-fenmere/chosen"]
after = ["x-fenmere/early-look-held"]

[[duty]]
id = "brief-after-the-choice"
clauses = ["FEN-005"]
step = "x-fenmere/early-look"
part = "briefing"
when = ["x-fenmere/chosen"]
within = { working_days = 4, of = "case-referred" }

[[duty]]
id = "not-spoken-of"
clauses = ["FEN-101"]
topic = "speaking-of-the-case"
when = ["proceeding:x-fenmere/tribunal"]
unless = ["x-fenmere/may-speak"]

[[duty]]
id = "ask-the-guide"
clauses = ["FEN-102"]
topic = "speaking-of-the-case"
when = ["proceeding:x-fenmere/tribunal"]
to = ["x-fenmere/guide"]

[[duty]]
id = "give-word"
clauses = ["FEN-103"]
step = "submit-report"
when = ["local-review-decided"]
topic = "x-fenmere/word-ahead"
at_least_before = { working_days = 10, of = "published" }
"""
SUCCESSIONS = """
[[succession]]
id = "councils"
clauses = ["FEN-001"]
of = "local-authority"
before = ["x-fenmere/north-fenmere-council"]
after = ["x-fenmere/north-fenmere-council", "x-fenmere/south-fenmere-council"]
on = 2021-04-01
"""


@pytest.fixture(scope="module")
def fenmere(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    made = tmp_path_factory.mktemp("own") / "fenmere"
    shutil.copytree(EXAMPLE, made)
    for name, more in {
        "vocabulary.toml": VOCABULARY,
        "register.toml": REGISTER,
        "duties.toml": DUTIES,
        "people.toml": SUCCESSIONS,
    }.items():
        path = made / name
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    return framework("fenmere", extra=[made])


def situation(*entries: AnyEntry, on: date = ON) -> Situation:
    return Review("FM-1", "fenmere").record(*entries).as_of(on)


class TestActors:
    def test_are_the_roles_bodies_and_agencies_of_the_folders_too(self, fenmere: Framework) -> None:
        titles = {name: word.title for name, word in fenmere.words("actors").items()}
        assert ("Guide", "North Fenmere Council", "Police") == (
            titles["x-fenmere/guide"],
            titles["x-fenmere/north-fenmere-council"],
            titles["police"],
        )

    def test_that_stand_for_others_are_named_in_the_report(self, fenmere: Framework) -> None:
        told = [one for one in report(fenmere, situation()).notices if "North Fenmere" in one]
        assert ["Local authority on Tue 7 May 2024: North Fenmere Council, South Fenmere Council [FEN-001]."] == told


class TestADecision:
    def test_that_is_open_is_asked_for_in_the_schedule(self, fenmere: Framework) -> None:
        found = report(fenmere, situation(REFERRED)).schedule
        assert "not yet known whether it applies: Has this been decided: What the circle chooses?" in [
            why for one in found for each in one.readings for why in each.reasons
        ]

    def test_stands_in_the_way_under_its_title(self, fenmere: Framework) -> None:
        found = lifecycle.blockers(fenmere, situation(REFERRED), "genogram")
        assert [("x-fenmere/circle-choice", "What the circle chooses")] == [
            (one.name, one.title) for one in found if one.by is By.DECISION
        ]


class TestWhatComesFirst:
    def test_is_an_event_of_the_folder(self, fenmere: Framework) -> None:
        found = lifecycle.blockers(fenmere, situation(Happened("x-fenmere/chosen", "2024-05-04")), "genogram")
        assert [(By.EVENT, "Early look held")] == [(one.by, one.title) for one in found if one.name.startswith("x-")]

    def test_is_a_notice_on_a_topic_of_the_folder(self, fenmere: Framework) -> None:
        found = lifecycle.blockers(fenmere, situation(Happened("local-review-decided", "2024-05-04")), "publish")
        assert ["Word ahead"] == [one.title for one in found if one.name == "x-fenmere/word-ahead"]


class TestSpeaking:
    def test_names_whom_to_ask(self, fenmere: Framework) -> None:
        found = engagement.staff_may_discuss(fenmere, situation(OPENED))
        assert (Truth.YES, ("x-fenmere/guide",)) == (found.restricted, found.ask)
        assert found.says.startswith("Not to be spoken of: the incident and what led to it. Ask: Guide.")

    def test_says_from_day_to_day_what_made_the_difference(self, fenmere: Framework) -> None:
        cleared = Established("x-fenmere/may-speak", "yes", on="2024-05-06", by="x-fenmere/guide")
        found = engagement.staff_may_discuss(fenmere, situation(OPENED, cleared))
        assert [
            ("2024-05-03", Truth.YES, "Tribunal of the fens: open"),
            ("2024-05-06", Truth.NO, "Has the guide said that staff may speak? yes"),
        ] == [(str(one.on), one.restricted, one.why) for one in found.since]
        assert "2024-05-06" == str(found.advised)


class TestADelay:
    def held(self, framework: Framework, *entries: AnyEntry) -> list[Item]:
        found = caseload.due([situation(*entries)], until=ON, frameworks=lambda _: framework)
        assert () == found.unanswered
        return [item for item in found.of(caseload.ItemKind.HELD) if item.when is not None]

    def test_for_a_reason_that_nobody_declared_is_told_by_its_id(self, fenmere: Framework) -> None:
        late = Delayed("publish", "x-fenmere/waiting", on="2024-05-06")
        decided = Happened("local-review-decided", "2024-05-04")
        assert ("x-fenmere/waiting",) == lifecycle.delay(fenmere, situation(late)).reasons
        assert [("publish", ("x-fenmere/waiting",))] == [
            (item.name, item.why) for item in self.held(fenmere, decided, late)
        ]

    def test_of_a_step_of_the_folder_says_for_when_it_is_planned(self, fenmere: Framework) -> None:
        late = Delayed("x-fenmere/early-look", "complexity", on="2024-05-06")
        planned = Planned("x-fenmere/early-look-held", "2024-06-03")
        assert [("Early look", "2024-06-03")] == [
            (item.title, str(item.until)) for item in self.held(fenmere, REFERRED, late, planned)
        ]

    def test_of_a_step_that_nobody_declared_is_told_by_its_id(self, fenmere: Framework) -> None:
        late = Delayed("x-fenmere/briefing", "complexity", on="2024-05-06")
        assert [("x-fenmere/briefing", "x-fenmere/briefing", "2024-05-06", None, (), ())] == [
            (item.name, item.title, str(item.when), item.until, item.who, item.sources)
            for item in self.held(fenmere, late)
        ]

    def test_of_a_step_that_nobody_declared_cites_no_clause(self, fenmere: Framework) -> None:
        late = Delayed("x-fenmere/briefing", "complexity", on="2024-05-06")
        told = to_text(caseload.due([situation(late)], until=ON, frameworks=lambda _: fenmere))
        assert "  - FM-1 x-fenmere/briefing, Mon 6 May, its end is not planned" in told.splitlines()


def test_what_a_role_of_the_folder_owes_is_listed_under_roles_and_under_no_agency(fenmere: Framework) -> None:
    decided = Happened("local-review-decided", "2024-05-04")
    planned = Planned("published", "2024-06-03")
    found = caseload.due([situation(decided, planned)], until=date(2024, 5, 31), frameworks=lambda _: fenmere)
    owed = [item.name for item in found.by("role")["x-fenmere/guide"]]
    assert (True, False) == ("x-fenmere/word-ahead" in owed, "x-fenmere/guide" in found.by("agency"))
