"""Whether it was decided to learn by other means than a local review, so that what follows is no LCSPR."""

from __future__ import annotations

from typing import Final

from cspr.conditions.case import Case, once_a_case
from cspr.record.standing import stands
from cspr.truth import Truth

_OTHERWISE: Final = "other-learning-decided"
_REVIEW: Final = "local-review-decided"


@once_a_case
def other_learning(case: Case) -> bool:
    """Whether that decision surely stands, and none on a local review does."""
    situation = case.situation
    return stands(situation, _OTHERWISE) is Truth.YES and stands(situation, _REVIEW) is Truth.NO
