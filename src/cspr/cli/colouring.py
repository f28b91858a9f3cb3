"""Colour on a terminal, by ``rich`` where it is installed: headings bold, what is overdue red, a word beside each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cspr.wording.certainty import TAGS

if TYPE_CHECKING:
    from cspr.cli.machine import Machine

_STYLES: Final = (
    (r"^[A-Z][A-Z :()\-]{3,}$", "bold"),
    (r"^.*\bwd ago\b", "bold red"),
    (r"(\d+ )?\b[Oo]verdue\b([^.,]|,(?=\d))*", "bold red"),
    (rf"\[({'|'.join(filter(None, TAGS.values()))})\]", "yellow"),
    (r"^\S.*\btoday\b", "bold"),
)


def show(text: str, machine: Machine) -> bool:
    """Print a text in colour.

    Args:
        text: the text, which says everything without the colour.
        machine: the terminal.

    Returns:
        Whether it was printed: not where the terminal is plain or ``rich`` is not installed.
    """
    if not machine.colour:
        return False
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        return False
    styled = Text(text)
    for pattern, style in _STYLES:
        styled.highlight_regex(re.compile(pattern, re.MULTILINE), style)
    Console(width=max(machine.width, 1), highlight=False, soft_wrap=True).print(styled)
    return True
