"""Where each step of a review stands, what stands in its way, and who can clear it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs
import pytest

from cspr import calendars, history, learning, lifecycle, people, vocabulary
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.guidance.layers import Framework
from cspr.interchange import to_dict
from cspr.lifecycle import Blocker, By, Progress, State
from cspr.record import Decided, Established, Happened, Involved, Listed, Proceeding, Review, Situation
from cspr.truth import Truth
from cspr.vocabulary import Step

if TYPE_CHECKING:
    from cspr.guidance.documents import Document
    from cspr.guidance.model import Duty
    from cspr.record import AnyEntry

ON = date(2021, 6, 1)
DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
NO_REVIEW = Decided("local-review", "no-review", on="2021-04-20", by="safeguarding-partners")
NOTIFIED = Happened("notification-sent", "2021-03-29")
ENDED = "The learning review has ended, or an LCSPR is held"
POLICE, HEALTH = "agency:police", "agency:health"


def step(
    name: str, *entries: AnyEntry, on: date = ON, of: Framework | str = "northamptonshire", known_on: date | None = None
) -> Progress:
    framework_ = framework(of) if isinstance(of, str) else of
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(on, known_on)
    situation = situation.answered_by(framework_.partnership)
    return next(one for one in lifecycle.progress(framework_, situation) if one.step == name)


def names(found: Progress) -> list[tuple[By, str]]:
    return [(one.by, one.name) for one in found.blockers]


def blocker(found: Progress, by: By, name: str) -> Blocker:
    return next(one for one in found.blockers if (one.by, one.name) == (by, name))


class TestAStepThatIsDone:
    def test_says_when(self) -> None:
        found = step("notify-incident", NOTIFIED)
        assert (State.DONE, "2021-03-29", ()) == (found.state, str(found.when), found.blockers)

    def test_says_who_decided(self) -> None:
        assert ("safeguarding-partners",) == step("decide-on-review", DECIDED).by

    def test_is_done_by_any_of_the_events_that_complete_it(self) -> None:
        assert State.DONE is step("family-contribution", DECIDED, Happened("family-declined", "2021-05-20")).state

    def test_may_not_be_done_yet_where_its_day_is_known_only_in_part(self) -> None:
        found = step("notify-incident", Happened("notification-sent", "2021-06", recorded="2021-07-05"))
        assert (State.CANNOT_TELL, "not recorded whether it is done") == (found.state, found.why)

    def test_stays_done_where_no_text_lays_it(self) -> None:
        assert State.DONE is step("secure-files", DECIDED, Happened("files-secured", "2021-05-01")).state

    def test_says_which_documents_it_hands_over(self) -> None:
        assert ("rapid-review-report",) == step("submit-rapid-review").products
        assert () == step("genogram").products


class TestAStepOwedForEachAgency:
    RETURNED = (NOTIFIED, Happened("information-requested", "2021-03-30"))

    def test_says_for_whom_it_is_done_and_for_whom_not(self) -> None:
        found = step(
            "return-information",
            *self.RETURNED,
            Involved(HEALTH),
            Happened("information-returned", "2021-04-08", about=POLICE),
        )
        assert (State.READY, (POLICE,), (HEALTH,)) == (found.state, found.done_for, found.open_for)

    def test_is_done_once_each_has_done_it_and_no_more_are_to_be_expected(self) -> None:
        found = step(
            "return-information",
            *self.RETURNED,
            Listed("agency", "2021-04-01"),
            Happened("information-returned", "2021-04-08", about=POLICE),
            Happened("information-returned", "2021-04-12", about=HEALTH),
        )
        assert (State.DONE, "2021-04-12") == (found.state, str(found.when))

    def test_cannot_be_told_done_while_the_list_may_be_incomplete(self) -> None:
        found = step("return-information", *self.RETURNED, Happened("information-returned", "2021-04-08", about=POLICE))
        assert (State.CANNOT_TELL, "done for all those listed; the list may not be complete") == (
            found.state,
            found.why,
        )

    def test_with_no_agency_known_is_simply_open(self) -> None:
        found = step("return-information", *self.RETURNED)
        assert (State.READY, (), ()) == (found.state, found.done_for, found.open_for)


class TestAStepThatIsBlocked:
    def test_names_the_step_that_comes_first_who_can_do_it_and_the_clause(self) -> None:
        found = blocker(step("return-information", NOTIFIED), By.STEP, "request-information")
        assert (Truth.YES, "northamptonshire-framework-2020") == (found.certain, found.source.instrument)
        assert "business-office" in found.cleared_by

    def test_names_the_event_that_comes_first(self) -> None:
        found = step("staff-conversations", DECIDED, of="kirklees", on=date(2024, 10, 1))
        assert [(By.EVENT, "files-read")] == names(found)
        assert ("lead-reviewer",) == found.blockers[0].cleared_by

    def test_names_the_decision_that_it_waits_for_and_who_takes_it(self) -> None:
        found = step("family-contribution", NOTIFIED, of="national")
        assert [(By.DECISION, "local-review")] == names(found)
        assert ("safeguarding-partners",) == found.blockers[0].cleared_by

    def test_names_the_step_without_which_it_would_not_arise(self) -> None:
        found = step("keep-available", DECIDED)
        assert (State.BLOCKED, [(By.STEP, "publish")]) == (found.state, names(found))

    def test_is_asked_about_by_itself_with_the_same_answer(self) -> None:
        situation = Review("NR-07", "northamptonshire").record(NOTIFIED).as_of(ON)
        framework_ = framework("northamptonshire")
        for one in lifecycle.progress(framework_, situation):
            assert one.blockers == lifecycle.blockers(framework_, situation, one.step)

    def test_is_not_asked_about_under_a_name_that_nobody_knows(self) -> None:
        situation = Review("NR-07", "northamptonshire").as_of(ON)
        with pytest.raises(CsprError) as caught:
            lifecycle.blockers(framework("northamptonshire"), situation, "publsh")
        assert "unknown-step at step: did you mean 'publish'?" == str(caught.value)
        with pytest.raises(CsprError, match="give the id of a step"):
            lifecycle.blockers(framework("northamptonshire"), situation, "zzzzzz")

    def test_by_a_text_whose_days_are_not_known_says_so(self) -> None:
        found = blocker(step("publish", DECIDED), By.STEP, "practitioner-debrief")
        assert ("northamptonshire-practitioner-guide", Truth.UNKNOWN) == (found.source.instrument, found.in_force)


class TestAStepThatIsNotNeeded:
    def test_is_laid_by_no_text(self) -> None:
        assert "no document in force asks for it" == step("secure-files").why

    def test_was_decided_against(self) -> None:
        found = step("appoint-lead-reviewer", NO_REVIEW)
        assert (State.NOT_NEEDED, "decision not to undertake an LCSPR") == (found.state, found.why)

    def test_was_decided_against_in_a_text_that_only_says_when_it_arises(self) -> None:
        found = step("appoint-lead-reviewer", NO_REVIEW, of="essex", on=date(2024, 10, 1))
        assert (State.NOT_NEEDED, "decision not to undertake an LCSPR") == (found.state, found.why)

    def test_waits_for_what_may_never_happen(self) -> None:
        assert "only after: information withheld" == step("escalate-information", DECIDED).why

    def test_is_ruled_out_by_what_is_known(self) -> None:
        known = [
            Established(fact, "no", on="2021-03-29", by="local-authority")
            for fact in ("child-died", "child-looked-after")
        ]
        found = step("notify-looked-after-death", *known)
        assert (State.NOT_NEEDED, "does not apply, on what is recorded") == (found.state, found.why)


class TestAStepOfWhichItCannotBeTold:
    def test_whether_it_arises_asks_for_the_facts_that_could_decide(self) -> None:
        found = step("notify-looked-after-death")
        assert (State.CANNOT_TELL, ["child-died", "child-looked-after"]) == (
            found.state,
            [need.name for need in found.needs],
        )

    def test_whether_something_stands_in_the_way_asks_for_the_proceedings(self) -> None:
        found = step("publish", *ALL_BUT_PUBLISHED, on=date(2021, 12, 1))
        assert (State.CANNOT_TELL, [(By.HOLD, "prosecution")]) == (found.state, names(found))
        assert "proceeding:prosecution" in [need.name for need in found.needs]

    def test_whether_a_hold_that_no_duty_repeats_stands_in_the_way_asks_for_its_proceedings(self) -> None:
        northamptonshire = framework("northamptonshire")
        documents = tuple(
            attrs.evolve(
                document,
                duties=tuple(duty for duty in document.duties if "proceeding:prosecution" not in duty.when),
            )
            for document in northamptonshire.documents
        )
        held_only = attrs.evolve(northamptonshire, documents=documents)
        found = step("publish", *ALL_BUT_PUBLISHED, on=date(2021, 12, 1), of=held_only)
        assert (State.CANNOT_TELL, [(By.HOLD, "prosecution")]) == (found.state, names(found))
        assert "proceeding:prosecution" in [need.name for need in found.needs]

    @pytest.mark.parametrize(
        ("entries", "asked"),
        [
            ((), {"proceeding:prosecution", "discussion-cleared"}),
            ((Proceeding("prosecution", "open", on="2021-05-10"),), {"discussion-cleared"}),
        ],
    )
    def test_whether_a_hold_of_several_names_stands_in_the_way_asks_for_each_that_is_not_known(
        self, entries: tuple[AnyEntry, ...], asked: set[str]
    ) -> None:
        northamptonshire = framework("northamptonshire")
        documents = tuple(
            attrs.evolve(
                document,
                duties=tuple(duty for duty in document.duties if "proceeding:prosecution" not in duty.when),
                holds=tuple(
                    attrs.evolve(hold, during=("prosecution", "discussion-cleared"))
                    for hold in document.holds
                    if "publish" in hold.stops
                ),
            )
            for document in northamptonshire.documents
        )
        several = attrs.evolve(northamptonshire, documents=documents)
        found = step("publish", *ALL_BUT_PUBLISHED, *entries, on=date(2021, 12, 1), of=several)
        assert asked == {"proceeding:prosecution", "discussion-cleared"} & {need.name for need in found.needs}
        cleared = Established("discussion-cleared", "yes", on="2021-05-10", by="police")
        held = step("publish", *ALL_BUT_PUBLISHED, *entries, cleared, on=date(2021, 12, 1), of=several)
        assert [(By.HOLD, "prosecution")] == names(held)

    def test_passes_on_what_a_step_before_it_asks(self) -> None:
        found = step("hold-rapid-review", Happened("case-referred", "2021-06", recorded="2021-07-05"))
        assert State.CANNOT_TELL is found.state


BEFORE_PUBLICATION = (
    "final-sign-off-given",
    "review-completed",
    "family-heard-findings",
    "practitioners-debriefed",
)
ALL_BUT_PUBLISHED: tuple[AnyEntry, ...] = (
    DECIDED,
    *(Happened(name, "2021-09-01") for name in BEFORE_PUBLICATION),
    Happened("report-submitted", "2021-10-28"),
    Happened("publication-date-notified", "2021-10-28"),
)


COMPLETED = Happened("review-completed", "2021-09-01")


class TestANoticeAheadOfPublication:
    NO_RELAXATION = date(2024, 10, 1)

    def publish(self, *entries: AnyEntry, on: date, of: str = "northamptonshire") -> Progress:
        given = Proceeding("prosecution", "none", on="2024-01-01")
        return step("publish", DECIDED, COMPLETED, given, *entries, on=on, of=of)

    def test_stands_in_the_way_while_it_is_not_given(self) -> None:
        found = self.publish(on=self.NO_RELAXATION)
        assert (By.NOTICE, "publication-notice") in names(found)

    def test_stands_in_the_way_until_its_days_have_run(self) -> None:
        given = Happened("report-submitted", "2024-09-20")
        day_before, day = date(2024, 9, 30), date(2024, 10, 1)
        assert (By.NOTICE, "publication-notice") in names(self.publish(given, on=day_before, of="essex"))
        assert State.READY is self.publish(given, on=day, of="essex").state

    def test_of_a_day_known_only_in_part_may_have_run(self) -> None:
        given = Happened("report-submitted", "2024-09")
        found = self.publish(given, on=self.NO_RELAXATION, of="essex")
        assert (State.CANNOT_TELL, Truth.UNKNOWN) == (found.state, found.blockers[0].certain)

    def test_is_counted_by_the_working_days_that_the_caller_brings(self) -> None:
        given = Happened("report-submitted", "2024-09-20")
        situation = Review("NR-07", "essex").record(DECIDED, COMPLETED, given).as_of(self.NO_RELAXATION)
        closed = calendars.england().with_closures([date(2024, 9, 25)])
        found = lifecycle.blockers(framework("essex"), situation, "publish", calendar=closed)
        assert [By.NOTICE] == [one.by for one in found]

    def test_that_may_be_relaxed_may_stand_in_the_way(self) -> None:
        national = framework("national")
        documents = tuple(one for one in national.documents if one.instrument.slug != "cspr-regulations-2018")
        guidance_alone = Framework(partnership="national", documents=documents)
        found = step("publish", DECIDED, of=guidance_alone)
        assert ["WT18-061"] == [one.source.clauses[0] for one in found.blockers if one.by is By.NOTICE]
        assert ["WT18-060"] == [
            one.source.clauses[0]
            for one in step("publish", NOTIFIED, of=guidance_alone).blockers
            if one.by is By.NOTICE
        ]

    def test_that_is_sure_is_named_rather_than_one_that_may_be_relaxed(self) -> None:
        found = step("publish", DECIDED)
        assert ["cspr-regulations-2018"] == [
            one.source.instrument for one in found.blockers if one.name == "publication-notice"
        ]

    def test_names_each_topic_once_by_the_highest_text_that_it_is_not_given_under(self) -> None:
        given = Happened("report-submitted", "2024-09-20")
        found = self.publish(given, on=self.NO_RELAXATION)
        notices = [one for one in found.blockers if one.by is By.NOTICE and one.name == "publication-notice"]
        assert ["northamptonshire-framework-2020"] == [one.source.instrument for one in notices]


class TestAStepThatRunsThroughout:
    def test_is_never_done(self) -> None:
        found = step("monitor-progress", DECIDED, Happened("progress-monitored", "2021-05-20"))
        assert (State.THROUGHOUT, "2021-05-20") == (found.state, str(found.when))

    def test_does_not_run_before_what_it_lasts_from(self) -> None:
        assert State.BLOCKED is step("keep-available", DECIDED).state
        published = Happened("published", "2021-05-20")
        assert State.THROUGHOUT is step("keep-available", DECIDED, published).state

    def test_waits_for_the_decision_that_lays_it(self) -> None:
        found = step("engage-family", NOTIFIED)
        assert (State.BLOCKED, [(By.DECISION, "local-review")]) == (found.state, names(found))


class TestAStepThatNoTextAsksFor:
    def test_may_be_done(self) -> None:
        found = step("request-information", NOTIFIED, of="national")
        assert (State.OPTIONAL, "optional") == (found.state, found.why)

    def test_but_expects_is_to_be_done_and_says_so(self) -> None:
        found = step("identify-incident")
        assert (State.READY, "expected, not required") == (found.state, found.why)


class TestAHold:
    def held(self, state: str) -> Progress:
        return step("publish", DECIDED, Proceeding("prosecution", state, on="2021-05-01"))

    def test_stands_in_the_way_while_the_proceedings_are_open_and_names_who_knows_when_they_end(self) -> None:
        found = blocker(self.held("open"), By.HOLD, "prosecution")
        assert (Truth.YES, ("police",), ("NSCP-F-349", "NSCP-F-342")) == (
            found.certain,
            found.cleared_by,
            found.source.clauses,
        )

    @pytest.mark.parametrize("state", ["none", "ended"])
    def test_is_gone_once_they_ended_or_it_was_asked_and_there_are_none(self, state: str) -> None:
        assert (By.HOLD, "prosecution") not in names(self.held(state))

    def test_may_stand_in_the_way_where_nobody_asked(self) -> None:
        assert Truth.UNKNOWN is blocker(step("publish", DECIDED), By.HOLD, "prosecution").certain

    def test_of_a_document_that_was_not_yet_in_force_holds_nothing(self) -> None:
        found = step("publish", DECIDED, Proceeding("prosecution", "open", on="2019-05-01"), on=date(2019, 6, 1))
        assert (By.HOLD, "prosecution") not in names(found)


class TestWhatWasLeft:
    """A review that left its usual course."""

    SIGNED: ClassVar[tuple[AnyEntry, ...]] = (
        DECIDED,
        *(Happened(name, "2021-05-10") for name in ("group-commented", "subgroup-agreed")),
    )

    def test_rests_while_it_is_paused_and_says_who_can_resume_it(self) -> None:
        pause = Decided("course", "pause", on="2021-05-01", by="executive-group")
        found = blocker(step("genogram", DECIDED, pause), By.PAUSE, "review-paused")
        assert (Truth.YES, ("executive-group",)) == (found.certain, found.cleared_by)

    def test_goes_on_with_what_belongs_to_another_stage(self) -> None:
        pause = Happened("review-paused", "2021-05-01")
        assert State.READY is step("learning-briefing", DECIDED, pause).state

    def test_goes_on_once_it_is_resumed(self) -> None:
        entries = (DECIDED, Happened("review-paused", "2021-05-01"), Happened("review-resumed", "2021-05-20"))
        assert State.READY is step("form-review-group", *entries).state

    def test_may_rest_where_the_order_cannot_be_told(self) -> None:
        entries = (DECIDED, Happened("review-paused", "2021-05"), Happened("review-resumed", "2021-05"))
        found = step("genogram", *entries)
        assert (State.CANNOT_TELL, Truth.UNKNOWN) == (found.state, found.blockers[0].certain)

    def test_has_nothing_left_to_do_here_once_it_is_joined_with_another(self) -> None:
        found = step("genogram", DECIDED, Happened("review-joined", "2021-05-01"))
        assert (State.NOT_NEEDED, "review joined with another: continues there") == (
            found.state,
            found.why,
        )

    def test_may_have_nothing_left_to_do_where_the_day_is_known_only_in_part(self) -> None:
        found = step("genogram", DECIDED, Happened("review-converted", "2021-06", recorded="2021-07-05"))
        assert (State.CANNOT_TELL, "not recorded whether the review continued here") == (found.state, found.why)

    def test_keeps_what_was_done(self) -> None:
        found = step(
            "genogram", DECIDED, Happened("genogram-drawn", "2021-04-25"), Happened("review-joined", "2021-05")
        )
        assert State.DONE is found.state

    def test_is_agreed_again_after_it_was_sent_back(self) -> None:
        found = step("group-comment", *self.SIGNED, Happened("first-draft-written", "2021-05-01"), SENT_BACK)
        assert (State.READY, "sent back: to be done again") == (found.state, found.why)

    def test_once_agreed_again_is_agreed(self) -> None:
        again = Happened("subgroup-agreed", "2021-05-20")
        assert State.DONE is step("subgroup-agreement", *self.SIGNED, SENT_BACK, again).state

    def test_may_have_to_be_agreed_again_where_the_order_cannot_be_told(self) -> None:
        found = step("subgroup-agreement", DECIDED, Happened("subgroup-agreed", "2021-05"), SENT_BACK)
        assert (State.CANNOT_TELL, "sent back: not recorded whether it was done before or after that") == (
            found.state,
            found.why,
        )


SENT_BACK = Happened("sent-back", "2021-05-15")


def _craft(*duties: Duty, words: tuple[Step, ...] = ()) -> Framework:
    """Make a framework in which one document, always in force, lays these duties alone."""
    real: Document = framework("northamptonshire").by_slug["northamptonshire-framework-2020"]
    made = attrs.evolve(
        real,
        criteria=(),
        duties=duties,
        holds=(),
        words={"steps": {word.id: word for word in words}},
    )
    return Framework(partnership="northamptonshire", documents=(made,))


def _duty(step: str, *, after: tuple[str, ...] = (), when: tuple[str, ...] = ()) -> Duty:
    real = next(
        one
        for one in framework("northamptonshire").duties
        if one.name == "northamptonshire-framework-2020/check-referral"
    )
    return attrs.evolve(real, id=step, step=step, topic=step, when=when, unless=(), after=after, part="", timing=None)


class TestDocumentsThatPartnershipsBring:
    def test_a_ring_of_steps_is_cut_where_it_comes_back_to_its_first(self) -> None:
        ring = _craft(_duty("genogram", after=("agree-terms",)), _duty("agree-terms", after=("genogram",)))
        assert [(By.STEP, "agree-terms")] == names(step("genogram", of=ring))
        assert State.READY is step("agree-terms", of=ring).state

    def test_a_ring_of_a_step_and_the_event_that_it_waits_for_is_cut_too(self) -> None:
        ring = _craft(_duty("genogram", when=("terms-agreed",)), _duty("agree-terms", after=("genogram",)))
        assert State.BLOCKED is step("genogram", of=ring).state
        assert State.READY is step("agree-terms", of=ring).state

    def test_a_step_does_not_wait_for_itself(self) -> None:
        ring = _craft(_duty("genogram", when=("genogram-drawn", "terms-agreed")), _duty("agree-terms"))
        found = step("genogram", of=ring)
        assert (State.NOT_NEEDED, "only after: genogram drawn or terms of reference agreed") == (
            found.state,
            found.why,
        )

    def test_a_ring_among_several_that_wait_is_cut_whoever_asks_first(self) -> None:
        ring = _craft(
            _duty("hold-rapid-review", after=("form-review-group",)),
            _duty("form-review-group", when=("rapid-review-held", "terms-agreed")),
            _duty("agree-terms"),
        )
        assert State.NOT_NEEDED is step("form-review-group", of=ring).state
        situation = Review("NR-07", "northamptonshire").as_of(ON)
        assert () == lifecycle.blockers(ring, situation, "form-review-group")
        assert () == lifecycle.blockers(ring, situation, "hold-rapid-review")

    def test_a_fact_can_come_first(self) -> None:
        found = step("genogram", of=_craft(_duty("genogram", after=("discussion-cleared",))))
        fact = found.blockers[0]
        assert (State.CANNOT_TELL, By.FACT, ("business-manager",)) == (found.state, fact.by, fact.cleared_by)
        assert ["discussion-cleared"] == [need.name for need in found.needs]

    def test_what_comes_first_and_is_no_word_that_is_known_is_named_as_it_stands(self) -> None:
        found = step("genogram", of=_craft(_duty("genogram", after=("x-my-area/agreed",))))
        assert [(By.FACT, "x-my-area/agreed")] == names(found)

    def test_a_step_of_their_own_has_its_place(self) -> None:
        own = Step(
            id="x-my-area/early-look",
            title="Early look",
            says="A first look.",
            stage="determination",
            done_by=("x-my-area/early-look-held",),
        )
        mine = _craft(_duty(own.id), words=(own,))
        assert State.READY is step(own.id, of=mine).state
        assert State.DONE is step(own.id, Happened("x-my-area/early-look-held", "2021-05-01"), of=mine).state
        situation = Review("NR-07", "northamptonshire").as_of(ON)
        assert () == lifecycle.blockers(mine, situation, own.id)


def test_every_state_is_said_in_words() -> None:
    assert all(state.says for state in State)


def test_every_step_of_the_vocabulary_has_its_place_in_the_order_of_the_vocabulary() -> None:
    situation = Review("NR-07", "northamptonshire").as_of(ON)
    found = lifecycle.progress(framework("northamptonshire"), situation)
    assert list(vocabulary.steps()) == [one.step for one in found]


def test_a_step_can_be_given_as_plain_values_with_what_stands_in_its_way_and_what_touches_it() -> None:
    found = step("publish", DECIDED, Proceeding("prosecution", "open", on="2021-05-01"))
    told = to_dict(found)
    assert told == json.loads(json.dumps(told))
    told = told["answer"]
    assert ("blocked", {"may-delay"}) == (told["state"], {one["effect"] for one in told["affected_by"]})
    assert {"by": "hold", "name": "prosecution", "certain": "yes"}.items() <= next(
        one for one in told["blockers"] if one["by"] == "hold"
    ).items()


class TestStaffAreBriefedOnceAReviewOfEitherKindHasEnded:
    """KSCP-123: when any review ends, briefings are made available. KSCP-136: learning reviews take the same course."""

    OTHER = Decided("local-review", "other-learning", on="2022-01-20", by="safeguarding-partners")
    LOCAL = Decided("local-review", "review", on="2022-01-20", by="safeguarding-partners")

    def situation(self, *entries: AnyEntry) -> Situation:
        return Review("NR-07", "kirklees").record(*entries).as_of(date(2022, 3, 10))

    def brief(self, *entries: AnyEntry) -> tuple[State, list[str]]:
        steps = {each.step: each for each in lifecycle.progress(framework("kirklees"), self.situation(*entries))}
        return steps["brief-staff"].state, [each.title for each in steps["brief-staff"].blockers]

    def test_a_learning_review_that_lasts_is_waited_for(self) -> None:
        assert self.brief(self.OTHER) == (State.BLOCKED, ["The learning review has ended, or an LCSPR is held"])
        plan = learning.plan(framework("kirklees"), self.situation(self.OTHER))
        assert [each.why for each in plan.briefings if each.source.clauses == ("KSCP-123",)] == [
            "first: The learning review has ended, or an LCSPR is held"
        ]

    def test_a_local_review_is_complete_first(self) -> None:
        assert self.brief(self.LOCAL) == (State.BLOCKED, ["Complete the LCSPR"])

    @pytest.mark.parametrize("decided", [OTHER, LOCAL])
    @pytest.mark.parametrize("event", ["review-completed", "review-concluded", "report-finalised", "published"])
    def test_once_it_has_ended_they_can_be(self, decided: Decided, event: str) -> None:
        assert self.brief(decided, Happened(event, "2022-03-01")) == (State.READY, [])

    def test_the_ledgers_of_people_wait_for_it_too(self) -> None:
        known = self.situation(self.OTHER), self.situation(self.OTHER, Happened("review-concluded", "2022-03-01"))
        waits = [
            [
                row.title
                for ledger in people.ledgers(framework("kirklees"), each)
                for row in ledger.rows
                if ENDED in row.why
            ]
            for each in known
        ]
        assert waits == [["Told the outcome", "Learning briefing to Practitioner"], []]

    def test_a_briefing_of_one_agency_before_the_end_is_told_as_it_is(self) -> None:
        entries = self.OTHER, Happened("staff-briefed", "2022-02-10", about="agency:police")
        found = history.deviations(framework("kirklees"), self.situation(*entries, Happened("published", "2022-03-01")))
        assert [each.name for each in found] == ["hold-rapid-review", "other-learning-decided"]
