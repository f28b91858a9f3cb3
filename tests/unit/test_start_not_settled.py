"""Where a text leaves open from when its time counts, that is said only if the days differ."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.record import Happened, Review


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("2022-07-14", "15 working days; start not settled: 4–5 Aug."),
        ("2022-07-15", "15 working days after the notification (Sat 16 Jul)."),
    ],
    ids=["two days", "one day"],
)
def test_two_starts_with_the_same_last_day_are_no_doubt(told: str, period: str) -> None:
    happened = [Happened("notification-sent", "2022-07-16"), Happened("partners-notified", told)]
    known = Review("NA-07", "national").record(*happened).as_of(date(2022, 7, 20))
    (card,) = (
        card
        for card in cspr.glance(cspr.framework("national"), known).cards
        if card.id.endswith("submit-rapid-review/case")
    )
    assert period == card.why[0]
