"""What bodies outside the partnership owe: it is waited for until all its dates have passed, and is never overdue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.timescales.readings import Reading

OUTSIDE: Final = frozenset({"national-panel", "ofsted", "dfe", "secretary-of-state"})


def of_others(readings: Iterable[Reading]) -> bool:
    """Whether bodies outside the partnership alone owe what some readings ask for."""
    owing = {actor for reading in readings for actor in reading.duty.who}
    return bool(owing) and owing <= OUTSIDE


def last_of_others(readings: Iterable[Reading]) -> Reading | None:
    """The reading by which to wait: of those still open the last, by a text that was read where one gives a date.

    A period that nobody read is no reason to chase.
    """
    dated = [(reading.due.last, reading) for reading in readings if reading.done is None and reading.due is not None]
    read = [pair for pair in dated if pair[1].source.checked]
    return max(read or dated, key=lambda pair: pair[0], default=(None, None))[1]
