"""The schedule shown: as a table of text, HTML, CSV, a diagram and a calendar file, each safe in its place; and why."""

from __future__ import annotations

import csv
import sys
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import attrs
import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from cspr import calendars
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance import framework, loading
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Amount, Days, Months, NumberedDay, Relation, Timing, Weeks, WorkingDays, Years
from cspr.record import Decided, Happened, Involved, Review
from cspr.record.entries import AnyEntry
from cspr.show import as_html, as_text, gantt, ical, readings, spreadsheet
from cspr.show.layout import deadlines
from cspr.timescales import Reading, RulePeriod, Status, Timescale, rule_periods, schedule
from cspr.timescales.recorded import question
from cspr.wording.readings_table import CAPTION

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        Happened("published", "2021-04", recorded="2030-01-07"),
    )


def hostile(timescale: Timescale) -> Timescale:
    """Put a text that wants to be run where a record could put one."""
    return attrs.evolve(timescale, about=HOSTILE)


def until(timescale: Timescale, due: PartialDate) -> Timescale:
    """Give one reading of a duty, due on other days and not done."""
    undone = attrs.evolve(timescale.readings[0], due=due, opens=None, status=Status.DUE, done=None, late_by=None)
    return attrs.evolve(timescale, readings=(undone,), safe_by=None)


def wide(several: Iterable[Timescale]) -> str:
    return as_text.blocks(deadlines.table(several), 400)


def page(several: Iterable[Timescale], caption: str = CAPTION) -> str:
    return as_html.blocks(deadlines.table(several, caption))


class TestText:
    def test_every_reading_has_its_line_under_its_duty(self, example: tuple[Timescale, ...]) -> None:
        lines = wide(example).splitlines()
        told = lines[: lines.index("")]
        assert len(example) + sum(len(one.readings) for one in example) == len(told)

    def test_an_empty_schedule_says_so(self) -> None:
        assert "Nothing has a time." == wide(())

    def test_a_control_character_is_not_printed(self, example: tuple[Timescale, ...]) -> None:
        assert False is ("\x1b" in wide([hostile(example[0])]))

    def test_one_day_is_one_day(self, example: tuple[Timescale, ...]) -> None:
        late = [readings.status(one) for each in example for one in each.readings if one.status is Status.LATE]
        assert "done 1 working day late" in late

    def test_what_is_overdue_says_since_when(self, example: tuple[Timescale, ...]) -> None:
        told = {readings.status(one) for each in example for one in each.readings if one.status is Status.OVERDUE}
        assert [True] * len(told) == [one.startswith("overdue by ") for one in sorted(told)]

    def test_somebody_for_whom_it_is_owed_is_named_by_reference(self) -> None:
        told = wide(found(Involved("agency:police"), Happened("information-requested", date(2021, 3, 29))))
        assert True is ("Agencies return their information (Police)" in told)


class TestHtml:
    def test_it_is_a_table_with_a_caption_and_heads_for_columns_duties_and_readings(
        self, example: tuple[Timescale, ...]
    ) -> None:
        told = page(example)
        readings = sum(len(one.readings) for one in example)
        assert (1, len(deadlines.COLUMNS), len(example), readings) == (
            told.count("<caption>"),
            told.count('<th scope="col">'),
            told.count('<th scope="rowgroup"'),
            told.count('<th scope="row">'),
        )

    def test_nothing_in_it_runs_or_loads(self, example: tuple[Timescale, ...]) -> None:
        told = page([hostile(one) for one in example], caption=HOSTILE)
        assert (False, False, False) == ("<script" in told, "src=" in told, "style" in told)

    def test_a_day_can_be_read_by_programs(self, example: tuple[Timescale, ...]) -> None:
        assert True is ('<time datetime="2021-04-06">Tue 6 Apr 2021</time>' in page(example))

    def test_what_is_to_be_said_of_a_date_stands_beside_it(self) -> None:
        decided = Decided("local-review", "review", on="2029-10-19", by="safeguarding-partners")
        told = page(found(decided, on=date(2029, 11, 1), partnership="national"))
        assert (True, True) == (
            '<time datetime="2030-04-19">Fri 19 Apr 2030 (Good Friday, foreseen)</time>' in told,
            "<td>working day before: Thu 18 Apr 2030, older edition</td>" in told,
        )

    def test_an_empty_table_names_no_calendar(self) -> None:
        assert False is ("Working days" in page(()))

    def test_a_notebook_asks_a_result_for_it(self, example: tuple[Timescale, ...]) -> None:
        notify = example[0]
        assert page([notify]) == notify._repr_html_()  # pyright: ignore[reportPrivateUsage] -- the notebook's name
        assert page(example) == example._repr_html_()  # type: ignore[attr-defined]


