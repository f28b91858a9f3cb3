"""How the readings of one duty stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cspr.guidance.periods import Relation
from cspr.timescales.readings import Standing
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from cspr.clocks import Count
    from cspr.guidance.model import Duty
    from cspr.timescales.readings import Owed

Bounds = tuple["date | None", "date | None"]


class Claim(NamedTuple):
    """What one reading that gives a date brings to the comparison with the others.

    Args:
        rank: the place of its authority, the highest being 0.
        part: which of the duties that add up; readings of different parts do not compete.
        sure: whether its text was surely in force.
        bounds: the first and the last day that satisfy it, ``None`` where it sets none.
        alone: whether no other event, of which the day is not known, may be the one that its text counts from.
    """

    rank: int
    part: str
    sure: bool
    bounds: Bounds
    alone: bool


class Lead(NamedTuple):
    """What governs.

    Args:
        rank: the highest authority, 0 being the highest of all.
        bounds: what it asks, more than one thing where that is not settled.
        settled: whether it is.
    """

    rank: int
    bounds: frozenset[Bounds]
    settled: bool


def claim(owed: Owed, counted: Count, unstarted: Collection[Duty]) -> Claim | None:
    """Take from a reading what is compared; ``None`` where it does not arise or gives no date.

    Args:
        owed: what it asks for.
        counted: the counting.
        unstarted: duties that may be counted from an event of which the day is not known.
    """
    due = counted.due
    if due is None or owed.applies is Truth.NO:
        return None
    line = owed.line
    if line.timing.relation is Relation.AT_LEAST:
        bounds: Bounds = (due.last, None)
    elif counted.opens is None:
        bounds = (None, due.first)
    else:
        bounds = (counted.opens.last, due.first)
    duty = line.duty
    sure = owed.in_force.truth is Truth.YES
    return Claim(duty.source.authority.rank, duty.part, sure, bounds, line.timing.established or duty not in unstarted)


def _meet(several: Iterable[Bounds]) -> Bounds | None:
    low: date | None = None
    high: date | None = None
    for first, last in several:
        low = first if low is None or (first is not None and first > low) else low
        high = last if high is None or (last is not None and last < high) else high
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(claims: Sequence[Claim]) -> date | None:
    """Give the earliest date that satisfies every reading that gives one, or ``None`` where none can or none gives any.

    Duties that add up are different acts: each has to be possible, and the first of their dates is given.
    """
    if not claims:
        return None
    days: list[date] = []
    for part in {one.part for one in claims if one.part} or {""}:
        met = _meet(one.bounds for one in claims if one.part in {part, ""})
        if met is None:
            return None
        low, high = met
        days += [day for day in (high or low,) if day is not None]
    return min(days, default=None)


def leads(claims: Sequence[Claim]) -> dict[str, Lead]:
    """Say what governs each part, and under ``""`` what governs a reading that is not divided.

    The highest authority that gives a date governs, whatever its force. A text that may outrank it, and of which it is
    not known whether it was in force, is counted in.
    """
    return {part: _lead(part, claims) for part in {one.part for one in claims}}


def _lead(part: str, claims: Sequence[Claim]) -> Lead:
    rivals = [one for one in claims if not part or one.part in {part, ""}]
    top = min(one.rank for one in [one for one in rivals if one.sure] or rivals)
    leading = [one for one in rivals if one.rank == top or (one.rank < top and not one.sure)]
    bounds = frozenset([one.bounds for one in leading])
    return Lead(top, bounds, len(bounds) == 1 and all(one.alone for one in leading))


def stand(own: Claim, leads: Mapping[str, Lead]) -> Standing:
    """Say how a reading stands to what governs it: several dates at the top leave all unsettled."""
    lead = leads[own.part]
    if not lead.settled:
        return Standing.UNSETTLED
    (governing,) = lead.bounds
    if own.bounds == governing:
        return Standing.GOVERNS if own.rank == lead.rank else Standing.AGREES
    met = _meet((own.bounds, governing))
    if met is None:
        return Standing.CONTRADICTION
    return Standing.CANNOT_LOOSEN if met == governing else Standing.ALSO_ASKED
