"""The days between which work is done: counted on from a day, and back from one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cspr.clocks.counting import shift
from cspr.clocks.ways_to_count import Counting, Way
from cspr.guidance.periods import Relation

if TYPE_CHECKING:
    from cspr.calendars import Calendar
    from cspr.guidance.periods import Amount

_A_DAY: Final = timedelta(days=1)
_ON: Final = Way(amounts=(), relation=Relation.WITHIN, counting=Counting.DAY_AFTER_IS_DAY_1, plain=True)
_BACK: Final = Way(amounts=(), relation=Relation.AT_LEAST_BEFORE, counting=Counting.DAY_BEFORE_IS_DAY_1, plain=True)


def worked(day: date, amount: Amount | None, calendar: Calendar) -> date:
    """The day on which work that begins on a day is done; the same day where it takes no time."""
    return day if amount is None else shift(day, amount, _ON, calendar)


def last_start(end: date, amount: Amount | None, calendar: Calendar) -> date:
    """The last day from which an amount of work ends in time: counting back alone may name another.

    Back from a Sunday, five working days lead to the Monday; onwards from that Monday they end on the next, too late.
    Back from 28 February, six months lead to 28 August; onwards from 31 August they end in time as well.
    """
    if amount is None:
        return end
    day = shift(end, amount, _BACK, calendar)
    while worked(day, amount, calendar) > end:
        day -= _A_DAY
    while worked(day + _A_DAY, amount, calendar) <= end:
        day += _A_DAY
    return day


def last_notice(day: date, way: Way, calendar: Calendar) -> date:
    """The last day on which a notice of a day can be given."""
    return shift(day, way.amounts[-1], way, calendar)


def first_after(notice: date, way: Way, calendar: Calendar) -> date:
    """The first day for which a notice given on another is in time."""
    day = worked(notice, way.amounts[-1], calendar)
    while last_notice(day, way, calendar) < notice:
        day += _A_DAY
    while last_notice(day - _A_DAY, way, calendar) >= notice:
        day -= _A_DAY
    return day