class TestCsv:
    def test_every_reading_is_a_line_with_every_column(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(spreadsheet.csv(example), newline="")))
        assert (sum(len(one.readings) for one in example), [*spreadsheet.COLUMNS]) == (len(told), [*told[0]])

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"])  # noqa: RUF001
    def test_no_cell_is_taken_for_a_formula(self, sign: str, example: tuple[Timescale, ...]) -> None:
        spoilt = attrs.evolve(example[0], about=f"{sign}1+1")
        told = {row["about"] for row in csv.DictReader(StringIO(spreadsheet.csv([spoilt]), newline=""))}
        assert [True] == [one.startswith("'") for one in told]

    def test_days_left_and_days_over_have_columns_of_their_own(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(spreadsheet.csv(example), newline="")))
        both = [row for row in told if row["working_days_left"] and row["working_days_over"]]
        over = [row for row in told if row["status"] in {"late", "overdue"} and not row["calendar_days_over"]]
        assert ([], []) == (both, over)

    def test_what_is_to_be_said_of_a_date_has_columns(self) -> None:
        sent = Happened("notification-sent", "2030-04-15")
        decided = Decided("local-review", "review", on="2029-10-19", by="safeguarding-partners")
        made = spreadsheet.csv(found(sent, decided, on=date(2030, 4, 16), partnership="kirklees"))
        told = {row["due"]: row for row in csv.DictReader(StringIO(made, newline="")) if row["due"]}
        columns = ("checked", "working_day_before", "foreseen", "calendar")
        edition = calendars.england().edition
        assert (("yes", "", "yes", edition), ("yes", "2030-04-18", "no", edition)) == (
            tuple(told["2030-05-09"][name] for name in columns),
            tuple(told["2030-04-19"][name] for name in columns),
        )

    def test_a_duty_to_refrain_says_so(self, example: tuple[Timescale, ...]) -> None:
        told = list(csv.DictReader(StringIO(spreadsheet.csv(example), newline="")))
        shown = [readings.words(each, one) for each in example for one in each.readings]
        assert {"should not"} == {row["force"] for row in told if "NSCP-F-349" in row["clauses"].split()}
        assert [True] == [", should not; " in row.source for row in shown if "NSCP-F-349" in row.source]


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

    @pytest.mark.parametrize("mark", ["\x1b", "\u202e", "\r", "\n"])
    def test_told_in_words_it_holds_nothing_that_a_terminal_could_obey(
        self, mark: str, example: tuple[Timescale, ...]
    ) -> None:
        told = gantt.described([attrs.evolve(example[0], about=f"a{mark}b")])
        assert (True, False) == ("a b" in told[0], mark in "".join(told))

    def test_what_counts_back_is_drawn_up_to_its_event(self, example: tuple[Timescale, ...]) -> None:
        told = gantt.gantt([one for one in example if one.topic == "publication-notice"])
        assert True is (", 2021-05-01" in told)

    def test_a_bar_ends_with_the_last_day_that_there_is(self, example: tuple[Timescale, ...]) -> None:
        bars = gantt.gantt([until(example[0], PartialDate(date.max, date.max))]).splitlines()
        assert True is bars[-1].endswith(", 9999-12-31")

    def test_a_fixed_date_is_drawn_as_a_day(self) -> None:
        due = schedule(
            framework("national"), Review("NR-07", "national").as_of(date(2019, 6, 3)), levels=("partnership",)
        )
        assert True is ("2019-06-29, 2019-06-30" in gantt.gantt(due))


