"""Two periods side by side: which asks for more, and on how many days of the calendar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from cspr.clocks import shift, ways
from cspr.comparison.rows import Kind
from cspr.guidance.periods import Months, Relation, Years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.clocks import Way
    from cspr.guidance.periods import Amount, Timing

LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.AT_MOST})
_LONGER_IS_STRICTER: Final = frozenset({Relation.AT_LEAST, Relation.AT_LEAST_BEFORE, Relation.NOT_BEFORE})
_YEAR: Final = 12
_MARGIN: Final = 366  # the longest count that is tried over the days of a calendar


def relate(left: Timing, right: Timing, calendar: Calendar) -> tuple[Kind, str]:
    """Say how one period stands to another, and why where that is not plain.

    What both are counted from has to be the same; else neither can be called the stricter.
    """
    if left.of != right.of or left.established != right.established:
        return Kind.DIFFERENT_TRIGGER, "counted from different events"
    if not _figured(left) or not _figured(right):
        return Kind.DIFFERENT, "a time without a figure cannot be measured against another"
    relations = (left.relation, right.relation)
    if {*relations} == {Relation.AT_LEAST, Relation.AT_MOST}:
        return _between(left, right, calendar)
    if Relation.NOT_BEFORE in relations and not {*relations}.isdisjoint(LIMITS):
        return _opening(left, right, calendar)
    if {*relations} <= LIMITS or relations == (Relation.EVERY, Relation.EVERY):
        return _measured(left, right, calendar)
    if left.relation is right.relation and left.relation in _LONGER_IS_STRICTER:
        kind, why = _measured(left, right, calendar)
        return kind.mirrored, why
    if Relation.NOT_BEFORE in relations:
        return Kind.DIFFERENT, "the day before which something is not done cannot be measured against another time"
    return Kind.DIFFERENT, "a window and a limit cannot be measured against each other"


def _figured(timing: Timing) -> bool:
    """Say whether a period can be measured: not before an event is no days from it."""
    return bool(timing.amounts) or timing.relation is Relation.NOT_BEFORE


def _between(left: Timing, right: Timing, calendar: Calendar) -> tuple[Kind, str]:
    most, least = (left, right) if left.relation is Relation.AT_MOST else (right, left)
    kind, _ = _measured(most, least, calendar)
    if kind is Kind.STRICTER:
        return Kind.CONTRADICTION, "the longest that one allows is over before the shortest that the other asks for"
    return Kind.DIFFERENT, "a longest and a shortest time that can both be kept"


def _opening(left: Timing, right: Timing, calendar: Calendar) -> tuple[Kind, str]:
    limit, opening = (right, left) if left.relation is Relation.NOT_BEFORE else (left, right)
    kind, _ = _measured(limit, opening, calendar)
    if kind is Kind.STRICTER:
        return Kind.CONTRADICTION, "the last day that one allows is over before the first that the other allows"
    return Kind.DIFFERENT, "a first and a last day that can both be kept"


def _measured(left: Timing, right: Timing, calendar: Calendar) -> tuple[Kind, str]:
    """Call the shorter period the stricter, if it is so on every way of reading both."""
    found = [longer(one, other, calendar) for one in ways(left) for other in ways(right)]
    kinds = {kind for kind, _ in found} - {Kind.SAME}
    if len(kinds) > 1:
        return Kind.DIFFERENT, "which is the longer depends on the days that the text leaves open"
    if kinds and len({kind for kind, _ in found}) > 1:
        return kinds.pop(), "or the same, on the other reading of the days"
    return found[0]


def longer(left: Way, right: Way, calendar: Calendar) -> tuple[Kind, str]:
    """Compare two counts over every day that could be their start.

    Returns:
        ``stricter`` where the left is never the longer, ``laxer`` where never the shorter, ``same``, or ``different``
        where it is now the one and now the other.
    """
    return _longer(left, right, calendar)


@cache
def _longer(left: Way, right: Way, calendar: Calendar) -> tuple[Kind, str]:
    one, other = left.amounts[-1], right.amounts[-1]
    alike = type(one) is type(other) or (isinstance(one, Months | Years) and isinstance(other, Months | Years))
    if alike and left.counting is right.counting:
        return _sign((_length(one) > _length(other)) - (_length(one) < _length(other))), ""
    signs = set(_signs(left, right, calendar))
    if not signs:
        return Kind.DIFFERENT, "the calendar is too short to tell which is the longer"
    if len(signs - {0}) > 1:
        return Kind.DIFFERENT, "now the one is the longer, now the other"
    kind = _sign(max(signs) or min(signs))
    years = f"{calendar.published_first.year} to {calendar.published_last.year}"
    if kind is not Kind.SAME and 0 in signs:
        return kind, f"worked out for every day of {years}; on some both fall on one day"
    return kind, f"worked out for every day of {years}"


def _length(amount: Amount) -> int:
    return amount.n * _YEAR if isinstance(amount, Years) else amount.n


def _sign(sign: int) -> Kind:
    return (Kind.SAME, Kind.LAXER, Kind.STRICTER)[sign]


def _signs(left: Way, right: Way, calendar: Calendar) -> Iterator[int]:
    for day in days(calendar):
        one, other = reach(day, left, calendar), reach(day, right, calendar)
        yield (one > other) - (one < other)


def days(calendar: Calendar) -> Iterator[date]:
    """Give the days whose holidays are published, but for a year at either end, so that counts stay among them."""
    first, last = calendar.published_first, calendar.published_last
    for ordinal in range(first.toordinal() + _MARGIN, last.toordinal() - _MARGIN):
        yield first.fromordinal(ordinal)


def reach(day: date, way: Way, calendar: Calendar) -> int:
    """Give how many days a count reaches from a day, whichever way it looks."""
    return abs((shift(day, way.amounts[-1], way, calendar) - day).days)
