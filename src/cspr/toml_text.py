"""The tables of a TOML text, and why one cannot be read: the one place that reads TOML."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

MOST_DOTS: Final = 32
_PART: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+')"""
_TOO_LONG: Final = re.compile(rf"(?:\.[ \t]*+{_PART}[ \t]*+){{{MOST_DOTS + 1}}}")
_AT: Final = re.compile(r"at line \d+, column \d+|at end of document")


class UnreadableTomlError(Exception):
    """Why a text is no TOML that can be read. It holds nothing of the text.

    Args:
        why: what is wrong: ``syntax``, ``dots`` of a key, how ``deep`` values are nested, ``digits`` of a number.
        where: such as "at line 3, column 7"; of dots what is to be said; empty where that is not known.
    """

    def __init__(self, why: Literal["syntax", "dots", "deep", "digits"], where: str = "") -> None:
        super().__init__(where or why)
        self.why, self.where = why, where


def tables_of(text: str) -> dict[str, Any]:
    r"""The tables of a TOML text.

    Reading a dotted key takes time by the square of its length: one that is too long is refused before it is read.

    Raises:
        UnreadableTomlError: where it cannot be read.

    Examples:
        >>> tables_of("format = 1")
        {'format': 1}
        >>> tables_of("short = 1\nlong" + ".key" * 33 + " = 1")
        Traceback (most recent call last):
            ...
        cspr.toml_text.UnreadableTomlError: line 2 holds a key of more than 32 dots
    """
    import tomllib

    match = _TOO_LONG.search(text)
    if match is not None:
        line = text.count("\n", 0, match.start()) + 1
        raise UnreadableTomlError("dots", f"line {line} holds a key of more than {MOST_DOTS} dots")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableTomlError("deep") from None
    except tomllib.TOMLDecodeError as error:
        where = _AT.search(str(error))
        said = where[0].replace("end of document", "the end of the file") if where else ""
        raise UnreadableTomlError("syntax", said) from None
    except ValueError:
        raise UnreadableTomlError("digits") from None