class TestCalendarFile:
    def entries(self, made: bytes) -> list[Any]:
        return list(Calendar.from_ical(made).walk("VEVENT"))

    def test_read_back_it_has_one_entry_for_every_duty_with_a_day(self, example: tuple[Timescale, ...]) -> None:
        dated = {each.topic for each in example if any(one.due is not None for one in each.readings)}
        to_work_to = dated - {"website-period"}  # how long it stays public is no day to act by
        written = self.entries(ical.calendar(example, reference="NR-07", on=ON))
        assert (10, {ical.uid("NR-07", each) for each in example if each.topic in to_work_to}) == (
            len(written),
            {str(one["uid"]) for one in written},
        )

    def test_another_library_finds_nothing_wrong_with_it(self, example: tuple[Timescale, ...]) -> None:
        made = ical.calendar(example, reference="NR-07", on=ON, say_what=True)
        read: Any = vobject.readOne(made.decode(), validate=True)
        ours = [str(entry["uid"]) for entry in self.entries(made)]
        assert (ours, []) == (
            [entry.uid.value for entry in read.vevent_list],
            [line for line in made.split(b"\r\n") if len(line) > 75],
        )

    def test_every_entry_is_an_all_day_entry_that_is_private_and_neutral(self, example: tuple[Timescale, ...]) -> None:
        made = self.entries(ical.calendar(example, reference="NR-07", on=ON))
        told = {(type(one["dtstart"].dt), str(one["class"]), str(one["summary"])) for one in made}
        summaries = ("NR-07: due", "NR-07: due, done", "NR-07: not due")
        assert {(date, "PRIVATE", summary) for summary in summaries} == told

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
            str(made[0]["summary"]).startswith("NR-07: Serious incident notification to the Panel"),
            "This is not legal advice." in str(made[0]["description"]),
        )

    @pytest.mark.parametrize(
        ("first", "last", "end"),
        [
            (date.max, date.max, None),
            (date(9999, 12, 1), date.max, date.max),
            (date(9999, 12, 30), date(9999, 12, 30), date.max),
        ],
    )
    def test_no_entry_lasts_beyond_the_last_day_that_there_is(
        self, first: date, last: date, end: date | None, example: tuple[Timescale, ...]
    ) -> None:
        (made,) = self.entries(ical.calendar([until(example[0], PartialDate(first, last))], reference="NR-07", on=ON))
        assert (first, end) == (made.decoded("dtstart"), made.decoded("dtend", None))

    def test_every_wrong_argument_is_told_at_once(self) -> None:
        with pytest.raises(CsprError) as refused:
            ical.calendar((), reference="Jo Bloggs", on=datetime(2021, 4, 12, 9, 0), sequence=-1)  # noqa: DTZ001
        assert ["malformed-reference", "not-a-day", "not-a-sequence"] == [one.code for one in refused.value.problems]

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(CsprError) as refused:
            ical.calendar((), reference="NR-07", on=ON)
        assert ["missing-extra"] == [one.code for one in refused.value.problems]


FRAMEWORKS = {name: framework(name) for name in ("national", "northamptonshire", "kirklees", "essex")}
ENGLAND = calendars.england()
HALF_A_YEAR = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("local-review-decided",))
UNSURE = "assumes bank holidays not yet announced"
FIVE_DAYS = Timing(relation=Relation.WITHIN, amounts=(WorkingDays(5),), of=("incident",))


def period(clause: str) -> RulePeriod:
    """Give a shipped reading by a clause behind it."""
    return next(
        one
        for documents in FRAMEWORKS.values()
        for one in rule_periods(documents)
        if clause == one.duty.source.clauses[0]
    )


def crafted(timing: Timing, *when: str) -> Framework:
    """Lay one duty with a time of its own, in a document without an end."""
    of = loading.document("working-together-2018")
    duty = next(one for one in of.duties if one.id == "website-period")
    duty = attrs.evolve(duty, step=None, topic="website", when=when, unless=(), timing=timing)
    instrument = attrs.evolve(of.instrument, window=attrs.evolve(of.instrument.window, end=None))
    return Framework(partnership="national", documents=(attrs.evolve(of, instrument=instrument, duties=(duty,)),))


