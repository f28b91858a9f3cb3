"""Whether a duty arises: one judgement, in six states, for every subject."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

from cspr import lifecycle, timescales
from cspr.arising.judging import arising
from cspr.arising.states import Arising, ArisingState
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.lifecycle.answers import progress_of
from cspr.record import Decided, Established, Happened, Involved, Planned, Review
from cspr.timescales import Status
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.guidance.model import Duty
    from cspr.lifecycle import Progress
    from cspr.record import AnyEntry

ON = date(2021, 9, 1)
SERIOUS = tuple(
    Established(fact, "yes", on="2021-03", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
)
NOTIFIED = Happened("notification-sent", "2021-03-29")
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")


def case(*entries: AnyEntry, of: str = "northamptonshire") -> Case:
    return Case(framework(of), Review("NR-07", of).record(*entries).as_of(ON))


def duty(name: str, of: str = "northamptonshire") -> Duty:
    return next(each for each in framework(of).duties if each.name == name)


def state(name: str, *entries: AnyEntry, about: str = "case", of: str = "northamptonshire") -> Arising:
    return arising(case(*entries, of=of), duty(name, of), about)


def step(name: str, *entries: AnyEntry, of: str = "northamptonshire") -> Progress:
    return next(each for each in progress_of(case(*entries, of=of)) if each.step == name)


class TestADuty:
    HOLD = "working-together-2018/hold-rapid-review"
    SEND = "working-together-2018/send-rapid-review"
    PUBLISH = "working-together-2018/publish-review"
    RETURN = "northamptonshire-framework-2020/return-information"

    def test_arises(self) -> None:
        assert Arising(state=ArisingState.ARISES) == state(self.HOLD, *SERIOUS)

    def test_may_arise_on_facts(self) -> None:
        answer = state(self.HOLD, *SERIOUS[:2])
        assert (ArisingState.MAY_ARISE, Truth.UNKNOWN) == (answer.state, answer.answer)
        assert Open(name="incident-in-area", about="case") in answer.needs

    def test_does_not_arise(self) -> None:
        no = Established("abuse-or-neglect-suspected", "no", on="2021-03", by="local-authority")
        answer = state(self.HOLD, no, *SERIOUS[1:])
        assert (Arising(state=ArisingState.DOES_NOT), Truth.NO) == (answer, answer.answer)

    def test_does_not_arise_yet_while_a_step_is_to_come(self) -> None:
        assert Arising(state=ArisingState.NOT_YET, awaits=("hold-rapid-review", "notify-incident")) == state(
            self.SEND, *SERIOUS
        )

    def test_waits_for_a_decision(self) -> None:
        answer = state("children-act-2004/publish-local-report", *SERIOUS)
        assert (ArisingState.WAITS, "local-review") == (answer.state, answer.decision)

    def test_is_overtaken_by_each_later_milestone_on_record(self) -> None:
        later = (Happened("information-collated", "2021-04-09"), DECIDED)
        answer = state(self.RETURN, *SERIOUS, NOTIFIED, *later)
        assert answer.overtaken_by == ("information-collated", "local-review-decided")
        assert (ArisingState.OVERTAKEN, Truth.NO) == (answer.state, answer.answer)

    def test_is_not_overtaken_where_it_is_done(self) -> None:
        returned = Happened("information-returned", "2021-04-08", about="agency:police")
        answers = [
            state(self.RETURN, *SERIOUS, NOTIFIED, returned, DECIDED, about=about).state
            for about in ("agency:police", "agency:health")
        ]
        assert [ArisingState.ARISES, ArisingState.OVERTAKEN] == answers

    def test_stays_open_for_whom_it_was_refused(self) -> None:
        withheld = Happened("information-withheld", "2021-04-08", about="agency:health")
        answers = [
            state(self.RETURN, *SERIOUS, NOTIFIED, withheld, DECIDED, about=about).state
            for about in ("agency:police", "agency:health", "case")
        ]
        assert [ArisingState.OVERTAKEN, ArisingState.ARISES, ArisingState.ARISES] == answers

    def test_is_over_with_the_review_for_whom_it_was_refused_too(self) -> None:
        withheld = Happened("information-withheld", "2021-04-08", about="agency:health")
        known: tuple[AnyEntry, ...] = (*SERIOUS, NOTIFIED, withheld, DECIDED, Happened("published", "2021-05-28"))
        answers = [state(self.RETURN, *known, about=about) for about in ("agency:police", "agency:health", "case")]
        assert [answer.state for answer in answers] == [ArisingState.OVERTAKEN] * 3
        assert ("published",) == answers[1].overtaken_by

    def test_may_arise_where_only_a_decision_suggests_what_came_first(self) -> None:
        answer = state(self.SEND, *SERIOUS, NOTIFIED, DECIDED)
        assert (ArisingState.MAY_ARISE, (Open(name="rapid-review-held", about="case"),)) == (answer.state, answer.needs)

    def test_arises_where_what_came_first_is_shown_by_what_followed(self) -> None:
        response = "working-together-2018/tell-family-of-national-decision"
        sent = Happened("rapid-review-submitted", "2021-04-20")
        decided = Decided("national-review", "review", on="2021-05-04", by="national-panel")
        assert ArisingState.WAITS is state(response, *SERIOUS, sent).state
        assert ArisingState.ARISES is state(response, *SERIOUS, sent, decided).state

    def test_does_not_wait_for_a_decision_that_was_made_to_come_out_otherwise(self) -> None:
        against = Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners")
        assert Arising(state=ArisingState.DOES_NOT) == state(self.PUBLISH, *SERIOUS, NOTIFIED, against)

    @pytest.mark.parametrize("later", ["practitioner-event-held", "final-sign-off-given", "review-completed"])
    def test_to_keep_away_is_no_step_that_what_came_later_overtakes(self, later: str) -> None:
        away = "northamptonshire-framework-2020/senior-managers-stay-away"
        known: tuple[AnyEntry, ...] = (*SERIOUS, NOTIFIED, DECIDED, Happened(later, "2021-08-20"))
        assert Arising(state=ArisingState.ARISES) == state(away, *known)

    def test_goes_on_elsewhere_once_the_review_was_joined_with_another(self) -> None:
        joined = Happened("review-joined", "2021-06-01")
        assert ArisingState.DOES_NOT is state(self.PUBLISH, *SERIOUS, DECIDED, joined).state

    def test_is_not_yet_while_its_event_is_planned(self) -> None:
        planned = Planned("delay-arisen", "2021-10-01")
        late = next(each for each in framework("northamptonshire").duties if "delay-arisen" in each.when)
        assert Arising(state=ArisingState.NOT_YET, awaits=("delay-arisen",)) == state(late.name, planned, DECIDED)


class TestAStep:
    def test_that_was_overtaken_says_by_what_and_stands_in_nobodys_way(self) -> None:
        collated = Happened("information-collated", "2021-04-09")
        returned = step("return-information", *SERIOUS, NOTIFIED, collated)
        assert (State.OVERTAKEN, "agency information collated") == (returned.state, returned.why)
        assert ((), ()) == (returned.blockers, returned.needs)
        held = step("hold-rapid-review", *SERIOUS, NOTIFIED, collated)
        assert (State.READY, ()) == (held.state, held.blockers)

    def test_that_is_to_be_done_again_is_not_overtaken_by_what_was_before(self) -> None:
        published, reopened = Happened("published", "2021-06-01"), Happened("review-reopened", "2021-07-01")
        assert State.OVERTAKEN is step("complete-review", *SERIOUS, DECIDED, published).state
        assert State.OVERTAKEN is not step("complete-review", *SERIOUS, DECIDED, published, reopened).state
        again = Happened("published", "2021-08-01")
        assert State.OVERTAKEN is step("complete-review", *SERIOUS, DECIDED, published, reopened, again).state

    @pytest.mark.parametrize("name", ["refer-case", "identify-incident", "check-referral"])
    def test_of_finding_the_case_is_overtaken_by_its_notification(self, name: str) -> None:
        assert State.OVERTAKEN is step(name, *SERIOUS, NOTIFIED).state


class TestAStepThatAHigherTextAsksForNow:
    """What a lower text adds to it does not stand in its way."""

    def test_is_ready(self) -> None:
        told = step("alert-bodies", *SERIOUS, DECIDED)
        assert (State.READY, ()) == (told.state, told.blockers)

    def test_waits_where_the_lower_text_speaks_alone(self) -> None:
        made = framework("northamptonshire")
        # The Act says nothing of this step; the local text leans on what it says of the place.
        kept = (each for each in made.documents if each.instrument.authority.value in {"local", "statute"})
        local = attrs.evolve(made, documents=tuple(kept))
        situation = case(*SERIOUS, DECIDED).situation
        told = next(each for each in lifecycle.progress(local, situation) if each.step == "alert-bodies")
        assert (State.BLOCKED, ["appoint-lead-reviewer"]) == (told.state, [each.name for each in told.blockers])


class TestAReading:
    def test_of_what_was_overtaken_is_never_overdue(self) -> None:
        asked = Happened("information-requested", "2021-03-29")
        schedule = timescales.schedule(
            framework("northamptonshire"),
            case(*SERIOUS, NOTIFIED, asked, Involved("agency:health"), DECIDED).situation,
            levels=("case", "agency"),
        )
        readings = [each for scale in schedule if scale.topic == "return-information" for each in scale.readings]
        assert readings
        assert {(Status.OVERTAKEN, Truth.NO)} == {(each.status, each.applies) for each in readings}
        says = "overtaken by a later step: decision to undertake an LCSPR"
        assert all(says in each.reasons for each in readings)


class TestALimitThatIsBroken:
    """The dates on record say that a review is late, and let what is owed then arise; it sets no limit itself."""

    TELL = "northamptonshire-framework-2020/tell-panel-of-delay"
    NATIONAL = "working-together-2018/tell-panel-of-delay"
    LATER = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")

    def states(self, *entries: AnyEntry, on: date) -> list[ArisingState]:
        situation = Review("NR-07", "northamptonshire").record(*SERIOUS, *entries).as_of(on)
        asked = Case(framework("northamptonshire"), situation)
        return [arising(asked, duty(name)).state for name in (self.TELL, self.NATIONAL)]

    def test_is_passed_and_the_report_not_published(self) -> None:
        assert [ArisingState.ARISES] * 2 == self.states(self.LATER, on=date(2021, 11, 5))

    def test_is_not_broken_on_its_last_day(self) -> None:
        given = (Happened("report-submitted", "2021-10-20"), Happened("publication-date-notified", "2021-10-20"))
        expected = [ArisingState.MAY_ARISE, ArisingState.DOES_NOT]
        assert expected == self.states(self.LATER, *given, on=date(2021, 11, 4))

    def test_is_broken_once_the_notices_cannot_be_given_in_time(self) -> None:
        # The copy for the Panel goes out seven working days before Thursday 4 November: by Tuesday 26 October.
        expected = [ArisingState.MAY_ARISE, ArisingState.DOES_NOT]
        assert expected == self.states(self.LATER, on=date(2021, 10, 26))
        assert [ArisingState.ARISES] * 2 == self.states(self.LATER, on=date(2021, 10, 27))

    def test_lies_before_the_day_that_is_planned(self) -> None:
        plan = Planned("published", "2022-02-14")
        assert [ArisingState.ARISES] * 2 == self.states(self.LATER, plan, on=date(2021, 9, 1))

    def test_is_not_broken_by_a_plan_within_it(self) -> None:
        plan = Planned("published", "2021-11-04")
        expected = [ArisingState.MAY_ARISE, ArisingState.DOES_NOT]
        assert expected == self.states(self.LATER, plan, on=date(2021, 9, 1))

    def test_is_nobodys_matter_any_more_once_it_is_published(self) -> None:
        published = Happened("published", "2021-11-10")
        assert [ArisingState.OVERTAKEN] * 2 == self.states(self.LATER, published, on=date(2021, 12, 1))

    def test_is_not_surely_broken_where_it_may_have_been_suspended(self) -> None:
        early = Decided("local-review", "review", on="2021-01-11", by="safeguarding-partners")
        complete = Happened("review-completed", "2021-06-01")
        situation = Review("NR-07", "national").record(*SERIOUS, early, complete).as_of(date(2021, 8, 2))
        asked = Case(framework("national"), situation)
        assert ArisingState.MAY_ARISE is arising(asked, duty(self.NATIONAL, "national")).state

    def test_lets_no_duty_arise_that_sets_a_limit_itself(self) -> None:
        for name in ("national", "northamptonshire", "kirklees", "essex"):
            for each in framework(name).duties:
                if {"delay-arisen", "publication-late-expected"} & set(each.when):
                    assert each.timing is None or not each.timing.amounts, each.name


def test_a_delay_is_to_be_told_since_the_day_after_the_last_one() -> None:
    # Decided on 1 March: the six months end on Sunday 1 September.
    decided = Decided("local-review", "review", on="2024-03-01", by="safeguarding-partners")
    copied = Happened("report-submitted", "2024-08-01")
    situation = Review("XX-01", "kirklees").record(Happened("incident", "2024-03-01"), decided, copied)
    screen = glance(framework("kirklees"), situation.as_of(date(2024, 9, 6)))
    assert [("Open for 4 working days.", "To the Panel and the Secretary of State (should).")] == [
        card.why for card in screen.cards if card.id == "task/tell-of-delay/case"
    ]


COMPLETED = Happened("review-completed", "2021-10-11")
FINALISED = Happened("report-finalised", "2021-10-11")
PUBLISHED = Happened("published", "2021-11-10")
LATE = Happened("published", "2021-12-20")
REOPENED = Decided("course", "re-open", on="2022-03-01", by="safeguarding-partners")


@pytest.mark.parametrize(
    "shown", [(PUBLISHED,), (FINALISED, PUBLISHED), (LATE,), (COMPLETED, PUBLISHED)], ids=lambda each: each[-1].on.first
)
def test_a_review_that_was_re_opened_is_open_since_then_and_not_overdue(shown: tuple[AnyEntry, ...]) -> None:
    decided = Decided("local-review", "review", on="2021-06-01", by="safeguarding-partners")
    known = Review("NR-07", "national").record(decided, *shown, REOPENED).as_of(date(2022, 3, 10))
    screen = glance(framework("national"), known)
    (card,) = (card for card in screen.cards if card.id == "task/complete-review/case")
    assert (card.arrive_by, card.working_days) == (None, -7)
    assert not any("complete the LCSPR" in line or "delay" in line for line in screen.headline)
    assert "task/tell-of-delay/case" not in {each.id for each in screen.cards}


def test_a_review_that_was_re_opened_and_never_shown_to_be_complete_is_overdue() -> None:
    decided = Decided("local-review", "review", on="2021-06-01", by="safeguarding-partners")
    after = Happened("report-finalised", "2022-03-04")
    for entries in ((decided, REOPENED), (decided, REOPENED, after)):
        known = Review("NR-07", "national").record(*entries).as_of(date(2022, 3, 10))
        cards = {card.id: card for card in glance(framework("national"), known).cards}
        expected = None if after in entries else date(2021, 12, 1)
        card = cards.get("task/complete-review/case")
        assert expected == (card and card.arrive_by)


@pytest.mark.parametrize("shown", [(PUBLISHED,), (COMPLETED, PUBLISHED)], ids=["by publication", "by its own day"])
def test_a_review_that_was_re_opened_and_completed_again_was_not_completed_late(shown: tuple[AnyEntry, ...]) -> None:
    decided = Decided("local-review", "review", on="2021-06-01", by="safeguarding-partners")
    again = Happened("review-completed", "2022-03-04")
    known = Review("NR-07", "national").record(decided, *shown, REOPENED, again).as_of(date(2022, 3, 10))
    scales = timescales.schedule(framework("national"), known)
    readings = [each for scale in scales for each in scale.readings if each.duty.step == "complete-review"]
    assert {each.status for each in readings if each.due is not None} == {Status.MET}
    assert not any("late" in line for line in glance(framework("national"), known).headline)
