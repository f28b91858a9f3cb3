"""How a task stands whose date has passed: overdue, to be checked, or counted from a plan that has passed itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cspr.first_screen.children import not_of_all
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.sources import Basis
from cspr.timescales.main_date import Verdict, without_day_beside
from cspr.wording import first_screen as words, passed


def loudness(view: View, task: Task, verdict: Verdict) -> str:
    """How loudly one sentence says that the date has passed; empty where it has not.

    Args:
        task: a task with a date.
        verdict: how its date stands.
    """
    if verdict.loud:
        return "overdue"
    if _plan_passed(view, task):
        return "planned"
    if verdict is Verdict.CHECK and any(not_of_all(view, task)):
        return "perhaps done"
    return {Verdict.CHECK: "check", Verdict.EXPECTED_PASSED: "expected"}.get(verdict, "")


def how_it_stands(view: View, task: Task, day: date) -> Iterator[str]:
    """How the date stands once it has passed, and of whom the task is recorded as done.

    Args:
        task: a task with a date.
        day: that date; of one known in part the last.
    """
    assert task.main is not None  # noqa: S101 -- the caller has looked
    verdict, recorded = task.main.verdict, tuple(not_of_all(view, task))
    if verdict is Verdict.OVERDUE:
        # By how many days stands beside the date; of one that is known in part it is the least.
        ago = 0 if task.main.day is None or task.main.day.exact else -view.left(day, task.within)
        yield passed.overdue_by_at_least(ago) if ago else words.OVERDUE
    elif verdict is Verdict.PASSED_FROM_MEMORY:
        recalled = any(reading.source.basis is Basis.RECALLED for reading in task.leading)
        yield passed.PASSED_FROM_MEMORY if recalled else passed.PASSED_INFERRED
    elif _plan_passed(view, task):
        yield passed.PLAN_PASSED
    elif task.main.plan_cannot_stand(view.on):
        yield passed.PLAN_CANNOT_STAND
    elif verdict is Verdict.CHECK:
        yield passed.DATE_PASSED if recorded else on_which_readings(view, task) or passed.CHECK_WHETHER_IT_APPLIED
    elif verdict is Verdict.EXPECTED_PASSED:
        yield passed.EXPECTED
    yield from recorded


def on_which_readings(view: View, task: Task) -> str:
    """That the day passed on one reading of a document, such as its flowchart, whose other reading gives none.

    Args:
        task: a task; of one whose date has not passed, or that passed on all readings, nothing is said.
    """
    if task.main is None or task.main.verdict is not Verdict.CHECK:
        return ""
    timescales = (each for each in view.schedule if task.leading[0] in each.readings)
    others = [each for timescale in timescales for each in without_day_beside(timescale.readings, task.leading)]
    return passed.on_one_reading(task.leading[0].duty.reading, others[0].duty.reading) if others else ""


def _plan_passed(view: View, task: Task) -> bool:
    return task.main is not None and task.main.plan_passed(view.on)