def counted(timing: Timing, on: str, calendar: calendars.Calendar = ENGLAND) -> Reading:
    """Count a period from a day."""
    review = Review("X-1", "national").record(Happened("incident", on))
    situation = review.as_of(PartialDate.read(on).last)
    timing = attrs.evolve(timing, of=("incident",))
    return schedule(crafted(timing), situation, calendar=calendar)[0].readings[0]


def reasons(timing: Timing, on: str, calendar: calendars.Calendar = ENGLAND) -> tuple[str, ...]:
    """Say what is told of the counting of a period from a day."""
    return counted(timing, on, calendar).reasons[2:]


class TestWhyAPeriodReadsAsItDoes:
    """The first reasons of a reading: the period of the text, and why there is no date."""

    @pytest.mark.parametrize(
        ("clause", "told"),
        [
            ("WT18-023", "after the notification"),
            ("WT18-029", "as soon as possible after the rapid review meeting"),
            ("REGS-029", "at intervals after the review started"),
            ("CIN-003", "at the same time as the notification"),
            ("NSCP-F-122", "during the review"),
            ("KSCP-070", "during the chronologies"),
            ("NSCP-P-048", "before the practitioner event"),
            ("NSCP-P-053", "some time before publication"),
            ("NSCP-F-123", "just before publication"),
            ("NSCP-F-169", "around the same time as publication"),
            ("NSCP-F-349", "not until the prosecution has ended"),
            ("ESCB-104", "within some time after the request"),
            ("NSCP-F-111", "after the delay arose"),
        ],
    )
    def test_a_time_without_a_figure_says_how_it_stands_to_its_event(self, clause: str, told: str) -> None:
        assert told == period(clause).says[0]

    @pytest.mark.parametrize("documents", FRAMEWORKS.values(), ids=FRAMEWORKS)
    def test_no_vague_time_that_is_shipped_is_left_without_words(self, documents: Framework) -> None:
        vague = [one for one in rule_periods(documents) if one.timing.relation is Relation.VAGUE]
        told = {one.says[0].partition(":")[0] for one in vague}
        assert (True, False) == (
            bool(vague) or documents.partnership == "essex",
            "at a time linked to" in told,
        )

    def test_how_it_stands_is_left_open_where_the_rules_do_not_say(self) -> None:
        unsaid = Timing(relation=Relation.VAGUE, of=("incident",), says="then")
        assert "at a time linked to: the incident" == rule_periods(crafted(unsaid))[0].says[0]

    @pytest.mark.parametrize(
        ("clause", "told"),
        [
            ("WT18-023", "no set date: the text says 'promptly'"),
            ("NSCP-F-111", "the text sets no time"),
            ("NSCP-F-182", "the text says 'around 10:00 hours', from which no date is counted"),
        ],
    )
    def test_only_words_that_stand_in_the_text_are_quoted(self, clause: str, told: str) -> None:
        assert told == period(clause).without_date

    @pytest.mark.parametrize(
        ("relation", "amounts", "told"),
        [
            (Relation.WITHIN, (WorkingDays(5),), "within 5 working days"),
            (Relation.BY_DAY, (NumberedDay(15),), "by day 15"),
            (Relation.BETWEEN, (Days(10), Days(13)), "between 10 and 13 calendar days"),
            (Relation.AT_LEAST_BEFORE, (WorkingDays(7),), "at least 7 working days before"),
            (Relation.ABOUT_BEFORE, (Weeks(2),), "about 2 weeks before"),
            (Relation.AT_LEAST, (Years(1),), "at least 1 year"),
            (Relation.EVERY, (Months(3),), "every 3 months"),
        ],
    )
    def test_a_period_is_written_as_it_is_said(
        self, relation: Relation, amounts: tuple[Amount, ...], told: str
    ) -> None:
        timing = Timing(relation=relation, amounts=amounts, of=("incident",))
        assert told == rule_periods(crafted(timing))[0].says[0]


