"""A strong reason not to invite the family that is recorded sets it aside in every answer, whatever the text."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.caseload import monday
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.people import RowState, ledger
from cspr.record import Decided, Established, Happened, Person, Review, Situation
from cspr.record.entries import AnyEntry
from cspr.show import to_text

KNOWN: tuple[AnyEntry, ...] = (
    Happened("notification-sent", "2023-05-08"),
    Happened("parents-informed", "2023-06-06"),
    Decided("local-review", "review", on="2023-06-05", by="safeguarding-partners", rationale_ref="R-1"),
)
REASON = "strong-reason-not-to-invite-family"


def situation(of: str, *entries: AnyEntry) -> Situation:
    return Review("QX-51", of).record(*KNOWN, *entries).as_of(date(2023, 6, 19))


def reason(answer: str, about: str = "case") -> Established:
    return Established(REASON, answer, on="2023-06-07", by="safeguarding-partners", about=about)


def state(known: Situation) -> State:
    steps = {step.step: step.state for step in progress(framework(known.partnership), known)}
    return steps["family-contribution"]


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees"])
def test_it_is_set_aside_on_the_first_screen_on_mondays_page_in_the_steps_and_in_the_ledger(of: str) -> None:
    documents, known = framework(of), situation(of, reason("yes"))
    assert State.NOT_NEEDED is state(known)
    assert [] == [card.id for card in glance(documents, known).cards if "family-contribution" in card.id]
    week = monday([known], on=known.on, until=date(2023, 6, 25))
    assert "Invite the family" not in to_text(week)
    rows = [row for row in ledger(documents, known, of="family").rows if row.key.startswith(("invited/", "heard/"))]
    assert {RowState.SET_ASIDE} <= {row.state for row in rows}
    assert not {RowState.DUE, RowState.MISSING} & {row.state for row in rows}


@pytest.mark.parametrize("entries", [(), (reason("no"),)])
@pytest.mark.parametrize("of", ["northamptonshire", "kirklees"])
def test_until_a_reason_is_recorded_a_text_without_an_exception_asks_for_it(
    of: str, entries: tuple[AnyEntry, ...]
) -> None:
    assert state(situation(of, *entries)) is not State.NOT_NEEDED


def test_a_reason_of_one_parent_leaves_the_other_to_be_invited() -> None:
    parents = [Person(each, on="2023-06-05", connection="parent") for each in ("P1", "P2")]
    known = situation("kirklees", *parents, reason("yes", "person:P1"))
    assert State.READY is state(known)
    assert State.NOT_NEEDED is state(
        situation("kirklees", *parents, reason("yes", "person:P1"), reason("yes", "person:P2"))
    )
