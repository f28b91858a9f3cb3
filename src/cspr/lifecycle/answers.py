"""Where the steps of a review stand, and what stands in the way of one of them."""

from __future__ import annotations

from cspr.answers import Answers
from cspr.arguments import a_word
from cspr.calendars import Calendar
from cspr.conditions.case import Case, once_a_case
from cspr.guidance.layers import Framework
from cspr.guidance.steps import steps_of
from cspr.lifecycle.solving import StepSolver
from cspr.lifecycle.states import Blocker, Progress
from cspr.record.situation import Situation


def progress(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Answers[Progress]:
    """Where every step stands, in the order of the stages.

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
        >>> steps = progress(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> next(each.state.value for each in steps if each.step == "notify-incident")
        'done'
    """
    return Answers(progress_of(Case(framework, situation, calendar)))


@once_a_case
def progress_of(case: Case) -> tuple[Progress, ...]:
    """Where every step of a case stands; solved once for all subjects that ask."""
    return StepSolver(case).all()


def blockers(
    framework: Framework, situation: Situation, step: str, *, calendar: Calendar | None = None
) -> Answers[Blocker]:
    """What stands in the way of one step, or may; of a step that is ready or done, nothing.

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
        >>> "final-sign-off" in [each.name for each in blockers(framework("northamptonshire"), situation, "publish")]
        True
    """
    return Answers(blockers_of(Case(framework, situation, calendar), step))


def blockers_of(case: Case, step: str) -> tuple[Blocker, ...]:
    """What stands in the way of one step of a case, or may."""
    known = steps_of(case.framework)
    a_word(step, known, "unknown-step", "step", "give the id of a step")
    return StepSolver(case).step(step).blockers
