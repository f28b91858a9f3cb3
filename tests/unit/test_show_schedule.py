"""The schedule as a table, HTML, CSV, a diagram and a calendar file: readable, and with nothing in it that runs."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from operator import methodcaller
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

import building
from cspr import calendars, first_screen, timescales
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.periods import Relation, Timing, WorkingDays
from cspr.interchange import to_dict
from cspr.record import Decided, Established, Happened, Involved, Planned, Review
from cspr.record.entries import AnyEntry
from cspr.show import as_html, as_text, gantt, ical, readings, spreadsheet, to_html
from cspr.show.layout import deadlines, main_dates
from cspr.timescales import Schedule, Timescale
from cspr.vocabulary import Word
from cspr.wording.readings_table import CAPTION, NOT_CHECKED_MEANS

if TYPE_CHECKING:
    from collections.abc import Iterable

ON = date(2021, 4, 1)
LATER = date(2021, 4, 8)
HOSTILE = "=cmd|'/c x'!A1 <script>alert(1)</script> \" ' & ; : # %%{init}%% \x1b[31m\nclick a b"
ENTRIES: tuple[AnyEntry, ...] = (
    Happened("incident", "2021-03-25"),
    Happened("local-authority-aware", "2021-03-26"),
    Happened("notification-sent", "2021-03-29"),
    Happened("information-requested", "2021-03-29"),
    Planned("published", "2021-11-01"),
)


def schedule(*entries: AnyEntry, on: date = ON, partnership: str = "northamptonshire") -> Schedule:
    review = Review("NR-07", partnership).record(*(entries or ENTRIES))
    return timescales.schedule(framework(partnership), review.as_of(on))


def hostile(*, refrain: bool = True) -> Schedule:
    """Make a schedule of a document that tries to break out wherever it can put a word."""
    topic, event = "x-my-area/topic", "x-my-area/event"
    timing = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(5),), of=(event,))
    hostile_duty = building.duty(
        topic,
        timing,
        instrument="my-area",
        step=None,
        edition=HOSTILE,
        clauses=(HOSTILE,),
        refrain=refrain,
        who=(HOSTILE,),
        reading=HOSTILE,
        note=HOSTILE,
    )
    words = {
        "topics": {topic: Word(id=topic, title=HOSTILE, says="")},
        "events": {event: Word(id=event, title=HOSTILE, says="")},
    }
    document = building.document(
        hostile_duty,
        words=words,
        edition=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        partnership="my-area",
        note=HOSTILE,
    )
    made = building.framework_of([document])
    review = Review("MY-1", "my-area").record(Happened(event, "2021-03-29"))
    return timescales.schedule(made, review.as_of(ON))


REVIEW = Review("NR-07", "northamptonshire").record(*ENTRIES)
_BEFORE = "working day before: the last one before a due day that is no working day; a help, not a rule."
_FORESEEN = "foreseen: assumes bank holidays not yet announced."


def dated(found: Schedule) -> list[Timescale]:
    """Leave out what has no date."""
    return [one for one in found if any(reading.due is not None for reading in one.readings)]


def decided(on: str) -> Schedule:
    """Make the schedule of a national review that was decided on a day, asked for on that day."""
    entry = Decided("local-review", "review", on=on, by="safeguarding-partners")
    return schedule(entry, on=date.fromisoformat(on), partnership="national")


def wide(found: Iterable[Timescale]) -> str:
    """Write the table for a screen that is wide enough for its columns."""
    return as_text.blocks(deadlines.table(found), 400)


def page(found: Iterable[Timescale], caption: str = CAPTION) -> str:
    """Write the table as HTML to stand in a page."""
    return as_html.blocks(deadlines.table(found, caption))


def told_under(found: Iterable[Timescale]) -> list[str]:
    """Give the lines that stand under the table."""
    lines = wide(found).splitlines()
    return lines[lines.index("") + 1 :] if "" in lines else []


class Page(HTMLParser):
    """The tags of a page, each with its attributes, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.depth = 0
        self.closing = {"table", "caption", "thead", "tbody", "tr", "th", "td", "time", "p", "div"}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.depth += tag != "br"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self.closing

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


