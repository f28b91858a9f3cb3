"""Every notice and copy that goes out before publication, each with its last day."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.day_moved import day_moved
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.model import Duty
from cspr.guidance.periods import BEFORE_IT, Relation
from cspr.publication.answers import LastDay, Requirement, RequirementKind, RequirementState
from cspr.publication.course import PUBLISH, PUBLISHED, Course
from cspr.publication.limits import STATES
from cspr.sources import Force
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.timescales.beside import beside, passed_sooner
from cspr.timescales.done_late import Lateness, done_late
from cspr.timescales.main_date import main_date
from cspr.truth import Truth
from cspr.wording import publication as words
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside
from cspr.wording.periods import beside as at_what_time, period

_BEFORE: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE, Relation.AT_MOST_BEFORE})

_LAST_DAY: Final = _BEFORE - {Relation.AT_MOST_BEFORE}


def requirements(course: Course, schedule: Iterable[Timescale], told: Container[str] = ()) -> Iterator[Requirement]:
    """The notices of the day and the copies of the report, by topic.

    Args:
        told: the topics of those who are told before publication: one without a figure is asked for there already.
    """
    for timescale in schedule:
        readings = [reading for reading in timescale.readings if is_notice(reading, PUBLISHED)]
        if any(reading.amounts or timescale.topic not in told for reading in readings):
            yield requirement(course, timescale, readings)


def with_told(notice: Requirement, told: Mapping[str, Requirement]) -> Requirement:
    """A notice with the texts that ask for the same without a figure: it is one thing, and stands once."""
    same = told.get(notice.name)
    others = [] if same is None else [source for source in same.sources if source not in notice.sources]
    untimed = (LastDay(to=(), day=None, period="", governing=False, source=source) for source in others)
    return attrs.evolve(notice, days=(*notice.days, *untimed), sources=(*notice.sources, *others))


def duties_of(timescale: Timescale) -> Iterator[Duty]:
    """The duties behind the notices of a topic."""
    return (reading.duty for reading in timescale.readings if is_notice(reading, PUBLISHED))


def is_notice(reading: Reading, of: str) -> bool:
    """Whether a reading asks for a notice of an event that arises, or may; no text that permits it asks."""
    if reading.source.force is Force.MAY:
        return False
    before = reading.event == of and (reading.relation in _BEFORE or reading.period.timing.how in BEFORE_IT)
    return before and reading.about == CASE and (reading.applies is not Truth.NO or _left_out(reading, of))


def _left_out(reading: Reading, of: str) -> bool:
    """Whether a step of a partnership's own was to be done before an event, and only that it happened overtook it."""
    step = reading.duty.step
    return step is not None and vocabulary.is_own(step) and of in reading.arising.overtaken_by


def requirement(course: Course, timescale: Timescale, readings: list[Reading]) -> Requirement:
    """One notice, with the last day by each text."""
    days = [reading.due.first for reading in readings if reading.due is not None and reading.amounts]
    safe_by, done, on = min(days, default=None), readings[0].done, course.case.situation.on
    notice = attrs.evolve(timescale, readings=tuple(readings))
    main = main_date(notice, on)
    if done is None and all(reading.applies is Truth.UNKNOWN for reading in readings):
        met, state, why = Truth.UNKNOWN, RequirementState.CANNOT_TELL, words.MAY_BE_NEEDED
    elif done is None:
        gone = any(_left_out(reading, PUBLISHED) for reading in readings)
        late = gone or (main.day is not None and on > main.day.last)
        met, state = Truth.NO, RequirementState.TOO_LATE if late else RequirementState.TO_DO
        others = (inside(each).removesuffix(".") for each in beside(main, on.year))
        past = words.TOO_LATE if any(reading.due for reading in readings) else words.OVERTAKEN
        why = "; ".join((past if late else _not_given(course, readings), *others))
    elif safe_by is None and any(reading.amounts for reading in readings):
        met, state, why = Truth.UNKNOWN, RequirementState.CANNOT_TELL, words.NO_DATE_PLANNED
    else:
        met, why = _given(course, notice, done, safe_by)
        again = why == words.GIVEN_TOO_EARLY and course.steps[PUBLISH].when is None
        state = RequirementState.TO_DO if again else STATES[met]
    named = {reading.source for reading in readings}
    of_it = (duty for duty in course.duties if duty.topic == timescale.topic and duty.source.force is not Force.MAY)
    copies = [duty for duty in of_it if duty.to and duty.source not in named]
    copied = (LastDay(to=duty.to, day=None, period="", governing=False, source=duty.source) for duty in copies)
    return Requirement(
        kind=RequirementKind.NOTICE,
        name=timescale.topic,
        title=timescale.title,
        state=state,
        met=met,
        safe_by=safe_by,
        governing=_governing(readings) if main.day is None else main.day.first,
        days=(*dict.fromkeys(map(_last_day, readings)), *copied),
        done=done,
        binding=any(reading.source.force.binds for reading in readings),
        checked=all(reading.source.checked for reading in readings),
        sources=tuple(dict.fromkeys((*(each.source for each in readings), *(duty.source for duty in copies)))),
        cleared_by=tuple(dict.fromkeys(who for reading in readings for who in reading.duty.who)),
        why=why,
    )


