"""Reading TOML tables strictly: every problem of a folder at once, each with file and path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeGuard

from cspr.dates import PartialDate
from cspr.errors import MOST_PROBLEMS, Problem, nearest
from cspr.guidance.toml_files import shown

ID: Final = re.compile(r"[a-z0-9]+(?:-{1,2}[a-z0-9]+)*(?:/[a-z0-9]+(?:-{1,2}[a-z0-9]+)*)?")
NAME: Final = re.compile(r"[a-z0-9]+(?:[-:/]{1,2}[a-z0-9]+)*")
PREFIX: Final = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*", re.ASCII)
CLOCK: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|close of business", re.ASCII)
YEARLY: Final = re.compile(
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])", re.ASCII
)
MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
CLAUSE: Final = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+", re.ASCII)
_APART: Final = re.compile(r"[^A-Z0-9]+")
DEEP: Final = 16
_SHOWN: Final = 16
_OF_CLAUSES: Final = frozenset({"actor", "authority", "basis", "concerns", "refrain", "subject", "timing"})
MOST: Final = 10_000
LONGEST_ID: Final = 100
LONGEST_TEXT: Final = 10_000
MOST_LISTED: Final = 5_000


def is_table(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value is a table."""
    return isinstance(value, Mapping)


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Whether a value is a list."""
    return isinstance(value, list | tuple)


def deeper(value: Any, levels: int = DEEP) -> bool:
    """Whether tables and lists go deeper than some levels, without going deeper than that to find out.

    Examples:
        >>> deeper([[[]]], 2), deeper([[[]]], 3)
        (True, False)
    """
    inner = value.values() if is_table(value) else value if is_list(value) else None
    return inner is not None and (levels == 0 or any(deeper(part, levels - 1) for part in inner))


class Table:
    """One table of a file, from which each key is taken once and checked as it is taken.

    Args:
        data: the table.
        path: where it stands, such as ``duties.toml: $.duty[2]``.
        problems: where what is wrong is added.
    """

    __slots__ = ("data", "path", "problems", "taken")

    def __init__(self, data: Mapping[str, Any], path: str, problems: list[Problem]) -> None:
        """Start with no key taken."""
        self.data, self.path, self.problems = data, path, problems
        self.taken: list[str] = []

    @property
    def full(self) -> bool:
        """Whether as many problems are reported as are read at once; the rest is left unsaid until they are mended."""
        return len(self.problems) >= MOST_PROBLEMS

    def problem(self, code: str, key: str, advice: str = "") -> None:
        """Add a problem at a key of this table, unless it is full."""
        if not self.full:
            self.problems.append(Problem(code, f"{self.path}.{shown(key)}" if key else self.path, advice))

    def take(self, key: str) -> Any:
        """The value of a key, or ``None``."""
        self.taken.append(key)
        return self.data.get(key)

    def text(self, key: str, default: str | None = "", *, several: str = "") -> str:
        """A text; without a default (``None``) the key has to be there; ``several`` names where a list belongs."""
        value = self.take(key)
        if value is None or value == "":
            if default is None:
                self.problem("missing-key", key, "this key is needed")
            return default or ""
        if not isinstance(value, str):
            elsewhere = f"write one in quotes; several stand in {several}" if several and is_list(value) else ""
            self.problem("not-text", key, elsewhere or "write a text in quotes")
            return default or ""
        return value if self._short(value, key, LONGEST_TEXT) else default or ""

    def _short(self, value: str, key: str, most: int) -> bool:
        """Whether a text is no longer than it may be; if not, that is a problem."""
        if len(value) > most:
            self.problem("too-long", key, f"write at most {most:,} characters")
        return len(value) <= most

    def id(self, key: str, default: str | None = None, *, several: str = "") -> str:
        """An id: lower-case words with hyphens; an own one of a partnership begins with ``x-slug/``."""
        value = self.text(key, default, several=several)
        if not self._short(value, key, LONGEST_ID):
            return ""
        if value and not ID.fullmatch(value):
            self.problem("not-an-id", key, "write lower-case words with hyphens between")
            return ""
        return value

    def capitals(self, key: str, form: re.Pattern[str]) -> str:
        """The id of a clause, or the prefix of such ids: capitals and digits with hyphens between."""
        value = self.text(key, None)
        if not self._short(value, key, LONGEST_ID):
            return ""
        if value and not form.fullmatch(value):
            likely = "-".join(_APART.split(value.upper())).strip("-")
            example = likely if form.fullmatch(likely) else "MYA-001"
            self.problem("not-a-clause-id", key, f"write capitals and digits with hyphens between, such as {example}")
            return ""
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names; one that holds tables or lists is nested, and refused."""
        value = self._list(key, "write a list of names")
        if any(is_table(part) or is_list(part) for part in value):
            self.problem("nested-condition", key, "give each limb a name of its own as a criterion")
            return ()
        if not self._all_short(value, key, LONGEST_ID):
            return ()
        if not all(isinstance(part, str) and NAME.fullmatch(part) for part in value):
            self.problem("not-a-name", key, "write names in quotes: lower-case words with hyphens")
            return ()
        return tuple(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._list(key, "write a list of texts in quotes")
        if not all(isinstance(part, str) for part in value):
            self.problem("not-a-list", key, "write a list of texts in quotes")
            return ()
        return tuple(value) if self._all_short(value, key, LONGEST_TEXT) else ()

    def _all_short(self, value: Sequence[Any], key: str, most: int) -> bool:
        return all(self._short(part, key, most) for part in value if isinstance(part, str))

    def counted_pair(self, key: str) -> tuple[int, int] | None:
        """Two whole numbers, the smaller first, which may be 0; or ``None`` where there are none."""
        return self.pair(key, 0)

    def pair(self, key: str, least: int = 1) -> tuple[int, int] | None:
        """Two whole numbers, the smaller first, or ``None`` where there are none."""
        value = self.take(key)
        if value is None:
            return None
        pair = list(value) if is_list(value) else []
        if [type(part) for part in pair] != [int, int] or not least <= pair[0] <= pair[1] <= MOST:
            self.problem("not-a-number", key, "write two whole numbers in brackets, the smaller first")
            return None
        return pair[0], pair[1]

    def _list(self, key: str, advice: str) -> Sequence[Any]:
        value = self.take(key)
        if value is None:
            return []
        if not is_list(value):
            self.problem("not-a-list", key, advice)
            return []
        return value

    def counted(self, key: str) -> int | None:
        """A whole number that may be 0, or ``None`` where there is none."""
        return self.number(key, 0)

    def number(self, key: str, least: int = 1) -> int | None:
        """A whole number, or ``None`` where there is none."""
        value = self.take(key)
        if value is None:
            return None
        if type(value) is not int or not least <= value <= MOST:
            several = ", and for each of several figures a rule of its own" if is_list(value) else ""
            self.problem("not-a-number", key, f"write a whole number from {least} to {MOST}{several}")
            return None
        return value

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; absent is false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.problem("not-a-flag", key, "write true or false")
        return value is True

    def day(self, key: str) -> date | None:
        """A date without a time, or ``None``."""
        value = self.take(key)
        if value is not None and type(value) is not date:
            self.problem("not-a-day", key, "write a date as YYYY-MM-DD, without quotes")
            return None
        return value

    def month(self, key: str) -> PartialDate | None:
        """A month in quotes, or ``None`` where it is none."""
        value = self.take(key)
        if not isinstance(value, str) or not MONTH.fullmatch(value) or value.startswith("0000"):
            self.problem("not-a-day", key, "write a date as YYYY-MM-DD without quotes, or a month in quotes: '2018-07'")
            return None
        return PartialDate.read(value)

    def clock(self, key: str) -> str:
        """A time of day; without one it is empty."""
        advice = "write a time of day in quotes, with two digits each: '12:00', or 'close of business'"
        return self._shaped(key, CLOCK, "not-a-time", advice)

    def yearly(self, key: str) -> str:
        """A day that comes back each year; without one it is empty."""
        return self._shaped(key, YEARLY, "not-a-day", "write month and day in quotes, with two digits each: '09-30'")

    def _shaped(self, key: str, form: re.Pattern[str], code: str, advice: str) -> str:
        """A text of some form; without one it is empty."""
        value = self.text(key)
        if value and not form.fullmatch(value):
            self.problem(code, key, advice)
            return ""
        return value

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """One word of a closed list; with a default the key may be left out."""
        value = self.text(key, default)
        options = tuple(options)
        if value and value != default and value not in options:
            code = "unknown-unit" if key == "unit" else "unknown-word"
            self.problem(code, key, nearest(value, options) or f"one of {', '.join(filter(None, options))}")
            value = ""
        return value or (options[0] if default is None else default)

    def table(self, key: str) -> Table | None:
        """A table within this one, or ``None`` where there is none."""
        value = self.take(key)
        return None if value is None else self._inner(value, key)

    def tables(self, key: str) -> list[Table]:
        """A list of tables."""
        value = self._list(key, f"write [[{key}]] before each one")
        if len(value) > MOST_LISTED:
            self.problem("too-many-entries", key, f"at most {MOST_LISTED:,} are read")
            return []
        inner = [self._inner(part, f"{key}[{place}]") for place, part in enumerate(value)]
        return [table for table in inner if table is not None]

    def _inner(self, value: Any, key: str) -> Table | None:
        if not is_table(value):
            self.problem("not-a-table", key, "write a table of keys and values")
            return None
        return Table(value, f"{self.path}.{shown(key)}", self.problems)

    def rest(self) -> dict[str, Any]:
        """The keys that were not taken."""
        return {key: value for key, value in self.data.items() if key not in self.taken}

    def finish(self) -> None:
        """Report every key that was not taken."""
        for key in self.rest():
            if self.full:
                break
            known = sorted({*self.taken} - self.data.keys())
            if key in _OF_CLAUSES:
                self.problem(
                    "unknown-key", key, "it stands in the clause, and the rule that cites the clause takes it over"
                )
                continue
            shown = f"what else can stand here: {', '.join(known)}" if 0 < len(known) <= _SHOWN else ""
            self.problem("unknown-key", key, nearest(key, self.taken) or shown)
