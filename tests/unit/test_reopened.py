"""Of a review that was re-opened it is asked what becomes of it, until somebody decided."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glance
from cspr.caseload import monday
from cspr.guidance import framework
from cspr.lifecycle import progress
from cspr.lifecycle.states import BEHIND
from cspr.record import AnyEntry, Decided, Happened, Review

PARTNERS = "safeguarding-partners"
AGAINST = Decided("local-review", "no-review", on="2023-01-30", by=PARTNERS)
PUBLISHED = (
    Decided("local-review", "review", on="2023-01-30", by=PARTNERS),
    Happened("review-completed", "2023-07-03"),
    Happened("published", "2023-07-20"),
)
REOPENED = Happened("review-reopened", "2024-02-01")
AGAIN = Happened("review-completed", "2024-03-01")
ASKED = "ask/review-reopened"
ON = date(2024, 3, 15)


def review(*entries: AnyEntry, of: str = "northamptonshire") -> Review:
    return Review("NR-71", of).record(
        Happened("notification-sent", "2023-01-13"), Happened("rapid-review-submitted", "2023-02-01"), *entries
    )


@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
@pytest.mark.parametrize(
    "entries",
    [(AGAINST, REOPENED), (*PUBLISHED, REOPENED), (*PUBLISHED, REOPENED, AGAIN)],
    ids=["decided against", "published", "completed again"],
)
def test_is_asked_and_chased(of: str, entries: tuple[AnyEntry, ...]) -> None:
    known = review(*entries, of=of).as_of(ON)
    (card,) = (card for card in glance(framework(of), known).cards if card.id == ASKED)
    assert (
        "What is to become of the re-opened review: an LCSPR, other learning, or none? Record the decision.",
        (
            "Ask: safeguarding partners.",
            "Decides what is to be done again; drafts, sign-off and publication wait for it.",
        ),
    ) == (card.says, card.why)
    page = str(monday([known], on=ON, until=date(2024, 3, 21)))
    assert "What is to become of the re-opened review" in page.partition("CHASE")[2]
    assert "NOTHING THIS WEEK" not in page


@pytest.mark.parametrize(
    "said",
    [
        Decided("local-review", "review", on="2024-02-15", by=PARTNERS),
        Decided("local-review", "other-learning", on="2024-02-15", by=PARTNERS),
        Decided("local-review", "no-review", on="2024-02-15", by=PARTNERS),
        Happened("published", "2024-03-11"),
    ],
)
def test_is_not_asked_once_somebody_decided(said: AnyEntry) -> None:
    known = review(*PUBLISHED, REOPENED, said).as_of(ON)
    assert ASKED not in {card.id for card in glance(framework("northamptonshire"), known).cards}


def test_nothing_was_sent_back() -> None:
    known = review(*PUBLISHED, REOPENED).as_of(ON)
    why = {step.step: step.why for step in progress(framework("northamptonshire"), known)}
    assert "the review was re-opened: to be done again" == why["complete-review"]


def test_what_waits_for_the_decision_is_open_again_only_once_it_is_recorded() -> None:
    """The page says that drafts, sign-off and publication wait for the decision: the steps hold with it."""
    waiting = "first-draft", "final-sign-off", "publish"
    again = Decided("local-review", "review", on="2024-02-15", by=PARTNERS)
    for entries, open_ in (((), False), ((again,), True)):
        known = review(*PUBLISHED, REOPENED, *entries).as_of(ON)
        behind = {step.step: step.state in BEHIND for step in progress(framework("northamptonshire"), known)}
        assert [not open_] * 3 == [behind[name] for name in waiting]
