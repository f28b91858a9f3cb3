"""That a notice of publication is too late is told on the first screen, and only where it is."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

import building
import cspr
from cspr.first_screen import glance
from cspr.guidance import Framework
from cspr.guidance.periods import Relation, Timing, WorkingDays
from cspr.lifecycle import delay
from cspr.publication import lateness
from cspr.record import AnyEntry, Decided, Happened, Planned, Review
from cspr.truth import Truth

DECIDED = Decided("local-review", "review", on="2021-12-17", by="safeguarding-partners", rationale_ref="M-1")
TOLD_OF_DAY = Happened("publication-date-notified", "2022-05-30")
COPIED = Happened("report-submitted", "2022-05-30")
TOO_LATE = "Too late to give notice for Fri 17 Jun (last day Wed 8 Jun): tell of the delay."
LOCALLY = "Too late to give notice for Fri 17 Jun (last day Fri 3 Jun)."


@pytest.mark.parametrize(
    ("entries", "on", "told"),
    [
        ((), date(2022, 6, 14), [TOO_LATE]),
        ((), date(2022, 6, 8), []),
        ((), date(2022, 6, 18), []),
        ((Planned("published", "2022-06-16", recorded="2022-06-01"),), date(2022, 6, 14), [TOO_LATE]),
        ((Planned("published", "2022-06-30", recorded="2022-06-01"),), date(2022, 6, 14), []),
        ((COPIED, TOLD_OF_DAY), date(2022, 6, 14), []),
        ((COPIED,), date(2022, 6, 14), [LOCALLY]),
    ],
    ids=[
        *("too late", "the last day", "overdue itself", "a day within the limit is planned", "a later day is planned"),
        *("given", "only what should be given"),
    ],
)
def test_a_notice_that_is_too_late_is_told_whatever_day_is_planned(
    entries: tuple[AnyEntry, ...], on: date, told: list[str]
) -> None:
    review = Review("NR-06", "northamptonshire").record(DECIDED, *entries)
    cards = {card.id: card for card in glance(cspr.framework("northamptonshire"), review.as_of(on)).cards}
    assert told == [why for why in cards["task/publish/case"].why if why.startswith("Too late")]


def test_a_notice_that_is_too_late_for_a_limit_that_may_be_suspended_tells_of_no_delay() -> None:
    review = Review("NR-06", "northamptonshire").record(attrs.evolve(DECIDED, on="2020-12-17"))
    cards = {
        card.id: card for card in glance(cspr.framework("northamptonshire"), review.as_of(date(2021, 6, 14))).cards
    }
    expected = ["Too late to give notice for Thu 17 Jun (last day Tue 8 Jun)."]
    assert expected == [why for why in cards["task/publish/case"].why if why.startswith("Too late")]


def test_a_notice_that_a_procedure_wants_long_before_is_told_of_as_long_before() -> None:
    timing = Timing(relation=Relation.AT_LEAST_BEFORE, amounts=(WorkingDays(40),), of=("published",))
    early = building.document(attrs.evolve(building.duty("x-my-area/early-notice", timing), step=None))
    framework = Framework(partnership="my-area", documents=(*cspr.framework().documents, early))
    review = Review("MA-06", "my-area").record(DECIDED, Happened("report-submitted", "2022-02-01"))
    why = {
        day: [
            reason
            for card in glance(framework, review.as_of(day)).cards
            for reason in card.why
            if reason.startswith("Too late")
        ]
        for day in (date(2022, 4, 19), date(2022, 4, 20))
    }
    late = "Too late to give notice for Fri 17 Jun (last day Tue 19 Apr): tell of the delay."
    assert {date(2022, 4, 19): [], date(2022, 4, 20): [late]} == why


@pytest.mark.parametrize("outcome", ["join", "convert"])
@pytest.mark.parametrize("on", [date(2022, 6, 14), date(2022, 6, 20)], ids=["no notice", "the limit passed"])
@pytest.mark.parametrize("of", ["national", "northamptonshire", "kirklees", "essex"])
def test_a_review_that_goes_on_elsewhere_has_no_delay_to_tell_in_any_answer(of: str, on: date, outcome: str) -> None:
    left = Decided("course", outcome, on="2022-03-01", by="safeguarding-partners", rationale_ref="M-2")
    situation = Review("QX-11", of).record(DECIDED, left).as_of(on)
    assert (False, ()) == (delay(cspr.framework(of), situation).overrun, delay(cspr.framework(of), situation).open)
    answer = lateness(cspr.framework(of), situation)
    assert (Truth.NO, ("Not late, on what is recorded.",)) == (answer.late, answer.says)
    assert "Tell of the delay, with the reasons." not in glance(cspr.framework(of), situation).headline
