"""Write what is derived from the TOML files: the compiled guidance, vocabulary and calendars, and the schemas.

The TOML files and the code are the truth; tests hold what is derived to them. What is compiled needs no check when it
is read: it was checked here. The schemas of answers ship as one file of OpenAPI components, derived from the classes
that answer: after one of them was changed this is to be run too. ``cspr schemas`` writes them one by one.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import cspr

if TYPE_CHECKING:
    from cspr.guidance.documents import Document

# What reads the vocabulary is imported where it is used: only then is the vocabulary written.
HOME = Path(cspr.__file__).with_name("data")
OUT = HOME / "compiled"


def packed(value: Any) -> Any:
    """Write a value as it is read again: a class as the list of its fields, a word of a closed list as that word."""
    from cspr.guidance.periods import UNIT_OF
    from cspr.sources import Source

    if isinstance(value, Source):
        return [packed(getattr(value, name)) for name in ("clauses", "authority", "force", "basis", "refrain")]
    if type(value) in UNIT_OF:
        return [UNIT_OF[type(value)], value.n]
    if attrs.has(type(value)):
        return [packed(getattr(value, field.name)) for field in attrs.fields(type(value))]
    if isinstance(value, tuple):
        return [packed(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def of_document(document: Document) -> dict[str, Any]:
    """What a document is, what its rules are about, the ids of its clauses, and a digest of its files."""
    return {
        "digest": document.digest,
        "instrument": packed(document.instrument),
        "topics": sorted(document.topics),
        "clauses": list(document.clauses),
    }


def of_rules(document: Document, kind: str) -> list[list[Any]]:
    """The rules of one kind, each with the place where it stands before its fields."""
    return [[document.place(rule), *packed(rule)] for rule in getattr(document, kind)]


def guidance() -> dict[str, Any]:
    """Every shipped document, and apart from that the rules of each kind, by the id of the document."""
    from cspr.guidance.model import SHAPES
    from cspr.guidance.reading import read_folder

    documents = {path.parent.name: read_folder(path.parent) for path in sorted(HOME.glob("guidance/*/instrument.toml"))}
    return {
        "guidance": {slug: of_document(document) for slug, document in documents.items()},
        **{kind: {slug: of_rules(document, kind) for slug, document in documents.items()} for kind in SHAPES},
    }


def vocabulary() -> dict[str, Any]:
    """Every word of the vocabulary, by kind."""
    return {path.stem: tables(path) for path in sorted(HOME.joinpath("vocabulary").glob("*.toml"))}


def foreseen(calendar: dict[str, Any]) -> dict[str, str]:
    """The bank holidays that the rules lead one to expect in the years whose holidays are not published here."""
    from workalendar.europe import UnitedKingdom

    rules = UnitedKingdom()
    names: dict[str, str] = {}
    first, last = (date.fromisoformat(calendar["foreseen"][end]) for end in ("first", "last"))
    for year in range(first.year, last.year + 1):
        if str(year) not in calendar["year"]:
            for day, name in rules.holidays(year):
                names.setdefault(day.isoformat(), name)
    return names


def tables(path: Path) -> Any:
    """The tables of a file, dates as text."""
    return dated(tomllib.loads(path.read_text("utf-8")))


def dated(value: Any) -> Any:
    """Write the dates in tables and lists as text."""
    if isinstance(value, dict):
        return {key: dated(part) for key, part in value.items()}
    if isinstance(value, list):
        return [dated(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def written(table: dict[str, Any]) -> str:
    """A table as JSON, a line for each key."""
    lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in table.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Write all of it, what is read in making the next first."""
    OUT.mkdir(exist_ok=True)
    HOME.joinpath("schemas").mkdir(exist_ok=True)
    OUT.joinpath("vocabulary.json").write_text(written(vocabulary()), "utf-8")
    calendar = tables(HOME / "calendar" / "england-and-wales.toml")
    OUT.joinpath("calendar.json").write_text(written(calendar), "utf-8")
    OUT.joinpath("foreseen.json").write_text(written(foreseen(calendar)), "utf-8")
    for name, table in guidance().items():
        OUT.joinpath(f"{name}.json").write_text(written(table), "utf-8")
    from cspr.authoring import schemas
    from cspr.record.schemas import text

    for kind in schemas.SCHEMAS:
        HOME.joinpath("schemas", f"{kind}.schema.json").write_text(schemas.text(kind), "utf-8")
    HOME.joinpath("schemas", "case.schema.json").write_text(text(), "utf-8")
    from cspr.interchange.components import text as components

    HOME.joinpath("schemas", "openapi.json").write_text(components(), "utf-8")


if __name__ == "__main__":
    main()
