"""What follows from what, in small cases of many documents: the answer is worked out by hand from the clauses."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import caseload, history, lifecycle, timescales, vocabulary
from cspr.cli import main
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.first_screen.cards import Card, Section, Urgency
from cspr.guidance import framework
from cspr.guidance.cross_checks import opening
from cspr.guidance.reading import read_folder
from cspr.guidance.superseding import stale
from cspr.lifecycle import Progress, State
from cspr.record import Appointed, Called, Decided, Established, Happened, Met, Planned, Proceeding, Review, Substituted
from cspr.record.entries import AnyEntry
from cspr.sources import Basis
from cspr.timescales.main_date import Verdict, main_date
from cspr.truth import Truth
from printing import case_file

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry

REPLACED = "was written for Working Together 2018, replaced on Fri 15 Dec 2023"
REPEALED = "cites the Data Protection Act 1998, repealed on Fri 25 May 2018"
ALL = ("national", "northamptonshire", "kirklees", "essex")


def fact(name: str, answer: str, on: str) -> Established:
    return Established(name, answer, on=on, by="local-authority")


def decided(decision: str, outcome: str, on: str) -> Decided:
    return Decided(decision, outcome, on=on, by="safeguarding-partners")


def notified(year: int) -> tuple[AnyEntry, ...]:
    """A child that died, notified in time, up to the rapid review and its sending."""
    aware = f"{year}-01-06"
    return (
        Happened("local-authority-aware", aware),
        fact("child-died", "yes", aware),
        fact("abuse-or-neglect-suspected", "yes", aware),
        fact("incident-in-area", "yes", aware),
        fact("child-looked-after", "no", aware),
        Happened("notification-sent", f"{year}-01-08"),
        Happened("rapid-review-held", f"{year}-01-20"),
    )


def under_review(year: int) -> tuple[AnyEntry, ...]:
    sent = Happened("rapid-review-submitted", f"{year}-01-23")
    return (*notified(year), decided("local-review", "review", f"{year}-01-22"), sent)


def steps(of: str, on: date, *entries: AnyEntry) -> dict[str, Progress]:
    asked = Review("QX-910", of).record(*entries).as_of(on)
    return {step.step: step for step in lifecycle.progress(framework(of), asked)}


def cards(of: str, on: date, *entries: AnyEntry) -> tuple[Card, ...]:
    return cspr.glance(framework(of), Review("QX-910", of).record(*entries).as_of(on)).cards


class TestACareLeaverOf22:
    """WT23-022 to 024: told to the Secretary of State and Ofsted; the period stands in one local page alone."""

    ENTRIES: tuple[AnyEntry, ...] = (
        Happened("incident", "2025-03-01"),
        Happened("local-authority-aware-of-death", "2025-03-03"),
        Happened("local-authority-aware", "2025-03-03"),
        *(fact(name, "yes", "2025-03-03") for name in ("care-leaver", "child-died", "incident-in-area")),
        fact("abuse-or-neglect-suspected", "yes", "2025-03-03"),
        fact("child-aged-18-or-over", "yes", "2025-03-03"),
        fact("child-looked-after", "no", "2025-03-03"),
    )

    @pytest.mark.parametrize("of", ["national", "essex", "kirklees", "northamptonshire"])
    def test_is_told_by_a_period_that_is_to_be_checked(self, of: str) -> None:
        on = date(2025, 3, 12)
        told = next(card for card in cards(of, on, *self.ENTRIES) if "care leaver" in card.title)
        assert ("Date passed; period inferred, check the text.", "should") == (told.why[0], told.force)
        found = steps(of, on, *self.ENTRIES)
        assert {State.NOT_NEEDED} == {found[step].state for step in ("notify-incident", "notify-partners")}
        # Kirklees and Northamptonshire hold a rapid review on a referral too; nobody has referred this one.
        later = {found[step].state for step in ("hold-rapid-review", "submit-rapid-review", "panel-feedback")}
        assert later <= {State.NOT_NEEDED, State.BLOCKED}


class TestADisagreement:
    """KSCP-011, 060 and 061, beside the partners in statute (CA04-018)."""

    def test_leaves_the_decision_to_the_scrutineer_by_the_guide_and_to_the_partners_by_statute(self) -> None:
        def who(answer: str) -> tuple[str, ...]:
            disagreed = fact("disagreement-on-review", answer, "2022-01-20")
            return steps("kirklees", date(2022, 1, 21), *notified(2022), disagreed)["decide-on-review"].who

        assert ("safeguarding-partners", "rapid-review-group") == who("no")
        assert ("safeguarding-partners", "independent-scrutineer") == who("yes")


class TestAFactorThatIsRecordedAfterADecisionAgainstAReview:
    """REGS-024: a factor that must be weighed; to put the question again is our inference, and no duty."""

    AGAINST: tuple[AnyEntry, ...] = (*notified(2023), decided("local-review", "no-review", "2023-01-22"))

    @pytest.mark.parametrize("of", ALL)
    def test_is_put_to_the_partners_again(self, of: str) -> None:
        favours = fact("panel-favours-local-review", "yes", "2023-02-20")
        found = [card for card in cards(of, date(2023, 2, 21), *self.AGAINST, favours) if "weighed-since" in card.id]
        assert ["care/weighed-since/local-review"] == [card.id for card in found]
        assert found[0].says.startswith("Put it to the decision-makers again whether to undertake an LCSPR (inferred")
        assert Urgency.CHECK is found[0].urgency

    @pytest.mark.parametrize(
        "later",
        [
            (fact("panel-favours-local-review", "yes", "2023-01-10"),),
            (fact("panel-favours-local-review", "no", "2023-02-20"),),
            (fact("rapid-review-sufficient", "yes", "2023-02-20"),),
            (
                fact("panel-favours-local-review", "yes", "2023-02-20"),
                decided("local-review", "no-review", "2023-02-27"),
            ),
        ],
        ids=["known before", "answered no", "weighed the other way", "decided once more"],
    )
    def test_is_not_where_there_is_nothing_new(self, later: tuple[AnyEntry, ...]) -> None:
        found = cards("national", date(2023, 3, 1), *self.AGAINST, *later)
        assert [] == [card.id for card in found if "weighed-since" in card.id]

    def test_is_not_where_a_review_was_decided_on(self) -> None:
        favours = fact("panel-favours-local-review", "yes", "2023-02-20")
        found = cards("national", date(2023, 3, 1), *under_review(2023), favours)
        assert [] == [card.id for card in found if "weighed-since" in card.id]


class TestADecisionNotToPublish:
    """CA04-022, 024, WT18-066 and WT23-044: what arises instead."""

    @pytest.mark.parametrize(("of", "year"), [("national", 2021), ("kirklees", 2023), ("essex", 2025)])
    def test_lets_the_information_be_published_and_the_decision_be_justified(self, of: str, year: int) -> None:
        declined = (
            *under_review(year),
            Happened("final-sign-off-given", f"{year}-04-25"),
            Happened("review-completed", f"{year}-05-01"),
            decided("publication", "do-not-publish", f"{year}-05-10"),
        )
        found = steps(of, date(year, 5, 15), *declined)
        justify, publish = found["justify-not-publishing"], found["publish"]
        assert (State.READY, ("safeguarding-partners",)) == (justify.state, justify.who)
        assert ("Publish the information on improvements", "CA04-024") == (
            publish.title,
            publish.sources[0].clauses[0],
        )
        assert {State.NOT_NEEDED} == {
            found[step].state
            for step in ("tell-panel-the-day", "inform-council", "press-statement")
            if found[step].state is not State.BLOCKED
        }
        now = {card.title for card in cards(of, date(year, 5, 15), *declined) if card.section is Section.NOW}
        assert {"Justify not publishing", "Final report to the Panel"} <= now
        sent = Happened("justification-sent", f"{year}-05-14")
        assert State.DONE is steps(of, date(year, 5, 15), *declined, sent)["justify-not-publishing"].state

    def test_is_published_as_a_report_where_nothing_was_decided_against_it(self) -> None:
        found = steps("national", date(2021, 5, 15), *under_review(2021), Happened("review-completed", "2021-05-01"))
        assert ("Publish the LCSPR", State.NOT_NEEDED) == (
            found["publish"].title,
            found["justify-not-publishing"].state,
        )


class TestAReviewThatOverruns:
    """WT18-064 and 065: the dates on record show it, and since when."""

    @pytest.mark.parametrize(("copied", "days"), [((), -15), ((Happened("report-submitted", "2025-07-04"),), -7)])
    @pytest.mark.parametrize("of", ALL)
    def test_is_to_be_told_since_the_limit_or_the_day_of_its_notices_passed(
        self, of: str, copied: tuple[AnyEntry, ...], days: int
    ) -> None:
        # The limit is Tuesday 22 July, and the last day for the copy to the Panel Friday 11 July.
        asked = Review("QX-910", of).record(*under_review(2025), *copied).as_of(date(2025, 8, 1))
        screen = cspr.glance(framework(of), asked)
        told = next(card for card in screen.cards if card.id == "task/tell-of-delay/case")
        assert (Urgency.AT_ONCE, days) == (told.urgency, told.working_days)
        assert "safeguarding partners" in told.who
        assert "Tell of the delay, with the reasons." in screen.headline

    def test_is_to_be_told_since_a_plan_beyond_the_limit_was_entered(self) -> None:
        entered = Planned("published", "2025-09-01", recorded=date(2025, 5, 1))
        found = cards("national", date(2025, 5, 15), *under_review(2025), entered)
        assert [-9] == [card.working_days for card in found if card.id == "task/tell-of-delay/case"]

    def test_is_open_since_no_day_where_nothing_tells_when_the_plan_was_made(self) -> None:
        plan, arisen = Planned("published", "2025-09-01"), Happened("delay-arisen", "2025-05-12")
        to = "To the Panel and the Secretary of State (should)."
        for more, says in ((plan,), (to,)), ((plan, arisen), ("Open for 3 working days.", to)):
            found = cards("national", date(2025, 5, 15), *under_review(2025), *more)
            assert [says] == [card.why for card in found if card.id == "task/tell-of-delay/case"]

    def test_is_told_once(self) -> None:
        asked = Review("QX-910", "national").record(*under_review(2025), Happened("delay-reported", "2025-07-30"))
        screen = cspr.glance(framework("national"), asked.as_of(date(2025, 8, 1)))
        assert "Tell of the delay, with the reasons." not in screen.headline


class TestThePanelsAnswer:
    """NSCP-F-238 gives two to four weeks; PG19-006 is known from memory alone, and is no task of today."""

    def test_is_waited_for_where_its_period_was_not_checked(self) -> None:
        waited = (date(2025, 1, 24), Urgency.NONE, "expected by ", " (period not checked).")
        passed = (date(2025, 8, 1), Urgency.CHECK, "expected by ", "; not received (period not checked).")
        for of in ("national", "kirklees", "essex"):
            for on, urgency, by, ends in (waited, passed):
                (found,) = [card for card in cards(of, on, *under_review(2025)) if "panel-feedback" in card.id]
                assert ("awaited/panel-feedback/case", Section.WAITING, urgency) == (
                    found.id,
                    found.section,
                    found.urgency,
                )
                assert found.says.startswith(f"Panel response to the rapid review: {by}")
                assert found.says.endswith(ends)

    def test_is_waited_for_within_its_window_and_chased_after_it(self) -> None:
        def found(on: date) -> list[tuple[Section, Urgency, date | None, int | None]]:
            told = cards("northamptonshire", on, *under_review(2021))
            shown = (card for card in told if "panel-feedback" in card.id)
            return [(card.section, card.urgency, card.arrive_by, card.working_days) for card in shown]

        last = date(2021, 2, 20)
        assert [(Section.WAITING, Urgency.NONE, last, 0)] == found(date(2021, 2, 19))
        assert [(Section.NOW, Urgency.CHASE, last, -1)] == found(date(2021, 2, 22))


class TestWhatALaterStepMadePointless:
    @pytest.mark.parametrize("of", ALL)
    def test_is_overtaken(self, of: str) -> None:
        found = steps(of, date(2021, 3, 1), *under_review(2021), Happened("panel-feedback-received", "2021-02-10"))
        laid = [found[step].state for step in ("notify-partners", "refer-case")]
        assert [State.OVERTAKEN, State.OVERTAKEN] == laid
        assert found["forward-notification"].state in {State.OVERTAKEN, State.NOT_NEEDED}

    @pytest.mark.parametrize("of", ALL)
    def test_is_overtaken_by_publication(self, of: str) -> None:
        review = decided("local-review", "review", "2021-02-01")
        found = steps(of, date(2021, 9, 1), review, Happened("published", "2021-08-01"))
        for step in ("alert-bodies", "final-sign-off", "complete-review", "first-draft", "submit-rapid-review"):
            assert found[step].state in {State.OVERTAKEN, State.NOT_NEEDED}, step

    def test_no_draft_is_missing_where_a_report_is_complete(self) -> None:
        review = Review("QX-910", "essex").record(
            decided("local-review", "review", "2025-02-01"), Happened("review-concluded", "2025-07-01")
        )
        found = history.deviations(framework("essex"), review.as_of(date(2025, 8, 1)))
        assert [] == [each.name for each in found if each.name == "first-draft"]


def test_a_period_that_is_inferred_is_not_called_remembered() -> None:
    clause = framework("national").clauses["WT23-023"]
    assert Basis.INFERRED is clause.basis


class TestAnEarlierVersionOfAPage:
    """CIN-001 to 007: the page of 2018; a later version, of which no day is known, took its place by November 2025."""

    @pytest.mark.parametrize(
        ("on", "stands", "repeated"),
        [("2018-06-29", "yes", "yes"), ("2021", "unknown", "yes"), ("2026-03-30", "no", "no")],
    )
    def test_ends_where_the_later_one_begins(self, on: str, stands: str, repeated: str) -> None:
        documents = framework("national")
        found = {
            duty.id: documents.in_force(duty, PartialDate.read(on)).truth.value
            for duty in documents.duties
            if duty.source.instrument == "incident-notification-service"
            and duty.step in {"notify-incident", "notify-partners"}
        }
        # CIN-010 says again what CIN-001 said: it stood in one of the two.
        assert found == {
            "notify-panel--page-2018": repeated,
            "notify-panel--page-later": "yes",
            "use-online-system": "yes",
            "notify-partners--page-2018": stands,
            "notify-partners--page-later": "yes",
            "notify-partners-elsewhere--page-later": "yes",
        }

    @pytest.mark.parametrize("day", range(14))
    def test_notification_and_notice_to_the_partners_agree_around_the_change_from_serious_case_reviews(
        self, day: int
    ) -> None:
        aware = str(date(2018, 6, 26) + timedelta(day))
        review = Review("QX-910", "national").record(
            Happened("local-authority-aware", aware),
            *(fact(name, "yes", aware) for name in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")),
        )
        known = review.as_of(date(2018, 8, 1))
        stand = {
            scale.topic: main_date(scale, known.on).verdict.value
            for scale in timescales.schedule(framework("national"), known)
            if scale.topic in {"notify-incident", "notify-partners"}
        }
        # CA04-015: the duty has run since 29 June, and reaches back to nothing that was known before.
        overdue = dict.fromkeys(("notify-incident", "notify-partners"), "overdue")
        assert stand == (overdue if aware >= "2018-06-29" else {"notify-partners": "does-not-arise"})

    def test_gives_no_date_to_a_case_of_2026(self) -> None:
        aware = "2026-03-30"
        review = Review("QX-910", "national").record(
            Happened("local-authority-aware", aware),
            *(fact(name, "yes", aware) for name in ("child-died", "abuse-or-neglect-suspected", "incident-in-area")),
        )
        schedule = timescales.schedule(framework("national"), review.as_of(date(2026, 4, 1)))
        notify = next(scale for scale in schedule if scale.topic == "notify-incident")
        assert [("WT23-019", "governs", "2026-04-08"), ("CIN-010", "agrees", "2026-04-08")] == [
            (reading.source.clauses[0], reading.standing.value, str(reading.due)) for reading in notify.readings
        ]


class TestATextThatIsOutOfDate:
    @pytest.mark.parametrize(
        ("of", "on", "says"),
        [
            ("northamptonshire", date(2026, 6, 10), [REPLACED]),
            ("northamptonshire", date(2022, 6, 10), []),
            ("kirklees", date(2022, 6, 10), [REPEALED]),
            ("kirklees", date(2026, 6, 10), [REPLACED, REPEALED]),
            ("essex", date(2026, 6, 10), []),
            ("national", date(2026, 6, 10), []),
        ],
    )
    def test_says_so_on_the_first_screen_and_beside_dates(self, of: str, on: date, says: list[str]) -> None:
        found = [card.title for card in cards(of, on, *under_review(on.year)) if card.id == "care/stale"]
        assert found == ([f"The local text {'; it '.join(says)}"] if says else [])
        told = cspr.report(framework(of), Review("QX-910", of).record(*under_review(on.year)).as_of(on)).notices
        assert all(any(part in notice for notice in told) for part in says)


class TestAnActThatIsEnactedAndNotKnownToBeInForce:
    """CWSA26-005: on assent only the making of regulations came into force."""

    ACT = "childrens-wellbeing-and-schools-act-2026"

    @pytest.mark.parametrize(("on", "shown"), [(date(2026, 4, 28), False), (date(2026, 4, 29), True)])
    def test_is_shown_and_never_due(self, on: date, shown: bool) -> None:
        documents = framework("national")
        window = documents.instruments[self.ACT].window
        assert ("no", shown) == (window.holds(PartialDate.of(on)).value, window.waits(PartialDate.of(on)))
        assert shown is (self.ACT in documents.on(on).instruments)
        told = cspr.report(documents, Review("QX-910", "national").record(*notified(2026)).as_of(on)).notices
        assert shown is any("not known to be in force: nothing of it is due" in notice for notice in told)


class TestASubstitute:
    """ESCB-037: the name two working days before the meeting."""

    def found(self, *entries: AnyEntry, on: date) -> list[tuple[str, str]]:
        absent = Happened("member-unable-to-attend", "2025-05-02")
        review = Review("QX-910", "essex").record(*under_review(2025), absent, *entries)
        schedule = timescales.schedule(framework("essex"), review.as_of(on))
        return [
            (reading.status.value, str(reading.due))
            for scale in schedule
            if scale.topic == "substitute-notice"
            for reading in scale.readings
        ]

    def test_is_named_in_time_and_shown_where_dates_are(self) -> None:
        held, named = Happened("meeting-called", "2025-05-12"), Happened("substitute-named", "2025-05-05")
        assert [("met", "2025-05-08")] == self.found(held, named, on=date(2025, 6, 1))
        late = Happened("substitute-named", "2025-05-09")
        assert [("late", "2025-05-08")] == self.found(held, late, on=date(2025, 6, 1))

    def test_for_a_meeting_that_was_called_has_its_day_and_not_that_of_another(self) -> None:
        """Thursday 8 May is two working days before Monday 12 May 2025; 5 May is a bank holiday."""
        first = Called("subgroup-meeting", "2025-05-01", held_on="2025-05-12", ref="M1")
        second = Called("subgroup-meeting", "2025-05-01", held_on="2025-06-12", ref="M2")
        earlier = Met("subgroup-meeting", "2025-04-10", ref="M0")
        assert [("due", "2025-05-08")] == self.found(first, second, earlier, on=date(2025, 5, 6))
        named = Substituted("P2", "P7", on="2025-05-07", meeting_ref="M1")
        assert [("met", "2025-05-08")] == self.found(first, second, earlier, named, on=date(2025, 6, 1))
        late = Substituted("P2", "P7", on="2025-05-09", meeting_ref="M1")
        assert [("late", "2025-05-08")] == self.found(first, second, late, on=date(2025, 6, 1))
        of_another = Substituted("P2", "P7", on="2025-05-07", meeting_ref="M2")
        assert [("overdue", "2025-05-08")] == self.found(first, second, of_another, on=date(2025, 6, 1))

    def test_has_the_day_that_is_recorded_by_itself_first(self) -> None:
        called = Called("subgroup-meeting", "2025-05-01", held_on="2025-05-12", ref="M1")
        planned = Planned("meeting-called", "2025-05-19")
        assert [("due", "2025-05-15")] == self.found(called, planned, on=date(2025, 5, 6))

    def test_is_a_task_while_the_meeting_is_planned(self) -> None:
        planned, absent = Planned("meeting-called", "2025-05-12"), Happened("member-unable-to-attend", "2025-05-02")
        assert [("due", "2025-05-08")] == self.found(planned, on=date(2025, 5, 5))
        found = cards("essex", date(2025, 5, 5), *under_review(2025), planned, absent)
        assert ["Name a substitute for the meeting"] == [card.title for card in found if "name-substitute" in card.id]


def deviations(of: str, on: date, *entries: AnyEntry) -> list[tuple[str, str]]:
    """What contradicts itself in a record, for certain."""
    asked = Review("QX-910", of).record(*entries).as_of(on)
    return [
        (each.kind.value, each.name)
        for each in history.deviations(framework(of), asked)
        if each.kind.contradicts and each.certain is Truth.YES
    ]


class TestARecordThatContradictsItself:
    ON = date(2025, 6, 1)

    @pytest.mark.parametrize("of", ALL)
    def test_has_an_answer_before_what_was_sent(self, of: str) -> None:
        wrong = (
            *notified(2025),
            decided("local-review", "review", "2025-01-22"),
            Happened("panel-feedback-received", "2025-01-30"),
            Happened("rapid-review-submitted", "2025-02-03"),
        )
        assert [("out-of-order", "panel-feedback")] == deviations(of, self.ON, *wrong)
        found = [card.id for card in cards(of, self.ON, *wrong) if card.id.startswith("care/record")]
        assert ["care/record/out-of-order/panel-feedback"] == found

    @pytest.mark.parametrize("of", ALL)
    def test_has_milestones_in_the_wrong_order(self, of: str) -> None:
        found = deviations(
            of, self.ON, Happened("published", "2025-01-02"), Happened("notification-sent", "2025-03-01")
        )
        assert [("out-of-order", "published")] == found
        vague = deviations(of, self.ON, Happened("published", "2025-01"), Happened("notification-sent", "2025-01"))
        assert [] == vague

    def test_has_a_plan_that_a_prosecution_holds(self) -> None:
        entries = (
            *under_review(2025),
            Proceeding("prosecution", "open", on="2025-05-01"),
            Planned("published", "2025-07-01"),
        )
        assert [("planned-while-held", "publish")] == deviations("northamptonshire", self.ON, *entries)
        assert [] == deviations("kirklees", self.ON, *entries), "there it is weighed"
        over = Proceeding("prosecution", "ended", on="2025-05-20")
        assert [] == deviations("northamptonshire", self.ON, *entries, over)

    @pytest.mark.parametrize("of", ALL)
    def test_has_a_plan_that_a_pause_holds(self, of: str) -> None:
        paused = Decided("course", "pause", on="2025-05-20", by="safeguarding-partners", rationale_ref="C1")
        entries = (*under_review(2025), Planned("published", "2025-07-01"), paused)
        assert [("planned-while-held", "publish")] == deviations(of, self.ON, *entries)
        told = [card.title for card in cards(of, self.ON, *entries) if card.id == "care/held-plan/published"]
        assert ["Publish the LCSPR: planned for Tue 1 Jul, and held while the review is paused"] == told
        assert [] == deviations(of, self.ON, *entries, Happened("review-resumed", "2025-05-27"))

    def test_has_a_plan_that_passed(self) -> None:
        passed = Review("QX-910", "national").record(Planned("national-review-completed", "2019-09"))
        found = history.deviations(framework("national"), passed.as_of(date(2020, 6, 1)))
        assert [("plan-passed", "complete-national-review", "2019-09")] == [
            (each.kind.value, each.name, str(each.due)) for each in found
        ]
        assert () == history.deviations(framework("national"), passed.as_of(date(2019, 9, 15)))
        told = cspr.glance(framework("national"), passed.as_of(date(2020, 6, 1))).cards
        says = "Complete the national review: planned for September 2019; not recorded as done."
        assert [says] == [card.says for card in told if card.id.startswith("care/planned")]


class TestWhatIsNotForTheAuthorityToNotify:
    """Whose it is to notify, why it is not notifiable, and what the partners may still do, in every stack."""

    @staticmethod
    def screen(partnership: str, **answers: str) -> cspr.Glance:
        facts = [
            Established(fact.replace("_", "-"), answer, on="2025-03-04", by="local-authority")
            for fact, answer in answers.items()
        ]
        review = Review("QX-960", partnership).record(Happened("local-authority-aware", "2025-03-04"), *facts)
        return cspr.glance(framework(partnership), review.as_of(date(2025, 3, 10)))

    @pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
    def test_is_told_with_whose_it_is(self, partnership: str) -> None:
        told = self.screen(
            partnership,
            abuse_or_neglect_suspected="yes",
            child_seriously_harmed="yes",
            incident_in_area="no",
            incident_outside_england="no",
        )
        assert "FOR ANOTHER AREA TO NOTIFY" == told.stage
        assert ["Not for this authority to notify on what is recorded: it happened in another English area."] == [
            *told.headline
        ]
        (card,) = [card for card in told.cards if card.id in {"care/elsewhere", "care/review-below-criteria"}]
        assert (
            "The authority where it happened must notify the Panel, and the rapid review is held there; your partners "
            "may still review the case."
        ) == card.says
        assert {"CA04-012", "FAQ-006", "CA04-018"} <= {clause for source in card.sources for clause in source.clauses}

    @pytest.mark.parametrize(
        ("answers", "why", "may_review"),
        [
            (
                {"abuse_or_neglect_suspected": "no", "child_died": "yes"},
                "abuse or neglect is not suspected",
                True,
            ),
            (
                {"abuse_or_neglect_suspected": "yes", "child_died": "no", "child_seriously_harmed": "no"},
                "the child neither died nor was seriously harmed",
                True,
            ),
            (
                {"abuse_or_neglect_suspected": "yes", "child_died": "yes", "child_aged_18_or_over": "yes"},
                "the child or young person was aged 18 or over",
                False,
            ),
        ],
    )
    def test_is_told_with_why(self, answers: dict[str, str], why: str, may_review: bool) -> None:
        told = self.screen("essex", incident_in_area="yes", **answers)
        assert told.headline[0] == (
            f"Not notifiable to the Panel as a serious incident on what is recorded: {why}, so no rapid review is due."
        )
        assert may_review == any(card.id == "care/review-below-criteria" for card in told.cards)

    def test_does_not_let_a_rapid_review_arise(self) -> None:
        review = Review("QX-961", "national").record(
            *(
                Established(fact, answer, on="2021-03-04", by="local-authority")
                for fact, answer in (
                    ("abuse-or-neglect-suspected", "yes"),
                    ("child-died", "yes"),
                    ("incident-in-area", "no"),
                    ("incident-outside-england", "yes"),
                    ("normally-resident-in-area", "no"),
                )
            )
        )
        found = lifecycle.progress(framework("national"), review.as_of(date(2021, 3, 9)))
        early = {"notify-incident", "hold-rapid-review"}
        assert {State.NOT_NEEDED} == {each.state for each in found if each.step in early}

    def died(self, *answers: tuple[str, str], aware: str) -> tuple[list[str], str, tuple[str, ...] | None]:
        """What is owed of a care leaver's death, the last day for it, and why its day is asked for."""
        review = Review("QX-968", "essex").record(
            Happened("local-authority-aware", aware),
            *(
                Established(fact, "yes", on="2025-03-04", by="local-authority")
                for fact in ("abuse-or-neglect-suspected", "care-leaver", "child-aged-18-or-over", "incident-in-area")
            ),
            *(Established("child-died", "yes", on=on, by=by) for on, by in answers),
        )
        cards = {card.id: card for card in cspr.glance(framework("essex"), review.as_of(date(2025, 3, 10))).cards}
        (task,) = (card for name, card in cards.items() if name.startswith("task/"))
        asked = cards.get("ask/day/local-authority-aware-of-death")
        assert asked is None or asked.says == "On which day was this: the authority became aware of the death?"
        return [task.id], task.act_by.isoformat() if task.act_by else "", None if asked is None else asked.why

    @pytest.mark.parametrize(
        ("answers", "aware", "by", "asks"),
        [
            ([("2025-03-04", "police")], "2025-03-04", "", True),
            ([("2025-03-04", "local-authority")], "2025-03-04", "2025-03-11", False),
            ([("2025-03-05", "local-authority")], "2025-03-03", "2025-03-10", True),
            ([("2025-03-04", "local-authority")], "2025-03-05", "2025-03-11", False),
        ],
    )
    def test_of_a_care_leavers_death_its_own_answer_shows_by_when_it_knew(
        self, answers: list[tuple[str, str]], aware: str, by: str, *, asks: bool
    ) -> None:
        why = ("Ask: local authority.", "Starts the time of: notify the death of a care leaver.") if asks else None
        assert (["task/notify-care-leaver-death/case"], by, why) == self.died(*answers, aware=aware)


