"""Text laid out for a terminal, with nothing in it that a terminal could obey."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

WIDTH: Final = 100


def clean(text: str) -> str:
    r"""Take out whatever a terminal could obey: every control character becomes a space.

    Examples:
        >>> clean("a\x1b[31mb")
        'a [31mb'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


def line(text: str, depth: int = 0) -> str:
    """Lay a text out in lines that fit a terminal; what does not fit on the first is indented.

    Examples:
        >>> line("Lead reviewer", 1)
        '  Lead reviewer'
    """
    lead = "  " * depth
    lines = wrap(clean(text), WIDTH, initial_indent=lead, subsequent_indent=lead + "    ", break_on_hyphens=False)
    return "\n".join(lines)
