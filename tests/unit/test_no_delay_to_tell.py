"""Where a report was surely published within its limits, no delay was to be told of: nothing is overtaken."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import cspr
from cspr import lifecycle
from cspr.lifecycle import State
from cspr.record import Decided, Delayed, Established, Happened, Review
from cspr.record.entries import AnyEntry

DECIDED: Final = Decided("local-review", "review", on="2021-04-09", by="safeguarding-partners")
BASE: Final = (Happened("local-authority-aware", "2021-03-25"), Happened("notification-sent", "2021-03-29"), DECIDED)


def tell(*entries: AnyEntry, of: str = "northamptonshire", on: date = date(2022, 3, 1)) -> lifecycle.Progress:
    known = Review("NR-07", of).record(*BASE, *entries).as_of(on)
    return next(step for step in lifecycle.progress(cspr.framework(of), known) if step.step == "tell-of-delay")


@pytest.mark.parametrize("of", ["northamptonshire", "kirklees", "essex", "national"])
@pytest.mark.parametrize("published", ["2021-10-07", "2021-10-09", "2021-09"])
def test_in_time_there_was_none(of: str, published: str) -> None:
    assert State.NOT_NEEDED is tell(Happened("published", published), of=of).state


def test_the_delay_of_an_earlier_step_is_none_of_the_review() -> None:
    late = Delayed("return-information", "other-delay", on="2021-04-06")
    assert State.NOT_NEEDED is tell(late, Happened("published", "2021-10-07")).state


@pytest.mark.parametrize(
    "entries",
    [
        (Happened("published", "2021-10-12"),),
        (Happened("published", "2021-10"),),
        (Happened("published", "2021-10-07"), Delayed("publish", "prosecution-pending", on="2021-09-01")),
        (
            Happened("published", "2021-10-07"),
            Established("publication-late-expected", "yes", on="2021-09-01", by="review-group"),
        ),
    ],
    ids=["published late", "perhaps late", "a delay on record", "expected late"],
)
def test_what_was_late_or_may_have_been_is_overtaken(entries: tuple[AnyEntry, ...]) -> None:
    assert State.OVERTAKEN is tell(*entries).state


def test_before_publication_it_may_still_arise() -> None:
    assert State.CANNOT_TELL is tell(on=date(2021, 9, 1)).state
