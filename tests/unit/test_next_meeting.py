"""A meeting that is only planned, after one that was held: notices are counted back from the plan."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.lifecycle import State, progress
from cspr.record import Happened, Met, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.timescales import Status, schedule

DECIDED = Happened("local-review-decided", "2025-03-01")
HELD = Met("subgroup-meeting", "2025-04-01", ref="M1")
PLANNED = Planned("meeting-called", "2025-05-06")
ABSENT = Happened("member-unable-to-attend", "2025-04-20")


def notice(*entries: AnyEntry) -> tuple[Status, str, State]:
    """How the notice of a substitute stands, its last day, and how its step stands."""
    framework = cspr.framework("essex")
    situation = Review("T", "essex").record(DECIDED, *entries).as_of(date(2025, 4, 25))
    timescales = schedule(framework, situation)
    (reading,) = next(each for each in timescales if each.topic == "substitute-notice").readings
    (step,) = (step for step in progress(framework, situation) if step.step == "name-substitute")
    return reading.status, str(reading.due), step.state


@pytest.mark.parametrize("held", [HELD, Happened("meeting-called", "2025-04-01")])
def test_the_notice_is_counted_back_from_the_meeting_to_come(held: AnyEntry) -> None:
    assert notice(held, ABSENT, PLANNED) == (Status.DUE, "2025-05-01", State.READY)


def test_a_substitute_named_for_the_meeting_held_is_none_for_the_next() -> None:
    named = Happened("substitute-named", "2025-03-28")
    assert notice(HELD, named, ABSENT, PLANNED) == (Status.DUE, "2025-05-01", State.READY)


def test_a_substitute_named_since_then_is() -> None:
    named = Happened("substitute-named", "2025-04-22")
    assert notice(HELD, named, ABSENT, PLANNED) == (Status.MET, "2025-05-01", State.DONE)


@pytest.mark.parametrize("day", ["2025-03-20", "2025-04-01"])
def test_an_absence_from_the_meeting_held_is_judged_by_that_meeting(day: str) -> None:
    absent = Happened("member-unable-to-attend", day)
    named = Happened("substitute-named", "2025-03-25")
    assert notice(HELD, absent, named, PLANNED) == (Status.MET, "2025-03-28", State.DONE)


@pytest.mark.parametrize("day", ["2025-03-25", "2025-04-01"])
def test_a_plan_before_the_meeting_held_or_for_its_day_changes_nothing(day: str) -> None:
    before = Planned("meeting-called", day)
    assert notice(HELD, ABSENT, before) == notice(HELD, ABSENT)
