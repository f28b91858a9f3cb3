"""What stands between a planned date and publication."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import calendars, lifecycle, timescales
from cspr.conditions import CASE, Conditions
from cspr.dates import PartialDate
from cspr.guidance.periods import Relation
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.sources import Source

PUBLISH: Final = "publish"
PUBLISHED: Final = "published"
_GIVEN: Final = {
    Truth.YES: "given in time",
    Truth.NO: "given too late",
    Truth.UNKNOWN: "given; on which day is not known well enough",
}
_BEFORE: Final = frozenset({Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE})


class Kind(Enum):
    """What kind of thing has to be in order before publication.

    Examples:
        >>> Kind.NOTICE.value
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

    kind: Kind
    name: str
    title: str
    met: Truth
    latest: date | None
    governing: date | None
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
    """Say what stands between a planned date and publication.

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
        >>> found = readiness(framework("northamptonshire"), situation, planned=date(2021, 11, 1))
        >>> found.ready.value
        'no'
        >>> [str(one.latest) for one in found.requirements if one.name == "publication-notice"]
        ['2021-10-12']
    """
    when = PartialDate.of(planned, "$.planned") if planned is not None else situation.planned(PUBLISHED)
    days = calendar or calendars.england()
    requirements = (
        *_first(framework, situation),
        *_weighed(framework, situation),
        *_timed(framework, situation, when, days),
    )
    answers = [one.met if one.checked else both((one.met, Truth.UNKNOWN)) for one in requirements if one.binding]
    return Readiness(planned=when, ready=both(answers), requirements=requirements)


def _first(framework: Framework, situation: Situation) -> Iterator[Requirement]:
    for one in lifecycle.blockers(framework, situation, PUBLISH):
        if one.by is lifecycle.By.NOTICE:
            continue  # a notice is asked about with its days
        yield Requirement(
            kind=Kind.HOLD if one.by is lifecycle.By.HOLD else Kind.STEP,
            name=one.name,
            title=one.title,
            met=~one.certain,
            latest=None,
            governing=None,
            binding=one.source.force.binds,
            checked=one.source.checked,
            sources=(one.source,),
            cleared_by=one.cleared_by,
            why=_missing(one),
        )


def _missing(one: lifecycle.Blocker) -> str:
    if one.by is lifecycle.By.HOLD:
        return "open" if one.certain is Truth.YES else "not recorded whether there is one"
    return "not done" if one.certain is Truth.YES else "it is not known whether it is needed or done"


def _weighed(framework: Framework, situation: Situation) -> Iterator[Requirement]:
    conditions = Conditions(framework, situation)
    day = PartialDate.of(situation.on)
    for document in framework.documents:
        for hold in document.holds:
            touches = PUBLISH in hold.weighs or PUBLISH in hold.may_delay
            if not touches or PUBLISH in hold.stops or framework.in_force(hold, day).truth is Truth.NO:
                continue
            answer = lifecycle.during(hold, conditions)
            if answer is not Truth.NO:
                yield Requirement(
                    kind=Kind.WEIGH,
                    name=hold.during[0],
                    title=lifecycle.proceeding_title(hold.during[0]),
                    met=Truth.UNKNOWN,
                    latest=None,
                    governing=None,
                    binding=hold.source.force.binds,
                    checked=hold.source.checked,
                    sources=(hold.source,),
                    cleared_by=hold.consult or hold.inform or ("partnership",),
                    why="to be weighed" if answer is Truth.YES else "not recorded whether there is one",
                )


def _timed(
    framework: Framework, situation: Situation, when: PartialDate | None, calendar: Calendar
) -> Iterator[Requirement]:
    exact = None if when is None else when.exact
    planned = {} if exact is None else {PUBLISHED: exact}
    for found in timescales.schedule(framework, situation, calendar=calendar, planned=planned):
        notices = [one for one in found.readings if _is_notice(one)]
        if notices:
            yield _notice(found, notices, situation)
        if exact is not None:
            yield from _periods(found, exact)


def _is_notice(reading: timescales.Reading) -> bool:
    return (
        reading.event == PUBLISHED
        and reading.relation in _BEFORE
        and reading.applies is not Truth.NO
        and reading.about == CASE
    )


def _notice(found: timescales.Timescale, notices: list[timescales.Reading], situation: Situation) -> Requirement:
    days = [one.due.first for one in notices if one.due is not None]
    governing = [one.due.first for one in notices if one.due is not None and one.standing is timescales.Rank.GOVERNS]
    latest = min(days, default=None)
    done = notices[0].done
    if done is None:
        met, why = Truth.NO, "not given yet"
        if latest is not None and situation.on > latest:
            why = "too late: the last day for it has passed"
    elif latest is None:
        met, why = Truth.UNKNOWN, "given; no date of publication is planned"
    else:
        met = done.by(latest)
        why = {Truth.YES: "given in time", Truth.NO: "given too late", Truth.UNKNOWN: "given; the day is not known"}[
            met
        ]
    return Requirement(
        kind=Kind.NOTICE,
        name=found.topic,
        title=found.title,
        met=met,
        latest=latest,
        governing=governing[0] if governing else None,
        binding=any(one.source.force.binds for one in notices),
        checked=all(one.source.checked for one in notices),
        sources=tuple(dict.fromkeys(one.source for one in notices)),
        cleared_by=tuple(dict.fromkeys(who for one in notices for who in one.duty.who)),
        why=why,
    )


def _periods(found: timescales.Timescale, planned: date) -> Iterator[Requirement]:
    for one in found.readings:
        relation = one.relation
        kept = one.duty.step == PUBLISH and relation in {Relation.WITHIN, Relation.NOT_BEFORE}
        if kept and one.due is not None and one.applies is not Truth.NO:
            day, limits = PartialDate.of(planned), relation is Relation.WITHIN
            met = ~(one.due.before(day) if limits else day.before(one.due))
            yield Requirement(
                kind=Kind.PERIOD,
                name=found.topic,
                title=found.title,
                met=met,
                latest=one.due.first if limits else None,
                governing=None,
                binding=one.source.force.binds and not one.relaxations,
                checked=one.source.checked,
                sources=(one.source,),
                cleared_by=one.duty.who,
                why="kept" if met is Truth.YES else f"the planned date is {'later' if limits else 'earlier'}",
            )
