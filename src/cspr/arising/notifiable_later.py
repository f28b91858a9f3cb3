"""Whether a case came to be notifiable only after something was decided of it, which does not speak of that then."""

from __future__ import annotations

from typing import Final

import attrs

from cspr.conditions.case import Case, once_a_case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE
from cspr.truth import Truth

_DUTY: Final = "notification-duty"
NOTIFIED: Final = "notification-sent"


@once_a_case
def notifiable_later(case: Case, milestone: str) -> bool:
    """Whether a case surely is to be notified, was not, and surely was not to be when something happened.

    Args:
        milestone: what happened, such as a decision to hold no review.
    """
    reached, test = case.situation.occurrence(milestone), case.conditions.in_force.named(_DUTY)
    if reached is None or test is None or case.situation.happened(NOTIFIED) is not Truth.NO:
        return False
    then = Conditions(case.framework, attrs.evolve(case.situation, on=reached.span.last))
    return case.conditions.truth(test, CASE) is Truth.YES and then.truth(test, CASE) is Truth.NO
