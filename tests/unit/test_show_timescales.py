"""The schedule shown: as a table of text, HTML, CSV, a diagram and a calendar file, each safe in its place."""

from __future__ import annotations

import csv
import sys
from datetime import date, datetime
from io import StringIO
from typing import Any

import attrs
import pytest
from icalendar import Calendar

from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.record import Happened, Involved, Review
from cspr.record.entries import AnyEntry
from cspr.show import gantt, html, ical, tables
from cspr.timescales import Status, Timescale, schedule

ON = date(2021, 4, 12)
HOSTILE = "=cmd|' /C calc'!A0\x1b[2J<script>alert(1)</script>; x:crit, %%{init}%%"


def found(*entries: AnyEntry, on: date = ON, partnership: str = "northamptonshire") -> tuple[Timescale, ...]:
    return schedule(framework(partnership), Review("NR-07", partnership).record(*entries).as_of(on))


@pytest.fixture(scope="module")
def example() -> tuple[Timescale, ...]:
    return found(
        Happened("incident", date(2021, 3, 25)),
        Happened("local-authority-aware", date(2021, 3, 26)),
        Happened("notification-sent", date(2021, 3, 29)),
        Happened("information-requested", date(2021, 3, 29)),
        Happened("information-returned", date(2021, 4, 12)),
        Happened("published", "2021-04"),
    )


def hostile(timescale: Timescale) -> Timescale:
    """Put a text that wants to be run where a record could put one."""
    return attrs.evolve(timescale, about=HOSTILE)


class TestText:
    def test_every_reading_has_its_line_under_its_duty(self, example: tuple[Timescale, ...]) -> None:
        told = tables.text(example).splitlines()
        assert len(example) + sum(len(one.readings) for one in example) == len(told)

    def test_an_empty_schedule_says_so(self) -> None:
        assert "Nothing has a time." == tables.text(())

    def test_a_control_character_is_not_printed(self, example: tuple[Timescale, ...]) -> None:
        assert False is ("\x1b" in tables.text([hostile(example[0])]))

    def test_one_day_is_one_day(self, example: tuple[Timescale, ...]) -> None:
        late = [tables.status(one) for each in example for one in each.readings if one.status is Status.LATE]
        assert "late, done 1 working day (3 calendar days) after the day due" in late

    def test_what_is_overdue_says_since_when(self, example: tuple[Timescale, ...]) -> None:
        told = {tables.status(one) for each in example for one in each.readings if one.status is Status.OVERDUE}
        assert [True] * len(told) == [one.endswith(" ago") for one in sorted(told)]

    def test_somebody_for_whom_it_is_owed_is_named_by_reference(self) -> None:
        told = tables.text(found(Involved("agency:police"), Happened("information-requested", date(2021, 3, 29))))
        assert True is ("Return the information (agency:police)" in told)


class TestHtml:
    def test_it_is_a_table_with_a_caption_and_heads_for_columns_duties_and_readings(
        self, example: tuple[Timescale, ...]
    ) -> None:
        told = html.table(example)
        readings = sum(len(one.readings) for one in example)
        assert (1, len(tables.HEADS), len(example), readings) == (
            told.count("<caption>"),
            told.count('<th scope="col">'),
            told.count('<th scope="rowgroup"'),
            told.count('<th scope="row">'),
        )

    def test_nothing_in_it_runs_or_loads(self, example: tuple[Timescale, ...]) -> None:
        told = html.table([hostile(one) for one in example], caption=HOSTILE)
        assert (False, False, False) == ("<script" in told, "src=" in told, "style" in told)

    def test_a_day_can_be_read_by_programs(self, example: tuple[Timescale, ...]) -> None:
        assert True is ('<time datetime="2021-04-06">2021-04-06</time>' in html.table(example))

    def test_a_notebook_asks_a_result_for_it(self, example: tuple[Timescale, ...]) -> None:
        notify = example[0]
        assert html.table([notify]) == notify._repr_html_()  # pyright: ignore[reportPrivateUsage] -- the notebook's name
        assert html.table(example) == example._repr_html_()  # type: ignore[attr-defined]


class TestCsv:
    def test_every_reading_is_a_line_with_every_column(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(tables.csv(example), newline="")))
        assert (sum(len(one.readings) for one in example), [*tables.COLUMNS]) == (len(told), [*told[0]])

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"])  # noqa: RUF001
    def test_no_cell_is_taken_for_a_formula(self, sign: str, example: tuple[Timescale, ...]) -> None:
        spoilt = attrs.evolve(example[0], about=f"{sign}1+1")
        told = {row["about"] for row in csv.DictReader(StringIO(tables.csv([spoilt]), newline=""))}
        assert [True] == [one.startswith("'") for one in told]

    def test_days_left_and_days_over_have_columns_of_their_own(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(tables.csv(example), newline="")))
        both = [row for row in told if row["working_days_left"] and row["working_days_over"]]
        over = [row for row in told if row["status"] in {"late", "overdue"} and not row["calendar_days_over"]]
        assert ([], []) == (both, over)

    def test_a_duty_to_refrain_says_so(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(tables.csv(example), newline="")))
        shown = [tables.row(each, one) for each in example for one in each.readings]
        assert {"should not"} == {row["force"] for row in told if "NSCP-F-349" in row["clauses"].split()}
        assert [True] == [", should not, " in row.source for row in shown if "NSCP-F-349" in row.source]


