"""A page as text for a terminal, with nothing in it that a terminal could obey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from cspr.show.tree import Block, Code, Column, Heading, Items, Link, Note, Page, Picture, Sentence, Strong, Table, Time

WIDTH: Final = 80
_GAP: Final = "  "
_RULES: Final = {1: "=", 2: "-"}


def clean(text: str) -> str:
    r"""A text in which every control character, and whatever turns the direction of reading, is a space.

    Examples:
        >>> clean("a\x1b[31mb\u202ec")
        'a [31mb c'
    """
    return text if text.isprintable() else "".join(letter if letter.isprintable() else " " for letter in text)


def write(page: Page, width: int = WIDTH) -> str:
    """A whole page as text.

    Args:
        page: the page.
        width: the longest line.
    """
    return blocks((Heading(page.title, 1), *page.blocks), width)


def blocks(several: Iterable[Block], width: int = WIDTH) -> str:
    """Some blocks of a page as text."""
    lines: list[str] = []
    _lay(several, width, 0, lines)
    return "\n".join(lines).strip("\n")


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
                lines += ("", *_wrapped(title, width, depth))
                if block.level in _RULES:
                    lines.append(_RULES[block.level] * min(len(title), width))
            case Note():
                lines += ("", *_wrapped(plain(block.says), width, depth))
            case Table():
                lines += ("", *_table(block, width), "")
            case Picture():
                _lay(block.words, width, depth, lines)
            case _:
                assert_never(block)


def _wrapped(text: str, width: int, depth: int) -> list[str]:
    lead, rest, lines = _GAP * depth, text.strip(), list[str]()
    while len(rest) > (room := max(1, width - len(lead))):
        end = rest.rfind(" ", 0, room + 1)
        end = room if end < 0 else end  # a word that is longer than a line is broken
        lines.append(lead + rest[:end].rstrip())
        lead, rest = f"{_GAP * depth}    ", rest[end:].lstrip()
    return [*lines, lead + rest] if rest else lines


def _table(table: Table, width: int) -> Iterator[str]:
    """Columns under each other where they fit; else an item a row."""
    shown = [place for place, column in enumerate(table.columns) if not column.detail]
    heads = [table.columns[place] for place in shown]
    rows = [[[plain(row[place]) for place in shown] for row in group.rows] for group in table.groups]
    lead = _GAP if any(group.says for group in table.groups) else ""
    titles = [] if lead else [[clean(head.says) for head in heads]]
    widths = [max(map(len, column)) for column in zip(*titles, *(row for group in rows for row in group), strict=True)]
    fits = len(lead) + sum(widths) + len(_GAP) * (len(widths) - 1) <= width
    yield from (_row(row, widths, heads, lead) for row in (titles if fits else []))
    for group, inside in zip(table.groups, rows, strict=True):
        if group.says:
            yield from _wrapped(clean(group.says), width, 0)
        for row in inside:
            if fits:
                yield _row(row, widths, heads, lead)
            else:
                yield from _wrapped(f"- {'; '.join(_cells(heads, row))}", width, 1)


def _cells(heads: list[Column], row: list[str]) -> list[str]:
    """The cells of a row, each after the head of its column; of two, the first is the head of the second."""
    if len(row) == 2:  # noqa: PLR2004 -- a name and what it is
        return [": ".join(filter(None, row))]
    cells = [f"{clean(head.says)}: {cell}" for head, cell in zip(heads, row, strict=True) if cell]
    return [*(cell.removesuffix(".") for cell in cells[:-1]), *cells[-1:]]


def _row(row: list[str], widths: list[int], heads: list[Column], lead: str) -> str:
    padded = (
        cell.rjust(width) if head.number else cell.ljust(width)
        for cell, width, head in zip(row, widths, heads, strict=True)
    )
    return f"{lead}{_GAP.join(padded)}".rstrip()
