"""On which days a text wants nothing published, and whether the planned day is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.clocks.barred_days import LOOKED_UP, barred
from cspr.publication.answers import Requirement, RequirementKind, RequirementState
from cspr.publication.course import PUBLISH
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.barred_days import not_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.guidance.model import Duty
    from cspr.publication.course import Course

_NAME: Final = "publication-days"


def requirements(course: Course, checked: Truth) -> Iterator[Requirement]:
    """What each text says of the day; where the calendar cannot tell, it is met once the bars were gone through."""
    planned = None if course.planned is None else course.planned.exact
    for duty in duties_of(course):
        kept, why = _judged(course, duty, planned, checked)
        yield Requirement(
            kind=RequirementKind.BINDS,
            name=_NAME,
            title=words.DAYS,
            state=_STATES[kept],
            met=kept,
            binding=duty.source.force.binds,
            checked=duty.source.checked,
            sources=(duty.source,),
            cleared_by=duty.who,
            why=why,
        )


def duties_of(course: Course) -> tuple[Duty, ...]:
    """The duties that name days on which nothing is published."""
    return tuple(duty for duty in course.duties if duty.step == PUBLISH and duty.not_on)


def _judged(course: Course, duty: Duty, planned: date | None, checked: Truth) -> tuple[Truth, str]:
    if planned is None:
        return Truth.UNKNOWN, not_on(duty.not_on)
    against = barred(planned, duty.not_on, course.case.calendar)
    if against:
        return Truth.NO, f"{not_on(against)}; {words.ANOTHER_DAY}"
    open_words = [word for word in duty.not_on if word in LOOKED_UP]
    if open_words and checked is not Truth.YES:
        return Truth.UNKNOWN, f"{not_on(open_words)}; {words.TO_LOOK_UP}"
    return Truth.YES, words.KEPT


_STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TO_DO,
    Truth.UNKNOWN: RequirementState.TO_WEIGH,
}
