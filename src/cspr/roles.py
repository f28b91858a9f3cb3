"""Who does what: the duties of a role or body by stage, and what is asked of whoever fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import vocabulary
from cspr.dates import Span
from cspr.errors import nearest, wrong
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cspr.guidance.framework import Framework
    from cspr.guidance.model import BodyRule, Duty, RoleRule
    from cspr.record.situation import Situation
    from cspr.sources import Source


@attrs.frozen(kw_only=True)
class Task:
    """One duty of a role.

    Args:
        stage: the stage of its step; empty where no step fits.
        step: the step, or ``None``.
        topic: what it is about.
        title: in plain words.
        to: to whom it is owed.
        source: the clauses that lay it.
        says: what the leading clause says, in our words.
    """

    stage: str
    step: str | None
    topic: str
    title: str
    to: tuple[str, ...]
    source: Source
    says: str


@attrs.frozen(kw_only=True)
class Profile:
    """What a role or body is, what it owes at each stage, and what is asked of whoever fills it.

    Args:
        actor: the role, body or agency.
        title: in plain words.
        says: what it is.
        names: what each document calls it, by the id of the instrument.
        tasks: its duties by stage, in the order of the steps.
        rules: what the documents ask of whoever fills a role.
        bodies: who sits on a body, where it is one.
        qualities: what the clauses behind the qualities say, by clause id.
    """

    actor: str
    title: str
    says: str
    names: Mapping[str, tuple[str, ...]]
    tasks: tuple[Task, ...]
    rules: tuple[RoleRule, ...]
    bodies: tuple[BodyRule, ...]
    qualities: Mapping[str, str]


def profile(framework: Framework, actor: str, *, on: date | None = None) -> Profile:
    """Give the profile of a role, body or agency: the query of every duty laid on it.

    Args:
        framework: the documents that apply.
        actor: the role, body or agency by its id, such as ``lead-reviewer``.
        on: only texts in force on that day, or that may be; every edition where left out.

    Raises:
        CsprError: ``unknown-actor`` with the nearest known one.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> found = profile(framework("northamptonshire"), "lead-reviewer", on=date(2021, 4, 1))
        >>> sorted({task.stage for task in found.tasks if task.step == "first-draft"})
        ['report']
    """
    word = vocabulary.actors().get(actor)
    if word is None:
        raise wrong("unknown-actor", "actor", nearest(actor, vocabulary.actors()) or "give the id of a role or body")
    day = None if on is None else Span.of(on)

    def live(rule: Duty | RoleRule | BodyRule) -> bool:
        return day is None or framework.in_force(rule, day).truth is not Truth.NO

    rules = tuple(
        rule for document in framework.documents for rule in document.roles if rule.role == actor and live(rule)
    )
    return Profile(
        actor=actor,
        title=word.title,
        says=word.says,
        names={
            document.instrument.slug: names
            for document in framework.documents
            if (names := tuple(said for term in document.terms if term.means == actor for said in term.says))
        },
        tasks=tuple(
            sorted(
                (_task(framework, duty) for duty in framework.duties if actor in duty.who and live(duty)),
                key=_place,
            )
        ),
        rules=rules,
        bodies=tuple(
            rule for document in framework.documents for rule in document.bodies if rule.body == actor and live(rule)
        ),
        qualities={name: framework.clauses[name].subject for rule in rules for name in rule.qualities},
    )


def profiles(framework: Framework, situation: Situation) -> tuple[Profile, ...]:
    """Give the profile of everybody on whom a text in force on the day lays a duty.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> "local-authority" in [one.actor for one in profiles(framework("northamptonshire"), situation)]
        True
    """
    owing = {who for duty in framework.duties for who in duty.who}
    found = (profile(framework, actor, on=situation.on) for actor in vocabulary.actors() if actor in owing)
    return tuple(one for one in found if one.tasks)


def _task(framework: Framework, duty: Duty) -> Task:
    step = vocabulary.steps().get(duty.step or "")
    topic = vocabulary.topics().get(duty.topic)
    title = step.title if step is not None else topic.title if topic is not None else duty.topic
    return Task(
        stage="" if step is None else step.stage,
        step=duty.step,
        topic=duty.topic,
        title=title,
        to=duty.to,
        source=duty.source,
        says=framework.clauses[duty.source.clauses[0]].subject,
    )


def _place(task: Task) -> tuple[int, int]:
    stages, steps = list(vocabulary.stages()), list(vocabulary.steps())
    return (
        stages.index(task.stage) if task.stage in stages else len(stages),
        steps.index(task.step) if task.step in steps else len(steps),
    )
