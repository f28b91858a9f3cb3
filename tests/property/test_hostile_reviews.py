"""Records that went wrong in every way: what one answer calls overdue all do, and changes are what they say."""

from __future__ import annotations

import pytest

from hostile_reviews import broken


@pytest.mark.parametrize("seed", range(8))
def test_answers_about_a_record_that_went_wrong_agree(seed: int) -> None:
    assert [] == list(broken(seed))
