"""What an agency or the partnership owes again and again: a time of every case whose record it counts from."""

from __future__ import annotations

from collections.abc import Collection

from cspr.arising.earlier_kind import of_its_time
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.guidance.model import Duty
from cspr.guidance.steps import comes_back_beyond, title_of_recurring, topic_title
from cspr.timescales.readings import Timescale


def is_wanted(duty: Duty, levels: Collection[str]) -> bool:
    """Whether a duty is one of some levels; those of the case have with them what comes back beyond it."""
    return duty.level in levels or (CASE in levels and comes_back_beyond(duty))


def is_told(timescale: Timescale, levels: Collection[str]) -> bool:
    """Whether a time is of one of some levels, or something is on record of what comes back beyond the case."""
    of_a_level = timescale.readings[0].duty.level in levels
    return of_a_level or any(reading.due and reading.start and not reading.planned for reading in timescale.readings)


def title_of(case: Case, duty: Duty) -> str:
    """What the times of a duty are called."""
    if comes_back_beyond(duty):
        return title_of_recurring(case.framework, duty)
    return of_its_time(case, topic_title(case.framework, duty.topic))
