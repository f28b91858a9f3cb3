"""What was overdue, or done late, when an answer took it away, or what it counts from was taken back: it stays told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Final, NamedTuple

import attrs

from cspr import vocabulary
from cspr.arising.triggers import trigger_of
from cspr.conditions.case import Case, once_a_case
from cspr.record.corrections import Tombstone, Withdrawn
from cspr.record.entries import AnyEntry, Established, Planned
from cspr.record.occasions import occasion
from cspr.record.supposing import as_it_stood, known_entries
from cspr.timescales import Reading, Status, Timescale
from cspr.timescales.scheduling import schedule_of

_WITHOUT_A_LIMIT: Final = frozenset({Status.NOT_STARTED, Status.DONE, Status.NOT_NEEDED})
_NOT_KEPT: Final = frozenset({Status.OVERDUE, Status.PASSED_FROM_MEMORY, Status.LATE})


class FellAway(NamedTuple):
    """A reading that was not kept when an answer took it away, or what it counts from was taken back.

    Args:
        before: the case as it stood on record on the day before.
        timescale: the duty as it stood then.
        reading: the reading as it stood then.
        entered: the day on which that was entered.
        taken_back: whether what it counts from, or by which it was done, was taken back.
    """

    before: Case
    timescale: Timescale
    reading: Reading
    entered: date
    taken_back: bool


@once_a_case
def fallen_away(case: Case) -> tuple[FellAway, ...]:
    """What had surely not been kept when it fell away, by the last entry by which it did."""
    now = {(each.topic, each.about): each.readings for each in schedule_of(case)}
    gone, overtaken = (
        {(each.key, each.about): each for each in chain(*now.values()) if each.status is status}
        for status in (Status.NOT_NEEDED, Status.OVERTAKEN)
    )
    no_limit = {of: readings for of, readings in now.items() if all(map(_without_a_limit, readings))}
    fell_away: dict[tuple[str, str], FellAway] = {}
    back = _taken_back(case, chain(*no_limit.values()), overtaken.values())
    for entered in sorted(_entered(case, gone.values()) | back, reverse=True):
        before = _as_it_stood(case, entered - timedelta(days=1))
        for timescale in schedule_of(before):
            for reading in timescale.readings:
                key = reading.key, reading.about
                is_gone = key in gone or (timescale.topic, timescale.about) in no_limit
                if reading.status in _NOT_KEPT and (is_gone or (key in overtaken and entered in back)):
                    fell_away.setdefault(key, FellAway(before, timescale, reading, entered, entered in back))
    places = {of: place for place, of in enumerate(now)}
    return tuple(sorted(fell_away.values(), key=lambda each: places[each.timescale.topic, each.timescale.about]))


def _without_a_limit(reading: Reading) -> bool:
    return reading.due is None and reading.status in _WITHOUT_A_LIMIT


def _taken_back(case: Case, without_a_limit: Iterable[Reading], overtaken: Iterable[Reading]) -> set[date]:
    """The days on which an entry was taken back, or became another, that counts for what is gone now.

    Args:
        without_a_limit: what has no limit now: it counted from it.
        overtaken: what was overtaken since: by it that was done.
    """
    steps = case.framework.words("steps")
    names = {event for each in without_a_limit for event in (each.event, *each.period.timing.of)}
    names |= {event for each in overtaken if each.duty.step is not None for event in steps[each.duty.step].done_by}
    log = {entry.id: entry for entry in known_entries(case.situation) if not isinstance(entry, Tombstone)}
    back = ((entry, log.get(entry.entry if isinstance(entry, Withdrawn) else entry.corrects)) for entry in log.values())
    days = {_day(entry) for entry, its in back if its is not None and _of(its) in names - {_of(entry)}}
    return {day for day in days if case.calendar.first < day <= case.situation.on}


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
