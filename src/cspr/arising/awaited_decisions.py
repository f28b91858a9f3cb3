"""Whether a duty waits for a decision, whatever else is open about it."""

from __future__ import annotations

from collections.abc import Iterable

from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE, DECISION
from cspr.guidance.model import Duty
from cspr.truth import Truth


def awaits_a_decision(case: Case, duty: Duty, needs: Iterable[Open], about: str) -> bool:
    """Whether a duty arises by none of its answers as long as the decisions on which it hangs are not taken.

    Args:
        needs: what could still decide whether it arises.
        about: for whom it is owed: ``case``, or an agency, child or person.
    """
    decisions = case.framework.words("decisions")
    outcomes = (
        event
        for need in needs
        if need.name.startswith(DECISION)
        for event in decisions[need.name.removeprefix(DECISION)].outcomes.values()
    )
    untaken = {Open(name=event, about=CASE): Truth.NO for event in outcomes}
    conditions = case.conditions if about == CASE else case.conditions.for_whom(about)
    return (
        bool(untaken)
        and conditions.supposing(untaken).applies(duty.when, duty.unless, duty.source.instrument) is Truth.NO
    )
