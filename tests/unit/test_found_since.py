"""A case that was notified and is found since not to be notifiable: answers worked out by hand from the clauses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

import cspr
from cspr import history, lifecycle, timescales
from cspr.first_screen.cards import Section
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Decided, Established, Happened, Review
from cspr.timescales import Status
from cspr.timescales.main_date import main_date

if TYPE_CHECKING:
    from cspr.first_screen import Glance
    from cspr.record.entries import AnyEntry

ON = date(2024, 4, 10)
SENT = "2024-03-06"
FOUND = "2024-03-14"
LATER = "2024-04-03"  # the fifteen working days ended on Wed 27 Mar at the latest
ALL = ("national", "northamptonshire", "kirklees", "essex")
RAPID_REVIEW = ("hold-rapid-review", "decide-on-review", "submit-rapid-review", "panel-feedback")


def fact(name: str, answer: str, on: str, **more: str) -> Established:
    return Established(name, answer, on=on, by="local-authority", **more)


NOTIFIED: tuple[AnyEntry, ...] = (
    Happened("incident", "2024-03-01"),
    Happened("local-authority-aware", "2024-03-04"),
    fact("abuse-or-neglect-suspected", "yes", "2024-03-04"),
    fact("child-died", "no", "2024-03-04"),
    fact("child-seriously-harmed", "yes", "2024-03-04"),
    fact("incident-in-area", "yes", "2024-03-04"),
    Happened("notification-sent", SENT),
    Happened("partners-notified", SENT),
)


def elsewhere(on: str) -> tuple[AnyEntry, ...]:
    return fact("incident-in-area", "no", on), fact("incident-outside-england", "no", on)


def grown_up(on: str) -> tuple[AnyEntry, ...]:
    return (fact("child-aged-18-or-over", "yes", on),)


REASONS = {
    "18": (grown_up, "not to be a serious child safeguarding case", "the child or young person was aged 18 or over"),
    "another area": (elsewhere, "not to be for this authority to notify", "it happened in another English area"),
    "not harmed": (
        lambda on: (fact("child-seriously-harmed", "no", on),),
        "not to be a serious child safeguarding case",
        "the child neither died nor was seriously harmed",
    ),
    "not suspected": (
        lambda on: (fact("abuse-or-neglect-suspected", "no", on),),
        "not to be a serious child safeguarding case",
        "abuse or neglect is not suspected",
    ),
    "judged": (
        lambda on: (fact("found-below-notification-criteria", "yes", on),),
        "not to meet the criteria for notification",
        "it was so judged after the notification",
    ),
}


def situation(of: str, *entries: AnyEntry, on: date = ON) -> cspr.Situation:
    return Review("QX-960", of).record(*NOTIFIED, *entries).as_of(on)


def screen(of: str, *entries: AnyEntry, on: date = ON) -> Glance:
    return cspr.glance(framework(of), situation(of, *entries, on=on))


def states(of: str, *entries: AnyEntry, on: date = ON) -> dict[str, State]:
    found = lifecycle.progress(framework(of), situation(of, *entries, on=on))
    return {step.step: step.state for step in found if step.step in RAPID_REVIEW}


def asked_card(glance: Glance) -> str:
    return next((f"{card.says} {' '.join(card.why)}" for card in glance.cards if card.id == "ask/found-since"), "")


class TestTheRapidReviewFallsAway:
    """FAQ-005: a rapid review is required, unless the case later turns out not to meet the criteria."""

    @pytest.mark.parametrize("reason", REASONS)
    @pytest.mark.parametrize("of", ["national", "essex"])
    def test_with_all_that_hangs_on_it_where_no_other_text_asks(self, of: str, reason: str) -> None:
        make, what, why = REASONS[reason]
        found = states(of, *make(FOUND))
        # CA04-018: a serious case of another area may be reviewed by these partners too.
        may = State.OPTIONAL if reason == "another area" else State.NOT_NEEDED
        assert {State.NOT_NEEDED} == {found[step] for step in RAPID_REVIEW if step != "decide-on-review"}
        assert found["decide-on-review"] in {State.NOT_NEEDED, may}
        glance = screen(of, *make(FOUND))
        text = "Panel's questions and answers" if reason == "judged" else "Children Act 2004"
        assert (
            f"Notified on Wed 6 Mar; found on Thu 14 Mar {what} ({text}): {why}.",
            "The rapid review falls away.",
        ) == glance.headline[:2]
        assert not [card for card in glance.cards if card.section in {Section.NOW, Section.WAITING}]
        dated = timescales.schedule(framework(of), situation(of, *make(FOUND)))
        assert {Status.NOT_NEEDED, Status.NOT_STARTED} >= {
            reading.status
            for timescale in dated
            if timescale.topic in {"rapid-review-period", "hold-rapid-review"}
            for reading in timescale.readings
        }
        assert not [each for each in history.deviations(framework(of), situation(of, *make(FOUND))) if each.due]

    @pytest.mark.parametrize(
        ("of", "called"), [("northamptonshire", "framework 2020"), ("kirklees", "guide for staff")]
    )
    @pytest.mark.parametrize("reason", ["not harmed", "not suspected", "judged"])
    def test_nationally_alone_where_a_local_text_asks_on_any_notification(
        self, of: str, called: str, reason: str
    ) -> None:
        make, _, _ = REASONS[reason]
        step = next(
            step
            for step in lifecycle.progress(framework(of), situation(of, *make(FOUND)))
            if step.step == "hold-rapid-review"
        )
        assert step.state in {State.READY, State.BLOCKED}
        assert {"local"} == {source.authority.value for source in step.sources if source.force.binds}
        assert (
            f"Nationally the rapid review falls away; another text still asks for one: {of.capitalize()} {called}."
            == screen(of, *make(FOUND)).headline[1]
        )

    @pytest.mark.parametrize("of", ["northamptonshire", "kirklees"])
    @pytest.mark.parametrize("reason", ["another area", "18"])
    @pytest.mark.parametrize("referred", [(), (Happened("case-referred", "2024-03-05"),)], ids=["", "referred too"])
    def test_locally_too_where_there_is_no_child_of_this_area(
        self, of: str, reason: str, referred: tuple[AnyEntry, ...]
    ) -> None:
        entries = REASONS[reason][0](FOUND)
        found = states(of, *referred, *entries)
        assert {State.NOT_NEEDED} == {found[step] for step in RAPID_REVIEW if step != "decide-on-review"}
        # The partners may decide to review a serious case of another area (CA04-018); no text says that they must.
        assert found["decide-on-review"] in {State.NOT_NEEDED, State.OPTIONAL, State.READY}
        decide = next(
            step
            for step in lifecycle.progress(framework(of), situation(of, *referred, *entries))
            if step.step == "decide-on-review"
        )
        if decide.state is not State.NOT_NEEDED:
            assert not [source for source in decide.sources if source.force.value == "must"]
        assert "The rapid review falls away." == screen(of, *referred, *entries).headline[1]

    @pytest.mark.parametrize("on", [date(2022, 4, 13), date(2026, 6, 10)], ids=["edition of 2018", "edition of 2026"])
    @pytest.mark.parametrize("reason", REASONS)
    def test_in_every_edition(self, on: date, reason: str) -> None:
        year = on.year
        moved = [attrs.evolve(each, on=f"{year}{str(each.on)[4:]}") for each in (*NOTIFIED, *REASONS[reason][0](FOUND))]
        found = Review("QX-960", "national").record(*moved).as_of(on)
        state = {step.step: step.state for step in lifecycle.progress(framework("national"), found)}
        assert State.NOT_NEEDED is state["hold-rapid-review"] is state["submit-rapid-review"]


class TestWhatLeavesItInPlace:
    @pytest.mark.parametrize(
        "answers",
        [
            (fact("child-seriously-harmed", "no", "2024-03-04"),),
            (fact("child-seriously-harmed", "unknown", FOUND, why="awaited"),),
            (fact("child-seriously-harmed", "no", FOUND), fact("child-seriously-harmed", "yes", "2024-03-20")),
            (fact("found-below-notification-criteria", "unknown", FOUND),),
            (fact("found-below-notification-criteria", "no", FOUND),),
        ],
        ids=["yes and no on one day", "unknown", "yes, no, yes", "not known whether below", "not below"],
    )
    @pytest.mark.parametrize("of", ALL)
    def test_nothing_falls_away(self, of: str, answers: tuple[AnyEntry, ...]) -> None:
        assert states(of)["hold-rapid-review"] is states(of, *answers)["hold-rapid-review"]
        glance = screen(of, *answers)
        assert ("RAPID REVIEW", "") == (glance.stage, asked_card(glance))
        period = next(
            timescale
            for timescale in timescales.schedule(framework(of), situation(of, *answers))
            if timescale.topic == "rapid-review-period"
        )
        assert main_date(period, ON).verdict.loud

    def test_one_of_two_children_is_enough(self) -> None:
        of = "national"
        first = [of_child(each, "child:A") for each in NOTIFIED if isinstance(each, Established)]
        second = [of_child(each, "child:B") for each in NOTIFIED if isinstance(each, Established)]
        events = [each for each in NOTIFIED if not isinstance(each, Established)]
        one = Established("child-seriously-harmed", "no", on=FOUND, by="local-authority", about="child:A")
        both = Established("child-seriously-harmed", "no", on=FOUND, by="local-authority", about="child:B")
        review = Review("QX-961", of).record(*events, *first, *second, one)
        ready, gone = (
            {step.step: step.state for step in lifecycle.progress(framework(of), each.as_of(ON))}
            for each in (review, review.record(both))
        )
        assert (State.READY, State.NOT_NEEDED) == (ready["hold-rapid-review"], gone["hold-rapid-review"])


def of_child(entry: Established, child: str) -> Established:
    return Established(entry.fact, entry.answer, on=entry.on, by=entry.by, about=child)


class TestWhatThePartnersAreAsked:
    def test_is_whether_the_panel_was_told_and_what_they_may_do_by_which_text(self) -> None:
        glance = screen("national", fact("child-seriously-harmed", "no", FOUND))
        card = next(card for card in glance.cards if card.id == "ask/found-since")
        assert Section.ASK is card.section
        assert (
            "Notified, and found not to be notifiable: what do the partners want to do, and has the Panel been told? "
            "Ask: safeguarding partners. They may still hold a rapid review or review the case where it matters "
            "locally."
        ) == asked_card(glance)
        clauses = [clause for source in card.sources for clause in source.clauses]
        assert {"FAQ-005", "PG22-006", "WT23-035"} <= set(clauses)

    def test_of_another_area_is_whether_its_authority_was_told(self) -> None:
        glance = screen("national", *elsewhere(FOUND))
        assert "NOTIFIED: FOR ANOTHER AREA" == glance.stage
        assert (
            "Notified here, and for another area: have the Panel and the authority of that area been told? "
            "Ask: safeguarding partners."
        ) == asked_card(glance)
        assert [card for card in glance.cards if card.id == "care/elsewhere"]

    @pytest.mark.parametrize(
        "since",
        [
            Decided("local-review", "no-review", on="2024-03-20", by="safeguarding-partners"),
            Decided("local-review", "review", on="2024-03-20", by="safeguarding-partners"),
            Decided("local-review", "other-learning", on="2024-03-20", by="safeguarding-partners"),
            Happened("rapid-review-submitted", "2024-03-20"),
        ],
        ids=["no review", "a review", "other learning", "reported"],
    )
    def test_is_asked_no_more_once_they_have_decided_or_reported(self, since: AnyEntry) -> None:
        assert "" == asked_card(screen("national", fact("child-seriously-harmed", "no", FOUND), since))

    def test_is_asked_where_they_decided_before(self) -> None:
        before = Decided("local-review", "review", on="2024-03-13", by="safeguarding-partners")
        glance = screen("national", Happened("rapid-review-held", "2024-03-12"), before, *grown_up(FOUND))
        assert glance.headline[0].startswith("Notified on Wed 6 Mar; found on Thu 14 Mar")
        assert ("The rapid review was held on Tue 12 Mar.", "LCSPR decided on Wed 13 Mar.") == glance.headline[1:3]
        assert asked_card(glance)
        assert (
            State.READY
            is {
                step.step: step.state
                for step in lifecycle.progress(
                    framework("national"),
                    situation("national", Happened("rapid-review-held", "2024-03-12"), before, *grown_up(FOUND)),
                )
            }["appoint-lead-reviewer"]
        )


class TestWhatWasDone:
    def test_a_rapid_review_that_was_sent_stays_history_and_its_answer_is_awaited(self) -> None:
        done = (
            Happened("rapid-review-held", "2024-03-12"),
            Decided("local-review", "no-review", on="2024-03-12", by="safeguarding-partners"),
            Happened("rapid-review-submitted", "2024-03-13"),
        )
        found = states("national", *done, *grown_up(FOUND))
        assert {State.DONE} == {found[step] for step in RAPID_REVIEW[:3]}
        assert State.READY is found["panel-feedback"]
        assert (
            "The rapid review was sent to the Panel on Wed 13 Mar."
            == screen("national", *done, *grown_up(FOUND)).headline[1]
        )

    def test_one_that_was_held_is_still_sent(self) -> None:
        """WT23-033 speaks of every finished rapid review, without a time."""
        held = Happened("rapid-review-held", "2024-03-12")
        found = states("national", held, *grown_up(FOUND))
        assert State.READY is found["submit-rapid-review"]
        assert "The rapid review was held on Tue 12 Mar." == screen("national", held, *grown_up(FOUND)).headline[1]

    def test_what_was_recorded_before_the_notification_is_told_so(self) -> None:
        early = fact("child-seriously-harmed", "no", "2024-03-05")
        assert screen("national", early).headline[0].startswith("Notified on Wed 6 Mar, though found on Tue 5 Mar not ")


class TestLateness:
    """Nobody can hide lateness by recording late."""

    @pytest.mark.parametrize(
        "finding",
        [grown_up(LATER), (fact("child-aged-18-or-over", "yes", FOUND, recorded=LATER),)],
        ids=["found late", "entered late"],
    )
    @pytest.mark.parametrize("of", ALL)
    def test_what_was_overdue_when_it_fell_away_stays_told(self, of: str, finding: tuple[AnyEntry, ...]) -> None:
        told = [
            each
            for each in history.deviations(framework(of), situation(of, *finding))
            if each.name == "rapid-review-period" and "PG22-002" in each.sources[0].clauses
        ]
        assert ["missing"] * 3 == [each.kind.value for each in told]
        assert {
            "by the record as it stood before what was entered on Wed 3 Apr 2024; since then it does not apply"
        } == {each.why[-1] for each in told}
        shown = screen(of, *finding)
        assert [
            line
            for line in shown.headline
            if line.startswith("Not done in time, by the record before Wed 3 Apr: ")
            and "rapid review to the Panel" in line
        ]
        # What passed by a flowchart alone is no lateness for the headline: it stands apart.
        apart = ["care/owed-then/hold-rapid-review"] if of == "northamptonshire" else []
        assert apart == [card.id for card in shown.cards if card.id.startswith("care/owed-then/")]

    def test_nothing_is_told_of_what_had_not_passed(self) -> None:
        found = situation("national", *grown_up(FOUND))
        assert [] == [each for each in history.deviations(framework("national"), found) if each.kind.value == "missing"]
        assert not [line for line in screen("national", *grown_up(FOUND)).headline if line.startswith("Not done")]

    def test_a_notification_that_was_late_stays_told(self) -> None:
        late = [each for each in NOTIFIED if not isinstance(each, Happened) or each.event != "notification-sent"]
        review = Review("QX-962", "national").record(
            *late, Happened("notification-sent", "2024-03-20"), *grown_up(LATER)
        )
        told = [
            each.kind.value
            for each in history.deviations(framework("national"), review.as_of(ON))
            if each.name == "notify-incident"
        ]
        assert told
        assert {"late"} == set(told)

    def test_an_entry_that_was_put_right_stays_told_too(self) -> None:
        wrong = fact("child-seriously-harmed", "yes", "2024-03-04", id="e90")
        right = fact("child-seriously-harmed", "no", "2024-03-04", corrects="e90", recorded=LATER)
        entries = [each for each in NOTIFIED if not isinstance(each, Established) or each.fact != wrong.fact]
        review = Review("QX-963", "national").record(*entries, wrong, right)
        told = [each.name for each in history.deviations(framework("national"), review.as_of(ON)) if each.due]
        assert "rapid-review-period" in told


class TestADisputedAnswer:
    """Yes and no on one day: a late notification may not have been owed, and what is to be settled is said first."""

    ENTRIES = (
        *(each for each in NOTIFIED if not isinstance(each, Happened) or each.event != "notification-sent"),
        fact("child-seriously-harmed", "no", "2024-03-04"),
        Happened("notification-sent", "2024-03-20"),
    )

    def test_leaves_it_open_whether_the_notification_was_late(self) -> None:
        asked = Review("QX-964", "national").record(*self.ENTRIES).as_of(date(2024, 3, 22))
        schedule = timescales.schedule(framework("national"), asked)
        notify = next(timescale for timescale in schedule if timescale.topic == "notify-incident")
        dated = {reading.status for reading in notify.readings if reading.due is not None}
        assert {Status.DATE_PASSED_CHECK} == dated
        glance = cspr.glance(framework("national"), asked)
        assert glance.headline[:2] == (
            "The record contradicts itself on whether this was notifiable: settle first which answer is right.",
            "Notification sent Wed 20 Mar: 7 working days late (Mon 11 Mar) by national guidance.",
        )
        settle = next(card for card in glance.cards if card.id == "ask/child-seriously-harmed")
        assert (Section.NOW, "Settle: was the child seriously harmed?") == (settle.section, settle.says)
