"""A draft that was commented on, shared or agreed was written: nobody is asked for it, or for what it is made of."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Decided, Happened, Review

DECIDED = Decided("local-review", "review", on="2023-03-03", by="safeguarding-partners", rationale_ref="RR-1")
OF_THE_DRAFT = frozenset({"appoint-lead-reviewer", "agree-terms", "brief-authors", "chronologies", "first-draft"})
OPEN = frozenset({State.READY, State.BLOCKED, State.CANNOT_TELL})


def states(partnership: str, *events: str) -> dict[str, State]:
    review = Review("XF-3", partnership).record(
        Happened("notification-sent", "2023-02-16"),
        Happened("rapid-review-held", "2023-03-01"),
        DECIDED,
        *(Happened(event, "2023-06-12") for event in events),
    )
    return {step.step: step.state for step in progress(framework(partnership), review.as_of(date(2023, 7, 17)))}


@pytest.mark.parametrize("partnership", ["national", "kirklees", "northamptonshire"])
@pytest.mark.parametrize("event", ["first-draft-written", "group-commented", "final-draft-shared", "subgroup-agreed"])
def test_what_a_draft_is_made_of_is_open_no_longer(partnership: str, event: str) -> None:
    found = states(partnership, event)
    assert {step: found[step] for step in OF_THE_DRAFT & found.keys() if found[step] in OPEN} == {}


def test_a_comment_shows_that_the_group_was_there_and_an_agreement_does_not() -> None:
    assert states("northamptonshire", "group-commented")["form-review-group"] is State.OVERTAKEN
    assert states("northamptonshire", "subgroup-agreed")["form-review-group"] is State.READY


def test_without_a_draft_all_of_it_stays_open() -> None:
    found = states("northamptonshire", "practitioner-event-held")
    assert {found[step] for step in OF_THE_DRAFT} <= OPEN
