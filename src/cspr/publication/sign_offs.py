"""The sign-off chain of a partnership in its order, and what else comes before publication."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import attrs

from cspr.criteria.votes import failing_that, without_votes
from cspr.lifecycle import Blocker, By, Progress, State
from cspr.lifecycle.other_learning import other_learning
from cspr.lifecycle.states import HOLDS
from cspr.publication.answers import Requirement, RequirementKind, RequirementState, of_source
from cspr.publication.course import Course, why_unknown
from cspr.publication.telling import STATES, TOLD, UNASKED, of_step, overtaken
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.criteria import by_vote
from cspr.wording.published import left_out, votes_on

_OPEN: Final = frozenset({State.READY, State.BLOCKED, State.CANNOT_TELL})
COMPLETE: Final = "complete-review"
CHAIN: Final = (
    "first-draft",
    "group-comment",
    "share-final-draft",
    "subgroup-agreement",
    "present-report",
    "final-sign-off",
    COMPLETE,
)
"""The steps from the draft to the finished report; a partnership's own order goes before this one."""


def requirements(course: Course, sent: Collection[str | None]) -> Iterator[Requirement]:
    """Each sign-off that a document asks for, in the order of the documents, behind what was left out before it.

    Args:
        course: the case on its way.
        sent: the steps that are notices, which are asked about with their days.
    """
    listed = {*CHAIN, *TOLD, *sent, *(blocker.name for blocker in course.blockers)}
    for name in _ordered(course):
        step = course.steps[name]
        if step.state is State.DONE:
            yield from _left_out(course, step, listed)
        yield _sign_off(course, step)
        if step.state is State.DONE:
            yield from _votes(course, step)


def _left_out(course: Course, step: Progress, listed: set[str | None]) -> Iterator[Requirement]:
    """What its texts put before a sign-off that is done, and is not done itself."""
    duties = (duty for duty in course.duties if duty.step == step.step)
    put_first = dict.fromkeys(name for duty in duties for name in duty.after if name not in duty.by_nature)
    for name in put_first:
        first = course.steps.get(name)
        if first is not None and name not in listed and first.state in _OPEN:
            listed.add(name)
            met = Truth.UNKNOWN if first.state is State.CANNOT_TELL else Truth.NO
            undone = met, STATES.get(first.state, RequirementState.TO_DO), left_out(step.title)
            yield of_step(course, RequirementKind.SIGN_OFF, first, undone)


def _votes(course: Course, step: Progress) -> Iterator[Requirement]:
    """The votes by which a text has a body sign off, where the sign-off is on record and no decision with it."""
    for rule in without_votes(course.case, step.step):
        named = f"{step.step}/votes", votes_on(step.title)
        stands = RequirementState.TO_ENTER, Truth.UNKNOWN, by_vote("", rule.decides_by, failing_that(course.case, rule))
        yield of_source(rule.source, RequirementKind.SIGN_OFF, named, stands, (rule.body,), binding=False)


def _ordered(course: Course) -> list[str]:
    """The chain so that each step stands behind those that its documents put before it.

    That a learning review is complete, which is no LCSPR, signs nothing off.
    """
    chain = (name for name in CHAIN if name in course.steps and not (name == COMPLETE and other_learning(course.case)))
    left = [name for name in chain if course.steps[name].state not in UNASKED]
    before = {name: {first for duty in course.duties if duty.step == name for first in duty.after} for name in left}
    ordered: list[str] = []
    while left:
        name = next((name for name in left if not before[name] & (set(left) - {name})), left[0])
        ordered.append(name)
        left.remove(name)
    return ordered


def _sign_off(course: Course, step: Progress) -> Requirement:
    bound = any(source.force.binds for source in step.sources)
    checked = any(source.checked for source in step.sources if source.force.binds or not bound)
    if step.state is State.OVERTAKEN:
        return attrs.evolve(overtaken(course, RequirementKind.SIGN_OFF, step), checked=checked)
    if step.state is State.CANNOT_TELL:
        undone = Truth.UNKNOWN, RequirementState.CANNOT_TELL, words.MAY_BE_NEEDED
    else:
        undone = Truth.NO, STATES.get(step.state, RequirementState.TO_DO), words.NOT_DONE
    return attrs.evolve(of_step(course, RequirementKind.SIGN_OFF, step, undone), checked=checked)


def first(course: Course, sent: Collection[str | None]) -> Iterator[Requirement]:
    """What else comes before publication, and what holds it.

    Args:
        course: the case on its way.
        sent: the steps that are notices, which are asked about with their days.
    """
    for blocker in course.blockers:
        step = blocker.by is By.STEP and (blocker.name in CHAIN or blocker.name in TOLD or blocker.name in sent)
        if blocker.by is not By.NOTICE and not step:
            kind = RequirementKind.HOLD if blocker.by in HOLDS else RequirementKind.STEP
            named, state = (blocker.name, blocker.title), _state(course, blocker)
            stands = state, ~blocker.certain, _why(course, blocker)
            held_by = _first_titles(course, blocker) if state is RequirementState.BLOCKED else ()
            yield of_source(blocker.source, kind, named, stands, blocker.cleared_by, blocked_by=held_by)


def _first_titles(course: Course, blocker: Blocker) -> tuple[str, ...]:
    """What has to end or be done before it: what holds publication is in its own way."""
    if blocker.by is By.STEP:
        return tuple(each.title for each in course.steps[blocker.name].blockers)
    return (blocker.title,)


def _state(course: Course, blocker: Blocker) -> RequirementState:
    if blocker.certain is Truth.UNKNOWN:
        return RequirementState.CANNOT_TELL
    if blocker.by is By.STEP:
        return STATES.get(course.steps[blocker.name].state, RequirementState.TO_DO)
    return RequirementState.BLOCKED if blocker.by in HOLDS else RequirementState.TO_DO


def _why(course: Course, blocker: Blocker) -> str:
    if blocker.certain is Truth.UNKNOWN:
        return why_unknown(course, blocker.name) if blocker.by is By.HOLD else words.MAY_BE_NEEDED
    return {By.HOLD: words.OPEN, By.PAUSE: words.NOT_RESUMED}.get(blocker.by, words.NOT_DONE)
