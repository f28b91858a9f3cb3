"""By when the action plan is to be agreed, and by whom: that of each agency and that of all of them apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cspr.arising.judging import arising
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.owing import owing
from cspr.guidance.steps import topic_title
from cspr.learning.duty_answers import PlanDuty
from cspr.record.short_words import REACHES
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording import learning as words
from cspr.wording.common import in_words

_PLAN: Final = "action-plan"
_OVERDUE: Final = {Status.OVERDUE: Truth.YES, Status.DATE_PASSED_CHECK: Truth.UNKNOWN}


def reach_of(duty: Duty) -> str:
    """Of which actions a duty speaks by its part: single-agency, multi-agency or national ones; empty where of all."""
    return next((reach for reach in REACHES if f"{duty.part}-".startswith(f"{reach}-")), "")


def in_parts(timescale: Timescale) -> Iterator[tuple[str, Timescale]]:
    """A duty with a time, or the plan of each agency and that of all of them apart, where a text times both."""
    reaches = dict.fromkeys(filter(None, (reach_of(reading.duty) for reading in timescale.readings)))
    for reach in reaches if len(reaches) > 1 else ("",):
        readings = (each for each in timescale.readings if not reach or reach_of(each.duty) in {"", reach})
        title = f"{timescale.title} ({in_words(reach)})" if reach else timescale.title
        yield reach, attrs.evolve(timescale, title=title, readings=tuple(readings))


def agreeing(case: Case) -> Iterator[PlanDuty]:
    """What the documents say of agreeing the plan: of each part of it, and of the whole where it has a time."""
    duties = [
        duty
        for duty in live_duties(case.framework, case.day)
        if _PLAN in {duty.step, duty.topic} and duty.source.force.binds and duty.itself
        if reach_of(duty) or (duty.timing is not None and duty.timing.amounts)
        if arising(case, duty).answer is not Truth.NO
    ]
    if not duties:
        return
    every = (reading for timescale in schedule_of(case) for reading in timescale.readings)
    readings = grouped(((reading.duty.name, reading.about), reading) for reading in every)
    for duty in duties:
        own = [(about, several) for (name, about), several in readings.items() if name == duty.name]
        for about, several in own or [(CASE, [])]:
            dated = sorted(several, key=lambda reading: (reading.due is None, str(reading.due)))
            yield _of(case, duty, about, dated[0] if dated else None)


def _of(case: Case, duty: Duty, about: str, reading: Reading | None) -> PlanDuty:
    part = f" ({duty.part.replace('-', ' ')})" if duty.part else ""
    return PlanDuty(
        name=duty.name,
        title=f"{topic_title(case.framework, duty.step or duty.topic)}{part}",
        about=about,
        who=owing(duty.who, about),
        when=words.NOT_SAID_WHEN if reading is None else ", ".join(reading.period.says),
        due=None if reading is None else reading.due,
        overdue=Truth.NO if reading is None else _OVERDUE.get(reading.status, Truth.NO),
        done_on=None if reading is None else reading.done,
        source=duty.source,
    )
