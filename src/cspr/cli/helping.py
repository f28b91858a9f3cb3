"""How a command shows what it takes: within the width of the terminal, an option beside its value."""

from __future__ import annotations

import re
from argparse import HelpFormatter
from collections.abc import Iterable
from textwrap import wrap
from typing import Any, Final

_GROUP: Final = re.compile(r"\[[^\[\]]*\]")
_TOGETHER: Final = "\N{NO-BREAK SPACE}"
_SHALLOW: Final = 2


class Help(HelpFormatter):
    """Lines no longer than the terminal is wide, and the paragraphs of a description kept apart."""

    def _format_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None
    ) -> str:
        text = " ".join(super()._format_usage(usage, actions, groups, prefix).split())
        indent = text.find(f"{self._prog} ") + len(self._prog) + 1
        indent = indent if indent * 2 <= self._width else _SHALLOW
        room = self._width - indent

        def kept_together(group: re.Match[str]) -> str:
            """What fits on a line stands on one; else each option beside its value, where that fits."""
            if len(group[0]) <= room:
                return group[0].replace(" ", _TOGETHER)
            parts = group[0].split(" | ")
            kept = [part.replace(" ", _TOGETHER) if len(part) <= room else part for part in parts]
            return f"{_TOGETHER}| ".join(kept)

        lines = wrap(
            _GROUP.sub(kept_together, text),
            self._width,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "\n".join(lines).replace(_TOGETHER, " ") + "\n\n"

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Fill each paragraph by itself."""
        return "\n\n".join(super(Help, self)._fill_text(part, width, indent) for part in text.split("\n\n"))
