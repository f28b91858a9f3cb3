"""At a change of edition whose day is vague, a day that has passed by both editions has passed."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.record import Established, Happened
from cspr.record.entries import AnyEntry
from cspr.timescales import Reading, Status, Timescale, schedule
from cspr.timescales.main_date import Verdict, main_date

FACTS: Final = ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
EITHER: Final = "this edition or the one beside it was in force: the day has passed by both"
UNDATED: Final = "undated: may not have applied"


def rapid_review(aware: str, sent: str, on: str, *more: AnyEntry) -> Timescale:
    """The date of a rapid review, with every day known from which it may be counted."""
    review = cspr.Review("QX-941", "national").record(
        *(Happened(event, aware) for event in ("incident", "local-authority-aware")),
        *(Established(fact, "yes", on=aware, by="local-authority") for fact in FACTS),
        *(Happened(event, sent) for event in ("notification-sent", "partners-notified")),
        *more,
    )
    known = review.as_of(date.fromisoformat(on))
    return next(row for row in schedule(cspr.framework("national"), known) if row.topic == "rapid-review-period")


def of_the_panel(row: Timescale) -> list[Reading]:
    return [reading for reading in row.readings if reading.source.instrument.startswith("panel-guidance-")]


@pytest.mark.parametrize(
    ("aware", "sent", "on", "editions"),
    [
        ("2022-09-05", "2022-09-12", "2022-10-05", {"panel-guidance-2019", "panel-guidance-2022"}),
        ("2025-06-03", "2025-06-10", "2025-07-03", {"panel-guidance-2022", "panel-guidance-2025"}),
    ],
)
def test_what_passed_by_both_is_overdue(aware: str, sent: str, on: str, editions: set[str]) -> None:
    """PG19-005 and PG22-002, PG22-002 and PG25-002 all give fifteen working days."""
    row = rapid_review(aware, sent, on)
    assert Verdict.OVERDUE is main_date(row, date.fromisoformat(on)).verdict
    readings = of_the_panel(row)
    assert editions == {reading.source.instrument for reading in readings}
    assert {(Status.OVERDUE, True)} == {(reading.status, reading.either_edition) for reading in readings}
    assert all(EITHER in reading.reasons and UNDATED not in reading.reasons for reading in readings)


def test_what_was_done_too_late_by_both_was_done_late() -> None:
    sent = Happened("rapid-review-submitted", "2022-10-05")
    readings = of_the_panel(rapid_review("2022-09-05", "2022-09-12", "2022-10-10", sent))
    assert {(Status.LATE, True)} == {(reading.status, reading.either_edition) for reading in readings}


def test_what_did_not_pass_by_one_of_them_is_left_open() -> None:
    row = rapid_review("2022-09-05", "2022-09-12", "2022-10-03")
    assert Verdict.OVERDUE is not main_date(row, date(2022, 10, 3)).verdict
    readings = of_the_panel(row)
    assert {False} == {reading.either_edition for reading in readings}
    assert all(EITHER not in reading.reasons for reading in readings)


def test_while_one_edition_surely_is_in_force_it_alone_is_asked() -> None:
    readings = of_the_panel(rapid_review("2023-03-06", "2023-03-13", "2023-05-01"))
    assert {("panel-guidance-2022", Status.OVERDUE, False)} == {
        (reading.source.instrument, reading.status, reading.either_edition) for reading in readings
    }


def test_an_undated_text_without_another_edition_stays_doubtful() -> None:
    review = cspr.Review("QX-942", "kirklees").record(
        Happened("local-review-decided", "2021-01-04"), Happened("review-started", "2021-01-04")
    )
    rows = schedule(cspr.framework("kirklees"), review.as_of(date(2021, 9, 6)))
    readings = [reading for row in rows for reading in row.readings if "KSCP-098" in reading.source.clauses]
    assert readings
    assert {(Status.DATE_PASSED_CHECK, False)} == {(reading.status, reading.either_edition) for reading in readings}
