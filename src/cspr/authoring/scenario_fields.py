"""What the fields of a scenario file are: days and words that have to come out, facts in short, and entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain
from typing import Any, Final

from cspr.dates import ADVICE, PartialDate
from cspr.errors import CsprError, nearest
from cspr.guidance.fields import Draft, Field, Schema, Text, array, ref
from cspr.guidance.tables import Table, is_list, is_table
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS as ENTRIES, Established, Logged
from cspr.record.files import from_dict

_WHO: Final = "partnership"


class Days(Field):
    """A day that has to come out: a date or, where it is known only in part, a text."""

    empty = ""

    def schema(self) -> Schema:
        """Describe a day."""
        return ref("days")

    def read(self, draft: Draft, key: str, default: Any) -> str:
        """Read a day, as a text."""
        value = draft.table.data.get(key)
        if value is not None and not isinstance(value, str):
            day = draft.table.day(key)
            return "" if day is None else day.isoformat()
        days = draft.table.text(key, default)
        if days and not _is_span(days):
            draft.table.problem("impossible-date", key, ADVICE)
        return days


def _is_span(days: str) -> bool:
    try:
        PartialDate.read(days)
    except CsprError:
        return False
    return True


class Outcome(Text):
    """A word that the answers use; where somebody writes what the screen says for it, the word is named."""

    def __init__(self, of: str, words: Iterable[Enum], on_screen: Mapping[str, str]) -> None:
        super().__init__(of=of)
        self.words = [word.value for word in words]
        self.by_screen = {said: word for word, said in on_screen.items() if word in self.words}

    def read(self, draft: Draft, key: str, default: Any) -> str:
        """Read a word."""
        value: str = super().read(draft, key, default)
        if value:
            self.check(draft.table, key, value)
        return value

    def check(self, table: Table, key: str, value: str) -> None:
        """Refuse a word that no answer uses, with those that it does."""
        if value not in self.words:
            word = self.by_screen.get(value)
            near = f"{value!r} on the screen is {word!r}" if word else nearest(value, self.words)
            listed = f"one of {', '.join(self.words)}"
            table.problem("unknown-word", key, f"{near} {listed}" if near.endswith("?") else near or listed)


class Facts(Field):
    """Answers in short: they are known on the day on which one asks."""

    empty = ()

    def schema(self) -> Schema:
        """Describe the answers."""
        return {"type": "object", "additionalProperties": ref("answer")}

    def read(self, draft: Draft, key: str, default: Any) -> tuple[Logged, ...]:
        """Read each answer as an entry."""
        table, facts = draft.table, draft.table.take(key)
        if facts is None:
            return tuple(default)
        if not is_table(facts):
            table.problem("not-a-table", key, "write fact = 'yes', 'no' or 'unknown' below [facts]")
            return ()
        shared = {"kind": Established.kind, "on": table.data.get("on"), "by": _WHO}
        entries = (
            _entry(table, f"{key}.{fact}", {**shared, "fact": fact, "answer": answer}) for fact, answer in facts.items()
        )
        return tuple(chain.from_iterable(entries))


class Entries(Field):
    """Entries of a record, as in a case file."""

    empty = ()

    def schema(self) -> Schema:
        """Describe the entries."""
        return array({"oneOf": [ref(f"case-entry-{kind}") for kind in (*ENTRIES, Tombstone.kind)]})

    def read(self, draft: Draft, key: str, default: Any) -> tuple[Logged, ...]:
        """Read each entry as in a case file."""
        table, entries = draft.table, draft.table.take(key)
        if entries is None:
            return tuple(default)
        if not is_list(entries):
            table.problem("not-a-list", key, "write [[entry]] before each one")
            return ()
        return tuple(chain.from_iterable(_entry(table, f"{key}[{n}]", entry) for n, entry in enumerate(entries)))


def _entry(table: Table, path: str, entry: Any) -> Iterator[Logged]:
    if not is_table(entry):
        table.problem("not-a-table", path, "write a table of keys and values")
        return
    try:
        yield from_dict(entry)
    except CsprError as error:
        for problem in error.problems:
            table.problem(problem.code, path + problem.path.removeprefix("$"), problem.suggestion)
