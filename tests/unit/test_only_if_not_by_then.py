"""What is done only if something has not come by its last day: it says so until then, and nobody is asked in vain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.first_screen import glance
from cspr.record import Established, Happened, Involved, Listed, Review
from cspr.show.as_text import write
from cspr.show.layout.main_dates import short
from cspr.show.tree import Page
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from cspr.record import AnyEntry, Situation
    from cspr.timescales import Reading

REMIND, TELL = "x-my-area/remind", "x-my-area/tell-lead"
RULES = """
[[duty]]
id = "return"
clauses = ["MYA-001"]
step = "return-information"
when = ["information-requested"]
unless = ["x-my-area/not-known"]
within = { working_days = 5, of = "information-requested" }
each = "agency"

[[duty]]
id = "remind"
clauses = ["MYA-002"]
step = "x-my-area/remind"
when = ["information-requested"]
unless = ["return-information"]
at = { working_days = 1, of = "x-my-area/last-day" }
each = "agency"

[[duty]]
id = "tell-lead"
clauses = ["MYA-003"]
step = "x-my-area/tell-lead"
when = ["information-requested"]
unless = ["information-returned", "x-my-area/answered-by-telephone"]
at = { working_days = 3, of = "x-my-area/last-day" }
each = "agency"

[[duty]]
id = "close"
clauses = ["MYA-004"]
step = "x-my-area/close"
when = ["information-requested"]
within = { working_days = 9, of = "x-my-area/last-day" }
"""
WORDS = """
[event]
"x-my-area/last-day" = { title = "Last day for returns", end_of = "return-information" }
"x-my-area/answered-by-telephone" = "Answered by telephone"

[step]
"x-my-area/remind" = { title = "Remind the agency", stage = "determination", each = "agency" }
"x-my-area/tell-lead" = { title = "Tell the lead", stage = "determination", each = "agency" }
"x-my-area/close" = { title = "Close the request", stage = "determination" }

[fact]
"x-my-area/not-known" = "Is the family not known to the agency?"
"""
TIME = 'timing = {{ amount = {}, unit = "working-days", relation = "{}", starts = ["{}"] }}'
CLAUSES = (
    f'actor = "partner-agency"\n{TIME.format(5, "within", "information-requested")}',
    f'actor = "business-manager"\n{TIME.format(1, "at", "x-my-area/last-day")}',
    f'actor = "business-manager"\n{TIME.format(3, "at", "x-my-area/last-day")}',
    f'actor = "business-manager"\n{TIME.format(9, "within", "x-my-area/last-day")}',
)
NOT_KNOWN = Established("x-my-area/not-known", "yes", on="2025-06-03", by="health", about="agency:health")
RETURNED = "only if this has not happened by then: agency information returned"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    path = tmp_path_factory.mktemp("a") / "procedure"
    return cspr.framework("my-area", extra=folder(path, RULES, *CLAUSES, words=WORDS))


def situation(on: str, *more: AnyEntry) -> Situation:
    """Asked on Monday 2 June 2025: the last day is Monday 9 June."""
    asked = Happened("information-requested", "2025-06-02")
    agencies = Involved("agency:police"), Involved("agency:health"), Listed("agency", "2025-06-02")
    return Review("MA-1", "my-area").record(asked, *agencies, *more).as_of(date.fromisoformat(on))


def readings(documents: cspr.Framework, topic: str, asked: Situation) -> dict[str, Reading]:
    return {each.about: each.readings[0] for each in schedule(documents, asked) if each.topic == topic}


class TestUntilTheLastDay:
    @pytest.mark.parametrize("on", ["2025-06-03", "2025-06-09"])
    def test_it_says_that_it_is_owed_only_if_that_has_not_come(self, documents: cspr.Framework, on: str) -> None:
        asked = situation(on)
        police = readings(documents, TELL, asked)["agency:police"]
        assert (str(police.due), police.only_if, RETURNED in police.reasons) == ("2025-06-12", RETURNED, True)
        remind = readings(documents, REMIND, asked)["agency:police"]
        assert remind.only_if == "only if this has not happened by then: agencies return their information"
        assert "Only if this has not happened by then: agency information returned." in " ".join(
            write(Page("", tuple(short(schedule(documents, asked), asked.on)))).split()
        )
        assert "Only if this has not happened by then: agency information returned." in {
            reason for card in glance(documents, asked).cards for reason in card.why
        }

    def test_its_step_waits_for_the_day(self, documents: cspr.Framework) -> None:
        steps = {step.step: step for step in lifecycle.progress(documents, situation("2025-06-03"))}
        assert [(steps[step].state.value, steps[step].blockers[0].by.value) for step in (REMIND, TELL)] == [
            ("blocked", "day"),
            ("blocked", "day"),
        ]

    def test_what_hangs_on_nothing_that_ends_it_does_not_say_so(self, documents: cspr.Framework) -> None:
        (close,) = readings(documents, "x-my-area/close", situation("2025-06-03")).values()
        assert (str(close.due), close.only_if) == ("2025-06-20", "")


class TestAfterIt:
    def test_it_is_owed_by_whoever_did_not_answer(self, documents: cspr.Framework) -> None:
        returned = Happened("information-returned", "2025-06-06", about="agency:health")
        found = readings(documents, REMIND, situation("2025-06-10", returned))
        assert {about: (each.applies.value, each.only_if) for about, each in found.items()} == {
            "agency:police": ("yes", ""),
            "agency:health": ("no", ""),
        }


class TestWhoeverIsNotAsked:
    def test_is_not_reminded_and_has_no_row(self, documents: cspr.Framework) -> None:
        asked = situation("2025-06-03", NOT_KNOWN)
        found = readings(documents, REMIND, asked)
        assert {about: (each.applies.value, str(each.due)) for about, each in found.items()} == {
            "agency:police": ("yes", "2025-06-10"),
            "agency:health": ("no", "None"),
        }
        assert "Remind the agency (Health)" not in " ".join(
            write(Page("", tuple(short(schedule(documents, asked), asked.on)))).split()
        )

    def test_where_nobody_is_asked_nothing_comes_after(self, documents: cspr.Framework) -> None:
        police = Established("x-my-area/not-known", "yes", on="2025-06-03", by="police", about="agency:police")
        (close,) = readings(documents, "x-my-area/close", situation("2025-06-03", NOT_KNOWN, police)).values()
        assert close.applies.value == "no"
