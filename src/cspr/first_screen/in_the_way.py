"""What stands in the way of a task with a day, beside that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.conditions.limbs import limbs
from cspr.first_screen.in_order import as_first, first_of
from cspr.lifecycle import By
from cspr.lifecycle.proceedings import holds_of
from cspr.truth import Truth
from cspr.wording import first_screen as words
from cspr.wording.proceedings import held_while, who_can_say
from cspr.wording.steps import first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View
    from cspr.lifecycle import Blocker


def in_the_way(view: View, task: Task, *, soon: bool) -> Iterator[str]:
    """What holds a task, or comes first; of one that is not due soon, only what the dates on the screen do not show.

    Args:
        task: the task, with a day.
        soon: whether it is due soon.
    """
    for blocker in task.blockers:
        if blocker.certain is Truth.YES and blocker.by in {By.HOLD, By.PAUSE}:
            yield words.sentence(held_while(blocker.title, let_go_by(view, blocker)))
            if blocker.by is By.HOLD:
                yield words.sentence(who_can_say(view.names(blocker.cleared_by)))
            return
    earlier = first_of(task, view.on)
    if earlier is not None and (soon or _without_a_day_before(view, task, earlier.name)):
        yield first(as_first(view, earlier), decide=earlier.by is By.DECISION, inferred=earlier.by_nature)


def let_go_by(view: View, blocker: Blocker) -> tuple[str, ...]:
    """What lets a step go on while proceedings hold it, in words; not that something else was decided on instead."""
    framework = view.case.framework
    instead = {event for decision in limbs(framework).decisions.values() for event in decision.outcomes.values()}
    holds = (hold for hold in holds_of(framework) if blocker.by is By.HOLD and hold.source == blocker.source)
    names = dict.fromkeys(name for hold in holds for name in hold.unless if name not in instead)
    return tuple(view.case.conditions.explain(name, blocker.source.instrument).title for name in names)


def _without_a_day_before(view: View, task: Task, step: str) -> bool:
    """Whether what comes first can be done now and has no day before that of the task itself."""
    day = task.main and task.main.day
    return view.can_be_done(step) and not any(
        each.main and each.main.day and day and each.main.day.last <= day.last
        for each in view.tasks
        if each.key == step
    )
