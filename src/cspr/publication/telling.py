"""Who hears before the report is published, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import attrs

from cspr.dates import PartialDate
from cspr.guidance.model import Duty
from cspr.lifecycle import By, Progress, State
from cspr.publication.answers import Requirement, RequirementKind, RequirementState
from cspr.publication.course import PUBLISH, Course
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.deadlines import vague
from cspr.wording.moments import moment
from cspr.wording.published import IN_THE_REPORT_OR_APART
from cspr.wording.steps import comes_first

ACTIONS: Final = "publish-actions"
"""What a text wants published in the report or apart from it, so that nothing waits for it."""
_PRESS: Final = "press-statement"
TOLD: Final = ("family-findings", "practitioner-debrief", "inform-council", _PRESS)
"""Who hears first: family and practitioners before councillors, councillors before the press."""
UNASKED: Final = frozenset({State.NOT_NEEDED, State.OPTIONAL})
_LOOSE: Final = "around"
STATES: Final = {State.BLOCKED: RequirementState.BLOCKED, State.CANNOT_TELL: RequirementState.CANNOT_TELL}


def requirements(course: Course) -> Iterator[Requirement]:
    """The family, the practitioners and the elected members, where a document names them, and then their order."""
    steps = [course.steps[name] for name in TOLD if name in course.steps]
    steps = [step for step in steps if step.state not in UNASKED]
    yield from (_heard(course, step) for step in steps if step.step != _PRESS)  # the press hears by a notice
    present = {step.step: step for step in steps}
    for first, then in (("family-findings", "inform-council"), ("practitioner-debrief", "inform-council")):
        if first in present and then in present:
            yield _order(present[first], present[then])
    after = [present[name] for name in TOLD[2:] if name in present]
    yield from (_order(councillors, press) for councillors, press in pairwise(after))
    yield from _actions(course)


def _actions(course: Course) -> Iterator[Requirement]:
    """The actions taken, which a text wants published in the report or apart: they need not come before it."""
    step = course.steps[ACTIONS]
    if step.state not in {State.NOT_NEEDED, State.OVERTAKEN}:
        undone = Truth.UNKNOWN, STATES.get(step.state, RequirementState.TO_DO), IN_THE_REPORT_OR_APART
        yield attrs.evolve(of_step(course, RequirementKind.TELLING, step, undone), binding=False)


def of_step(
    course: Course, kind: RequirementKind, step: Progress, undone: tuple[Truth, RequirementState, str]
) -> Requirement:
    """A step that publication asks for: whether it was done in time, or how it stands and why where it is not done."""
    done = step.when if step.state is State.DONE else None
    met, state, why = undone
    if done is not None:
        met = course.in_time(done)
        state, why = RequirementState.DONE, words.DONE_BY_THEN[met]
    return Requirement(
        kind=kind,
        name=step.step,
        title=step.title,
        state=state,
        met=met,
        done=done,
        blocked_by=tuple(
            comes_first(blocker.title, by_nature=blocker.by_nature)
            for blocker in step.blockers
            if state is RequirementState.BLOCKED
        ),
        binding=any(source.force.binds for source in step.sources),
        checked=all(source.checked for source in step.sources),
        sources=step.sources,
        cleared_by=step.who,
        why=why,
    )


def overtaken(course: Course, kind: RequirementKind, step: Progress) -> Requirement:
    """A step that is not recorded and that something later makes pointless: nobody does it now, its day is entered."""
    published = course.steps[PUBLISH].state is State.DONE
    undone = Truth.UNKNOWN, RequirementState.TO_ENTER, words.OVERTAKEN if published else words.PASSED_BY
    return attrs.evolve(of_step(course, kind, step, undone), binding=False)


def _heard(course: Course, step: Progress) -> Requirement:
    if step.state is State.OVERTAKEN:
        return overtaken(course, RequirementKind.TELLING, step)
    first = any(each.by is By.STEP and each.name == step.step and each.certain is Truth.YES for each in course.blockers)
    duties = [duty for duty in course.duties if duty.step == step.step]
    loose = not first and any(duty.timing is not None and duty.timing.how == _LOOSE for duty in duties)
    state = STATES.get(step.state, RequirementState.TO_DO)
    if step.state is State.CANNOT_TELL:
        undone = Truth.UNKNOWN, state, words.MAY_BE_NEEDED
    else:
        undone = (Truth.UNKNOWN, state, words.BEFORE_OR_AFTER) if loose else (Truth.NO, state, _when_to(course, duties))
    return of_step(course, RequirementKind.TELLING, step, undone)


def _when_to(course: Course, duties: Iterable[Duty]) -> str:
    """That it is not done, and where its texts tie it to publication without a figure, when it is to be."""
    timed = (duty.timing for duty in duties if duty.timing is not None and not duty.timing.amounts)
    ties = [
        vague(timing.how, moment(event, course.case.title(event)))
        for timing in timed
        if timing.how
        for event in timing.of
    ]
    return "; ".join([words.NOT_DONE, *dict.fromkeys(ties)])


def _order(first: Progress, then: Progress) -> Requirement:
    """Whether one heard before another: craft, and no clause."""
    earlier, later = _when(first), _when(then)
    if later is None:
        met, state = Truth.UNKNOWN, RequirementState.TO_DO
    else:
        met = Truth.NO if earlier is None else ~later.before(earlier)
        state = RequirementState.DONE if met is Truth.YES else RequirementState.CANNOT_TELL
    return Requirement(
        kind=RequirementKind.ORDER,
        name=f"{first.step}-before-{then.step}",
        title=words.order(first.title, then.title),
        state=state,
        met=met,
        binding=False,
        checked=True,
        sources=(),
        cleared_by=then.who,
        why=words.CRAFT,
    )


def _when(step: Progress) -> PartialDate | None:
    return step.when if step.state is State.DONE else None
