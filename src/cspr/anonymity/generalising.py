"""Coarser words for what would tell too much: a season for a day, a band for an age, a region for a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any, Final, cast

from cspr.anonymity._folding import letters
from cspr.arguments import a_list, of_kind
from cspr.dates import PartialDate
from cspr.errors import wrong

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS: Final = ("winter", "spring", "summer", "autumn")
_DECEMBER: Final = 12
_RISING: Final = "give the youngest age of each band, rising"
_PLACES: Final = "give the places of each region"
BANDS: Final = (0, 1, 5, 10, 16, 18)


class Precision(Enum):
    """How much of a date stays."""

    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


def coarser(day: date | str, precision: Precision) -> str:
    """A date with less of it.

    Args:
        day: the whole day.
        precision: what stays; a season is one of three whole months, and winter has two years.

    Raises:
        CsprError: ``not-a-day`` or ``impossible-date``; the day is not repeated. ``unknown-word`` for a precision that
            is none.

    Examples:
        >>> [coarser("2021-01-12", precision) for precision in Precision]
        ['January 2021', 'winter 2020 to 2021', '2021']
        >>> coarser(date(2021, 12, 5), Precision.SEASON), coarser(date(2021, 3, 1), Precision.SEASON)
        ('winter 2021 to 2022', 'spring 2021')
    """
    exact = PartialDate.of(day, "day").exact
    if exact is None:
        raise wrong("not-a-day", "day", "give a whole day")
    if not isinstance(cast("Any", precision), Precision):
        raise wrong("unknown-word", "precision", f"one of {', '.join(map(str, Precision))}")
    if precision is Precision.YEAR:
        return str(exact.year)
    if precision is Precision.MONTH:
        return f"{_MONTHS[exact.month - 1]} {exact.year}"
    season = _SEASONS[exact.month % _DECEMBER // 3]
    if season != "winter":
        return f"{season} {exact.year}"
    first = exact.year if exact.month == _DECEMBER else exact.year - 1
    return f"winter {first} to {first + 1}"


def age_band(age: int, bands: Sequence[int] = BANDS) -> str:
    """The band in which an age lies.

    Args:
        age: in whole years.
        bands: the youngest age of each band, rising. No document sets them.

    Raises:
        CsprError: ``not-an-amount`` for an age below the first band or none at all; ``not-a-sequence`` for bands that
            do not rise.

    Examples:
        >>> [age_band(age) for age in (0, 3, 17, 30)]
        ['under 1', '1 to 4', '16 to 17', '18 or over']
    """
    bands = a_list(bands, "bands", _RISING, "not-a-sequence")
    whole = bool(bands) and all(type(band) is int for band in bands)
    if not whole or any(second <= first for first, second in pairwise(bands)):
        raise wrong("not-a-sequence", "bands", _RISING)
    if type(age) is not int or age < bands[0]:
        raise wrong("not-an-amount", "age", "give whole years, not below the first band")
    for first, after in pairwise(bands):
        if age < after:
            if first == 0:
                return f"under {after}"
            return f"{first} to {after - 1}" if after - first > 1 else str(first)
    return f"{bands[-1]} or over"


def region(place: str, regions: Mapping[str, Iterable[str]]) -> str | None:
    """The region of the caller's list to which a place belongs.

    Args:
        place: a place, in whatever letter case, with or without marks.
        regions: the places of each region.

    Returns:
        The region, or ``None`` where no region has the place, or several have.

    Raises:
        CsprError: ``not-text``, ``not-a-table``, ``not-a-list``.

    Examples:
        >>> midlands = {"the East Midlands": ["Kettering", "Corby"], "Yorkshire": ["Batley"]}
        >>> region("KETTERING", midlands), region("Elsewhere", midlands)
        ('the East Midlands', None)
    """
    sought = _letters(place)
    listed = cast("Mapping[str, Any]", of_kind(regions, Mapping, "not-a-table", "regions", _PLACES))
    within = [name for name, places in listed.items() if sought in map(_letters, a_list(places, "regions", _PLACES))]
    return within[0] if len(within) == 1 else None


def _letters(place: Any) -> str:
    if not isinstance(place, str):
        raise wrong("not-text", "place", "give the name of a place")
    return letters(place)