class TestHtml:
    def test_it_has_a_caption_that_says_what_it_is_and_is_not(self) -> None:
        told = Page(page(schedule()))
        assert (["caption"], True) == (
            [tag for tag, _ in told.tags if tag == "caption"],
            "What is due, on each reading of each duty. This is not legal advice. "
            f"Working days: {calendars.england().edition}." in told.texts,
        )

    def test_every_head_says_what_it_heads(self) -> None:
        scopes = [attrs.get("scope") for tag, attrs in Page(page(schedule())).tags if tag == "th"]
        assert {"col", "rowgroup", "row"} == set(scopes)

    def test_every_row_has_a_cell_under_each_head(self) -> None:
        found = schedule()
        tags = [tag for tag, _ in Page(page(found)).tags]
        readings = sum(len(one.readings) for one in found)
        assert (readings + len(found) + 1, 7 * readings, len(found)) == (
            tags.count("tr"),
            tags.count("td"),
            tags.count("tbody"),
        )

    def test_every_tag_is_closed(self) -> None:
        assert 0 == Page(page(schedule())).depth

    def test_dates_can_be_read_by_programs(self) -> None:
        times = [attrs["datetime"] for tag, attrs in Page(page(schedule())).tags if tag == "time"]
        assert {"2021-04-06", "2021-03-30"} <= set(times)

    def test_nothing_is_said_by_colour_or_by_a_style(self) -> None:
        names = {name for _, attrs in Page(page(schedule())).tags for name in attrs}
        assert {"scope", "colspan", "datetime", "role", "aria-label", "tabindex"} == names

    def test_nothing_breaks_out(self) -> None:
        told = Page(page(hostile(), caption=HOSTILE))
        allowed = {"table", "caption", "thead", "tbody", "tr", "th", "td", "time", "p", "div"}
        assert (set(), False) == ({tag for tag, _ in told.tags} - allowed, "\x1b" in "".join(told.texts))

    def test_a_notebook_shows_a_schedule_and_a_duty_as_tables(self) -> None:
        found = schedule()
        shown = methodcaller("_repr_html_")
        assert (page(found), page((found[0],))) == (shown(found), shown(found[0]))

    def test_it_can_stand_alone_in_a_file(self) -> None:
        told = to_html(schedule())
        assert (True, True, False) == (
            told.startswith('<!DOCTYPE html>\n<html lang="en-GB">'),
            page(schedule()) in told,
            "<script" in told,
        )


