"""What is done ahead of an event waits until that has a day; an earliest and a latest time before it are a window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.first_screen import Section, glance
from cspr.first_screen.cards import Certainty
from cspr.lifecycle import By, progress
from cspr.show import to_text
from cspr.timescales import schedule
from cspr.timescales.main_date import Verdict, main_date
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.dates import PartialDate
    from cspr.lifecycle import Progress
    from cspr.record import AnyEntry

READS = "x-my-area/family-reads"
WORDS = """
[step]
"x-my-area/family-reads" = { title = "Family reads the report", stage = "report" }
[event]
"x-my-area/last-day" = { title = "Last day for returns", end_of = "return-information" }
"""
DUTY = """
[[duty]]
id = "{id}"
clauses = ["MYA-00{number}"]
step = "x-my-area/family-reads"
when = ["{when}"]
{more}
"""
DECIDED = cspr.Decided("local-review", "review", on="2025-10-06", by="safeguarding-partners")
PLANNED = cspr.Planned("published", "2026-04-15")
LEAST = 'at_least_before = { working_days = 5, of = "published" }'
MOST = 'at_most_before = { working_days = 10, of = "published" }'


def timing(amount: int, relation: str, starts: str = "published", unit: str = "working-days") -> str:
    return f'timing = {{ amount = {amount}, unit = "{unit}", relation = "{relation}", starts = ["{starts}"] }}'


LATEST, SOONEST = timing(5, "at-least-before"), timing(10, "at-most-before")


def made(path: Path, *times: tuple[str, str], when: str = "local-review-decided", more: str = "") -> cspr.Framework:
    rules = "".join(
        DUTY.format(id=f"reads-{number}", number=number, when=when, more=time)
        for number, (time, _) in enumerate(times, 1)
    )
    written = folder(path / "one", rules + more, *(clause for _, clause in times), words=WORDS)
    return cspr.framework("my-area", extra=written)


def step(documents: cspr.Framework, on: date, *entries: AnyEntry) -> Progress:
    situation = cspr.Review("MA-01", "my-area").record(*entries).as_of(on)
    return next(each for each in progress(documents, situation) if each.step == READS)


def stands(documents: cspr.Framework, on: date, *entries: AnyEntry) -> tuple[str, list[tuple[By, str]]]:
    found = step(documents, on, *entries)
    return found.state.value, [(each.by, each.title) for each in found.blockers]


class TestWhatIsDoneAheadOfAnEvent:
    @pytest.mark.parametrize("time", [(LEAST, LATEST), (MOST, SOONEST)], ids=["at-least", "at-most"])
    def test_waits_until_that_has_a_day(self, tmp_path: Path, time: tuple[str, str]) -> None:
        documents, on = made(tmp_path, time), date(2025, 10, 8)
        assert stands(documents, on, DECIDED) == ("blocked", [(By.PLAN, "A planned day for publication")])
        found = step(documents, on, DECIDED)
        (blocker,) = found.blockers
        assert (blocker.name, blocker.cleared_by) == ("published", ("safeguarding-partners",))
        assert "waits for: a planned day for publication (Safeguarding partners" in to_text(found, width=1000)
        situation = cspr.Review("MA-01", "my-area").record(DECIDED).as_of(on)
        assert READS not in {
            card.id.split("/case")[0].removeprefix("task/") for card in glance(documents, situation).of(Section.NOW)
        }

    @pytest.mark.parametrize(
        ("time", "expected"),
        [
            ((LEAST, LATEST), ("ready", [])),
            ((MOST, SOONEST), ("blocked", [(By.DAY, "Mon 30 Mar 2026")])),
        ],
        ids=["at-least", "at-most"],
    )
    def test_can_be_done_once_it_is_planned_and_not_sooner_than_a_text_has_it(
        self, tmp_path: Path, time: tuple[str, str], expected: tuple[str, list[tuple[By, str]]]
    ) -> None:
        documents = made(tmp_path, time)
        assert stands(documents, date(2026, 3, 17), DECIDED, PLANNED) == expected
        assert stands(documents, date(2026, 3, 30), DECIDED, PLANNED) == ("ready", [])

    def test_is_opened_by_what_comes_first_where_no_text_says_how_soon_it_may_be(self, tmp_path: Path) -> None:
        after = 'after = ["complete-review"]\n'
        complete = cspr.Happened("review-completed", "2025-12-01")
        documents = made(tmp_path / "least", (after + LEAST, LATEST))
        assert stands(documents, date(2025, 12, 2), DECIDED, complete) == ("ready", [])
        documents = made(tmp_path / "most", (after + MOST, SOONEST))
        assert stands(documents, date(2025, 12, 2), DECIDED, complete) == (
            "blocked",
            [(By.PLAN, "A planned day for publication")],
        )

    def test_is_open_where_another_text_asks_for_it_without_a_time(self, tmp_path: Path) -> None:
        documents = made(tmp_path, (LEAST, LATEST), ("", ""))
        assert stands(documents, date(2025, 12, 2), DECIDED) == ("ready", [])

    def test_waits_for_no_day_to_which_the_calendar_does_not_reach(self, tmp_path: Path) -> None:
        documents = made(tmp_path, (MOST, SOONEST))
        far = cspr.Planned("published", "2999-04-15")
        assert stands(documents, date(2025, 12, 2), DECIDED, far) == ("ready", [])


RETURNS = """
[[duty]]
id = "returns"
clauses = ["MYA-001"]
step = "return-information"
when = ["information-requested"]
within = { working_days = 5, of = "information-requested" }
"""
REQUEST = """
[[duty]]
id = "request"
clauses = ["MYA-003"]
step = "request-information"
when = ["notification-sent"]
"""
RETURNED = timing(5, "within", "information-requested")
NOTIFIED = cspr.Happened("notification-sent", "2025-09-11")
ASKED = cspr.Happened("information-requested", "2025-09-12")


class TestWhatIsTimedByTheEndOfATime:
    @pytest.mark.parametrize(
        ("key", "relation", "asked", "later"),
        [
            ("not_before", "not-before", ("blocked", [(By.DAY, "Tue 23 Sep 2025")]), ("ready", [])),
            ("at_least_before", "at-least-before", ("ready", []), ("ready", [])),
        ],
    )
    def test_waits_until_that_time_has_begun(
        self,
        tmp_path: Path,
        key: str,
        relation: str,
        asked: tuple[str, list[tuple[By, str]]],
        later: tuple[str, list[tuple[By, str]]],
    ) -> None:
        time = f'{key} = {{ working_days = 2, of = "x-my-area/last-day" }}'
        clause = timing(2, relation, "x-my-area/last-day")
        duty = DUTY.format(id="reads", number=2, when="notification-sent", more=time)
        rules = RETURNS + duty + REQUEST
        documents = cspr.framework("my-area", extra=folder(tmp_path / "one", rules, RETURNED, clause, "", words=WORDS))
        on = date(2025, 9, 15)
        assert stands(documents, on, NOTIFIED) == ("blocked", [(By.PLAN, "Last day for returns")])
        assert stands(documents, on, NOTIFIED, ASKED) == asked
        assert stands(documents, date(2025, 9, 23), NOTIFIED, ASKED) == later
        returned = cspr.Happened("information-returned", "2025-09-13")
        assert stands(documents, on, NOTIFIED, returned) == ("ready", [])

    def test_waits_for_no_end_of_a_time_that_nothing_will_begin(self, tmp_path: Path) -> None:
        time = 'not_before = { working_days = 2, of = "x-my-area/last-day" }'
        duty = DUTY.format(id="reads", number=2, when="notification-sent", more=time)
        rules = RETURNS + duty
        clause = timing(2, "not-before", "x-my-area/last-day")
        documents = cspr.framework("my-area", extra=folder(tmp_path / "one", rules, RETURNED, clause, words=WORDS))
        assert stands(documents, date(2025, 9, 15), NOTIFIED) == ("ready", [])

    def test_waits_for_the_last_of_several_times_and_every_page_says_the_same_day(self, tmp_path: Path) -> None:
        other = RETURNS.replace('"returns"', '"returns--practices"').replace("MYA-001", "MYA-003")
        other = other.replace("= 5", "= 8").replace("step =", 'part = "practices"\nstep =')
        time = 'not_before = { working_days = 2, of = "x-my-area/last-day" }'
        rules = RETURNS + DUTY.format(id="reads", number=2, when="notification-sent", more=time) + other
        clauses = (
            RETURNED,
            timing(2, "not-before", "x-my-area/last-day"),
            timing(8, "within", "information-requested"),
        )
        documents = cspr.framework("my-area", extra=folder(tmp_path / "one", rules, *clauses, words=WORDS))
        on = date(2025, 9, 26)
        assert stands(documents, date(2025, 9, 25), NOTIFIED, ASKED) == ("blocked", [(By.DAY, "Fri 26 Sep 2025")])
        assert stands(documents, on, NOTIFIED, ASKED) == ("ready", [])
        situation = cspr.Review("MA-01", "my-area").record(NOTIFIED, ASKED).as_of(on)
        (found,) = (each for each in schedule(documents, situation) if each.topic == READS)
        (reading,) = found.readings
        assert (shown(reading.due), reading.status.value, reading.days) == ("2025-09-26", "due", (0, 0))
        assert "due today" not in to_text(found, width=1000)


class TestAnEarliestAndALatestTime:
    def window(self, path: Path) -> cspr.Framework:
        return made(path, (LEAST, LATEST), (MOST, SOONEST))

    @pytest.mark.parametrize(
        ("on", "verdict"),
        [
            (date(2026, 3, 17), Verdict.DUE),
            (date(2026, 4, 8), Verdict.DUE),
            (date(2026, 4, 9), Verdict.OVERDUE),
        ],
        ids=["before", "on-the-last-day", "after"],
    )
    def test_are_a_window_with_one_last_day(self, tmp_path: Path, on: date, verdict: Verdict) -> None:
        situation = cspr.Review("MA-01", "my-area").record(DECIDED, PLANNED).as_of(on)
        found = next(each for each in schedule(self.window(tmp_path), situation) if each.topic == READS)
        main = main_date(found, on)
        assert (main.verdict, shown(main.opens), shown(main.day)) == (verdict, "2026-03-30", "2026-04-08")
        assert [reading.source.clauses for reading in main.leading] == [("MYA-001",), ("MYA-002",)]

    def test_are_no_texts_that_differ(self, tmp_path: Path) -> None:
        situation = cspr.Review("MA-01", "my-area").record(DECIDED, PLANNED).as_of(date(2026, 3, 17))
        (card,) = (card for card in glance(self.window(tmp_path), situation).cards if card.id == f"task/{READS}/case")
        assert (card.certainty, card.act_by) == (Certainty.LOCAL_ONLY, date(2026, 4, 8))
        assert card.why[0] == "At least 5 working days and at most 10 working days before publication, Wed 15 Apr."

    def test_are_both_named_while_there_is_no_day(self, tmp_path: Path) -> None:
        situation = cspr.Review("MA-01", "my-area").record(DECIDED).as_of(date(2026, 3, 17))
        found = [each for each in schedule(self.window(tmp_path), situation) if each.topic == READS]
        told = " ".join(to_text(cspr.report(self.window(tmp_path / "again"), situation), width=1000).split())
        assert main_date(found[0], date(2026, 3, 17)).verdict is Verdict.NOT_STARTED
        assert (
            "Family reads the report: at least 5 working days before publication; "
            "and at most 10 working days before publication [Procedure (1) MYA-001, MYA-002]"
        ) in told

    def test_done_sooner_is_too_early(self, tmp_path: Path) -> None:
        read = cspr.Happened(READS, "2026-03-20")
        situation = cspr.Review("MA-01", "my-area").record(DECIDED, PLANNED, read).as_of(date(2026, 4, 9))
        found = next(each for each in schedule(self.window(tmp_path), situation) if each.topic == READS)
        assert [reading.status.value for reading in found.readings] == ["met", "early"]
        assert main_date(found, date(2026, 4, 9)).verdict is Verdict.DONE


def shown(day: PartialDate | None) -> str:
    return str(day)
