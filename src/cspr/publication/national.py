"""A national review, and the other reviews whose publication is judged apart from a local one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.publication import notices
from cspr.publication.answers import Requirement, RequirementKind, RequirementState
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import publication as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication.course import Course

_PUBLISHED: Final = "national-report-published"
_DECIDED: Final = "national-review-decided"
_HOMICIDE: Final = "domestic-abuse-related-death-review"
_PANEL: Final = "home-office-quality-panel"


def requirements(course: Course) -> Iterator[Requirement]:
    """What another review has to go through: its own notices, its own panel; nothing where there is none."""
    yield from _national(course)
    case = course.case
    if case.situation.proceeding(_HOMICIDE) is Truth.YES:
        for document in case.framework.documents:
            for term in document.terms:
                if term.id == _PANEL:
                    yield Requirement(
                        kind=RequirementKind.WEIGH,
                        name=term.id,
                        title=term.defines.rstrip("."),
                        state=RequirementState.TO_WEIGH,
                        met=Truth.UNKNOWN,
                        binding=False,
                        checked=term.source.checked,
                        sources=(term.source,),
                        cleared_by=vocabulary.proceedings()[_HOMICIDE].holders,
                        why=words.APART_FROM_LOCAL,
                    )


def _national(course: Course) -> Iterator[Requirement]:
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
