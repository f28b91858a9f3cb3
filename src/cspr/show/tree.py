"""A page as a tree: what an answer is laid out into once, and what each format writes in its own way.

A text in it is plain words. What a terminal, a browser or a page of Markdown could obey is taken out by the writer of
that format, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

import attrs


def anchor(name: str) -> str:
    """An id that can stand in an address and in the braces of an attribute list.

    Examples:
        >>> anchor("NSCP-F-087"), anchor('x" onclick="y')
        ('NSCP-F-087', 'x--onclick--y')
    """
    return name and "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name).strip("-")


def address(name: str) -> str:
    """An address within the pages, with nothing in it that could lead elsewhere or run.

    Examples:
        >>> address("guidance/x.md#X-1"), address("javascript:x('')")
        ('guidance/x.md#X-1', 'javascript-x----')
    """
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "/.#") else "-" for letter in name)


@attrs.frozen
class Time:
    """A day, which programs can read.

    Args:
        day: the day.
        says: how it is written; as YYYY-MM-DD where nothing else is given.
    """

    day: date
    says: str = ""


@attrs.frozen
class Code:
    """A word that is written exactly so, such as an id."""

    says: str


@attrs.frozen
class Strong:
    """A few words that stand out."""

    says: str


@attrs.frozen
class Link:
    """Words that lead to an address.

    Args:
        says: the words.
        to: the address within the pages.
    """

    says: str
    to: str = attrs.field(converter=address)


Part: TypeAlias = str | Time | Code | Strong | Link
_PARTS: Final = (str, Time, Code, Strong, Link)


@attrs.frozen
class Sentence:
    """Words in a row: a paragraph, an item, a cell.

    Args:
        parts: the words, some of them marked.
        id: by which the place can be reached; empty for none.
    """

    parts: tuple[Part, ...]
    id: str = attrs.field(default="", converter=anchor)


@attrs.frozen
class Heading:
    """A heading; the first level is the page's own.

    Args:
        says: the words.
        level: 1, 2 or 3.
        id: by which the place can be reached; empty for none.
    """

    says: str
    level: int = 2
    id: str = attrs.field(default="", converter=anchor)


@attrs.frozen
class Item:
    """One item of a list.

    Args:
        says: what it says.
        inside: what stands under it.
    """

    says: Sentence
    inside: tuple[Block, ...] = ()


@attrs.frozen
class Items:
    """A list without numbers."""

    items: tuple[Item, ...]


@attrs.frozen
class Column:
    """A column of a table.

    Args:
        says: its head.
        detail: whether a narrow screen can do without it.
        number: whether it holds numbers, which stand under each other from the right.
    """

    says: str
    detail: bool = False
    number: bool = False


@attrs.frozen
class Group:
    """Rows of a table that belong together.

    Args:
        rows: their cells.
        says: what they are about; empty for none.
    """

    rows: tuple[tuple[Sentence, ...], ...]
    says: str = ""


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Args:
        caption: what it is.
        columns: its columns; none has an empty head.
        groups: its rows.
        head: the place of the column whose cell is the head of its row.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    head: int = 0


@attrs.frozen
class Note:
    """A remark on the page itself, such as that it is no legal advice."""

    says: Sentence


@attrs.frozen
class Picture:
    """A drawing, with all that it shows in words.

    Args:
        svg: the drawing, for a page that can show one; made by ``cspr.show.drawing``, which escapes what it writes.
        words: the same for everybody.
    """

    svg: str
    words: tuple[Block, ...]


Block: TypeAlias = Sentence | Heading | Items | Table | Note | Picture


@attrs.frozen
class Page:
    """A whole page.

    Args:
        title: what it is.
        blocks: what stands on it, under the title.
    """

    title: str
    blocks: tuple[Block, ...]


def sentence(*parts: Part, id: str = "") -> Sentence:  # noqa: A002 -- the word of HTML and Markdown
    """A sentence of its parts.

    Examples:
        >>> sentence("due ", Code("x")).parts
        ('due ', Code(says='x'))
    """
    return Sentence(tuple([part for part in parts if part]), id)


def item(*parts: Part | Block) -> Item:
    """An item of the words of its sentence and of the blocks under it, but for a list of nothing.

    Examples:
        >>> item("a", items(item("b"))).inside == (items(item("b")),)
        True
    """
    words, inside = list[Part](), list[Block]()
    for part in parts:
        if isinstance(part, _PARTS):
            words.append(part)
        elif not isinstance(part, Items) or part.items:
            inside.append(part)
    return Item(sentence(*words), tuple(inside))


def items(*several: Item) -> Items:
    """A list of its items."""
    return Items(several)


def section(head: str, several: Iterable[Item], level: int = 2) -> tuple[Block, ...]:
    """A list under its heading; nothing where it has no items."""
    listed = tuple(several)
    return (Heading(head, level), Items(listed)) if listed else ()


def table(caption: str, heads: tuple[str | Column, ...], *rows: tuple[str | Sentence, ...]) -> Table:
    """A table of rows that form one group."""
    return Table(
        caption=caption,
        columns=tuple(Column(head) if isinstance(head, str) else head for head in heads),
        groups=(Group(tuple(cells(*row) for row in rows)),),
    )


def cells(*several: str | Sentence) -> tuple[Sentence, ...]:
    """The cells of a row."""
    return tuple(sentence(cell) if isinstance(cell, str) else cell for cell in several)
