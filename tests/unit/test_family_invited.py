"""The family is invited once each parent and carer on record is, or could not be: nobody is asked to do it again."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.lifecycle import State, progress
from cspr.record import Contribution, Decided, Established, Happened, Person, Review

DECIDED = Decided("local-review", "review", on="2023-03-03", by="safeguarding-partners", rationale_ref="RR-1")
PARENTS = Person("P1", connection="parent"), Person("P2", connection="parent")
INVITED = Contribution("P1", "invited-at-start", "done", on="2023-04-25", how="letter")


def of_second(what: str, state: str) -> Contribution:
    return Contribution("P2", what, state, on="2023-04-26")


@pytest.mark.parametrize("partnership", ["national", "kirklees"])
@pytest.mark.parametrize(
    ("entries", "stands"),
    [
        ((INVITED, of_second("invited-at-start", "done")), (State.DONE, "2023-04-26")),
        ((INVITED, of_second("invited-at-start", "offered")), (State.DONE, "2023-04-26")),
        ((INVITED, of_second("invited-at-start", "not-possible")), (State.DONE, "2023-04-26")),
        ((INVITED, of_second("contribution", "done")), (State.DONE, "2023-04-26")),
        ((INVITED, of_second("contribution", "declined")), (State.DONE, "2023-04-26")),
        ((Happened("family-invited", "2023-04-26"),), (State.DONE, "2023-04-26")),
        ((INVITED,), (State.READY, None)),
        ((INVITED, of_second("told-of-review", "done")), (State.READY, None)),
        ((), (State.READY, None)),
    ],
    ids=[
        "both",
        "offered",
        "not possible",
        "heard",
        "declined",
        "for all",
        "one of two",
        "the other told alone",
        "nobody",
    ],
)
def test_the_step_is_done_once_each_of_them_was_invited(
    partnership: str, entries: tuple[Contribution | Happened, ...], stands: tuple[State, str | None]
) -> None:
    no_reason = Established("strong-reason-not-to-invite-family", "no", on="2023-04-20", by="safeguarding-partners")
    known = Happened("notification-sent", "2023-02-16"), DECIDED, no_reason, *PARENTS
    review = Review("XF-1", partnership).record(*known, *entries)
    steps = {step.step: step for step in progress(framework(partnership), review.as_of(date(2023, 5, 22)))}
    step = steps["family-contribution"]
    assert stands == (step.state, None if step.when is None else str(step.when))
