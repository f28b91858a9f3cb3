"""Every duty with a time: its dates, how its readings stand, and where it stands on the day."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pytest

import building
from building import OPEN, document, framework_of
from cspr import calendars, timescales
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.documents import Document
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.periods import Amount, CalendarDays, Days, Months, Relation, Timing, Weeks, WorkingDays, Years
from cspr.guidance.windows import Window
from cspr.record import (
    Decided,
    Delayed,
    Established,
    Happened,
    Involved,
    Listed,
    Planned,
    Proceeding,
    Redacted,
    Review,
    Withdrawn,
)
from cspr.record.entries import AnyEntry
from cspr.sources import Authority, Basis, Force
from cspr.timescales import Rank, Reading, Schedule, Status, Timescale
from cspr.timescales.main_date import Verdict, main_date
from cspr.timescales.scheduling import LEVELS
from cspr.truth import Truth
from cspr.vocabulary import Word

ON = date(2021, 4, 1)
EVENT = "information-requested"
STEP = "return-information"


def within(*amounts: Amount, of: tuple[str, ...] = (EVENT,), relation: Relation = Relation.WITHIN) -> Timing:
    return Timing(relation=relation, amounts=amounts, of=of, established=len(of) == 1)


def duty(timing: Timing, instrument: str = "local", **more: Any) -> Duty:
    return building.duty(STEP, timing, instrument=instrument, **({"who": ("partner-agency",)} | more))


def schedule(
    documents: Iterable[Document], *entries: AnyEntry, on: date = ON, known_on: date | None = None, **more: Any
) -> Schedule:
    """Ask for the schedule of a record under made-up documents."""
    review = Review("NR-07", "my-area").record(*entries)
    return timescales.schedule(framework_of(documents), review.as_of(on, known_on), **more)


def readings(documents: Iterable[Document], *entries: AnyEntry, **more: Any) -> list[Reading]:
    return [one for found in schedule(documents, *entries, **more) for one in found.readings]


def only(timing: Timing, *entries: AnyEntry, on: date = ON, **more: Any) -> Reading:
    """Give the only reading of the only duty."""
    asked = {name: more.pop(name) for name in ("calendar", "planned", "known_on") if name in more}
    (found,) = readings([document(duty(timing, **more))], *entries, on=on, **asked)
    return found


def happened(on: str | date = "2021-03-29", event: str = EVENT, **more: Any) -> Happened:
    return Happened(event, on, **more)


class TestStatus:
    """Where a duty of seven working days stands: it is due on 9 April 2021."""

    WEEK = within(WorkingDays(7))

    @pytest.mark.parametrize(
        ("on", "done", "status", "days", "late_by"),
        [
            (date(2021, 4, 1), None, Status.DUE, (4, 8), None),
            (date(2021, 4, 9), None, Status.DUE, (0, 0), None),
            (date(2021, 4, 10), None, Status.OVERDUE, (0, -1), None),
            (date(2021, 4, 13), None, Status.OVERDUE, (-2, -4), None),
            (date(2021, 4, 13), "2021-04-09", Status.MET, None, None),
            (date(2021, 4, 13), "2021-04-12", Status.LATE, None, (1, 3)),
            (date(2021, 5, 1), "2021-04", Status.CANNOT_TELL, None, None),
        ],
    )
    def test_on_each_day_it_is_met_due_overdue_or_late(
        self,
        on: date,
        done: str | None,
        status: Status,
        days: tuple[int, int] | None,
        late_by: tuple[int, int] | None,
    ) -> None:
        entries = [] if done is None else [happened(done, "information-returned")]
        found = only(self.WEEK, happened(), *entries, on=on)
        assert (status, days, late_by) == (found.status, found.days, found.late_by)

    def test_without_its_event_it_has_not_started(self) -> None:
        found = only(self.WEEK)
        assert (Status.NOT_STARTED, None, "counts from the request: no date recorded") == (
            found.status,
            found.due,
            found.why,
        )

    def test_done_without_a_date_to_judge_it_by_is_done(self) -> None:
        found = only(self.WEEK, happened("2021-03-31", "information-returned"))
        assert (Status.DONE, None) == (found.status, found.days)

    def test_a_start_known_only_in_part_leaves_days_on_which_it_cannot_be_told(self) -> None:
        asked = [date(2021, 4, 1), date(2021, 4, 8), date(2021, 4, 9), date(2021, 4, 12), date(2021, 4, 13)]
        found = [only(self.WEEK, happened("2021-03-26/2021-03-30"), on=on) for on in asked]
        assert [
            ("2021-04-08/2021-04-12", Status.DUE, (3, 7)),
            ("2021-04-08/2021-04-12", Status.DUE, (0, 0)),
            ("2021-04-08/2021-04-12", Status.CANNOT_TELL, None),
            ("2021-04-08/2021-04-12", Status.CANNOT_TELL, None),
            ("2021-04-08/2021-04-12", Status.OVERDUE, (-1, -1)),
        ] == [(str(one.due), one.status, one.days) for one in found]

    def test_what_may_have_been_done_in_time_or_not_at_all_cannot_be_told(self) -> None:
        found = only(
            self.WEEK,
            happened(),
            happened("2021-04", "information-returned", recorded="2021-05-04"),
            on=date(2021, 4, 20),
        )
        assert Status.CANNOT_TELL is found.status

    def test_what_is_due_either_way_is_due_though_it_may_be_done(self) -> None:
        slow = within(Months(3))
        found = only(
            slow, happened(), happened("2021-04", "information-returned", recorded="2021-05-04"), on=date(2021, 4, 20)
        )
        assert Status.CANNOT_TELL is found.status

    def test_of_an_uncertain_start_the_record_of_the_day_decides(self) -> None:
        found = only(
            self.WEEK, happened("2021-04"), on=date(2021, 4, 10)
        )  # by the 10th it had happened, so not after it
        assert ("2021-04-14/2021-04-20", Status.DUE) == (str(found.due), found.status)

    def test_what_no_must_or_should_asks_for_is_passed_and_no_breach(self) -> None:
        found = [only(self.WEEK, happened(), on=date(2021, 4, 20), force=force) for force in Force]
        assert [Status.OVERDUE, Status.OVERDUE, Status.LAPSED, Status.EXPECTED_PASSED] == [one.status for one in found]

    @pytest.mark.parametrize("basis", [Basis.INFERRED, Basis.RECALLED])
    def test_an_unmet_text_that_was_not_checked_is_to_be_checked(self, basis: Basis) -> None:
        found = only(self.WEEK, happened(), on=date(2021, 4, 20), basis=basis)
        assert (Status.PASSED_FROM_MEMORY, (-7, -11)) == (found.status, found.days)

    def test_what_was_late_by_an_unchecked_text_says_by_how_much(self) -> None:
        entries = (happened(), happened("2021-04-14", "information-returned"))
        found = only(self.WEEK, *entries, on=date(2021, 4, 20), basis=Basis.RECALLED)
        assert (Status.DATE_PASSED_CHECK, (3, 5)) == (found.status, found.late_by)

    def test_a_duty_of_which_it_is_not_known_whether_it_arises_is_no_breach_yet(self) -> None:
        found = only(self.WEEK, happened(), on=date(2021, 4, 20), when=("child-died",))
        assert (Truth.UNKNOWN, Status.DATE_PASSED_CHECK, (Open(name="child-died", about="case"),)) == (
            found.applies,
            found.status,
            found.needs,
        )

    def test_a_duty_that_does_not_arise_is_not_needed_and_says_when_it_would(self) -> None:
        no = Established("child-died", "no", on=ON, by="local-authority")
        found = only(self.WEEK, happened(), no, when=("child-died",), unless=("published",))
        assert (Status.NOT_NEEDED, Rank.DOES_NOT_ARISE, True) == (
            found.status,
            found.standing,
            "does not apply, on what is recorded; it applies with 'Did the child die?' yes, not with 'Published'"
            in found.reasons,
        )

    def test_a_window_is_early_before_it_opens(self) -> None:
        window = within(Weeks(2), Weeks(4), relation=Relation.BETWEEN)
        found = [
            only(window, happened("2021-04-12"), happened(done, "information-returned"), on=date(2021, 6, 1)).status
            for done in ("2021-04-20", "2021-04-26", "2021-05-10", "2021-05-11", "2021-04-20/2021-04-30")
        ]
        assert [Status.EARLY, Status.MET, Status.MET, Status.LATE, Status.CANNOT_TELL] == found

    def test_what_was_done_before_a_window_that_may_not_apply_has_not_passed_its_date(self) -> None:
        window = within(Weeks(2), Weeks(4), relation=Relation.BETWEEN)
        entries = (happened("2021-04-12"), happened("2021-04-14", "information-returned"))
        found = only(window, *entries, on=date(2021, 4, 15), when=("child-died",))
        assert (Truth.UNKNOWN, Status.CANNOT_TELL) == (found.applies, found.status)

    def test_about_leaves_open_how_late_is_too_late_until_the_event_itself(self) -> None:
        about = within(CalendarDays(2), of=("published",), relation=Relation.ABOUT_BEFORE)
        planned = {"published": date(2021, 5, 10)}
        found = [
            only(about, planned=planned, on=date(2021, 5, day), step="submit-report").status for day in (8, 9, 10, 11)
        ]
        assert [Status.DUE, Status.CANNOT_TELL, Status.CANNOT_TELL, Status.CANNOT_TELL] == found
        day = Happened("published", "2021-05-10")
        assert Status.OVERDUE is only(about, day, on=date(2021, 5, 11), step="submit-report").status

    @pytest.mark.parametrize(
        ("on", "ended", "status"),
        [
            (date(2021, 12, 1), None, Status.RUNNING),
            (date(2022, 3, 29), None, Status.MET),
            (date(2022, 4, 1), "2021-12-01", Status.EARLY),
            (date(2022, 4, 1), "2022-03-30", Status.MET),
            (date(2022, 4, 1), "2022-03", Status.CANNOT_TELL),
        ],
    )
    def test_a_shortest_duration_runs_until_it_is_kept(self, on: date, ended: str | None, status: Status) -> None:
        year = within(Years(1), relation=Relation.AT_LEAST)
        entries = [] if ended is None else [happened(ended, "information-returned")]
        assert status is only(year, happened(), *entries, on=on).status

    def test_nothing_has_lasted_that_was_only_planned(self) -> None:
        year = within(Years(1), of=("published",), relation=Relation.AT_LEAST)
        plan = Planned("published", "2021-11-01")
        assert [Status.NOT_STARTED] * 2 == [
            only(year, plan, on=day).status for day in (date(2021, 6, 1), date(2022, 12, 1))
        ]

    @pytest.mark.parametrize(
        ("on", "ended", "status"),
        [
            (date(2022, 6, 1), None, Status.RUNNING),
            (date(2022, 9, 5), None, Status.MET),
            (date(2022, 9, 5), "2022-02-28", Status.EARLY),
            (date(2022, 9, 5), "2022-09-01", Status.MET),
        ],
    )
    def test_a_report_that_was_taken_down_was_not_kept_available(
        self, on: date, ended: str | None, status: Status
    ) -> None:
        entries = [Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")]
        gone = [] if ended is None else [happened(ended, "withdrawn-from-web")]
        review = Review("NR-07", "national").record(*entries, happened("2021-08-31", "published"), *gone)
        found = timescales.schedule(framework("national"), review.as_of(on))
        (period,) = [one for one in found if one.topic == "website-period"]
        unsure = {Status.DATE_PASSED_CHECK} if status is Status.EARLY else set[Status]()
        assert {status} == {one.status for one in period.readings} - unsure

    @pytest.mark.parametrize(
        ("on", "done", "status", "days"),
        [
            (date(2021, 9, 1), None, Status.RUNNING, (20, 28)),
            (date(2021, 9, 29), None, Status.DUE, (0, 0)),
            (date(2021, 12, 1), None, Status.DUE, None),
            (date(2021, 12, 1), "2021-09-28", Status.EARLY, None),
            (date(2021, 12, 1), "2021-09-29", Status.MET, None),
            (date(2021, 12, 1), "2021-09", Status.CANNOT_TELL, None),
        ],
    )
    def test_what_is_not_to_be_done_before_a_day_is_never_overdue(
        self, on: date, done: str | None, status: Status, days: tuple[int, int] | None
    ) -> None:
        wait = within(Months(6), relation=Relation.NOT_BEFORE)
        entries = [] if done is None else [happened(done, "information-returned")]
        found = only(wait, happened(), *entries, on=on)
        assert ("2021-09-29", status, days) == (str(found.due), found.status, found.days)

    def test_the_working_day_before_a_first_day_would_come_too_soon(self) -> None:
        for relation in (Relation.NOT_BEFORE, Relation.AT_LEAST):
            found = only(within(Months(6), relation=relation), happened("2021-05-01"), on=date(2021, 9, 1))
            assert ("2021-11-01", "", None) == (str(found.due), found.falls_on, found.working_day_before)
            found = only(within(Months(6), relation=relation), happened("2021-04-30"), on=date(2021, 9, 1))
            assert ("Saturday", None) == (found.falls_on, found.working_day_before)
            assert "a Saturday" in found.reasons

    def test_a_first_day_on_a_foreseen_holiday_says_so(self) -> None:
        wait = within(Months(6), relation=Relation.NOT_BEFORE)
        found = only(wait, happened("2029-10-19"), on=date(2029, 11, 1))
        assert "Good Friday (assumes bank holidays not yet announced)" in found.reasons

    def test_whether_the_day_has_come_may_not_be_known(self) -> None:
        wait = within(Months(6), relation=Relation.NOT_BEFORE)
        assert Status.CANNOT_TELL is only(wait, happened("2021-03"), on=date(2021, 9, 15)).status

    def test_a_shortest_duration_from_a_start_known_in_part_may_be_over(self) -> None:
        year = within(Years(1), relation=Relation.AT_LEAST)
        assert Status.CANNOT_TELL is only(year, happened("2021-03"), on=date(2022, 3, 15)).status

    def test_what_recurs_is_not_met_by_the_one_it_is_counted_from(self) -> None:
        quarter = within(Months(3), of=("information-returned",), relation=Relation.EVERY)
        found = only(quarter, happened("2021-03-01", "information-returned"), on=date(2021, 6, 2))
        assert ("2021-06-01", Status.OVERDUE, None) == (str(found.due), found.status, found.done)

    def test_a_fixed_date_is_due_on_its_day(self) -> None:
        fixed = Timing(relation=Relation.BY, date=PartialDate.of("2021-04-30"))
        found = only(fixed)
        assert ("2021-04-30", Status.DUE, ("by Fri 30 Apr 2021",)) == (str(found.due), found.status, found.reasons)

    def test_a_vague_time_gives_no_figure(self) -> None:
        vague = Timing(relation=Relation.VAGUE, of=(EVENT,), says="as soon as", how="as-soon-as")
        found = only(vague, happened())
        assert (None, Status.NO_FIGURE, Rank.GIVES_NO_DATE, "no set date: the text says 'as soon as'") == (
            found.due,
            found.status,
            found.standing,
            found.why,
        )

    def test_a_vague_time_that_was_done_is_done(self) -> None:
        vague = Timing(relation=Relation.VAGUE, of=(EVENT,), says="as soon as", how="as-soon-as")
        found = only(vague, happened(), happened("2021-03-31", "information-returned"))
        assert (Status.DONE, "2021-03-31") == (found.status, str(found.done))


class TestRelaxation:
    """A text that suspends a duty stands beside each of its days that fall while it was in force."""

    WEEK = within(WorkingDays(7))

    def under(self, window: Window, *entries: AnyEntry, on: date = ON, note: str = "") -> Reading:
        strict = duty(self.WEEK)
        easy = duty(self.WEEK, "easing", relaxes=("LOCAL-001",), note=note)
        found = readings([document(strict), document(easy, window=window)], happened(), *entries, on=on)
        assert 1 == len(found)
        return found[0]

    def test_a_relaxation_that_has_ended_changes_nothing(self) -> None:
        found = self.under(Window(start=PartialDate.read("2020-03-01"), end=PartialDate.read("2021-03-01")))
        assert (Status.DUE, ()) == (found.status, found.relaxations)

    def test_under_one_whose_end_is_not_known_it_may_be_suspended(self) -> None:
        found = self.under(
            Window(start=PartialDate.read("2020-03-01"), end=None, open_end=True), note="For all reviews."
        )
        assert (Status.MAY_BE_SUSPENDED, "easing may suspend this (EASING-001): For all reviews.") == (
            found.status,
            found.reasons[-1],
        )

    def test_under_one_in_force_what_is_unmet_may_be_suspended_too(self) -> None:
        found = self.under(Window(start=PartialDate.read("2020-03-01"), end=None), on=date(2021, 5, 1))
        assert (Status.MAY_BE_SUSPENDED, "easing suspends this (EASING-001)") == (found.status, found.reasons[-1])

    @pytest.mark.parametrize(
        ("start", "end", "suspended"), [("2021-04-01", None, True), ("2020-03", "2021-04-01", False)]
    )
    def test_it_is_the_day_on_which_it_is_due_that_counts(self, start: str, end: str | None, suspended: bool) -> None:
        last = None if end is None else PartialDate.read(end)
        found = self.under(Window(start=PartialDate.read(start), end=last), on=date(2021, 5, 1))
        assert suspended is bool(found.relaxations)
        assert (Status.MAY_BE_SUSPENDED if suspended else Status.OVERDUE) is found.status

    def test_what_was_met_stays_met(self) -> None:
        done = happened("2021-04-07", "information-returned")
        found = self.under(Window(start=PartialDate.read("2020-03-01"), end=None), done, on=date(2021, 5, 1))
        assert Status.MET is found.status


class TestStanding:
    """How readings of several documents on one topic stand to each other."""

    @staticmethod
    def standings(*duties: Duty, windows: tuple[Window, ...] = (), entries: tuple[AnyEntry, ...] = ()) -> list[Rank]:
        windows = windows or (OPEN,) * len(duties)
        made = [document(one, window=window) for one, window in zip(duties, windows, strict=True)]
        found = readings(made, happened(), *entries)
        return [one.standing for one in sorted(found, key=lambda one: one.source.instrument)]

    def test_the_highest_authority_governs_whatever_its_force(self) -> None:
        low = duty(within(WorkingDays(5)), "b")
        for force in (Force.MUST, Force.SHOULD, Force.IS):
            high = duty(within(WorkingDays(10)), "a", authority=Authority.STATUTORY_GUIDANCE, force=force)
            assert [Rank.GOVERNS, Rank.ALSO_ASKED] == self.standings(high, low)

    def test_a_permission_governs_nothing_whatever_its_authority(self) -> None:
        high = duty(within(WorkingDays(10)), "a", authority=Authority.STATUTORY_GUIDANCE, force=Force.MAY)
        low = duty(within(WorkingDays(5)), "b")
        assert [Rank.PERMITTED, Rank.GOVERNS] == self.standings(high, low)
        assert [Rank.PERMITTED] == self.standings(high)

    def test_a_lower_text_that_asks_for_less_cannot_loosen(self) -> None:
        high = duty(within(WorkingDays(5)), "a", authority=Authority.STATUTE)
        low = duty(within(WorkingDays(10)), "b")
        assert [Rank.GOVERNS, Rank.CANNOT_LOOSEN] == self.standings(high, low)

    def test_a_permission_beside_what_is_asked_for_leaves_that_settled(self) -> None:
        asked = duty(within(Months(6)), "a", authority=Authority.STATUTORY_GUIDANCE)
        longer = duty(within(Months(9)), "b", authority=Authority.STATUTORY_GUIDANCE, force=Force.MAY)
        lower = duty(within(WorkingDays(5)), "c", force=Force.MAY)
        assert [Rank.GOVERNS, Rank.PERMITTED, Rank.PERMITTED] == self.standings(asked, longer, lower)

    @pytest.mark.parametrize(
        ("on", "authority", "verdict", "day"),
        [
            (date(2021, 6, 1), Authority.LOCAL, Verdict.DUE, "2021-10-01"),
            (date(2021, 11, 1), Authority.LOCAL, Verdict.SOME_PASSED, "2022-01-01"),
            (date(2021, 11, 1), Authority.COMMENTARY, Verdict.OVERDUE, "2021-10-01"),
            (date(2022, 2, 1), Authority.LOCAL, Verdict.OVERDUE, "2021-10-01"),
        ],
    )
    def test_a_permission_for_longer_that_applies_is_worked_to_once_the_limit_has_passed(
        self, on: date, authority: Authority, verdict: Verdict, day: str
    ) -> None:
        asked = document(duty(within(Months(6)), "a"))
        longer = document(duty(within(Months(9)), "b", authority=authority, force=Force.MAY))
        (scale,) = schedule([asked, longer], happened("2021-04-01"), on=on)
        found = main_date(scale, on)
        assert (verdict, day) == (found.verdict, str(found.day))

    def test_a_lower_text_with_the_same_date_agrees_and_only_one_with_an_earlier_is_stricter(self) -> None:
        high = duty(within(WorkingDays(5)), "a", authority=Authority.STATUTE)
        low, lower = duty(within(WorkingDays(5)), "b"), duty(within(WorkingDays(4)), "c")
        assert [Rank.GOVERNS, Rank.AGREES] == self.standings(high, low)
        (scale,) = schedule(
            [document(high), document(low), document(lower)], happened("2021-04-01"), on=date(2021, 4, 2)
        )
        assert ["2021-04-09"] == [str(reading.due) for reading in main_date(scale, date(2021, 4, 2)).stricter]

    def test_several_dates_at_the_top_leave_all_unsettled(self) -> None:
        one, two = (duty(within(WorkingDays(n)), name) for n, name in ((7, "a"), (8, "b")))
        assert [Rank.UNSETTLED] * 2 == self.standings(one, two)

    def test_a_unit_that_is_not_settled_leaves_all_unsettled(self) -> None:
        assert [Rank.UNSETTLED] * 2 == self.standings(duty(within(Days(5)), "a"))

    def test_a_start_that_is_not_settled_is_unsettled_though_only_one_of_them_is_recorded(self) -> None:
        either = within(WorkingDays(5), of=(EVENT, "notification-sent"))
        assert [Rank.UNSETTLED, Rank.GIVES_NO_DATE] == self.standings(duty(either, "a"))

    def test_candidates_that_come_to_one_date_settle_it(self) -> None:
        either = within(WorkingDays(5), of=(EVENT, "notification-sent"))
        sent = Happened("notification-sent", "2021-03-29")
        assert [Rank.GOVERNS] * 2 == self.standings(duty(either, "a"), entries=(sent,))

    def test_what_no_date_can_satisfy_together_is_a_contradiction(self) -> None:
        high = duty(within(Years(1), relation=Relation.AT_LEAST), "a", authority=Authority.STATUTE)
        low = duty(within(Months(6), relation=Relation.AT_MOST), "b")
        assert [Rank.GOVERNS, Rank.CONTRADICTION] == self.standings(high, low)

    def test_of_two_shortest_durations_the_longer_asks_for_more(self) -> None:
        high = duty(within(Years(1), relation=Relation.AT_LEAST), "a", authority=Authority.STATUTE)
        low = duty(within(Years(2), relation=Relation.AT_LEAST), "b")
        assert [Rank.GOVERNS, Rank.ALSO_ASKED] == self.standings(high, low)

    def test_parts_that_add_up_do_not_compete(self) -> None:
        one = duty(within(WorkingDays(5)), "a", part="to-panel")
        two = duty(within(WorkingDays(9)), "b", part="to-ofsted")
        assert [Rank.GOVERNS] * 2 == self.standings(one, two)

    def test_a_text_that_may_be_in_force_and_outranks_leaves_it_unsettled(self) -> None:
        high = duty(within(WorkingDays(5)), "a", authority=Authority.STATUTE)
        low = duty(within(WorkingDays(7)), "b")
        perhaps = Window(start=None, end=None)
        assert [Rank.UNSETTLED] * 2 == self.standings(high, low, windows=(perhaps, OPEN))

    def test_a_lower_text_that_may_be_in_force_does_not_unsettle_the_governing_one(self) -> None:
        high = duty(within(WorkingDays(5)), "a", authority=Authority.STATUTE)
        low = duty(within(WorkingDays(7)), "b")
        perhaps = Window(start=None, end=None)
        assert [Rank.GOVERNS, Rank.CANNOT_LOOSEN] == self.standings(high, low, windows=(OPEN, perhaps))

    def test_a_duty_that_does_not_arise_takes_no_part(self) -> None:
        high = duty(within(WorkingDays(5)), "a", authority=Authority.STATUTE, when=("published",))
        low = duty(within(WorkingDays(7)), "b")
        assert [Rank.DOES_NOT_ARISE, Rank.GOVERNS] == self.standings(high, low)

    def test_readings_come_with_the_highest_authority_first(self) -> None:
        made = [
            document(duty(within(WorkingDays(5)), "a")),
            document(duty(within(WorkingDays(7)), "b", authority=Authority.STATUTE)),
        ]
        assert ["b", "a"] == [one.source.instrument for one in readings(made)]


class TestSafeBy:
    """The earliest date that satisfies every reading."""

    @staticmethod
    def safe(*duties: Duty) -> date | None:
        (found,) = schedule([document(one) for one in duties], happened())
        return found.safe_by

    def test_it_is_the_earliest_of_the_days_due(self) -> None:
        assert date(2021, 4, 8) == self.safe(duty(within(WorkingDays(7)), "a"), duty(within(CalendarDays(10)), "b"))

    def test_windows_that_do_not_meet_have_none(self) -> None:
        window = within(Days(10), Days(13), relation=Relation.BETWEEN)
        assert None is self.safe(duty(window, "a"))

    def test_windows_that_meet_have_the_earlier_end(self) -> None:
        one = duty(within(Weeks(1), Weeks(3), relation=Relation.BETWEEN), "a")
        two = duty(within(Weeks(2), Weeks(4), relation=Relation.BETWEEN), "b")
        assert date(2021, 4, 19) == self.safe(one, two)

    def test_of_shortest_durations_it_is_the_longest(self) -> None:
        one, two = (duty(within(Years(n), relation=Relation.AT_LEAST), name) for n, name in ((1, "a"), (3, "b")))
        assert date(2024, 3, 29) == self.safe(one, two)

    def test_parts_are_different_acts_and_the_first_of_their_dates_is_given(self) -> None:
        early = duty(within(Weeks(1), relation=Relation.AT_MOST), "a", part="one")
        late = duty(within(Weeks(2), Weeks(3), relation=Relation.BETWEEN), "b", part="other")
        assert date(2021, 4, 5) == self.safe(early, late)

    def test_a_part_that_cannot_be_satisfied_leaves_none(self) -> None:
        early = duty(within(Weeks(1)), "a", part="one")
        window = duty(within(Weeks(2), Weeks(3), relation=Relation.BETWEEN), "b", part="one")
        assert None is self.safe(early, window, duty(within(Weeks(1)), "c", part="other"))

    def test_a_reading_without_parts_has_to_be_satisfied_by_each(self) -> None:
        one = duty(within(WorkingDays(7)), "a", part="one")
        other = duty(within(WorkingDays(9)), "b", part="other")
        whole = duty(within(WorkingDays(2)), "c")
        assert date(2021, 3, 31) == self.safe(one, other, whole)

    def test_without_a_date_there_is_none(self) -> None:
        (found,) = schedule([document(duty(within(WorkingDays(7))))])
        assert None is found.safe_by


class TestEditions:
    """A clock is judged by the edition in force when it started, else on the day asked about."""

    OLD = Window(start=PartialDate.read("2019-01-01"), end=PartialDate.read("2021-03-29"))
    NEW = Window(start=PartialDate.read("2021-03-29"), end=None)

    def editions(self, *entries: AnyEntry, on: date = ON) -> list[str]:
        old = document(duty(within(WorkingDays(5)), "old"), window=self.OLD)
        new = document(duty(within(WorkingDays(6)), "new"), window=self.NEW)
        return [one.source.instrument for one in readings([old, new], *entries, on=on)]

    @pytest.mark.parametrize(
        ("start", "found"),
        [("2021-03-28", ["old"]), ("2021-03-29", ["new"]), ("2021-03-30", ["new"]), ("2021-03", ["new", "old"])],
    )
    def test_the_start_decides(self, start: str, found: list[str]) -> None:
        assert found == sorted(self.editions(happened(start)))

    def test_without_a_start_the_day_decides(self) -> None:
        assert (["old"], ["new"]) == (self.editions(on=date(2021, 3, 28)), self.editions(on=date(2021, 3, 29)))

    def test_a_plan_is_no_start(self) -> None:
        assert ["old"] == self.editions(Planned(EVENT, "2021-05-01"), on=date(2021, 3, 28))

    def test_an_edition_that_may_be_in_force_says_so(self) -> None:
        (found,) = readings([document(duty(within(WorkingDays(5))), window=Window(start=None, end=None))], happened())
        assert (Truth.UNKNOWN, "undated: may not have applied") == (
            found.in_force.truth,
            found.reasons[-1],
        )

    def test_an_edition_that_may_be_in_force_makes_no_breach(self) -> None:
        made = [document(duty(within(WorkingDays(5))), window=Window(start=None, end=None))]
        (found,) = readings(made, happened(), on=date(2021, 6, 1))
        assert Status.DATE_PASSED_CHECK is found.status


class TestPlans:
    BACK = within(WorkingDays(7), of=("published",), relation=Relation.AT_LEAST_BEFORE)

    def test_a_notice_is_counted_back_from_the_recorded_plan(self) -> None:
        found = only(self.BACK, Planned("published", "2021-11-01"), step="submit-report")
        assert ("2021-10-21", True, "counted from publication, Mon 1 Nov 2021 (planned)") == (
            str(found.due),
            found.planned,
            found.reasons[1].partition(";")[0],
        )

    def test_nothing_runs_from_a_plan_whose_day_has_passed(self) -> None:
        week = within(WorkingDays(7), of=("published",))
        plan = Planned("published", "2021-11-01")
        found = [only(week, plan, on=day) for day in (date(2021, 11, 1), date(2021, 12, 1))]
        assert [Status.DUE, Status.NOT_STARTED] == [one.status for one in found]
        stale = "planned for Mon 1 Nov 2021; not recorded as done"
        assert [False, True] == [stale in one.reasons for one in found]

    def test_whether_a_notice_was_owed_before_a_plan_that_has_passed_cannot_be_told(self) -> None:
        plan = Planned("published", "2021-11-01")
        found = [
            only(self.BACK, plan, on=day, step="submit-report").status
            for day in (date(2021, 10, 22), date(2021, 12, 1))
        ]
        assert [Status.OVERDUE, Status.CANNOT_TELL] == found

    def test_a_plan_of_the_caller_goes_before_the_recorded_one(self) -> None:
        planned = {"published": "2021-11-08"}
        found = only(self.BACK, Planned("published", "2021-11-01"), planned=planned, step="submit-report")
        assert "2021-10-28" == str(found.due)

    def test_what_happened_goes_before_every_plan(self) -> None:
        done = happened("2021-03-31", "published")
        found = only(self.BACK, done, planned={"published": "2021-11-08"}, step="submit-report")
        assert ("2021-03-22", False) == (str(found.due), found.planned)

    def test_the_last_of_several_recorded_plans_counts(self) -> None:
        plans = (Planned("published", "2021-11-01"), Planned("published", "2021-12-01"))
        assert "2021-11-22" == str(only(self.BACK, *plans, step="submit-report").due)

    def test_a_plan_recorded_later_is_not_known_yet(self) -> None:
        plan = Planned("published", "2021-11-01", recorded=date(2021, 6, 1))
        assert None is only(self.BACK, plan, step="submit-report").due

    def test_an_event_entered_for_a_later_day_has_not_happened(self) -> None:
        assert Status.NOT_STARTED is only(within(WorkingDays(7)), happened("2021-04-02")).status


class TestForEach:
    """A duty owed for each agency, child or person has a clock for each that is known."""

    WEEK = within(WorkingDays(7))

    def found(self, *entries: AnyEntry, **more: Any) -> Schedule:
        return schedule([document(duty(self.WEEK, each="agency"))], *entries, **more)

    def test_while_none_is_known_the_case_stands_in_their_place(self) -> None:
        assert ["case"] == [one.about for one in self.found(happened())]

    def test_each_known_agency_has_its_own_clock(self) -> None:
        asked = (happened(about="agency:police"), happened("2021-03-30", about="agency:health"))
        assert [("agency:health", "2021-04-12"), ("agency:police", "2021-04-09")] == [
            (one.about, str(one.readings[0].due)) for one in self.found(*asked)
        ]

    def test_what_was_asked_of_the_case_was_asked_of_each(self) -> None:
        found = self.found(happened(), Involved("agency:police"))
        assert [("agency:police", "2021-04-09")] == [(one.about, str(one.readings[0].due)) for one in found]

    def test_one_agencys_return_is_not_anothers(self) -> None:
        back = happened("2021-04-01", "information-returned", about="agency:police")
        found = self.found(happened(), back, Involved("agency:health"))
        assert [("agency:health", Status.DUE), ("agency:police", Status.MET)] == [
            (one.about, one.readings[0].status) for one in found
        ]

    def test_whether_all_of_them_are_known_is_said_while_it_is_not(self) -> None:
        (found,) = self.found(happened(), Involved("agency:police"))
        said = "the list of agencies may not be complete"
        (complete,) = self.found(happened(), Involved("agency:police"), Listed("agency", ON))
        assert (True, False) == (said in found.readings[0].reasons, said in complete.readings[0].reasons)

    def test_a_text_not_in_force_when_an_agencys_clock_started_is_not_shown_for_it(self) -> None:
        window = Window(start=PartialDate.read("2021-03-29"), end=None)
        made = [document(duty(self.WEEK, each="agency"), window=window)]
        asked = (happened("2021-03-26", about="agency:police"), happened(about="agency:health"))
        assert ["agency:health"] == [one.about for one in schedule(made, *asked)]

    def test_facts_are_asked_of_the_child_that_a_duty_is_owed_for(self) -> None:
        died = Established("child-died", "yes", on=ON, by="local-authority", about="child:A")
        lived = Established("child-died", "no", on=ON, by="local-authority", about="child:B")
        made = [document(duty(self.WEEK, each="child", step="identify-incident", when=("child-died",)))]
        found = schedule(made, happened(), died, lived)
        assert [("child:A", Truth.YES), ("child:B", Truth.NO)] == [
            (one.about, one.readings[0].applies) for one in found
        ]

    def test_a_plan_for_the_case_is_one_for_each(self) -> None:
        found = self.found(Planned(EVENT, "2021-04-12"), Involved("agency:police"))
        assert [("agency:police", "2021-04-21")] == [(one.about, str(one.readings[0].due)) for one in found]


class TestOfTheCase:
    """A duty of the case counts from what is recorded about somebody, where nothing is recorded about the case."""

    def test_the_first_of_several_counts_and_is_named(self) -> None:
        asked = (happened("2021-03-30", about="agency:health"), happened(about="agency:police"))
        found = only(within(WorkingDays(7)), *asked, step="collate-information")
        assert ("2021-04-09", "counted from the request (agency:police), Mon 29 Mar 2021;") == (
            str(found.due),
            found.reasons[1][:58],
        )

    def test_a_step_done_for_each_is_done_only_when_done_for_every_one(self) -> None:
        back = happened("2021-04-01", "information-returned", about="agency:police")
        other = happened("2021-04-06", "information-returned", about="agency:health")
        week, asked = within(WorkingDays(7)), happened()
        parts = (
            (back, Involved("agency:health")),
            (back, other),
            (back, other, Listed("agency", "2021-04-07")),
        )
        found = [only(week, asked, *entries, on=date(2021, 4, 20)) for entries in parts]
        assert [(Status.OVERDUE, None), (Status.CANNOT_TELL, "2021-04-06"), (Status.MET, "2021-04-06")] == [
            (one.status, None if one.done is None else str(one.done)) for one in found
        ]

    def test_a_step_done_once_is_done_by_the_first_who_did_it(self) -> None:
        entries = [
            happened(day, "information-collated", about=about)
            for day, about in (("2021-04-07", "agency:health"), ("2021-04-06", "agency:police"))
        ]
        found = only(within(WorkingDays(7)), happened(), *entries, on=date(2021, 4, 20), step="collate-information")
        assert (Status.MET, "2021-04-06") == (found.status, str(found.done))


class TestWhatIsKnown:
    """By a day of knowledge, after corrections, and with several entries on one event."""

    WEEK = within(WorkingDays(7))

    def test_by_a_day_of_knowledge_what_was_recorded_later_has_not_happened(self) -> None:
        asked = happened(recorded=date(2021, 4, 1))
        found = [only(self.WEEK, asked, known_on=day).due for day in (date(2021, 3, 31), date(2021, 4, 1))]
        assert [None, PartialDate.read("2021-04-09")] == found

    def test_of_what_has_no_day_of_recording_it_cannot_be_told_that_it_was_done(self) -> None:
        done = happened("2021-04-01", "information-returned")
        found = only(self.WEEK, happened(), done, on=date(2021, 4, 20), known_on=date(2021, 4, 20))
        assert Status.CANNOT_TELL is found.status

    def test_what_was_withdrawn_does_not_start_a_clock(self) -> None:
        found = only(self.WEEK, happened(id="e1"), Withdrawn("e1", "entered-in-error", on=ON))
        assert Status.NOT_STARTED is found.status

    def test_what_was_redacted_does_not_start_a_clock(self) -> None:
        found = only(self.WEEK, happened(id="e1"), Redacted("e1", "wrong-case", on=ON))
        assert Status.NOT_STARTED is found.status

    def test_what_was_corrected_starts_it_where_it_now_stands(self) -> None:
        found = only(self.WEEK, happened(id="e1"), happened("2021-03-30", corrects="e1"))
        assert "2021-04-12" == str(found.due)

    def test_two_entries_on_one_event_narrow_it(self) -> None:
        assert "2021-04-09" == str(only(self.WEEK, happened("2021-03"), happened()).due)

    @pytest.mark.parametrize(("of_no", "applies"), [("2021-03-31", Truth.YES), (ON, Truth.UNKNOWN)])
    def test_of_two_answers_that_of_the_later_day_counts_and_of_one_day_neither(
        self, of_no: str | date, applies: Truth
    ) -> None:
        answers = [
            Established("child-died", said, on=on, by="local-authority") for said, on in (("no", of_no), ("yes", ON))
        ]
        assert applies is only(self.WEEK, *answers, when=("child-died",)).applies

    @pytest.mark.parametrize(("recorded", "applies"), [("2021-04-15", Truth.YES), ("2021-04-16", Truth.UNKNOWN)])
    def test_an_answer_of_a_month_that_lasts_is_known_once_it_is_entered(self, recorded: str, applies: Truth) -> None:
        answer = Established("child-died", "yes", on="2021-04", by="local-authority", recorded=recorded)
        assert applies is only(self.WEEK, answer, when=("child-died",), on=date(2021, 4, 15)).applies

    @pytest.mark.parametrize(("state", "applies"), [("open", Truth.YES), ("ended", Truth.NO), ("none", Truth.NO)])
    def test_a_proceeding_decides_what_waits_on_it(self, state: str, applies: Truth) -> None:
        entry = Proceeding("prosecution", state, on="2021-03-01")
        assert applies is only(self.WEEK, entry, when=("proceeding:prosecution",)).applies

    def test_entries_that_no_clock_counts_from_change_nothing(self) -> None:
        delayed = Delayed("publish", "prosecution-pending", on=ON)
        assert only(self.WEEK, happened()) == only(self.WEEK, happened(), delayed)

    def test_an_open_proceeding_is_asked_for_by_its_name(self) -> None:
        found = only(self.WEEK, happened(), when=("proceeding:prosecution",))
        assert True is found.reasons[-1].startswith("not yet known whether it applies: Is this open: ")

    def test_an_open_decision_is_named_as_such(self) -> None:
        found = only(self.WEEK, happened(), when=("local-review-decided",))
        assert True is found.reasons[-1].startswith("not yet known whether it applies: Has this been decided: ")

    def test_a_decision_is_the_event_that_it_is(self) -> None:
        review = Decided("local-review", "review", on="2021-03-29", by="safeguarding-partners")
        period = within(Months(6), of=("local-review-decided",))
        assert "2021-09-29" == str(only(period, review, step="complete-review").due)

    def test_an_answer_of_one_child_is_asked_with_its_reference(self) -> None:
        children = (Involved("child:A"), Involved("child:B"))
        found = only(self.WEEK, *children, when=("child-died",))
        assert "Did the child die? (child:A) Did the child die? (child:B)" == found.reasons[-1].partition(": ")[2]


class TestTheCalendar:
    def test_days_foreseen_and_not_published_are_said(self) -> None:
        found = only(within(WorkingDays(5)), happened("2040-03-26"), on=date(2040, 4, 1))
        assert (True, "assumes bank holidays not yet announced") == (
            found.foreseen,
            found.reasons[-1],
        )

    def test_calendar_days_lean_on_no_holiday(self) -> None:
        assert False is only(within(CalendarDays(5)), happened("2040-03-26"), on=date(2040, 4, 1)).foreseen

    def test_weekend_days_passed_over_are_counted(self) -> None:
        found = [only(within(kind(7)), happened()).weekend_days for kind in (WorkingDays, CalendarDays)]
        assert [2, 0] == found

    def test_a_calendar_of_the_callers_own_is_used(self) -> None:
        office = calendars.england().with_closures([date(2021, 3, 30)])
        found = only(within(WorkingDays(7)), happened(), calendar=office)
        assert ("2021-04-12", str(office)) == (str(found.due), found.calendar)

    def test_a_calendar_as_it_then_was_gives_the_deadline_as_it_then_was(self) -> None:
        then = calendars.england(known_on=date(2022, 9, 5))
        asked = happened("2022-09-05")
        found = [
            str(only(within(WorkingDays(15)), asked, on=date(2022, 9, 6), calendar=calendar).due)
            for calendar in (then, calendars.england())
        ]
        assert ["2022-09-26", "2022-09-27"] == found

    def test_a_date_that_leaves_the_calendar_is_an_error_that_says_what_it_knows(self) -> None:
        school = calendars.own([], edition="school-2021", first=date(2021, 1, 1), last=date(2021, 12, 31))
        made = [
            document(duty(within(WorkingDays(200)), "a"), duty(within(Months(10)), "a", id="other")),
            document(duty(within(WorkingDays(200)), "b")),
        ]
        with pytest.raises(CsprError) as caught:
            schedule(made, happened(), calendar=school)
        assert [f"outside-the-calendar at $.{EVENT}: the calendar knows 2021-01-01 to 2021-12-31"] == [
            str(problem) for problem in caught.value.problems
        ]

    def test_a_day_outside_the_calendar_is_an_error(self) -> None:
        with pytest.raises(CsprError) as caught:
            schedule([document(duty(within(WorkingDays(5))))], on=date(1995, 12, 31))
        assert ["outside-the-calendar at $.on: the calendar knows 1996-01-01 to 2100-12-31"] == [
            str(problem) for problem in caught.value.problems
        ]


class TestWords:
    """A partnership's own words stand in the answer, and its own steps are met by its own events."""

    OWN = "x-my-area/early-look"

    def test_an_event_of_its_own_is_named_in_its_words(self) -> None:
        words = {"events": {self.OWN: Word(id=self.OWN, title="Early look held", says="It was held.")}}
        period = within(WorkingDays(5), of=(self.OWN,))
        made = [document(duty(period), words=words)]
        (found,) = readings(made, Happened(self.OWN, "2021-03-29"))
        assert ("2021-04-07", "counted from early look held, Mon 29 Mar 2021;") == (
            str(found.due),
            found.reasons[1][:46],
        )

    def test_a_word_that_nobody_explains_stands_as_it_is(self) -> None:
        made = [document(duty(within(WorkingDays(5), of=(self.OWN,)), step=None, topic="x-my-area/look"))]
        (found,) = schedule(made)
        assert ("x-my-area/look", f"counts from {self.OWN}: no date recorded") == (found.title, found.readings[0].why)

    def test_names_that_nobody_explains_stand_as_they_are_in_what_has_to_hold(self) -> None:
        made = duty(within(WorkingDays(5)), when=("x-my-area/some-fact", "proceeding:prosecution", "publish"))
        (line,) = timescales.rule_periods(Framework(partnership="my-area", documents=(document(made),)))
        assert "with 'x-my-area/some-fact' and 'Prosecution' and 'Publish the LCSPR'" == line.arises