class TestText:
    def test_the_columns_stand_under_each_other(self) -> None:
        lines = wide(schedule()).splitlines()
        rows = [line for line in lines if line.startswith("  ")]
        starts = {
            re.search(r"  (main date|asks for it sooner|texts differ|no set date|does not apply|also says so)", row)
            for row in rows
        }
        assert 1 == len({found.start() for found in starts if found is not None and found[1] == "main date"})

    def test_a_duty_stands_above_its_readings_with_the_day_that_keeps_them(self) -> None:
        lines = wide(schedule()).splitlines()
        assert (
            "Serious incident notification to the Panel: To be safe: by Tue 30 Mar 2021 (meets every reading)"
            == lines[0]
        )

    def test_a_shortest_time_is_not_over_before_its_day(self) -> None:
        decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        found = schedule(decided, Happened("published", "2021-08-31"), on=date(2021, 9, 30), partnership="national")
        assert "How long the report stays public: To be safe: not before Wed 31 Aug 2022 (meets every reading)" in (
            wide(found)
        )

    def test_whom_a_duty_is_owed_for_is_said(self) -> None:
        found = schedule(*ENTRIES, Involved("agency:police"))
        assert (
            "Agencies return their information (Police): To be safe: by Fri 9 Apr 2021 (meets every reading)"
            in wide(found)
        )

    def test_what_the_panel_owes_is_awaited_and_never_overdue(self) -> None:
        sent = Happened("rapid-review-submitted", "2026-10-30")
        found = schedule(sent, on=date(2026, 11, 28), partnership="essex")
        told = as_text.blocks(main_dates.short(found, date(2026, 11, 28)), 400)
        assert "Fri 20 Nov: Panel response to the rapid review – expected by then; not received" in told

    def test_what_was_not_checked_is_marked(self) -> None:
        decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        found = wide(schedule(*ENTRIES, decided, on=date(2021, 10, 1)))
        assert (True, True) == (
            "REGS-034 (not checked)" in found,
            NOT_CHECKED_MEANS in found.splitlines(),
        )

    def test_a_date_that_leans_on_foreseen_holidays_is_marked_foreseen(self) -> None:
        found = schedule(Happened("notification-sent", "2030-04-15"), on=date(2030, 5, 1), partnership="kirklees")
        lines = wide(dated(found)).splitlines()
        assert ("  Thu 9 May 2030 (foreseen)  due ", _FORESEEN) == (lines[1][:33], lines[-1])

    def test_a_sunday_says_so_with_the_last_working_day_before_as_help(self) -> None:
        lines = wide(dated(decided("2026-11-02"))).splitlines()
        assert ("  Sun 2 May 2027  due ", True, _BEFORE) == (
            lines[1][:22],
            "  WT23-041  working day before: Fri 30 Apr 2027, " in lines[1],
            lines[5],
        )

    def test_a_text_carried_forward_is_marked_and_the_later_one_named(self) -> None:
        lines = wide(dated(decided("2026-11-02"))).splitlines()
        assert (True, True) == (
            lines[1].endswith(", older edition"),
            "older edition: nobody checked whether Working Together 2026 still says so." in lines,
        )

    def test_a_text_of_which_it_cannot_be_told_whether_it_was_in_force_is_marked(self) -> None:
        lines = wide(schedule()).splitlines()
        unsure = [told for told in lines if "Northamptonshire guide for practitioners" in told]
        assert [True, True] == ["  not known whether in force, no set date: " in told for told in unsure]

    def test_a_holiday_that_is_foreseen_is_marked_where_a_date_falls_on_it(self) -> None:
        (told, *_) = wide(dated(decided("2029-10-19"))).splitlines()[1:]
        assert True is told.startswith("  Fri 19 Apr 2030 (Good Friday, foreseen)  due in ")

    def test_marks_that_are_not_used_are_not_explained(self) -> None:
        found = [one for one in schedule() if one.topic == "return-information"]
        assert False is any(told.startswith(("foreseen", "carried", "working", "Work")) for told in told_under(found))

    def test_other_working_days_than_those_of_everybody_are_named(self) -> None:
        office = calendars.england(known_on=date(2021, 1, 1)).with_closures([date(2021, 4, 6), date(2021, 4, 7)])
        found = timescales.schedule(framework("northamptonshire"), REVIEW.as_of(ON), calendar=office)
        named = f"{calendars.england().edition}, as known on 2021-01-01, with 2 closure days"
        assert f"Working days: {named}." == told_under(found)[-1]

    def test_without_anything_dated_it_says_so(self) -> None:
        assert "Nothing has a time." == wide(())

    def test_nothing_that_a_terminal_could_obey_gets_through(self) -> None:
        assert False is ("\x1b" in wide(hostile()))

    @pytest.mark.parametrize(
        ("on", "told"),
        [
            (date(2021, 4, 8), "due in 1 working day"),
            (date(2021, 4, 9), "due today"),
            (date(2021, 4, 12), "date passed on this reading; another that binds has not passed"),
        ],
    )
    def test_the_status_tells_the_days(self, on: date, told: str) -> None:
        found = next(one for one in schedule(on=on) if one.topic == "return-information")
        assert told == readings.status(found.readings[0])

    def test_what_was_late_tells_by_how_much(self) -> None:
        late = Happened("information-returned", "2021-04-12", about="agency:police")
        found = next(one for one in schedule(*ENTRIES, late, on=date(2021, 4, 20)) if one.about == "agency:police")
        assert "done 1 working day late" == readings.status(found.readings[0])


