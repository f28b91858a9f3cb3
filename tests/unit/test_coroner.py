"""The coroner is asked how an inquest stands, and owes nothing."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr import vocabulary
from cspr.guidance import framework
from cspr.record import Happened, Review


def test_is_asked_whether_there_is_an_inquest() -> None:
    assert vocabulary.proceedings()["inquest"].holders == ("coroner",)
    review = Review("QX-700", "national").record(Happened("notification-sent", "2023-02-13"))
    cards = cspr.glance(framework("national"), review.as_of(date(2023, 2, 20))).cards
    asked = [card.who for card in cards if card.about == ("proceeding:inquest",) or "inquest" in card.says]
    assert asked
    assert all("coroner" in who for who in asked)


@pytest.mark.parametrize("of", ["national", "essex", "kirklees", "northamptonshire"])
def test_owes_no_duty(of: str) -> None:
    assert [] == [duty.id for each in framework(of).documents for duty in each.duties if "coroner" in duty.who]