class TestGantt:
    def test_every_reading_with_a_day_that_arises_has_a_bar(self, example: tuple[Timescale, ...]) -> None:
        drawn = [
            one
            for each in example
            for one in each.readings
            if one.due is not None and one.status is not Status.NOT_NEEDED
        ]
        bars = [line for line in gantt.gantt(example).splitlines() if " :" in line]
        assert (len(drawn), len(drawn)) == (len(bars), len(gantt.described(example)))

    def test_a_label_cannot_break_out_of_its_line(self, example: tuple[Timescale, ...]) -> None:
        told = gantt.gantt([hostile(example[0])], title=HOSTILE)
        marks = [line.split(" :", 1)[0] for line in told.splitlines() if " :" in line]
        assert ([], False) == ([one for one in marks if any(mark in one for mark in "<>;:%{}#")], "%%" in told)

    def test_what_counts_back_is_drawn_up_to_its_event(self, example: tuple[Timescale, ...]) -> None:
        told = gantt.gantt([one for one in example if one.topic == "publication-notice"])
        assert True is (", 2021-05-01" in told)

    def test_a_fixed_date_is_drawn_as_a_day(self) -> None:
        due = schedule(
            framework("national"), Review("NR-07", "national").as_of(date(2019, 6, 3)), levels=("partnership",)
        )
        assert True is ("2019-06-29, 2019-06-30" in gantt.gantt(due))


class TestCalendarFile:
    def entries(self, made: bytes) -> list[Any]:
        return list(Calendar.from_ical(made).walk("VEVENT"))

    def test_read_back_it_has_an_entry_for_every_reading_with_a_day(self, example: tuple[Timescale, ...]) -> None:
        days = [one for each in example for one in each.readings if one.due is not None]
        assert len(days) == len(self.entries(ical.calendar(example, reference="NR-07", on=ON)))

    def test_every_entry_is_an_all_day_entry_that_is_private_and_neutral(self, example: tuple[Timescale, ...]) -> None:
        made = self.entries(ical.calendar(example, reference="NR-07", on=ON))
        told = {(type(one["dtstart"].dt), str(one["class"]), str(one["summary"])) for one in made}
        assert {(date, "PRIVATE", "NR-07: due"), (date, "PRIVATE", "NR-07: due, done")} == told

    def test_imported_twice_there_are_no_doubles(self, example: tuple[Timescale, ...]) -> None:
        first = self.entries(ical.calendar(example, reference="NR-07", on=ON))
        again = self.entries(ical.calendar(example, reference="NR-07", on=date(2021, 4, 13), sequence=1))
        assert {str(one["uid"]) for one in first} == {str(one["uid"]) for one in again}
        assert len(first) == len({str(one["uid"]) for one in first})

    def test_two_references_share_no_entry(self, example: tuple[Timescale, ...]) -> None:
        ours = {str(one["uid"]) for one in self.entries(ical.calendar(example, reference="NR-07", on=ON))}
        theirs = {str(one["uid"]) for one in self.entries(ical.calendar(example, reference="NR-08", on=ON))}
        assert set() == ours & theirs

    def test_the_time_stamp_is_the_day_asked_for(self, example: tuple[Timescale, ...]) -> None:
        made = self.entries(ical.calendar(example, reference="NR-07", on=ON, sequence=3))
        assert {("20210412T000000Z", 3)} == {(one["dtstamp"].to_ical().decode(), one["sequence"]) for one in made}

    def test_on_request_an_entry_says_what_is_due(self, example: tuple[Timescale, ...]) -> None:
        made = self.entries(ical.calendar(example, reference="NR-07", on=ON, say_what=True))
        assert (True, True) == (
            str(made[0]["summary"]).startswith("NR-07: Notify the Panel"),
            "This is not legal advice." in str(made[0]["description"]),
        )

    def test_every_wrong_argument_is_told_at_once(self) -> None:
        with pytest.raises(CsprError) as refused:
            ical.calendar((), reference="Jo Bloggs", on=datetime(2021, 4, 12, 9, 0), sequence=-1)  # noqa: DTZ001
        assert ["malformed-reference", "not-a-day", "not-a-sequence"] == [one.code for one in refused.value.problems]

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(CsprError) as refused:
            ical.calendar((), reference="NR-07", on=ON)
        assert ["missing-extra"] == [one.code for one in refused.value.problems]
