"""How the readings of one duty stand to each other, by the days that satisfy each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.guidance.periods import Relation
from cspr.timescales.readings import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from cspr.dates import Span

Bounds = tuple["date | None", "date | None"]


def bounds(relation: Relation, due: Span, opens: Span | None) -> Bounds:
    """Give the first and the last day that satisfy a reading whatever its start was within its span.

    Args:
        relation: how the period stands to its event.
        due: the day on which it ends, or the days on one of which it does.
        opens: when a window opens.
    """
    if relation is Relation.AT_LEAST:
        return due.last, None
    return None if opens is None else opens.last, due.first


def meet(several: Iterable[Bounds]) -> Bounds | None:
    """Give the days that satisfy all, or ``None`` where none does."""
    low: date | None = None
    high: date | None = None
    for first, last in several:
        if first is not None and (low is None or first > low):
            low = first
        if last is not None and (high is None or last < high):
            high = last
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(acts: Iterable[Collection[Bounds]]) -> date | None:
    """Give the earliest date that satisfies every reading that has one, or ``None`` where none can or none has.

    Args:
        acts: the readings that each act has to satisfy. Duties that add up are different acts: each has to be possible,
            and the first of their dates is given.
    """
    days: list[date] = []
    for act in acts:
        met = meet(act)
        if met is None:
            return None
        days.extend(day for day in (met[1] or met[0],) if day is not None)
    return min(days, default=None)


def stand(own: Bounds, leading: Collection[Bounds], *, alone: bool, top: bool) -> Standing:
    """Say how a reading stands to what governs it.

    Args:
        own: the days that satisfy it.
        leading: the days that satisfy those that govern, each once.
        alone: whether none of those may be counted from another event, of which the day is not known.
        top: whether it is of the authority that governs.
    """
    if len(leading) > 1 or not alone:
        return Standing.UNSETTLED
    (governing,) = leading
    if own == governing:
        return Standing.GOVERNS if top else Standing.AGREES
    met = meet((own, governing))
    if met is None:
        return Standing.CONTRADICTION
    return Standing.CANNOT_LOOSEN if met == governing else Standing.ALSO_ASKED
