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


@pytest.mark.parametrize("outcome", ["no-review", "other-learning"])
@pytest.mark.parametrize("of", ["national", "northamptonshire", "essex", "kirklees"])
def test_the_meeting_of_a_case_that_came_to_be_notifiable_later_is_not_overtaken(of: str, outcome: str) -> None:
    # In Northamptonshire the meeting waits for the information alone, which a decision suggests was collated.
    expected = State.READY if of == "northamptonshire" else State.BLOCKED
    assert expected is meeting(of, *NO, decided(outcome), *YES)
    notified_then = Established("child-seriously-harmed", "yes", on="2023-12-12", by="local-authority")
    suspected = Established("abuse-or-neglect-suspected", "yes", on="2023-12-12", by="local-authority")
    assert State.OVERTAKEN is meeting(of, notified_then, suspected, decided(outcome))


def screen(*entries: AnyEntry, of: str = "national") -> dict[str, tuple[str, tuple[str, ...]]]:
    review = Review("QX-30", of).record(AWARE, HERE, *entries)
    cards = cspr.glance(framework(of), review.as_of(date(2024, 4, 3))).cards
    return {card.id: (card.says, card.why) for card in cards}


@pytest.mark.parametrize("of", ["national", "northamptonshire", "essex", "kirklees"])
def test_whether_the_earlier_decision_stands_is_asked(of: str) -> None:
    against, sent = decided("no-review"), Happened("rapid-review-submitted", "2024-03-22")
    says, who = "Does the decision of Mon 15 Jan not to undertake an LCSPR still stand?", "Ask: safeguarding partners."
    why = (who, "The case was notified later, on Fri 8 Mar.")
    assert (says, why) == screen(*NO, against, *YES, NOTIFIED, of=of)["ask/still-stands"]
    assert (says, (who, "The case was not notifiable then.")) == screen(*NO, against, *YES, of=of)["ask/still-stands"]
    assert "ask/still-stands" not in screen(*NO, against, *YES, NOTIFIED, sent, of=of)
    assert "ask/still-stands" not in screen(*NO, against, of=of)
    again = Decided("local-review", "no-review", on="2024-03-22", by="safeguarding-partners")
    assert "ask/still-stands" not in screen(*NO, against, *YES, NOTIFIED, again, of=of)
    other = "Does the decision of Mon 15 Jan to learn by means other than an LCSPR still stand?"
    assert other == screen(*NO, decided("other-learning"), *YES, NOTIFIED, of=of)["ask/still-stands"][0]


def test_nothing_hangs_on_a_meeting_that_was_not_held() -> None:
    says = [text for text, _ in screen(*NO, decided("other-learning"), *YES).values()]
    assert any("apid review meeting" in text for text in says)
    assert not any("f this has happened" in text for text in says)
