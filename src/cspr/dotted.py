"""Dotted keys of TOML: how long they may be, found before anything is read."""

from __future__ import annotations

import re
from typing import Final

MOST_DOTS: Final = 32
_PART: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+')"""
_TOO_LONG: Final = re.compile(rf"(?:\.[ \t]*+{_PART}[ \t]*+){{{MOST_DOTS + 1}}}")


def too_long(text: str) -> int | None:
    """The first line with a key of more dots than are read, or ``None``.

    Reading a dotted key takes time by the square of its length.

    Examples:
        >>> too_long("short.key = 1"), too_long("long" + ".key" * 33 + " = 1")
        (None, 1)
    """
    match = _TOO_LONG.search(text)
    return None if match is None else text.count("\n", 0, match.start()) + 1
