"""A time on its card of the first screen: numbered days, clear days, and what is overdue over days off alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import first_screen
from cspr.record import Happened, Planned, Review
from folders import folder


def why(tmp_path: Path, time: str, stated: str, on: date, *entries: Happened | Planned) -> tuple[str, ...]:
    rule = f'[[duty]]\nid = "told"\nclauses = ["MYA-001"]\nstep = "inform-council"\n{time}\n'
    path = folder(tmp_path / "my-area-procedure", rule, f"timing = {{ {stated} }}")
    review = Review("MA-01", "my-area").record(*entries)
    cards = first_screen.glance(cspr.framework("my-area", extra=path), review.as_of(on)).cards
    return next(card.why for card in cards if card.id == "task/inform-council/case")


NUMBERED = 'amount = 7, unit = "working-days", relation = "within"{}, starts = ["notification-sent"]'


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (", day_of_event = 1", "Working day 7, counting since the notification (Tue 7 May), that day being day 1."),
        (", day_of_event = 0", "Working day 7, counting since the notification (Tue 7 May), that day being day 0."),
        ("", "Working day 7, counting since the notification (Tue 7 May), that day being day 1."),
    ],
)
def test_the_number_of_the_day_of_the_event_is_said(tmp_path: Path, first: str, expected: str) -> None:
    time = f'by_day = {{ working_days = 7, of = "notification-sent"{first} }}'
    sent = Happened("notification-sent", "2024-05-07")
    assert why(tmp_path, time, NUMBERED.format(first), date(2024, 5, 8), sent)[0] == expected


def test_where_the_kind_of_day_is_open_the_number_is_said_too(tmp_path: Path) -> None:
    stated = 'amount = 7, unit = "days", relation = "within", day_of_event = 1, starts = ["notification-sent"]'
    time = 'within = { days = 7, of = "notification-sent", day_of_event = 1 }'
    said = why(tmp_path, time, stated, date(2024, 5, 8), Happened("notification-sent", "2024-05-07"))[0]
    assert said.startswith("7 calendar days after the notification, that day being day 1: ")


def test_clear_days_stay_clear(tmp_path: Path) -> None:
    stated = (
        'amount = 2, unit = "working-days", relation = "at-least-before", clear = true, starts = ["rapid-review-held"]'
    )
    time = 'at_least_before = { working_days = 2, of = "rapid-review-held", clear = true }'
    held = Planned("rapid-review-held", "2024-05-24")
    assert why(tmp_path, time, stated, date(2024, 5, 20), held)[0].startswith("2 clear working days before")


def test_what_is_overdue_over_days_off_alone_is_overdue_by_no_number(tmp_path: Path) -> None:
    stated = 'amount = 1, unit = "working-days", relation = "within", starts = ["notification-sent"]'
    time = 'within = { working_days = 1, of = "notification-sent" }'
    sent = Happened("notification-sent", "2024-05-01/2024-05-02")
    assert why(tmp_path / "six", time, stated, date(2024, 5, 6), sent)[0] == "Overdue."
    assert why(tmp_path / "seven", time, stated, date(2024, 5, 7), sent)[0] == "Overdue by at least 1 working day."
