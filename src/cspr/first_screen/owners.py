"""Who owes a task, and for whom; to whom it goes where several texts name several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cspr.arising.judging import arising
from cspr.conditions.limbs import CASE
from cspr.first_screen.children import titled
from cspr.first_screen.tasks import Task, force_of
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.owing import ANY_AGENCY, ANYBODY, alternatives, owing
from cspr.guidance.steps import step_of
from cspr.lifecycle import Progress
from cspr.sources import Source
from cspr.truth import Truth
from cspr.vocabulary import spelt
from cspr.wording import task_sentences as words
from cspr.wording.first_screen import named, several, the
from cspr.wording.roles import AN_AGENCY, SHORT, nobody_of_them
from cspr.wording.task_sentences import for_whom

_RUNNING: Final = "running"
_DECIDED: Final = "local-review-decided"
OF_THE_CASE: Final = (CASE, "child:")
"""How what is owed for the case or for a child begins, which every card tells in its own way."""


def names(view: View, group: list[Task]) -> tuple[str, ...]:
    """Who owes the same task for several; of what each agency owes, those whose part it is, and else that it is one.

    Args:
        group: the task, once for each for whom it is owed.
    """
    who = group[0].who
    agencies = [task.about for task in group if owing(who, task.about) != who]
    if not agencies:
        each = any(_for_each(view, duty) for task in group for duty in task.duties)
        names = view.names(who, alternatives(group[0].duties))
        return tuple(AN_AGENCY if name == SHORT[ANY_AGENCY] and not each else name for name in names)
    return (_parts(view, agencies), *view.names(name for name in who if name not in ANYBODY))


def _for_each(view: View, duty: Duty) -> bool:
    """Whether each agency owes a duty, by the duty or by its step; else it is whichever agency the text speaks of."""
    step = step_of(view.case.framework, duty)
    return duty.each is not None or (step is not None and step.each is not None)


def titled_for(view: View, title: str, group: list[Task]) -> str:
    """The title of a task, with the children, agencies or people for each of whom somebody else owes it."""
    others = [task.about for task in group if not task.about.startswith(OF_THE_CASE)]
    if others and ANYBODY.isdisjoint(group[0].who):
        return for_whom(title, _parts(view, others))
    return titled(view, title, group)


def step_for(view: View, step: Progress) -> str:
    """The title of a step, with those for each of whom somebody else has still to take it."""
    apart = step.open_for and ANYBODY.isdisjoint(step.who)
    return for_whom(step.title, _parts(view, step.open_for)) if apart else step.title


def _parts(view: View, abouts: Iterable[str]) -> str:
    actors = view.case.framework.words("actors")
    ids = sorted(about.partition(":")[2] for about in abouts)
    return several([named(actors[name].title) if name in actors else spelt(name) for name in ids])


def nobody_yet(view: View, task: Task) -> Iterator[str]:
    """That none of those is there of whom any one is enough: before an LCSPR is decided on, nobody has its roles."""
    one_of, step = alternatives(task.duties), view.progress.get(task.key)
    situation = view.case.situation
    in_a_review = step is not None and step.stage == _RUNNING and situation.happened(_DECIDED) is Truth.NO
    if one_of and in_a_review and {appointment.role for appointment in situation.appointments()}.isdisjoint(one_of):
        yield nobody_of_them(*view.names(one_of, one_of))


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
        groups = grouped((force_of(sources), actor) for actor, sources in to.items())
        if len(groups) > 1 or not all(name in task.title for name in view.names(to)):
            yield words.recipients((the(view.names(actors)), force) for force, actors in groups.items())
