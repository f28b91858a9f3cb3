"""What is only looked into, or consulted, gets nothing: the first screen names it as no recipient."""

from __future__ import annotations

from datetime import date

import cspr
from cspr.guidance import framework
from cspr.record import Decided, Review
from cspr.roles import who


def test_the_pool_of_reviewers_is_looked_into_and_gets_nothing() -> None:
    decided = Decided("local-review", "review", on="2025-01-13", by="safeguarding-partners")
    situation = Review("QX-23", "essex").record(decided).as_of(date(2025, 2, 24))
    cards = cspr.glance(framework("essex"), situation).cards
    (card,) = (each for each in cards if each.id == "task/appoint-lead-reviewer/case")
    assert not [says for says in card.why if says.startswith("To ")]
    hands = who(framework("essex"), "appoint-lead-reviewer", on=situation.on)
    assert "ESCB-042" in {clause for hand in hands.helps for clause in hand.source.clauses}
    assert "national-panel" not in {hand.actor for hand in hands.told}
