"""What stands between a planned date and publication."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import lifecycle, timescales
from cspr.conditions import CASE, Case
from cspr.dates import PartialDate
from cspr.guidance.periods import Relation
from cspr.lifecycle import By
from cspr.lifecycle.proceedings import ANYBODY, holds_of
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, both
from cspr.wording import publication as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.sources import Source

PUBLISH: Final = "publish"
PUBLISHED: Final = "published"
_BEFORE: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE})


class RequirementKind(Enum):
    """What kind of thing has to be in order before publication.

    Examples:
        >>> RequirementKind.NOTICE.value
        'notice'
    """

    STEP = "step"
    HOLD = "hold"
    NOTICE = "notice"
    PERIOD = "period"
    WEIGH = "weigh"


@attrs.frozen(kw_only=True)
class Requirement:
    """One thing that stands between now and publication.

    Args:
        kind: a step to be done, a hold to end, a notice to be given in time, a period to keep, or a matter to weigh.
        name: the step, proceeding or topic.
        title: in plain words.
        met: whether it is in order for the planned date. A matter to weigh is unknown: people decide.
        latest: the last day on which it can be done in time, on the strictest reading; ``None`` without a planned date,
            and where it is a first day that has to be kept.
        governing: the day that the governing text gives, where it is another one.
        binding: whether a must or should stands behind it.
        checked: whether the text behind it was read.
        sources: the clauses.
        cleared_by: who can put it in order.
        why: what is missing, in a sentence.
    """

    kind: RequirementKind
    name: str
    title: str
    met: Truth
    latest: date | None = None
    governing: date | None = None
    binding: bool
    checked: bool
    sources: tuple[Source, ...]
    cleared_by: tuple[str, ...]
    why: str


@attrs.frozen(kw_only=True)
class Readiness:
    """Whether a report can be published on a planned date.

    Args:
        planned: the date, or ``None`` where none is planned.
        ready: yes only where every binding requirement is met by a text that was checked, and nothing is left to
            weigh; no where one is not met; else unknown.
        requirements: everything that stands between now and publication.
    """

    planned: PartialDate | None
    ready: Truth
    requirements: tuple[Requirement, ...]


def readiness(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
) -> Readiness:
    """What stands between a planned date and publication.

    Args:
        framework: the documents that apply.
        situation: what is known.
        planned: the day of publication; the one that the record plans where left out.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Steps that come first, proceedings that hold publication, notices with the last day for each, the periods that
        the planned date would break, and what has to be weighed.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 10, 1))
        >>> answer = readiness(framework("northamptonshire"), situation, planned=date(2021, 11, 1))
        >>> answer.ready.value
        'no'
        >>> [str(each.latest) for each in answer.requirements if each.name == "publication-notice"]
        ['2021-10-12']
    """
    return readiness_of(Case(framework, situation, calendar), planned=planned)


def readiness_of(case: Case, *, planned: date | None = None) -> Readiness:
    """What stands between a planned date and publication in a case."""
    when = PartialDate.of(planned, "$.planned") if planned is not None else case.situation.planned(PUBLISHED)
    requirements = (*_first(case), *_weighed(case), *_timed(case, when))
    answers = [each.met if each.checked else both((each.met, Truth.UNKNOWN)) for each in requirements if each.binding]
    return Readiness(planned=when, ready=both(answers), requirements=requirements)


def _first(case: Case) -> Iterator[Requirement]:
    """The steps that come first, and what holds publication; a notice is asked about with its days."""
    for blocker in lifecycle.blockers_of(case, PUBLISH):
        if blocker.by is not By.NOTICE:
            held = blocker.by is By.HOLD
            may = words.NOT_ASKED if held else words.MAY_BE_NEEDED
            yield Requirement(
                kind=RequirementKind.HOLD if held else RequirementKind.STEP,
                name=blocker.name,
                title=blocker.title,
                met=~blocker.certain,
                binding=blocker.source.force.binds,
                checked=blocker.source.checked,
                sources=(blocker.source,),
                cleared_by=blocker.cleared_by,
                why=may if blocker.certain is Truth.UNKNOWN else words.OPEN if held else words.NOT_DONE,
            )


def _weighed(case: Case) -> Iterator[Requirement]:
    """Other proceedings that have to be weighed, or may delay publication."""
    for hold, _ in case.framework.live(holds_of(case.framework), case.day):
        touches = (PUBLISH in hold.weighs or PUBLISH in hold.may_delay) and PUBLISH not in hold.stops
        answer = lifecycle.during(hold, case.conditions) if touches else Truth.NO
        if answer is not Truth.NO:
            yield Requirement(
                kind=RequirementKind.WEIGH,
                name=hold.during[0],
                title=lifecycle.proceeding_title(hold.during[0]),
                met=Truth.UNKNOWN,
                binding=hold.source.force.binds,
                checked=hold.source.checked,
                sources=(hold.source,),
                cleared_by=hold.consult or hold.inform or ANYBODY,
                why=words.TO_BE_WEIGHED if answer is Truth.YES else words.NOT_ASKED,
            )


def _timed(case: Case, when: PartialDate | None) -> Iterator[Requirement]:
    exact = None if when is None else when.exact
    planned = {} if exact is None else {PUBLISHED: PartialDate.of(exact)}
    for timescale in schedule_of(case, planned=planned):
        notices = [reading for reading in timescale.readings if _is_notice(reading)]
        if notices:
            yield _notice(timescale, notices, case.situation.on)
        if when is not None and exact is not None:
            yield from _periods(timescale, when)


def _is_notice(reading: timescales.Reading) -> bool:
    return (
        reading.event == PUBLISHED
        and reading.relation in _BEFORE
        and reading.applies is not Truth.NO
        and reading.about == CASE
    )


def _notice(timescale: timescales.Timescale, notices: list[timescales.Reading], today: date) -> Requirement:
    days = [notice.due.first for notice in notices if notice.due is not None]
    governing = (notice.due.first for notice in notices if notice.due and notice.standing is timescales.Rank.GOVERNS)
    latest, done = min(days, default=None), notices[0].done
    if done is None:
        met, why = Truth.NO, words.TOO_LATE if latest is not None and today > latest else words.NOT_GIVEN
    elif latest is None:
        met, why = Truth.UNKNOWN, words.NO_DATE_PLANNED
    else:
        met = done.by(latest)
        why = words.GIVEN[met]
    return Requirement(
        kind=RequirementKind.NOTICE,
        name=timescale.topic,
        title=timescale.title,
        met=met,
        latest=latest,
        governing=next(governing, None),
        binding=any(notice.source.force.binds for notice in notices),
        checked=all(notice.source.checked for notice in notices),
        sources=tuple(dict.fromkeys(notice.source for notice in notices)),
        cleared_by=tuple(dict.fromkeys(who for notice in notices for who in notice.duty.who)),
        why=why,
    )


def _periods(timescale: timescales.Timescale, planned: PartialDate) -> Iterator[Requirement]:
    """The periods that a planned day keeps, or would break."""
    for reading in timescale.readings:
        relation = reading.relation
        kept = reading.duty.step == PUBLISH and relation in {Relation.WITHIN, Relation.NOT_BEFORE}
        if kept and reading.due is not None and reading.applies is not Truth.NO:
            limits = relation is Relation.WITHIN
            met = ~(reading.due.before(planned) if limits else planned.before(reading.due))
            broken = words.PLANNED_TOO_LATE if limits else words.PLANNED_TOO_EARLY
            yield Requirement(
                kind=RequirementKind.PERIOD,
                name=timescale.topic,
                title=timescale.title,
                met=met,
                latest=reading.due.first if limits else None,
                binding=reading.source.force.binds and not reading.relaxations,
                checked=reading.source.checked,
                sources=(reading.source,),
                cleared_by=reading.duty.who,
                why=words.KEPT if met is Truth.YES else broken,
            )
