"""How the readings of one duty stand to each other, by the days that satisfy each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.guidance.periods import OPEN_ENDED
from cspr.timescales.readings import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cspr.dates import PartialDate
    from cspr.guidance.periods import Relation

Bounds = tuple["date | None", "date | None"]
# Members are named once here: reaching them through their class takes longer than comparing two days.
_UNSETTLED, _GOVERNS, _AGREES = Standing.UNSETTLED, Standing.GOVERNS, Standing.AGREES


def bounds(relation: Relation, due: PartialDate, opens: PartialDate | None) -> Bounds:
    """Give the first and the last day that satisfy a reading whatever its start was within its span.

    Args:
        relation: how the period stands to its event.
        due: the day on which it ends, or the days on one of which it does; of a shortest time, and of what is not to be
            done before a day, the day from which it is kept.
        opens: when a window opens.
    """
    if relation in OPEN_ENDED:
        return due.last, None
    return None if opens is None else opens.last, due.first


def meet(several: Iterable[Bounds]) -> Bounds | None:
    """Give the days that satisfy all, or ``None`` where none does."""
    low: date | None = None
    high: date | None = None
    for first, last in several:
        if last is not None and (high is None or last < high):
            high = last
        if first is not None and (low is None or first > low):
            low = first
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(acts: Iterable[Sequence[Bounds]]) -> date | None:
    """Give the earliest date that satisfies every reading that has one, or ``None`` where none can or none has.

    Args:
        acts: the readings that each act has to satisfy, at least one. Duties that add up are different acts: each has
            to be possible, and the first of their dates is given.
    """
    days: list[date | None] = []
    for act in acts:
        met = meet(act) if len(act) > 1 else act[0]
        if met is None:
            return None
        days.append(met[1] or met[0])
    return min([day for day in days if day is not None], default=None)


def stand(own: Bounds, governing: Bounds | None, *, top: bool) -> Standing:
    """Say how a reading stands to what governs it.

    Args:
        own: the days that satisfy it.
        governing: the days that satisfy what governs; ``None`` where that is not settled.
        top: whether it is of the authority that governs.
    """
    if governing is None:
        return _UNSETTLED
    if own == governing:
        return _GOVERNS if top else _AGREES
    met = meet((own, governing))
    if met is None:
        return Standing.CONTRADICTION
    return Standing.CANNOT_LOOSEN if met == governing else Standing.ALSO_ASKED
