"""The first working day on which all that is known could be met, and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Final

import attrs

from cspr import timescales
from cspr.answers import Answer
from cspr.arising.days_off import LOOKED_UP, barred, days_off
from cspr.calendars import Calendar
from cspr.conditions.admission import calendar_of
from cspr.conditions.case import Case
from cspr.dates import A_DAY, PartialDate
from cspr.errors import wrong
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Amount, WorkingDays
from cspr.guidance.tables import is_table
from cspr.lifecycle import By, State
from cspr.publication import earlier, limits
from cspr.publication.answers import Requirement, RequirementKind
from cspr.publication.course import DECLINED, PUBLISH, PUBLISHED, Course
from cspr.publication.matters import likely_to_harm, proceedings
from cspr.record.situation import Situation
from cspr.record.standing import stands
from cspr.sources import Source
from cspr.timescales.paths import Path
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import earliest_publication, publication as words
from cspr.wording.barred_days import not_on
from cspr.wording.days import short_day

_DECIDED: Final = "local-review-decided"
_LOOKED_AT: Final = 366


@attrs.frozen(kw_only=True, repr=False)
class Link(Answer):
    """A step on which the earliest day hangs.

    Args:
        step: the step.
        title: in plain words.
        day: the first day on which it can be done.
        because: why no earlier, a sentence each.
        sources: the clauses that ask for it.
    """

    step: str
    title: str
    day: date
    because: tuple[str, ...]
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True, repr=False)
class Sooner(Answer):
    """What would bring the earliest day forward.

    Args:
        step: a step of the longest chain for which time is allowed.
        title: in plain words.
        day: the earliest day if its work took no time at all.
    """

    step: str
    title: str
    day: date


@attrs.frozen(kw_only=True, repr=False)
class Earliest(Answer):
    """The first day on which a report could be published.

    Args:
        on: the day asked about; what is not done cannot be done before it.
        day: the first working day on which all that is known could be met, on every reading of the texts; ``None``
            while an end is not known.
        by_main: the first one by the main readings of the notices alone; ``None`` where it is no other.
        says: the answer in a sentence.
        beyond: the periods for publishing that this day breaks, each with its clauses; empty where it keeps them all.
        chain: the longest chain, step by step: what determines the day. Empty where there is no day.
        causes: why there is no day; empty where there is one.
        only_if: what is not known, or not yet weighed, and could still stand in the way.
        sooner: what would bring the day forward.
        without_duration: the titles of steps that are not done and for which no time was given.
    """

    on: date
    day: date | None
    by_main: date | None
    says: str
    beyond: tuple[Requirement, ...]
    chain: tuple[Link, ...]
    causes: tuple[str, ...]
    only_if: tuple[str, ...]
    sooner: tuple[Sooner, ...]
    without_duration: tuple[str, ...]


def earliest(
    framework: Framework,
    situation: Situation,
    *,
    durations: Mapping[str, Amount | int] | None = None,
    calendar: Calendar | None = None,
) -> Earliest:
    """The first working day on which all that is known could be met, and what determines it.

    Args:
        framework: the documents that apply.
        situation: what is known, and on which day it is asked.
        durations: for each step, how long its work takes once what comes first is done: a number of working days, or
            another period. None is invented: a step without one counts as taking no time, and is named.
        calendar: the working days; those of England where nothing else is given.

    Raises:
        CsprError: ``not-a-table``, and as ``timescales.plan``.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> decided = Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        >>> situation = Review("NR-07", "northamptonshire").record(decided).as_of(date(2021, 10, 1))
        >>> answer = earliest(framework("northamptonshire"), situation, durations={"first-draft": 10})
        >>> answer.day.isoformat(), [link.step for link in answer.chain][-3:]
        ('2021-11-04', ['submit-report', 'tell-panel-the-day', 'publish'])
    """
    days = calendar_of(calendar)
    if durations is not None and not is_table(durations):
        raise wrong("not-a-table", "$.durations", "give each duration by the id of its step")
    given: dict[str, Amount] = {
        step: WorkingDays(time) if isinstance(time, int) else time for step, time in (durations or {}).items()
    }
    course = Course(Case(framework, situation, days), None)
    # The plan checks what is handed over, so that it comes first.
    plan = timescales.plan(framework, situation, durations=given, calendar=days)
    causes, only_if = tuple(_causes(course)), tuple(_only_if(course))
    titles = framework.words("steps")
    without = tuple(titles[step].title for step in plan.without_duration if step != PUBLISH)
    answer = partial(Earliest, on=situation.on, causes=causes, only_if=only_if, without_duration=without)
    if causes:
        says = earliest_publication.no_day(causes)
        return answer(day=None, by_main=None, says=says, beyond=(), chain=(), sooner=())
    day = _open_day(course, plan.earliest)
    main = _open_day(course, Path(course.case, given, PUBLISH, main=True).earliest[PUBLISH])
    by_main = main if main != day else None
    beyond = tuple(_beyond(course.case, day))
    last = sorted({each.safe_by for each in beyond if each.binding and each.safe_by is not None})
    chain = tuple(_critical(plan))
    sooner = tuple(_sooner(course, given, chain, day))
    limits_then = (short_day(limit, None) for limit in last)
    says = earliest_publication.earliest(
        short_day(day, None),
        (link.title for link in chain),
        limits_then,
        by_main="" if by_main is None else short_day(by_main, None),
    )
    return answer(day=day, by_main=by_main, says=says, beyond=beyond, chain=chain, sooner=sooner)


def _critical(plan: timescales.Plan) -> Iterator[Link]:
    """The steps on which the earliest day hangs."""
    for step in plan.steps:
        if step.critical:
            yield Link(step=step.step, title=step.title, day=step.earliest, because=step.because, sources=step.sources)


def _sooner(course: Course, given: Mapping[str, Amount], chain: tuple[Link, ...], day: date) -> Iterator[Sooner]:
    """What would bring a day forward: each step of the chain for which time is given, if it took none."""
    case = course.case
    for link in chain:
        if link.step in given:
            shorter = {**given, link.step: WorkingDays(0)}
            less = timescales.plan(case.framework, case.situation, durations=shorter, calendar=case.calendar)
            if (instead := _open_day(course, less.earliest)) < day:
                yield Sooner(step=link.step, title=link.title, day=instead)


def _beyond(case: Case, day: date) -> Iterator[Requirement]:
    """The periods that are broken by publishing on a day."""
    planned = PartialDate.of(day)
    course = Course(case, planned)
    kept = limits.requirements(course, schedule_of(case, planned={PUBLISHED: planned}))
    return limits.with_notes(course, (each for each in kept if each.met is Truth.NO))


def _open_day(course: Course, first: date) -> date:
    """The first working day from a day on that no binding text bars; where all of a year are barred, of any."""
    calendar = course.case.calendar
    words = [word for duty in days_off(course.case, PUBLISH) if duty.source.force.binds for word in duty.not_on]
    worked = (day for n in range(_LOOKED_AT) if calendar.is_working_day(day := first + n * A_DAY))
    first_worked = next(worked)
    return next((day for day in chain([first_worked], worked) if not barred(day, words, calendar)), first_worked)


def _causes(course: Course) -> Iterator[str]:
    """Why no day can be given: what is open and has no known end."""
    if course.case.situation.happened(PUBLISHED) is Truth.YES:
        yield words.PUBLISHED_ALREADY
        return
    open_ = [blocker for blocker in course.blockers if blocker.certain is Truth.YES]
    for blocker in open_:
        if blocker.by is By.HOLD:
            yield words.HELD_BY.format(blocker.title)
        elif blocker.by is By.PAUSE:
            yield words.PAUSED.format(blocker.title)
    if stands(course.case.situation, DECLINED) is Truth.YES:
        yield words.DECIDED_AGAINST
    elif course.steps[PUBLISH].state is State.NOT_NEEDED and earlier.in_hand(course) is None:
        yield words.NOT_ASKED_FOR
    elif likely_to_harm(course.case):
        yield earliest_publication.LIKELY_TO_HARM
    if earlier.in_hand(course) is not None:
        yield words.OWN_COURSE


def _only_if(course: Course) -> Iterator[str]:
    """What is not known, or not yet weighed, and could still stand in the way."""
    seen: dict[str, None] = {}
    local = earlier.in_hand(course) is None
    if local and stands(course.case.situation, _DECIDED) is Truth.NO:
        seen.setdefault(words.DECISION_FIRST)
    for blocker in course.blockers if local else ():
        unknown = blocker.certain is Truth.UNKNOWN and blocker.by is not By.NOTICE
        if unknown or blocker.by in {By.EVENT, By.FACT}:  # the plan has no day for what is no step
            pattern = words.ONLY_IF_NONE if blocker.by is By.HOLD else words.MAY_BE_ASKED
            seen.setdefault(pattern.format(blocker.title))
    for matter in proceedings(course):
        if matter.binding and matter.kind is RequirementKind.WEIGH and matter.why == words.TO_BE_WEIGHED:
            seen.setdefault(words.WEIGH_FIRST.format(matter.title))
    for duty in days_off(course.case, PUBLISH):
        look_up = [word for word in duty.not_on if word in LOOKED_UP]
        if look_up:
            seen.setdefault(words.DAY_LOOKED_UP.format(not_on(look_up)))
    yield from seen
