"""Where a review stands: what is done, ready, blocked by what, not needed; where it left its course; what if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.errors import nearest, wrong
from cspr.lifecycle.delaying import Delay, Told, delay
from cspr.lifecycle.holding import Parallel, during, parallel, proceeding_title
from cspr.lifecycle.leaving import Left, left
from cspr.lifecycle.planning import steps_of
from cspr.lifecycle.standing import Standing
from cspr.lifecycle.states import EXPECTED, STATE_SAYS, Blocker, By, Effect, Progress, State, Touch
from cspr.lifecycle.supposing import Change, changes, what_if

if TYPE_CHECKING:
    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

__all__ = [
    "EXPECTED",
    "STATE_SAYS",
    "Blocker",
    "By",
    "Change",
    "Delay",
    "Effect",
    "Left",
    "Parallel",
    "Progress",
    "State",
    "Told",
    "Touch",
    "blockers",
    "changes",
    "delay",
    "during",
    "left",
    "parallel",
    "proceeding_title",
    "progress",
    "steps_of",
    "what_if",
]


def progress(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> tuple[Progress, ...]:
    """Say of every step where it stands, in the order of the stages.

    Args:
        framework: the documents that apply; the texts in force on the day asked about lay the steps.
        situation: what is known.
        calendar: the working days by which notices are counted; those of England where nothing else is given.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Happened("notification-sent", date(2021, 3, 29)),
        ... )
        >>> found = progress(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> next(one.state.value for one in found if one.step == "notify-incident")
        'done'
    """
    return Standing(framework, situation, calendar).all()


def blockers(
    framework: Framework, situation: Situation, step: str, *, calendar: Calendar | None = None
) -> tuple[Blocker, ...]:
    """Say what stands in the way of one step, or may; of a step that is ready or done, nothing.

    Args:
        framework: the documents that apply.
        situation: what is known.
        step: the step. It is only asked about; nothing is recorded.
        calendar: as for ``progress``.

    Raises:
        CsprError: ``unknown-step`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> "final-sign-off" in [one.name for one in blockers(framework("northamptonshire"), situation, "publish")]
        True
    """
    known = steps_of(framework)
    if step not in known:
        raise wrong("unknown-step", "step", nearest(step, known) or "give the id of a step")
    return Standing(framework, situation, calendar).step(step).blockers