class TestBadInput:
    MADE = (document(duty(within(WorkingDays(5)))),)

    def refused(self, **more: Any) -> list[str]:
        with pytest.raises(CsprError) as caught:
            schedule(self.MADE, **more)
        return [str(problem) for problem in caught.value.problems]

    def test_every_problem_is_told_at_once(self) -> None:
        planned = {
            "publishd": date(2021, 5, 1),
            "published": datetime(2021, 5, 1, 9),  # noqa: DTZ001 -- naive on purpose
            "incident": "2021-02-30",
            "zzz": "not a day either",
        }
        assert [
            "unknown-level at $.levels: did you mean 'case'?",
            "unknown-event at $.planned: did you mean 'published'?",
            "not-a-day at $.planned.published: give a date, without a time of day",
            "impossible-date at $.planned.incident: write YYYY-MM-DD, or what is known of it: YYYY-MM, YYYY-Q1, YYYY",
            "unknown-event at $.planned: give the id of an event",
        ] == self.refused(planned=planned, levels=("cases", "meeting"))

    def test_what_is_no_word_or_no_calendar_is_told_with_the_rest(self) -> None:
        odd: Any = {None: "2021-05-01", 7: "2021-05-01"}
        assert [
            f"unknown-level at $.levels: one of {', '.join(LEVELS)}",
            "not-a-calendar at $.calendar: give what england or own made",
            "unknown-event at $.planned: give the id of an event",
            "unknown-event at $.planned: give the id of an event",
        ] == self.refused(planned=odd, levels=(None,), calendar="england")

    def test_a_level_that_nothing_resembles_gets_the_list(self) -> None:
        assert [f"unknown-level at $.levels: one of {', '.join(LEVELS)}"] == self.refused(levels=("zzz",))

    def test_a_plan_of_the_partnerships_own_event_is_taken(self) -> None:
        assert 1 == len(schedule(self.MADE, planned={"x-my-area/look": "2021-05-01"}))


