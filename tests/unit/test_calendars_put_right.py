"""A calendar that takes one file after the other holds nothing as due that the record gives no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from cspr import caseload, timescales
from cspr.guidance import framework
from cspr.record import Happened, Involved, Planned, Redacted, Review, Withdrawn
from cspr.show import ical
from cspr.timescales.main_date import day_for_calendars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.record.entries import Logged

ON = date(2021, 4, 1)
ASKED = Happened("information-requested", "2021-03-29", id="e1")
TAKEN_OUT = Withdrawn("e1", "entered-in-error", on="2021-03-31")
NORTHAMPTONSHIRE = framework("northamptonshire")


def review(*entries: Logged) -> Review:
    return Review("NR-07", "northamptonshire").record(*entries)


def earlier(*entries: Logged, on: date = ON) -> list[tuple[str, str, str]]:
    found = timescales.earlier_dates(NORTHAMPTONSHIRE, review(*entries).as_of(on))
    return [(duty.topic, duty.about, str(day_for_calendars(duty, on)[1])) for duty in found]


def entries(file: bytes) -> dict[str, tuple[str, date, int]]:
    read: Any = Calendar.from_ical(file)
    return {
        str(entry["uid"]): (str(entry["status"]), entry.decoded("dtstart"), int(entry["sequence"]))
        for entry in read.walk("VEVENT")
    }


def feed(log: Iterable[Logged], on: date) -> dict[str, tuple[str, date, int]]:
    known = review(*log).as_of(on)
    schedule = timescales.schedule(NORTHAMPTONSHIRE, known)
    before = timescales.earlier_dates(NORTHAMPTONSHIRE, known)
    return entries(ical.calendar(schedule, reference="NR-07", on=on, feed=True, earlier=before))


class TestEarlierDates:
    def test_are_those_that_counted_from_an_event_that_was_withdrawn(self) -> None:
        assert [("return-information", "case", "2021-04-09")] == earlier(ASKED, TAKEN_OUT)

    def test_are_those_of_a_day_that_was_corrected_as_often_as_it_was(self) -> None:
        second = Happened("information-requested", "2021-03-30", id="e2", corrects="e1", recorded=date(2021, 3, 30))
        third = Happened("information-requested", "2021-03-31", corrects="e2", recorded=date(2021, 3, 31))
        assert [("return-information", "case", day) for day in ("2021-04-12", "2021-04-09")] == earlier(
            ASKED, second, third
        )

    def test_entries_put_right_on_one_day_are_put_right_together(self) -> None:
        second = Happened("information-requested", "2021-03-30", id="e2", corrects="e1")
        third = Happened("information-requested", "2021-03-31", corrects="e2")
        assert [("return-information", "case", "2021-04-09")] == earlier(ASKED, second, third)

    def test_are_those_of_a_plan_that_was_replaced(self) -> None:
        plans = [Planned("published", day) for day in ("2021-11-01", "2021-12-01")]
        assert [
            ("publication-notice", "case", "2021-10-21"),
            ("submit-information", "case", "2021-10-21"),
            ("publication-date-notice", "case", "2021-10-12"),
            ("press-statement", "case", "2021-10-28"),
            ("website-period", "case", "2022-11-01"),
        ] == earlier(*plans)

    def test_are_those_of_one_duty_that_each_agency_owes_now(self) -> None:
        assert [("return-information", "case", "2021-04-09")] == earlier(ASKED, Involved("agency:police"))

    def test_are_those_owed_by_an_agency_that_was_withdrawn(self) -> None:
        police, out = Involved("agency:police", id="e2"), Withdrawn("e2", "entered-in-error", on="2021-03-31")
        assert [("return-information", "agency:police", "2021-04-09")] == earlier(ASKED, police, out)[:1]

    def test_a_year_that_was_a_slip_gave_none(self) -> None:
        slip = Planned("local-review-decided", "2199-12-30")
        assert [] == earlier(slip, Planned("local-review-decided", "2021-05-01"))

    def test_the_last_twenty_changes_are_looked_at(self) -> None:
        plans = [Planned("published", date(2021, 11, day), recorded=date(2021, 3, day)) for day in range(1, 27)]
        days = {day for topic, _, day in earlier(*plans) if topic == "website-period"}
        assert {date(2022, 11, day).isoformat() for day in range(6, 26)} == days

    @pytest.mark.parametrize(
        "log",
        [
            (),
            (ASKED,),
            (Involved("agency:police"), ASKED),
            (Planned("published", "2021-11-01"), Planned("local-review-decided", "2021-05-01")),
            (ASKED, Redacted("e1", "wrong-case", on="2021-03-31")),
        ],
        ids=["nothing", "nothing-taken-out", "agency-known-before", "two-events-planned", "redacted"],
    )
    def test_are_none_where_nothing_was_taken_out_or_nothing_is_left_of_it(self, log: tuple[Logged, ...]) -> None:
        assert [] == earlier(*log)


class TestFeed:
    def test_what_lost_its_date_is_cancelled_under_its_id_with_a_higher_number(self) -> None:
        first, later = feed([ASKED], ON), feed([ASKED, TAKEN_OUT], date(2021, 4, 2))
        (uid,) = first
        assert ("CONFIRMED", date(2021, 4, 9)) == first[uid][:2]
        assert ("CANCELLED", date(2021, 4, 9)) == later[uid][:2]
        assert later[uid][2] > first[uid][2]

    def test_what_was_moved_stands_on_its_new_day_alone(self) -> None:
        moved = Happened("information-requested", "2021-03-30", corrects="e1")
        assert [("CONFIRMED", date(2021, 4, 12), ON.toordinal())] == list(feed([ASKED, moved], ON).values())

    def test_a_cancelled_entry_says_no_more_than_that_it_is_not_due(self) -> None:
        known = review(ASKED, TAKEN_OUT).as_of(ON)
        before = timescales.earlier_dates(NORTHAMPTONSHIRE, known)
        file = ical.calendar((), reference="NR-07", on=ON, earlier=before)
        read: Any = Calendar.from_ical(file)
        assert ["NR-07: not due"] == [str(entry["summary"]) for entry in read.walk("VEVENT")]

    def test_after_every_entry_the_calendar_holds_as_due_what_the_record_gives(self) -> None:
        log: list[Logged] = [
            Happened("local-authority-aware", "2021-03-26", id="e1"),
            Happened("notification-sent", "2021-03-29", id="e2"),
            Happened("information-requested", "2021-03-29", id="e3"),
            Involved("agency:police", id="e4"),
            Involved("agency:education", id="e5"),
            Withdrawn("e4", "entered-in-error", on="2021-03-30"),
            Planned("published", "2021-11-01", id="e7"),
            Planned("published", "2021-12-01", id="e8"),
            Withdrawn("e8", "entered-in-error", on="2021-03-31"),
            Withdrawn("e7", "entered-in-error", on="2021-03-31"),
            Happened("local-authority-aware", "2021-03-24", id="e11", corrects="e1"),
            Withdrawn("e3", "entered-in-error", on="2021-04-01"),
            Withdrawn("e2", "entered-in-error", on="2021-04-01"),
        ]
        calendar: dict[str, tuple[str, date, int]] = {}
        most = held = dict[str, date]()
        for length in range(1, len(log) + 1):
            on = date(2021, 4, length)
            calendar |= feed(log[:length], on)
            known = review(*log[:length]).as_of(on)
            schedule = timescales.schedule(NORTHAMPTONSHIRE, known)
            held = {uid: entry[1] for uid, entry in calendar.items() if entry[0] == "CONFIRMED"}
            given = entries(ical.calendar(schedule, reference="NR-07", on=on, feed=True))
            assert {uid: entry[1] for uid, entry in given.items() if entry[0] == "CONFIRMED"} == held
            most = max(most, held, key=len)
        assert (8, 2) == (len(most), len(held))


class TestCaseload:
    @staticmethod
    def week(*log: Logged, on: date, until: date) -> dict[str, tuple[str, date, int]]:
        return entries(ical.caseload(caseload.due([review(*log).as_of(on)], until=until)) or b"")

    def test_what_lost_its_date_is_cancelled_where_that_was_in_the_window_or_lately(self) -> None:
        until = date(2021, 4, 9)
        assert [("CONFIRMED", until)] == [each[:2] for each in self.week(ASKED, on=ON, until=until).values()]
        for on in (date(2021, 4, 2), date(2021, 5, 10)):
            later = self.week(ASKED, TAKEN_OUT, on=on, until=max(on, until))
            assert ["CANCELLED"] == [status for status, _, _ in later.values()]

    def test_what_lost_a_date_beyond_the_window_or_long_ago_was_or_is_in_no_file(self) -> None:
        for on, until in ((ON, date(2021, 4, 8)), (date(2021, 5, 11), date(2021, 5, 17))):
            answer = caseload.due([review(ASKED, TAKEN_OUT).as_of(on)], until=until)
            assert b"" == ical.caseload(answer)

    def test_what_was_moved_out_of_the_window_stands_on_its_new_day(self) -> None:
        plans = [Planned("published", "2021-11-01"), Planned("published", "2021-12-01")]
        on, until = date(2021, 10, 18), date(2021, 10, 24)
        first, later = self.week(plans[0], on=on, until=until), self.week(*plans, on=on, until=until)
        assert first.keys() <= later.keys()
        assert all(later[uid][1] > until for uid in first)
