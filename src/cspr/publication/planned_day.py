"""What is to be said of the planned day itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.clocks import falls_on
from cspr.lifecycle import State
from cspr.publication.course import DECLINED, PUBLISH
from cspr.truth import Truth
from cspr.wording import publication as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication.course import Course

_DECIDED: Final = "local-review-decided"


def remarks(course: Course) -> Iterator[str]:
    """That it lies in the past, is no working day, or comes before the decision; it is never refused."""
    case, planned = course.case, course.planned
    decision = case.situation.occurrence(_DECIDED)
    if planned is None:
        yield words.NONE_PLANNED
    else:
        if planned.last < case.situation.on:
            yield words.PAST
        if planned.exact is None:
            yield words.NOT_WHOLE
        elif case.calendar.first <= planned.exact <= case.calendar.last and falls_on(planned.exact, case.calendar):
            yield words.no_working_day(falls_on(planned.exact, case.calendar))
        if decision is not None and planned.before(decision.span) is Truth.YES:
            yield words.BEFORE_DECISION
    if decision is None:
        yield words.NO_DECISION
    if case.situation.happened(DECLINED) is Truth.YES:
        yield words.DECIDED_AGAINST
    elif course.steps[PUBLISH].state is State.NOT_NEEDED:
        yield words.NOT_ASKED_FOR
