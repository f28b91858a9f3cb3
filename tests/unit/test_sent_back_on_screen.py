"""A report that was sent back is said to be so; what is over is not said to go on."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr.lifecycle import State
from cspr.record import Decided, Happened, Proceeding, Request
from cspr.record.entries import AnyEntry

DECIDED: Final = Decided("local-review", "review", on="2021-02-01", by="safeguarding-partners")
BACK: Final = Decided("course", "send-back", on="2021-07-21", by="executive-group", rationale_ref="M-1")
COMMENTED: Final = Happened("group-commented", "2021-07-05")
AGREED: Final = Happened("subgroup-agreed", "2021-07-12")
SIGNED: Final = Happened("final-sign-off-given", "2021-07-15")


def screen(*entries: AnyEntry, of: str = "kirklees", on: date = date(2021, 7, 26)) -> cspr.Glance:
    return cspr.glance(cspr.framework(of), cspr.Review("QX-990", of).record(DECIDED, *entries).as_of(on))


SAYS: Final = "The report was sent back on Wed 21 Jul."


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize("before", [(COMMENTED, AGREED), (COMMENTED, AGREED, SIGNED)])
def test_the_title_and_the_headline_say_that_it_was_sent_back(of: str, before: tuple[AnyEntry, ...]) -> None:
    shown = screen(*before, BACK, of=of)
    assert "LCSPR: SENT BACK" == shown.stage.upper()
    assert SAYS in shown.headline
    assert not any("signed off" in says for says in shown.headline)


def test_once_it_is_agreed_again_that_is_over() -> None:
    again = (Happened("group-commented", "2021-07-22"), Happened("subgroup-agreed", "2021-07-23"))
    shown = screen(COMMENTED, AGREED, BACK, *again)
    assert ("LCSPR: UNDER WAY", False) == (shown.stage.upper(), SAYS in shown.headline)
    finished = screen(COMMENTED, AGREED, BACK, Happened("review-completed", "2021-07-23"))
    assert ("LCSPR: PUBLICATION", False) == (finished.stage.upper(), SAYS in finished.headline)


def test_nothing_that_is_over_goes_on_whatever_is_open() -> None:
    open_ = Proceeding("family-proceedings", "open", on="2021-06-01")
    of, on = "northamptonshire", date(2022, 1, 5)
    going = [card.id for card in screen(open_, of=of).cards if "goes-on" in card.id]
    over = [card.id for card in screen(open_, Happened("published", "2022-01-04"), of=of, on=on).cards]
    assert going == ["care/goes-on/family-proceedings"]
    assert not any("goes-on" in name for name in over)


def test_what_is_escalated_after_the_decision_is_to_be_settled() -> None:
    against = Decided("local-review", "no-review", on="2022-10-25", by="safeguarding-partners")
    asked = Request("education", "asked", on="2022-10-17")

    def settle(on: str) -> State:
        entries = (asked, Request("education", "refused", on="2022-10-20"), Request("education", "escalated", on=on))
        review = cspr.Review("QX-991", "northamptonshire").record(*entries, against)
        steps = cspr.lifecycle.progress(cspr.framework("northamptonshire"), review.as_of(date(2022, 11, 7)))
        return next(step.state for step in steps if step.step == "settle-withheld-information")

    assert (State.OVERTAKEN, State.READY) == (settle("2022-10-24"), settle("2022-10-27"))


def test_authors_of_a_review_with_a_draft_are_not_to_be_briefed() -> None:
    def brief(*entries: AnyEntry) -> State:
        review = cspr.Review("QX-992", "essex").record(DECIDED, *entries)
        steps = cspr.lifecycle.progress(cspr.framework("essex"), review.as_of(date(2024, 12, 2)))
        return next(step.state for step in steps if step.step == "brief-authors")

    assert (State.READY, State.OVERTAKEN) == (brief(), brief(Happened("first-draft-written", "2024-11-04")))
