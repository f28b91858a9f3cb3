"""Where a clause belongs in the process, and of whom it speaks: worked out once of all registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cspr import vocabulary
from cspr.guidance.citing import source_of
from cspr.guidance.documents import Document
from cspr.guidance.instruments import Clause
from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.names import EVERY_ROLE
from cspr.guidance.once import once_a_framework
from cspr.guidance.steps import steps_of
from cspr.sources import Source
from cspr.vocabulary import Step

_NOBODY: Final = "none"
_MEMBER: Final = "-member"


class ClausePlace(NamedTuple):
    """A clause with its place.

    Args:
        document: in which it stands.
        clause: the clause.
        names: of whom it speaks.
        duties: the duties that it leads.
        step: the step to which it belongs, or ``None``.
        stage: the stage of that step, or of what it is for; empty where nothing says.
        stages: the stage of each duty, by its id.
    """

    document: Document
    clause: Clause
    names: frozenset[str]
    duties: tuple[Duty, ...]
    step: str | None
    stage: str
    stages: Mapping[str, str]

    @property
    def source(self) -> Source:
        """The clause by itself as a source."""
        return source_of(self.document.instrument, (self.clause.id,), (self.clause,))


@once_a_framework
def clause_places(framework: Framework) -> tuple[ClausePlace, ...]:
    """Every clause of every document, in the order of the documents."""
    return tuple(place for document in framework.documents for place in _places(framework, document))


def _places(framework: Framework, document: Document) -> Iterator[ClausePlace]:
    steps = steps_of(framework)
    led: dict[str, list[Duty]] = {}
    near: dict[str, str | None] = {}
    handed: dict[str, str | None] = {}
    for duty in document.duties:
        led.setdefault(duty.source.clauses[0], []).append(duty)
        handed.setdefault(duty.document or "", duty.step)
        for name in duty.source.clauses[1:]:
            near.setdefault(name, duty.step)
    for checklist in document.checklists:
        serves = checklist.serves if checklist.serves in steps else handed.get(checklist.serves)
        for name in (*checklist.source.clauses, *(name for item in checklist.items for name in item.clauses)):
            near.setdefault(name, serves)
    profiled = frozenset(rule.role for rule in document.roles)
    for name, clause in document.clauses.items():
        duties = tuple(led.get(name, ()))
        step = duties[0].step if duties else near.get(name)
        stages = {duty.id: _stage(steps, duty.step) for duty in duties}
        names = {clause.actor, *clause.concerns} - {_NOBODY}
        if EVERY_ROLE in names:
            names = (names - {EVERY_ROLE}) | profiled
        stage = _stage(steps, step)
        yield ClausePlace(document, clause, frozenset(names), duties, step, stage, stages)


def _stage(steps: Mapping[str, Step], step: str | None) -> str:
    word = steps.get(step or "")
    return "" if word is None else word.stage


@once_a_framework
def groups_of(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Of each actor the bodies on which it has a seat and a vote, and the roles of which it is a special case."""
    groups: dict[str, dict[str, None]] = {}
    for document in framework.documents:
        for rule in document.bodies:
            for member in (each for each in rule.members if not each.no_vote):
                groups.setdefault(member.who, {})[rule.body] = None
    for body in framework.words("bodies"):
        for role in framework.words("roles"):
            if vocabulary.body_of_seat(role, (body,)) is not None:
                groups.setdefault(role, {})[body] = None
                if role != f"{body}{_MEMBER}":
                    groups[role][f"{body}{_MEMBER}"] = None
    return {actor: tuple(bodies) for actor, bodies in groups.items()}


def stage_order() -> Mapping[str, int]:
    """The place of each stage; what belongs to none comes last."""
    return {name: place for place, name in enumerate((*vocabulary.stages(), ""))}
