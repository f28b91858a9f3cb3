"""Which entries count: what was known by a day, and was not withdrawn or corrected by what was known.

Each of these can be yes, no or cannot tell, since an entry may lack the day of its recording.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from cspr.dates import PartialDate
from cspr.record.corrections import Redacted, Tombstone, Withdrawn
from cspr.record.entries import AnyEntry, Logged, Planned
from cspr.truth import Truth, both, either


@attrs.frozen(kw_only=True)
class EntryState:
    """How an entry stands on a day.

    Args:
        id: the id of the entry.
        dated: whether it can be told if it was known.
        lives: whether it was known and still stands.
        counts: whether besides it had happened.
        order: its place in the order of recording, which is by the day recorded and then by the place in the log; an
            entry without that day takes the latest recorded before it in the log, since a log only grows at its end.
    """

    id: str
    dated: bool
    lives: Truth
    counts: Truth
    order: tuple[date, int]

    def held_to(self, condition: Truth) -> EntryState:
        """How the entry stands where it is so on a condition only."""
        return attrs.evolve(self, lives=both((self.lives, condition)), counts=both((self.counts, condition)))


def entry_states(log: Sequence[Logged], on: date, known_on: date | None) -> list[tuple[AnyEntry, EntryState]]:
    """How each entry of a log stands, without what surely does not live."""
    states: list[tuple[AnyEntry, EntryState]] = []
    latest = date.min
    for place, (entry, lives) in enumerate(zip(log, _lives(log, known_on), strict=True)):
        if isinstance(entry, Tombstone):
            continue
        latest = max(latest, entry.recorded or latest)
        if lives is not Truth.NO:
            state = EntryState(
                id=str(entry.id),
                dated=_known(entry, known_on) is not Truth.UNKNOWN,
                lives=lives,
                counts=both([lives, _happened(entry, on)]),
                order=(entry.recorded or latest, place),
            )
            states.append((entry, state))
    return states


def day_then_order(entered: tuple[AnyEntry, EntryState]) -> tuple[date, date, tuple[date, int]]:
    """Where an entry stands among others: by its day, and then in the order of recording; without a day first."""
    entry, state = entered
    first, last = (date.min, date.min) if entry.on is None else (entry.on.first, entry.on.last)
    return first, last, state.order


def in_log_order(states: Iterable[EntryState]) -> tuple[str, ...]:
    """The ids of entries in the order of the log."""
    return tuple(state.id for state in sorted(states, key=lambda state: state.order[1]))


def _known(entry: AnyEntry, known_on: date | None) -> Truth:
    if known_on is None:
        return Truth.YES
    if entry.recorded is not None:
        return Truth.YES if entry.recorded <= known_on else Truth.NO
    return entry.on.by(known_on) if isinstance(entry, (Withdrawn, Redacted)) else Truth.UNKNOWN


def _lives(log: Sequence[Logged], known_on: date | None) -> Iterable[Truth]:
    withdrawn: dict[str | None, Truth] = {}
    superseded: dict[str | None, Truth] = {}
    answers: list[Truth] = []
    for entry in reversed(log):
        if isinstance(entry, Tombstone):
            answers.append(Truth.NO)
            continue
        # What corrects an entry still stands in its place when it is itself corrected, but not when it is withdrawn.
        in_force = both([_known(entry, known_on), ~withdrawn.get(entry.id, Truth.NO)])
        lives = both([in_force, ~superseded.get(entry.id, Truth.NO)])
        if entry.corrects is not None:
            superseded[entry.corrects] = either([in_force, superseded.get(entry.corrects, Truth.NO)])
        if isinstance(entry, Withdrawn):
            withdrawn[entry.entry] = either([lives, withdrawn.get(entry.entry, Truth.NO)])
        answers.append(lives)
    return reversed(answers)


def _happened(entry: AnyEntry, on: date) -> Truth:
    if isinstance(entry, Planned):
        return Truth.NO if entry.recorded is not None and entry.recorded > on else Truth.YES
    if entry.on is None:
        return Truth.YES
    # Entered without the day of that, it was entered once it was so: what is still to come is entered as a plan.
    return by_then(entry.on, entry.recorded or entry.on.first, on)


def by_then(when: PartialDate, entered: date | None, day: date) -> Truth:
    """Whether something was so by a day: in a month that lasts, as soon as that has begun and it is on record.

    Args:
        when: on which day, as well as it is known.
        entered: when it was entered; ``None`` where that is not known.

    Examples:
        >>> from datetime import date
        >>> march, entered = PartialDate.read("2021-03"), date(2021, 3, 12)
        >>> [by_then(march, entered, date(2021, 3, day)).value for day in (11, 12)]
        ['unknown', 'yes']
    """
    on_record = entered is not None and entered <= day
    return Truth.YES if on_record and when.first <= day else when.by(day)