class TestPlainValues:
    """The schedule for JSON, and the lines of a report."""

    LATE = Happened("information-returned", "2021-04-12", about="agency:police")

    def test_lateness_is_told_in_working_and_in_calendar_days(self) -> None:
        found = next(one for one in schedule(*ENTRIES, self.LATE, on=date(2021, 4, 20)) if one.about == "agency:police")
        (late, in_time) = to_dict(found)["readings"]
        assert ([1, 3], 2, None) == (late["late_by"], late["weekend_days"], in_time["late_by"])

    def test_a_report_says_by_how_much_it_was_late(self) -> None:
        found = [one for one in schedule(*ENTRIES, self.LATE, on=date(2021, 4, 20)) if one.about == "agency:police"]
        assert True is ("done 1 working day late" in " ".join(as_text.blocks(deadlines.listed(found)).split()))

    def test_the_calendar_says_as_known_on_which_day_and_with_how_many_closures(self) -> None:
        office = calendars.england(known_on=date(2021, 1, 1)).with_closures([date(2021, 4, 6)])
        found = timescales.schedule(framework("northamptonshire"), REVIEW.as_of(ON), calendar=office)
        named = f"{calendars.england().edition}, as known on 2021-01-01, with 1 closure day"
        assert ({named}, {named}, True) == (
            {entry["calendar"] for one in to_dict(found)["answers"] for entry in one["readings"]},
            {row["calendar"] for row in TestCsv.rows(found)},
            f"Working days: {named}." in "".join(Page(page(found)).texts),
        )


class TestCsv:
    @staticmethod
    def rows(found: Schedule) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(spreadsheet.csv(found), newline="")))

    def test_every_reading_has_a_line(self) -> None:
        found = schedule()
        assert sum(len(one.readings) for one in found) == len(self.rows(found))

    def test_a_line_says_what_its_columns_promise(self) -> None:
        (row,) = [one for one in self.rows(schedule()) if one["clauses"] == "WT18-018"]
        assert (
            *("notify-incident", "working-together-2018", "should", "local-authority-aware", "2021-03-26", "5"),
            *("working-days", "2021-04-06", "2021-04-02 2021-04-05", "governs", "met", "2021-03-29", "2021-03-30"),
        ) == tuple(
            row[name]
            for name in (
                *("duty", "instrument", "force", "counted_from", "started_on", "amount"),
                *("unit", "due", "skipped", "standing", "status", "done", "safe_by"),
            )
        )

    def test_days_over_have_a_column_of_their_own_so_that_no_number_is_negative(self) -> None:
        rows = self.rows(schedule(on=date(2021, 4, 13)))
        over = [
            (row["working_days_left"], row["calendar_days_over"]) for row in rows if row["duty"] == "return-information"
        ]
        assert [("", "4"), ("", "1")] == over

    def test_lateness_stands_there_too(self) -> None:
        late = Happened("information-returned", "2021-04-12", about="agency:police")
        rows = self.rows(schedule(*ENTRIES, late, on=date(2021, 4, 20)))
        assert [("1", "3"), *[("", "")] * 2] == [
            (row["working_days_over"], row["calendar_days_over"]) for row in rows if row["about"] == "agency:police"
        ]

    @pytest.mark.parametrize(
        "found", [schedule(), schedule(on=date(2022, 1, 1)), hostile()], ids=["now", "later", "bad"]
    )
    def test_no_cell_is_one_that_a_spreadsheet_would_run(self, found: Schedule) -> None:
        cells = [cell for row in csv.reader(io.StringIO(spreadsheet.csv(found), newline="")) for cell in row]
        assert [] == [cell for cell in cells if cell[:1] in {*"=+-@\t\r\n＝＋－＠"}]  # noqa: RUF001 -- what they take

    def test_no_cell_holds_a_line_break_or_a_control_character(self) -> None:
        cells = [cell for row in csv.reader(io.StringIO(spreadsheet.csv(hostile()), newline="")) for cell in row]
        assert [] == [cell for cell in cells if not cell.isprintable()]

    def test_every_cell_is_quoted_so_that_another_separator_finds_none(self) -> None:
        line = spreadsheet.csv(hostile()).splitlines()[1]
        assert ('"', '"', True) == (line[0], line[-1], ";" not in re.sub(r'"(?:[^"]|"")*"', "", line))


