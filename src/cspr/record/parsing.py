"""From the bytes of a case file to plain values, and from an older format to the newest.

Format 2 has more kinds of entries than format 1, for people, meetings and learning; all that format 1 says it says too.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from cspr.errors import CsprError, wrong
from cspr.toml_text import UnreadableTomlError, tables_of

Upgrade: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]

FORMAT: Final = 2
_LEVELS: Final = "a case file is three levels deep"
UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({1: lambda values: {**values, "format": 2}})


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with its mark or without, or UTF-16 with its mark.

    Raises:
        CsprError: ``not-utf-8``.

    Examples:
        >>> decoded("format = 1".encode("utf-16"))
        'format = 1'
    """
    marked = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise wrong("not-utf-8", "$", "save the file as UTF-8") from None


def upgraded(
    values: Mapping[str, Any], upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = FORMAT
) -> Mapping[str, Any]:
    """Bring what an older version wrote to the newest format, one format at a time.

    Args:
        upgrades: for each older format, what makes the next one of it.
        newest: the format to reach.

    Raises:
        CsprError: ``missing-key``, ``unknown-format`` or ``future-format``.

    Examples:
        >>> upgraded({"format": 1}, {1: lambda values: {**values, "format": 2}}, newest=2)
        {'format': 2}
    """
    if "format" not in values:
        raise wrong("missing-key", "$.format", f"give format = {newest}")
    while (number := values["format"]) != newest or type(number) is not int:
        if type(number) is not int or (number < newest and number not in upgrades):
            raise wrong("unknown-format", "$.format", f"give format = {newest}")
        if number > newest:
            raise wrong("future-format", "$.format", f"a later version wrote it; this one reads up to {newest}")
        values = upgrades[number](values)
    return values


def _toml(text: str) -> Any:
    try:
        return tables_of(text)
    except UnreadableTomlError as error:
        if error.why in {"deep", "dots"}:
            raise wrong("nested-too-deep", "$", error.where or _LEVELS) from None
        raise wrong("malformed", "$", f"TOML cannot be read {error.where}".strip()) from None


def _json(text: str) -> Any:
    import json

    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise wrong("malformed", "$", f"JSON cannot be read at line {error.lineno}, column {error.colno}") from None
    except CsprError:
        raise
    except RecursionError:
        raise wrong("nested-too-deep", "$", _LEVELS) from None
    except ValueError:
        raise wrong("malformed", "$", "a number is too long") from None


PARSERS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType({"toml": _toml, "json": _json})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise wrong("repeated-key", "$", "a key stands twice in one object")
    return table


def _no_number(_: str) -> Any:
    raise wrong("malformed", "$", "JSON has no NaN and no Infinity")
