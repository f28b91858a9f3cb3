"""What the registers say of a role: every clause that speaks of it, its own or of a group on which it has a seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, cast

import attrs

from cspr import vocabulary
from cspr.answers import Answer, Answers
from cspr.conditions.admission import framework_of
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Duty
from cspr.roles.clause_places import ClausePlace, clause_places, groups_of, stage_order
from cspr.roles.naming import advice
from cspr.sources import Force, Source
from cspr.truth import Truth, either

_PURPOSE: Final = "what-for"


@attrs.frozen(kw_only=True, repr=False)
class RoleDuty(Answer):
    """One statement of a document on a role.

    Args:
        actor: the role, body or agency asked about.
        own: whether its text names that one; else it names a group on which it has a seat.
        through: the groups named, where it is not its own.
        clause: the id of the clause.
        says: what it says, in our words.
        force: how strongly it speaks.
        refrain: whether it asks somebody not to do something.
        stage: the stage to which it belongs; empty where nothing says.
        step: the step to which it belongs, or ``None``.
        topic: what the duty is about; empty where no rule is laid by the clause.
        how: ``does``, or the manner of the duty, such as ``decides`` or ``comments``; empty where no duty is laid.
        to: to whom it is owed.
        document: what is handed over, or ``None``.
        source: where it stands.
        in_force: whether the text was in force on the day asked about; ``None`` where no day was given.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    actor: str
    own: bool
    through: tuple[str, ...]
    clause: str
    says: str
    force: Force
    refrain: bool
    stage: str
    step: str | None
    topic: str
    how: str
    to: tuple[str, ...]
    document: str | None
    source: Source
    in_force: Truth | None
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def duties(
    framework: Framework,
    *,
    role: str | None = None,
    stage: str | None = None,
    step: str | None = None,
    force: Force | str | None = None,
    on: date | None = None,
) -> Answers[RoleDuty]:
    """What the documents say of a role, body or agency, by stage and step.

    Args:
        framework: the documents that apply.
        role: the role, body or agency; without it everybody, each with what is their own.
        stage: only of this stage.
        step: only on this step.
        force: only as strong as this: ``must``, ``should``, ``may`` or ``is``.
        on: only texts in force on that day, or that may be; every edition without it.

    Raises:
        CsprError: ``unknown-actor``, ``unknown-stage``, ``unknown-step`` or ``unknown-force``, all that are wrong.

    Examples:
        >>> from cspr.guidance import framework
        >>> found = duties(framework("essex"), role="lead-reviewer", step="agree-terms")
        >>> [(duty.clause, duty.own, duty.how) for duty in found]
        [('ESCB-056', True, 'decides')]
    """
    strength = force.value if isinstance(force, Force) else force
    asked: tuple[tuple[str, str, str | None, Iterable[str], str], ...] = (
        ("unknown-actor", "role", role, framework_of(framework).words("actors"), ""),
        ("unknown-stage", "stage", stage, vocabulary.stages(), "give the id of a stage"),
        ("unknown-step", "step", step, framework.words("steps"), "give the id of a step"),
        ("unknown-force", "force", strength, [each.value for each in Force], "give must, should, may or is"),
    )
    problems = [
        Problem(code, path, advice(framework, name) if path == "role" else nearest(name, known) or otherwise)
        for code, path, name, known, otherwise in asked
        if name is not None and not (isinstance(cast("Any", name), str) and name in known)
    ]
    if problems:
        raise CsprError(problems)
    every = statements(framework, role, on)
    return Answers(
        duty
        for duty in every
        if (stage is None or duty.stage == stage)
        and (step is None or duty.step == step)
        and (strength is None or duty.force.value == strength)
    )


def statements(framework: Framework, role: str | None, on: date | None) -> tuple[RoleDuty, ...]:
    """Every statement on a role, or on everybody, by stage and step and then in the order of the documents."""
    day = None if on is None else PartialDate.of(on)
    stages, places = stage_order(), {name: place for place, name in enumerate((*framework.words("steps"), None))}
    groups = groups_of(framework)
    duties: list[RoleDuty] = []
    for place in clause_places(framework):
        for actor in sorted(place.names) if role is None else (role,):
            through = () if actor in place.names else tuple(g for g in groups.get(actor, ()) if g in place.names)
            if actor in place.names or through:
                duties.extend(_of(framework, place, actor, through, day))
    return tuple(sorted(duties, key=lambda duty: (stages[duty.stage], places.get(duty.step, len(places)))))


def purpose(framework: Framework, said: Iterable[RoleDuty]) -> tuple[RoleDuty, ...]:
    """What is said of what a role is for."""
    meant: dict[str, RoleDuty] = {}
    for duty in said:
        clause = framework.clauses[duty.clause]
        # What a clause says of one seat of a group is no purpose of another.
        of_all = _PURPOSE in clause.question and (duty.own or not clause.concerns)
        if of_all or f"{duty.actor}/{_PURPOSE}" in clause.question:
            meant.setdefault(duty.clause, duty)
    own = {instrument.slug for instrument in framework.local}
    return tuple(sorted(meant.values(), key=lambda duty: duty.source.instrument not in own))


def _of(
    framework: Framework, place: ClausePlace, actor: str, through: tuple[str, ...], day: PartialDate | None
) -> Iterator[RoleDuty]:
    owing = {actor, *through}
    owed = [duty for duty in place.duties if owing & set(duty.who)]
    rows: list[Duty | None] = [*owed] or [None]
    for duty in rows:
        in_force = None
        if day is not None:
            answer = in_force_of(framework, place, day) if duty is None else framework.in_force(duty, day)
            in_force = answer.truth
        if in_force is not Truth.NO:
            yield _statement(place, duty, actor, through, in_force=in_force, titles=framework.titles(through))


def _statement(
    place: ClausePlace,
    duty: Duty | None,
    actor: str,
    through: tuple[str, ...],
    *,
    in_force: Truth | None,
    titles: Mapping[str, str],
) -> RoleDuty:
    clause = place.clause
    return RoleDuty(
        actor=actor,
        own=not through,
        through=through,
        clause=clause.id,
        says=clause.subject,
        force=clause.force,
        refrain=clause.refrain,
        stage=place.stage if duty is None else place.stages[duty.id],
        step=place.step if duty is None else duty.step,
        topic="" if duty is None else duty.topic,
        how="" if duty is None else duty.how or "does",
        to=() if duty is None else duty.to,
        document=None if duty is None else duty.document,
        source=place.source if duty is None else duty.source,
        in_force=in_force,
        titles=titles,
    )


def in_force_of(framework: Framework, place: ClausePlace, day: PartialDate) -> InForce:
    """Whether a clause is in force on a day, or carried forward by a duty that it leads."""
    window = place.document.instrument.window.holds(day)
    duties = [framework.in_force(duty, day) for duty in place.duties]
    truth = either([window, *(duty.truth for duty in duties)])
    carried = None if window is truth else next(each.carried_by for each in duties if each.truth is truth)
    return InForce(truth=truth, carried_by=carried)