class TestGantt:
    def test_each_duty_with_a_date_has_a_section_and_each_reading_a_bar(self) -> None:
        found = schedule()
        lines = gantt.gantt(found).splitlines()
        drawn = [one for each in found for one in each.readings if one.due and one.status.value != "not-needed"]
        assert (len(drawn), True) == (
            sum(" :" in line for line in lines),
            "    section Serious incident notification to the Panel" in lines,
        )

    def test_a_bar_runs_from_its_start_to_the_day_due_included(self) -> None:
        bars = gantt.gantt(schedule()).splitlines()
        assert (
            "    main date, Working Together 2018, Tue 6 Apr 2021, done in time :done, 2021-03-26, 2021-04-07"
            == next(line for line in bars if line.startswith("    main date"))
        )

    def test_a_window_is_drawn_from_where_it_opens(self) -> None:
        bars = [
            line for line in gantt.gantt(schedule()).splitlines() if "flowchart, calendar days, Thu 8 Apr 2021" in line
        ]
        assert [True] == [line.endswith(":active, 2021-04-08, 2021-04-12") for line in bars]

    def test_a_notice_is_drawn_from_its_last_day_to_the_event(self) -> None:
        decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        bars = gantt.gantt(schedule(*ENTRIES, decided, on=date(2021, 10, 1))).splitlines()
        assert True is any(line.endswith("2021-10-12, 2021-11-02") for line in bars)

    def test_what_presses_is_marked_and_also_says_so(self) -> None:
        bars = [line for line in gantt.gantt(schedule(on=date(2021, 4, 20))).splitlines() if ":crit" in line]
        assert (True, True) == (bool(bars), all("overdue" in line or "passed" in line for line in bars))

    def test_a_fixed_date_is_drawn_on_its_day(self) -> None:
        review = Review("NR-07", "northamptonshire")
        found = timescales.schedule(framework("northamptonshire"), review.as_of(ON), levels=("partnership",))
        assert "2019-06-29, 2019-06-30" in gantt.gantt(found)

    def test_the_same_is_told_in_words(self) -> None:
        found = schedule()
        told = gantt.described(found)
        drawn = [one for each in found for one in each.readings if one.due and one.status.value != "not-needed"]
        first = "Serious incident notification to the Panel, Working Together 2018, due Tue 6 Apr 2021"
        assert (len(drawn), f"{first}, main date, done in time") == (len(told), told[0])

    def test_no_label_breaks_out_of_its_line(self) -> None:
        lines = gantt.gantt(hostile(), title=HOSTILE).splitlines()
        assert (8, []) == (
            len(lines),
            [
                line
                for line in lines
                if re.search(r"[;#<>{}%\"\x00-\x1f]", line) and not line.startswith("    axisFormat")
            ],
        )

    def test_a_bar_has_one_colon_and_begins_with_no_word_of_the_language(self) -> None:
        bar = gantt.gantt(hostile()).splitlines()[-1]
        assert (1, True) == (bar.count(":"), bar.startswith("    main date, "))


