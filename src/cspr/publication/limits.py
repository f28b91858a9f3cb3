"""The periods that a planned day keeps, or would break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.once import once_a_framework
from cspr.guidance.periods import Relation
from cspr.publication.answers import Requirement, RequirementKind, RequirementState, of_source
from cspr.publication.course import PUBLISH, Course
from cspr.sources import Source
from cspr.timescales import Timescale
from cspr.truth import Truth
from cspr.wording import publication as words


def requirements(course: Course, schedule: Iterable[Timescale]) -> Iterator[Requirement]:
    """Each period for publishing; nothing without a whole day that is planned."""
    planned = course.planned
    if planned is None or planned.exact is None:
        return
    for timescale in schedule:
        for reading in timescale.readings:
            limits = reading.relation is Relation.WITHIN
            kept = reading.duty.step == PUBLISH and (limits or reading.relation is Relation.NOT_BEFORE)
            if limits and reading.done is not None:
                continue  # it was published within it, or late, before the review was re-opened
            if kept and reading.due is not None and reading.applies is not Truth.NO:
                met = ~(reading.due.before(planned) if limits else planned.before(reading.due))
                broken = words.PLANNED_TOO_LATE if limits else words.PLANNED_TOO_EARLY
                yield of_source(
                    reading.source,
                    RequirementKind.PERIOD,
                    (timescale.topic, timescale.title),
                    (STATES[met], met, words.KEPT if met is Truth.YES else broken),
                    reading.duty.who,
                    safe_by=reading.due.first if limits else None,
                    binding=reading.source.force.binds and not reading.relaxations,
                )


STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TOO_LATE,
    Truth.UNKNOWN: RequirementState.CANNOT_TELL,
}


def with_notes(course: Course, requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """Each requirement with the remarks of the duties behind it, those of its own clauses."""
    noted = _noted(course.case.framework)
    for requirement in requirements:
        sources = dict.fromkeys((*requirement.sources, *(day.source for day in requirement.days)))
        notes = dict.fromkeys(note for source in sources for note in noted.get(source, ()))
        yield attrs.evolve(requirement, notes=tuple(notes)) if notes else requirement


@once_a_framework
def _noted(framework: Framework) -> Mapping[Source, Sequence[str]]:
    return grouped((duty.source, duty.note) for duty in framework.duties if duty.note)
