"""The action plan of a case: what is there, what is missing, whose duty it is, and who is to be chased."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cspr import caseload, dumps, glance, learning, report, to_dict
from cspr.cli import main
from cspr.guidance import framework
from cspr.learning import ActionState, GapCode
from cspr.learning.tallying import tally
from cspr.record import (
    Action,
    Decided,
    Evidenced,
    FeedbackAsked,
    FeedbackReturned,
    Happened,
    Impact,
    Involved,
    LeftUndone,
    Progressed,
    Recommendation,
    Review,
    Theme,
    Used,
)
from cspr.show import to_html, to_text
from cspr.truth import Truth
from printing import case_file

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.learning import ActionPlan, Briefing

ON = date(2022, 4, 4)
DECIDED = Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners")
NO_REVIEW = Decided("local-review", "no-review", on="2021-04-16", by="safeguarding-partners")
MADE = Recommendation("R1", "2021-09-01", reach="multi-agency", to="safeguarding-partners")
WHOLE = Action(
    "A1",
    "2021-10-04",
    recommendations=["R1"],
    owner="police",
    due="2022-03-31",
    criteria_ref="C1",
    reach="multi-agency",
)
DONE = Progressed("A1", "done", on="2022-02-14")


def plan(*entries: Any, on: date = ON, partnership: str = "northamptonshire") -> ActionPlan:
    review = Review("NR-07", partnership).record(DECIDED, *entries)
    return learning.plan(framework(partnership), review.as_of(on))


def gaps(answer: ActionPlan) -> list[tuple[str, str]]:
    return [(gap.code.value, gap.ref) for gap in answer.gaps]


class TestAnAction:
    def test_with_all_that_it_needs_has_no_gap_before_its_day(self) -> None:
        answer = plan(MADE, WHOLE, on=date(2022, 3, 31))
        assert ([], Truth.NO, ActionState.OPEN) == (gaps(answer), answer.actions[0].overdue, answer.actions[0].state)

    def test_is_overdue_the_day_after(self) -> None:
        answer = plan(MADE, WHOLE, on=date(2022, 4, 1))
        assert [("action-overdue", "A1")] == gaps(answer)
        (gap,) = answer.gaps
        assert ("A1 is overdue: it was due by Thu 31 Mar.", ("police",)) == (gap.says, gap.chase)
        assert {"WT18-071", "NSCP-F-245", "NSCP-P-059"} == {name for source in gap.sources for name in source.clauses}

    def test_without_an_owner_those_who_follow_actions_are_chased_and_not_those_who_report(self) -> None:
        answer = plan(MADE, Action("A1", "2021-10-04", recommendations=["R1"], due="2022-03-31", criteria_ref="C1"))
        (gap,) = answer.of("action-overdue")
        assert ("safeguarding-partners", "academy-and-qa-managers", "partnership") == gap.chase == gap.owed_by
        assert ["WT18-071", "NSCP-F-245", "NSCP-P-059"] == [name for each in gap.sources for name in each.clauses]

    @pytest.mark.parametrize(
        ("done", "late", "state"),
        [
            ("2022-03-31", Truth.NO, "done, no evidence"),
            ("2022-04-01", Truth.YES, "done, no evidence; done late (Fri 1 Apr)"),
            ("2022-03/2022-04", Truth.UNKNOWN, "done, no evidence; perhaps done late (1 Mar–30 Apr 2022)"),
        ],
    )
    def test_done_after_its_day_is_done_late(self, done: str, late: Truth, state: str) -> None:
        answer = plan(MADE, WHOLE, Progressed("A1", "done", on=done), on=date(2022, 5, 2))
        assert (late, Truth.NO) == (answer.actions[0].late, answer.actions[0].overdue)
        assert f"Thu 31 Mar {state} " in " ".join(to_text(answer).split()) + " "

    @pytest.mark.parametrize(
        ("due", "more", "expected", "says"),
        [
            ("2022-03", [], Truth.YES, "A1 is overdue: it was due by March 2022."),
            ("2022-04", [], Truth.UNKNOWN, "The day of A1 may have passed: it is due by April 2022."),
            ("2022-Q2", [], Truth.UNKNOWN, "The day of A1 may have passed: it is due by April to June 2022."),
            ("2022-05", [], Truth.NO, ""),
            (
                "2022-03",
                [Progressed("A1", "done", on="2022", recorded="2022-06-01")],
                Truth.UNKNOWN,
                "Perhaps: A1 is overdue: it was due by March 2022.",
            ),
            ("2022-03", [Progressed("A1", "done", on="2022")], Truth.NO, ""),
            (
                "2022-03",
                [Progressed("A1", "in-progress", on="2022-01-01")],
                Truth.YES,
                "A1 is overdue: it was due by March 2022.",
            ),
            ("2022-03", [DONE], Truth.NO, ""),
        ],
    )
    def test_is_overdue_as_surely_as_its_days_are_known(
        self, due: str, more: list[Any], expected: Truth, says: str
    ) -> None:
        """And whoever owns it is chased only for what surely is."""
        answer = plan(MADE, Action("A1", "2021-10-04", recommendations=["R1"], owner="police", due=due), *more)
        assert expected is answer.actions[0].overdue
        assert ([says] if says else []) == [gap.says for gap in answer.of("action-overdue")]
        assert (expected is Truth.YES) is (
            ("action-overdue", "A1") in {gap for each in answer.chase for gap in each.gaps}
        )

    @pytest.mark.parametrize(
        ("shown", "state"), [("2021-10-03", "open"), ("2021-10-04", "evidenced"), ("2021-10", "evidenced")]
    )
    def test_evidence_from_before_it_was_agreed_does_not_make_it_done(self, shown: str, state: str) -> None:
        agreed = Action("A1", "2021-10-04", recommendations=["R1"], owner="police", due="2022-03-01")
        answer = plan(MADE, agreed, Evidenced("A1", "AUDIT-1", on=shown))
        (action,) = answer.actions
        assert (action.state.value, action.evidence) == (state, ("AUDIT-1",))
        assert (state == "open") is (("evidence-before-action", "A1") in gaps(answer)) is (action.overdue is Truth.YES)

    def test_without_owner_day_criteria_or_recommendation_says_so(self) -> None:
        answer = plan(Action("A1", "2021-10-04"))
        assert [
            ("action-without-recommendation", "A1"),
            ("action-without-owner", "A1"),
            ("action-without-day", "A1"),
            ("action-without-success-criteria", "A1"),
        ] == gaps(answer)
        assert [("partnership",)] * 4 == [gap.chase for gap in answer.gaps]

    def test_on_a_theme_needs_no_recommendation(self) -> None:
        answer = plan(Theme("T1", "2021-05-01"), Action("A1", "2021-05-02", themes=["T1"]))
        assert "action-without-recommendation" not in answer.counts

    def test_goes_from_done_to_evidenced_to_impact(self) -> None:
        evidence = Evidenced("A1", "AUDIT-7", on="2022-03-01")
        steps: list[tuple[list[Any], ActionState, list[tuple[str, str]]]] = [
            ([DONE], ActionState.DONE, [("done-without-evidence", "A1"), ("actions-done-outcome-not-shown", "R1")]),
            (
                [DONE, evidence],
                ActionState.EVIDENCED,
                [("evidenced-without-impact", "A1"), ("actions-done-outcome-not-shown", "R1")],
            ),
            (
                [DONE, evidence, Impact("A1", "achieved", on="2022-04-01")],
                ActionState.IMPACT_SHOWN,
                [("actions-done-outcome-not-shown", "R1")],
            ),
            (
                [DONE, evidence, Impact("A1", "too-early", on="2022-04-01")],
                ActionState.EVIDENCED,
                [("actions-done-outcome-not-shown", "R1")],
            ),
        ]
        for entries, state, missing in steps:
            answer = plan(MADE, WHOLE, *entries)
            assert (state, missing) == (answer.actions[0].state, gaps(answer))

    def test_taken_up_again_is_open_whatever_was_evidence_before(self) -> None:
        again = (DONE, Evidenced("A1", "AUDIT-7", on="2022-03-01"), Progressed("A1", "in-progress", on="2022-03-05"))
        assert ActionState.OPEN is plan(MADE, WHOLE, *again).actions[0].state

    def test_not_implemented_has_a_reason_and_who_decided(self) -> None:
        undone = LeftUndone("A1", "already-in-place", on="2021-11-01", by="review-subgroup")
        answer = plan(MADE, WHOLE, undone)
        (action,) = answer.actions
        assert (ActionState.NOT_IMPLEMENTED, "already-in-place", "review-subgroup", "2021-11-01") == (
            action.state,
            action.not_implemented,
            action.decided_by,
            str(action.decided_on),
        )
        assert [("no-action-left", "R1")] == gaps(answer)
        assert "because: What it asks for is already in place. Decided by CSPR sub-group, Mon 1 Nov 2021" in " ".join(
            to_text(answer).split()
        )

    def test_that_did_not_change_what_it_was_for_is_found(self) -> None:
        answer = plan(MADE, WHOLE, DONE, Evidenced("A1", "E1", on="2022-03-01"), Impact("A1", "not-achieved", on=ON))
        assert [("outcome-not-achieved", "A1"), ("actions-done-outcome-not-shown", "R1")] == sorted(
            gaps(answer), key=lambda gap: gap[1]
        )

    def test_is_a_row_for_a_table(self) -> None:
        (row,) = plan(MADE, WHOLE, DONE).rows()
        assert {"action": "A1", "state": "done", "due": "2022-03-31", "done_on": "2022-02-14", "overdue": "no"} == {
            name: row[name] for name in ("action", "state", "due", "done_on", "overdue")
        }


class TestARecommendation:
    def test_without_an_action_is_found_unless_it_is_not_implemented(self) -> None:
        assert [("recommendation-without-action", "R1")] == gaps(plan(MADE))
        undone = LeftUndone("R1", "not-accepted", on="2021-11-01", by="safeguarding-partners")
        answer = plan(MADE, undone)
        assert [] == gaps(answer)
        assert "R1 (Safeguarding partners): not to be implemented, because: Those to whom" in to_text(answer)

    def test_has_an_outcome_apart_from_its_actions(self) -> None:
        proof = (DONE, Evidenced("A1", "E1", on="2022-03-01"), Impact("A1", "achieved", on="2022-03-02"))
        failed = Impact("R1", "not-achieved", on="2022-04-01", by="review-subgroup")
        answer = plan(MADE, WHOLE, *proof, failed)
        (made,) = answer.recommendations
        assert (1, "not-achieved", [("outcome-not-achieved", "R1")]) == (made.done, made.outcome, gaps(answer))
        assert "R1 (Safeguarding partners): 1 of 1 action done (A1); outcome not achieved (Fri 1 Apr" in " ".join(
            to_text(answer).split()
        )

    def test_with_every_action_dropped_has_none_done_and_none_left(self) -> None:
        undone = LeftUndone("A1", "not-affordable", on="2021-11-01", by="police")
        answer = plan(MADE, WHOLE, undone)
        (made,), (gap,) = answer.recommendations, answer.gaps
        assert (0, 1, "no-action-left", ("safeguarding-partners",)) == (
            made.done,
            made.dropped,
            gap.code.value,
            gap.chase,
        )
        assert "R1: none of its actions is to be implemented; decide whether it still stands." == gap.says
        assert [("no-action-left", "R1")] == gaps(answer)
        text = " ".join(to_text(answer).split())
        assert "R1 (Safeguarding partners): 0 of 1 action done (A1), 1 not to be implemented; outcome not" in text

    def test_with_one_action_done_and_the_other_dropped_wants_its_outcome(self) -> None:
        second = Action("A2", "2021-10-04", recommendations=["R1"], owner="health", due="2022-05", criteria_ref="C2")
        undone = LeftUndone("A2", "not-affordable", on="2021-11-01", by="health")
        proof = (DONE, Evidenced("A1", "E1", on="2022-03-01"), Impact("A1", "achieved", on="2022-03-02"))
        answer = plan(MADE, WHOLE, second, undone, *proof)
        (made,) = answer.recommendations
        assert (1, 1, [("actions-done-outcome-not-shown", "R1")]) == (made.done, made.dropped, gaps(answer))
        open_still = plan(MADE, WHOLE, second, undone, on=date(2022, 3, 1))
        assert ([], 0, 1) == (
            gaps(open_still),
            open_still.recommendations[0].done,
            open_still.recommendations[0].dropped,
        )

    def test_addressed_to_a_body_outside_the_area_is_the_work_of_those_who_make_the_plan(self) -> None:
        answer = plan(Recommendation("R3", "2021-09-01", reach="national", to="national-panel"))
        (gap,) = answer.gaps
        assert ("recommendation-without-action", ("partnership",), ("partnership",)) == (
            gap.code.value,
            gap.chase,
            gap.owed_by,
        )
        assert ["partnership"] == [each.who for each in answer.chase]

    def test_is_served_by_many_actions_and_an_action_serves_many(self) -> None:
        answer = plan(
            MADE,
            Recommendation("R2", "2021-09-01"),
            Action("A1", "2021-10-04", recommendations=["R1", "R2"]),
            Action("A2", "2021-10-05", recommendations=["R2"]),
        )
        assert [("A1",), ("A1", "A2")] == [each.actions for each in answer.recommendations]
        assert [("R1", "R2"), ("R2",)] == [each.recommendations for each in answer.actions]


class TestAnActionForNothingLeft:
    UNDONE = LeftUndone("R1", "not-accepted", on="2021-11-08", by="safeguarding-partners")

    def test_is_not_chased_and_those_who_follow_it_decide_whether_it_falls_away(self) -> None:
        answer = plan(MADE, WHOLE, self.UNDONE)
        (action,), (gap,) = answer.actions, answer.gaps
        assert (True, ActionState.OPEN, Truth.UNKNOWN) == (action.for_nothing, action.state, action.overdue)
        assert (
            "action-for-nothing-left",
            "A1",
            ("safeguarding-partners", "academy-and-qa-managers", "partnership"),
        ) == (
            gap.code.value,
            gap.ref,
            gap.chase,
        )
        assert "A1 serves only what is not to be implemented; decide whether it falls away." == gap.says
        assert "police" not in {each.who for each in answer.chase}
        assert "1 recommendation, 1 action: 1 open. 1 thing is missing or looks wrong." == answer.says

    @pytest.mark.parametrize("more", [{"recommendations": ["R1", "R2"]}, {"recommendations": ["R1"], "themes": ["T1"]}])
    def test_goes_on_where_it_serves_another_or_acts_on_a_theme(self, more: dict[str, Any]) -> None:
        action = Action("A1", "2021-10-04", owner="police", due="2022-03-31", criteria_ref="C1", **more)
        answer = plan(MADE, Theme("T1", "2021-05-01"), Recommendation("R2", "2021-09-01"), action, self.UNDONE)
        assert (False, Truth.YES) == (answer.actions[0].for_nothing, answer.actions[0].overdue)
        assert [("action-overdue", "A1")] == [gap for gap in gaps(answer) if gap[1] != "R2"]

    def test_is_as_it_was_where_it_was_done_before(self) -> None:
        answer = plan(MADE, WHOLE, DONE, self.UNDONE)
        assert (False, [("done-without-evidence", "A1")]) == (answer.actions[0].for_nothing, gaps(answer))


class TestWhatLooksWrong:
    def test_is_a_gap_and_nothing_is_lost(self) -> None:
        answer = plan(
            MADE,
            WHOLE,
            Action("A1", "2021-11-04", recommendations=["R9"]),
            Recommendation("R3", "2021-09-01", follows=["A3"]),
            Action("A3", "2021-10-04", recommendations=["R3"]),
            Evidenced("A3", "E1", on="2021-01-01"),
        )
        assert {("repeated-reference", "A1"), ("unknown-reference", "A1"), ("evidence-before-action", "A3")} < {
            *gaps(answer)
        }
        assert [("goes-in-a-circle", "A3"), ("goes-in-a-circle", "R3")] == sorted(
            (gap.code.value, gap.ref) for gap in answer.of(GapCode.CIRCLE)
        )
        assert [("A1", "police"), ("A3", None), ("A1", None)] == [(each.ref, each.owner) for each in answer.actions]
        assert [("A1",), ("A3",)] == [each.actions for each in answer.recommendations]


class TestFeedback:
    ASKED = FeedbackAsked("F1", "health", on="2021-11-01", due="2021-12-01", of="R1")

    def test_is_owed_until_it_is_returned(self) -> None:
        answer = plan(MADE, WHOLE, self.ASKED, on=date(2022, 1, 3))
        (gap,) = answer.gaps
        assert ("feedback-owed", "F1", ("health",)) == (gap.code.value, gap.ref, gap.chase)
        assert {"NSCP-F-246", "NSCP-P-060"} == {name for source in gap.sources for name in source.clauses}
        assert [("health", (("feedback-owed", "F1"),))] == [(each.who, each.gaps) for each in answer.chase]
        assert [] == gaps(plan(MADE, WHOLE, self.ASKED, FeedbackReturned("F1", "2021-12-20"), on=date(2022, 1, 3)))

    def test_that_may_have_been_returned_is_perhaps_owed(self) -> None:
        returned = FeedbackReturned("F1", "2022", recorded="2022-06-01")
        answer = plan(MADE, WHOLE, self.ASKED, returned, on=date(2022, 1, 3))
        assert [Truth.UNKNOWN] == [gap.certain for gap in answer.gaps]


class TestLearningTakenBack:
    ESSEX = (
        Decided("local-review", "review", on="2024-02-01", by="safeguarding-partners"),
        Happened("learning-identified", "2024-03-01"),
        Theme("T1", "2024-03-01"),
    )

    def answer(self, *entries: Any) -> ActionPlan:
        review = Review("ES-1", "essex").record(*self.ESSEX, *entries)
        return learning.plan(framework("essex"), review.as_of(date(2024, 9, 2)))

    def test_is_owed_by_each_agency_of_essex(self) -> None:
        taken = Happened("single-agency-action-taken", "2024-04-01", about="agency:police")
        answer = self.answer(Involved("agency:police"), Involved("agency:health"), taken)
        (gap,) = answer.gaps
        assert ("learning-not-taken-back", "health", ("health",), ("review-group-member",), Truth.YES) == (
            gap.code.value,
            gap.ref,
            gap.chase,
            gap.owed_by,
            gap.certain,
        )
        assert ["ESCB-099"] == [name for source in gap.sources for name in source.clauses]

    def test_is_said_with_the_name_of_the_agency(self) -> None:
        told = to_text(self.answer(Involved("agency:integrated-care-board")))
        assert "  - Integrated care board: learning not taken back\n" in told
        assert "integrated-care-board" not in told

    def test_is_perhaps_owed_where_no_agency_is_known(self) -> None:
        (gap,) = self.answer().gaps
        assert ("partner-agency", Truth.UNKNOWN) == (gap.ref, gap.certain)

    def test_is_not_asked_for_elsewhere(self) -> None:
        answer = plan(Theme("T1", "2021-05-01"), Involved("agency:police"))
        assert [] == gaps(answer)


class TestPointsActedOn:
    def test_are_counted_by_stage_and_count_before_the_report(self) -> None:
        answer = plan(
            Theme("T1", "2021-04-12", stage="determination"),
            Theme("T2", "2021-04-12", stage="determination"),
            Theme("T3", "2021-07-12"),
            Recommendation("R1", "2021-09-01", themes=["T2"]),
            Action("A1", "2021-04-20", themes=["T1"]),
            Progressed("A1", "done", on="2021-04-28"),
            Action("A2", "2021-09-02", recommendations=["R1"]),
            Progressed("A2", "done", on="2021-12-01"),
            Happened("report-finalised", "2021-10-01"),
        )
        points = [(each.stage, each.found, each.acted_on) for each in answer.points]
        assert [("determination", 2, 1), ("", 1, 0)] == points
        assert [Truth.YES, Truth.NO] == [action.before_report for action in answer.actions]
        assert [("A1",), ("A2",), ()] == [theme.actions for theme in answer.themes]
        assert [Truth.YES, Truth.NO, Truth.NO] == [theme.acted_on_early for theme in answer.themes]
        text = to_text(answer)
        assert "1 action was done before the report was final." in text
        assert "Determination, rapid review and decision: 1 of 2 themes acted on" in text
        assert "Stage not recorded: 0 of 1 theme acted on" in text


class TestKirklees:
    def test_each_gap_has_the_clause_of_the_extraordinary_meeting(self) -> None:
        answer = plan(
            MADE,
            Recommendation("R2", "2021-09-01"),
            Action("A1", "2021-10-04", recommendations=["R1"]),
            DONE,
            partnership="kirklees",
        )
        assert {
            "recommendation-without-action": {"KSCP-126"},
            "action-without-owner": {"KSCP-126", "WT18-057"},
            "action-without-day": {"KSCP-127", "WT18-057"},
            "action-without-success-criteria": {"KSCP-128"},
            "done-without-evidence": {"KSCP-129"},
            "actions-done-outcome-not-shown": {"KSCP-129", "WT18-057"},
        } == {gap.code.value: {name for source in gap.sources for name in source.clauses} for gap in answer.gaps}
        assert ("kirklees-staff-guide", "Extraordinary meeting") in answer.names


class TestAgainAndAgain:
    def test_a_quarterly_report_is_due_three_months_after_the_last(self) -> None:
        (report_,) = (
            each
            for each in plan(MADE, Happened("quarterly-report-made", "2021-12-01")).recurring
            if "NSCP-F-244" in each.source.clauses
        )
        assert ("2021-12-01", "2022-03-01", Truth.YES, ("childrens-trust",), "every 3 months") == (
            str(report_.last),
            str(report_.next),
            report_.overdue,
            report_.who,
            report_.every,
        )

    @pytest.mark.parametrize(
        ("last", "on", "says"),
        [
            ("2022-01-03", date(2022, 4, 3), []),
            ("2022-01-03", ON, ["Quarterly quality assurance report is overdue: it was due by Sun 3 Apr."]),
            ("2022-01", ON, ["Perhaps: Quarterly quality assurance report is overdue: it was due by April 2022."]),
        ],
    )
    def test_what_is_overdue_is_missing_and_its_agency_is_chased(self, last: str, on: date, says: list[str]) -> None:
        answer = plan(Happened("quarterly-report-made", last), on=on)
        assert says == [gap.says for gap in answer.gaps]
        assert [("childrens-trust", ("childrens-trust",), ("NSCP-F-244",))] * len(says) == [
            (*gap.chase, gap.owed_by, gap.sources[0].clauses) for gap in answer.of("recurring-overdue")
        ]
        chased = [(each.who, each.gaps) for each in answer.chase]
        assert [("childrens-trust", (("recurring-overdue", "Quarterly quality assurance report"),))] * len(
            says
        ) == chased

    def test_the_last_quarterly_report_counts_and_no_other_monitoring(self) -> None:
        entries = (Happened("quarterly-report-made", "2022-01-31"), Happened("progress-monitored", "2022-02-01"))
        (report_,) = (each for each in plan(MADE, *entries).recurring if "NSCP-F-244" in each.source.clauses)
        assert ("2022-01-31", "2022-04-30", Truth.NO) == (str(report_.last), str(report_.next), report_.overdue)
        again = (*entries, Happened("quarterly-report-made", "2022-03-15"))
        (report_,) = (each for each in plan(MADE, *again).recurring if "NSCP-F-244" in each.source.clauses)
        assert ("2022-03-15", "2022-06-15") == (str(report_.last), str(report_.next))

    def test_monitoring_without_a_figure_has_no_day(self) -> None:
        both = plan(MADE, Happened("progress-monitored", "2022-01"), partnership="kirklees").recurring
        audit, monitoring = both
        assert (["WT18-071"], "at intervals after the recommendations") == (list(audit.source.clauses), audit.every)
        assert (["KSCP-130"], "2022-01", None, "the text does not say how often") == (
            list(monitoring.source.clauses),
            str(monitoring.last),
            monitoring.next,
            monitoring.every,
        )


class TestBriefings:
    def briefings(self, *entries: Any, partnership: str = "northamptonshire", on: date = ON) -> dict[str, Briefing]:
        review = Review("NR-07", partnership).record(*entries)
        answers = learning.briefings(framework(partnership), review.as_of(on))
        return {each.source.clauses[0]: each for each in answers}

    def test_six_steps_are_owed_on_either_outcome_of_the_rapid_review(self) -> None:
        for decided, owed, other in ((NO_REVIEW, "NSCP-F-101", "NSCP-F-102"), (DECIDED, "NSCP-F-102", "NSCP-F-101")):
            answers = self.briefings(decided)
            assert (Truth.YES, Truth.NO, "") == (answers[owed].owed, answers[other].owed, answers[owed].why)
            assert "learning-briefing-paper" == answers[owed].document

    def test_before_the_decision_it_says_what_it_waits_for(self) -> None:
        answer = self.briefings()["NSCP-F-102"]
        assert Truth.NO is answer.owed or answer.why
        assert answer.why

    def test_says_on_what_it_hangs_where_it_may_be_owed(self) -> None:
        decided = Decided("local-review", "review", on="2024-09-01", by="safeguarding-partners")
        on = date(2025, 2, 3)
        event = self.briefings(decided, Happened("published", "2025-01-06"), partnership="essex", on=on)["ESCB-068"]
        assert (Truth.UNKNOWN, True) == (
            event.owed,
            event.why == "only if a learning event is appropriate for this published review",
        )

    def test_is_done_once_issued_and_used_by_each_agency(self) -> None:
        answer = self.briefings(
            DECIDED,
            Happened("learning-briefing-issued", "2021-05-04"),
            Involved("agency:police"),
            Involved("agency:health"),
            Used("learning-briefing-paper", "police", on="2021-06-01"),
            Used("one-page-learning-summary", "health", on="2021-06-01"),
        )["NSCP-F-102"]
        assert (Truth.YES, "2021-05-04") == (answer.done, str(answer.done_on))
        assert [("health", None), ("police", "2021-06-01")] == [
            (agency, None if on is None else str(on)) for agency, on in answer.used
        ]

    def test_is_done_under_the_duty_by_which_it_was_owed(self) -> None:
        issued = Happened("learning-briefing-issued", "2021-05-04")
        for decided, owed, other in ((NO_REVIEW, "NSCP-F-101", "NSCP-F-102"), (DECIDED, "NSCP-F-102", "NSCP-F-101")):
            answers = self.briefings(decided, issued)
            assert (Truth.YES, "2021-05-04") == (answers[owed].done, str(answers[owed].done_on))
            assert (Truth.NO, Truth.NO, None) == (answers[other].owed, answers[other].done, answers[other].done_on)

    def test_essex_asks_for_one_page_after_the_final_report(self) -> None:
        decided = Decided("local-review", "review", on="2024-02-01", by="safeguarding-partners")
        on = date(2024, 9, 2)
        answer = self.briefings(decided, Happened("report-finalised", "2024-08-01"), partnership="essex", on=on)
        summary = answer["ESCB-100"]
        assert (Truth.YES, "one-page-learning-summary", ("business-office",), ("partner-agency",)) == (
            summary.owed,
            summary.document,
            summary.who,
            summary.to,
        )
        assert Truth.YES is not answer["ESCB-068"].owed

    def test_after_publication_a_debrief_is_overtaken(self) -> None:
        answer = self.briefings(DECIDED, Happened("published", "2021-10-01"))["NSCP-F-169"]
        assert (Truth.NO, "overtaken by a later step: published") == (answer.owed, answer.why)

    def test_all_of_them_are_laid_out_with_why_not(self) -> None:
        review = Review("NR-07", "northamptonshire").record(NO_REVIEW)
        text = to_text(learning.briefings(framework("northamptonshire"), review.as_of(ON)))
        assert text.startswith("Briefings\n=========")
        assert "does not apply, on what is recorded" in text


class TestLaidOut:
    def test_a_plan_of_actions_alone_has_no_list_of_recommendations(self) -> None:
        text = to_text(plan(Action("A1", "2021-10-04", reach="single-agency")))
        assert "Recommendations\n" not in text
        assert "A1" in text

    def test_what_is_not_implemented_and_used_is_told_in_words(self) -> None:
        undone = LeftUndone("A1", "x-my-area/too-late", on="2021-11-01", by="review-subgroup")
        issued = Happened("learning-briefing-issued", "2021-05-04")
        text = " ".join(
            to_text(
                plan(MADE, WHOLE, undone, issued, Used("learning-briefing-paper", "police", on="2021-06-01"))
            ).split()
        )
        assert "because: Too late. Decided by CSPR sub-group" in text
        assert "Police: returned how it used it, Tue 1 Jun 2021" in text
        judged = Impact("R1", "in-part", on="2022-04-01")
        assert "outcome achieved in part (Fri 1 Apr)" in " ".join(to_text(plan(MADE, WHOLE, judged)).split())

    def test_where_no_document_speaks_that_is_said(self) -> None:
        review = Review("XX-1", "west-sussex").record(Action("A1", "2019-01-01", themes=["T1"]))
        text = " ".join(to_text(learning.plan(framework("west-sussex"), review.as_of(date(2020, 1, 6)))).split())
        assert "Actions without success criteria - A1 - Duty: no document that was read says so" in text


class TestShown:
    ENTRIES = (
        DECIDED,
        MADE,
        WHOLE,
        Action("A2", "2021-10-05", recommendations=["R1"], due="2022-04"),
        Theme("T1", "2021-04-12"),
        Happened("quarterly-report-made", "2021-12-01"),
    )

    def case(self, tmp_path: Path) -> Path:
        path = tmp_path / "NR-07.toml"
        path.write_text(dumps(Review("NR-07", "northamptonshire").record(*self.ENTRIES)), "utf-8")
        return path

    def test_by_the_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = self.case(tmp_path)
        assert main(["learning", str(path), "--on", "2022-04-04"]) == 1
        text = capsys.readouterr().out
        assert text.startswith("Action plan of NR-07 · Northamptonshire · Mon 4 Apr 2022\n")
        assert "1 recommendation, 2 actions: 2 open, 1 overdue." in text
        assert "perhaps overdue" in text
        assert "- Police: overdue A1" in text
        assert main(["learning", str(path), "--on", "2022-04-04", "--full"]) == 1
        assert capsys.readouterr().out == text
        assert main(["learning", str(path), "--on", "2022-04-04", "--json"]) == 1
        written = json.loads(capsys.readouterr().out)
        assert ("action-plan", 1) == (written["kind"], written["counts"]["overdue"])
        page = tmp_path / "plan.html"
        assert main(["learning", str(path), "--on", "2022-04-04", "--html", str(page)]) == 1
        assert "<caption>Actions</caption>" in page.read_text("utf-8")

    def test_leaves_with_nothing_found_where_nothing_is_missing(self, tmp_path: Path) -> None:
        path = case_file(tmp_path, Review("NR-07", "northamptonshire").record(DECIDED, MADE, WHOLE))
        assert main(["learning", path, "--on", "2021-10-05", "--json"]) == 0

    @pytest.mark.parametrize(("on", "status"), [("2021-10-05", 0), ("2021-10-06", 1)])
    def test_leaves_with_something_found_where_what_recurs_is_overdue(
        self, tmp_path: Path, on: str, status: int
    ) -> None:
        made = Happened("quarterly-report-made", "2021-07-05")
        path = case_file(tmp_path, Review("NR-07", "northamptonshire").record(DECIDED, MADE, WHOLE, made))
        assert main(["learning", path, "--on", on, "--json"]) == status

    def test_themes_with_what_answers_them_also_where_nothing_does_yet(self) -> None:
        found = Review("NR-07", "northamptonshire").record(Theme("T1", "2021-04-12", stage="determination"))
        shown = str(learning.plan(framework("northamptonshire"), found.as_of(ON)))
        assert "\n1 theme, and no recommendation or action is recorded.\n" in shown
        answered = found.record(Recommendation("R1", "2021-09-01", themes=["T1"]), Theme("T2", "2021-05"))
        lines = str(learning.plan(framework("northamptonshire"), answered.as_of(ON))).splitlines()
        place = lines.index("Themes")
        assert [
            *("Themes", "------"),
            "  - T1 (Determination, rapid review and decision; Mon 12 Apr 2021): answered by",
            *("      R1; no action", "  - T2 (May 2021): no recommendation; no action"),
        ] == lines[place : place + 5]

    def test_on_the_first_screen(self) -> None:
        asked = FeedbackAsked("F1", "police", on="2022-01-03")
        review = Review("NR-07", "northamptonshire").record(*self.ENTRIES, DONE, asked)
        says = "Action plan: 1 done without evidence, 1 feedback owed."
        screen = glance(framework("northamptonshire"), review.as_of(date(2022, 3, 1)))
        assert [says] == [card.says for card in screen.cards if card.id == "care/action-plan"]
        quiet = Review("NR-07", "northamptonshire").record(DECIDED, MADE, WHOLE)
        screen = glance(framework("northamptonshire"), quiet.as_of(date(2022, 3, 1)))
        assert [] == [card.says for card in screen.cards if card.id == "care/action-plan"]

    def test_in_the_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        situation = Review("NR-07", "northamptonshire").record(*self.ENTRIES).as_of(ON)
        whole = report(framework("northamptonshire"), situation)
        assert whole.action_plan == learning.plan(framework("northamptonshire"), situation)
        assert '<h2 id="learning">Learning and action plan' in to_html(whole)
        assert "WT18-057" in whole.not_checked
        assert main(["report", str(self.case(tmp_path)), "--on", "2022-04-04", "--only", "learning"]) == 0
        assert "A1 is overdue" in capsys.readouterr().out

    def test_counted_on_mondays_page(self) -> None:
        noisy = Review("NR-07", "northamptonshire").record(*self.ENTRIES, DONE, FeedbackAsked("F1", "police", on=ON))
        quiet = Review("NR-08", "northamptonshire")
        page = caseload.monday([noisy.as_of(ON), quiet.as_of(ON)], on=ON, until=date(2022, 4, 10))
        (counted,) = page.plans
        assert ("NR-07", 1, 0, 1, 1) == (
            counted.reference,
            counted.open,
            counted.overdue,
            counted.without_evidence,
            counted.feedback_owed,
        )
        line = "NR-07: 1 open action, 1 done without evidence, 1 feedback owed"
        assert f"ACTION PLANS\n{line}\n" in to_text(page)
        assert line in to_html(page)

    def test_a_recommendation_none_of_whose_actions_is_left_is_told_on_every_page(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        dropped = LeftUndone("A1", "not-accepted", on="2022-02-01", by="safeguarding-partners")
        bare = Recommendation("R2", "2021-09-01")
        review = Review("NR-07", "northamptonshire").record(DECIDED, MADE, WHOLE, dropped, bare)
        situation, plan_says = review.as_of(ON), "no action left for R1"
        found = gaps(learning.plan(framework("northamptonshire"), situation))
        assert [("recommendation-without-action", "R2"), ("no-action-left", "R1")] == found
        cards = glance(framework("northamptonshire"), situation).cards
        assert [f"Action plan: {plan_says}."] == [card.says for card in cards if card.id == "care/action-plan"]
        page = caseload.monday([situation], on=ON, until=date(2022, 4, 10))
        assert f"ACTION PLANS\nNR-07: {plan_says}\n" in to_text(page)
        assert main(["case", "check", case_file(tmp_path, review)]) == 1
        told = " ".join(capsys.readouterr().out.split())
        assert "R1: none of its actions is to be implemented; decide whether it still stands. (no-action-left)" in told
        assert "R2" not in told
        given_up = LeftUndone("R1", "not-accepted", on="2022-02-01", by="safeguarding-partners")
        assert tally(review.record(given_up).as_of(ON)).quiet

    def test_a_review_whose_actions_are_overdue_is_not_quiet(self) -> None:
        action = Action("A1", "2021-10-04", due="2022-03-31")
        review = Review("NR-08", "northamptonshire").record(action)
        page = caseload.monday([review.as_of(ON)], on=ON, until=date(2022, 4, 10))
        assert () == page.quiet

    def test_with_nothing_recorded_it_says_so(self) -> None:
        answer = learning.plan(framework("northamptonshire"), Review("NR-07", "northamptonshire").as_of(ON))
        assert ("No theme, recommendation or action is recorded.", (), 0) == (answer.says, answer.gaps, answer.needed)
        assert [] == to_dict(answer)["actions"]
        assert "whole plan holds" not in to_text(answer)
