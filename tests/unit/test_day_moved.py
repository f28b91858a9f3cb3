"""A notice of the planned day that was given for a day since moved does not count for the new one."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.caseload import monday
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import State
from cspr.publication import readiness
from cspr.record import Decided, Happened, Planned
from cspr.record.entries import AnyEntry
from cspr.timescales import schedule

LOCAL: Final = cspr.framework("northamptonshire")
ON: Final = date(2022, 1, 5)
BEFORE: Final[tuple[AnyEntry, ...]] = (
    Decided("local-review", "review", on="2021-07-05", by="safeguarding-partners"),
    *(Happened(event, "2021-11-30") for event in ("subgroup-agreed", "final-sign-off-given", "review-completed")),
    Happened("report-submitted", "2021-12-10", recorded="2021-12-10"),
)
PLAN: Final = Planned("published", "2022-01-04", recorded="2021-12-09")
TOLD: Final = (
    Happened("publication-date-notified", "2021-12-10", recorded="2021-12-10"),
    Happened("council-informed", "2021-12-13", recorded="2021-12-13"),
)
MOVED: Final = Planned("published", "2022-01-25", recorded="2022-01-03")


def known(*entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return cspr.Review("QX-960", "northamptonshire").record(*BEFORE, *entries).as_of(on)


def stands(*entries: AnyEntry) -> dict[str, State]:
    asked = ("tell-panel-the-day", "inform-council", "submit-report")
    steps = {step.step: step.state for step in cspr.lifecycle.progress(LOCAL, known(*entries))}
    return {step: steps[step] for step in asked}


DONE: Final = dict.fromkeys(("tell-panel-the-day", "inform-council", "submit-report"), State.DONE)
AGAIN: Final = {**dict.fromkeys(("tell-panel-the-day", "inform-council"), State.READY), "submit-report": State.DONE}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((PLAN, *TOLD), DONE),
        ((PLAN, *TOLD, MOVED), AGAIN),
        ((*TOLD, MOVED), DONE),
        ((PLAN, *TOLD, MOVED, Planned("published", "2022-01-04", recorded="2022-01-04")), DONE),
        ((Planned("published", "2022-01", recorded="2021-12-09"), *TOLD, MOVED), DONE),
        ((Planned("published", "2022-01-04"), *TOLD, Planned("published", "2022-01-25")), AGAIN),
        ((Planned("published", "2022-01-04"), Planned("published", "2022-01-25"), *TOLD), DONE),
    ],
    ids=["as-planned", "moved", "no-plan-then", "moved-back", "month-made-exact", "by-the-log", "told-after-the-move"],
)
def test_the_plan_that_stood_when_the_notice_was_given_decides(
    entries: tuple[AnyEntry, ...], expected: dict[str, State]
) -> None:
    assert expected == stands(*entries)


def test_the_new_day_has_its_own_last_days() -> None:
    def days(*entries: AnyEntry) -> set[tuple[str, str]]:
        duties = (each for each in schedule(LOCAL, known(*entries)) if each.topic == "publication-date-notice")
        return {(str(reading.due), str(reading.done)) for each in duties for reading in each.readings}

    assert {("2022-01-11", "None"), ("2022-01-05", "None")} == days(PLAN, *TOLD, MOVED)
    again = Happened("publication-date-notified", "2022-01-05", recorded="2022-01-05")
    assert {"2022-01-05"} == {done for _, done in days(PLAN, *TOLD, MOVED, again)}
    told_again = known(PLAN, *TOLD, MOVED, again)
    assert not [each for each in deviations(LOCAL, told_again) if each.kind is DeviationKind.TWO_DAYS]


def test_without_days_of_entry_the_log_parts_two_notices() -> None:
    again = Happened("publication-date-notified", "2022-01-05")
    first, moved = Planned("published", "2022-01-04"), Planned("published", "2022-01-25")
    occurrence = known(first, *TOLD, moved, again).occurrence("publication-date-notified")
    assert occurrence is not None
    assert ("2022-01-05", False) == (str(occurrence.span), occurrence.conflict)


def test_every_page_asks_for_it_again() -> None:
    situation = known(PLAN, *TOLD, MOVED)
    cards = {card.id: card for card in cspr.glance(LOCAL, situation).cards}
    assert "Give notice of the publication date" in {
        card.title for card in cards.values() if card.id.startswith("task/")
    }
    says = "Give notice of the publication date: done for Tue 4 Jan, which was moved to Tue 25 Jan."
    assert says == cards["care/moved-day/tell-panel-the-day"].says
    page = monday([situation], on=ON, until=date(2022, 1, 11))
    assert any("Give notice of the publication date" in row.says for row in page.rows)
    notice = next(each for each in readiness(LOCAL, situation).requirements if each.name == "publication-date-notice")
    assert notice.why.startswith("given for a day that was moved since")
    whys = {step.step: step.why for step in cspr.lifecycle.progress(LOCAL, situation)}
    assert "done for a day that was moved since" == whys["tell-panel-the-day"]


def test_without_a_move_nothing_is_said_of_it() -> None:
    screen = cspr.glance(LOCAL, known(PLAN, *TOLD))
    assert not any("moved-day" in card.id for card in screen.cards)
    moved = cspr.glance(LOCAL, known(PLAN, MOVED))
    assert not any("moved-day" in card.id for card in moved.cards)
