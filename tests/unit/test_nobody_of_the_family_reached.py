"""A family of whom nobody could be told or invited is asked nothing further, on any page and in any ledger."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr import lifecycle, people
from cspr.first_screen import glance
from cspr.lifecycle import State
from cspr.record import Contribution, Decided, Person, Review
from cspr.record.entries import AnyEntry
from cspr.record.situation import Situation

REVIEW = Decided("local-review", "review", on="2022-04-14", by="safeguarding-partners", rationale_ref="R-1")
PARENT = Person("P1", connection="parent")
NOT_TOLD = Contribution("P1", "told-of-review", "not-possible", on="2022-05-02", by="lead-reviewer")
STEPS = ("mid-process-letter", "family-contribution", "family-findings")


def known(*entries: AnyEntry, of: str = "northamptonshire") -> Situation:
    return Review("QX-960", of).record(REVIEW, *entries).as_of(date(2022, 9, 20))


def states(*entries: AnyEntry) -> dict[str, State]:
    found = lifecycle.progress(cspr.framework("northamptonshire"), known(*entries))
    return {step.step: step.state for step in found if step.step in STEPS}


@pytest.mark.parametrize("of", ["national", "essex", "kirklees", "northamptonshire"])
def test_no_step_of_it_stands_on_the_first_screen(of: str) -> None:
    def told(*entries: AnyEntry) -> set[str]:
        cards = glance(cspr.framework(of), known(PARENT, *entries, of=of)).cards
        return {step for card in cards for step in STEPS if step in card.id}

    assert "family-contribution" in told()
    assert set() == told(NOT_TOLD)


def test_no_row_of_any_ledger_is_open_for_it() -> None:
    documents, open_ = cspr.framework("northamptonshire"), {"due", "missing", "not-yet", "cannot-tell"}

    def rows(*entries: AnyEntry) -> set[str]:
        several = people.ledgers(documents, known(PARENT, *entries))
        rows = [row for ledger in several for row in ledger.rows if row.state.value in open_]
        return {row.title for row in rows if row.about == "person:P1" or "letter to the family" in row.title}

    letters = {"First letter to the family to Family", "Mid-review letter to the family to Family"}
    assert {*letters, "Told of the review", "Invited to contribute"} <= rows()
    assert set() == rows(NOT_TOLD)


def test_who_was_reached_since_or_is_left_is_asked_again() -> None:
    assert {State.OVERTAKEN} == {*states(PARENT, NOT_TOLD).values()}
    reached = Contribution("P1", "told-of-review", "done", on="2022-06-02", by="lead-reviewer")
    assert State.OVERTAKEN not in states(PARENT, NOT_TOLD, reached).values()
    assert State.OVERTAKEN not in states(PARENT, NOT_TOLD, Person("P2", connection="parent")).values()


def test_a_carer_is_invited_though_no_parent_could_be_reached() -> None:
    found = states(PARENT, NOT_TOLD, Person("P2", connection="carer"))
    assert State.OVERTAKEN is not found["family-contribution"]
    assert State.OVERTAKEN is found["mid-process-letter"]
