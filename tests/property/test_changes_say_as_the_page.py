"""What changed names a day as the first screen does: not as sure where that says that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

import cspr
from cspr.changing.pictures import picture
from cspr.changing.rows import Subject
from cspr.conditions.limbs import CASE
from cspr.first_screen.cards import Certainty
from cspr.timescales import schedule
from random_reviews import RandomReview, random_review, walked_review
from trying import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.first_screen import Card

NOT_SETTLED = re.compile(r"start not settled: .*?(?=\.)")


def cards(review: RandomReview) -> dict[str, Card]:
    """The cards of the case that have a date, by its topic."""
    documents, known = cspr.framework(review.partnership), review.situation()
    topics = {
        reading.key: duty.topic
        for duty in schedule(documents, known)
        for reading in duty.readings
        if duty.about == CASE
    }
    dated = (card for card in cspr.glance(documents, known).cards if card.id.startswith("task/") and card.arrive_by)
    return {topics[card.readings[0]]: card for card in dated if card.readings and card.readings[0] in topics}


@pytest.mark.parametrize("make", [random_review, walked_review])
@given(seed=st.integers(0, 10**6))
@examples(10)
def test_a_day_is_as_sure_as_on_the_page(make: Callable[[int], RandomReview], seed: int) -> None:
    review = make(seed)
    said = {
        key[1]: item
        for key, item in picture(cspr.framework(review.partnership), review.situation(), None).items()
        if key[0] is Subject.DATE
    }
    for topic, card in cards(review).items():
        beside = said[topic].beside
        not_settled = NOT_SETTLED.search(" ".join(card.why))
        assert not_settled is None or not_settled[0] in beside, (topic, beside)
        assert (card.certainty is Certainty.ONLY_IF) <= ("if that applies" in beside), (topic, beside)
        assert (card.certainty is Certainty.MAY_BE_SUSPENDED) <= ("may be suspended" in beside), (topic, beside)
        assert (card.certainty is Certainty.TEXTS_DIFFER) <= ("differ" in beside or "not settled" in beside), topic
