"""Late: which limits have passed or would be broken, who is told which reasons, and what goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from cspr import lifecycle
from cspr.answers import Answer
from cspr.arising.judging import arising
from cspr.arising.suppositions import limits_of, no_notice_for
from cspr.arising.versions import holds_in_force
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Hold
from cspr.guidance.periods import Relation
from cspr.lifecycle.delays import DelayNotice
from cspr.lifecycle.proceedings import during, going_on, proceeding_title
from cspr.publication import earlier
from cspr.publication.course import PUBLISH, Course, as_if_agreed, as_planned, day_planned
from cspr.record.situation import Situation
from cspr.record.standing import report_published_after_all
from cspr.sources import Source
from cspr.timescales import Reading
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth, either
from cspr.wording import publication as words
from cspr.wording.days import as_known, short_day
from cspr.wording.first_screen import inside, named
from cspr.wording.plans import ended_beside, held_back, late, tell
from cspr.wording.roles import SHORT
from cspr.wording.task_sentences import no_notice

_ENDED: Final = "ended"
_LIMITED: Final = frozenset({PUBLISH, "complete-review"})
_OF_DELAY: Final = frozenset({"consider-delay", "tell-of-delay"})


@attrs.frozen(kw_only=True, repr=False)
class PassedLimit(Answer):
    """A limit that has passed, or that the planned day would break.

    Args:
        topic: what it is about.
        title: in plain words.
        due: the last day.
        passed: whether it was broken, or would be; unknown where that turns on a day known in part.
        source: the clauses.
    """

    topic: str
    title: str
    due: PartialDate
    passed: Truth
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class Lateness(Answer):
    """How publication stands to its limits.

    Args:
        on: the day asked about.
        planned: the planned day, or ``None``.
        late: whether any limit was broken, or would be, also as it is too late for the notices that go out before it.
        says: how it stands, in sentences.
        limits: each limit that has passed or would be broken, or may be.
        tell: who considers the delay and who is told, by each text in force; nothing where it is neither late nor
            expected to be.
        reasons: the reasons that are recorded, and the proceedings that hold publication back.
        held_back_by: the proceedings that are open and hold publication back, or may.
        meanwhile: what goes on all the same, in words.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    on: date
    planned: PartialDate | None
    late: Truth
    says: tuple[str, ...]
    limits: tuple[PassedLimit, ...]
    tell: tuple[DelayNotice, ...]
    reasons: tuple[str, ...]
    held_back_by: tuple[str, ...]
    meanwhile: tuple[str, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def lateness(
    framework: Framework,
    situation: Situation,
    *,
    planned: date | None = None,
    calendar: Calendar | None = None,
) -> Lateness:
    """Whether publication is late or would be, who is told which reasons, and what goes on meanwhile.

    Args:
        framework: the documents that apply.
        situation: what is known.
        planned: the day of publication; the one that the record plans where left out.
        calendar: the working days; those of England where nothing else is given.

    Examples:
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Decided("local-review", "review", on="2021-05-04", by="safeguarding-partners")
        ... )
        >>> answer = lateness(framework("northamptonshire"), review.as_of(date(2021, 10, 1)), planned=date(2022, 2, 14))
        >>> answer.late.value, [str(limit.due) for limit in answer.limits if limit.topic == "publication-period"]
        ('yes', ['2021-11-04'])
    """
    case = Case(framework, situation, calendar)
    when = day_planned(case, planned)
    limits, unnoticed = tuple(_limits_of(case, when)), tuple(dict.fromkeys(_no_notice(case)))
    too_late = Truth.YES if unnoticed else either(limit.passed for limit in limits)
    supposed = as_planned(framework, situation, planned, calendar)
    delay = lifecycle.delay(framework, supposed)
    held = tuple(dict.fromkeys(_held_back(case)))
    meanwhile = tuple(dict.fromkeys(_meanwhile(case)))
    reasons = tuple(dict.fromkeys((*delay.reasons, *(words.REASON_OPEN.format(title) for title in held))))
    speaks = earlier.of_its_time(Course(case, when))
    expected = too_late is not Truth.YES and _expected(case)
    to_tell = too_late is not Truth.NO or expected
    owed = tuple(each for each in delay.owed if speaks(each.source)) if to_tell else ()
    if too_late is Truth.YES:
        says = [*_late(case, limits), *unnoticed]
    else:
        says = [words.EXPECTED_LATE if expected else words.NOT_LATE[too_late]]
    if (too_late is Truth.YES or expected) and not reasons:
        says += [words.NO_REASON, *_ended_beside(case)]
    to = list(dict.fromkeys(who for each in owed if each in delay.open for who in each.to))
    if to:
        says.append(tell(_named(case, to), sure=_expected(Case(framework, supposed, calendar))))
    if held and meanwhile:
        says.append(held_back(held, meanwhile))
    return Lateness(
        on=situation.on,
        planned=when,
        late=too_late,
        says=tuple(says),
        limits=limits,
        tell=owed,
        reasons=reasons,
        held_back_by=held,
        meanwhile=meanwhile,
        titles=framework.titles(who for each in owed for who in (*each.who, *each.to)),
    )


def _expected(case: Case) -> bool:
    """Whether a delay is surely on record of which somebody is to be told, or that somebody is to consider."""
    return any(
        duty.step in _OF_DELAY and arising(case, duty).answer is Truth.YES
        for duty in live_duties(case.framework, case.day)
    )


def _no_notice(case: Case) -> Iterator[str]:
    """That publication by its limit needs a notice that can no longer be given, while the limit has not passed."""
    for word, due in limits_of(case):
        notice = None if due.before(case.day) is Truth.YES else no_notice_for(case, word, due)
        if notice is not None and notice.surely:
            year = case.day.first.year
            yield no_notice(as_known(due, year), short_day(notice.last, year), tell=True)


def _late(case: Case, limits: Iterable[PassedLimit]) -> Iterator[str]:
    """Which limits have surely passed, or would on the planned day: of each topic the first that is broken."""
    first: dict[str, PassedLimit] = {}
    for limit in limits:
        if limit.passed is Truth.YES:
            first.setdefault(limit.topic, limit)
    named = {
        f"{inside(limit.title)} ({as_known(limit.due, case.day.first.year)})": limit.due.last < case.day.first
        for limit in first.values()
    }
    if named:
        yield late([name for name in named if named[name]], [name for name in named if not named[name]])


def _limits_of(case: Case, planned: PartialDate | None) -> Iterator[PassedLimit]:
    """The limits that are broken; of what was published against a decision, as if it was the report, which may be."""
    broken = tuple(_limits(case, planned))
    yield from broken
    if report_published_after_all(case.situation) is Truth.UNKNOWN:
        perhaps = (limit for limit in _limits(as_if_agreed(case), planned) if limit not in broken)
        yield from (attrs.evolve(limit, passed=Truth.UNKNOWN) for limit in perhaps)


def _limits(case: Case, planned: PartialDate | None) -> Iterator[PassedLimit]:
    """The limits that are broken: by what was done, by the day asked about, or by the planned day."""
    for timescale in schedule_of(case):
        for reading in timescale.readings:
            limited = reading.duty.step in _LIMITED and reading.relation is Relation.WITHIN
            if limited and reading.applies is not Truth.NO and reading.due is not None:
                passed = _passed(case, reading, reading.due, planned)
                if passed is not Truth.NO:
                    yield PassedLimit(
                        topic=timescale.topic,
                        title=timescale.title,
                        due=reading.due,
                        passed=passed,
                        source=reading.source,
                    )


def _passed(case: Case, reading: Reading, due: PartialDate, planned: PartialDate | None) -> Truth:
    if reading.done is not None:
        return due.before(reading.done)
    beyond = Truth.NO if planned is None or reading.duty.step != PUBLISH else due.before(planned)
    return either((due.before(case.day), beyond))


def _touches(hold: Hold) -> bool:
    return PUBLISH in hold.stops or PUBLISH in hold.may_delay or PUBLISH in hold.weighs


def _held_back(case: Case) -> Iterator[str]:
    for hold, _ in holds_in_force(case):
        if _touches(hold) and during(hold, case.conditions) is Truth.YES:
            yield proceeding_title(case.framework, hold.during[0])


def _ended_beside(case: Case) -> Iterator[str]:
    """The proceedings that may have held publication back, and that have ended: nobody recorded that they did."""
    holds = (hold for hold, _ in holds_in_force(case) if _touches(hold))
    kinds = dict.fromkeys(name for hold in holds for name in hold.during)
    ended = [
        (proceeding_title(case.framework, state.kind), _known(state.since, case), _known(state.until, case))
        for state in case.situation.proceedings()
        if state.kind in kinds and state.state == _ENDED and state.open is not Truth.YES
    ]
    if ended:
        yield ended_beside(ended)


def _known(day: PartialDate | None, case: Case) -> str:
    return "" if day is None else as_known(day, case.day.first.year)


def _named(case: Case, actors: list[str]) -> list[str]:
    words = case.framework.words("actors")
    return [
        SHORT.get(actor) or named(words[actor].title if actor in words else actor) for actor in dict.fromkeys(actors)
    ]


def _meanwhile(case: Case) -> Iterator[str]:
    """What goes on while the proceedings that hold publication back are open."""
    for hold, _ in holds_in_force(case):
        yield from (case.title(step) for step in going_on(case, hold))
