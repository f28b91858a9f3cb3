"""Whether a case came to be notifiable only after something was decided of it, which does not speak of that then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions.case import once_a_case
from cspr.conditions.evaluation import Conditions
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.conditions.case import Case

_DUTY: Final = "notification-duty"
NOTIFIED: Final = "notification-sent"


@once_a_case
def notifiable_later(case: Case, milestone: str) -> bool:
    """Whether a case surely is to be notified, was not, and surely was not to be when something happened.

    Args:
        milestone: what happened, such as a decision to hold no review.
    """
    reached = case.situation.occurrence(milestone)
    if reached is None or case.situation.happened(NOTIFIED) is not Truth.NO:
        return False
    if case.conditions.holds(_DUTY) is not Truth.YES:
        return False
    then = Conditions(case.framework, attrs.evolve(case.situation, on=reached.span.last))
    return then.holds(_DUTY) is Truth.NO
