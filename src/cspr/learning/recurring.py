"""What is owed again and again once there are actions: monitoring, a quarterly report, an annual report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.judging import arising
from cspr.learning.duty_answers import Recurring
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import learning as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty
    from cspr.timescales import Reading

_BEYOND_THE_CASE: Final = frozenset({"agency", "partnership"})
_STEP: Final = "monitor-progress"
_TOPICS: Final = frozenset({"annual-report"})
_REPORT: Final = "quarterly-report-made"
_MONITORED: Final = "progress-monitored"


def recurring_of(case: Case) -> tuple[Recurring, ...]:
    """What the documents ask for again and again, that arises or may in a case."""
    return tuple(_each(case))


def _each(case: Case) -> Iterator[Recurring]:
    live = case.framework.live(case.framework.duties, case.day)
    duties = [duty for duty, _ in live if duty.step == _STEP or duty.topic in _TOPICS]
    arises = [duty for duty in duties if arising(case, duty).answer is not Truth.NO]
    readings: Mapping[str, Reading] = {}
    if any(duty.timing is not None for duty in arises):
        readings = _readings(case)
    for duty in arises:
        yield _one(case, duty, readings.get(duty.name))


def _readings(case: Case) -> Mapping[str, Reading]:
    schedules = (*schedule_of(case), *schedule_of(case, levels=_BEYOND_THE_CASE))
    return {reading.duty.name: reading for timescale in schedules for reading in timescale.readings}


def _one(case: Case, duty: Duty, reading: Reading | None) -> Recurring:
    event = _REPORT if reading is not None and reading.event == _REPORT else _MONITORED
    due = None if reading is None else reading.due
    word = case.framework.words("documents").get(duty.document) if duty.document else None
    topic = case.framework.words("topics").get(duty.topic) or case.framework.words("steps")[duty.topic]
    part = f" ({duty.part.replace('-', ' ')})" if duty.part and word is None else ""
    return Recurring(
        name=duty.name,
        title=f"{topic.title if word is None else word.title}{part}",
        who=duty.who,
        to=duty.to,
        every=words.how_often(duty.timing.says if duty.timing else "", () if reading is None else reading.period.says),
        last=_last(case, event),
        next=due,
        overdue=Truth.NO if due is None else due.before(case.day),
        source=duty.source,
    )


def _last(case: Case, event: str) -> PartialDate | None:
    occurrence = case.situation.occurrence(event)
    return None if occurrence is None else occurrence.span
