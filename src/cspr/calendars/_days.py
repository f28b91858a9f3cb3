"""The days of a calendar, laid out once: which are worked, and how many working days lie before each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, compress
from typing import Final, NamedTuple

_SATURDAY: Final = 5
_CLOSED: Final = "closure day"


class PassedOver(NamedTuple):
    """What was not counted between two days, for a date to show how it was reached.

    A named tuple, for every date of a schedule has one and nothing else is made as fast.

    Args:
        holidays: each holiday or closure that fell on Monday to Friday, with its name, in order.
        weekend_days: how many Saturdays and Sundays.
        foreseen: whether any of the days, counted or not, lies where holidays are foreseen and not yet published.
    """

    holidays: tuple[tuple[date, str], ...]
    weekend_days: int
    foreseen: bool = False


class Days(NamedTuple):
    """A stretch of days, laid out once so that every later question is looked up.

    Args:
        first: the first day that is laid out.
        last: the last day that is laid out.
        off: the weekdays that are not worked, in order, with their names.
        in_order: the same days alone.
        named: the same days, each beside its name.
        worked: the working days, each at its place from 1 up; what stands at 0 keeps the place and is never given.
        upto: for each day, the place of the last working day on or before it.
        since: for each day, the place of the first working day on or after it.
    """

    first: date
    last: date
    off: Mapping[date, str]
    in_order: tuple[date, ...]
    named: tuple[tuple[date, str], ...]
    worked: tuple[date, ...]
    upto: Mapping[date, int]
    since: Mapping[date, int]


def lay_out(first: date, last: date, names: Mapping[date, str], closures: Iterable[date] = ()) -> Days:
    """Lay out the days from the first to the last, both included; a holiday keeps its name where it is closed too."""
    ordinals = range(first.toordinal(), last.toordinal() + 1)
    off = {
        day: name
        for day, name in sorted((dict.fromkeys(closures, _CLOSED) | dict(names)).items())
        if day.toordinal() in ordinals and day.weekday() < _SATURDAY
    }
    days = [*map(date.fromordinal, ordinals)]
    works = [day.weekday() < _SATURDAY and day not in off for day in days]
    places = [*accumulate(works, initial=0)]
    return Days(
        first=first,
        last=last,
        off=off,
        in_order=tuple(off),
        named=tuple(off.items()),
        worked=(first, *compress(days, works)),
        upto=dict(zip(days, places[1:], strict=True)),
        since=dict(zip(days, [place + 1 for place in places[:-1]], strict=True)),
    )
