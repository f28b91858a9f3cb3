"""Reading TOML tables strictly: every problem of a folder at once, each with file and path."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cspr.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ID: Final = re.compile(r"[a-z0-9]+(?:-{1,2}[a-z0-9]+)*(?:/[a-z0-9]+(?:-{1,2}[a-z0-9]+)*)?")
NAME: Final = re.compile(r"[a-z0-9]+(?:[-:/]{1,2}[a-z0-9]+)*")
BYTES: Final = 4 * 1024 * 1024
_DEEP: Final = 32


def read_toml(path: Path, problems: list[Problem], limit: int = BYTES) -> dict[str, Any]:
    """Read one TOML file.

    Args:
        path: the file; links are refused, so that a folder cannot reach outside itself.
        problems: where what is wrong is added.
        limit: how many bytes it may have.

    Returns:
        Its tables; empty where it cannot be read, with the problem added.
    """
    name = path.name
    if path.is_symlink():
        problems.append(Problem("link", name, "put the file itself in the folder"))
        return {}
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        problems.append(Problem("unreadable-file", name, "check that it is a file that you may read"))
        return {}
    if len(data) > limit:
        problems.append(Problem("too-large", name, f"a file may have up to {limit} bytes"))
        return {}
    try:
        tables = tomllib.loads(data.decode())
    except UnicodeDecodeError:
        problems.append(Problem("not-text", name, "save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at .*\)$", str(error))
        problems.append(Problem("malformed", name, where[0].strip("()") if where else "the file ends too early"))
    except (RecursionError, ValueError):
        problems.append(Problem("malformed", name, "a value is nested too deep or has too many digits"))
    else:
        return tables
    return {}


class Table:
    """One table of a file, from which each key is taken once and checked as it is taken.

    Args:
        data: the table.
        path: where it stands, such as ``duties.toml: $.duty[2]``.
        problems: where what is wrong is added.
    """

    __slots__ = ("data", "path", "problems", "taken")

    def __init__(self, data: Any, path: str, problems: list[Problem]) -> None:
        """Start with no key taken; what is no table is a problem and reads as an empty one."""
        self.path, self.problems = path, problems
        self.taken: list[str] = []
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.problem("not-a-table", "", "write a table of keys and values")

    def problem(self, code: str, key: str, advice: str = "") -> None:
        """Add a problem at a key of this table."""
        self.problems.append(Problem(code, f"{self.path}.{key}" if key else self.path, advice))

    def take(self, key: str) -> Any:
        """Take the value of a key, or ``None``."""
        self.taken.append(key)
        return self.data.get(key)

    def text(self, key: str, default: str | None = "") -> str:
        """Take a text; without a default (``None``) the key has to be there."""
        value = self.take(key)
        if value is None:
            if default is None:
                self.problem("missing-key", key, "this key is needed")
            return default or ""
        if not isinstance(value, str):
            self.problem("not-text", key, "write a text in quotes")
            return default or ""
        return value

    def id(self, key: str, default: str | None = None) -> str:
        """Take an id: lower-case words with hyphens, with the partnership's ``x-slug/`` in front where it is its own."""
        value = self.text(key, default)
        if value and not ID.fullmatch(value):
            self.problem("not-an-id", key, "write lower-case words with hyphens between")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """Take a list of names; one that holds tables or lists is nested, and refused."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.problem("not-a-list", key, "write a list of names")
            return ()
        if any(isinstance(part, dict | list) for part in value):
            self.problem("nested-condition", key, "give each limb a name of its own as a criterion")
            return ()
        if not all(isinstance(part, str) and NAME.fullmatch(part) for part in value):
            self.problem("not-a-name", key, "write names in quotes: lower-case words with hyphens")
            return ()
        return tuple(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self.problem("not-a-list", key, "write a list of texts in quotes")
            return ()
        return tuple(value)

    def number(self, key: str) -> int | None:
        """Take a whole number, or ``None`` where there is none."""
        value = self.take(key)
        if value is None:
            return None
        if type(value) is not int or not 0 < value <= 10_000:  # noqa: PLR2004 -- a guard, no figure of a document
            self.problem("not-a-number", key, "write a whole number from 1 to 10000")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Take ``true`` or ``false``; absent is false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.problem("not-a-flag", key, "write true or false")
        return value is True

    def day(self, key: str) -> date | None:
        """Take a date without a time, or ``None``."""
        value = self.take(key)
        if value is not None and type(value) is not date:
            self.problem("not-a-day", key, "write a date as YYYY-MM-DD, without quotes")
            return None
        return value

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """Take one word of a closed list; with a default the key may be left out."""
        value = self.text(key, default)
        options = tuple(options)
        if value and value != default and value not in options:
            self.problem("unknown-word", key, nearest(value, options) or f"one of {', '.join(options)}")
            return default or options[0]
        return value or default or options[0]

    def table(self, key: str) -> Table | None:
        """Take a table within this one, or ``None`` where there is none."""
        value = self.take(key)
        return None if value is None else Table(value, f"{self.path}.{key}", self.problems)

    def tables(self, key: str) -> list[Table]:
        """Take a list of tables."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.problem("not-a-list", key, f"write [[{key}]] before each one")
            return []
        return [Table(part, f"{self.path}.{key}[{place}]", self.problems) for place, part in enumerate(value)]

    def rest(self) -> dict[str, Any]:
        """Give the keys that were not taken, for a register that holds more than the library reads."""
        return {key: value for key, value in self.data.items() if key not in self.taken}

    def finish(self) -> None:
        """Report every key that was not taken."""
        for key in self.rest():
            self.problem("unknown-key", key if ID.fullmatch(key) else "", nearest(key, self.taken))
