"""A pause does not excuse what was late when it came, and the ledgers wait for its end where the steps do."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.lifecycle import By, State, progress
from cspr.people import ledgers
from cspr.record import AnyEntry, Decided, Review, Situation

BY = "safeguarding-partners"
DECIDED = Decided("local-review", "review", on="2024-12-03", by=BY, rationale_ref="RR-1")


def paused(on: str) -> Decided:
    return Decided("course", "pause", on=on, by=BY, rationale_ref="RR-2")


def situation(*entries: AnyEntry) -> Situation:
    return Review("C06", "essex").record(DECIDED, *entries).as_of(date(2025, 7, 1))


@pytest.mark.parametrize(
    ("entries", "state"),
    [((), State.READY), ((paused("2025-02-01"),), State.READY), ((paused("2024-12-03"),), State.BLOCKED)],
)
def test_what_was_to_be_done_at_once_before_a_pause_does_not_wait_for_its_end(
    entries: tuple[Decided, ...], state: State
) -> None:
    steps = {each.step: each for each in progress(framework("essex"), situation(*entries))}
    assert state is steps["alert-bodies"].state
    held = [each.name for each in steps["form-review-group"].blockers if each.by is By.PAUSE]
    assert (["review-paused"] if entries else []) == held


def test_the_ledger_of_the_family_waits_where_the_steps_wait() -> None:
    def invited(*entries: AnyEntry) -> tuple[str, str]:
        rows = (row for ledger in ledgers(framework("essex"), situation(*entries)) for row in ledger.rows)
        return next((row.state.value, row.why) for row in rows if row.title == "Invited to contribute")

    assert ("due", "not recorded") == invited()
    assert ("not-yet", "held: review paused") == invited(paused("2025-02-01"))
    resumed = Decided("course", "resume", on="2025-03-03", by=BY, rationale_ref="RR-3")
    assert invited() == invited(paused("2025-02-01"), resumed)