def test_the_day_of_awareness_is_asked_for_once() -> None:
    review = Review("QX-968", "essex").record(
        Happened("incident", "2025-03-03"),
        *(
            Established(fact, "yes", on="2025-03-04", by="local-authority")
            for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
        ),
    )
    told = cspr.glance(framework("essex"), review.as_of(date(2025, 3, 10)))
    assert ["ask/local-authority-aware"] == [card.id for card in told.cards if "aware" in card.id]


@pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize("year", ["2019", "2021", "2023", "2025", "2026"])
def test_a_rapid_review_is_sent_only_after_it_was_held(partnership: str, year: str) -> None:
    on = date(int(year), 5, 20)
    review = Review("QX-969", partnership).record(
        Happened("local-authority-aware", f"{year}-05-09"),
        *(
            Established(fact, "yes", on=f"{year}-05-09", by="local-authority")
            for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
        ),
        Happened("notification-sent", f"{year}-05-10"),
    )
    found = lifecycle.progress(framework(partnership), review.as_of(on))
    assert [State.BLOCKED] == [step.state for step in found if step.step == "submit-rapid-review"]


class TestAReviewThatWasSignedOff:
    """The family contributes to no finished review (ESCB-053, ESCB-054, KSCP-076, NSCP-F-121, WT18-054)."""

    @pytest.mark.parametrize("partnership", ALL)
    @pytest.mark.parametrize("milestone", ["review-completed", "final-sign-off-given"])
    def test_invites_no_family_to_contribute_any_more(self, partnership: str, milestone: str) -> None:
        ended = Happened(milestone, "2024-07-08")
        before, after = (
            steps(partnership, date(2024, 9, 2), *under_review(2024), *more)["family-contribution"].state
            for more in ((), (ended,))
        )
        assert before is not State.OVERTAKEN
        assert after is State.OVERTAKEN

    @pytest.mark.parametrize(("ended", "asked"), [((), True), ((Happened("review-completed", "2024-07-08"),), False)])
    def test_in_essex_asks_about_its_drafts_no_more(self, ended: tuple[AnyEntry, ...], asked: bool) -> None:
        drafted = Happened("first-draft-written", "2024-06-03")
        shown = cards("essex", date(2024, 9, 2), *under_review(2024), drafted, *ended)
        assert asked is any("drafts-fit-for-family" in card.id for card in shown)

    def test_answers_no_referral_and_identifies_no_incident_any_more(self) -> None:
        referred = Happened("case-referred", "2024-01-06"), Happened("review-completed", "2024-07-08")
        found = steps("northamptonshire", date(2024, 9, 2), *referred)
        assert {found[step].state for step in ("identify-incident", "answer-referral")} == {State.OVERTAKEN}


