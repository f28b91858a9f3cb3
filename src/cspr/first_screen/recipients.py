"""To whom what a task is about goes, where several texts name several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.arising.judging import arising
from cspr.first_screen.tasks import Task, force_of
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_on_steps
from cspr.truth import Truth
from cspr.wording import task_sentences as words
from cspr.wording.first_screen import the

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View
    from cspr.sources import Source


def recipients(view: View, task: Task) -> Iterator[str]:
    """Every recipient with how strongly that is asked for; nothing where the texts name one or none.

    What the title says already is not said again, nor is whoever acts a recipient of it.

    Args:
        task: a task with a date, or without one.
    """
    to: dict[str, list[Source]] = {}
    if task.outside:
        return
    for reading in task.leading:
        for actor in reading.duty.to:
            to.setdefault(actor, []).append(reading.source)
    for duty in live_on_steps(view.case.framework, view.case.day).get(task.key, ()):
        owed = duty.to and duty.source.asks
        if owed and arising(view.case, duty).answer is Truth.YES:
            for actor in duty.to:
                to.setdefault(actor, []).append(duty.source)
    to = {actor: sources for actor, sources in to.items() if actor not in task.who}
    if len(to) > 1:
        groups = grouped((force_of(sources).partition("; ")[0], actor) for actor, sources in to.items())
        if len(groups) > 1 or not all(name in task.title for name in view.names(to)):
            yield words.recipients((the(view.names(actors)), force) for force, actors in groups.items())
