"""A task is asked for as strongly as the clauses say that ask for it, and of those people; what serves it adds none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import cspr
from cspr import lifecycle
from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.record import Decided, Established, Happened, Review
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.guidance import Framework
    from cspr.record import AnyEntry

DECIDED = Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners")
REVIEWER = Happened("lead-reviewer-appointed", "2021-05-20")
ON = date(2021, 7, 1)


def states(documents: Framework, *entries: AnyEntry, step: str, on: date = ON) -> tuple[State, list[str]]:
    situation = Review("NR-06", documents.partnership).record(DECIDED, *entries).as_of(on)
    found = next(each for each in lifecycle.progress(documents, situation) if each.step == step)
    return found.state, [
        card.title for card in glance(documents, situation).cards if card.id.startswith(f"task/{step}/")
    ]


def test_conversations_that_may_be_held_are_optional_though_whoever_arranges_them_must() -> None:
    assert (State.OPTIONAL, []) == states(framework("northamptonshire"), REVIEWER, step="staff-conversations")


def test_and_though_files_must_be_read_before_them() -> None:
    read = Happened("files-read", "2021-06-14")
    assert (State.OPTIONAL, []) == states(framework("kirklees"), REVIEWER, read, step="staff-conversations")
    assert (State.BLOCKED, []) == states(framework("kirklees"), REVIEWER, step="staff-conversations")


def test_what_a_text_asks_for_stays_asked_for_beside_what_serves_it() -> None:
    in_essex = states(framework("essex"), REVIEWER, step="staff-conversations", on=date(2024, 10, 1))
    assert (State.READY, ["Conversations with staff"]) == in_essex


def test_what_serves_a_step_that_nothing_else_speaks_of_asks_for_it(tmp_path: Path) -> None:
    duty = 'id = "draw"\nclauses = ["MYA-001"]\nstep = "genogram"\nhow = "helps"\nwhen = ["local-review-decided"]'
    rules = f"[[duty]]\n{duty}\n"
    documents = cspr.framework("my-area", extra=folder(tmp_path / "one", rules, ""))
    assert (State.READY, ["Genogram"]) == states(documents, step="genogram", on=date(2024, 5, 1))


def test_only_those_of_whom_a_clause_asks_it_are_named() -> None:
    known = Happened("partners-notified", "2021-03-02"), Happened("notification-sent", "2021-03-02")
    situation = Review("NR-06", "northamptonshire").record(*known).as_of(date(2021, 3, 3))
    cards = glance(framework("northamptonshire"), situation).cards
    asked = next(each for each in cards if each.id == "task/request-information/case")
    assert ("business unit", "local, must") == (asked.who, asked.force)


def test_of_a_decision_also_those_are_named_to_whom_an_act_gives_it() -> None:
    near_miss = (
        Established("near-miss", "yes", on="2021-10-11", by="local-authority"),
        Happened("case-referred", "2021-10-11"),
        Happened("rapid-review-held", "2021-10-20"),
    )
    situation = Review("NR-06", "kirklees").record(*near_miss).as_of(date(2021, 10, 21))
    cards = glance(framework("kirklees"), situation).cards
    told = "safeguarding partners or, by the local text, rapid review group and safeguarding partnership"
    assert [told] == [each.who for each in cards if each.id == "task/decide-on-review/case"]
