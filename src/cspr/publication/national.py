"""A national review, and the other reviews whose publication is judged apart from a local one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.publication import notices
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication.answers import Requirement
    from cspr.publication.course import Course

_PUBLISHED: Final = "national-report-published"
_DECIDED: Final = "national-review-decided"


def requirements(course: Course) -> Iterator[Requirement]:
    """The notices of a national report; nothing where no national review is recorded."""
    case = course.case
    if case.situation.happened(_DECIDED) is Truth.NO:
        return
    planned = case.situation.planned(_PUBLISHED)
    plans = {} if planned is None else {_PUBLISHED: planned}
    for timescale in schedule_of(case, planned=plans):
        readings = [reading for reading in timescale.readings if notices.is_notice(reading, _PUBLISHED)]
        if readings:
            yield notices.requirement(course, timescale, readings)