def _not_given(course: Course, readings: Sequence[Reading]) -> str:
    """That a notice was not given, or was given for a day that was moved since."""
    steps = (course.case.framework.words("steps").get(reading.duty.step or "") for reading in readings)
    moved = any(step is not None and day_moved(course.case, step) is not None for step in steps)
    return words.FOR_ANOTHER_DAY if moved else words.NOT_GIVEN


def _given(course: Course, notice: Timescale, done: PartialDate, safe_by: date | None) -> tuple[Truth, str]:
    """Whether a notice was given in time on every reading, and where it was by the main date alone, that it was."""
    published = course.steps[PUBLISH].when
    without_figure = course.in_time(done) if published is None else ~published.before(done)
    met = without_figure if safe_by is None else done.by(safe_by)
    sooner = {reading.status for reading in notice.readings if reading.relation is Relation.AT_MOST_BEFORE}
    if Status.EARLY in sooner:
        return Truth.NO, words.GIVEN_TOO_EARLY
    if met is Truth.YES and Status.CANNOT_TELL in sooner:
        return Truth.UNKNOWN, words.ABOUT_THEN
    late = None if met is Truth.YES else done_late(notice)
    if met is Truth.NO and late is not None and late.how is Lateness.PERHAPS:
        return Truth.UNKNOWN, words.ABOUT_THEN
    if late is None or late.how not in {Lateness.LOCAL, Lateness.SOME}:
        return met, words.GIVEN[met]
    if late.how is Lateness.SOME:
        return Truth.UNKNOWN, words.GIVEN_ON_SOME
    passed = inside(passed_sooner(late.readings, course.case.situation.on.year)).removesuffix(".")
    # A text that was kept on one of its own readings was perhaps kept: which of them it means it does not say.
    kept = {reading.source.instrument for reading in notice.readings if reading.status is Status.MET}
    perhaps = all(reading.source.instrument in kept for reading in late.readings)
    says = words.GIVEN_BY_MAIN_DATE_AND_SOME if perhaps else words.GIVEN_BY_MAIN_DATE
    return (Truth.UNKNOWN if perhaps else met), f"{says}; {passed}"


def _governing(readings: Iterable[Reading]) -> date | None:
    """The day of the governing text, of a notice that was given."""
    governing = (reading.due.first for reading in readings if reading.due and reading.standing is Rank.GOVERNS)
    return next(governing, None)


def _last_day(reading: Reading) -> LastDay:
    return LastDay(
        to=reading.duty.to,
        day=reading.due.first if reading.due and reading.amounts and reading.relation in _LAST_DAY else None,
        period=_period(reading),
        governing=reading.standing is Rank.GOVERNS,
        source=reading.source,
    )


def _period(reading: Reading) -> str:
    """How long before it a notice is given; without a figure, that it is given before it."""
    if not reading.amounts:
        return reading.period.says[0]
    says = period(
        reading.relation.value, reading.amounts, reading.unit, more=at_what_time(None, reading.period.timing.time)
    )
    return says if reading.opens is None else words.FROM_FIRST_DAY.format(says, short_day(reading.opens.last, None))
