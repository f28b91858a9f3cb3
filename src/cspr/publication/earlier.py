"""A review that was in hand when local reviews came: what was asked of it then, apart from a local review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from cspr.arising.earlier_kind import at_the_change, begun, serious_case_review
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.guidance.steps import topic_title
from cspr.publication.answers import LastDay, Requirement, RequirementKind, RequirementState, of_source
from cspr.publication.contents import REPORT, on_list
from cspr.publication.course import Course, time_given
from cspr.publication.limits import STATES
from cspr.sources import Source
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import publication as words

_COMPLETE: Final = "complete-review"


def in_hand(course: Course) -> Duty | None:
    """The text on reviews that were in hand at the change, for a review that surely began before it."""
    change = at_the_change(course.case.framework)
    return None if change is None or begun(course.case) is None or not serious_case_review(course.case) else change[0]


def asks(course: Course, sources: Iterable[Source]) -> bool:
    """Whether what rests on some texts holds of such a review too: of none, or of one in force as the review began."""
    since, documents = begun(course.case), course.case.framework.by_slug
    windows = [documents[source.instrument].instrument.window for source in sources]
    return since is None or not windows or any(window.holds(since) is not Truth.NO for window in windows)


def of_its_time(course: Course) -> Callable[[Source], bool]:
    """Whether a text speaks of the review: of a serious case review, one that was in force as it began; else any."""
    local = in_hand(course) is None
    return lambda source: local or asks(course, (source,))


def requirements(course: Course) -> Iterator[Requirement]:
    """What was asked of such a review by the edition under which it began; nothing of any other."""
    duty, since = in_hand(course), begun(course.case)
    if duty is None or since is None:
        return
    framework = course.case.framework
    series = framework.by_slug[duty.source.instrument].instrument.series
    editions = [each for each in framework.documents if each.instrument.series == series]
    then = [edition for edition in editions if edition.instrument.window.holds(since) is not Truth.NO]
    yield from _complete(course, {each.instrument.slug for each in then})
    yield _to_finish(course, duty)
    for document in then:
        yield from _report(course, document)


def _complete(course: Course, slugs: set[str]) -> Iterator[Requirement]:
    """The time of the edition then, from the schedule."""
    for timescale in schedule_of(course.case):
        for reading in timescale.readings:
            limits = reading.duty.step == _COMPLETE and reading.relation is Relation.WITHIN
            if limits and reading.due is not None and reading.source.instrument in slugs:
                over = reading.due.before(course.case.day)
                met = Truth.NO if reading.done is None else ~reading.due.before(reading.done)
                waits = reading.done is None and over is not Truth.YES
                stands = RequirementState.TO_DO if waits else STATES[met], met, words.OF_SERIOUS_CASE_REVIEW
                period = partial(of_source, reading.source, RequirementKind.PERIOD, (timescale.topic, timescale.title))
                yield period(stands, reading.duty.who, binding=False, safe_by=reading.due.first, done=reading.done)


def _to_finish(course: Course, duty: Duty) -> Requirement:
    """How long such a review had at the change; the start of the count is not known, so that there is no day."""
    named = duty.topic, topic_title(course.case.framework, duty.topic)
    stands = RequirementState.CANNOT_TELL, Truth.UNKNOWN, words.OF_SERIOUS_CASE_REVIEW
    days = (
        LastDay(
            to=duty.to, day=None, period=time_given(course.case.framework, duty), governing=False, source=duty.source
        ),
    )
    return of_source(duty.source, RequirementKind.PERIOD, named, stands, duty.who, binding=False, days=days)


def _report(course: Course, document: Document) -> Iterator[Requirement]:
    """What its report was to be like."""
    for checklist in (each for each in document.checklists if each.serves == REPORT):
        yield from on_list(course, checklist)
