"""Requests for information, agency by agency: each round of them, and the day that the last one sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cspr.record.occasions import whom_asked
from cspr.record.people_entries import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cspr.dates import PartialDate
    from cspr.record.situation import Situation
    from cspr.truth import Truth

Round: TypeAlias = "Sequence[tuple[Request, Truth]]"


def rounds(entries: Round) -> list[list[tuple[Request, Truth]]]:
    """The entries on an agency by request: one that comes after an answer to the last begins another round.

    Args:
        entries: those on one agency, in their order.
    """
    several: list[list[tuple[Request, Truth]]] = [[]]
    for entry, counts in entries:
        answered = any(before.state == "returned" for before, _ in several[-1])
        if answered and entry.state == "asked":
            several.append([])
        several[-1].append((entry, counts))
    return several


def day_set(entries: Round) -> PartialDate | None:
    """The day by which a request asks for it, by the last entry of its round that sets one; ``None`` without one.

    Args:
        entries: those of one round.
    """
    return next((entry.due for entry, _ in reversed(entries) if entry.due is not None), None)


def day_set_for(situation: Situation, about: str) -> PartialDate | None:
    """The day by which an agency is to answer the last request to it; ``None`` where that sets none.

    Examples:
        >>> from datetime import date
        >>> from cspr.record import Review
        >>> asked = Request("police", "asked", on="2021-04-01", due="2021-04-08")
        >>> situation = Review("NR-07", "kirklees").record(asked).as_of(date(2021, 4, 2))
        >>> str(day_set_for(situation, "agency:police")), day_set_for(situation, "agency:health")
        ('2021-04-08', None)
    """
    return day_set(rounds([each for each in situation.recorded(Request) if whom_asked(each[0]) == about])[-1])
