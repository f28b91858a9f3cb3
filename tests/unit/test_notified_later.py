"""A case that was notified only after it was decided to hold no review gets its rapid review all the same."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import AnyEntry, Decided, Established, Happened, Review

AWARE = Happened("local-authority-aware", "2023-12-12")
NO = tuple(
    Established(fact, "no", on="2023-12-12", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "child-died", "child-seriously-harmed")
)
HERE = Established("incident-in-area", "yes", on="2023-12-12", by="local-authority")
YES = tuple(
    Established(fact, "yes", on="2024-03-04", by="local-authority")
    for fact in ("abuse-or-neglect-suspected", "child-seriously-harmed")
)
NOTIFIED = Happened("notification-sent", "2024-03-08")


def decided(outcome: str) -> Decided:
    return Decided("local-review", outcome, on="2024-01-15", by="safeguarding-partners")


def meeting(of: str, *entries: AnyEntry) -> State:
    situation = Review("QX-30", of).record(AWARE, HERE, *entries).as_of(date(2024, 4, 3))
    return next(each.state for each in progress(framework(of), situation) if each.step == "hold-rapid-review")


@pytest.mark.parametrize("outcome", ["no-review", "other-learning"])
@pytest.mark.parametrize("of", ["national", "northamptonshire", "essex"])
def test_the_meeting_is_to_be_held_after_the_notification(of: str, outcome: str) -> None:
    assert State.READY is meeting(of, *NO, decided(outcome), *YES, NOTIFIED)
    assert State.DONE is meeting(of, *NO, decided(outcome), *YES, NOTIFIED, Happened("rapid-review-held", "2024-03-20"))


def test_what_was_notified_before_the_decision_is_as_it_was() -> None:
    before = Happened("notification-sent", "2023-12-18")
    yes = (Established(each.fact, "yes", on="2023-12-12", by="local-authority") for each in YES)
    assert State.OVERTAKEN is meeting("national", *yes, before, decided("no-review"))


def test_the_first_screen_asks_for_it() -> None:
    review = Review("QX-30", "national").record(AWARE, HERE, *NO, decided("no-review"), *YES, NOTIFIED)
    cards = {card.id: card for card in cspr.glance(framework(), review.as_of(date(2024, 4, 3))).cards}
    assert "Rapid review meeting" == cards["task/hold-rapid-review/case"].title
    assert "First: rapid review meeting (inferred)." in cards["task/submit-rapid-review/case"].why
