"""The TOML files of a folder, read safely: how large, how deep, and what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from cspr.errors import Problem
from cspr.toml_text import UnreadableTomlError, tables_of

BYTES: Final = 4 * 1024 * 1024
_DOUBLE: Final = "write two brackets on each side: [[clause]]"
_ENDS: Final = "the file ends too early"
_SOMEWHERE: Final = "{}: a quote, a bracket or a comma is missing there or just before"
_SLIPS: Final = (
    (re.compile("[\u201c\u201d\u2018\u2019]"), 'use straight quotes: "like these"'),
    (re.compile(r"=\s*\d{4}-\d{2}(?![-\d])"), "put a month in quotes: '2018-07'"),
    (re.compile(r"^\s*\[(?!\[)(?:clause|duty|term|role|body|hold|form|criterion|checklist|entry|expect)\]"), _DOUBLE),
    (re.compile(r"=\s*[A-Za-z][\w -]*(?:#.*)?$"), "put words in quotes: force = 'must'"),
)
_SHOWN: Final = 100


def read_toml(path: Path, problems: list[Problem], limit: int = BYTES) -> dict[str, Any] | None:
    """Read one TOML file.

    Args:
        path: the file; links are refused, so that a folder cannot reach outside itself.
        problems: where what is wrong is added.
        limit: how many bytes it may have.

    Returns:
        Its tables; ``None`` where it cannot be read, with the problem added.
    """
    data = content(path, problems, limit)
    return None if data is None else tables_in(data, shown(path.name), problems)


def content(path: Path, problems: list[Problem], limit: int = BYTES) -> bytes | None:
    """The content of one file, read once; ``None`` where it cannot be read, with the problem added.

    Args:
        path: the file; links are refused, so that a folder cannot reach outside itself.
        problems: where what is wrong is added.
        limit: how many bytes it may have.
    """
    name = shown(path.name)
    try:
        if path.is_symlink():
            problems.append(Problem("link", name, "put the file itself in the folder"))
            return None
        if not path.is_file():
            problems.append(Problem("missing-file", name, "put such a file in the folder"))
            return None
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        problems.append(Problem("unreadable-file", name, "check that it is a file that you may read"))
        return None
    if len(data) > limit:
        problems.append(Problem("too-large", name, f"a file may have up to {limit} bytes"))
        return None
    return data


def tables_in(data: bytes, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    """The tables that the content of a TOML file holds; ``None`` where it cannot be read, with the problem added.

    Args:
        name: of the file, as it is shown.
        problems: where what is wrong is added.
    """
    text = ""
    try:
        text = data.decode("utf-8-sig")  # Notepad writes the mark
        return tables_of(text)
    except UnicodeDecodeError:
        problems.append(Problem("not-utf-8", name, "save it as UTF-8"))
    except UnreadableTomlError as error:
        problems.append(Problem("malformed", name, _advice(text, error)))
    return None


def _advice(text: str, error: UnreadableTomlError) -> str:
    if error.why == "syntax":
        return _slip(text, error.where) or (_SOMEWHERE.format(error.where) if error.where else _ENDS)
    return error.where or "a value is nested too deep or has too many digits"


def _slip(text: str, where: str) -> str:
    """What to write in a line that cannot be read, for the slips that are made most; empty for any other."""
    number = re.search(r"line (\d+)", where)
    lines = text.splitlines()
    if number is None or not int(number[1]) <= len(lines):
        return ""
    line = lines[int(number[1]) - 1]
    for slip, advice in _SLIPS:
        if slip.search(line):
            return f"line {number[1]}: {advice}"
    return ""


def is_folder(path: Path) -> bool:
    """Whether a path is a folder and no link to one; what cannot be looked up, or has too long a name, is none."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def unreadable(name: str) -> Problem:
    """The problem of a folder whose contents may not be looked up."""
    return Problem("unreadable-folder", shown(name), "give a folder that you may read")


def shown(name: str) -> str:
    r"""Write a name so that it can be printed: characters that could upset a terminal are spelt out.

    Examples:
        >>> print(shown("early-look"), shown("\x1b[0m"))
        early-look '\x1b[0m'
    """
    short = name[:_SHOWN]
    return short if short.isprintable() else ascii(short)
