"""What stands beside a task: what is in its way, who refuses, whether there is time, and what may have done it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from cspr import vocabulary
from cspr.arising.disputes import WITHHELD
from cspr.arising.suppositions import limits_of, no_notice_for
from cspr.conditions.limbs import CASE, limbs
from cspr.dates import PartialDate
from cspr.first_screen.in_order import as_first, first_of
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.lifecycle import Blocker, By
from cspr.lifecycle.proceedings import holds_of
from cspr.lifecycle.states import HOLDS
from cspr.truth import Truth
from cspr.wording import asking, first_screen as words
from cspr.wording.proceedings import end_planned, held_while, who_can_say
from cspr.wording.steps import first, not_before
from cspr.wording.task_sentences import no_notice, perhaps_done_by

RETURN: Final = "return-information"
ESCALATE: Final = "escalate-information"
_ANSWERED: Final = ("information-returned", "information-dispute-settled")
_PUBLISH: Final = "publish"
_PUBLISHED: Final = "published"


def in_the_way(view: View, task: Task, *, soon: bool) -> Iterator[str]:
    """What holds a task, or comes first; of one that is not due soon, only what the dates on the screen do not show.

    Args:
        task: the task, with a day.
        soon: whether it is due soon.
    """
    for blocker in task.blockers:
        if blocker.certain is Truth.YES and blocker.by in HOLDS:
            yield words.sentence(held_while(blocker.title, let_go_by(view, blocker)))
            end = planned_end(view, blocker)
            if end is not None:
                yield words.sentence(end_planned(view.as_known(end)))
            elif blocker.by is By.HOLD:
                yield words.sentence(who_can_say(view.names(blocker.cleared_by)))
            return
    day = waits_for_day(task)
    if day is not None:
        yield words.sentence(not_before(view.as_known(day)))
    earlier = first_of(task, view.on)
    if earlier is not None and (soon or _without_a_day_before(view, task, earlier.name)):
        yield first(as_first(view, earlier), decide=earlier.by is By.DECISION, inferred=earlier.by_nature)


def planned_end(view: View, blocker: Blocker) -> PartialDate | None:
    """The day to come for which the end of what holds a step is planned; ``None`` where none is on record."""
    proceedings, exits = view.case.framework.words("proceedings"), vocabulary.exits()
    ends = exits[blocker.name].until if blocker.by is By.PAUSE else ()
    if blocker.name in proceedings:
        ends = proceedings[blocker.name].ended_by
    planned = (view.case.situation.planned(event) for event in ends)
    return next((day for day in planned if day is not None and day.last >= view.on), None)


def waits_for_day(task: Task) -> PartialDate | None:
    """The day to come before which a task is not done; ``None`` where it can be done at any time."""
    return next((blocker.day for blocker in task.blockers if blocker.day is not None), None)


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


def answered(view: View, about: str) -> bool:
    """Whether an agency returned what it was asked for, or the matter was settled, or may have been."""
    return any(view.case.situation.happened(event, about) is not Truth.NO for event in _ANSWERED)


def refusals(view: View, group: Sequence[Task]) -> Iterator[str]:
    """Which agencies refuse: beside their returns, or beside the escalation where no return is asked for any more."""
    keys = {task.key for task in group}
    returns = {task.about for task in view.tasks if task.key == RETURN}
    shown = {task.about for task in group}
    for each in view.case.situation.occurrences(WITHHELD):
        here = each.about in shown if RETURN in keys else ESCALATE in keys and each.about not in returns
        if here and not answered(view, each.about):
            who = "" if each.about == CASE else words.named(view.title("actors", each.about.partition(":")[2]))
            yield words.sentence(asking.refused(who, view.on_day(each.span)))


def notice_too_late(view: View, task: Task, day: date) -> Iterator[str]:
    """That no notice can be given any more that publication on its last day would need: the review is delayed by that.

    A plan for a later day says itself that the review is delayed.

    Args:
        task: a task with a date.
    """
    planned = view.case.situation.planned(_PUBLISHED)
    if task.key != _PUBLISH or day < view.on or (planned is not None and planned.last > day):
        return
    for suspended in (False, True):
        for word, due in limits_of(view.case, suspended=suspended):
            notice = no_notice_for(view.case, word, due) if due.last == day else None
            if notice is not None:
                yield no_notice(view.day(day), view.day(notice.last), tell=notice.surely and not suspended)
                return


def perhaps_done(view: View, task: Task) -> Iterator[str]:
    """By which events on record a task may be done too by a text in force, for people to check."""
    live = () if task.needs else live_on_steps(view.case.framework, view.case.day).get(task.key, ())
    for duty in live:
        for event in duty.may_be_done_by:
            day = view.when(event)
            if day is not None:
                yield perhaps_done_by(view.title("events", event), view.as_known(day), duty.source.clauses)