class TestWhyADayWasReached:
    """The reasons of a counting: what was passed over, by which calendar, and on what kind of day it ends."""

    def test_bank_holidays_alone_are_called_so(self) -> None:
        assert ("not counted: Wed 25 Dec 2024 (Christmas Day), Thu 26 Dec 2024 (Boxing Day)",) == reasons(
            FIVE_DAYS, "2024-12-20"
        )

    def test_with_a_closure_among_them_they_are_days_off_and_the_calendar_is_named(self) -> None:
        office = ENGLAND.with_closures([date(2024, 12, 30)])
        assert (
            "not counted: Wed 25 Dec 2024 (Christmas Day), Thu 26 Dec 2024 (Boxing Day), Mon 30 Dec 2024 (closure day)",
            f"working days: {ENGLAND.edition}, with 1 closure day",
        ) == reasons(FIVE_DAYS, "2024-12-19", office)

    def test_bank_holidays_passed_over_stay_so_though_the_office_closes_on_another_day(self) -> None:
        office = ENGLAND.with_closures([date(2024, 12, 23), date(2025, 3, 3)])
        assert (
            "not counted: Fri 2 Apr 2021 (Good Friday), Mon 5 Apr 2021 (Easter Monday)",
            f"working days: {ENGLAND.edition}, with 2 closure days",
        ) == reasons(FIVE_DAYS, "2021-03-29", office)

    def test_the_days_off_of_a_calendar_of_ones_own_are_no_bank_holidays(self) -> None:
        school = calendars.own([date(2025, 2, 17)], edition="school", first=date(2025, 1, 1), last=date(2025, 12, 31))
        assert ("not counted: Mon 17 Feb 2025 (day off)",) == reasons(FIVE_DAYS, "2025-02-14", school)

    def test_a_calendar_as_it_was_known_says_so(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        assert (f"working days: {ENGLAND.edition}, as known on 2022-09-05",) == reasons(FIVE_DAYS, "2022-09-12", then)

    def test_a_date_on_a_closure_day_says_by_which_calendar(self) -> None:
        office = ENGLAND.with_closures([date(2024, 12, 27)])
        assert (
            "a closure day: work to Tue 24 Dec 2024",
            f"working days: {ENGLAND.edition}, with 1 closure day",
        ) == reasons(HALF_A_YEAR, "2024-06-27", office)

    @pytest.mark.parametrize(
        ("on", "told"),
        [
            ("2020-10-02", "Good Friday: work to Thu 1 Apr 2021"),
            ("2029-10-19", f"Good Friday: work to Thu 18 Apr 2030 ({UNSURE})"),
            ("2029-10-20", f"a Saturday: work to Thu 18 Apr 2030 ({UNSURE})"),
            ("2029-10-06", "a Saturday: work to Fri 5 Apr 2030"),
        ],
    )
    def test_a_holiday_that_is_foreseen_is_told_from_one_that_is_published(self, on: str, told: str) -> None:
        assert (told,) == reasons(HALF_A_YEAR, on)

    def test_a_day_known_in_part_falls_on_no_holiday(self) -> None:
        assert ("", False, ()) == (
            counted(HALF_A_YEAR, "2029-10").falls_on,
            counted(HALF_A_YEAR, "2029-10").falls_on_foreseen,
            reasons(HALF_A_YEAR, "2029-10"),
        )


class TestWhatIsStillToAsk:
    """A duty of which it is not known whether it arises says what could still decide it, each thing by its name."""

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("child-died", "Did the child die?"),
            ("notification-sent", "Has this happened: Serious incident notification sent?"),
            ("hold-rapid-review", "Has this been done: Rapid review meeting?"),
            ("proceeding:prosecution", "Is this open: Prosecution?"),
            ("proceeding:x-my-area/inquiry", "Is this open: x-my-area/inquiry?"),
            ("decision:local-review", "Has this been decided: Whether to undertake an LCSPR?"),
            ("x-my-area/visit-paid", "Is this so: x-my-area/visit-paid?"),
        ],
    )
    def test_each_kind_of_thing_is_asked_in_its_own_words(self, name: str, told: str) -> None:
        assert told == question(Open(name=name, about="case"), FRAMEWORKS["national"])

    def test_an_event_of_which_it_is_not_known_whether_it_has_happened_is_no_proceeding(self) -> None:
        told = found(Happened("notification-sent", "2023-04", recorded="2030-01-07"), on=date(2023, 4, 15))
        why = [one.reasons for each in told for one in each.readings if "NSCP-F-231" in one.source.clauses]
        assert {True} == {
            any("Has this happened: Serious incident notification sent?" in reason for reason in one) for one in why
        }
