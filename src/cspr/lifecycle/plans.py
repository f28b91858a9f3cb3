"""What the documents say of each step on one day, as it is asked of any case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from cspr.arising.triggers import Trigger
from cspr.guidance.model import Duty, Hold
from cspr.lifecycle.states import Effect
from cspr.sources import Source
from cspr.truth import Truth
from cspr.vocabulary import Step


@attrs.frozen(kw_only=True, eq=False)
class StepDuty:
    """Duties of one document on one step that arise together.

    Args:
        trigger: what lets them arise.
        sources: where they stand.
        who: who owes them.
        owes: who owes the step itself by them; nobody where they only add to it.
        documents: what they hand over.
        after: what comes first, and what they are not to be done before, each with the duty that says so.
        binds: whether a must or should is among them.
        allows: whether they only allow it: nothing but a may, or a part in it, is among them.
        serves: whether they only serve a step that others ask for: they help with it, or are a part that comes before.
        in_force: yes, or unknown where the days of the document cannot be told.
        adds: whether they only add to a step that others lay, as parts do, and what holds while proceedings are open.
        considered: whether they ask somebody to consider it, to comment or the like, and not for the step itself.
        events: the events on which it turns whether they arise.
        at_once: the events as soon as which they ask for the step.
        awaits: the other steps that those events complete, and for which it can wait without a ring.
        asking: those of them that ask for the step itself.
    """

    trigger: Trigger
    sources: tuple[Source, ...]
    who: tuple[str, ...]
    owes: tuple[str, ...]
    documents: tuple[str | None, ...]
    after: tuple[tuple[str, Duty], ...]
    binds: bool
    allows: bool
    serves: bool
    in_force: Truth
    adds: bool
    considered: bool
    events: tuple[str, ...]
    at_once: tuple[str, ...]
    awaits: tuple[str, ...]
    asking: tuple[Duty, ...]

    @property
    def rank(self) -> int:
        """The rank of the highest text among them, 0 the highest."""
        return min(source.authority.rank for source in self.sources)


@attrs.frozen(kw_only=True, eq=False)
class Notice:
    """A notice to be given ahead of a step.

    Args:
        step: by which it is given.
        duty: that asks for it.
        in_force: yes, or unknown where the days of the document cannot be told.
        stands: yes, or unknown where a relaxation may suspend it.
    """

    step: str
    duty: Duty
    in_force: Truth
    stands: Truth


@attrs.frozen(kw_only=True, eq=False)
class StepPlan:
    """One step, and what the documents in force say of it.

    Args:
        word: the step.
        duties: the duties that lay it.
        beside: duties that only add to it.
        who: who owes the step itself: of its principal duties, where there are such.
        products: the documents that it hands over.
        holds: what stops it, each with whether its document is in force.
        affected_by: what touches it without stopping it.
        notices: notices to be given ahead of it.
        in_force: whether a text that lays it is in force.
    """

    word: Step
    duties: tuple[StepDuty, ...]
    beside: tuple[StepDuty, ...]
    who: tuple[str, ...]
    products: tuple[str, ...]
    holds: tuple[tuple[Hold, Truth], ...]
    affected_by: tuple[tuple[Effect, Hold], ...]
    notices: tuple[Notice, ...]
    in_force: Truth


@attrs.frozen(kw_only=True, eq=False)
class Process:
    """Every step that the documents in force on a day know.

    Args:
        steps: the steps as the vocabulary and the documents order them.
        order: the same, each after those that it waits for.
        events: the step that an event completes.
        own: the steps that a document declares itself.
    """

    steps: Mapping[str, StepPlan]
    order: tuple[str, ...]
    events: Mapping[str, str]
    own: tuple[StepPlan, ...]

    def owners(self, event: str) -> tuple[str, ...]:
        """Who owes the step that an event completes; of any other event, nobody."""
        step = self.events.get(event)
        return () if step is None else self.steps[step].who


def who_takes(live: Iterable[StepDuty]) -> tuple[str, ...]:
    """Who takes a step by the duties that arise, or may.

    Where nothing on the step itself does, it is whoever owes what is part of it.
    """
    owes = dict.fromkeys(who for duty in live for who in duty.owes)
    if not owes and not any(duty.part == "" and duty.topic == duty.step for each in live for duty in each.asking):
        owes = dict.fromkeys(who for each in live for duty in each.asking for who in duty.who)
    return tuple(owes)
