"""Telling others of the Panel's decision on a national review comes after that decision, whichever way it went."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import glance, people
from cspr.arising.states import ArisingState
from cspr.record import Decided, Happened
from cspr.record.entries import AnyEntry
from cspr.roles.profiling import profile_in

OF: Final = ("national", "northamptonshire", "essex", "kirklees")
SENT: Final = Happened("rapid-review-submitted", "2021-09-23")
RESPONSE: Final = Happened("panel-feedback-received", "2021-10-18")
FOR: Final = Decided("national-review", "review", on="2021-10-20", by="national-panel")
AGAINST: Final = Decided("national-review", "no-review", on="2021-10-20", by="national-panel")


def known(*entries: AnyEntry, of: str) -> cspr.Situation:
    return cspr.Review("QX-950", of).record(*entries).as_of(date(2021, 10, 25))


def family(*entries: AnyEntry, of: str) -> list[tuple[str, str]]:
    rows = people.ledger(cspr.framework(of), known(*entries, of=of), of="family").rows
    return [(row.state.value, row.why) for row in rows if row.key == "national-decision-told/case"]


@pytest.mark.parametrize("of", OF)
def test_the_family_is_not_told_before_the_decision(of: str) -> None:
    waits = [("not-yet", "waits for the decision: Whether to undertake a national review")]
    assert waits == family(SENT, of=of)
    assert waits == family(SENT, RESPONSE, of=of)


@pytest.mark.parametrize("of", OF)
@pytest.mark.parametrize("decided", [FOR, AGAINST])
def test_the_family_is_told_whichever_way_it_went(of: str, decided: Decided) -> None:
    assert [("due", "not recorded")] == family(SENT, RESPONSE, decided, of=of)


@pytest.mark.parametrize("of", OF)
def test_the_response_of_the_panel_tells_nobody_of_the_decision(of: str) -> None:
    def told(*entries: AnyEntry) -> set[tuple[str, ArisingState | None]]:
        tasks = profile_in(cspr.framework(of), known(*entries, of=of), "national-panel").tasks
        return {
            (task.source.clauses[0], None if task.arising is None else task.arising.state)
            for task in tasks
            if task.topic == "national-review-told"
        }

    clauses = {"WT18-076", "WT18-077", *(("KSCP-039", "KSCP-040") if of == "kirklees" else ())}
    assert {(clause, ArisingState.WAITS) for clause in clauses} == told(SENT, RESPONSE)
    assert {(clause, ArisingState.ARISES) for clause in clauses} == told(SENT, RESPONSE, FOR)


def test_a_decision_against_one_is_no_news_once_the_lcspr_is_published() -> None:
    published = Happened("published", "2021-10-22")
    situation = known(SENT, AGAINST, published, of="national")
    assert not any("national review" in says for says in glance(cspr.framework("national"), situation).headline)


@pytest.mark.parametrize("of", OF)
def test_a_decision_against_one_is_on_the_first_screen(of: str) -> None:
    says = "The Panel decided against a national review on Wed 20 Oct."
    assert says in glance(cspr.framework(of), known(SENT, AGAINST, of=of)).headline
    assert says not in glance(cspr.framework(of), known(SENT, FOR, of=of)).headline
