"""A page as Markdown, in which every word is a word and no markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from cspr.show.as_text import clean
from cspr.show.tree import Block, Code, Heading, Items, Link, Note, Page, Part, Picture, Sentence, Strong, Table, Time

_MARKUP: Final = {ord(letter): f"&#{ord(letter)};" for letter in "\\`*_{}[]<>#|&~^$!\"'"}


def escape(text: str) -> str:
    """A text from which is taken whatever Markdown or HTML could obey, and every control character.

    What comes out is one line, and is meant to stand after something: it is no line of its own.

    Examples:
        >>> print(escape("<b>a</b> [b](c)"))
        &#60;b&#62;a&#60;/b&#62; &#91;b&#93;(c)
    """
    return " ".join(clean(text).split()).translate(_MARKUP)


def write(page: Page) -> str:
    """A whole page."""
    return blocks((Heading(page.title, 1), *page.blocks))


def blocks(several: Iterable[Block]) -> str:
    """Some blocks of a page, each with an empty line after it."""
    return "".join(f"{line}\n" for block in several for line in (*_lines(block), ""))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape(block.says)}" + (f" {{ #{block.id} }}" if block.id else "")
        case Sentence():
            yield _line(block)
            if block.id:
                yield f"{{: #{block.id} }}"
        case Note():
            yield f"> {_line(block.says)}"
        case Items():
            for item in block.items:
                yield f"- {_line(item.says)}"
                inside = (line for inner in item.inside for line in ("", *_lines(inner), ""))
                yield from (f"    {line}" if line else line for line in inside)
        case Table():
            yield from _table(block)
        case Picture():
            yield from blocks(block.words).splitlines()
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    yield ""
    yield f"| {' | '.join(escape(column.says) for column in table.columns)} |"
    yield f"|{'---|' * len(table.columns)}"
    for group in table.groups:
        if group.says:
            yield f"| **{escape(group.says)}** {'|' * len(table.columns)}"
        yield from (f"| {' | '.join(map(_inline, row))} |" for row in group.rows)


def _line(sentence: Sentence) -> str:
    """Words at the beginning of a line, where nothing stands that would begin a list, a heading or a definition."""
    words = _inline(sentence).lstrip()
    return f"&#{ord(words[0])};{words[1:]}" if words[:1] and words[0] in "-+=:.0123456789" else words


def _inline(sentence: Sentence) -> str:
    return "".join(map(_part, sentence.parts))


def _part(part: Part) -> str:
    match part:
        case str():
            lead, tail = part[:1].isspace(), part[1:] and part[-1:].isspace()
            return f"{' ' if lead else ''}{escape(part)}{' ' if tail else ''}"
        case Time():
            return escape(part.says or part.day.isoformat())
        case Code():
            return f"<code>{escape(part.says)}</code>"
        case Strong():
            return f"**{escape(part.says)}**"
        case Link():
            return f"[{escape(part.says)}]({part.to})"
        case _:
            assert_never(part)