def test_duties_of_another_level_are_shown_where_they_are_asked_for() -> None:
    made = [
        document(duty(within(WorkingDays(5)), level=level, id=level), *[]) for level in ("case", "meeting", "agency")
    ]
    found = [[one.duty.level for one in readings(made, levels=levels)] for levels in (("case",), ("meeting", "agency"))]
    assert [["case"], ["meeting", "agency"]] == found


def test_the_other_convention_is_counted_on_request() -> None:
    made = [document(duty(within(CalendarDays(5))))]
    found = readings(made, happened(), day_of_event_too=True)
    assert [("the day after the event is day 1", "2021-04-03"), ("the day of the event is day 1", "2021-04-02")] == [
        (one.label, str(one.due)) for one in found
    ]


class TestWhatIsKept:
    """A framework that has answered one case answers another that differs in one thing as if it were the first."""

    MADE = (
        document(
            duty(within(WorkingDays(7)), id="a", when=("proceeding:prosecution",)),
            duty(within(WorkingDays(7)), id="b", when=("case-referred",)),
            duty(within(WorkingDays(7)), id="c", when=("child-died",), step="publish", topic="publish"),
            duty(within(WorkingDays(7), of=("published",)), id="d", step="publish", topic="other"),
        ),
    )
    PUBLISHED = Happened("published", "2021-03-30")
    REFERRED = Happened("case-referred", "2021-03-30")
    DIED = Established("child-died", "yes", on="2021-03-30", by="police")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Proceeding("prosecution", "open", on="2021-03-01"), Proceeding("prosecution", "ended", on="2021-03-01")),
            (Proceeding("prosecution", "open", on="2021-03-01"), Proceeding("inquest", "open", on="2021-03-01")),
            (PUBLISHED, Planned("published", "2021-03-30")),
            (PUBLISHED, Happened("published", "2021-03-31/2021-04-02")),
            (REFERRED, Planned("case-referred", "2021-03-30")),
            (REFERRED, Happened("case-referred", "2021-03-31/2021-04-02")),
            (Planned("case-referred", "2021-03-30"), Happened("case-referred", "2021-03-31/2021-04-02")),
            (PUBLISHED, DIED),
            (DIED, Established("child-died", "no", on="2021-03-30", by="police")),
            (DIED, Established("child-seriously-harmed", "yes", on="2021-03-30", by="police")),
        ],
    )
    def test_one_entry_makes_the_difference(self, one: AnyEntry, other: AnyEntry) -> None:
        shared = Framework(partnership="my-area", documents=self.MADE)
        situations = [Review("NR-07", "my-area").record(entry).as_of(ON) for entry in (one, other)]
        timescales.schedule(shared, situations[0])
        fresh = Framework(partnership="my-area", documents=self.MADE)
        assert timescales.schedule(fresh, situations[1]) == timescales.schedule(shared, situations[1])

    def test_another_calendar_is_another_answer_even_where_nothing_is_counted(self) -> None:
        shared = Framework(partnership="my-area", documents=self.MADE)
        situation = Review("NR-07", "my-area").as_of(ON)
        office = calendars.england().with_closures([date(2021, 4, 6)])
        timescales.schedule(shared, situation)
        found = timescales.schedule(shared, situation, calendar=office)
        assert {str(office)} == {one.calendar for each in found for one in each.readings}

    def test_another_day_is_another_answer_where_another_edition_is_in_force(self) -> None:
        made = (document(duty(within(WorkingDays(5))), window=Window(start=PartialDate.read("2021-04-01"), end=None)),)
        shared = Framework(partnership="my-area", documents=made)
        review = Review("NR-07", "my-area")
        assert (0, 1) == (
            len(timescales.schedule(shared, review.as_of(date(2021, 3, 31)))),
            len(timescales.schedule(shared, review.as_of(date(2021, 4, 1)))),
        )


