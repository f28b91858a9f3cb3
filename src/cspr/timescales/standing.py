"""How the readings of one duty stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.guidance.periods import Relation
from cspr.timescales.readings import Standing
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cspr.timescales.readings import Reading

_Bounds = tuple["date | None", "date | None"]


def _bounds(reading: Reading) -> _Bounds | None:
    """Give the days that satisfy a reading, whatever the start was within its span; ``None`` where it gives none."""
    counted = reading.counted
    if counted.first is None or reading.applies is Truth.NO:
        return None
    if reading.line.timing.relation is Relation.AT_LEAST:
        return counted.last, None
    return counted.opens_last, counted.first


def _meet(bounds: Iterable[_Bounds]) -> _Bounds | None:
    low: date | None = None
    high: date | None = None
    for first, last in bounds:
        low = first if low is None or (first is not None and first > low) else low
        high = last if high is None or (last is not None and last < high) else high
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(readings: Iterable[Reading]) -> date | None:
    """Give the earliest date that satisfies every reading, or ``None`` where none can or none gives a date."""
    bounds = [found for reading in readings if (found := _bounds(reading)) is not None]
    met = _meet(bounds) if bounds else None
    if met is None:
        return None
    low, high = met
    return high if high is not None else low


def stand(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Say of each reading how it stands to the others, the highest authority first.

    Readings of duties that add up (another ``part``) do not compete. The highest authority that gives a date governs,
    whatever its force; where it gives several, or its text does not settle the start or the unit, all are unsettled.
    """
    ordered = sorted(readings, key=lambda reading: (reading.source.authority.rank, reading.source.instrument))
    return tuple(attrs.evolve(reading, standing=_stand(reading, ordered)) for reading in ordered)


def _stand(reading: Reading, others: list[Reading]) -> Standing:
    if reading.applies is Truth.NO:
        return Standing.DOES_NOT_ARISE
    own = _bounds(reading)
    if own is None:
        return Standing.GIVES_NO_DATE
    part = reading.duty.part
    rivals = [
        (other, bounds)
        for other in others
        if (other.duty.part == part or not part or not other.duty.part) and (bounds := _bounds(other)) is not None
    ]
    sure = [pair for pair in rivals if pair[0].in_force.truth is Truth.YES] or rivals
    top = min(pair[0].source.authority.rank for pair in sure)
    leading = {bounds for other, bounds in sure if other.source.authority.rank == top}
    if len(leading) > 1:
        return Standing.UNSETTLED
    governing = next(iter(leading))
    if own == governing:
        return Standing.GOVERNS if reading.source.authority.rank == top else Standing.AGREES
    both = _meet((own, governing))
    if both is None:
        return Standing.CONTRADICTION
    return Standing.CANNOT_LOOSEN if both == governing else Standing.ALSO_ASKED
