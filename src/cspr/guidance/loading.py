"""From a folder of TOML files to a document: instrument, register and rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.errors import CsprError, Problem
from cspr.guidance import structuring
from cspr.guidance.model import (
    BodyRule,
    Checklist,
    Clause,
    Criterion,
    Duty,
    Form,
    Hold,
    Instrument,
    NotModelled,
    RoleRule,
    Term,
)
from cspr.guidance.tables import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA: Final = Path(__file__).parent.parent / "data" / "guidance"
FILES: Final = 200
_META: Final = ("instrument.toml", "register.toml", "vocabulary.toml")


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """One instrument with its clauses and all its rules, as its folder gives them."""

    instrument: Instrument
    clauses: Mapping[str, Clause]
    criteria: tuple[Criterion, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    duties: tuple[Duty, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    bodies: tuple[BodyRule, ...] = ()
    holds: tuple[Hold, ...] = ()
    terms: tuple[Term, ...] = ()
    forms: tuple[Form, ...] = ()
    not_modelled: tuple[NotModelled, ...] = ()
    places: Mapping[int, str] = attrs.field(factory=dict, repr=False)

    @property
    def rules(self) -> tuple[Any, ...]:
        """Give every rule, kind after kind."""
        return (
            *self.criteria,
            *self.checklists,
            *self.duties,
            *self.roles,
            *self.bodies,
            *self.holds,
            *self.terms,
            *self.forms,
        )

    def place(self, rule: object) -> str:
        """Say in which file, and where in it, a rule stands."""
        return self.places.get(id(rule), self.instrument.slug)


@cache
def shipped() -> tuple[str, ...]:
    """Give the slugs of the instruments that the library ships, sorted.

    Example:
        >>> "working-together-2018" in shipped()
        True
    """
    return tuple(sorted(folder.name for folder in DATA.iterdir() if folder.joinpath("instrument.toml").is_file()))


@cache
def instrument_of(slug: str) -> Instrument:
    """Read what a shipped instrument is, without its clauses and rules."""
    problems: list[Problem] = []
    made = _instrument(DATA / slug, problems)
    if problems:
        raise CsprError(problems)
    return made


@cache
def document(slug: str) -> Document:
    """Read a shipped instrument whole.

    Raises:
        CsprError: with every problem of its files; the shipped ones have none, which the tests hold.

    Example:
        >>> document("working-together-2018").instrument.edition
        '2018'
    """
    return read_folder(DATA / slug)


def _instrument(folder: Path, problems: list[Problem]) -> Instrument:
    tables = read_toml(folder / "instrument.toml", problems)
    top = Table(tables, "instrument.toml: $", problems)
    table = top.table("instrument")
    unread = top.tables("unread")
    top.finish()
    if table is None:
        if tables:
            top.problem("missing-key", "instrument", "begin with an [instrument] table")
        table = Table({}, "instrument.toml: $.instrument", [])
    return structuring.instrument(table, unread)


def read_folder(folder: Path, problems: list[Problem] | None = None) -> Document:
    """Read the instrument of a folder.

    Args:
        folder: holds ``instrument.toml``, ``register.toml`` and files of rules. Nothing in it is run.
        problems: where problems are added; without it they are raised.

    Raises:
        CsprError: with every problem of every file, where no list was given for them.
    """
    found: list[Problem] = [] if problems is None else problems
    if not folder.is_dir() or folder.is_symlink():
        raise CsprError([Problem("no-folder", folder.name, "give a folder that holds instrument.toml")])
    files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    if len(files) > FILES:
        raise CsprError([Problem("too-many-files", folder.name, f"a folder may hold up to {FILES} files")])
    if not files:
        raise CsprError([Problem("empty-folder", folder.name, "write instrument.toml and register.toml")])
    of = _instrument(folder, found)
    clauses = _register(folder, of, found)
    maker = structuring.Rules(of, clauses)
    rules: dict[str, list[Any]] = {kind: [] for kind in structuring.KINDS}
    places: dict[int, str] = {}
    for path in files:
        if path.name in _META:
            continue
        top = Table(read_toml(path, found), f"{path.name}: $", found)
        for kind, make in structuring.KINDS.items():
            for table in top.tables(kind):
                rule = make(maker, table)
                table.finish()
                rules[kind].append(rule)
                places[id(rule)] = table.path
        top.finish()
    if problems is None and found:
        raise CsprError(found)
    return Document(
        instrument=of,
        clauses=clauses,
        criteria=tuple(rules["criterion"]),
        checklists=tuple(rules["checklist"]),
        duties=tuple(rules["duty"]),
        roles=tuple(rules["role"]),
        bodies=tuple(rules["body"]),
        holds=tuple(rules["hold"]),
        terms=tuple(rules["term"]),
        forms=tuple(rules["form"]),
        not_modelled=tuple(rules["not_modelled"]),
        places=places,
    )


def _register(folder: Path, of: Instrument, problems: list[Problem]) -> dict[str, Clause]:
    top = Table(read_toml(folder / "register.toml", problems), "register.toml: $", problems)
    clauses: dict[str, Clause] = {}
    for table in top.tables("clause"):
        made = structuring.clause(table, of.authority)
        if made.id in clauses:
            table.problem("two-of-one-id", "id", "a clause stands in the register once")
        clauses[made.id] = made
    top.finish()
    return clauses