class TestCalendarFile:
    @staticmethod
    def entries(found: Schedule, **more: Any) -> list[Any]:
        given: dict[str, Any] = {"reference": "NR-07", "on": ON}
        made = ical.calendar(found, **(given | more))
        return list(Calendar.from_ical(made).walk("VEVENT"))

    def test_each_duty_is_one_entry_on_its_main_date_with_the_days_of_other_readings(self) -> None:
        assert [
            ("2021-04-06", "NR-07: due, done", "By other readings: Tue 30 Mar 2021; Thu 1 Apr 2021.", "CONFIRMED"),
            ("2021-04-06", "NR-07: due", "", "CONFIRMED"),
            ("2021-04-09", "NR-07: due", "By other readings: Mon 12 Apr 2021.", "CONFIRMED"),
            ("2021-04-11", "NR-07: due", "By other readings: Mon 19 Apr 2021.", "CONFIRMED"),
            ("2021-04-21", "NR-07: not due", "By other readings: Mon 19 Apr 2021; Tue 20 Apr 2021.", "CANCELLED"),
            *[
                ("2021-04-19", "NR-07: due", f"By other readings: {others}.", "CONFIRMED")
                for others in ("Thu 8 Apr 2021; Fri 9 Apr 2021; Tue 20 Apr 2021; Wed 21 Apr 2021",)
            ],
            ("2021-10-21", "NR-07: due", "By other readings: Tue 12 Oct 2021; Mon 18 Oct 2021.", "CONFIRMED"),
            ("2021-10-21", "NR-07: not due", "", "CANCELLED"),
            ("2021-10-12", "NR-07: due", "By other readings: Mon 18 Oct 2021.", "CONFIRMED"),
            ("2021-10-28", "NR-07: due", "By other readings: Sat 30 Oct 2021.", "CONFIRMED"),
            ("2022-11-01", "NR-07: not due", "", "CANCELLED"),
        ] == [
            (
                entry.decoded("dtstart").isoformat(),
                str(entry["summary"]),
                str(entry.get("description", "")),
                str(entry["status"]),
            )
            for entry in self.entries(schedule())
        ]

    def test_its_date_is_the_one_of_the_first_screen(self) -> None:
        situation = Review("NR-07", "northamptonshire").record(*ENTRIES).as_of(ON)
        screen = first_screen.glance(framework("northamptonshire"), situation)
        days = {card.arrive_by for card in screen.of(first_screen.Section.NEXT) if card.readings}
        assert (True, True) == (
            len(days) > 1,
            days <= {entry.decoded("dtend") - timedelta(days=1) for entry in self.entries(schedule())},
        )

    def test_entries_last_all_day_and_take_no_time(self) -> None:
        assert {(date, timedelta(days=1), "TRANSPARENT")} == {
            (
                type(entry.decoded("dtstart")),
                entry.decoded("dtend") - entry.decoded("dtstart"),
                str(entry["transp"]),
            )
            for entry in self.entries(schedule())
        }

    def test_a_day_known_in_part_lasts_as_long_as_it_may(self) -> None:
        found = schedule(Happened("information-requested", "2021-03-29/2021-03-30"))
        entry = self.entries(found)[0]
        assert (date(2021, 4, 9), date(2021, 4, 13)) == (entry.decoded("dtstart"), entry.decoded("dtend"))

    def test_entries_are_private_and_say_no_more_than_that_something_is_due(self) -> None:
        assert {("PRIVATE", "NR-07: due"), ("PRIVATE", "NR-07: not due"), ("PRIVATE", "NR-07: due, done")} == {
            (str(entry["class"]), str(entry["summary"])) for entry in self.entries(schedule())
        }

    def test_what_is_due_is_said_on_request(self) -> None:
        entry = self.entries(schedule(), say_what=True)[0]
        first, *_, last = str(entry["description"]).split("\n")
        assert ("NR-07: Serious incident notification to the Panel, done", 8, True, "This is not legal advice.") == (
            str(entry["summary"]),
            len(str(entry["description"]).split("\n")),
            first.startswith("Tue 6 Apr 2021: Working Together 2018, main date, done in time. within 5 working days; "),
            last,
        )

    def test_the_time_stamp_is_the_day_asked_about_and_the_sequence_an_argument(self) -> None:
        assert {(datetime(2021, 4, 1).date(), 3)} == {  # noqa: DTZ001 -- only its day is taken
            (entry.decoded("dtstamp").date(), int(entry["sequence"])) for entry in self.entries(schedule(), sequence=3)
        }

    def test_without_a_sequence_what_was_asked_later_replaces_what_was_asked_before(self) -> None:
        first, later = ({int(entry["sequence"]) for entry in self.entries(schedule(), on=on)} for on in (ON, LATER))
        assert (1, 1, True) == (len(first), len(later), min(later) > max(first))

    def test_of_nothing_with_a_date_there_is_no_file(self) -> None:
        assert b"" == ical.calendar(timescales.Schedule(()), reference="NR-07", on=ON)

    def test_of_nothing_with_a_date_subscribers_are_given_a_calendar_without_an_entry(self) -> None:
        empty: Any = Calendar.from_ical(ical.calendar((), reference="NR-07", on=ON, feed=True))
        assert (["VTIMEZONE"], "2.0", []) == (
            [part.name for part in empty.subcomponents],
            empty["version"],
            empty.errors,
        )
        full = ical.calendar(schedule(), reference="NR-07", on=ON)
        assert full == ical.calendar(schedule(), reference="NR-07", on=ON, feed=True)

    def test_no_two_entries_share_an_id(self) -> None:
        ids = [str(entry["uid"]) for entry in self.entries(schedule(*ENTRIES, Involved("agency:police")))]
        assert len(ids) == len(set(ids))

    def test_importing_again_meets_the_same_ids_though_dates_moved(self) -> None:
        before = {str(entry["uid"]) for entry in self.entries(schedule())}
        moved = schedule(*(one if one.event != "incident" else Happened("incident", "2021-03-24") for one in _HAPPENED))
        assert before == {str(entry["uid"]) for entry in self.entries(moved, on=date(2021, 4, 2), sequence=1)}

    def test_two_references_share_no_id(self) -> None:
        one, other = (
            {str(entry["uid"]) for entry in self.entries(schedule(), reference=reference)}
            for reference in ("NR-07", "NR-08")
        )
        assert set() == one & other

    def test_an_id_tells_nothing_of_the_reference(self) -> None:
        assert [] == [entry["uid"] for entry in self.entries(schedule()) if "NR" in str(entry["uid"])]

    def test_a_duty_that_no_longer_arises_is_cancelled(self) -> None:
        no = Established("abuse-or-neglect-suspected", "no", on=ON, by="local-authority")
        found = {str(entry["status"]) for entry in self.entries(schedule(*ENTRIES, no))}
        assert {"CANCELLED", "CONFIRMED"} == found

    def test_nothing_breaks_out_of_an_entry(self) -> None:
        made = ical.calendar(hostile(refrain=False), reference="MY-1", on=ON, say_what=True)
        lines = made.decode().replace("\r\n ", "").split("\r\n")
        assert (1, []) == (
            sum(line == "BEGIN:VEVENT" for line in lines),
            [line for line in lines if line and not re.match(r"[A-Z-]+[:;]", line)],
        )

    def test_every_problem_of_what_was_given_is_told_at_once(self) -> None:
        on: Any = datetime(2021, 4, 1, 9)  # noqa: DTZ001 -- naive on purpose
        with pytest.raises(CsprError) as caught:
            ical.calendar((), reference="a name", on=on, sequence=-1)
        assert ["malformed-reference", "not-a-day", "not-a-sequence"] == [one.code for one in caught.value.problems]

    @pytest.mark.parametrize("sequence", [True, 2**31, 1.0])
    def test_a_sequence_is_a_whole_number_that_calendars_can_hold(self, sequence: Any) -> None:
        with pytest.raises(CsprError, match="not-a-sequence"):
            ical.calendar((), reference="NR-07", on=ON, sequence=sequence)

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(CsprError) as caught:
            ical.calendar((), reference="NR-07", on=ON)
        assert ["missing-extra at $: install cspr with its extra: cspr[ical]"] == [
            str(one) for one in caught.value.problems
        ]


_HAPPENED = [one for one in ENTRIES if isinstance(one, (Happened, Planned))]


def test_a_source_that_forbids_says_so() -> None:
    (found,) = hostile()
    assert True is readings.words(found, found.readings[0]).source.endswith(": local procedure, must not; text seen")
