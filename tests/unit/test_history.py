"""What deviated, looked back on: late, early, missing, out of order, held; or it cannot be told."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from cspr import history
from cspr.calendars import england
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.history import Deviation, DeviationKind as Kind
from cspr.history.deviation import PossibleCause
from cspr.record import Called, Decided, Delayed, Established, Happened, Proceeding, Request, Review
from cspr.truth import Truth
from cspr.wording.history import DEVIATIONS

if TYPE_CHECKING:
    from cspr.record import AnyEntry

TIMELINES = {
    one["id"]: one["entries"]
    for one in tomllib.loads((Path(__file__).parents[1] / "vectors" / "real-timelines.toml").read_text("utf-8"))[
        "timeline"
    ]
}
REASONS = {"criminal-investigation": "criminal-investigation-request"}
ON = date(2022, 6, 1)
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners", rationale_ref="DOC-1")


def check(*entries: AnyEntry, on: date = ON, of: Framework | str = "northamptonshire") -> tuple[Deviation, ...]:
    framework_ = framework(of) if isinstance(of, str) else of
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(on)
    return history.deviations(framework_, situation.answered_by(framework_.partnership))


def timeline(name: str) -> list[AnyEntry]:
    entries: list[AnyEntry] = []
    for one in TIMELINES[name]:
        entries.append(Happened(one["event"], one["on"]))
        if one.get("reason") in REASONS:
            entries.append(Delayed("publish", REASONS[one["reason"]], on=one["on"]))
    return entries


def only(found: tuple[Deviation, ...], kind: Kind, name: str) -> Deviation:
    return next(one for one in found if (one.kind, one.name) == (kind, name))


class TestAReviewHeldAfterItsConclusion:
    """Commissioned in November 2017, concluded in 2019, publication held back in 2019."""

    @pytest.fixture
    def late(self) -> Deviation:
        return only(check(*timeline("held-after-conclusion"), of="national"), Kind.LATE, "review-period")

    def test_is_all_that_is_sure(self) -> None:
        found = check(*timeline("held-after-conclusion"), of="national")
        assert [each.name for each in found if each.certain is Truth.YES] == ["review-period"]

    def test_was_late_under_the_text_then_in_force(self, late: Deviation) -> None:
        (source,) = late.sources
        assert (Kind.LATE, Truth.YES, "working-together-2015", ("WT15-004",)) == (
            late.kind,
            late.certain,
            source.instrument,
            source.clauses,
        )

    def test_had_six_months_whose_end_is_known_only_within_a_month(self, late: Deviation) -> None:
        assert ("2018-05-01/2018-05-30", "the time ended between Tue 1 May 2018 and Wed 30 May 2018") == (
            str(late.due),
            late.why[0],
        )

    def test_is_late_by_at_least_what_no_partial_date_can_take_away(self, late: Deviation) -> None:
        assert (date(2019, 1, 1) - date(2018, 5, 30)).days == (late.late_by or (0, 0))[1]

    def test_was_held_too_late_for_that_to_explain_it(self, late: Deviation) -> None:
        hold = next(one for one in late.causes if one.name == "publication-held")
        assert (date(2019, 1, 1), Truth.NO) == (hold.began.first, hold.in_time)
        assert (
            "Publication held back: began in 2019, on Tue 1 Jan 2019 at the earliest, after the time had run out, "
            "so that it does not explain the overrun"
        ) == hold.says[0]

    def test_cannot_say_whether_hold_or_conclusion_came_first(self, late: Deviation) -> None:
        hold = next(one for one in late.causes if one.name == "publication-held")
        assert Truth.UNKNOWN is hold.before_done
        assert "Publication held back: it is not known whether this or the completion came first" == hold.says[1]

    def test_says_so_in_one_line(self, late: Deviation) -> None:
        assert "Complete the serious case review: done late" == late.says


@pytest.mark.parametrize("name", sorted(TIMELINES))
@pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
def test_a_real_timeline_keeps_its_partial_dates_partial(name: str, partnership: str) -> None:
    written = {one["on"] for one in TIMELINES[name]}
    for one in check(*timeline(name), of=partnership):
        assert one.when is None or str(one.when) in written


def test_a_report_finalised_and_published_are_two_dates() -> None:
    found = check(*timeline("report-then-publication"), of="national")
    assert {"January 2022"} == {
        line.split(", ")[1].split(";")[0] for one in found for line in one.why if "counted from" in line
    }


def test_of_an_old_regime_nothing_is_made_up_where_the_start_is_not_recorded() -> None:
    found = check(*timeline("old-regime-late"), of="national")
    assert {"publication-notice"} == {one.name for one in found}
    assert {Truth.UNKNOWN} == {one.certain for one in found}


class TestTimes:
    AWARE = Happened("local-authority-aware", "2021-03-26")
    SUSPECTED = ()

    def test_kept_are_not_told(self) -> None:
        found = check(DECIDED, Happened("review-completed", "2021-10-20"), of="national")
        assert "review-period" not in [one.name for one in found]

    def test_not_kept_are_told_by_how_much(self) -> None:
        late = only(
            check(DECIDED, Happened("review-completed", "2021-10-22"), of="national"),
            Kind.LATE,
            "review-period",
        )
        assert (Truth.YES, "2021-10-20", (2, 2)) == (late.certain, str(late.due), late.late_by)

    def test_may_have_been_kept_where_the_day_is_known_only_in_part(self) -> None:
        late = only(check(DECIDED, Happened("review-completed", "2021-10"), of="national"), Kind.LATE, "review-period")
        assert (Truth.UNKNOWN, None, "Complete the LCSPR: whether done late cannot be told") == (
            late.certain,
            late.late_by,
            late.says,
        )

    def test_that_ran_out_with_nothing_done_are_missing(self) -> None:
        missing = only(check(DECIDED, of="national"), Kind.MISSING, "review-period")
        assert (Truth.YES, None, "Complete the LCSPR: not recorded") == (
            missing.certain,
            missing.when,
            missing.says,
        )

    def test_that_may_have_run_out_are_told_as_open(self) -> None:
        decided = attrs.evolve(DECIDED, on="2021-04")
        missing = only(check(decided, on=date(2021, 10, 15), of="national"), Kind.MISSING, "review-period")
        assert (
            Truth.UNKNOWN,
            "Complete the LCSPR: not recorded; it is not known whether it was owed by then",
        ) == (
            missing.certain,
            missing.says,
        )

    def test_that_have_not_run_out_are_not_told(self) -> None:
        held = Happened("rapid-review-held", "2021-04-16")
        sent = Happened("notification-sent", "2021-04-12")
        assert () == check(DECIDED, sent, held, on=date(2021, 5, 1), of="national")

    def test_that_may_be_suspended_are_not_sure(self) -> None:
        decided = Decided("local-review", "review", on="2021-01-11", by="safeguarding-partners")
        found = [one for one in check(decided, of="national") if one.name == "publication-period"]
        assert [(Truth.UNKNOWN, False)] == [(one.certain, one.binding) for one in found]

    def test_done_before_a_window_opened_are_early(self) -> None:
        entries = (
            Happened("notification-sent", "2021-03-29"),
            Happened("rapid-review-held", "2021-04-01"),
        )
        early = [one for one in check(*entries) if one.kind is Kind.EARLY]
        assert {("hold-rapid-review", "2021-04-08"), ("hold-rapid-review", "2021-04-14")} == {
            (one.name, str(one.due)) for one in early
        }
        assert all(one.why[0].startswith("the time opened on") and one.causes == () for one in early)

    def test_are_judged_by_the_working_days_that_the_caller_brings(self) -> None:
        review = Review("NR-07", "northamptonshire").record(
            DECIDED, Happened("report-submitted", "2021-10-20"), Happened("published", "2021-10-29")
        )
        closed = england().with_closures([date(2021, 10, 25)])
        national = framework("national")
        assert "publication-notice" not in [one.name for one in history.deviations(national, review.as_of(ON))]
        found = history.deviations(national, review.as_of(ON), calendar=closed)
        assert "publication-notice" in [one.name for one in found]

    def test_of_a_report_taken_off_too_soon_are_early(self) -> None:
        keep = framework("national")
        duty = next(one for one in keep.duties if one.name == "working-together-2018/website-period")
        document = keep.by_slug["working-together-2018"]
        # A period that has to last, laid on a step whose end can be recorded.
        changed = attrs.evolve(document, duties=(attrs.evolve(duty, step="withdraw-from-web"),))
        crafted = Framework(partnership="national", documents=(changed,))
        published, withdrawn = Happened("published", "2021-05-01"), Happened("withdrawn-from-web", "2021-11-01")
        assert [(Kind.EARLY, "2022-05-01")] == [
            (one.kind, str(one.due)) for one in check(published, withdrawn, of=crafted)
        ]
        assert () == check(published, of=crafted)


class TestWhatMightAccountForALateReview:
    LATE = (DECIDED, Happened("review-completed", "2021-12-01"))

    def causes(self, *entries: AnyEntry) -> dict[str, PossibleCause]:
        late = only(check(*self.LATE, *entries, of="national"), Kind.LATE, "review-period")
        return {one.name: one for one in late.causes}

    def test_is_nothing_where_nothing_is_recorded(self) -> None:
        assert {} == self.causes()

    def test_is_for_people_to_say_of_a_delay_that_was_there_in_time(self) -> None:
        delay = self.causes(Delayed("complete-review", "complexity", on="2021-08-01"))["complexity"]
        assert (Truth.YES, Truth.YES) == (delay.in_time, delay.before_done)
        (says,) = delay.says
        assert (
            "Delay (complete the LCSPR): began on Sun 1 Aug 2021, before the time ran out; "
            "whether it explains the overrun is for people to say"
        ) == says

    def test_cannot_be_told_of_a_pause_whose_day_is_known_only_in_part(self) -> None:
        pause = self.causes(Happened("review-paused", "2021-10"))["review-paused"]
        assert Truth.UNKNOWN is pause.in_time
        assert pause.says[0].endswith("it is not known whether that was before or after the time ran out")

    def test_is_no_other_exit(self) -> None:
        assert {} == self.causes(Happened("sent-back", "2021-09-01"))

    def test_may_be_proceedings_that_a_text_says_may_delay_it(self) -> None:
        found = self.causes(
            Proceeding("family-proceedings", "open", on="2021-06-01"),
            Proceeding("lado-investigation", "open", on="2021-06-01"),
        )
        assert ["family-proceedings"] == list(found)

    def test_is_nothing_that_was_asked_about_and_is_not_there(self) -> None:
        assert {} == self.causes(Proceeding("family-proceedings", "none", on="2021-06-01"))

    def test_is_not_told_of_what_was_not_done(self) -> None:
        missing = only(
            check(DECIDED, Delayed("publish", "inquest-pending", on="2021-06-01"), of="national"),
            Kind.MISSING,
            "review-period",
        )
        assert [None] == [one.before_done for one in missing.causes]


class TestOrder:
    def test_kept_is_not_told(self) -> None:
        entries = (
            Happened("rapid-review-held", "2021-04-10"),
            attrs.evolve(DECIDED, on="2021-04-10"),
        )
        assert [] == [one for one in check(*entries, of="essex", on=date(2021, 4, 12)) if one.kind is Kind.OUT_OF_ORDER]

    def test_not_kept_is_told_with_the_clause_that_asks_for_it(self) -> None:
        notified = Happened("notification-sent", "2021-03-29")
        entries = (notified, Happened("rapid-review-held", "2021-04-22"), DECIDED)
        found = only(check(*entries), Kind.OUT_OF_ORDER, "decide-on-review")
        assert (Truth.YES, "2021-04-20", "2021-04-22") == (found.certain, str(found.when), str(found.due))
        assert "Decide whether to undertake an LCSPR (comes after: rapid review meeting)" == found.title
        assert "northamptonshire-framework-2020" in {one.instrument for one in found.sources}

    def test_cannot_be_told_of_days_known_only_in_part(self) -> None:
        found = only(check(Happened("rapid-review-held", "2021-04"), DECIDED), Kind.OUT_OF_ORDER, "decide-on-review")
        assert Truth.UNKNOWN is found.certain

    def test_names_what_was_left_out(self) -> None:
        found = only(check(DECIDED), Kind.MISSING, "hold-rapid-review")
        assert ("Rapid review meeting (comes before: decide whether to undertake an LCSPR)", None) == (
            found.title,
            found.when,
        )

    def test_names_an_event_that_was_left_out_or_came_too_late(self) -> None:
        held = Happened("staff-conversations-held", "2024-06-01")
        decided = attrs.evolve(DECIDED, on="2024-05-01")
        asked = {"of": "kirklees", "on": date(2024, 7, 1)}
        assert Kind.MISSING is next(one for one in check(decided, held, **asked) if one.name == "files-read").kind  # type: ignore[arg-type]
        late = check(decided, held, Happened("files-read", "2024-06-10"), **asked)  # type: ignore[arg-type]
        assert Kind.OUT_OF_ORDER in {one.kind for one in late if one.name == "staff-conversations"}

    def test_asks_for_nothing_that_was_not_needed(self) -> None:
        """No text in force in Essex speaks of an alert to the bodies before the lead reviewer is found."""
        found = check(DECIDED, Happened("lead-reviewer-appointed", "2021-05-01"), of="essex")
        assert "alert-bodies" not in {one.name for one in found}

    def test_is_judged_by_the_text_in_force_then(self) -> None:
        entries = (attrs.evolve(DECIDED, on="2020-05-01"), Happened("parents-informed", "2020-05-20"))
        found = check(*entries, on=date(2020, 6, 1))
        assert {"national-panel"} >= {one.name for one in found if one.kind is Kind.OUT_OF_ORDER}

    def test_leaves_out_a_step_that_is_not_needed_and_a_fact(self) -> None:
        real = framework("northamptonshire")
        duty = next(one for one in real.duties if one.name == "northamptonshire-framework-2020/check-referral")
        document = real.by_slug["northamptonshire-framework-2020"]
        asked = attrs.evolve(duty, when=(), step="genogram", topic="genogram", after=("secure-files", "child-died"))
        crafted = Framework(
            partnership="northamptonshire", documents=(attrs.evolve(document, duties=(asked,), holds=()),)
        )
        assert () == check(Happened("genogram-drawn", "2021-05-01"), of=crafted)


class TestWhatEveryTextPresupposes:
    """FAQ-004, WT23-027: without a notification no rapid review can be done; it is owed all the same."""

    ON = date(2025, 8, 1)
    AWARE = Happened("local-authority-aware", "2025-07-01")
    FACTS = tuple(
        Established(fact, "yes", on="2025-07-01", by="local-authority")
        for fact in ("abuse-or-neglect-suspected", "child-seriously-harmed", "incident-in-area")
    )
    HELD = Happened("rapid-review-held", "2025-07-15"), Happened("rapid-review-submitted", "2025-07-18")

    def found(self, *entries: AnyEntry, of: str = "national") -> list[tuple[str, str, tuple[str, ...]]]:
        several = check(self.AWARE, *self.FACTS, *entries, on=self.ON, of=of)
        return [(each.name, each.title, each.sources[0].clauses) for each in several if each.kind is Kind.WITHOUT]

    def test_is_told_once_of_what_was_done_without_it(self) -> None:
        title = "Rapid review meeting (comes after: serious incident notification to the Panel)"
        assert [("hold-rapid-review", title, ("FAQ-005", "FAQ-004"))] == self.found(*self.HELD)

    @pytest.mark.parametrize("sent", ["2025-07-02", "2025-07-25"])
    def test_is_not_told_once_it_is_done(self, sent: str) -> None:
        assert [] == self.found(*self.HELD, Happened("notification-sent", sent))

    def test_is_not_told_where_nothing_was_done_or_a_text_asks_for_it_without(self) -> None:
        assert [] == self.found()
        assert [] == self.found(*self.HELD, of="northamptonshire")

    def test_is_not_told_of_a_case_that_is_not_to_be_notified(self) -> None:
        assert [] == self.found(*self.HELD, Established("incident-in-area", "no", on="2025-07-02", by="police"))

    def test_is_on_the_first_screen(self) -> None:
        situation = Review("NR-07", "national").record(self.AWARE, *self.FACTS, *self.HELD).as_of(self.ON)
        told = [
            (card.says, card.next) for card in glance(framework("national"), situation).cards if "/without/" in card.id
        ]
        says = "Rapid review meeting is recorded without what comes first: serious incident notification to the Panel."
        assert [(says, "Do it now, or record the day on which it was done.")] == told


class TestForEachAgency:
    """What each agency returned is held against its own request, not against that of another."""

    ASKED = (
        Request("health", "asked", on="2021-04-01"),
        Request("health", "returned", on="2021-04-09"),
        Request("police", "asked", on="2021-04-12"),
    )

    def out_of_order(self, *entries: AnyEntry) -> list[str]:
        situation = Review("NR-07", "northamptonshire").record(*self.ASKED, *entries).as_of(date(2021, 5, 1))
        found = history.deviations(framework("northamptonshire"), situation)
        return [each.name for each in found if each.kind is Kind.OUT_OF_ORDER]

    def test_a_return_after_its_own_request_is_in_order(self) -> None:
        assert [] == self.out_of_order()

    def test_a_return_before_its_own_request_is_not(self) -> None:
        assert ["return-information"] == self.out_of_order(Request("police", "returned", on="2021-04-10"))

    def test_a_return_without_any_request_is_held_against_the_case(self) -> None:
        assert ["return-information"] == self.out_of_order(Request("education", "returned", on="2021-04-02"))


class TestWhatWasHeld:
    PUBLISHED = (DECIDED, Happened("published", "2021-09-01"))

    def held(self, *entries: AnyEntry) -> list[tuple[Kind, Truth]]:
        found = check(*self.PUBLISHED, *entries)
        return [
            (one.kind, one.certain)
            for one in found
            if one.kind in {Kind.WHILE_HELD, Kind.HELD_AFTERWARDS} and one.name == "publish"
        ]

    def test_and_done_all_the_same_is_told(self) -> None:
        assert [(Kind.WHILE_HELD, Truth.YES)] == self.held(Proceeding("prosecution", "open", on="2021-06-01"))

    def test_no_longer_when_it_was_done_is_not_told(self) -> None:
        ended = Proceeding("prosecution", "ended", on="2021-08-01")
        assert [] == self.held(Proceeding("prosecution", "open", on="2021-06-01"), ended)

    def test_when_it_was_done_and_no_longer_is_told(self) -> None:
        ended = Proceeding("prosecution", "ended", on="2021-12-01")
        assert [(Kind.WHILE_HELD, Truth.YES)] == self.held(Proceeding("prosecution", "open", on="2021-06-01"), ended)

    @pytest.mark.parametrize("ended", ["2021-09-01", "2021-09", "2021"])
    def test_until_about_the_day_it_was_done_cannot_be_told(self, ended: str) -> None:
        end = Proceeding("prosecution", "ended", on=ended)
        assert [(Kind.WHILE_HELD, Truth.UNKNOWN)] == self.held(Proceeding("prosecution", "open", on="2021-01-01"), end)

    @pytest.mark.parametrize("opened", ["2021-09-01", "2021"])
    def test_from_about_the_day_it_was_done_cannot_be_told(self, opened: str) -> None:
        assert [(Kind.WHILE_HELD, Truth.UNKNOWN)] == self.held(Proceeding("prosecution", "open", on=opened))

    def test_of_which_only_the_end_is_recorded_cannot_be_told(self) -> None:
        assert [(Kind.WHILE_HELD, Truth.UNKNOWN)] == self.held(Proceeding("prosecution", "ended", on="2021-12-01"))

    def test_only_afterwards_is_a_finding_and_no_breach(self) -> None:
        found = check(*self.PUBLISHED, Proceeding("prosecution", "open", on="2021-12-01"))
        late = only(found, Kind.HELD_AFTERWARDS, "publish")
        assert (Truth.YES, False) == (late.certain, late.binding)

    def test_by_proceedings_that_are_not_there_is_not_told(self) -> None:
        assert [] == self.held(Proceeding("prosecution", "none", on="2021-06-01"))

    def test_by_a_delay_of_a_step_already_done_is_a_finding(self) -> None:
        delay = Delayed("publish", "inquest-pending", on="2021-12-01")
        assert [(Kind.HELD_AFTERWARDS, Truth.YES)] == self.held(delay)

    def test_by_a_delay_of_another_step_or_in_time_is_none(self) -> None:
        assert [] == self.held(
            Delayed("genogram", "complexity", on="2021-12-01"), Delayed("publish", "complexity", on="2021-08-01")
        )

    def test_is_not_asked_of_a_hold_on_something_else_than_proceedings(self) -> None:
        real = framework("northamptonshire")
        document = real.by_slug["northamptonshire-framework-2020"]
        hold = attrs.evolve(next(one for one in document.holds if one.stops), during=("discussion-cleared",))
        crafted = Framework(
            partnership="northamptonshire", documents=(attrs.evolve(document, duties=(), holds=(hold,)),)
        )
        assert () == check(*self.PUBLISHED, of=crafted)


class TestWhatTheRecordContradicts:
    def kinds(self, *entries: AnyEntry) -> list[tuple[Kind, str]]:
        found = check(*entries, of="national")
        told = {Kind.NO_REASON, Kind.CONFLICT, Kind.CLOSED_BEFORE_OPENED}
        return [(one.kind, one.name) for one in found if one.kind in told]

    def test_is_an_exit_without_a_reason(self) -> None:
        assert [(Kind.NO_REASON, "review-paused")] == self.kinds(Happened("review-paused", "2021-05-01"))
        reasoned = Decided("course", "pause", on="2021-05-01", by="safeguarding-partners", rationale_ref="DOC-2")
        assert [] == self.kinds(reasoned)

    def test_is_a_decision_with_two_outcomes(self) -> None:
        against = attrs.evolve(DECIDED, outcome="no-review")
        assert [(Kind.CONFLICT, "local-review")] == self.kinds(DECIDED, against)
        other = attrs.evolve(DECIDED, outcome="other-learning", on="2021-04-24")
        assert [(Kind.CONFLICT, "local-review")] == self.kinds(attrs.evolve(against, on="2021-04-10"), other)

    def test_is_a_decision_of_which_it_cannot_be_told_which_outcome_came_last(self) -> None:
        against = attrs.evolve(DECIDED, outcome="no-review", on="2021-04")
        finding = only(check(DECIDED, against, of="national"), Kind.CONFLICT, "local-review")
        assert Truth.UNKNOWN is finding.certain

    def test_is_no_decision_that_was_taken_again_later(self) -> None:
        against = attrs.evolve(DECIDED, outcome="no-review", on="2021-04-10")
        assert [] == self.kinds(DECIDED, against)
        assert [] == self.kinds(DECIDED, attrs.evolve(against, on="2021-04-30"))

    def test_is_no_decision_that_took_another_s_place(self) -> None:
        against = attrs.evolve(DECIDED, outcome="no-review", on="2021-04-10", id="D1")
        assert [] == self.kinds(against, attrs.evolve(DECIDED, corrects="D1"))

    def test_is_no_pause_and_its_end(self) -> None:
        pause = Decided("course", "pause", on="2021-05-01", by="safeguarding-partners", rationale_ref="DOC-2")
        assert [] == self.kinds(pause, attrs.evolve(pause, outcome="resume", on="2021-06-01"))

    def test_is_the_date_of_a_meeting_entered_as_the_day_on_which_it_was_called(self) -> None:
        called = Called("subgroup-meeting", "2022-05-09", held_on="2022-05-30", ref="M1")
        found = check(Happened("meeting-called", "2022-05-09"), called, of="essex")
        two = only(found, Kind.TWO_DAYS, "meeting-called")
        assert ("entered for Mon 9 May 2022 and Mon 30 May 2022; Mon 9 May 2022 counts",) == two.why
        situation = Review("NR-07", "essex").record(Happened("meeting-called", "2022-05-09"), called).as_of(ON)
        told = [card.says for card in glance(framework("essex"), situation).cards if "/two-days/" in card.id]
        assert ["Meeting called: entered for Mon 9 May and Mon 30 May; Mon 9 May counts."] == told
        for other in ("2022-05-30", "2022-05-16"):
            assert [] == [each for each in check(Happened("meeting-called", other), called, of="essex") if each.why]

    def test_is_one_event_on_two_days(self) -> None:
        found = check(Happened("published", "2021-05-01"), Happened("published", "2021-06-01"), of="national")
        two = only(found, Kind.TWO_DAYS, "published")
        assert ("entered for Sat 1 May 2021 and Tue 1 Jun 2021; Sat 1 May 2021 counts",) == two.why

    def test_is_the_end_of_proceedings_before_they_opened(self) -> None:
        ended, opened = (
            Proceeding("inquest", "ended", on="2021-05-01", ref="INQ-1"),
            Proceeding("inquest", "open", on="2021-06-01", ref="INQ-1"),
        )
        assert [(Kind.CLOSED_BEFORE_OPENED, "inquest")] == self.kinds(ended, opened)
        assert [] == self.kinds(ended)
        assert [] == self.kinds(ended, attrs.evolve(opened, ref="INQ-2"))
        assert [] == self.kinds(ended, opened, attrs.evolve(opened, on="2021-04-01"))


def test_every_kind_is_said_in_words() -> None:
    assert {kind.value for kind in Kind} == set(DEVIATIONS)


@pytest.mark.parametrize(("sent", "told"), [("2024-10-15", [("late", "2024-10-15")]), ("2024-10-03", [])])
def test_what_was_done_and_entered_after_an_answer_took_it_away_is_late_or_in_time_and_not_missing(
    sent: str, told: list[tuple[str, str]]
) -> None:
    answers = {"abuse-or-neglect-suspected": "yes", "child-died": "yes", "incident-in-area": "yes"}
    review = Review("NR-07", "national").record(
        Happened("local-authority-aware", "2024-09-27", recorded="2024-09-27"),
        *(
            Established(fact, answer, on="2024-09-27", by="local-authority", recorded="2024-09-27")
            for fact, answer in answers.items()
        ),
        Established("abuse-or-neglect-suspected", "no", on="2024-10-16", by="local-authority", recorded="2024-10-16"),
        Happened("notification-sent", sent, recorded="2024-10-20"),
    )
    found = history.deviations(framework("national"), review.as_of(date(2024, 11, 1)))
    ours = [
        (each.kind.value, str(each.when)) for each in found if each.sources and each.sources[0].clauses == ("WT23-019",)
    ]
    assert ours == told


def test_a_fact_that_turned_and_turned_back_is_told_with_its_answers_and_on_the_first_screen() -> None:
    answers = (("2024-02-05", "yes"), ("2024-02-12", "no"), ("2024-02-19", "yes"))
    review = Review("NR-07", "national").record(
        *(Established("child-seriously-harmed", answer, on=day, by="health") for day, answer in answers)
    )
    situation, documents = review.as_of(date(2024, 2, 20)), framework("national")
    (turned,) = history.deviations(documents, situation)
    assert (Kind.TURNED_BACK, "Was the child seriously harmed? The answer turned, and turned back") == (
        turned.kind,
        turned.says,
    )
    assert (
        "Yes on Mon 5 Feb 2024, no on Mon 12 Feb 2024, yes on Mon 19 Feb 2024: that of the last day stands.",
    ) == turned.why
    (card,) = (each for each in glance(documents, situation).cards if each.id.startswith("care/record/"))
    assert ("Yes on Mon 5 Feb, no on Mon 12 Feb, yes on Mon 19 Feb: that of the last day stands.",) == card.why
    assert "Check each answer: if one is a slip, enter the right one as correcting it; else leave them." == card.next
