"""For which children of a case a duty has a date of its own."""

from __future__ import annotations

from collections.abc import Iterable

from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs
from cspr.timescales.rules import RulePeriod


def told_apart(case: Case, periods: Iterable[RulePeriod]) -> tuple[str, ...]:
    """The children for whom what is owed has a date of its own, because a day is recorded of one child alone."""
    several, steps = case.situation.children, limbs(case.framework).steps
    if len(several) == 1:
        return ()
    for period in periods:
        word = steps.get(period.duty.step or "")
        if several and word is not None and word.of_children:
            days = {*period.timing.of, *word.done_by}
            if any(occurrence.about in several for event in days for occurrence in case.situation.occurrences(event)):
                return several
    return ()