class TestAReviewThatJumps:
    """Published on day one: what came before is overtaken, and that no decision is on record is said."""

    @pytest.mark.parametrize("partnership", ["national", "northamptonshire", "kirklees", "essex"])
    def test_has_nothing_of_its_first_stage_left_but_to_notify(self, partnership: str) -> None:
        review = Review("QX-965", partnership).record(
            Happened("local-authority-aware", "2025-03-04"),
            *(
                Established(fact, "yes", on="2025-03-04", by="local-authority")
                for fact in ("abuse-or-neglect-suspected", "child-died", "incident-in-area")
            ),
            Happened("published", "2025-03-04"),
        )
        told = cspr.glance(framework(partnership), review.as_of(date(2025, 3, 20)))
        cards = {card.id: card for card in told.cards}
        found = lifecycle.progress(framework(partnership), review.as_of(date(2025, 3, 20)))
        early = {"notify-partners", "request-information", "hold-rapid-review", "decide-on-review"}
        assert {State.OVERTAKEN} == {step.state for step in found if step.step in early} - {State.NOT_NEEDED}
        says = "A report is recorded as published, and no decision on a review is on record."
        assert says == cards["care/record/no-decision"].says
        assert "task/notify-incident/case" in cards

    def test_with_a_decision_on_record_says_nothing_of_it(self) -> None:
        review = Review("QX-966", "essex").record(
            Decided("local-review", "review", on="2025-03-03", by="safeguarding-partners"),
            Happened("published", "2025-03-04"),
        )
        told = cspr.glance(framework("essex"), review.as_of(date(2025, 3, 20)))
        assert "care/record/no-decision" not in {card.id for card in told.cards}


