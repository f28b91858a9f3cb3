"""Where each box stands: rows in the order of the arrows, four columns, and below them what has no order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Final

import attrs

from cspr.grouping import grouped

COLUMNS: Final = 4
WIDTH: Final = 152
BETWEEN: Final = 20
MARGIN: Final = 18
TITLE_SIZE: Final = 13
DETAIL_SIZE: Final = 12
LINE: Final = 15
PADDING: Final = 9
_TITLE_LETTERS: Final = 18  # of the widest common fonts
_DETAIL_LETTERS: Final = 22
_MOST_LINES: Final = 6


@attrs.frozen(kw_only=True)
class Box:
    """One box, before it has a place.

    Args:
        id: by which arrows name it.
        title: what it is.
        details: what stands under that, such as who does it.
        after: the boxes that come first, each with whether that is sure.
        sure: whether what it says is sure.
    """

    id: str
    title: str
    details: tuple[str, ...] = ()
    after: tuple[tuple[str, bool], ...] = ()
    sure: bool = True

    def titles(self) -> list[str]:
        """Its title, line by line."""
        return wrap(self.title, _TITLE_LETTERS)

    def lines(self) -> list[str]:
        """What stands under its title, line by line; what is too long ends in an ellipsis."""
        lines = [line for detail in self.details for line in wrap(detail, _DETAIL_LETTERS)]
        return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]

    def height(self) -> int:
        """How high it has to be, in pixels."""
        return LINE * (len(self.titles()) + len(self.lines())) + 2 * PADDING


@attrs.frozen
class Arrow:
    """That one box comes after another, and whether that is sure."""

    first: str
    then: str
    sure: bool


@attrs.frozen
class Place:
    """A row and a column, both from 0."""

    row: int
    column: int


def left(column: int) -> int:
    """Where a column begins, in pixels."""
    return MARGIN + column * (WIDTH + BETWEEN)


def arrows_of(boxes: Iterable[Box]) -> tuple[Arrow, ...]:
    """The arrows that are drawn: one that follows from the others is left out."""
    after = {box.id: dict(box.after) for box in boxes}
    every = [
        Arrow(first, then, sure) for then, firsts in after.items() for first, sure in firsts.items() if first in after
    ]

    def leads(first: str, then: str, *, surely: bool) -> bool:
        return any(
            step == first or leads(first, step, surely=surely)
            for step, sure in after.get(then, {}).items()
            if sure or not surely
        )

    return tuple(
        arrow
        for arrow in every
        if not any(
            leads(arrow.first, step, surely=arrow.sure)
            for step, sure in after[arrow.then].items()
            if step != arrow.first and (sure or not arrow.sure)
        )
    )


def placed(boxes: Mapping[str, Box], arrows: Iterable[Arrow]) -> dict[str, Place]:
    """A place for each box that an arrow touches: below all that come before it, and near to them."""
    before: dict[str, list[str]] = {}
    for arrow in arrows:
        before.setdefault(arrow.first, [])
        before.setdefault(arrow.then, []).append(arrow.first)

    def depth(name: str) -> int:
        return 1 + max(map(depth, before[name]), default=-1)

    ranks = grouped((depth(name), name) for name in boxes if name in before)
    rank = 0
    while rank in ranks:  # a row that is too full hands boxes from which no arrow leads on to the next
        last = [name for name in ranks[rank] if not any(name in firsts for firsts in before.values())]
        lower = last[::-1][: max(len(ranks[rank]) - COLUMNS, 0)]
        if lower:
            ranks[rank] = [name for name in ranks[rank] if name not in lower]
            ranks.setdefault(rank + 1, []).extend(reversed(lower))
        rank += 1
    places: dict[str, Place] = {}
    row = 0
    for rank in sorted(ranks):
        wished = {
            name: sum(places[first].column for first in before[name]) / len(before[name]) if before[name] else 0.0
            for name in ranks[rank]
        }
        names = sorted(ranks[rank], key=lambda name: wished[name])
        for begin in range(0, len(names), COLUMNS):
            inside = names[begin : begin + COLUMNS]
            free = COLUMNS - len(inside)
            column = 0
            for place, name in enumerate(inside):
                column = max(column, min(round(wished[name]), free + place))
                places[name] = Place(row, column)
                column += 1
            row += 1
    return places
