"""From a folder of TOML files to a document: instrument, register and rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
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
    Succession,
    Term,
)
from cspr.guidance.structuring import Carried
from cspr.guidance.tables import Table, read_toml, shown
from cspr.sources import Authority, Basis, Force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.words import Words

DATA: Final = Path(__file__).parent.parent / "data" / "guidance"
FILES: Final = 200
INSTRUMENT: Final = "instrument.toml"
REGISTER: Final = "register.toml"
VOCABULARY: Final = "vocabulary.toml"
_NO_RULES: Final = frozenset({INSTRUMENT, REGISTER, VOCABULARY})
_NO_WORDS: Final[Words] = MappingProxyType({})


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """One instrument with its clauses and all its rules, as its folder gives them.

    Args:
        instrument: what it is.
        clauses: its register; of a shipped document the texts are read when the first one is asked for.
        not_modelled: the clauses that no rule carries.
        words: the ids that a partnership declares itself, by kind as in ``cspr.vocabulary``.
        digest: of its files.
    """

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
    successions: tuple[Succession, ...] = ()
    not_modelled: tuple[NotModelled, ...] = ()
    words: Words = _NO_WORDS
    digest: str = ""
    places: Mapping[int, str] = attrs.field(factory=dict[int, str], repr=False)

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
            *self.successions,
        )

    def place(self, part: object) -> str:
        """Say in which file, and where in it, a rule or clause stands."""
        return self.places.get(id(part), self.instrument.slug)


@cache
def shipped() -> tuple[str, ...]:
    """Give the slugs of the instruments that the library ships, sorted.

    Example:
        >>> "working-together-2018" in shipped()
        True
    """
    return tuple(sorted(_compiled()))


@cache
def index() -> Mapping[str, Mapping[str, Carried]]:
    """Give what every shipped clause carries, by instrument and clause, without reading any text.

    Example:
        >>> index()["working-together-2018"]["WT18-018"].actor
        'local-authority'
    """
    return {
        slug: {name: _carried(*carried) for name, carried in told["clauses"].items()}
        for slug, told in _compiled().items()
    }


@cache
def _compiled() -> Mapping[str, Mapping[str, Any]]:
    """Read the index: of every shipped folder its tables, what each clause carries, and a digest of its files."""
    return json.loads(DATA.joinpath("index.json").read_text("utf-8"), object_hook=_with_dates)  # type: ignore[no-any-return]


def _with_dates(told: dict[str, Any]) -> Any:
    return date.fromisoformat(told["$date"]) if "$date" in told else told


def _carried(force: str, actor: str, authority: str, basis: str, refrain: bool) -> Carried:  # noqa: FBT001 -- a row
    return Carried(Force(force), actor, Authority(authority), Basis(basis), refrain)


class _Register(Mapping[str, Clause]):
    """The clauses of a shipped document: their ids at once, their texts when the first one is asked for."""

    __slots__ = ("_ids", "_slug")

    def __init__(self, slug: str) -> None:
        self._slug, self._ids = slug, index().get(slug, {})

    def __getitem__(self, name: str) -> Clause:
        if name not in self._ids:
            raise KeyError(name)
        return _texts(self._slug)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, name: object) -> bool:
        return name in self._ids


@cache
def _texts(slug: str) -> Mapping[str, Clause]:
    problems: list[Problem] = []
    read = _register(DATA / slug, instrument_of(slug), problems, {})
    _raise(problems)
    return read or {}


@cache
def instrument_of(slug: str) -> Instrument:
    """Read what a shipped instrument is, without its clauses and rules."""
    problems: list[Problem] = []
    made = _instrument(_compiled()[slug]["files"][INSTRUMENT], problems, {})
    _raise(problems)
    return made


@cache
def document(slug: str) -> Document:
    """Read the rules of a shipped instrument; the texts of its clauses wait until they are asked for.

    Raises:
        CsprError: with every problem of its files; the shipped ones have none, which the tests hold.

    Example:
        >>> document("working-together-2018").instrument.edition
        '2018'
    """
    problems: list[Problem] = []
    told = _compiled()[slug]
    places: dict[int, str] = {}
    rules = _rules(told["files"], structuring.Rules(instrument_of(slug), index()[slug]), problems, places)
    _raise(problems)
    return attrs.evolve(
        _document(instrument_of(slug), _Register(slug), rules, places, _NO_WORDS), digest=told["digest"]
    )


def read_folder(folder: Path, problems: list[Problem] | None = None) -> Document:
    """Read the instrument of a folder.

    Args:
        folder: holds ``instrument.toml``, ``register.toml`` and files of rules, and may hold ``vocabulary.toml``.
            Nothing in it is run.
        problems: where problems are added; without it they are raised.

    Raises:
        CsprError: with every problem of every file, where no list was given for them; ``no-folder``, ``empty-folder``
            and ``too-many-files`` always.
    """
    from cspr.guidance.words import read_words

    found: list[Problem] = [] if problems is None else problems
    paths = _files(folder)
    places: dict[int, str] = {}
    of = _instrument(read_toml(folder / INSTRUMENT, found), found, places)
    clauses = _register(folder, of, found, places)
    carried = None if clauses is None else {name: Carried.by(one) for name, one in clauses.items()}
    tables = {path.name: read_toml(path, found) for path in paths if path.name not in _NO_RULES}
    rules = _rules(tables, structuring.Rules(of, carried), found, places)
    words = read_words(folder / VOCABULARY, found) if folder.joinpath(VOCABULARY).exists() else _NO_WORDS
    if problems is None:
        _raise(found)
    return attrs.evolve(_document(of, clauses or {}, rules, places, words), digest="" if found else digest_of(folder))


def digest_of(folder: Path) -> str:
    """Give a digest of the TOML files of a folder that was read: equal digests mean equal texts and rules."""
    from hashlib import sha256

    made = sha256()
    for path in _files(folder):
        made.update(f"{path.name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return made.hexdigest()


def _document(
    of: Instrument,
    clauses: Mapping[str, Clause],
    rules: Mapping[str, list[Any]],
    places: Mapping[int, str],
    words: Words,
) -> Document:
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
        successions=tuple(rules["succession"]),
        not_modelled=tuple(rules["not_modelled"]),
        words=words,
        places=places,
    )


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise CsprError(problems)


def _files(folder: Path) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        raise CsprError([Problem("no-folder", shown(folder.name), "give a folder that holds instrument.toml")])
    files = sorted(islice((path for path in folder.iterdir() if path.suffix == ".toml"), FILES + 1))
    if len(files) > FILES:
        raise CsprError([Problem("too-many-files", shown(folder.name), f"a folder may hold up to {FILES} files")])
    if not files:
        raise CsprError([Problem("empty-folder", shown(folder.name), "write instrument.toml and register.toml")])
    return files


def _instrument(tables: Mapping[str, Any] | None, problems: list[Problem], places: dict[int, str]) -> Instrument:
    top = Table(tables or {}, f"{INSTRUMENT}: $", problems)
    table = top.table("instrument")
    unread = top.tables("unread")
    top.finish()
    if table is None:
        if tables is not None and "instrument" not in tables:
            top.problem("missing-key", "instrument", "begin with an [instrument] table")
        table = Table({}, f"{INSTRUMENT}: $.instrument", [])
    made = structuring.instrument(table, unread)
    places |= {id(part): told.path for part, told in zip(made.unread, unread, strict=True)}
    places[id(made)] = table.path
    return made


def _register(
    folder: Path, of: Instrument, problems: list[Problem], places: dict[int, str]
) -> dict[str, Clause] | None:
    """Read the clauses; ``None`` where the file cannot be read, so that none of them can be said to be missing."""
    tables = read_toml(folder / REGISTER, problems)
    if tables is None:
        return None
    top = Table(tables, f"{REGISTER}: $", problems)
    clauses: dict[str, Clause] = {}
    for table in top.tables("clause"):
        made = structuring.clause(table, of.authority)
        if made.id in clauses:
            table.problem("two-of-one-id", "id", "a clause stands in the register once")
        if made.id:
            clauses[made.id] = made
            places[id(made)] = table.path
    top.finish()
    return clauses


def _rules(
    files: Mapping[str, Mapping[str, Any] | None],
    maker: structuring.Rules,
    problems: list[Problem],
    places: dict[int, str],
) -> dict[str, list[Any]]:
    made: dict[str, list[Any]] = {kind: [] for kind in structuring.KINDS}
    for name, tables in files.items():
        if name in _NO_RULES:
            continue
        top = Table(tables or {}, f"{name}: $", problems)
        for kind, make in structuring.KINDS.items():
            for table in top.tables(kind):
                rule = make(maker, table)
                table.finish()
                made[kind].append(rule)
                places[id(rule)] = table.path
        top.finish()
    return made
