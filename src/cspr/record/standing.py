"""Which entries count: what was known by a day, and was not withdrawn or corrected by what was known.

Each of these can be yes, no or cannot tell, since an entry may lack the day of its recording.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cspr.record.entries import Planned, Redacted, Tombstone, Withdrawn
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cspr.record.entries import AnyEntry, Logged


class Standing(NamedTuple):
    """How an entry stands on a day.

    ``id``: the id of the entry. ``dated``: whether it can be told if it was known. ``lives``: whether it was known and
    still stands. ``counts``: whether besides it had happened. ``order``: its place in the order of recording, which is
    by the day recorded and then by the place in the log; an entry without that day takes the latest recorded before it
    in the log, since a log only grows at its end.
    """

    id: str
    dated: bool
    lives: Truth
    counts: Truth
    order: tuple[date, int]


def standings(entries: Sequence[Logged], on: date, known_on: date | None) -> list[tuple[AnyEntry, Standing]]:
    """Say how each entry of a log stands, leaving out what surely does not live."""
    found: list[tuple[AnyEntry, Standing]] = []
    latest = date.min
    for place, (entry, lives) in enumerate(zip(entries, _lives(entries, known_on), strict=True)):
        if isinstance(entry, Tombstone):
            continue
        if entry.recorded is not None:
            latest = max(latest, entry.recorded)
        if lives is not Truth.NO:
            dated = _known(entry, known_on) is not Truth.UNKNOWN
            counts = both([lives, _happened(entry, on)])
            found.append((entry, Standing(str(entry.id), dated, lives, counts, (entry.recorded or latest, place))))
    return found


def in_log_order(found: Iterable[Standing]) -> tuple[str, ...]:
    """Give the ids of entries in the order of the log."""
    return tuple(each.id for each in sorted(found, key=lambda each: each.order[1]))


def _known(entry: AnyEntry, known_on: date | None) -> Truth:
    if known_on is None:
        return Truth.YES
    if entry.recorded is not None:
        return Truth.YES if entry.recorded <= known_on else Truth.NO
    return entry.on.by(known_on) if isinstance(entry, (Withdrawn, Redacted)) else Truth.UNKNOWN


def _lives(entries: Sequence[Logged], known_on: date | None) -> Iterable[Truth]:
    withdrawn: dict[str | None, Truth] = {}
    superseded: dict[str | None, Truth] = {}
    found: list[Truth] = []
    for entry in reversed(entries):
        if isinstance(entry, Tombstone):
            found.append(Truth.NO)
            continue
        # What corrects an entry still stands in its place when it is itself corrected, but not when it is withdrawn.
        lives = in_force = _known(entry, known_on)
        if entry.id in withdrawn:
            lives = in_force = both([in_force, ~withdrawn[entry.id]])
        if entry.id in superseded:
            lives = both([in_force, ~superseded[entry.id]])
        if entry.corrects is not None:
            superseded[entry.corrects] = either([in_force, superseded.get(entry.corrects, Truth.NO)])
        if isinstance(entry, Withdrawn):
            withdrawn[entry.entry] = either([lives, withdrawn.get(entry.entry, Truth.NO)])
        found.append(lives)
    return reversed(found)


def _happened(entry: AnyEntry, on: date) -> Truth:
    if isinstance(entry, Planned):
        return Truth.NO if entry.recorded is not None and entry.recorded > on else Truth.YES
    return Truth.YES if entry.on is None else entry.on.by(on)
