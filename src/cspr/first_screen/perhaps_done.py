"""What on record may have done a task too: a notice that goes through the system of another one, say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.guidance.live_rules import live_on_steps
from cspr.wording.task_sentences import perhaps_done_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View


def perhaps_done(view: View, task: Task) -> Iterator[str]:
    """By which events on record a task may be done too by a text in force, for people to check."""
    live = () if task.needs else live_on_steps(view.case.framework, view.case.day).get(task.key, ())
    for duty in live:
        for event in duty.may_be_done_by:
            day = view.when(event)
            if day is not None:
                yield perhaps_done_by(view.title("events", event), view.as_known(day), duty.source.clauses)
