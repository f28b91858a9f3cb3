"""What lets a step go on has to be on record: until then it is on hold, and it is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.people import LedgerKind, ledger
from cspr.reporting import report
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry

WORDS = """
[step]
"x-my-area/speak" = { title = "Speak to a witness", stage = "running" }
"x-my-area/write" = { title = "Write to a witness", stage = "running" }
[fact]
"x-my-area/witness" = "Is one of them a witness?"
"x-my-area/agrees" = "Do the police agree?"
"""
HOLD = """
[[hold]]
id = "{kind}"
while = ["{kind}", "x-my-area/witness"]
clauses = ["MYA-001"]
stops = ["x-my-area/speak", "x-my-area/write"]
unless = {unless}
consult = ["officer-in-charge"]
"""
BOTH = "".join(
    HOLD.format(kind=kind, unless='["x-my-area/agrees"]') for kind in ("prosecution", "criminal-investigation")
)
OPEN = cspr.Proceeding("prosecution", "open", on="2024-05-09")
ALSO_OPEN = cspr.Proceeding("criminal-investigation", "open", on="2024-05-09")
WITNESS = cspr.Established("x-my-area/witness", "yes", on="2024-05-09", by="police")
ASKED = "Do the police agree?"


def answered(answer: str, **more: str) -> cspr.Established:
    return cspr.Established("x-my-area/agrees", answer, on="2024-05-10", by="police", **more)


def _asked(path: Path, *entries: AnyEntry, rules: str = BOTH) -> tuple[cspr.Framework, cspr.Situation]:
    documents = cspr.framework("my-area", extra=folder(path / "one", rules, "", words=WORDS))
    started = cspr.Happened("case-referred", "2024-05-02")
    return documents, cspr.Review("MA-01", "my-area").record(started, *entries).as_of(date(2024, 6, 3))


def _cards(documents: cspr.Framework, situation: cspr.Situation) -> list[tuple[str, tuple[str, ...]]]:
    """The cards that ask for the agreement, with why."""
    cards = cspr.glance(documents, situation).cards
    return [(card.says, card.why) for card in cards if "police agree" in card.says]


class TestAnAgreementThatIsNotRecorded:
    def test_leaves_the_step_on_hold_and_is_asked_once(self, tmp_path: Path) -> None:
        documents, situation = _asked(tmp_path, OPEN, ALSO_OPEN, WITNESS)
        step = next(each for each in lifecycle.progress(documents, situation) if each.step == "x-my-area/speak")
        assert (step.state.value, {blocker.certain for blocker in step.blockers}) == ("blocked", {cspr.Truth.YES})
        assert {blocker.unless for blocker in step.blockers} == {(ASKED,)}
        (question,) = (each for each in report(documents, situation).questions if each.question == ASKED)
        assert (question.holders, [source.clauses for source in question.sources]) == (
            ("officer-in-charge", "police"),
            [("MYA-001",)],
        )
        goes_on = "With a yes this goes on: speak to a witness, and 1 more."
        assert _cards(documents, situation) == [(ASKED, ("Ask: officer in charge, police.", goes_on))]

    def test_is_told_in_the_ledger_as_what_stands(self, tmp_path: Path) -> None:
        rows = ledger(*_asked(tmp_path, OPEN, WITNESS), of=LedgerKind.PROCEEDINGS).rows
        states = {row.key: row.state.value for row in rows}
        assert states["hold/one/prosecution/case"] == "throughout"

    def test_and_is_awaited_is_to_be_settled(self, tmp_path: Path) -> None:
        documents, situation = _asked(tmp_path, OPEN, WITNESS, answered("unknown", why="awaited"))
        assert [says for says, _ in _cards(documents, situation)] == ["Settle: do the police agree?"]

    @pytest.mark.parametrize(("answer", "state"), [("yes", "not-needed"), ("no", "blocked")])
    def test_is_not_asked_once_it_is_answered(self, tmp_path: Path, answer: str, state: str) -> None:
        documents, situation = _asked(tmp_path, OPEN, WITNESS, answered(answer))
        step = next(each for each in lifecycle.progress(documents, situation) if each.step == "x-my-area/speak")
        assert (step.state.value, _cards(documents, situation)) == (state, [])
        assert ASKED not in [each.question for each in report(documents, situation).questions]

    @pytest.mark.parametrize("entries", [(), (OPEN,), (WITNESS,)])
    def test_is_not_asked_while_nothing_may_be_said_to_hold(
        self, tmp_path: Path, entries: tuple[AnyEntry, ...]
    ) -> None:
        assert _cards(*_asked(tmp_path, *entries)) == []

    def test_is_not_asked_of_steps_that_are_done(self, tmp_path: Path) -> None:
        done = [cspr.Happened(f"x-my-area/{name}", "2024-05-20") for name in ("speak", "write")]
        assert _cards(*_asked(tmp_path, OPEN, WITNESS, *done)) == []

    def test_that_is_an_event_is_no_question(self, tmp_path: Path) -> None:
        rules = HOLD.format(kind="prosecution", unless='["officer-in-charge-consulted"]')
        documents, situation = _asked(tmp_path, OPEN, WITNESS, rules=rules)
        step = next(each for each in lifecycle.progress(documents, situation) if each.step == "x-my-area/speak")
        assert (step.state.value, _cards(documents, situation)) == ("blocked", [])

    def test_that_a_test_asks_for_too_is_asked_once(self, tmp_path: Path) -> None:
        test = """
[[criterion]]
id = "agreed"
title = "Agreed"
clauses = ["MYA-001"]
any = ["x-my-area/agrees", "child-died"]
[[duty]]
id = "tell"
clauses = ["MYA-001"]
step = "inform-council"
when = ["agreed"]
"""
        documents, situation = _asked(tmp_path, OPEN, WITNESS, rules=BOTH + test)
        asked = [each.question for each in report(documents, situation).questions]
        assert (asked.count(ASKED), len(_cards(documents, situation))) == (1, 1)


def test_what_may_have_happened_is_no_agreement_to_be_asked_for() -> None:
    documents = cspr.framework("northamptonshire")
    review = cspr.Review("NR-01", "northamptonshire").record(
        cspr.Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners"),
        cspr.Proceeding("prosecution", "open", on="2021-05-04"),
        cspr.Happened("publication-declined", "2021-06", recorded="2030-01-07"),
    )
    situation = review.as_of(date(2021, 6, 14))
    assert situation.happened("publication-declined") is cspr.Truth.UNKNOWN
    assert [] == [card.id for card in cspr.glance(documents, situation).cards if "publication-declined" in card.id]
