"""Text that comes from elsewhere, made safe to stand in a Markdown page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.show.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKUP: Final = {ord(letter): f"&#{ord(letter)};" for letter in "\\`*_{}[]<>#|&~^$!\"'"}


def escape(text: str) -> str:
    """Take from a text whatever Markdown or HTML could obey, and every control character.

    What comes out is one line, and is meant to stand after something: it is no line of its own.

    Examples:
        >>> print(escape("<b>a</b> [b](c)"))
        &#60;b&#62;a&#60;/b&#62; &#91;b&#93;(c)
    """
    return " ".join(clean(text).split()).translate(_MARKUP)


def anchor(name: str) -> str:
    """Give an id that can stand in an address and in the braces of an attribute list.

    Examples:
        >>> anchor("NSCP-F-087"), anchor('x" onclick="y')
        ('NSCP-F-087', 'x--onclick--y')
    """
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name).strip("-")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    r"""Give the lines of a table.

    Args:
        heads: one for each column.
        rows: cells that are Markdown already, each of one line.

    Examples:
        >>> print("\n".join(table(["a", "b"], [["1", "2"]])))
        | a | b |
        |---|---|
        | 1 | 2 |
    """
    named = list(heads)
    yield f"| {' | '.join(named)} |"
    yield f"|{'---|' * len(named)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
