"""How timely one review was: each measure on time, late and why, still open, or not to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer, Answers
from cspr.calendars import Calendar
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.periods import Relation
from cspr.learning.answers import ActionState, PlanAction
from cspr.learning.register import FINISHED, Register
from cspr.record.situation import Situation
from cspr.sources import Source
from cspr.timescales import Rank, Reading, Status, Timescale
from cspr.timescales.scheduling import schedule_on
from cspr.truth import Truth


class Measure(Enum):
    """What is measured, in the order of the process.

    Examples:
        >>> [measure.value for measure in Measure][:2]
        ['notification', 'rapid-review']
    """

    NOTIFICATION = "notification"
    RAPID_REVIEW = "rapid-review"
    REVIEW = "review"
    PUBLICATION = "publication"
    ACTIONS = "actions"


class Timing(Enum):
    """Where something stands against its time.

    Examples:
        >>> Timing.LATE_WITH_REASON.value
        'late-with-reason'
    """

    ON_TIME = "on-time"
    LATE_WITH_REASON = "late-with-reason"
    LATE = "late-without-reason"
    PASSED = "day-passed-not-recorded-as-done"
    OPEN = "not-due-yet"
    DIFFER = "texts-differ"
    NOT_RECORDED = "not-recorded"
    DOES_NOT_APPLY = "does-not-apply"


TOPICS: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        Measure.NOTIFICATION: "notify-incident",
        Measure.RAPID_REVIEW: "rapid-review-period",
        Measure.REVIEW: "review-period",
        Measure.PUBLICATION: "publication-period",
    }
)
"""The topic on which the documents state the time of each measure; an action has a day of its own."""
_STAGES: Final[Mapping[Measure, tuple[str, ...]]] = MappingProxyType(
    {
        Measure.NOTIFICATION: (),
        Measure.RAPID_REVIEW: ("determination",),
        Measure.REVIEW: ("set-up", "running", "report"),
        Measure.PUBLICATION: ("set-up", "running", "report"),
        Measure.ACTIONS: ("improvement",),
    }
)
"""The stages of the steps whose delay holds up each measure."""
_NOTIFYING: Final = frozenset({"identify-incident", "notify-incident", "notify-partners"})
_STANDS: Final[Mapping[Status, Timing]] = MappingProxyType(
    {
        **dict.fromkeys((Status.OVERDUE, Status.PASSED, Status.PASSED_FROM_MEMORY), Timing.PASSED),
        **dict.fromkeys((Status.EXPECTED_PASSED, Status.LAPSED, Status.DATE_PASSED_CHECK), Timing.PASSED),
        Status.MAY_BE_SUSPENDED: Timing.DIFFER,
        **dict.fromkeys((Status.DUE, Status.RUNNING), Timing.OPEN),
        Status.NOT_NEEDED: Timing.DOES_NOT_APPLY,
    }
)
"""What the status of a reading that is not done comes to; of any other it is not recorded, as of what was overtaken."""

_WORST: Final = (
    *(Timing.LATE, Timing.LATE_WITH_REASON, Timing.PASSED, Timing.DIFFER),
    *(Timing.NOT_RECORDED, Timing.OPEN, Timing.ON_TIME, Timing.DOES_NOT_APPLY),
)


@attrs.frozen(kw_only=True, repr=False)
class CaseTime(Answer):
    """How timely one thing was in one review.

    Args:
        measure: what is measured.
        ref: of an action, its reference; empty for anything else.
        timing: where it stands.
        due: the day by which it was to be done, by the reading that governs; ``None`` where there is none.
        done: when it was done, or ``None``.
        late_by: by how many working days and calendar days it was late; ``None`` of anything else, and of an action.
        held_by: the coded reasons of the delays that are recorded on it.
        sources: the clauses of the readings that were followed; none for an action.
    """

    measure: Measure
    ref: str
    timing: Timing
    due: PartialDate | None
    done: PartialDate | None
    late_by: tuple[int, int] | None
    held_by: tuple[str, ...]
    sources: tuple[Source, ...]


def timing(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Answers[CaseTime]:
    """How timely a review was: notification, rapid review, review, publication, and each action.

    Args:
        framework: the documents that apply.
        situation: what is known.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        By the reading that governs. Where several do and they come to different answers, that is said; a delay that is
        recorded with a coded reason is lateness with a reason.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("local-authority-aware", "2021-03-26"), Happened("notification-sent", "2021-04-08")
        ... )
        >>> notified = timing(framework("northamptonshire"), review.as_of(date(2021, 6, 1)))[0]
        >>> notified.timing.value, str(notified.due), notified.late_by
        ('late-without-reason', '2021-04-06', (2, 2))
    """
    return Answers(timing_of(Case(framework, situation, calendar)))


def timing_of(case: Case) -> tuple[CaseTime, ...]:
    """How timely the review of a case was."""
    of_whom = (CASE, *case.situation.children)
    timescales = grouped((each.topic, each) for each in schedule_on(case, TOPICS.values()) if each.about in of_whom)
    dated = (_worst(case, measure, timescales.get(topic, ())) for measure, topic in TOPICS.items())
    return (*dated, *_actions(case))


def _worst(case: Case, measure: Measure, timescales: Iterable[Timescale]) -> CaseTime:
    """How timely something was for the case; of children of whom each has a date of its own, the least timely."""
    times = [_dated(case, measure, timescale) for timescale in timescales] or [_dated(case, measure, None)]
    return min(times, key=lambda each: _WORST.index(each.timing))


def _dated(case: Case, measure: Measure, timescale: Timescale | None) -> CaseTime:
    readings = () if timescale is None else _leading(timescale)
    stands = {_stands(reading) for reading in readings}
    outcomes = stands - {Timing.NOT_RECORDED} or stands or {Timing.DOES_NOT_APPLY}
    timing = outcomes.pop() if len(outcomes) == 1 else Timing.DIFFER
    held_by = tuple(_reasons(case.situation, measure))
    first = next((each for each in readings if _stands(each) is timing), readings[0] if readings else None)
    return CaseTime(
        measure=measure,
        ref="",
        timing=Timing.LATE_WITH_REASON if timing is Timing.LATE and held_by else timing,
        due=None if first is None else first.due,
        done=None if first is None else first.done,
        late_by=None if first is None else first.late_by,
        held_by=held_by,
        sources=tuple(dict.fromkeys(reading.source for reading in readings)),
    )


def _stands(reading: Reading) -> Timing:
    """Where one reading stands: once it is done by its days alone, whether or not it is sure that it was owed."""
    if reading.done is None or reading.status in {Status.MAY_BE_SUSPENDED, Status.ENDED_BEFORE_KNOWN}:
        return _STANDS.get(reading.status, Timing.NOT_RECORDED)
    return Timing.NOT_RECORDED if reading.due is None else _done(reading.due, reading.done)


def _done(due: PartialDate, done: PartialDate) -> Timing:
    late = due.before(done)
    return {Truth.YES: Timing.LATE, Truth.NO: Timing.ON_TIME, Truth.UNKNOWN: Timing.NOT_RECORDED}[late]


def _leading(timescale: Timescale) -> tuple[Reading, ...]:
    """The readings that govern; where none does, those of the highest authority that arise or may; else all.

    What is only expected about a day is measured by none.
    """
    readings = tuple(reading for reading in timescale.readings if reading.relation is not Relation.ABOUT)
    arising = [reading for reading in readings if reading.applies is not Truth.NO]
    governing = tuple(reading for reading in arising if reading.standing is Rank.GOVERNS)
    if governing:
        return governing
    if not arising:
        overtaken = tuple(reading for reading in readings if reading.status is Status.OVERTAKEN)
        return overtaken or readings
    dated = [reading for reading in arising if reading.due is not None] or arising
    highest = min(reading.source.authority.rank for reading in dated)
    return tuple(reading for reading in dated if reading.source.authority.rank == highest)


def _reasons(situation: Situation, measure: Measure) -> Iterator[str]:
    """The coded reasons of the delays on the steps that lead to what is measured, each once."""
    steps = vocabulary.steps()
    delays = (
        delay.reason
        for delay in situation.delays()
        if (delay.step in _NOTIFYING if measure is Measure.NOTIFICATION else _is_of(delay.step, measure, steps))
    )
    yield from dict.fromkeys(delays)


def _is_of(step: str, measure: Measure, steps: Mapping[str, vocabulary.Step]) -> bool:
    publishing = step == "publish"
    stage = steps[step].stage if step in steps else ""
    return stage in _STAGES[measure] and not (publishing and measure is Measure.REVIEW)


def _actions(case: Case) -> Iterable[CaseTime]:
    held_by = tuple(_reasons(case.situation, Measure.ACTIONS))
    for action in Register(case.situation).actions:
        timing = _of_action(action)
        yield CaseTime(
            measure=Measure.ACTIONS,
            ref=action.ref,
            timing=Timing.LATE_WITH_REASON if timing is Timing.LATE and held_by else timing,
            due=action.due,
            done=action.done_on,
            late_by=None,
            held_by=held_by,
            sources=(),
        )


def _of_action(action: PlanAction) -> Timing:
    if action.state is ActionState.NOT_IMPLEMENTED:
        return Timing.DOES_NOT_APPLY
    if action.due is None:
        return Timing.NOT_RECORDED
    if action.state in FINISHED:
        return Timing.NOT_RECORDED if action.done_on is None else _done(action.due, action.done_on)
    return {Truth.YES: Timing.PASSED, Truth.NO: Timing.OPEN, Truth.UNKNOWN: Timing.NOT_RECORDED}[action.overdue]
