"""From a wished day of publication backwards and from what has happened forwards."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import attrs
import pytest

import building
from building import OPEN, document, framework_of
from cspr import calendars
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.periods import CalendarDays, Days, Months, Relation, Timing, Weeks, WorkingDays
from cspr.guidance.windows import Window
from cspr.record import Decided, Happened, Planned, Proceeding, Review
from cspr.record.entries import AnyEntry
from cspr.timescales import Plan, plan
from cspr.timescales.plans import Limit, PlannedStep
from cspr.truth import Truth

ON = date(2021, 6, 1)
TARGET = date(2021, 11, 1)
DECIDED = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
WORK = {"first-draft": Weeks(8), "agree-terms": WorkingDays(10), "family-findings": WorkingDays(5)}
SIGNED = Happened("final-sign-off-given", "2021-05-03")
NO_REVIEW = Decided("local-review", "no-review", on="2021-05-04", by="safeguarding-partners")
DECLINED = Decided("publication", "do-not-publish", on="2021-05-20", by="safeguarding-partners")


def planned(*entries: AnyEntry, on: date = ON, **more: Any) -> Plan:
    """Plan a review under the documents of Northamptonshire."""
    review = Review("NR-07", "northamptonshire").record(DECIDED, *entries)
    return plan(framework("northamptonshire"), review.as_of(on), **more)


def step(name: str, found: Plan) -> PlannedStep:
    return next(one for one in found.steps if one.step == name)


def duty(name: str, *after: str, timing: Timing | None = None, **more: Any) -> Duty:
    fields = {"id": f"{name}-{len(after)}", "after": after, "clauses": (f"LOCAL-{name.upper()}",)}
    return building.duty(name, timing, **(fields | more))


def made(*duties: Duty, window: Window = OPEN) -> Framework:
    return framework_of([document(*duties, window=window)])


def under(documents: Framework, *entries: AnyEntry, on: date = ON, **more: Any) -> Plan:
    return plan(documents, Review("NR-07", "my-area").record(*entries).as_of(on), **more)


def notice(amount: WorkingDays | CalendarDays | Days | Weeks | Months, of: str = "published") -> Timing:
    return Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(amount,), of=(of,))


SIGNED_FIRST = made(duty("publish", "final-sign-off"), duty("final-sign-off"))


class TestBackwards:
    """Each step has to be done in time for those that wait for it, and for every notice before publication."""

    FOUND = planned(target=TARGET, durations=WORK)

    @pytest.mark.parametrize(
        ("name", "latest"),
        [
            ("publish", date(2021, 11, 1)),
            ("press-statement", date(2021, 10, 28)),
            ("submit-report", date(2021, 10, 12)),
            ("final-sign-off", date(2021, 10, 12)),
            ("first-draft", date(2021, 10, 12)),
            ("chronologies", date(2021, 8, 17)),
            ("agree-terms", date(2021, 8, 17)),
            ("appoint-lead-reviewer", date(2021, 8, 3)),
            ("complete-review", date(2021, 10, 12)),
        ],
    )
    def test_the_latest_day_of_each_step(self, name: str, latest: date) -> None:
        assert latest == step(name, self.FOUND).latest

    @pytest.mark.parametrize(
        ("target", "latest"),
        [
            (date(2021, 10, 29), date(2021, 10, 11)),
            (date(2021, 10, 30), date(2021, 10, 12)),
            (date(2021, 10, 31), date(2021, 10, 12)),
            (date(2021, 11, 1), date(2021, 10, 12)),
            (date(2021, 12, 28), date(2021, 12, 7)),
        ],
    )
    def test_work_has_to_end_before_a_weekend_or_bank_holiday_on_which_it_is_wished_for(
        self, target: date, latest: date
    ) -> None:
        assert latest == step("complete-review", planned(target=target, durations=WORK)).latest

    def test_the_strictest_reading_of_a_notice_counts_and_is_named(self) -> None:
        assert (
            "not after Tue 12 Oct 2021: at least 14 working days before Publish the LCSPR [NSCP-F-174]"
            == step("submit-report", self.FOUND).because[1]
        )

    def test_the_work_that_follows_is_named(self) -> None:
        assert (
            "not after Tue 17 Aug 2021: before Write the first draft, 8 weeks of work"
            == step("chronologies", self.FOUND).because[1]
        )

    def test_the_goal_is_wished_for(self) -> None:
        assert "not after Mon 1 Nov 2021: the day wished for" == step("publish", self.FOUND).because[1]


class TestForwards:
    """No step is done before what comes first is done, nor before the day asked about."""

    FOUND = planned(target=TARGET, durations=WORK)

    @pytest.mark.parametrize(
        ("name", "earliest"),
        [
            ("decide-on-review", date(2021, 5, 4)),
            ("appoint-lead-reviewer", date(2021, 6, 1)),
            ("agree-terms", date(2021, 6, 15)),
            ("first-draft", date(2021, 8, 10)),
            ("family-findings", date(2021, 8, 17)),
            ("publish", date(2021, 8, 28)),
        ],
    )
    def test_the_earliest_day_of_each_step(self, name: str, earliest: date) -> None:
        assert earliest == step(name, self.FOUND).earliest

    def test_what_makes_it_wait_is_named_with_the_work(self) -> None:
        assert (
            "not before Tue 10 Aug 2021: after Complete the chronologies, 8 weeks of work"
            == step("first-draft", self.FOUND).because[0]
        )

    def test_a_day_on_a_weekend_says_so(self) -> None:
        assert True is step("publish", self.FOUND).because[0].startswith("not before Sat 28 Aug 2021: ")

    def test_what_was_done_stands_with_its_day_and_needs_no_reason(self) -> None:
        found = step("decide-on-review", self.FOUND)
        assert ("2021-05-04", (), None) == (str(found.done), found.because, found.slack)

    def test_work_that_was_over_before_the_day_holds_nothing_back(self) -> None:
        found = under(
            made(duty("publish", "final-sign-off"), duty("final-sign-off")), SIGNED, durations={"publish": Weeks(1)}
        )
        assert (ON, ("not before Tue 1 Jun 2021: the day asked about",)) == (
            step("publish", found).earliest,
            step("publish", found).because,
        )

    def test_work_that_began_with_what_came_first_goes_on(self) -> None:
        found = under(
            made(duty("publish", "final-sign-off"), duty("final-sign-off")), SIGNED, durations={"publish": Weeks(6)}
        )
        assert (date(2021, 6, 14), "not before Mon 14 Jun 2021: after Final sign-off, 6 weeks of work") == (
            found.earliest,
            step("publish", found).because[0],
        )

    def test_what_was_done_on_a_day_known_in_part_is_counted_from_its_last(self) -> None:
        found = under(SIGNED_FIRST, Happened("final-sign-off-given", "2021-05"), durations={"publish": Weeks(6)})
        assert (date(2021, 7, 12), date(2021, 5, 31)) == (found.earliest, step("final-sign-off", found).earliest)

    def test_of_several_events_that_do_a_step_the_last_counts_as_well_as_it_is_known(self) -> None:
        documents = made(duty("publish", "family-contribution"), duty("family-contribution"))
        found = under(documents, Happened("family-declined", "2021-05"), Happened("family-contributed", "2021-05-20"))
        assert "2021-05-20/2021-05-31" == str(step("family-contribution", found).done)

    def test_what_was_done_in_the_month_that_still_lasts_was_done_by_the_day(self) -> None:
        found = under(SIGNED_FIRST, Happened("final-sign-off-given", "2021-06"), durations={"publish": Weeks(1)})
        assert ("2021-06-01", date(2021, 6, 8)) == (str(step("final-sign-off", found).done), found.earliest)

    def test_what_may_only_be_still_to_come_does_not_undo_what_was_done(self) -> None:
        documents = made(duty("publish", "family-contribution"), duty("family-contribution"))
        found = under(documents, Happened("family-declined", "2021-05-20"), Happened("family-contributed", "2021"))
        assert "2021-05-20" == str(step("family-contribution", found).done)

    def test_work_on_a_first_step_begins_on_the_day(self) -> None:
        found = under(made(duty("publish")), durations={"publish": WorkingDays(3)})
        assert (date(2021, 6, 4), "not before Fri 4 Jun 2021: the day asked about, 3 working days of work") == (
            found.earliest,
            step("publish", found).because[0],
        )


class TestSlack:
    """The days from the earliest to the latest; where they are negative, the target cannot be kept."""

    def test_it_is_given_in_working_and_in_calendar_days(self) -> None:
        assert (44, 63) == step("first-draft", planned(target=TARGET, durations=WORK)).slack

    def test_a_target_that_comes_too_soon_leaves_less_than_none(self) -> None:
        found = planned(target=date(2021, 7, 1), durations=WORK)
        assert (Truth.NO, (-41, -58)) == (found.possible, step("publish", found).slack)

    def test_a_target_that_can_be_kept_is_possible(self) -> None:
        found = planned(target=TARGET, durations=WORK)
        assert (Truth.YES, date(2021, 8, 28)) == (found.possible, found.earliest)

    def test_without_a_target_there_is_neither_a_latest_day_nor_slack(self) -> None:
        found = planned(durations=WORK)
        assert (Truth.UNKNOWN, {None}, {None}) == (
            found.possible,
            {one.latest for one in found.steps},
            {one.slack for one in found.steps},
        )

    def test_on_the_last_day_there_is_none_left(self) -> None:
        found = planned(target=date(2021, 8, 28), durations=WORK)
        assert (Truth.YES, (0, 0)) == (found.possible, step("submit-report", found).slack)


class TestWhatCannotBeTold:
    """A day known only in part leaves it open whether the target is kept, where its two ends give two answers."""

    @pytest.mark.parametrize(
        ("signed", "possible"),
        [("2021-05-01", Truth.YES), ("2021-05-31", Truth.NO), ("2021-05", Truth.UNKNOWN), ("2021-04", Truth.YES)],
    )
    def test_the_day_of_a_step_that_comes_first(self, signed: str, possible: Truth) -> None:
        found = under(
            SIGNED_FIRST,
            Happened("final-sign-off-given", signed),
            target=date(2021, 7, 1),
            durations={"publish": Weeks(8)},
        )
        assert possible is found.possible

    @pytest.mark.parametrize(
        ("target", "possible"),
        [
            (date(2021, 7, 27), Truth.YES),
            (date(2021, 7, 26), Truth.UNKNOWN),
            (date(2021, 7, 15), Truth.UNKNOWN),
            (date(2021, 7, 14), Truth.NO),
        ],
    )
    def test_whether_a_step_was_done_at_all(self, target: date, possible: Truth) -> None:
        found = under(
            SIGNED_FIRST,
            Happened("final-sign-off-given", "2021-05-20/2021-06-20", recorded="2030-01-07"),
            target=target,
            durations={"publish": Weeks(8)},
        )
        assert (possible, date(2021, 7, 27)) == (found.possible, found.earliest)


class TestWhatIsNotAskedFor:
    """What no text asks for cannot be reached; where that is still to be decided, it is not known."""

    NOBODY = "as things stand no text asks for it"
    OPEN = "it is not known whether a text asks for it"

    @staticmethod
    def of(partnership: str, *entries: AnyEntry) -> tuple[Truth, tuple[str, ...]]:
        """Plan publication; say whether it is possible, and what is told beside its days, without the clauses."""
        situation = Review("NR-07", partnership).record(*entries).as_of(date(2021, 12, 1))
        found = plan(framework(partnership), situation, target=date(2022, 2, 1))
        return found.possible, tuple(one.partition(" [")[0] for one in step("publish", found).because[2:])

    @pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
    @pytest.mark.parametrize(
        ("entries", "possible", "says"),
        [
            ((NO_REVIEW,), Truth.NO, (NOBODY,)),
            ((NO_REVIEW, Proceeding("prosecution", "open", on="2021-05-04")), Truth.NO, (NOBODY,)),
            ((), Truth.UNKNOWN, (OPEN,)),
            ((DECIDED,), Truth.YES, ()),
            ((DECIDED, DECLINED), Truth.YES, ()),
        ],
        ids=["no-review", "no-review-and-a-prosecution", "nothing-decided", "review", "information-in-its-stead"],
    )
    def test_publication_hangs_on_what_is_decided(
        self, partnership: str, entries: tuple[AnyEntry, ...], possible: Truth, says: tuple[str, ...]
    ) -> None:
        assert (possible, says) == self.of(partnership, *entries)

    def test_what_else_was_learned_may_be_published(self) -> None:
        other = Decided("local-review", "other-learning", on="2021-05-04", by="safeguarding-partners")
        assert (Truth.UNKNOWN, (self.OPEN,)) == self.of("kirklees", other)

    def test_the_clauses_that_might_have_asked_are_named(self) -> None:
        found = under(made(duty("publish", when=("case-referred",))))
        assert "as things stand no text asks for it [LOCAL-PUBLISH]" == step("publish", found).because[-1]

    def test_what_comes_too_soon_is_refused_though_it_is_open_whether_it_is_asked_for(self) -> None:
        found = under(made(duty("publish", when=("child-died",))), target=date(2021, 5, 1))
        assert Truth.NO is found.possible

    def test_where_no_text_speaks_of_the_goal_its_days_decide(self) -> None:
        assert Truth.YES is under(made(duty("publish")), goal="press-statement", target=TARGET).possible

    def test_what_only_adds_to_a_goal_that_no_other_text_lays_asks_for_it(self) -> None:
        documents = made(duty("press-statement", topic="press-interviews"))
        assert Truth.YES is under(documents, goal="press-statement", target=TARGET).possible

    def test_what_was_done_needs_no_text_that_asks_for_it(self) -> None:
        documents = made(duty("publish", when=("case-referred",)))
        assert Truth.YES is under(documents, Happened("published", "2021-05-20"), target=TARGET).possible


class TestTheCriticalPath:
    def test_it_leads_through_the_steps_that_hold_the_goal_back(self) -> None:
        assert (
            "appoint-lead-reviewer",
            "form-review-group",
            "agree-terms",
            "brief-authors",
            "chronologies",
            "key-event-analysis",
            "practitioner-event",
            "first-draft",
            "group-comment",
            "subgroup-agreement",
            "final-sign-off",
            "complete-review",
            "submit-report",
            "tell-panel-the-day",
            "publish",
        ) == planned(durations=WORK).critical

    def test_of_ways_that_take_equally_long_each_is_critical(self) -> None:
        found = planned(durations={"chronologies": Weeks(4), "practitioner-event": Weeks(4)})
        assert (True, True) == tuple(step(name, found).critical for name in ("chronologies", "practitioner-event"))

    def test_of_ways_that_do_not_the_shorter_is_not(self) -> None:
        found = planned(durations={"chronologies": Weeks(4), "practitioner-event": Weeks(5)})
        assert (False, True) == tuple(step(name, found).critical for name in ("chronologies", "practitioner-event"))

    def test_more_work_off_the_path_moves_it(self) -> None:
        found = planned(durations=WORK | {"family-findings": Weeks(20)})
        assert ("complete-review", "family-findings", "publish") == found.critical[-3:]

    def test_each_step_says_whether_it_is_on_it(self) -> None:
        found = planned(durations=WORK)
        assert set(found.critical) == {one.step for one in found.steps if one.critical}

    def test_once_the_goal_is_reached_nothing_is(self) -> None:
        found = planned(Happened("published", "2021-05-20"), target=TARGET)
        assert ((), Truth.YES, None) == (found.critical, found.possible, step("publish", found).latest)


class TestDurations:
    def test_steps_that_nobody_gave_a_duration_are_named(self) -> None:
        found = planned(durations=WORK)
        assert (True, False, False) == tuple(
            name in found.without_duration for name in ("chronologies", "first-draft", "decide-on-review")
        )

    def test_none_is_assumed(self) -> None:
        assert {None} == {one.duration for one in planned().steps}

    @pytest.mark.parametrize(
        ("amount", "latest"),
        [
            (WorkingDays(1), date(2021, 10, 31)),
            (CalendarDays(2), date(2021, 10, 30)),
            (Weeks(1), date(2021, 10, 25)),
            (Months(2), date(2021, 9, 1)),
        ],
    )
    def test_the_last_day_from_which_work_ends_in_time_is_found(
        self, amount: WorkingDays | CalendarDays | Weeks | Months, latest: date
    ) -> None:
        documents = made(duty("publish", "final-sign-off"), duty("final-sign-off"))
        found = under(documents, target=TARGET, durations={"publish": amount})
        assert latest == step("final-sign-off", found).latest

    def test_work_of_months_may_begin_on_the_last_day_of_a_longer_month(self) -> None:
        documents = made(duty("publish", "final-sign-off"), duty("final-sign-off"))
        found = under(documents, target=date(2022, 2, 28), durations={"publish": Months(6)})
        assert date(2021, 8, 31) == step("final-sign-off", found).latest


class TestNotices:
    def test_the_first_day_for_which_a_notice_is_in_time_is_found_over_a_weekend(self) -> None:
        documents = made(duty("publish"), duty("submit-report", timing=notice(WorkingDays(7))))
        asked = [date(2021, 6, day) for day in (4, 5, 6, 7)]
        assert [date(2021, 6, 15), date(2021, 6, 16), date(2021, 6, 16), date(2021, 6, 16)] == [
            under(documents, on=on).earliest for on in asked
        ]

    def test_the_first_day_for_a_notice_in_months_is_found(self) -> None:
        documents = made(duty("publish"), duty("submit-report", timing=notice(Months(1))))
        assert [date(2021, 2, 28), date(2021, 3, 1)] == [
            under(documents, on=date(2021, 1, day)).earliest for day in (28, 29)
        ]

    def test_a_step_that_is_only_a_notice_comes_before_as_well(self) -> None:
        documents = made(duty("publish"), duty("submit-report", timing=notice(WorkingDays(7))))
        assert ("submit-report",) == step("publish", under(documents)).after

    def test_a_step_may_both_come_first_and_be_a_notice(self) -> None:
        documents = made(duty("publish", "submit-report"), duty("submit-report", timing=notice(WorkingDays(7))))
        found = under(documents, target=TARGET)
        assert (("submit-report",), date(2021, 10, 21)) == (
            step("publish", found).after,
            step("submit-report", found).latest,
        )

    def test_a_notice_of_what_is_no_step_is_left_aside(self) -> None:
        documents = made(
            duty("publish"), duty("submit-report", timing=notice(WorkingDays(7), of="prosecution-concluded"))
        )
        assert ["publish"] == [one.step for one in under(documents).steps]

    def test_a_notice_that_was_given_holds_back_until_its_time_is_over(self) -> None:
        documents = made(duty("publish"), duty("submit-report", timing=notice(WorkingDays(7))))
        found = under(documents, Happened("report-submitted", "2021-05-31"), target=TARGET)
        assert (date(2021, 6, 10), None) == (found.earliest, step("submit-report", found).latest)


class TestTheWay:
    """Which steps are on it: those that the texts in force ask for first, as far as their duties arise or may."""

    def test_a_step_stands_behind_whatever_comes_before_it(self) -> None:
        found = planned()
        places = {one.step: place for place, one in enumerate(found.steps)}
        assert [] == [
            (one.step, before) for one in found.steps for before in one.after if places[before] > places[one.step]
        ]

    def test_texts_that_disagree_about_what_comes_first_do_not_lock_it(self) -> None:
        documents = made(
            duty("publish", "final-sign-off"),
            duty("final-sign-off", "first-draft"),
            duty("first-draft", "final-sign-off", timing=None),
        )
        assert ["first-draft", "final-sign-off", "publish"] == [one.step for one in under(documents).steps]

    def test_notices_that_disagree_do_not_lock_it(self) -> None:
        documents = made(
            duty("publish", "submit-report"),
            duty("submit-report", timing=notice(Weeks(1))),
            duty("publish", timing=notice(Weeks(2), of="report-submitted"), id="odd"),
        )
        assert ["submit-report", "publish"] == [one.step for one in under(documents).steps]

    def test_a_step_whose_duty_does_not_arise_is_not_on_it(self) -> None:
        documents = made(
            duty("publish", "final-sign-off"), duty("publish", "press-statement", when=("case-referred",), id="other")
        )
        assert ["final-sign-off", "publish"] == [one.step for one in under(documents).steps]

    def test_a_text_that_is_not_in_force_lays_nothing(self) -> None:
        window = Window(start=PartialDate.read("2022-01-01"), end=None)
        assert ["publish"] == [one.step for one in under(made(duty("publish", "final-sign-off"), window=window)).steps]

    def test_a_rule_that_suspends_lays_nothing(self) -> None:
        documents = made(duty("publish"), duty("publish", "final-sign-off", relaxes=("LOCAL-PUBLISH",), id="easing"))
        assert ["publish"] == [one.step for one in under(documents).steps]

    def test_an_event_that_completes_a_step_stands_for_it(self) -> None:
        assert ("final-sign-off",) == step("publish", under(made(duty("publish", "final-sign-off-given")))).after

    def test_what_is_no_step_and_has_not_happened_is_waited_for(self) -> None:
        documents = made(duty("publish", "prosecution-concluded", "child-died", "final-sign-off"))
        assert ("prosecution-concluded", "child-died") == under(documents).waiting_for

    def test_what_has_happened_is_not_waited_for(self) -> None:
        concluded = Happened("prosecution-concluded", "2021-05-03")
        assert () == under(made(duty("publish", "prosecution-concluded")), concluded).waiting_for

    def test_what_only_makes_a_duty_arise_is_not_waited_for(self) -> None:
        assert () == under(made(duty("publish", when=("child-died",)))).waiting_for

    def test_another_goal_has_a_way_of_its_own(self) -> None:
        found = planned(goal="agree-terms", target=date(2021, 7, 1))
        assert ("agree-terms", date(2021, 7, 1)) == (found.steps[-1].step, step("agree-terms", found).latest)

    def test_when_a_review_is_to_be_complete_is_looked_at_too(self) -> None:
        found = under(made(duty("publish"), duty("complete-review", "first-draft")), target=TARGET)
        assert [("publish", TARGET), ("first-draft", None), ("complete-review", None)] == [
            (one.step, one.latest) for one in found.steps
        ]


class TestLimits:
    """The days by which texts ask for steps on the way, and whether they can be kept."""

    @staticmethod
    def of(name: str, found: Plan) -> Limit:
        return next(one for one in found.limits if one.period.duty.step == name)

    def test_six_months_can_be_kept(self) -> None:
        found = self.of("publish", planned(target=TARGET, durations=WORK))
        assert ("2021-11-04", Truth.YES, Truth.YES) == (str(found.due), found.kept, found.by_target)

    def test_six_months_cannot_be_kept_where_the_work_takes_longer(self) -> None:
        found = self.of("publish", planned(target=date(2021, 12, 1), durations=WORK | {"first-draft": Weeks(20)}))
        assert (Truth.NO, Truth.NO) == (found.kept, found.by_target)

    def test_on_the_day_wished_for_they_may_be_missed_though_they_could_be_kept(self) -> None:
        found = self.of("publish", planned(target=date(2021, 12, 1), durations=WORK))
        assert (Truth.YES, Truth.NO) == (found.kept, found.by_target)

    def test_those_of_the_review_as_a_whole_are_told_apart(self) -> None:
        found = planned(target=TARGET, durations=WORK)
        assert {"complete-review", "publish"} == {one.period.duty.step for one in found.overall}

    def test_a_relaxation_stands_beside_its_limit(self) -> None:
        review = Review("NR-07", "northamptonshire").record(attrs.evolve(DECIDED, on="2021-02-01"))
        found = self.of("publish", plan(framework("northamptonshire"), review.as_of(date(2021, 2, 5)), target=TARGET))
        assert [("covid-relaxation-2020", ("COV-005",))] == [(one.instrument, one.clauses) for one in found.relaxed_by]

    def test_a_relaxation_that_has_ended_by_then_stands_beside_none(self) -> None:
        assert () == self.of("publish", planned(target=TARGET)).relaxed_by

    def test_what_has_not_happened_is_counted_from_the_way(self) -> None:
        within = Timing(relation=Relation.WITHIN, amounts=(Weeks(2),), of=("final-sign-off-given",))
        documents = made(duty("publish", "final-sign-off", timing=within), duty("final-sign-off"))
        found = self.of("publish", under(documents, durations={"final-sign-off": Weeks(1), "publish": Weeks(3)}))
        assert ("2021-06-08", True, "2021-06-22", date(2021, 6, 29), Truth.NO) == (
            str(found.start),
            found.planned,
            str(found.due),
            found.earliest,
            found.kept,
        )

    def test_what_is_no_step_is_counted_from_its_plan(self) -> None:
        within = Timing(relation=Relation.WITHIN, amounts=(Weeks(2),), of=("incident",))
        found = under(made(duty("publish", timing=within)), Planned("incident", "2021-06-07"))
        assert ["2021-06-21"] == [str(one.due) for one in found.limits]

    def test_what_has_neither_happened_nor_a_plan_gives_no_limit(self) -> None:
        within = Timing(relation=Relation.WITHIN, amounts=(Weeks(2),), of=("incident",))
        assert () == under(made(duty("publish", timing=within))).limits

    def test_a_fixed_date_is_a_limit(self) -> None:
        fixed = Timing(relation=Relation.BY, date=date(2021, 6, 29))
        assert [("2021-06-29", Truth.YES)] == [
            (str(one.due), one.kept) for one in under(made(duty("publish", timing=fixed))).limits
        ]

    def test_a_text_that_was_not_in_force_when_the_clock_started_sets_none(self) -> None:
        within = Timing(relation=Relation.WITHIN, amounts=(Months(6),), of=("incident",))
        window = Window(start=PartialDate.read("2021-05-01"), end=None)
        documents = made(duty("publish", timing=within), window=window)
        assert () == under(documents, Happened("incident", "2021-04-01")).limits

    def test_a_step_that_was_done_is_judged_by_its_day(self) -> None:
        within = Timing(relation=Relation.WITHIN, amounts=(Weeks(1),), of=("incident",))
        documents = made(duty("publish", "final-sign-off"), duty("final-sign-off", timing=within))
        incident = Happened("incident", "2021-05-03")
        found = [
            self.of("final-sign-off", under(documents, incident, Happened("final-sign-off-given", day))).kept
            for day in ("2021-05-10", "2021-05-11", "2021-05")
        ]
        assert [Truth.YES, Truth.NO, Truth.UNKNOWN] == found

    def test_a_limit_that_turns_on_a_day_known_in_part_may_be_kept(self) -> None:
        fixed = Timing(relation=Relation.BY, date=date(2021, 7, 1))
        documents = made(duty("publish", "final-sign-off", timing=fixed), duty("final-sign-off"))
        signed = Happened("final-sign-off-given", "2021-05")
        found = self.of("publish", under(documents, signed, durations={"publish": Weeks(8)}))
        assert (Truth.UNKNOWN, date(2021, 7, 26)) == (found.kept, found.earliest)

    def test_a_duty_that_does_not_arise_sets_none(self) -> None:
        fixed = Timing(relation=Relation.BY, date=date(2021, 6, 29))
        documents = made(duty("publish"), duty("publish", timing=fixed, when=("case-referred",), id="other"))
        assert () == under(documents).limits


class TestBadInput:
    def refused(self, **more: Any) -> list[str]:
        with pytest.raises(CsprError) as caught:
            planned(**more)
        return [str(problem) for problem in caught.value.problems]

    def test_every_problem_is_told_at_once(self) -> None:
        durations: dict[str, Any] = {
            "first-drafts": Weeks(1),
            "zzz": 3,
            "first-draft": Weeks(-1),
            "publish": Weeks(10**6),
        }
        target: Any = datetime(2021, 11, 1, 9)  # noqa: DTZ001 -- naive on purpose
        assert [
            "unknown-step at $.goal: did you mean 'publish'?",
            "unknown-step at $.durations: did you mean 'first-draft'?",
            "unknown-step at $.durations: give the id of a step",
            "not-a-duration at $.durations: give WorkingDays, Weeks or the like, of 0 to 10000",
            "not-a-duration at $.durations.first-draft: give WorkingDays, Weeks or the like, of 0 to 10000",
            "not-a-duration at $.durations.publish: give WorkingDays, Weeks or the like, of 0 to 10000",
            "not-a-day at $.target: give a date, without a time of day",
        ] == self.refused(goal="publishh", durations=durations, target=target)

    def test_what_is_no_text_is_no_step(self) -> None:
        goal: Any = None
        durations: Any = {1: Weeks(1), ("first-draft",): 3}
        assert [
            "unknown-step at $.goal: give the id of a step",
            "unknown-step at $.durations: give the id of a step",
            "unknown-step at $.durations: give the id of a step",
            "not-a-duration at $.durations: give WorkingDays, Weeks or the like, of 0 to 10000",
        ] == self.refused(goal=goal, durations=durations)

    def test_a_goal_that_is_a_list_is_no_step(self) -> None:
        goal: Any = ["publish"]
        assert ["unknown-step at $.goal: give the id of a step"] == self.refused(goal=goal)

    @pytest.mark.parametrize("target", [date(1, 1, 1), date(9999, 12, 31)])
    def test_a_target_outside_the_calendar_says_what_it_knows(self, target: date) -> None:
        assert ["outside-the-calendar at $.target: the calendar knows 1996-01-01 to 2100-12-31"] == self.refused(
            target=target
        )

    def test_work_that_leaves_the_calendar_says_so(self) -> None:
        school = calendars.own([], edition="school-2021", first=date(2021, 1, 1), last=date(2021, 12, 31))
        advice = "the plan leaves the days that the calendar knows, 2021-01-01 to 2021-12-31"
        assert [f"outside-the-calendar at $.durations: {advice}"] == self.refused(
            durations={"first-draft": WorkingDays(200)}, calendar=school
        )


def test_a_plan_can_be_stored_and_compared() -> None:
    found = planned(target=date(2021, 11, 1), durations={"first-draft": Weeks(8)})
    stored = pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes
    assert (found, str(calendars.england())) == (stored, found.calendar)
