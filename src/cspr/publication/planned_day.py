"""What is to be said of the planned day itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.clocks.counting import falls_on
from cspr.lifecycle import State
from cspr.publication import earlier
from cspr.publication.course import DECLINED, PUBLISH
from cspr.record.standing import stands
from cspr.truth import Truth
from cspr.wording import publication as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.dates import PartialDate
    from cspr.publication.course import Course

_DECIDED: Final = "local-review-decided"
_INCIDENT: Final = "incident"


def remarks(course: Course) -> Iterator[str]:
    """That it is past, no working day, an anniversary, or before the decision; it is never refused."""
    case = course.case
    if course.planned is None:
        yield words.NONE_PLANNED
    else:
        yield from _of_the_day(course, course.planned)
    if earlier.in_hand(course) is not None:
        yield words.SERIOUS_CASE_REVIEW
    elif stands(case.situation, _DECIDED) is Truth.NO:
        yield words.NO_DECISION
    if stands(case.situation, DECLINED) is Truth.YES:
        yield words.DECIDED_AGAINST
    elif course.steps[PUBLISH].state is State.NOT_NEEDED:
        yield words.NOT_ASKED_FOR


def _of_the_day(course: Course, planned: PartialDate) -> Iterator[str]:
    situation, calendar = course.case.situation, course.case.calendar
    decision, incident = situation.occurrence(_DECIDED), situation.occurrence(_INCIDENT)
    if planned.last < situation.on:
        yield words.PAST
    if planned.exact is None:
        yield words.NOT_WHOLE
    elif calendar.first <= planned.exact <= calendar.last and falls_on(planned.exact, calendar):
        yield words.no_working_day(falls_on(planned.exact, calendar))
    if incident is not None and _day_and_month(incident.span) == _day_and_month(planned) != "":
        yield words.ANNIVERSARY
    if decision is not None and planned.before(decision.span) is Truth.YES:
        yield words.BEFORE_DECISION


def _day_and_month(span: PartialDate) -> str:
    return "" if span.exact is None else f"{span.exact:%m-%d}"
