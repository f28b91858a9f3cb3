"""The example that ships, asked on 1 April 2021: every row of its table of dates, over an Easter."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cspr
from cspr import cli, timescales
from cspr.conditions import Open
from cspr.interchange import to_dict
from cspr.timescales import Rank, Reading, Schedule, Status, Timescale
from cspr.truth import Truth

EXAMPLE = Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml"
ON = date(2021, 4, 1)
GOOD_FRIDAY, EASTER_MONDAY = date(2021, 4, 2), date(2021, 4, 5)
WT18 = "working-together-2018"
PG19 = "panel-guidance-2019"
NSCP = "northamptonshire-framework-2020"


class Row(NamedTuple):
    """A row of the table: one reading of one duty."""

    topic: str
    instrument: str
    label: str
    amount: str
    unit: str
    event: str
    due: str
    standing: str


with Path(__file__).with_name("example-2021.csv").open(encoding="utf-8", newline="") as _file:
    TABLE = [Row(*cells) for cells in list(csv.reader(_file))[1:]]


def written(one: Reading) -> Row:
    """Write a reading as a row of the table."""
    return Row(
        one.duty.topic,
        one.source.instrument,
        one.label,
        "-".join(map(str, one.amounts)),
        one.unit,
        one.event or "",
        f"{one.opens} to {one.due}" if one.opens else str(one.due),
        one.standing.value,
    )


@pytest.fixture(scope="module")
def schedule() -> Schedule:
    review = cspr.load(EXAMPLE)
    return timescales.schedule(cspr.framework(review.partnership), review.as_of(ON))


def of(topic: str, schedule: Schedule) -> Timescale:
    (found,) = (one for one in schedule if one.topic == topic)
    return found


def row(topic: str, instrument: str, label: str, schedule: Schedule) -> Reading:
    found = [one for one in of(topic, schedule).readings if written(one)[:3] == (topic, instrument, label)]
    assert 1 == len(found)
    return found[0]


@pytest.mark.parametrize("expected", TABLE, ids=[" ".join(one[:3]) for one in TABLE])
def test_each_row_has_its_figure_its_start_its_date_and_its_standing(expected: Row, schedule: Schedule) -> None:
    assert expected == written(row(*expected[:3], schedule))


@pytest.mark.parametrize(
    ("topic", "safe_by"),
    [
        ("notify-incident", date(2021, 3, 30)),
        ("rapid-review-period", date(2021, 4, 8)),
        ("return-information", date(2021, 4, 9)),
        ("hold-rapid-review", None),
    ],
)
def test_each_duty_has_the_earliest_date_that_satisfies_every_reading(
    topic: str, safe_by: date | None, schedule: Schedule
) -> None:
    assert safe_by == of(topic, schedule).safe_by


@pytest.mark.parametrize("one", [one for one in TABLE if one.unit == "working-days" and one.due > "2021-04-05"])
def test_every_count_of_working_days_over_easter_names_the_two_holidays(one: Row, schedule: Schedule) -> None:
    assert ((GOOD_FRIDAY, "Good Friday"), (EASTER_MONDAY, "Easter Monday")) == row(
        one[0], one[1], one[2], schedule
    ).skipped


@pytest.mark.parametrize("one", [one for one in TABLE if one.unit == "calendar-days" or one.due < "2021-04-02"])
def test_no_holiday_is_named_where_none_was_passed_over(one: Row, schedule: Schedule) -> None:
    assert () == row(*one[:3], schedule).skipped


def test_a_window_that_ends_on_a_sunday_says_so_and_names_the_working_day_before(schedule: Schedule) -> None:
    one = row("hold-rapid-review", NSCP, "flowchart, calendar days", schedule)
    assert ("Sunday", date(2021, 4, 9), "a Sunday: work to Fri 9 Apr 2021") == (
        one.falls_on,
        one.working_day_before,
        next(reason for reason in one.reasons if reason.startswith("a Sunday")),
    )


def test_whether_the_notification_is_owed_is_unknown_and_asks_exactly_for_serious_harm(schedule: Schedule) -> None:
    found = of("notify-incident", schedule)
    assert ({Truth.UNKNOWN}, (Open(name="child-seriously-harmed", about="case"),)) == (
        {one.applies for one in found.readings},
        found.needs,
    )


def test_the_fifteen_working_days_stand_beside_the_relaxation_whose_end_is_not_known(schedule: Schedule) -> None:
    readings = [
        one for one in of("rapid-review-period", schedule).readings if one.source.instrument == "panel-guidance-2019"
    ]
    expected = ("covid-relaxation-2020", ("COV-002",), Truth.UNKNOWN, Status.MAY_BE_SUSPENDED)
    # The fourth start, the partners becoming aware, is not on record.
    assert [*[expected] * 3, (*expected[:3], Status.NOT_STARTED)] == [
        (one.source.instrument, one.source.clauses, one.in_force, reading.status)
        for reading in readings
        for one in reading.relaxations
    ]


def test_the_relaxation_is_said_among_the_reasons(schedule: Schedule) -> None:
    one = row("rapid-review-period", PG19, "from the incident", schedule)
    assert "Covid relaxation 2020 may suspend this (COV-002)" in one.reasons


def test_the_reasons_tell_the_whole_counting(schedule: Schedule) -> None:
    one = row("notify-incident", WT18, "", schedule)
    assert (
        "within 5 working days",
        "counted from when the authority became aware, Fri 26 Mar 2021; the day after the event is day 1",
        "not counted: Fri 2 Apr 2021 (Good Friday), Mon 5 Apr 2021 (Easter Monday)",
        "not yet known whether it applies: Was the child seriously harmed?",
    ) == one.reasons


def test_the_days_left_are_given_in_working_and_in_calendar_days(schedule: Schedule) -> None:
    assert (4, 8) == row("return-information", NSCP, "text", schedule).days


def test_a_notification_that_was_sent_is_met_on_each_reading(schedule: Schedule) -> None:
    assert {Status.MET} == {one.status for one in of("notify-incident", schedule).readings}


def test_a_further_text_that_gives_the_governing_date_agrees(schedule: Schedule) -> None:
    standings = {
        one.standing
        for one in of("notify-incident", schedule).readings
        if one.source.instrument == "incident-notification-service"
    }
    assert {Rank.AGREES} == standings


def test_the_report_on_the_command_line_gives_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["report", str(EXAMPLE), "--on", "2021-04-01", "--json"])
    written = json.loads(capsys.readouterr().out)
    shown = {
        (duty["topic"], source["instrument"], reading["label"], reading["unit"], reading["due"], reading["standing"])
        for duty in written["schedule"]
        for reading in duty["readings"]
        for source in [written["sources"][reading["source"]]]
    }
    assert set() == {(*one[:3], one.unit, one.due[-10:], one.standing) for one in TABLE} - shown


def readings(schedule: Schedule) -> list[dict[str, Any]]:
    return [reading for duty in to_dict(tuple(schedule))["answers"] for reading in duty["readings"]]


def test_every_entry_has_what_a_reader_of_the_schedule_needs(schedule: Schedule) -> None:
    keys = {
        *("duty", "source", "applies", "event", "start", "amounts", "unit", "counting", "due", "skipped", "standing"),
        *("status", "why", "reasons", "calendar", "in_force", "days", "late_by"),
    }
    assert [set()] * len(readings(schedule)) == [keys - set(reading) for reading in readings(schedule)]


def test_what_has_no_date_says_why(schedule: Schedule) -> None:
    assert [] == [reading["duty"] for reading in readings(schedule) if (reading["due"] is None) != bool(reading["why"])]
