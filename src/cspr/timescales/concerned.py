"""Which children of a case a duty concerns: what happened to another of them starts no time of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions.limbs import limbs
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty

_NOTIFIABLE: Final = "notification-duty"


def not_concerned(case: Case, duty: Duty) -> frozenset[str]:
    """The children for whom a duty surely does not arise, where it arises or may for another of the case.

    A duty that asks nothing of a child concerns those whose incident is to be notified, or may be.

    Args:
        case: the case.
        duty: the duty.
    """
    children, known = case.situation.children, limbs(case.framework)
    asked = known.rule(duty.when, duty.unless, duty.source.instrument, case.day)
    test = asked if asked.of_child else known.named(_NOTIFIABLE, case.day)
    left_out = frozenset(each for each in children if test and case.conditions.truth(test, each) is Truth.NO)
    return left_out if len(left_out) < len(children) else frozenset()
