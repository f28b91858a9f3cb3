"""Decisions on different children say nothing of one another; of one child, the later one stands."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import Glance, glance
from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.lifecycle import State, progress
from cspr.record import Decided, Established, Happened, Involved, Review, Situation
from cspr.record.entries import AnyEntry

ON = date(2024, 4, 15)
NOTIFIED: tuple[AnyEntry, ...] = (
    Happened("local-authority-aware", "2024-02-02"),
    Established("abuse-or-neglect-suspected", "yes", on="2024-02-02", by="local-authority"),
    Established("child-seriously-harmed", "yes", on="2024-02-02", by="local-authority"),
    Happened("notification-sent", "2024-02-05"),
    Happened("rapid-review-held", "2024-02-19"),
    Happened("rapid-review-submitted", "2024-02-26"),
)
WHICH = "Which of these decisions came last is not recorded: check the days."


def decided(outcome: str, on: str, about: str = "case", decision: str = "local-review") -> Decided:
    who = "national-panel" if decision == "national-review" else "safeguarding-partners"
    return Decided(decision, outcome, on=on, by=who, rationale_ref="RR-3", about=about)


def known(*entries: AnyEntry, children: str = "AB", partnership: str = "kirklees") -> Situation:
    involved = (Involved(f"child:{child}") for child in children)
    return Review("XX-01", partnership).record(*NOTIFIED, *involved, *entries).as_of(ON)


def screen(situation: Situation) -> Glance:
    return glance(framework(situation.partnership), situation)


def contradictions(situation: Situation) -> list[str]:
    findings = deviations(framework(situation.partnership), situation)
    return [f"{each.name} {each.about}" for each in findings if each.kind is DeviationKind.CONFLICT]


@pytest.mark.parametrize("partnership", ["northamptonshire", "kirklees", "essex", "national"])
@pytest.mark.parametrize("day", ["2024-02-20", "2024-02-21", "2024-02-22"])
def test_a_review_of_one_child_and_none_of_another_are_told_with_the_child_and_contradict_nothing(
    partnership: str, day: str
) -> None:
    entries = (decided("review", "2024-02-21", "child:A"), decided("no-review", day, "child:B"))
    situation = known(*entries, partnership=partnership)
    answer, weekday = screen(situation), {"2024-02-20": "Tue 20", "2024-02-21": "Wed 21", "2024-02-22": "Thu 22"}[day]
    assert (
        "LCSPR: UNDER WAY",
        "LCSPR decided for child A on Wed 21 Feb.",
        f"Decided for child B on {weekday} Feb not to undertake an LCSPR.",
    ) == (answer.stage, *answer.headline[:2])
    assert not {WHICH, "Neither counts until one of them corrects the other: settle which is right."} & {
        *answer.headline
    }
    assert [] == contradictions(situation)
    states = {step.step: step.state for step in progress(framework(partnership), situation)}
    assert State.READY is states["alert-bodies"]


def test_reviews_of_two_children_that_were_decided_on_different_days_are_told_with_both() -> None:
    entries = (decided("review", "2024-02-21", "child:A"), decided("review", "2024-02-23", "child:B"))
    first = screen(known(*entries)).headline[0]
    assert "LCSPR decided for child A on Wed 21 Feb and for child B on Fri 23 Feb." == first
    of_one_day = screen(known(entries[0], decided("review", "2024-02-21", "child:B"))).headline[0]
    assert "LCSPR decided on Wed 21 Feb." == of_one_day
    without_one = screen(known(entries[0], decided("review", "2024-02-21", "child:B"), children="ABC")).headline[0]
    assert "LCSPR decided for child A and child B on Wed 21 Feb." == without_one


@pytest.mark.parametrize("about", ["child:A", "case"])
@pytest.mark.parametrize("first_about", ["child:A", "case"])
def test_of_the_only_child_the_later_of_two_decisions_stands(first_about: str, about: str) -> None:
    entries = (decided("review", "2024-02-21", first_about), decided("no-review", "2024-02-28", about))
    situation = known(*entries, children="A")
    answer = screen(situation)
    assert ("NO LCSPR", "Decided on Wed 28 Feb not to undertake an LCSPR.") == (answer.stage, answer.headline[0])
    assert [] == contradictions(situation)
    again = known(*entries, decided("review", "2024-03-04", about), children="A")
    says = "LCSPR decided anew on Mon 4 Mar: what was done before that was for another review."
    assert ("LCSPR: UNDER WAY", says) == (screen(again).stage, screen(again).headline[0])


def test_one_child_who_is_left_out_of_a_review_of_the_case_contradicts_nothing() -> None:
    entries = (decided("review", "2024-02-21"), decided("no-review", "2024-02-28", "child:B"))
    answer = screen(known(*entries))
    assert "LCSPR: UNDER WAY" == answer.stage
    assert ("LCSPR decided on Wed 21 Feb.", "Decided for child B on Wed 28 Feb not to undertake an LCSPR.") == (
        answer.headline[:2]
    )
    assert WHICH not in answer.headline


def test_two_outcomes_of_one_day_for_one_child_are_still_a_contradiction() -> None:
    entries = (decided("review", "2024-02-21", "child:A"), decided("no-review", "2024-02-21", "child:A"))
    situation = known(*entries)
    assert ["local-review child:A"] == contradictions(situation)
    assert "DECISION ON A REVIEW: CHECK THE DAYS" == screen(situation).stage


@pytest.mark.parametrize(("about", "asked"), [("child:A", False), ("child:B", True), ("case", True)])
def test_whether_an_lcspr_goes_on_beside_a_national_review_is_asked_of_one_child_alone(about: str, asked: bool) -> None:
    national = decided("review", "2024-03-20", about, "national-review")
    answer = screen(known(decided("review", "2024-02-21", "child:B"), national))
    questions = [card.title for card in answer.cards if "does the LCSPR go on?" in card.title]
    assert (["A national review was decided on Wed 20 Mar: does the LCSPR go on?"] if asked else []) == questions
    named = "" if about == "case" else f"for child {about[-1]} "
    assert f"National review decided {named}on Wed 20 Mar." in answer.headline
    assert "LCSPR decided for child B on Wed 21 Feb." in answer.headline
