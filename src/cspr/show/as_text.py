"""A page as text for a terminal, with nothing in it that a terminal could obey."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Final, assert_never

from cspr.show.tree import Block, Code, Column, Heading, Items, Link, Note, Page, Picture, Sentence, Strong, Table, Time

WIDTH: Final = 80
_GAP: Final = "  "
_RULES: Final = {1: "=", 2: "-"}
_NARROWEST: Final = 10  # no column is made narrower than this, or than its longest word
RIGHT_TO_LEFT: Final = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""The letters that are written from right to left, for a pattern."""
_APART: Final = re.compile(rf"[{RIGHT_TO_LEFT}]+(?: [{RIGHT_TO_LEFT}\d]*[{RIGHT_TO_LEFT}])*")


def clean(text: str) -> str:
    r"""A text in which every control character, and whatever turns the direction of reading, is a space.

    Examples:
        >>> clean("a\x1b[31mb\u202ec")
        'a [31mb c'
    """
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def isolated(text: str) -> str:
    r"""A text whose words that are read from right to left turn nothing around them; what is read otherwise stays.

    Examples:
        >>> isolated("a title"), ascii(isolated("\u05d0\u05d1 \u05d2: done"))
        ('a title', "'\\u2068\\u05d0\\u05d1 \\u05d2\\u2069: done'")
    """
    return text if text.isascii() else _APART.sub("\u2068\\g<0>\u2069", text)


def write(page: Page, width: int = WIDTH) -> str:
    """A whole page as text."""
    return blocks((Heading(page.title, 1), *page.blocks), width)


def blocks(several: Iterable[Block], width: int = WIDTH) -> str:
    """Some blocks of a page as text."""
    lines: list[str] = []
    _lay(several, width, 0, lines)
    return isolated("\n".join(lines).strip("\n"))


def plain(sentence: Sentence) -> str:
    """A sentence in plain words, on one line.

    Examples:
        >>> plain(Sentence(("a ", Code("b"))))
        'a b'
    """
    return clean("".join([part if isinstance(part, str) else _plain(part) for part in sentence.parts]))


def _plain(part: Time | Code | Strong | Link) -> str:
    match part:
        case Time():
            return part.says or part.day.isoformat()
        case Code() | Strong() | Link():
            return part.says
        case _:
            assert_never(part)


def _lay(several: Iterable[Block], width: int, depth: int, lines: list[str]) -> None:
    """Put blocks under the lines of a page."""
    for block in several:
        match block:
            case Items():
                for item in block.items:
                    lines += _wrapped(f"- {plain(item.says)}", width, depth + 1)
                    listed = bool(item.inside) and isinstance(item.inside[0], Items)
                    _lay(item.inside, width, depth + (1 if listed else 3), lines)
            case Sentence():
                lines += _wrapped(plain(block), width, depth)
            case Heading():
                title = clean(block.says)
                lines += (*_blank(lines), *_wrapped(title, width, depth))
                if block.level in _RULES:
                    lines.append(_RULES[block.level] * min(len(title), width))
            case Note():
                lines += (*_blank(lines), *_wrapped(plain(block.says), width, depth))
            case Table():
                lines += (*_blank(lines), *_table(block, width), "")
            case Picture():
                _lay(block.words, width, depth, lines)
            case _:
                assert_never(block)


def _blank(lines: list[str]) -> list[str]:
    """A blank line, where the last one is not blank already."""
    return [""] if lines[-1:] != [""] else []


def _wrapped(text: str, width: int, depth: int) -> list[str]:
    lead, rest, lines = _GAP * depth, text.strip(), list[str]()
    under = f"{lead}    "
    room, room_under = max(1, width - len(lead)), max(1, width - len(under))
    while len(rest) > room:
        end = rest.rfind(" ", 0, room + 1)
        end = room if end < 0 else end  # a word that is longer than a line is broken
        lines.append(lead + rest[:end].rstrip())
        lead, rest, room = under, rest[end:].lstrip(), room_under
    return [*lines, lead + rest] if rest else lines


def _table(table: Table, width: int) -> list[str]:
    """Columns under each other, their cells wrapped, where that takes no more lines; else an item a row."""
    shown = [place for place, column in enumerate(table.columns) if not column.detail]
    heads = [table.columns[place] for place in shown]
    rows = [[[plain(row[place]) for place in shown] for row in group.rows] for group in table.groups]
    lead = _GAP if any(group.says for group in table.groups) else ""
    titles = [] if lead else [[clean(head.says) for head in heads]]
    columns = list(zip(*titles, *(row for group in rows for row in group), strict=True))
    widths = _widths(columns, width - len(lead) - len(_GAP) * (len(columns) - 1))
    under = [line for row in titles for line in _row(row, widths, heads, lead)] if widths else []
    apart: list[str] = []
    for group, inside in zip(table.groups, rows, strict=True):
        above = _wrapped(clean(group.says), width, 0) if group.says else []
        under += above
        apart += above
        for row in inside:
            under += _row(row, widths, heads, lead) if widths else ()
            apart += _wrapped(f"- {'; '.join(_cells(heads, row))}", width, 1)
    return under if widths and (len(under) <= len(apart) + len(titles)) else apart


def _cells(heads: list[Column], row: list[str]) -> list[str]:
    """The cells of a row, each after the head of its column; of two, the first is the head of the second."""
    if len(row) == 2:  # noqa: PLR2004 -- a name and what it is
        return [": ".join(filter(None, row))]
    cells = [f"{clean(head.says)}: {cell}" for head, cell in zip(heads, row, strict=True) if cell]
    return [*(cell.removesuffix(".") for cell in cells[:-1]), *cells[-1:]]


def _widths(columns: Sequence[tuple[str, ...]], room: int) -> list[int]:
    """How wide each column is, narrowed where it costs the fewest lines until all fit; none where they do not."""
    widths = [max(map(len, column)) for column in columns]
    words = (max((len(word) for cell in column for word in cell.split()), default=0) for column in columns)
    least = [min(wide, max(word, _NARROWEST)) for wide, word in zip(widths, words, strict=True)]
    if sum(least) > room:
        return []
    rows = {tuple(map(len, row)) for row in zip(*columns, strict=True)}
    while sum(widths) > room:
        places = [place for place, wide in enumerate(widths) if wide > least[place]]
        narrower = ([wide - (place == each) for place, wide in enumerate(widths)] for each in places)
        widths = min(narrower, key=lambda several: (_tall(rows, several), max(several)))
    return widths


def _tall(rows: Iterable[tuple[int, ...]], widths: list[int]) -> int:
    """How many lines rows take, by the lengths of their cells and the widths of their columns."""
    return sum(max(-(-length // max(wide, 1)) for length, wide in zip(row, widths, strict=True)) for row in rows)


def _row(row: list[str], widths: list[int], heads: list[Column], lead: str) -> Iterator[str]:
    """The lines of a row, each cell wrapped within its column."""
    cells = (wrap(cell, max(width, 1), break_on_hyphens=False) for cell, width in zip(row, widths, strict=True))
    for line in zip_longest(*cells, fillvalue=""):
        padded = (
            part.rjust(width) if head.number else part.ljust(width)
            for part, width, head in zip(line, widths, heads, strict=True)
        )
        yield f"{lead}{_GAP.join(padded)}".rstrip()
