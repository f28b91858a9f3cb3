"""Which children of a case a duty concerns, and for which of them it has a date of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions.limbs import limbs
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.timescales.rules import RulePeriod

_NOTIFIABLE: Final = "notification-duty"


def not_concerned(case: Case, duty: Duty) -> frozenset[str]:
    """The children for whom a duty surely does not arise, where it arises or may for another of the case.

    A duty that asks nothing of a child concerns those whose incident is to be notified, or may be.
    """
    children = case.situation.children
    if not children:
        return frozenset()
    known = case.conditions.in_force
    asked = known.rule(duty.when, duty.unless, duty.source.instrument)
    test = asked if asked.of_child else known.named(_NOTIFIABLE)
    left_out = frozenset(each for each in children if test and case.conditions.truth(test, each) is Truth.NO)
    return left_out if len(left_out) < len(children) else frozenset()


def told_apart(case: Case, periods: Iterable[RulePeriod]) -> tuple[str, ...]:
    """The children for each of whom what is owed has a date of its own, because a day is recorded of one child alone.

    Args:
        periods: the readings of one topic.
    """
    several, steps = case.situation.children, limbs(case.framework).steps
    if len(several) == 1:
        return ()
    for period in periods:
        word = steps.get(period.duty.step or "")
        if several and word is not None and word.of_children:
            days = {*period.timing.of, *word.done_by}
            if any(each.about in several for event in days for each in case.situation.occurrences(event)):
                return several
    return ()
