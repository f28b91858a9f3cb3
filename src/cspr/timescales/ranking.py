"""How the readings of one duty stand to each other, by the days that satisfy each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cspr.dates import PartialDate
from cspr.guidance.periods import EXACT, OPEN_ENDED, Relation
from cspr.timescales.readings import Rank

Bounds = tuple["date | None", "date | None"]


class Claim(NamedTuple):
    """A reading that gives a date, and that arises or may.

    Args:
        days: the days that satisfy it.
        authority: the rank of its authority, 0 the highest.
        part: the part of the duty that it asks for; empty where the duty is not divided.
        sure: whether its text surely was in force.
        alone: whether it cannot be counted from another event as well, of which the day is not known.
        permits: whether its text only says that it may be so.
        plain: where a text asks for it plainly and it surely arises, the document; else empty. What one document asks
            for plainly is all to be kept: it does not contradict itself.
    """

    days: Bounds
    authority: int
    part: str
    sure: bool
    alone: bool
    permits: bool = False
    plain: str = ""


def bounds(relation: Relation, due: PartialDate, opens: PartialDate | None) -> Bounds:
    """The first and the last day that satisfy a reading whatever its start was within its span.

    Args:
        relation: how the period stands to its event.
        due: the day on which it ends, or the days on one of which it does; of a shortest time, and of what is not to be
            done before a day, the day from which it is kept.
        opens: when a window opens.
    """
    if relation in OPEN_ENDED:
        return due.last, None
    if relation in EXACT and due.exact is None:
        return None, due.first
    return None if opens is None else opens.last, due.first


def meet(several: Iterable[Bounds]) -> Bounds | None:
    """The days that satisfy all, or ``None`` where none does."""
    low: date | None = None
    high: date | None = None
    for first, last in several:
        if last is not None and (high is None or last < high):
            high = last
        if first is not None and (low is None or first > low):
            low = first
    return None if low is not None and high is not None and low > high else (low, high)


def safe_by(claims: Sequence[Claim]) -> date | None:
    """The earliest date that satisfies every reading that has one, or ``None`` where none can or none has.

    Duties that add up are different acts: each has to be possible, and the first of their dates is given.
    """
    days: list[date] = []
    asking = [claim for claim in claims if not claim.permits]
    for part in {claim.part for claim in asking if claim.part} or {""}:
        asked = {claim.days for claim in asking if claim.part in {part, ""}}
        met = meet(asked) if len(asked) != 1 else asked.pop()
        if met is None:
            return None
        days += [day for day in (met[1] or met[0],) if day is not None]
    return min(days, default=None)


def rank(claim: Claim, claims: Sequence[Claim]) -> Rank:
    """How a reading stands to what governs it.

    The highest authority that gives a date governs, whatever its force; a permission never does, for it asks nothing.
    A text that may outrank it, and of which it is not known whether it was in force, is counted in. Readings of
    different parts add up, and do not compete.

    Args:
        claims: all readings of the duty that give a date, and it among them.
    """
    if claim.permits:
        return Rank.PERMITTED
    same = (rival for rival in claims if not claim.part or rival.part in {claim.part, ""})
    rivals = [rival for rival in same if not rival.permits]
    top = min(rival.authority for rival in [rival for rival in rivals if rival.sure] or rivals)
    leading = [rival for rival in rivals if rival.authority == top or (rival.authority < top and not rival.sure)]
    governing = _with_its_document(leading[0], leading)
    if not all(rival.alone and _with_its_document(rival, leading) == governing for rival in leading):
        return Rank.UNSETTLED
    if claim.days == governing or (claim in leading and _bounds_it(claim.days, governing)):
        return Rank.GOVERNS if claim.authority == top else Rank.AGREES
    met = meet((claim.days, governing))
    if met is None:
        return Rank.CONTRADICTION
    return Rank.CANNOT_LOOSEN if met == governing else Rank.ALSO_ASKED


def _with_its_document(claim: Claim, leading: Sequence[Claim]) -> Bounds:
    """The days that satisfy a reading with all that its document asks for plainly; its own where none satisfies all."""
    same = (each.days for each in leading if (each.plain, each.part) == (claim.plain, claim.part))
    return (meet(same) if claim.plain else None) or claim.days


def _bounds_it(days: Bounds, governing: Bounds) -> bool:
    """Whether one end of the days that govern is that of a reading."""
    return any(own is not None and own == end for own, end in zip(days, governing, strict=True))
