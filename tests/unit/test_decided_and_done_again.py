"""What is decided again with reasons of its own is no double entry, and what was agreed again is not open once more."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.first_screen import Section, glance
from cspr.first_screen.cards import Glance
from cspr.guidance import framework
from cspr.history import deviations
from cspr.history.deviation import DeviationKind
from cspr.lifecycle import State, progress
from cspr.record import AnyEntry, Decided, Established, Happened, Review

BY = "safeguarding-partners"
FAVOURS = Established("panel-favours-local-review", "yes", on="2024-11-25", by="national-panel")
ON = date(2024, 12, 9)


def decided(outcome: str, on: str, reasons: str | None = None) -> Decided:
    return Decided("local-review", outcome, on=on, by=BY, rationale_ref=reasons)


FIRST = decided("no-review", "2024-11-04", "RR-1")


def screen(*entries: AnyEntry) -> Glance:
    return glance(framework("essex"), Review("J06", "essex").record(*entries).as_of(ON))


def twice(*entries: AnyEntry) -> list[str]:
    situation = Review("J06", "essex").record(*entries).as_of(ON)
    found = deviations(framework("essex"), situation)
    told = [card.says for card in screen(*entries).of(Section.CARE) if "entered for" in card.says]
    kinds = [each.name for each in found if each.kind is DeviationKind.TWO_DAYS]
    assert len(kinds) == len(told)
    return kinds


def test_a_decision_taken_again_with_its_own_reasons_is_told_with_what_was_recorded_between() -> None:
    again = decided("no-review", "2024-12-02", "RR-8")
    between = (
        "The same was decided again on Mon 2 Dec; recorded between, on Mon 25 Nov: the Panel has considered the case "
        "and concluded that an LCSPR may be more appropriate."
    )
    said = screen(FIRST, FAVOURS, again).headline[:2]
    assert ("Decided on Mon 4 Nov not to undertake an LCSPR.", between) == said
    assert "The same was decided again on Mon 2 Dec." == screen(FIRST, again).headline[1]
    assert [] == twice(FIRST, FAVOURS, again)


@pytest.mark.parametrize("reasons", [None, "RR-1"])
def test_the_same_decision_without_reasons_of_its_own_is_entered_twice(reasons: str | None) -> None:
    again = decided("no-review", "2024-12-02", reasons)
    assert ["no-local-review-decided"] == twice(FIRST, FAVOURS, again)
    assert not [each for each in screen(FIRST, FAVOURS, again).headline if "again" in each]


def test_what_is_recorded_after_the_last_decision_lies_not_between() -> None:
    again = decided("no-review", "2024-11-18", "RR-8")
    assert "The same was decided again on Mon 18 Nov." == screen(FIRST, again, FAVOURS).headline[1]


def test_a_decision_that_ended_an_lcspr_says_that_there_was_one() -> None:
    against = decided("no-review", "2024-11-04", "RR-2")
    assert (
        "Decided on Mon 4 Nov not to undertake an LCSPR.",
        "An LCSPR had been decided on Mon 7 Oct; this ended it.",
    ) == screen(decided("review", "2024-10-07", "RR-1"), against).headline[:2]
    assert not [each for each in screen(against).headline if "had been" in each]


def test_the_draft_is_not_commented_on_once_the_sub_group_has_agreed_it_again() -> None:
    sent_back = Decided("course", "send-back", on="2024-11-11", by=BY, rationale_ref="RR-3")
    known = (
        decided("review", "2024-06-03", "RR-1"),
        Happened("first-draft-written", "2024-10-07"),
        Happened("subgroup-agreed", "2024-10-21"),
        Happened("final-sign-off-given", "2024-11-04"),
        sent_back,
    )

    def comment(*entries: AnyEntry) -> State:
        situation = Review("D08", "essex").record(*entries).as_of(ON)
        return next(each.state for each in progress(framework("essex"), situation) if each.step == "group-comment")

    assert State.READY is comment(*known)
    assert State.OVERTAKEN is comment(*known, Happened("subgroup-agreed", "2024-11-25"))
