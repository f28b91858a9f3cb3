"""The picture itself: an SVG that takes its colour from the page around it and says in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from cspr.grouping import grouped
from cspr.show.as_text import clean
from cspr.show.drawing.boxes import (
    BETWEEN,
    COLUMNS,
    DETAIL_SIZE,
    LINE,
    PADDING,
    TITLE_SIZE,
    WIDTH,
    Box,
    Place,
    arrows_of,
    left,
    placed,
)
from cspr.show.drawing.lines import Way, Ways, ways
from cspr.show.tree import anchor
from cspr.wording.steps import NO_ORDER

WHOLE_WIDTH: Final = left(COLUMNS) - BETWEEN + 2
_FONT: Final = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_HEAD: Final = 8
_DASHES: Final = ' stroke-dasharray="5 4"'


def svg(title: str, description: str, boxes: Sequence[Box]) -> str:
    """Draw boxes and the arrows between them.

    An arrow that follows from others is left out. What is not sure is dashed. A box without an arrow stands below the
    others. Nothing in it loads, runs or has a colour; text has at least 12 pixels.

    Args:
        title: what the picture shows, for whoever hears it read.
        description: the same as the picture, in words.
        boxes: what is drawn; an arrow from a box that is not among them is not drawn.

    Examples:
        >>> from cspr.show.drawing.boxes import Box
        >>> drawn = svg("Two steps", "Send, then wait.", [Box(id="a", title="Send"), Box(id="b", title="Wait")])
        >>> drawn.count("<rect "), drawn.count("<path ")
        (2, 0)
    """
    arrows = arrows_of(boxes)
    named = {box.id: box for box in boxes}
    places = placed(named, arrows)
    led = ways(arrows, places)
    tops, bottoms = _rows([[named[name] for name in row] for row in _by_row(places)], led)
    body = [
        line
        for name, place in places.items()
        for line in _box(named[name], left(place.column), tops[place.row], bottoms[place.row])
    ]
    body += [line for way in led.ways for line in _arrow(led, way, bottoms, tops, places[way.arrow.then].row)]
    height = bottoms[-1] if bottoms else 0
    loose = [box for box in boxes if box.id not in places]
    if loose and places:
        height += 2 * LINE
        body.append(_text(NO_ORDER, left(0), height, TITLE_SIZE, bold=True, middle=False))
    for begin in range(0, len(loose), COLUMNS):
        row = loose[begin : begin + COLUMNS]
        top = height + (PADDING if height else 1)
        height = top + max(box.height() for box in row)
        body += [line for place, box in enumerate(row) for line in _box(box, left(place), top, height)]
    name = anchor(title)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WHOLE_WIDTH}" height="{height + 2}"',
            f' viewBox="0 0 {WHOLE_WIDTH} {height + 2}" font-family="{_FONT}"',
            f' role="img" aria-labelledby="title-{name}" aria-describedby="desc-{name}">',
            f'<title id="title-{name}">{_safe(title)}</title><desc id="desc-{name}">{_safe(description)}</desc>',
            *body,
            "</svg>",
        )
    )


def _by_row(places: dict[str, Place]) -> list[list[str]]:
    rows = grouped((place.row, name) for name, place in places.items())
    return [rows[row] for row in sorted(rows)]


def _rows(rows: list[list[Box]], led: Ways) -> tuple[list[int], list[int]]:
    """Where each row begins and ends; its boxes are all as high as the highest."""
    tops: list[int] = []
    bottoms: list[int] = []
    for row, boxes in enumerate(rows):
        tops.append(bottoms[-1] + led.below(row - 1) if bottoms else 1)
        bottoms.append(tops[-1] + max(box.height() for box in boxes))
    return tops, bottoms


def _box(box: Box, x: int, top: int, bottom: int) -> Iterator[str]:
    dashes = "" if box.sure else _DASHES
    yield (
        f'<rect x="{x}" y="{top}" width="{WIDTH}" height="{bottom - top}" rx="5" fill="none" stroke="currentColor"'
        f"{dashes}/>"
    )
    line = top + (bottom - top - box.height()) // 2 + PADDING + TITLE_SIZE - 2
    for says in box.titles():
        yield _text(says, x + WIDTH // 2, line, TITLE_SIZE, bold=True)
        line += LINE
    for says in box.lines():
        yield _text(says, x + WIDTH // 2, line, DETAIL_SIZE)
        line += LINE


def _text(says: str, x: int, y: int, size: int, *, bold: bool = False, middle: bool = True) -> str:
    weight = ' font-weight="bold"' if bold else ""
    where = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="currentColor"{weight}{where}>{_safe(says)}</text>'


def _arrow(led: Ways, way: Way, bottoms: list[int], tops: list[int], row: int) -> Iterator[str]:
    points = [*led.points(way, bottoms, tops, row)]
    x, y = points[-1]
    points[-1] = x, y - _HEAD
    line = " ".join(f"{x} {y}" for x, y in points)
    dashes = "" if way.arrow.sure else _DASHES
    yield f'<path d="M{line}" fill="none" stroke="currentColor" stroke-width="1.3"{dashes}/>'
    yield f'<path d="M{x} {y}l-4 -{_HEAD}h8z" fill="currentColor"/>'


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)
