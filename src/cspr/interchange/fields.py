"""Which names a class is written with, and the type of each: what conversion and the schemas both follow."""

from __future__ import annotations

import ast
import sys
from functools import cache
from importlib import import_module
from inspect import getsource
from types import SimpleNamespace
from typing import Any, Final, get_type_hints

import attrs

from cspr.conditions.findings import Finding
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.model import Checklist, Criterion, Duty
from cspr.sources import Source

LISTED: Final[dict[type, tuple[str, ...]]] = {
    Duty: ("name", "step", "topic", "who", "to", "reading", "part", "note", "source"),
    Criterion: ("id", "title", "topic", "reading", "note", "source"),
    Checklist: ("id", "title", "topic", "reading", "open", "note", "source"),
    Instrument: (
        *("slug", "title", "edition", "series", "publisher", "authority", "partnership", "partnerships", "window"),
        *("supersedes", "written_against", "unread", "note"),
    ),
    Clause: ("id", "section", "subject", "authority", "force", "refrain", "basis", "actor", "timing", "notes"),
    Source: ("instrument", "edition", "clauses", "authority", "force", "refrain", "basis", "checked"),
    Finding: ("name", "kind", "title", "about", "answer", "why", "conflict", "rule", "each", "parts", "source"),
}
"""Of rules and of what knows nothing of answers, the names that are written; a rule is cut down to a reference."""


def written(kind: type[Any]) -> tuple[str, ...]:
    """The names that a class is written with: those that it lists in ``__written__``, else its public fields."""
    listed = LISTED.get(kind) or getattr(kind, "__written__", ()) or getattr(kind, "_fields", ())
    return listed or tuple(field.name for field in attrs.fields(kind) if not field.name.startswith("_"))


def types(kind: type[Any]) -> dict[str, Any]:
    """The type of each name that a class is written with, whether it is a field or a property."""
    written_as = {field.name: field.type for field in attrs.fields(kind)} if attrs.has(kind) else kind.__annotations__
    names: dict[str, Any] = {}
    for each in reversed(kind.__mro__):  # what a class inherits is named where that was written
        if each is kind or each.__module__.partition(".")[0] == "cspr":
            names |= _names_of(each.__module__)
    known = get_type_hints(SimpleNamespace(__annotations__=written_as), names)
    return {name: known[name] if name in known else _of_property(kind, name) for name in written(kind)}


def _of_property(kind: type[Any], name: str) -> Any:
    getter: Any = getattr(kind, name).fget
    return get_type_hints(getter, _names_of(getter.__module__))["return"]


@cache
def _names_of(module: str) -> dict[str, Any]:
    """What the annotations of a module may name, with what it imports for type checkers alone."""
    names = dict(vars(sys.modules[module]))
    for statement in ast.parse(getsource(sys.modules[module])).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            imports = (line for line in statement.body if isinstance(line, ast.ImportFrom) and line.module)
            names |= {
                name.asname or name.name: getattr(import_module(str(line.module)), name.name)
                for line in imports
                for name in line.names
            }
    return names
