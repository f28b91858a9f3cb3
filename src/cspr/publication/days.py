"""On which days a text wants nothing published, and whether the planned day is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.days_off import days_off, held_against
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
    for duty in days_off(course.case, PUBLISH):
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


def _judged(course: Course, duty: Duty, planned: date | None, checked: Truth) -> tuple[Truth, str]:
    kept, days = held_against(duty, planned, course.case.calendar)
    if kept is Truth.NO:
        return kept, f"{not_on(days)}; {words.ANOTHER_DAY}"
    if kept is Truth.UNKNOWN and (planned is None or checked is not Truth.YES):
        return kept, not_on(days) if planned is None else f"{not_on(days)}; {words.TO_LOOK_UP}"
    return Truth.YES, words.KEPT


_STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TO_DO,
    Truth.UNKNOWN: RequirementState.TO_WEIGH,
}