def test_a_schedule_is_a_tuple_that_can_be_stored_and_compared() -> None:
    review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
    found, again = (timescales.schedule(framework("northamptonshire"), review.as_of(ON)) for _ in range(2))
    stored = pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes
    assert (True, True, found, found) == (
        isinstance(found, tuple),
        isinstance(found[0], Timescale),
        again,
        stored,
    )


def test_every_reading_of_every_framework_has_a_key_of_its_own() -> None:
    for partnership in ("national", "northamptonshire", "kirklees", "essex"):
        keys = [line.key for line in timescales.rule_periods(framework(partnership), other=True)]
        assert len(keys) == len(set(keys))


def test_a_timescale_gathers_what_its_readings_need_once() -> None:
    made = [document(duty(within(Days(5)), when=("child-died",)))]
    (found,) = schedule(made, happened())
    assert (Open(name="child-died", about="case"),) == found.needs


def test_names_that_come_later_are_found_and_others_are_not() -> None:
    assert callable(timescales.plan)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        timescales.nothing  # type: ignore[attr-defined]  # noqa: B018 -- asking is the test


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2021, 6, 1), "2021-06-08"),
        (date(2021, 6, 2), "2021-06-08/2021-06-09"),
        (date(2021, 7, 1), "2021-06-08/2021-07-07"),
    ],
)
def test_what_happened_in_a_month_had_happened_by_the_day_asked_about(on: date, due: str) -> None:
    review = Review("NR-07", "national").record(happened("2021-06", "local-authority-aware"))
    found = timescales.schedule(framework("national"), review.as_of(on))
    (notify,) = (duty for duty in found if duty.topic == "notify-incident")
    assert due == str(
        next(reading.due for reading in notify.readings if reading.source.instrument == "working-together-2018")
    )


class TestWhoOwesIt:
    def test_an_agency_owes_its_own_return_a_role_what_names_it_and_nobody_else_owes_either(self) -> None:
        known: tuple[AnyEntry, ...] = (
            Happened("incident", "2021-03-25"),
            Happened(EVENT, "2021-03-30"),
            *(Involved(f"agency:{name}") for name in ("police", "education")),
            *(
                Established(fact, "yes", on="2021-03-26", by="police")
                for fact in ("abuse-or-neglect-suspected", "child-seriously-harmed", "incident-in-area")
            ),
        )
        asked = timescales.schedule(
            framework("northamptonshire"), Review("NR-07", "northamptonshire").record(*known).as_of(ON)
        )

        def owed(actor: str) -> list[tuple[str, str]]:
            return [(timescale.topic, timescale.about) for timescale in asked if timescale.owed_by(actor)]

        assert [("return-information", "agency:police")] == owed("police")
        assert [("return-information", "agency:education")] == owed("education")
        assert [("notify-incident", "case"), ("notify-partners", "case")] == owed("local-authority")
        assert [] == owed("health")
        assert [] == owed("partner-agency")