class TestAReportPublishedWithoutAReview:
    """Published though no review was decided on, or though it was joined: which review was published is asked."""

    @pytest.mark.parametrize("partnership", ALL)
    @pytest.mark.parametrize("event", ["no-local-review-decided", "review-joined"])
    def test_contradicts_itself_until_the_review_is_recorded(self, partnership: str, event: str) -> None:
        without = Happened(event, "2024-05-01"), Happened("published", "2024-09-02")
        again = "local-review-decided" if event == "no-local-review-decided" else "review-reopened"
        for entries, asked in (
            (without, True),
            ((*without, Happened(again, "2024-06-03")), False),
            (without[:1], False),
        ):
            review = Review("QX-967", partnership).record(*entries)
            found = history.deviations(framework(partnership), review.as_of(date(2024, 10, 1)))
            certain = [each.certain for each in found if each.name == event and each.kind.contradicts]
            assert certain == [Truth.YES] * asked
            shown = {card.id: card for card in cards(partnership, date(2024, 10, 1), *entries)}
            card = shown.get(f"care/record/conflict/{event}")
            why = "Which review was published? If one was decided on later, record it; else correct the record."
            assert (None if card is None else card.why) == ((why,) if asked else None)


@pytest.mark.parametrize("more", [(), (Happened("review-converted", "2024-05-01"),)])
def test_a_plan_that_passed_is_told_and_as_left_over_where_its_step_fell_away(more: tuple[AnyEntry, ...]) -> None:
    planned = *under_review(2024), *more, Planned("published", "2024-09-20")
    situation = Review("QX-968", "kirklees").record(*planned).as_of(date(2025, 3, 3))
    deviations = [each.kind.value for each in history.deviations(framework("kirklees"), situation)]
    shown = [
        card.id for card in cards("kirklees", date(2025, 3, 3), *planned) if "/plan" in card.id or "-plan/" in card.id
    ]
    kind, card = (
        ("plan-left-over", "care/left-over-plan/published") if more else ("plan-passed", "care/planned/published")
    )
    assert ([kind], [card]) == ([each for each in deviations if "plan" in each], shown)


