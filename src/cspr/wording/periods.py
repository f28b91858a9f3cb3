"""Periods of time in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERED: Final = "by-day"
_PERIODS: Final = {
    _NUMBERED: "by day {}",
    "at-least-before": "at least {} before",
    "about-before": "about {} before",
    "not-before": "not before {} after",
}


def period(relation: str, figures: Sequence[int], unit: str) -> str:
    """A period with its relation to the event that it is counted from, which is not named.

    Args:
        relation: as ``Relation`` spells it, such as ``at-least-before``.
        figures: one figure, or the two ends of a window.
        unit: the unit that is counted, such as ``working-days``.

    Examples:
        >>> period("between", (10, 13), "calendar-days")
        'between 10 and 13 calendar days'
        >>> period("at-least-before", (7,), "working-days"), period("by-day", (15,), "calendar-days")
        ('at least 7 working days before', 'by day 15')
    """
    amounts = amount(figures, "" if relation == _NUMBERED else unit)
    return _PERIODS.get(relation, f"{relation.replace('-', ' ')} {{}}").format(amounts)


def amount(figures: Sequence[int], unit: str, joined: str = " and ") -> str:
    """Figures with their unit, which is singular after a single 1.

    Examples:
        >>> amount((1,), "years"), amount((10, 13), "calendar-days", " to ")
        ('1 year', '10 to 13 calendar days')
    """
    kind = unit.replace("-", " ")
    if tuple(figures) == (1,):
        kind = kind.removesuffix("s")
    return f"{joined.join(map(str, figures))} {kind}".rstrip()
