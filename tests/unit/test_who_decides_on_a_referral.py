"""NSCP-F-106 sets a time for the decision on a referral; by NSCP-F-090 the partners take it, and not the group."""

from __future__ import annotations

from datetime import date

import cspr
from cspr import criteria
from cspr.first_screen import glance
from cspr.record import Happened, Review


def test_the_partners_are_named_and_nobody_is_told_of_their_own_decision() -> None:
    referred = Happened("case-referred", "2022-02-08"), Happened("referral-accepted", "2022-02-10")
    situation = Review("QX-22", "northamptonshire").record(*referred).as_of(date(2022, 2, 21))
    framework = cspr.framework("northamptonshire")
    card = next(each for each in glance(framework, situation).cards if each.id == "task/decide-on-review/case")
    assert ("safeguarding partners", ("15 working days after the referral (Tue 8 Feb).",)) == (card.who, card.why)
    (deciding,) = (each for each in criteria.decisions(framework, situation) if each.decision == "local-review")
    assert {("safeguarding-partners",)} == {decider.who for decider in deciding.deciders}
