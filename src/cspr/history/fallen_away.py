"""What was overdue, or done late, when an answer was entered by which it no longer applies: that stays told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cspr import vocabulary
from cspr.arising.triggers import trigger_of
from cspr.conditions.case import Case, once_a_case
from cspr.record.entries import Established, Planned
from cspr.record.occasions import occasion
from cspr.record.supposing import as_it_stood
from cspr.timescales import Status
from cspr.timescales.scheduling import schedule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.record.entries import AnyEntry
    from cspr.timescales import Reading, Timescale

_NOT_KEPT: Final = frozenset({Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.LATE})


class FellAway(NamedTuple):
    """A reading that was not kept when an answer was entered by which it no longer applies.

    Args:
        before: the case as it stood on record on the day before.
        timescale: the duty as it stood then.
        reading: the reading as it stood then.
        entered: the day on which the answer was entered.
    """

    before: Case
    timescale: Timescale
    reading: Reading
    entered: date


@once_a_case
def fallen_away(case: Case) -> tuple[FellAway, ...]:
    """What had surely not been kept when an answer took it away, by the last such answer."""
    gone = {(each.key, each.about): each for each in _readings(case) if each.status is Status.NOT_NEEDED}
    fell_away: dict[tuple[str, str], FellAway] = {}
    for entered in sorted(_entered(case, gone.values()), reverse=True):
        before = _as_it_stood(case, entered - timedelta(days=1))
        for timescale in schedule_of(before):
            for reading in timescale.readings:
                key = reading.key, reading.about
                if key in gone and reading.status in _NOT_KEPT:
                    fell_away.setdefault(key, FellAway(before, timescale, reading, entered))
    return tuple(fell_away[key] for key in gone if key in fell_away)


def _readings(case: Case) -> Iterator[Reading]:
    for timescale in schedule_of(case):
        yield from timescale.readings


def _entered(case: Case, gone: Iterable[Reading]) -> set[date]:
    """The days of the entries that decide whether what no longer applies does, or whether a review goes on."""
    overdue = (reading.duty for reading in gone if reading.due is not None and reading.due.last < case.situation.on)
    names = {name for duty in set(overdue) for name in trigger_of(duty).names(case.conditions.in_force)}
    if not names:
        return set()
    names |= vocabulary.exits().keys()
    days = (_day(entry) for entry in case.situation.entries if _of(entry) in names)
    return {day for day in days if case.calendar.first < day <= case.situation.on}


def _of(entry: AnyEntry) -> str:
    """The fact or the event of which an entry speaks."""
    if isinstance(entry, Established):
        return entry.fact
    event = occasion(entry)
    return "" if event is None else event.event


def _day(entry: AnyEntry) -> date:
    """The day on which an entry was made; where that is not recorded, its own."""
    own = date.min if entry.on is None or isinstance(entry, Planned) else entry.on.last
    return entry.recorded or own


def _as_it_stood(case: Case, day: date) -> Case:
    """The case as it stood on record on an earlier day."""
    review = as_it_stood(case.situation.review, day, _day)
    situation = attrs.evolve(case.situation, review=review, on=day)
    return Case(case.framework, situation, case.calendar)
