"""Laws that tie answers to answers: order, what is unrelated, later entries, open questions, narrower dates, others."""

from __future__ import annotations

from hypothesis import given, strategies as st

from hostile import attack
from random_reviews import broken
from trying import examples


@examples(5)
@given(st.integers(0, 10**9))
def test_a_random_review_keeps_every_law(seed: int) -> None:
    assert [] == list(broken(seed))


@examples(100)
@given(st.integers(0, 10**9))
def test_a_hostile_input_gives_a_value_or_a_list_of_problems(seed: int) -> None:
    name, error = attack(seed)
    assert (name, None) == (name, error)
