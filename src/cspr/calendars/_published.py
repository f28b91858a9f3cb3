"""The bank holidays that the package carries, and what is foreseen where it carries none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import attrs

from cspr import compiled
from cspr.answers import Named
from cspr.sources import Basis


@attrs.frozen(kw_only=True, repr=False)
class OneOff(Named):
    """A bank holiday that was proclaimed for one year, and what it moved.

    Args:
        on: the day off.
        why: its occasion.
        announced: the day on which it was announced.
        basis: how the day of the announcement is known.
        moved_from: where the ordinary holiday stood that was moved for it, if one was.
        moved_to: where that holiday went.

    Examples:
        >>> from cspr import calendars
        >>> jubilee = calendars.one_off(date(2022, 5, 30))
        >>> jubilee.why, jubilee.announcement
        ('Platinum Jubilee', 'not checked')
    """

    on: date
    why: str
    announced: date
    basis: Basis
    moved_from: date | None = None
    moved_to: date | None = None

    @property
    def announcement(self) -> str:
        """How far the day of the announcement can be relied on: ``checked`` or ``not checked``."""
        return "checked" if self.basis.checked else "not checked"

    @property
    def days(self) -> tuple[date, ...]:
        """The days that were worked, or not worked, on account of it, in order."""
        return tuple(sorted({day for day in (self.on, self.moved_from, self.moved_to) if day}))


class Published(NamedTuple):
    """The published bank holidays, and how far others may be foreseen."""

    edition: str
    names: Mapping[date, str]
    one_offs: tuple[OneOff, ...]
    first: date
    last: date
    foreseen_first: date
    foreseen_last: date


@cache
def published() -> Published:
    """Read the list that ships with the package, once."""
    data = compiled.read("calendar")
    day = date.fromisoformat
    years = [int(year) for year in data["year"]]
    return Published(
        edition=f"{data['source']} {data['edition']}",
        names={day(on): name for holidays in data["year"].values() for name, on in holidays.items()},
        one_offs=tuple(
            OneOff(
                on=day(entry["on"]),
                why=entry["why"],
                announced=day(entry["announced"]),
                basis=Basis(entry["basis"]),
                moved_from=day(entry["moved"]["from"]) if "moved" in entry else None,
                moved_to=day(entry["moved"]["to"]) if "moved" in entry else None,
            )
            for entry in data["one_off"]
        ),
        first=date(min(years), 1, 1),
        last=date(max(years), 12, 31),
        foreseen_first=day(data["foreseen"]["first"]),
        foreseen_last=day(data["foreseen"]["last"]),
    )


@cache
def foreseen() -> Mapping[date, str]:
    """Name the published holidays together with those that the rules lead one to expect in the other years."""
    expected = {date.fromisoformat(day): name for day, name in compiled.read("foreseen").items()}
    return expected | dict(published().names)


def without(names: Mapping[date, str], unannounced: tuple[OneOff, ...]) -> Mapping[date, str]:
    """Put the holidays back as they stood before some one-off days were announced."""
    then = dict(names)
    for day in unannounced:
        if day.moved_from and day.moved_to:
            then[day.moved_from] = then.pop(day.moved_to)
        then.pop(day.on, None)
    return then
