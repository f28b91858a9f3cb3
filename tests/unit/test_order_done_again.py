"""What was asked or decided a second time is in no wrong order by the first time, nor by the second."""

from __future__ import annotations

from datetime import date

import pytest

from cspr.guidance import framework
from cspr.history import DeviationKind, deviations
from cspr.record import AnyEntry, Decided, Happened, Review

ALL = ("national", "northamptonshire", "kirklees")
NOTIFIED = Happened("notification-sent", "2022-05-13")
HELD = Happened("rapid-review-held", "2022-05-26")


def wrong(of: str, *entries: AnyEntry) -> list[str]:
    found = deviations(framework(of), Review("QX-31", of).record(*entries).as_of(date(2022, 7, 1)))
    return [each.title for each in found if each.kind is DeviationKind.OUT_OF_ORDER]


def decided(outcome: str, on: str) -> Decided:
    return Decided("local-review", outcome, on=on, by="safeguarding-partners")


@pytest.mark.parametrize("of", ALL)
def test_a_decision_of_another_kind_before_the_notification_was_no_decision_on_it(of: str) -> None:
    before, after = decided("other-learning", "2022-02-01"), decided("review", "2022-06-06")
    converted = Happened("review-converted", "2022-06-06")
    assert [] == wrong(of, before, NOTIFIED, HELD, converted, after)


@pytest.mark.parametrize("of", ALL)
def test_but_the_decision_that_stands_is_looked_at(of: str) -> None:
    assert [] != wrong(of, decided("review", "2022-05-20"), NOTIFIED, HELD)


def test_an_agency_that_is_asked_once_more_was_asked_first_with_all_others() -> None:
    asked = Happened("information-requested", "2022-02-18")
    collated = Happened("information-collated", "2022-03-02")
    again = Happened("information-requested", "2022-05-09", about="agency:police")
    assert [] == wrong("northamptonshire", asked, collated, again)
    assert [] != wrong("northamptonshire", collated, again)