class TestADecisionNotToNotify:
    @pytest.mark.parametrize(
        ("reasons", "says"),
        [
            ("R-1", "Decided on Thu 6 Mar not to notify, by the local authority; reasons at R-1."),
            (
                None,
                "Decided on Thu 6 Mar not to notify, by the local authority; where the reasons stand is not recorded.",
            ),
        ],
    )
    def test_is_told_with_who_took_it_and_where_the_reasons_stand(self, reasons: str | None, says: str) -> None:
        taken = Decided("notification", "do-not-notify", on="2025-03-06", by="local-authority", rationale_ref=reasons)
        review = Review("QX-967", "essex").record(Happened("local-authority-aware", "2025-03-04"), taken)
        assert says in cspr.glance(framework("essex"), review.as_of(date(2025, 3, 10))).headline
        sent = review.record(Happened("notification-sent", "2025-03-09"))
        assert says not in cspr.glance(framework("essex"), sent.as_of(date(2025, 3, 10))).headline


class TestCheckingACaseFile:
    """What is odd in a case is found by the check too: order, and a reviewer who is a practitioner in the case."""

    def test_tells_of_order_and_of_people(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        review = Review("QX-910", "northamptonshire").record(
            Happened("panel-feedback-received", "2023-02-01"),
            Happened("rapid-review-submitted", "2023-02-21"),
            Appointed("lead-reviewer", "P1", on="2023-03-01"),
            Appointed("practitioner", "P1", on="2023-03-01"),
        )
        file = case_file(tmp_path, review)
        assert 1 == main(["case", "check", file])
        told = " ".join(line.strip() for line in capsys.readouterr().out.splitlines())
        assert "Panel response to the rapid review (comes after: rapid review to the Panel): recorded in" in told
        without = "Appoint the lead reviewer (comes after: decide whether to undertake an LCSPR): done without it."
        assert f"(out-of-order) {without}" in told
        assert "(without) e3: Lead reviewer: independent of the case" in told


class TestADayKnownOnlyInPart:
    """What has happened by the day asked about did not happen after it."""

    @pytest.mark.parametrize("of", ALL)
    def test_gives_no_date_that_only_a_later_day_would_give(self, of: str) -> None:
        aware = Happened("local-authority-aware", "2021-06")
        facts = (fact(name, "yes", "2021-06-14") for name in ("child-died", "abuse-or-neglect-suspected"))
        review = Review("QX-910", of).record(aware, *facts, fact("incident-in-area", "yes", "2021-06-14"))

        def due(on: date) -> str:
            schedule = timescales.schedule(framework(of), review.as_of(on))
            notify = next(scale for scale in schedule if scale.topic == "notify-incident")
            return str(main_date(notify, on).day)

        assert "2021-06-08/2021-06-21" == due(date(2021, 6, 14))
        assert "2021-06-08/2021-07-07" == due(date(2021, 7, 14))


class TestAnEmptyRecord:
    """Nothing is next but what a text opens the process with."""

    @pytest.mark.parametrize("of", ALL)
    @pytest.mark.parametrize("on", [date(2019, 1, 7), date(2021, 4, 6), date(2025, 4, 7), date(2026, 4, 7)])
    def test_has_nothing_next_but_what_opens_the_process(self, of: str, on: date) -> None:
        found = steps(of, on)
        opens = {step for step, word in vocabulary.steps().items() if word.opens}
        assert {step for step, stands in found.items() if stands.state is State.READY} <= opens

    @pytest.mark.parametrize("of", ALL)
    def test_is_promised_by_every_document(self, of: str) -> None:
        documents = framework(of).documents
        assert [] == [problem for document in documents for problem in opening(document, documents)]

    @pytest.mark.parametrize("of", ALL)
    def test_waits_for_a_review_before_it_asks_of_other_proceedings(self, of: str) -> None:
        found = steps(of, date(2025, 4, 7))
        for step in ("practitioner-event", "consider-delay"):
            assert found[step].state in {State.BLOCKED, State.NOT_NEEDED}, step


class TestANoThatWasEnteredAtTheTime:
    """WT18-018 counts from awareness of the incident: its result stays, first; the second line is our inference."""

    ON = date(2022, 5, 20)

    def entries(self, *, recorded: date) -> tuple[AnyEntry, ...]:
        aware, later = "2022-03-02", "2022-05-16"
        return (
            Happened("local-authority-aware", aware),
            *(fact(name, "yes", aware) for name in ("abuse-or-neglect-suspected", "incident-in-area")),
            Established("child-seriously-harmed", "no", on=aware, by="assistant-director", recorded=recorded),
            Decided("notification", "do-not-notify", on=aware, by="local-authority", rationale_ref="DN-1"),
            Established("child-seriously-harmed", "yes", on=later, by="assistant-director"),
            Happened("notification-sent", "2022-05-18"),
        )

    @pytest.mark.parametrize("of", ALL)
    def test_earns_a_second_line_on_the_first_screen(self, of: str) -> None:
        asked = Review("QX-910", of).record(*self.entries(recorded=date(2022, 3, 2))).as_of(self.ON)
        screen = cspr.glance(framework(of), asked)
        assert "47 working days late" in screen.headline[0]
        told = [card.title for card in screen.cards if card.id.startswith("care/knowing")]
        line = (
            "inferred, beside the date of the text: 2 working days after it was recorded on Mon 16 May that the "
            "child was seriously harmed; the answer on Wed 2 Mar was no (by assistant director, reasons at DN-1)"
        )
        assert [line] == told

    def test_earns_none_where_it_was_entered_afterwards_and_is_named_as_that(self) -> None:
        found = cards("national", self.ON, *self.entries(recorded=date(2022, 5, 17)))
        told = [card.title for card in found if card.id.startswith("care/knowing")]
        assert ["no of Wed 2 Mar: entered only on Tue 17 May (Was the child seriously harmed?)"] == told


def test_an_entry_made_later_than_its_day_is_said_to_be_one_on_the_first_screen() -> None:
    aware = Happened("local-authority-aware", "2022-03-02", recorded=date(2022, 3, 20))
    names = ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    found = cards("national", date(2022, 3, 25), aware, *(fact(name, "yes", "2022-03-02") for name in names))
    told = [card.says for card in found if card.id.startswith("care/begun-late")]
    assert 1 == len(told)
    assert told[0].endswith("Wed 2 Mar: entered only on Sun 20 Mar.")


class TestAMatterOfRecordThatIsAnsweredBothWays:
    ON = date(2025, 3, 12)

    def test_is_a_contradiction(self) -> None:
        both = (fact("child-aged-18-or-over", "no", "2025-03-03"), fact("child-aged-18-or-over", "yes", "2025-03-05"))
        assert [("conflict", "child-aged-18-or-over")] == deviations("essex", self.ON, *both)
        told = [card.says for card in cards("essex", self.ON, *both) if card.id.startswith("care/record")]
        assert 1 == len(told)
        assert told[0].endswith("? The record contradicts itself.")

    def test_is_none_where_the_child_died_later_or_where_it_is_a_judgement(self) -> None:
        died = (fact("child-died", "no", "2025-03-03"), fact("child-died", "yes", "2025-03-05"))
        name = "child-seriously-harmed"
        harmed = (fact(name, "no", "2025-03-03"), fact(name, "yes", "2025-03-05"))
        assert [] == deviations("essex", self.ON, *died, *harmed)
        alive = (*died, fact("child-died", "no", "2025-03-07"))
        assert [("conflict", "child-died")] == deviations("essex", self.ON, *alive)


class TestWhatStandsBesideADocument:
    def test_is_not_stale_before_it_was_in_force_or_while_its_edition_stands(self) -> None:
        documents = framework("northamptonshire")
        assert [[], []] == [list(stale(documents, day)) for day in (date(2019, 1, 7), date(2022, 6, 10))]

    @pytest.mark.parametrize("part", ["overtaken", "later"])
    def test_cannot_have_been_overtaken_before_it_stood_or_be_there_before_it_came(
        self, part: str, tmp_path: Path
    ) -> None:
        sound = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
        folder = tmp_path / "own"
        shutil.copytree(sound, folder)
        told = f'\n[[{part}]]\nwhat = "page"\nclauses = ["MYA-001"]\nafter = 2022-01-02\nby = 2022-01-01\n'
        with (folder / "instrument.toml").open("a", encoding="utf-8") as file:
            file.write(told)
        with pytest.raises(CsprError) as raised:
            read_folder(folder)
        assert [f"ends-before-it-begins at instrument.toml: $.{part}[0].by"] == [
            str(problem).rpartition(":")[0] for problem in raised.value.problems
        ]


class TestAnInquest:
    """It is held into a death: where no child died nobody is asked about one, and it weighs on nothing."""

    @pytest.mark.parametrize("of", ["northamptonshire", "kirklees"])
    @pytest.mark.parametrize(
        ("answers", "asked"),
        [
            ((), True),
            ((("child-died", "no", "case"),), False),
            ((("child-died", "unknown", "case"),), True),
            ((("child-died", "yes", "case"),), True),
            ((("child-died", "no", "child:A"), ("child-died", "no", "child:B")), False),
            ((("child-died", "no", "child:A"), ("child-died", "yes", "child:B")), True),
        ],
        ids=["nothing recorded", "no", "unknown", "yes", "no of both", "yes of one"],
    )
    def test_is_asked_about_unless_no_child_died(
        self, of: str, answers: tuple[tuple[str, str, str], ...], *, asked: bool
    ) -> None:
        entries = [Established(name, said, on="2024-03-26", by="police", about=about) for name, said, about in answers]
        situation = Review("NR-07", of).record(*entries).as_of(date(2024, 9, 2))
        ready = cspr.publication.readiness(framework(of), situation)
        assert asked is any(each.name == "inquest" for each in ready.requirements)
        assert (Truth.UNKNOWN if asked else Truth.NO) is situation.proceeding("inquest")

    def test_that_is_recorded_is_told_whatever_else_is(self) -> None:
        entries = (fact("child-died", "no", "2024-03-26"), Proceeding("inquest", "open", on="2024-04-02"))
        situation = Review("NR-07", "kirklees").record(*entries).as_of(date(2024, 9, 2))
        assert Truth.YES is situation.proceeding("inquest")


class TestAReferralThatIsDecidedOn:
    """NSCP-F-106 gives a time to the decision on a referral; the rapid review's way to the Panel has its own."""

    ON = date(2022, 6, 1)

    def asked(self, *entries: AnyEntry) -> tuple[set[str], set[str]]:
        review = Review("QX-970", "northamptonshire").record(Happened("case-referred", "2022-03-01"), *entries)
        documents, known = framework("northamptonshire"), review.as_of(self.ON)
        items = caseload.due([known], until=self.ON).of(caseload.ItemKind.OVERDUE)
        cards = (card.id for card in cspr.glance(documents, known).cards if card.urgency is Urgency.OVERDUE)
        return {item.name for item in items}, set(cards)

    def test_sent_and_not_decided_on_the_decision_alone_is_late_in_every_answer(self) -> None:
        sent = Happened("rapid-review-submitted", "2022-03-16")
        assert ({"local-review-decision"}, {"task/decide-on-review/case"}) == self.asked(sent)

    def test_decided_on_nothing_of_it_is_late(self) -> None:
        decided = Decided("local-review", "no-review", on="2022-03-15", by="safeguarding-partners")
        items, cards = self.asked(decided)
        assert "local-review-decision" not in items
        assert "task/decide-on-review/case" not in cards


class TestAWayOutOfTheUsualCourse:
    """Where a review stands is told by the last way out that it took and is still on."""

    DECIDED = Decided("local-review", "review", on="2024-01-22", by="safeguarding-partners")

    @pytest.mark.parametrize(
        ("courses", "stage", "first"),
        [
            ("course:pause:2024-08-01", "REVIEW PAUSED", "Review paused on Thu 1 Aug."),
            ("course:pause:2024-08-01 course:resume:2024-09-02", "LCSPR: UNDER WAY", "LCSPR decided on Mon 22 Jan."),
            (
                *("course:join:2024-08-01 course:re-open:2024-09-09", "REVIEW RE-OPENED"),
                "Review re-opened on Mon 9 Sep.",
            ),
            (
                "publication:do-not-publish:2024-08-01 publication:publish:2024-08-20",
                *("LCSPR: UNDER WAY", "LCSPR decided on Mon 22 Jan."),
            ),
        ],
    )
    def test_is_told_first_as_long_as_it_holds(self, courses: str, stage: str, first: str) -> None:
        taken = (way_out.split(":") for way_out in courses.split())
        entries = [Decided(decision, way, on=on, by="safeguarding-partners") for decision, way, on in taken]
        review = Review("QX-971", "essex").record(self.DECIDED, *entries)
        told = cspr.glance(framework("essex"), review.as_of(date(2024, 10, 1)))
        assert (stage, first) == (told.stage, told.headline[0])

    @pytest.mark.parametrize(
        ("published", "stage", "says", "open_for"),
        [
            ("2024-06-03", "REVIEW RE-OPENED", "Published on Mon 3 Jun.", ["Open for 16 working days."]),
            (
                "2024-09-23",
                "PUBLISHED",
                "Published on Mon 23 Sep, 44 working days late (Mon 22 Jul) by national guidance.",
                [],
            ),
        ],
    )
    def test_a_review_re_opened_after_publication_is_under_way_again_until_it_is_published(
        self, published: str, stage: str, says: str, open_for: list[str]
    ) -> None:
        again = Decided("course", "re-open", on="2024-09-09", by="safeguarding-partners")
        done = (Happened("review-completed", "2024-05-20"), Happened("published", published))
        review = Review("QX-972", "northamptonshire").record(self.DECIDED, *done, again)
        told = cspr.glance(framework("northamptonshire"), review.as_of(date(2024, 10, 1)))
        assert stage == told.stage
        assert says in told.headline
        assert open_for == [card.why[0] for card in told.cards if card.id == "task/complete-review/case"]


def test_a_notice_before_a_publication_that_was_only_planned_and_has_passed_is_to_be_checked() -> None:
    review = Review("QX-973", "national").record(
        Decided("local-review", "review", on="2024-01-22", by="safeguarding-partners"),
        Happened("review-completed", "2024-07-15"),
        Planned("published", "2024-07-19"),
    )
    for on, verdict in ((date(2024, 7, 18), Verdict.PASSED_FROM_MEMORY), (date(2024, 9, 2), Verdict.CHECK)):
        schedule = timescales.schedule(framework("national"), review.as_of(on))
        (notice,) = (scale for scale in schedule if scale.topic == "publication-notice")
        assert verdict is main_date(notice, on).verdict


class TestASecondEntryOfTheSameEvent:
    """WT23-041, PG22-002, WT23-019: what counts from a decision or a notification counts from the first."""

    KNOWN: tuple[AnyEntry, ...] = (
        Happened("incident", "2024-03-01"),
        Happened("local-authority-aware", "2024-03-04"),
        *(fact(name, "yes", "2024-03-04") for name in ("abuse-or-neglect-suspected", "child-seriously-harmed")),
        fact("incident-in-area", "yes", "2024-03-04"),
        *(Happened(event, "2024-03-06") for event in ("notification-sent", "partners-notified")),
    )
    SENT_AGAIN = Happened("notification-sent", "2024-04-15")
    HELD = Happened("rapid-review-held", "2024-03-20"), Happened("rapid-review-submitted", "2024-03-22")
    DECIDED, AGAIN = (
        Decided("local-review", "review", on=on, by="safeguarding-partners", rationale_ref="R-1")
        for on in ("2024-03-22", "2024-07-10")
    )
    BACK = Decided("local-review", "no-review", on="2024-05-10", by="safeguarding-partners", rationale_ref="R-2")

    def told(self, on: date, *entries: AnyEntry) -> tuple[str, ...]:
        review = Review("QX-969", "national").record(*self.KNOWN, *entries)
        return cspr.glance(framework("national"), review.as_of(on)).headline

    def test_of_a_notification_leaves_it_in_time_and_the_rapid_review_overdue(self) -> None:
        on = date(2024, 4, 30)
        assert self.told(on) == self.told(on, self.SENT_AGAIN)
        told = self.told(on, self.SENT_AGAIN)
        assert "Notification sent Wed 6 Mar: in time by national guidance." == told[0]
        assert "One overdue: rapid review to the Panel." in told

    def test_of_a_decision_leaves_the_six_months_as_they_were(self) -> None:
        on = date(2024, 11, 1)
        once = self.told(on, *self.HELD, self.DECIDED)
        assert once == self.told(on, *self.HELD, self.DECIDED, self.AGAIN)
        assert ("LCSPR decided on Fri 22 Mar.", "Two overdue, the first: complete the LCSPR.") == once[:2]

    def test_of_a_decision_that_was_taken_back_in_between_counts_anew(self) -> None:
        told = self.told(date(2024, 11, 1), *self.HELD, self.DECIDED, self.BACK, self.AGAIN)
        assert "LCSPR decided anew on Wed 10 Jul: what was done before that was for another review." == told[0]
        assert not any("overdue" in each for each in told)
