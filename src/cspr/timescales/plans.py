"""The way to a goal: its steps, the days by which texts ask for them, and whether it can be reached in time."""

from __future__ import annotations

from datetime import date

import attrs

from cspr.answers import Named
from cspr.dates import PartialDate
from cspr.guidance.layers import InForce
from cspr.guidance.periods import Amount
from cspr.sources import Source
from cspr.timescales.paths import COMPLETE, PUBLISH
from cspr.timescales.rules import RulePeriod
from cspr.truth import Truth


@attrs.frozen(kw_only=True)
class PlannedStep:
    """One step on the way, with the days between which it can be done.

    Args:
        step: the step.
        title: in plain words.
        done: when it was done, as well as that is known; ``None`` where it was not.
        duration: what the caller allows for it; ``None`` where nothing was given, and it counts as taking no time.
        after: the steps that come first.
        earliest: the first day on which it surely can be done, if nothing takes longer than was allowed; counted from
            the last day on which what came first can have been done, where that is known only in part.
        latest: the last day on which it can be done so that the target is kept; ``None`` without a target, and for a
            step that the target does not wait for.
        slack: the working days and calendar days from the earliest to the latest; negative where it is too late.
        critical: whether the earliest day of the goal hangs on it: it is on a way that alone would lead to that day.
        because: why no earlier and why no later, a sentence each; then of the goal, why it may not be asked for.
        sources: the clauses that lay it, or that say what comes first.
    """

    step: str
    title: str
    done: PartialDate | None
    duration: Amount | None
    after: tuple[str, ...]
    earliest: date
    latest: date | None
    slack: tuple[int, int] | None
    critical: bool
    because: tuple[str, ...]
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class Limit:
    """A day by which a text asks for a step on the way, and whether it can be kept.

    Args:
        period: the reading.
        in_force: whether its text was in force when its clock started.
        applies: whether the duty arises.
        start: the day of the event counted from; ``None`` for a fixed date.
        planned: whether the start is planned and has not happened.
        due: the day by which the step is asked for.
        opens: the day on which a window opens.
        earliest: the first day on which the step surely can be done.
        kept: whether it was, or can be; unknown where it turns on a day that is known only in part.
        by_target: of the goal, whether it is kept on the day wished for; unknown of any other step.
        relaxed_by: texts that suspend it, or may.
    """

    period: RulePeriod
    in_force: InForce
    applies: Truth
    start: PartialDate | None
    planned: bool
    due: PartialDate
    opens: PartialDate | None
    earliest: date
    kept: Truth
    by_target: Truth
    relaxed_by: tuple[Source, ...]


@attrs.frozen(kw_only=True, repr=False)
class Plan(Named):
    """The way to a goal.

    Args:
        goal: the step that is wished for.
        target: the day that is wished for, or ``None``.
        on: the day asked about; nothing that is not done can be done before it.
        calendar: the edition of the working days that were used.
        steps: every step on the way, each after those that come before it.
        critical: the steps on which the earliest day of the goal hangs, in the order of ``steps``: of several ways that
            take equally long, those of each.
        limits: the days by which texts ask for these steps.
        possible: whether the goal can be reached on the day wished for. No where it comes too soon, and where no text
            asks for the goal as things stand, such as to publish once it was decided to hold no review. Unknown without
            a day; where it turns on a day that is known only in part, or on a step that may have been done; and where
            it is open whether any text asks for the goal, such as before it is decided to hold a review.
        without_duration: steps that are not done and for which no duration was given: the plan lets them take no time.
        waiting_for: what else has to happen or be answered first, and has no day: events and facts.
    """

    goal: str
    target: date | None
    on: date
    calendar: str
    steps: tuple[PlannedStep, ...]
    critical: tuple[str, ...]
    limits: tuple[Limit, ...]
    possible: Truth
    without_duration: tuple[str, ...]
    waiting_for: tuple[str, ...]

    @property
    def earliest(self) -> date:
        """The first day on which the goal surely can be reached."""
        return next(step.earliest for step in self.steps if step.step == self.goal)

    @property
    def overall(self) -> tuple[Limit, ...]:
        """The limits of the review as a whole: by when it is to be complete, and published."""
        return tuple(limit for limit in self.limits if limit.period.duty.step in {COMPLETE, PUBLISH})
