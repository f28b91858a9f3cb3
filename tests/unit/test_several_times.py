"""Several times of one text for the same: all are to be kept, unless the text lets the later one count."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.caseload import due
from cspr.record import Happened, Review
from cspr.show.as_text import write
from cspr.show.layout.deadlines import listed
from cspr.show.tree import Page
from cspr.timescales import schedule
from cspr.timescales.done_late import done_late
from cspr.timescales.main_date import MainDate, main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.timescales import Timescale

STEP, WRITE = "x-my-area/meet", "x-my-area/write"
WORDS = """
[step]
"x-my-area/meet" = { title = "Meet", stage = "determination" }
"x-my-area/write" = { title = "Write", stage = "determination" }

[event]
"x-my-area/end" = { title = "Last day to meet", end_of = "x-my-area/meet" }
"""
DUTY = """
[[duty]]
id = "duty-{number}"
clauses = ["MYA-{number:03}"]
step = "{step}"
when = ["case-referred"]
{time}
{more}
"""
STATED = 'timing = {{ amount = {}, unit = "working-days", relation = "{}", starts = ["{}"] }}'
TIME = re.compile(r"(\w+) = { working_days = (\[[\d, ]+\]|\d), of = '([^']+)' }")
REFERRAL = "within = { working_days = 2, of = 'case-referred' }"
INCIDENT = "within = { working_days = 5, of = 'incident' }"
WINDOW = "between = { working_days = [2, 5], of = 'incident' }"
THAT_DAY = "at = { working_days = 5, of = 'incident' }"
AFTER_1 = "not_before = { working_days = 1, of = 'case-referred' }"
AFTER_3 = "not_before = { working_days = 3, of = 'case-referred' }"
AFTER_END = "within = { working_days = 1, of = 'x-my-area/end' }"
LATER = 'whichever = "later"'


def written(path: Path, *duties: tuple[str, str, str]) -> cspr.Framework:
    """A procedure with duties, of each of which the step, the time and what else it holds are given."""
    rules, clauses = "", []
    for number, (step, time, more) in enumerate(duties, 1):
        rules += DUTY.format(number=number, step=step, time=time, more=more)
        relation, amount, event = TIME.findall(time)[0]
        figures = re.sub(r"\[(\d), (\d)\]", r"\1, amount_max = \2", amount)
        clause = STATED.format(figures, relation.replace("_", "-"), event)
        clauses.append(clause.replace("amount =", "amount_min =") if "max" in figures else clause)
    return cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses, words=WORDS))


def told(
    path: Path,
    on: str,
    *,
    more: tuple[str, str] = ("", ""),
    times: tuple[str, str] = (REFERRAL, INCIDENT),
    incident: str = "2025-05-01",
    done: str = "",
) -> tuple[Timescale, MainDate]:
    """Referred on Tuesday 6 May 2025, after an incident on a Thursday, with a bank holiday on the Monday between."""
    documents = written(path, (STEP, times[0], more[0]), (STEP, times[1], more[1]))
    days = (("case-referred", "2025-05-06"), ("incident", incident), (STEP, done))
    happened = [Happened(event, day) for event, day in days if day]
    situation = Review("MA-1", "my-area").record(*happened).as_of(date.fromisoformat(on))
    timescale = next(each for each in schedule(documents, situation) if each.topic == STEP)
    return timescale, main_date(timescale, situation.on)


def each_of(timescale: Timescale) -> list[tuple[str, str, str]]:
    return [(str(one.due), one.standing.value, one.status.value) for one in timescale.readings]


class TestBothAreToBeKept:
    def test_so_that_the_earlier_governs(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-07", incident="2025-04-30")
        assert each_of(timescale) == [("2025-05-08", "governs", "due"), ("2025-05-08", "governs", "due")]
        assert (main.verdict.value, str(main.day), str(timescale.safe_by)) == ("due", "2025-05-08", "2025-05-08")

    def test_and_it_is_overdue_once_that_has_passed(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-09")
        assert each_of(timescale) == [("2025-05-08", "governs", "overdue"), ("2025-05-09", "cannot-loosen", "due")]
        assert (main.verdict.value, str(main.day), main.stricter) == ("overdue", "2025-05-08", ())

    @pytest.mark.parametrize("second", [INCIDENT, WINDOW, THAT_DAY], ids=["limit", "window", "that-day"])
    @pytest.mark.parametrize(("on", "days"), [("2025-05-09", -1), ("2025-05-12", -2), ("2025-05-13", -3)])
    def test_overdue_since_the_earlier_whatever_kind_of_time_the_other_is(
        self, tmp_path: Path, second: str, on: str, days: int
    ) -> None:
        _, main = told(tmp_path, on, times=(REFERRAL, second))
        assert (main.verdict.value, str(main.day)) == ("overdue", "2025-05-08")
        assert [reading.days and reading.days[0] for reading in main.leading if reading.due == main.day] == [days]

    @pytest.mark.parametrize("second", [INCIDENT, WINDOW, THAT_DAY], ids=["limit", "window", "that-day"])
    @pytest.mark.parametrize(
        ("done", "expected"),
        [("2025-05-08", None), ("2025-05-09", "late"), ("2025-05-12", "late")],
        ids=["in-time", "between-the-two", "after-both"],
    )
    def test_and_done_late_by_the_earlier(self, tmp_path: Path, second: str, done: str, expected: str | None) -> None:
        timescale, _ = told(tmp_path, "2025-05-20", times=(REFERRAL, second), done=done)
        late = done_late(timescale)
        assert (late and late.how.value) == expected
        if late is not None:
            assert (late.days, late.in_time_on_some) == ({"2025-05-09": 1, "2025-05-12": 2}[done], False)
            assert [str(reading.due) for reading in late.readings] == ["2025-05-08"]

    def test_of_readings_of_one_sentence_it_was_late_on_one(self, tmp_path: Path) -> None:
        both = 'reading = "text"', 'reading = "flowchart"'
        late = done_late(told(tmp_path, "2025-05-20", more=both, done="2025-05-09")[0])
        assert late is not None
        assert (late.how.value, late.in_time_on_some) == ("late-on-some-readings", True)

    def test_monday_names_no_other_main_date(self, tmp_path: Path) -> None:
        documents = written(tmp_path, (STEP, REFERRAL, ""), (STEP, WINDOW, ""))
        happened = Happened("case-referred", "2025-05-06"), Happened("incident", "2025-05-01")
        situation = Review("MA-1", "my-area").record(*happened).as_of(date(2025, 5, 9))
        items = due([situation], until=situation.on, frameworks=lambda _: documents)
        (item,) = (each for each in items.items if each.name == STEP)
        assert (str(item.when), str(item.governing)) == ("2025-05-08", "2025-05-08")

    def test_also_where_one_has_not_begun(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-07", incident="")
        assert each_of(timescale) == [("2025-05-08", "governs", "due"), ("None", "gives-no-date", "not-started")]
        assert (main.verdict.value, str(main.day)) == ("due", "2025-05-08")

    def test_and_a_first_day_and_a_last_one_are_kept_together(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-06", times=(REFERRAL, AFTER_1))
        assert [one.standing.value for one in timescale.readings] == ["governs", "governs"]
        assert (main.verdict.value, str(main.day)) == ("due", "2025-05-08")

    def test_readings_of_one_sentence_still_compete(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-09", more=('reading = "text"', 'reading = "flowchart"'))
        assert [one.standing.value for one in timescale.readings] == ["unsettled", "unsettled"]
        assert (main.verdict.value, str(main.day)) == ("some-readings-passed", "2025-05-09")

    def test_what_may_not_arise_does_not_settle_it(self, tmp_path: Path) -> None:
        timescale, _ = told(tmp_path, "2025-05-07", more=("", "unless = ['proceeding:prosecution']"))
        assert [one.standing.value for one in timescale.readings] == ["unsettled", "unsettled"]

    def test_times_that_no_day_keeps_together_are_not_settled(self, tmp_path: Path) -> None:
        timescale, _ = told(tmp_path, "2025-05-06", times=(REFERRAL, AFTER_3))
        assert [one.standing.value for one in timescale.readings] == ["unsettled", "unsettled"]


class TestWhicheverIsTheLater:
    @pytest.mark.parametrize("more", [(LATER, LATER), (LATER, ""), ("", LATER)])
    def test_gives_both_the_later_day(self, tmp_path: Path, more: tuple[str, str]) -> None:
        timescale, main = told(tmp_path, "2025-05-09", more=more)
        assert each_of(timescale) == [("2025-05-09", "governs", "due"), ("2025-05-09", "governs", "due")]
        assert (main.verdict.value, str(main.day), main.passed) == ("due", "2025-05-09", ())
        says = "of the times that this text sets for it, the later counts"
        assert [one.reasons[1] for one in timescale.readings] == [says, says]

    def test_has_no_date_while_one_has_not_begun(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-20", more=(LATER, LATER), incident="")
        assert [(one.due, one.status.value, one.why) for one in timescale.readings] == [
            (None, "not-started", "of several times of this text the later counts, and one of them has not begun"),
            (None, "not-started", "counts from the incident: no date recorded"),
        ]
        assert main.verdict.value == "not-started"

    def test_leaves_out_a_time_that_does_not_arise(self, tmp_path: Path) -> None:
        timescale, main = told(tmp_path, "2025-05-09", more=(LATER, f"unless = ['case-referred']\n{LATER}"))
        assert [one.standing.value for one in timescale.readings] == ["governs", "does-not-arise"]
        assert (main.verdict.value, str(main.day)) == ("overdue", "2025-05-08")

    def test_ends_a_time_that_counts_from_it(self, tmp_path: Path) -> None:
        several = (STEP, REFERRAL, LATER), (STEP, INCIDENT, LATER), (WRITE, AFTER_END, "")
        documents = written(tmp_path, *several)
        happened = Happened("case-referred", "2025-05-06"), Happened("incident", "2025-05-01")
        timescales = schedule(documents, Review("MA-1", "my-area").record(*happened).as_of(date(2025, 5, 9)))
        (write,) = (each for each in timescales if each.topic == WRITE)
        assert [str(one.due) for one in write.readings] == ["2025-05-12"]


class TestAgainAndAgain:
    EVERY = "every = { months = 3, of = 'published'%s }"

    @pytest.mark.parametrize(
        ("from_start", "done", "on", "due"),
        [
            (True, (), "2025-03-01", "2025-04-10"),
            (True, (), "2025-05-01", "2025-04-10"),  # overdue, and not passed over
            (True, ("2025-05-05",), "2025-06-01", "2025-07-10"),
            (True, ("2025-05-05", "2025-07-08"), "2025-08-01", "2025-10-10"),
            (True, ("2025-01-02", "2025-05-05"), "2025-06-01", "2025-07-10"),  # one came before publication
            (False, ("2025-05-05",), "2025-06-01", "2025-08-05"),
        ],
    )
    def test_it_counts_from_the_start_or_from_the_last_time(
        self, tmp_path: Path, done: tuple[str, ...], on: str, due: str, *, from_start: bool
    ) -> None:
        time = self.EVERY % (", from_start = true" if from_start else "")
        rules = DUTY.format(number=1, step=WRITE, time=time, more="").replace("case-referred", "published")
        clause = 'timing = { amount = 3, unit = "months", relation = "every", starts = ["published"] }'
        documents = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, clause, words=WORDS))
        happened = [Happened(WRITE, day) for day in done]
        review = Review("MA-1", "my-area").record(Happened("published", "2025-01-10"), *happened)
        timescales = schedule(documents, review.as_of(date.fromisoformat(on)))
        (reading,) = next(each for each in timescales if each.topic == WRITE).readings
        assert str(reading.due) == due
        assert ("each time counts from the start, whenever the last one was done" in reading.reasons) is from_start
        assert (reading.status.value == "overdue") is (due < on)


def test_what_was_done_too_early_for_a_text_is_not_said_to_be_asked_for_sooner(tmp_path: Path) -> None:
    rules = DUTY.format(number=1, step="notify-incident", time="at = { working_days = 5, of = 'incident' }", more="")
    documents = cspr.framework(
        "my-area", extra=folder(tmp_path / "procedure", rules, STATED.format(5, "at", "incident"))
    )
    days = {"incident": 2, "local-authority-aware": 3, "case-referred": 4, "notification-sent": 6}
    known = [Happened(event, f"2026-03-{day:02}") for event, day in days.items()]
    timescales = schedule(documents, Review("MA-1", "my-area").record(*known).as_of(date(2026, 3, 20)))
    told = " ".join(write(Page("Dates", tuple(listed(timescales)))).split())
    assert "Mon 9 Mar 2026: does not want it sooner; done too early [Procedure (1), MYA-001" in told
    assert "asks for it sooner" not in told
