"""Whether a duty arises: on what is recorded, on which answers, on a decision, or on what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.conditions import CASE, DECISION, Open
from cspr.conditions.limbs import limbs
from cspr.guidance.periods import Relation
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.conditions import Case
    from cspr.dates import PartialDate
    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty

_LASTS = frozenset({Relation.AT_LEAST, Relation.AT_MOST})


@attrs.frozen(kw_only=True, cache_hash=True)
class Trigger:
    """What lets a duty arise.

    Args:
        when: names that must all hold.
        unless: names of which none may hold.
        within: the document, whose own tests come first.
    """

    when: tuple[str, ...]
    unless: tuple[str, ...]
    within: str

    def names(self, framework: Framework, day: PartialDate) -> tuple[str, ...]:
        """The facts, events, steps and proceedings on which it turns, by the texts in force on a day."""
        return limbs(framework).rule(self.when, self.unless, self.within, day).ends


@attrs.frozen(kw_only=True)
class Arising:
    """Whether a duty arises.

    Args:
        answer: yes, no, or unknown.
        needs: what could still decide it; nothing where it is decided.
    """

    answer: Truth
    needs: tuple[Open, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether decisions of people alone are open."""
        return bool(self.needs) and all(need.name.startswith(DECISION) for need in self.needs)


def trigger_of(duty: Duty) -> Trigger:
    """What lets a duty arise; one that lasts from an event cannot be there before it."""
    timing, when = duty.timing, duty.when
    if timing is not None and timing.relation in _LASTS and timing.established:
        when = (*when, *(event for event in timing.of if event not in when))
    return Trigger(when=when, unless=duty.unless, within=duty.source.instrument)


class Judge:
    """Whether duties arise in one case, each question asked once.

    Args:
        case: the case.
    """

    __slots__ = ("_answers", "case")

    def __init__(self, case: Case) -> None:
        """Begin with nothing asked."""
        self.case = case
        self._answers: dict[Trigger, Arising] = {}

    def arising(self, trigger: Trigger) -> Arising:
        """Whether a duty arises on what is recorded, and what could still decide it.

        Args:
            trigger: what lets the duty arise.
        """
        if trigger not in self._answers:
            asked, conditions = (trigger.when, trigger.unless, trigger.within), self.case.conditions
            answer = conditions.applies(*asked)
            needs = conditions.needs_of(*asked) if answer is Truth.UNKNOWN else ()
            self._answers[trigger] = Arising(answer=answer, needs=needs)
        return self._answers[trigger]

    def may_still_arise(self, trigger: Trigger, to_come: Callable[[str], bool]) -> bool:
        """Whether a duty arises, or may once events that are still to come have happened.

        Args:
            trigger: what lets the duty arise.
            to_come: whether an event is still to come.
        """
        names = trigger.names(self.case.framework, self.case.day)
        hoped = {Open(name=name, about=CASE): Truth.UNKNOWN for name in names if to_come(name)}
        supposed = self.case.conditions.supposing(hoped)
        return supposed.applies(trigger.when, trigger.unless, trigger.within) is not Truth.NO
