"""Tasks that are tied, without a figure, to a day that is still to come, such as shortly before publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.guidance.steps import steps_of
from cspr.wording import first_screen as words
from cspr.wording.deadlines import vague
from cspr.wording.moments import moment
from cspr.wording.task_sentences import OWN_PLAN, planned_for

SOON: Final = 3
"""How many working days before its day a task is one of those to be done now."""


def to_come(view: View, task: Task) -> bool:
    """Whether the day to which a task is tied is not planned, or is still some days off."""
    days = [view.case.situation.planned(event) for event in _events(task)]
    return bool(task.near) and not any(day is not None and view.left(day.first) <= SOON for day in days)


def near_what(view: View, task: Task) -> Iterator[str]:
    """To which day a task is tied, and for when that is planned, in words."""
    ties = [
        vague(duty.timing.how, moment(event, view.title("events", event)))
        for duty in task.near
        if duty.timing is not None
        for event in duty.timing.of
    ]
    if ties:
        yield words.sentence(", or ".join(dict.fromkeys(ties)))
    for event in _events(task):
        planned = view.case.situation.planned(event)
        if planned is not None:
            what, passed = moment(event, view.title("events", event)), planned.last < view.on
            yield planned_for(what, view.as_known(planned), passed=passed)


def own_plan(view: View, task: Task) -> str:
    """For which day to come a task itself is planned, or its meeting called, in words; empty where it is not."""
    step = steps_of(view.case.framework).get(task.key)
    planned = (view.case.situation.planned(event) for event in (() if step is None else step.done_by))
    days = sorted((day for day in planned if day is not None and day.last >= view.on), key=lambda day: day.last)
    return OWN_PLAN.format(view.as_known(days[0])) if days else ""


def _events(task: Task) -> list[str]:
    return list(dict.fromkeys(event for duty in task.near if duty.timing is not None for event in duty.timing.of))
