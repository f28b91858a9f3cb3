"""A task that is open goes on being open since it first was, whatever else of the same kind happens in the meantime."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.record import Decided, Happened, Review

COURSE = (
    Happened("notification-sent", "2023-02-06"),
    Happened("rapid-review-held", "2023-02-20"),
    Decided("local-review", "review", on="2023-02-22", by="safeguarding-partners", rationale_ref="R-1"),
    Happened("rapid-review-submitted", "2023-02-24"),
    Happened("review-completed", "2023-08-07"),
    Happened("final-sign-off-given", "2023-08-07"),
    Happened("report-finalised", "2023-08-09"),
    Happened("report-submitted", "2023-09-13"),
    Happened("published", "2023-09-25"),
)


def open_on(of: str, day: date) -> dict[str, int]:
    """For how many working days each task without a date is open, as the first screen has it."""
    cards = glance(framework(of), Review("QX-52", of).record(*COURSE).as_of(day)).cards
    waiting = (card for card in cards if card.id.startswith("task/") and card.arrive_by is None)
    return {card.id: -card.working_days for card in waiting if card.working_days is not None}


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_no_task_is_open_for_fewer_days_than_the_day_before(of: str) -> None:
    first, before = date(2023, 8, 4), dict[str, int]()
    for day in (first + timedelta(days=days) for days in range(60)):
        now = open_on(of, day)
        assert {} == {task: (before[task], now[task]) for task in now.keys() & before if now[task] < before[task]}
        before = now


def test_staff_are_to_be_briefed_since_the_review_was_complete_and_not_since_it_was_published() -> None:
    assert 33 == open_on("kirklees", date(2023, 9, 22))["task/brief-staff/case"]
    assert 35 == open_on("kirklees", date(2023, 9, 26))["task/brief-staff/case"]


def test_the_panel_is_to_be_told_of_the_delay_since_no_notice_could_be_given_in_time_though_one_was_given_since() -> (
    None
):
    before, after = (open_on("national", date(2023, 9, day))["task/tell-of-delay/case"] for day in (12, 14))
    assert before + 2 == after
