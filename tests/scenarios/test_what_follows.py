"""What follows from what is on record, worked out by hand from the clauses, in records with gaps and ways out."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import history, lifecycle, publication, roles
from cspr.first_screen.cards import Section, Urgency
from cspr.guidance import framework
from cspr.lifecycle import Progress, State
from cspr.record import Decided, Established, Happened, Proceeding, Request, Review
from cspr.show import to_text
from cspr.truth import Truth
from cspr.wording import headlines
from folders import folder

if TYPE_CHECKING:
    from cspr.first_screen import Glance
    from cspr.guidance import Framework
    from cspr.record.entries import AnyEntry

ALL = ("national", "northamptonshire", "kirklees", "essex")
IDLE = (
    "Not recorded, and overtaken by a later step",
    "Not started, as something else comes first",
    "Does not apply, on what is recorded",
)
SERIOUS: tuple[AnyEntry, ...] = (
    Happened("local-authority-aware", "2022-09-06"),
    *(
        Established(fact, "yes", on="2022-09-06", by="local-authority")
        for fact in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")
    ),
)
NOTIFIED: tuple[AnyEntry, ...] = (
    *SERIOUS,
    Happened("notification-sent", "2022-09-12"),
    Happened("rapid-review-held", "2022-09-22"),
)
DECIDED: tuple[AnyEntry, ...] = (
    *NOTIFIED,
    Decided("local-review", "review", on="2022-09-27", by="safeguarding-partners"),
    Happened("rapid-review-submitted", "2022-09-27"),
)


def review(of: str, *entries: AnyEntry) -> Review:
    return Review("QX-980", of).record(*entries)


HELD = Happened("rapid-review-held", "2022-02-24")


def decided(outcome: str) -> Decided:
    return Decided("local-review", outcome, on="2022-02-28", by="safeguarding-partners")


def steps(of: str, on: date, *entries: AnyEntry) -> dict[str, Progress]:
    return {step.step: step for step in lifecycle.progress(framework(of), review(of, *entries).as_of(on))}


def screen(of: str, on: date, *entries: AnyEntry) -> Glance:
    return cspr.glance(framework(of), review(of, *entries).as_of(on))


class TestInformationThatIsWithheld:
    """NSCP-F-066 to 068: the lead reviewer refers it, the sub-group tries to settle it, then the partners act."""

    LADDER = ("escalate-information", "settle-withheld-information", "formal-action")

    @pytest.mark.parametrize(
        ("recorded", "states"),
        [
            ((), (State.NOT_NEEDED, State.NOT_NEEDED, State.NOT_NEEDED)),
            (("information-withheld",), (State.READY, State.BLOCKED, State.BLOCKED)),
            (("information-escalated",), (State.DONE, State.READY, State.BLOCKED)),
            (("information-escalated", "information-dispute-unsettled"), (State.DONE, State.DONE, State.READY)),
            (("information-dispute-unsettled",), (State.READY, State.DONE, State.READY)),
            (("information-dispute-settled",), (State.OVERTAKEN, State.DONE, State.NOT_NEEDED)),
            (("formal-action-taken",), (State.OVERTAKEN, State.OVERTAKEN, State.DONE)),
            (("information-escalated", "published"), (State.DONE, State.OVERTAKEN, State.OVERTAKEN)),
        ],
    )
    def test_is_open_on_what_shows_that_it_was_withheld(
        self, recorded: tuple[str, ...], states: tuple[State, ...]
    ) -> None:
        known = steps(
            "northamptonshire", date(2023, 2, 6), *DECIDED, *(Happened(each, "2023-01-10") for each in recorded)
        )
        assert states == tuple(known[step].state for step in self.LADDER)

    @pytest.mark.parametrize("outcome", ["no-review", "other-learning"])
    def test_no_return_is_asked_for_once_no_review_was_decided_on(self, outcome: str) -> None:
        """NSCP-F-085: it is for the rapid review, whose end closes what was refused; a review opens it again."""
        known = (*NOTIFIED, Request("police", "asked", on="2022-09-12"), Request("police", "refused", on="2022-09-20"))
        ended = Decided("local-review", outcome, on="2022-09-27", by="safeguarding-partners")
        reviewed = Decided("local-review", "review", on="2022-10-17", by="safeguarding-partners")
        states = [
            steps("northamptonshire", date(2022, 11, 7), *entries)["return-information"].state
            for entries in (known, (*known, ended), (*known, ended, reviewed))
        ]
        assert [State.READY, State.OVERTAKEN, State.READY] == states


class TestWhatHangsOnSomethingThatIsNotRecorded:
    """WT23-033: a rapid review that was held goes to the Panel; of one that nobody recorded only if it was held."""

    def test_is_told_with_its_condition(self) -> None:
        harmed = Established("child-seriously-harmed", "no", on="2025-02-03", by="health")
        other = Decided("local-review", "other-learning", on="2025-03-03", by="safeguarding-partners")
        known = [entry for entry in SERIOUS if getattr(entry, "fact", "") != "child-seriously-harmed"]
        told = screen("essex", date(2025, 3, 17), *known, harmed, other)
        (card,) = (card for card in told.cards if card.id == "task/submit-rapid-review/case")
        assert "If this has happened (rapid review meeting held): rapid review to the Panel" == card.title

    def test_is_open_since_the_step_before_it_was_done_or_passed_over(self) -> None:
        """KSCP-115, 117: actions are published with the report or after it, once it is agreed what more is done."""
        published = Happened("published", "2023-03-13")
        told = screen("kirklees", date(2023, 3, 27), *DECIDED, published)
        assert "task/publish-actions/case" not in {card.id for card in told.cards}
        told = screen("kirklees", date(2023, 3, 27), *DECIDED, published, Happened("action-plan-agreed", "2023-03-20"))
        (card,) = (card for card in told.cards if card.id == "task/publish-actions/case")
        assert ("Open for 5 working days.",) == card.why


class TestAnOrderOfACourtOfADayKnownInPart:
    """KSCP-120: whether it is in force today cannot be told; that it is recorded is not denied."""

    def test_is_asked_about_by_its_day(self) -> None:
        order = Proceeding("court-order", "open", on="2023", recorded="2023-04-03")
        told = screen("kirklees", date(2023, 3, 20), *DECIDED, order)
        asked = {card.id: card.title for card in told.cards if card.id.startswith("ask/proceedings")}
        assert (
            "Any criminal investigation, prosecution, family proceedings or inquest? Not recorded"
            == (asked["ask/proceedings"])
        )
        assert (
            "Is there a court order binding the review today? The day on record is known only in part"
            == (asked["ask/proceedings-day"])
        )
        ready = publication.readiness(
            framework("kirklees"), review("kirklees", *DECIDED, order).as_of(date(2023, 3, 20))
        )
        why = {each.name: each.why for each in ready.requirements if each.name in {"court-order", "prosecution"}}
        assert "recorded for a day that is known only in part" == why["court-order"]
        assert "not recorded whether there is one" == why["prosecution"]


class TestWhatHappensAgainAndAgain:
    """Meetings, quarterly reports, delays: two of them on two days contradict nothing; the latest counts."""

    @pytest.mark.parametrize("event", ["quarterly-report-made", "member-unable-to-attend", "delay-reported"])
    def test_is_no_contradiction(self, event: str) -> None:
        twice = [Happened(event, on) for on in ("2023-04-17", "2023-01-16")]
        asked = review("northamptonshire", *DECIDED, *twice).as_of(date(2023, 5, 2))
        occurrence = asked.occurrence(event)
        assert occurrence is not None
        assert ("2023-04-17", "2023-01-16", False) == (str(occurrence.span), str(occurrence.first), occurrence.conflict)
        found = history.deviations(framework("northamptonshire"), asked)
        assert [] == [each.name for each in found if each.kind is history.DeviationKind.CONFLICT]


class TestALookedAfterChildAndACareLeaver:
    """WT23-048: a care leaver is no longer looked after. Who is one is not the other, unless somebody says so."""

    DIED: tuple[AnyEntry, ...] = (
        *(
            Established(name, "yes", on="2024-05-01", by="local-authority")
            for name in ("child-died", "incident-in-area")
        ),
        Happened("local-authority-aware-of-death", "2024-05-01"),
    )
    OF_BOTH = ("notify-looked-after-death", "notify-care-leaver-death")

    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize(
        ("known", "arises"),
        [
            ({"child-looked-after": "yes"}, (True, False)),
            ({"care-leaver": "yes"}, (False, True)),
            ({"child-aged-18-or-over": "yes", "care-leaver": "yes"}, (False, True)),
            ({"child-looked-after": "yes", "care-leaver": "yes"}, (True, True)),
        ],
    )
    def test_are_not_asked_of_each_other(self, of: str, known: dict[str, str], arises: tuple[bool, bool]) -> None:
        facts = [Established(name, answer, on="2024-05-01", by="local-authority") for name, answer in known.items()]
        told = screen(of, date(2024, 5, 10), *self.DIED, *facts)
        shown = {card.id for card in told.cards}
        assert arises == tuple(f"task/{step}/case" in shown for step in self.OF_BOTH)
        assert shown.isdisjoint({"ask/child-looked-after/case", "ask/care-leaver/case"})

    def test_a_child_death_review_is_of_a_child(self) -> None:
        """CA04-040: of 18 or over there is none."""
        grown = [
            Established(name, "yes", on="2024-05-01", by="local-authority")
            for name in ("child-aged-18-or-over", "care-leaver")
        ]
        shown = {card.id for card in screen("national", date(2024, 5, 10), *self.DIED, *grown).cards}
        assert "care/child-death-review" not in shown


class TestANationalReview:
    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize(
        ("event", "stage", "says"),
        [
            ("national-review-decided", "NATIONAL REVIEW", "National review decided on Tue 2 May."),
            ("national-review-completed", "NATIONAL REVIEW: COMPLETE", "National review completed on Tue 2 May."),
            ("national-report-published", "NATIONAL REVIEW: PUBLISHED", "National report published on Tue 2 May."),
        ],
    )
    def test_is_the_stage_where_nothing_was_decided_here(self, of: str, event: str, stage: str, says: str) -> None:
        told = screen(of, date(2023, 6, 1), Happened(event, "2023-05-02"))
        assert (stage, says) == (told.stage, told.headline[0])

    def test_is_told_beside_the_local_one(self) -> None:
        told = screen("kirklees", date(2023, 6, 1), *DECIDED, Happened("national-review-decided", "2023-05-02"))
        assert "LCSPR: UNDER WAY" == told.stage
        assert told.headline[:2] == ("LCSPR decided on Tue 27 Sep 2022.", "National review decided on Tue 2 May.")


@pytest.mark.parametrize("of", ALL)
def test_what_only_a_body_outside_owes_is_waited_for_though_no_text_gives_it_a_day(of: str) -> None:
    decided = Happened("national-review-decided", "2018-11-05")
    told = screen(of, date(2018, 11, 12), *_in_2018(), decided)
    cards = {card.id: card for card in told.cards}
    assert "task/appoint-national-reviewer/case" not in cards
    awaited = cards["awaited/appoint-national-reviewer/case"]
    assert (
        Section.WAITING,
        "Appoint the reviewer of the national review: no text that was read sets a time for it.",
    ) == (
        awaited.section,
        awaited.says,
    )
    before = {card.id for card in screen(of, date(2018, 11, 12), *_in_2018()).cards}
    assert [] == [name for name in before if "national" in name or name.startswith("awaited/panel-feedback/")]


def _in_2018() -> tuple[AnyEntry, ...]:
    sent = Happened("rapid-review-submitted", "2018-10-22")
    return (Happened("notification-sent", "2018-10-08"), Happened("rapid-review-held", "2018-10-17"), sent)


class TestInformationPublishedInPlaceOfAReport:
    """CA04-024 and WT18-058: what is published in its place has to stay available as well."""

    SIGNED = (*DECIDED, Happened("review-completed", "2023-02-10"))
    DECLINED = Decided("publication", "do-not-publish", on="2023-02-14", by="safeguarding-partners")

    @pytest.mark.parametrize("of", ALL)
    def test_is_what_has_to_stay_available(self, of: str) -> None:
        kept = steps(of, date(2023, 2, 20), *self.SIGNED, self.DECLINED)["keep-available"]
        assert "Keep the information on improvements available" == kept.title
        assert ["Publish the information on improvements"] == [blocker.title for blocker in kept.blockers]

    @pytest.mark.parametrize("of", ["national", "northamptonshire", "essex"])
    def test_is_not_spoken_of_while_the_report_is_to_be_published(self, of: str) -> None:
        kept = steps(of, date(2023, 2, 20), *self.SIGNED)["keep-available"]
        assert "Keep the report available" == kept.title
        assert ["Publish the LCSPR"] == [blocker.title for blocker in kept.blockers]


@pytest.mark.parametrize(("course", "then"), [("join", State.NOT_NEEDED), ("convert", State.READY)])
def test_the_learning_briefing_goes_along_with_a_review_that_is_joined_and_not_with_a_conversion(
    course: str, then: State
) -> None:
    """NSCP-F-102: it follows the decision for a review here, which a conversion does not take back."""
    left = Decided("course", course, on="2022-11-01", by="safeguarding-partners")
    again = Decided("course", "re-open", on="2022-12-01", by="safeguarding-partners")
    states = [
        steps("northamptonshire", date(2023, 1, 9), *DECIDED, *courses)["learning-briefing"].state
        for courses in ((), (left,), (left, again))
    ]
    assert [State.READY, then, State.READY] == states


class TestTwoMilestonesInTheWrongOrder:
    """A10: what comes first stands in the data, also where the texts name other steps between the two."""

    @pytest.mark.parametrize("of", ALL)
    def test_are_told_once_each(self, of: str) -> None:
        known = review(
            of,
            *SERIOUS,
            Happened("notification-sent", "2022-09-20"),
            Happened("rapid-review-held", "2022-09-14"),
            Decided("local-review", "review", on="2022-09-12", by="safeguarding-partners"),
            Happened("final-sign-off-given", "2023-01-16"),
            Happened("first-draft-written", "2023-01-23"),
        ).as_of(date(2023, 2, 6))
        found = history.deviations(framework(of), known)
        told = [each.name for each in found if each.kind.value == "out-of-order" and each.certain is Truth.YES]
        by_text = of in {"northamptonshire", "kirklees"}
        sign_off = ("final-sign-off", "Final sign-off") if by_text else ("final-sign-off-given", "Final sign-off given")
        assert ["hold-rapid-review", "decide-on-review", sign_off[0]] == told
        assert f"{sign_off[1]} (comes after: write the first draft)" in {each.title for each in found}

    def test_are_not_told_of_a_decision_that_only_suggests_what_comes_first(self) -> None:
        told = history.deviations(framework("national"), review("national", *DECIDED).as_of(date(2022, 10, 3)))
        assert not [each for each in told if each.kind.value == "out-of-order"]


class TestTheListOfWhatIsNotOwedNow:
    """A duty that waits for what comes first, or was overtaken, is not said not to apply."""

    SIGNED = (*DECIDED, Happened("review-completed", "2023-02-10"))

    def test_says_why(self) -> None:
        known = review("northamptonshire", *self.SIGNED).as_of(date(2023, 2, 20))
        said = " ".join(to_text(cspr.report(framework("northamptonshire"), known)).split())
        late, early, never = (said.partition(f"{why}: ")[2].partition(".")[0].split("; ") for why in IDLE)
        assert "Agencies return their information" in late
        assert "How long the report stays public" in early
        assert "Take formal action on withheld information" in never
        assert not {*late} & {*early} | {*early} & {*never} | {*never} & {*late}


class TestADecisionThatWasTakenBackAndTakenAgain:
    """WT18-062: six months from the decision. Nobody hides lateness by deciding again."""

    def told(self, *entries: AnyEntry, first: str = "2022-09-27", on: date = date(2023, 5, 22)) -> list[str]:
        decisions = [(first, "review"), ("2022-11-21", "no-review"), ("2023-04-03", "review")]
        taken = [Decided("local-review", way, on=on, by="safeguarding-partners") for on, way in decisions]
        found = screen("national", on, *NOTIFIED, *taken, *entries)
        return [card.says for card in found.cards if card.id.startswith("care/put-off/")]

    def test_tells_the_limit_that_passed_by_the_first(self) -> None:
        says = "By the first decision, Tue 27 Sep 2022, this ended Mon 27 Mar (here counted from Mon 3 Apr): "
        both = f"{says}complete the LCSPR, publish the LCSPR."
        assert [both] == self.told() == self.told(Happened("review-completed", "2023-05-15"))

    def test_tells_none_that_was_kept_or_has_not_passed(self) -> None:
        kept = (Happened("review-completed", "2023-03-20"), Happened("published", "2023-03-27"))
        assert [] == self.told(*kept)
        assert [] == self.told(first="2022-11-14", on=date(2023, 5, 12))


class TestAnOwnDutyOnAStepOfTheLibrary:
    """A milestone overtakes no duty that began with it or after it, as what lets it arise came only then."""

    FENMERE = framework("fenmere", extra=Path(__file__).parents[2] / "examples" / "partnership")

    def state(self, documents: Framework, on: date, *entries: AnyEntry) -> tuple[str, str]:
        known = Review("QX-981", documents.partnership).record(*entries).as_of(on)
        (step,) = (each for each in lifecycle.progress(documents, known) if each.step == "answer-referral")
        return step.state.value, step.why

    @pytest.mark.parametrize(
        ("taken_up", "expected"),
        [
            ("2024-05-01", ("overtaken", "LCSPR completed")),
            ("2024-05-20", ("ready", "")),
        ],
    )
    def test_is_owed_where_its_own_event_came_after_the_milestone(
        self, taken_up: str, expected: tuple[str, str]
    ) -> None:
        completed = Happened("review-completed", "2024-05-08")
        referred = Happened("case-referred", "2024-04-29")
        taken = Happened("x-fenmere/taken-up", taken_up)
        assert expected == self.state(self.FENMERE, date(2024, 5, 27), referred, completed, taken)

    @pytest.mark.parametrize(
        ("when", "start", "expected"),
        [
            ('["review-completed"]', "notification-sent", "ready"),
            ('["case-referred"]', "review-completed", "ready"),
            ('["case-referred"]', "case-referred", "overtaken"),
        ],
    )
    def test_is_owed_where_a_milestone_is_what_lets_it_arise(
        self, tmp_path: Path, when: str, start: str, expected: str
    ) -> None:
        rule = f'[[duty]]\nid = "answer"\nclauses = ["MYA-001"]\nstep = "answer-referral"\nwhen = {when}\n'
        time = f'within = {{ working_days = 5, of = "{start}" }}\n'
        clause = f'timing = {{ amount = 5, unit = "working-days", relation = "within", starts = ["{start}"] }}'
        documents = framework("my-area", extra=folder(tmp_path / "procedure", rule + time, clause))
        entries = (Happened("case-referred", "2024-04-29"), Happened("notification-sent", "2024-05-08"))
        completed = Happened("review-completed", "2024-06-03")
        assert expected == self.state(documents, date(2024, 6, 5), *entries, completed)[0]


class TestTheAnswerToAReferral:
    """NSCP-F-072: a referral receives a written answer, whatever came of it; a completed review has told of itself."""

    FIRST = (Happened("case-referred", "2022-02-08"), Happened("referral-accepted", "2022-02-09"))

    @pytest.mark.parametrize(
        "entries",
        [
            (Happened("notification-sent", "2022-02-21"),),
            (HELD,),
            (HELD, decided("review")),
            (HELD, decided("no-review")),
            (HELD, decided("other-learning")),
        ],
    )
    def test_is_owed_until_it_is_given(self, entries: tuple[AnyEntry, ...]) -> None:
        on, answered = date(2022, 3, 7), Happened("referral-answered", "2022-03-02")
        states = [
            steps("northamptonshire", on, *self.FIRST, *entries, *more)["answer-referral"].state
            for more in ((), (answered,), (Happened("review-completed", "2022-03-04"),))
        ]
        assert [State.READY, State.DONE, State.OVERTAKEN] == states


class TestAReportWithoutADecision:
    """A report that is complete or published shows that a review was decided on; which day is asked."""

    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize("event", ["published", "report-finalised", "review-completed", "review-concluded"])
    def test_has_what_follows_from_a_review(self, of: str, event: str) -> None:
        known = steps(of, date(2022, 10, 3), *NOTIFIED, Happened(event, "2022-09-26"))
        waits = of == "kirklees" and event != "published"  # KSCP-083: for the sign-off, and not for the decision
        sent = State.BLOCKED if waits else State.READY
        assert (State.OVERTAKEN, sent) == (known["decide-on-review"].state, known["submit-report"].state)
        assert "decide-on-review" not in {blocker.name for blocker in known["submit-report"].blockers}

    @pytest.mark.parametrize("of", ALL)
    def test_has_less_of_it_where_none_was_decided_on(self, of: str) -> None:
        against = Decided("local-review", "no-review", on="2022-09-22", by="safeguarding-partners")
        known = steps(of, date(2022, 10, 3), *NOTIFIED, against, Happened("published", "2022-09-26"))
        assert State.NOT_NEEDED is known["submit-report"].state

    @pytest.mark.parametrize(
        "known",
        [
            (),
            (Happened("incident", "2017-01-09"),),
            (Happened("incident", "2018-08-06"), Happened("review-commissioned", "2018-09-03")),
        ],
    )
    def test_may_be_a_serious_case_review(self, known: tuple[AnyEntry, ...]) -> None:
        found = steps("national", date(2020, 3, 2), *known, Happened("review-completed", "2020-02-10"))
        assert State.READY is not found["submit-report"].state


class TestAnAgeThatIsContradicted:
    """Two answers of one day: neither stands. What rests on the age is open, and which is right is to be settled."""

    SAYS = "The record contradicts itself on this: settle first which answer is right."
    AGE = "child-aged-18-or-over"

    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize("answers", [("yes", "no"), ("no", "yes")])
    def test_leaves_open_whether_the_case_is_notifiable(self, of: str, answers: tuple[str, str]) -> None:
        ages = [
            Established(self.AGE, answer, on="2022-09-07", by=by)
            for answer, by in zip(answers, ("local-authority", "police"), strict=True)
        ]
        told = screen(of, date(2022, 9, 15), *SERIOUS, *ages)
        assert (headlines.MAY_BE_NOTIFIABLE, self.SAYS) == told.headline[:2]
        (notify,) = (card for card in told.cards if card.id == "task/notify-incident/case")
        assert (
            "If it applies: serious incident notification to the Panel: the date, Tue 13 Sep, has passed."
            == notify.says
        )
        assert any(card.title.startswith("Settle: was the child or young person aged 18") for card in told.cards)
        assert self.SAYS not in screen(of, date(2022, 9, 15), *SERIOUS, ages[0]).headline

    def test_is_settled_by_no_answer_of_a_later_day_but_by_one_that_corrects_the_other(self) -> None:
        told = [
            screen("national", date(2022, 9, 15), *SERIOUS, *(self._age(answer, on) for answer, on in ages))
            for ages in itertools.permutations([("yes", "2022-09-07"), ("no", "2022-09-08")])
        ]
        told.append(screen("national", date(2022, 9, 15), *SERIOUS, self._age("no", "2022-09-07"), self._age("yes")))
        for each in told:
            assert (headlines.MAY_BE_NOTIFIABLE, self.SAYS) == each.headline[:2]
            assert any(card.title.startswith("Settle: was the child or young person aged 18") for card in each.cards)
            assert not [card for card in each.cards if card.urgency is Urgency.OVERDUE]
        first = screen("national", date(2022, 9, 15), *SERIOUS, self._age("yes"), self._age("no", corrects="e5"))
        assert (True, False) == (first.headline[0].startswith("Notifiable on what"), self.SAYS in first.headline)

    def _age(self, answer: str, on: str = "2022-09-08", corrects: str | None = None) -> Established:
        return Established(self.AGE, answer, on=on, by="police", corrects=corrects)

    @pytest.mark.parametrize(
        ("died", "truth"), [(("no", "yes"), Truth.YES), (("yes", "no"), Truth.UNKNOWN), (("yes",), Truth.YES)]
    )
    def test_a_death_may_follow_harm_and_no_later_answer_undoes_it(self, died: tuple[str, ...], truth: Truth) -> None:
        answers = [
            Established("child-died", each, on=date(2022, 9, 7 + day), by="police") for day, each in enumerate(died)
        ]
        assert truth is review("national", *answers).as_of(date(2022, 9, 15)).answer("child-died").truth


class TestAnswersThatTurn:
    """What is answered on one day and otherwise on a later one is a course of answers: the last stands, told plainly.

    Only answers of one day contradict each other, and those that cannot both be.
    """

    @pytest.mark.parametrize(
        "answers", [("no", "yes"), ("yes", "no"), ("yes", "no", "yes"), ("no", "yes", "no"), ("unknown", "yes", "no")]
    )
    @pytest.mark.parametrize("fact", ["child-seriously-harmed", "abuse-or-neglect-suspected", "incident-in-area"])
    @pytest.mark.parametrize("of", ALL)
    def test_from_day_to_day_contradict_nothing(self, of: str, fact: str, answers: tuple[str, ...]) -> None:
        told = screen(of, date(2022, 9, 12), *self._answered(fact, *answers))
        assert not [line for line in told.headline if "contradicts itself" in line]
        assert not [card for card in told.cards if card.id.startswith("care/record/conflict/")]
        assert told.headline[0] == screen(of, date(2022, 9, 12), *self._answered(fact, answers[-1])).headline[0]

    @pytest.mark.parametrize(
        ("fact", "answers"),
        [
            ("child-died", ("yes", "no")),
            ("child-died", ("yes", "no", "yes")),
            ("child-aged-18-or-over", ("yes", "no")),
            ("child-aged-18-or-over", ("no", "yes")),
            ("child-aged-18-or-over", ("no", "yes", "no")),
        ],
    )
    def test_contradict_each_other_where_both_cannot_be(self, fact: str, answers: tuple[str, ...]) -> None:
        told = screen("national", date(2022, 9, 12), *self._answered(fact, *answers))
        assert any(card.id == f"care/record/conflict/{fact}" for card in told.cards)

    def test_of_one_day_contradict_each_other_and_neither_stands(self) -> None:
        entries = self._answered("child-seriously-harmed", "yes")
        no = Established("child-seriously-harmed", "no", on=date(2022, 9, 7), by="police")
        known = review("national", *entries, no).as_of(date(2022, 9, 12))
        (found,) = history.deviations(framework("national"), known)
        assert found.why == (
            "yes was recorded on Wed 7 Sep 2022, no on Wed 7 Sep 2022; neither stands: correct the wrong one",
        )

    def test_a_death_that_was_taken_back_and_stands_again_is_to_be_put_right(self) -> None:
        known = review("national", *self._answered("child-died", "yes", "no", "yes")).as_of(date(2022, 9, 12))
        (found,) = history.deviations(framework("national"), known)
        stands = "that of the later day stands: correct the other one"
        assert (f"yes was recorded on Fri 9 Sep 2022, no on Thu 8 Sep 2022; {stands}",) == found.why

    def _answered(self, fact: str, *answers: str) -> list[AnyEntry]:
        given = [
            Established(fact, answer, on=date(2022, 9, 7 + day), by="health") for day, answer in enumerate(answers)
        ]
        return [*(entry for entry in SERIOUS if getattr(entry, "fact", "") != fact), *given]


class TestWhatElseDecidesWhetherACaseIsNotifiable:
    """CA04-010, CA04-011: also where it happened, and where the child lives."""

    @pytest.mark.parametrize("fact", ["child-died", "incident-outside-england", "normally-resident-in-area"])
    def test_is_said_to_be_contradicted(self, fact: str) -> None:
        answers = [
            Established(fact, answer, on="2022-09-07", by=by)
            for answer, by in (("yes", "local-authority"), ("no", "police"))
        ]
        told = screen("national", date(2022, 9, 8), *SERIOUS, *answers).headline
        assert TestAnAgeThatIsContradicted.SAYS in told

    def test_is_not_said_of_what_decides_something_else(self) -> None:
        answers = [
            Established("child-looked-after", answer, on="2022-09-07", by=by)
            for answer, by in (("yes", "local-authority"), ("no", "police"))
        ]
        told = screen("national", date(2022, 9, 8), *SERIOUS, *answers).headline
        assert TestAnAgeThatIsContradicted.SAYS not in told


class TestAwarenessThatIsRecordedTwice:
    """WT18-018: five working days from awareness. Nobody hides lateness by recording a later day beside the first."""

    LATER = Happened("local-authority-aware", "2022-09-12")

    def test_is_counted_from_the_first_day_and_told_once(self) -> None:
        found = screen("national", date(2022, 9, 15), *SERIOUS, self.LATER)
        assert found.headline[1:2] == ("Two overdue, the first: serious incident notification to the Panel.",)
        (owed,) = (card for card in found.cards if card.id.startswith("task/notify-incident/"))
        assert "5 working days after the authority became aware (Tue 6 Sep)." in owed.why
        told = [card.says for card in found.cards if card.id == "care/record/two-days/local-authority-aware"]
        says = "Local authority became aware: entered for Tue 6 Sep and Mon 12 Sep; Tue 6 Sep counts."
        assert [says] == told

    def test_is_late_as_if_the_later_day_had_not_been_entered(self) -> None:
        sent = [Happened(event, "2022-09-15") for event in ("notification-sent", "partners-notified")]
        late = "Notification sent Thu 15 Sep: 2 working days late (Tue 13 Sep) by national guidance."
        for later in ((), (self.LATER,)):
            assert late == screen("national", date(2022, 9, 23), *SERIOUS, *later, *sent).headline[0]


class TestWhatATextPresupposes:
    """CIN-009 says how a notification is made; PG22-007 what any learning further to a rapid review is called."""

    NO_ABUSE = Established("abuse-or-neglect-suspected", "no", on="2022-09-06", by="police")

    @pytest.mark.parametrize(
        ("entries", "arise"),
        [
            ((), set[str]()),
            ((SERIOUS[0], NO_ABUSE), set[str]()),
            (SERIOUS, {"CIN-009"}),
            (NOTIFIED, {"CIN-009", "PG22-007"}),
        ],
        ids=["nothing recorded", "no abuse or neglect", "to be notified", "rapid review held"],
    )
    @pytest.mark.parametrize("of", ALL)
    def test_has_to_be_so_before_the_text_asks_for_anything(
        self, of: str, entries: tuple[AnyEntry, ...], arise: set[str]
    ) -> None:
        known = review(of, *entries).as_of(date(2022, 10, 3))
        tasks = [task for profile in roles.profiles(framework(of), known) for task in profile.tasks]
        arisen = {task.source.clauses[0] for task in tasks if task.arising and task.arising.answer is Truth.YES}
        assert arise == arisen & {"CIN-009", "PG22-007"}


class TestWithheldInformationWithoutAReview:
    """NSCP-F-066 to 068: what follows a refused return ends where no LCSPR was decided on, as the return does."""

    STEPS = ("return-information", "escalate-information", "settle-withheld-information", "formal-action")
    ASKED = Happened("information-requested", "2022-09-13", about="agency:education")
    REFUSED = Happened("information-withheld", "2022-09-20", about="agency:education")

    def states(self, *entries: AnyEntry) -> list[str]:
        known = steps("northamptonshire", date(2023, 9, 25), *NOTIFIED, self.ASKED, self.REFUSED, *entries)
        return [known[name].state.value for name in self.STEPS]

    @pytest.mark.parametrize("outcome", ["no-review", "other-learning"])
    def test_is_asked_for_no_more(self, outcome: str) -> None:
        decided = Decided("local-review", outcome, on="2022-10-03", by="safeguarding-partners")
        assert ["overtaken"] * 4 == self.states(decided)
        asked = review("northamptonshire", *NOTIFIED, self.ASKED, self.REFUSED, decided).as_of(date(2023, 9, 25))
        cards = cspr.glance(framework("northamptonshire"), asked).cards
        assert not [card.id for card in cards if any(name in card.id for name in (*self.STEPS, "returned/"))]

    def test_stays_open_in_a_review_and_where_one_is_decided_on_after_all(self) -> None:
        decided = Decided("local-review", "review", on="2022-11-07", by="safeguarding-partners")
        against = Decided("local-review", "no-review", on="2022-10-03", by="safeguarding-partners")
        for entries in ((decided,), (against, decided)):
            assert ["ready", "ready", "blocked", "blocked"] == self.states(*entries)

    def test_begins_again_with_a_refusal_after_the_decision(self) -> None:
        decided = Decided("local-review", "other-learning", on="2022-10-03", by="safeguarding-partners")
        again = Happened("information-withheld", "2022-11-07", about="agency:health")
        assert ["overtaken", "ready", "blocked", "blocked"] == self.states(decided, again)
