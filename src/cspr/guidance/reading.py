"""From a folder of TOML files to a document: instrument, register and rules."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs

from cspr.arguments import a_path
from cspr.errors import CsprError, Problem
from cspr.guidance import walking
from cspr.guidance.citing import Register
from cspr.guidance.documents import NO_WORDS, Document
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.model import SHAPES
from cspr.guidance.parts import APART
from cspr.guidance.tables import Table
from cspr.guidance.toml_files import content, is_folder, shown, tables_in, unreadable
from cspr.guidance.words import read_words

FILES: Final = 200
INSTRUMENT: Final = "instrument.toml"
REGISTER: Final = "register.toml"
VOCABULARY: Final = "vocabulary.toml"
HIDDEN: Final = ".toml.txt"  # as an editor may save it, with the ending out of sight
ENDINGS: Final = (".toml", HIDDEN)
_OF_A_CASE: Final = frozenset({"reference", "partnership"})
_NO_RULES: Final = frozenset({INSTRUMENT, REGISTER, VOCABULARY})


def read_folder(folder: Path | str, problems: list[Problem] | None = None) -> Document:
    """Read the instrument of a folder.

    Args:
        folder: holds ``instrument.toml``, ``register.toml`` and files of rules, and may hold ``vocabulary.toml``.
            Nothing in it is run.
        problems: where problems are added; without it they are raised.

    Raises:
        CsprError: with every problem of every file, where no list was given for them; ``no-folder``,
            ``unreadable-folder``, ``empty-folder`` and ``too-many-files`` always.
    """
    folder = a_path(folder, "$", "give the path of a folder")
    reported: list[Problem] = [] if problems is None else problems
    paths: dict[str, Path] = {}
    twins = [path for path in _files(folder) if paths.setdefault(path.name.lower(), path) is not path]
    reported += [Problem("two-of-one-id", shown(path.name), "another file has the same name") for path in twins]
    for name in [name for name in paths if name.endswith(HIDDEN)]:
        hidden = shown(paths.pop(name).name)
        reported.append(Problem("unknown-file-format", hidden, "let its name end in .toml, without .txt"))
    places: dict[int, str] = {}
    texts: dict[Path, bytes] = {}
    of = _instrument(_tables(paths.get(INSTRUMENT, folder / INSTRUMENT), reported, texts), reported, places)
    clauses = _register(_tables(paths.get(REGISTER, folder / REGISTER), reported, texts), of, reported, places)
    tables = {path.name: _tables(path, reported, texts) for name, path in paths.items() if name not in _NO_RULES}
    rules = _rules(tables, Register(instrument=of, clauses=clauses), reported, places)
    vocabulary = paths.get(VOCABULARY)
    words = NO_WORDS if vocabulary is None else read_words(_tables(vocabulary, reported, texts), vocabulary, reported)
    if problems is None:
        _raise(reported)
    return Document(
        instrument=of,
        clauses=clauses or {},
        **rules,
        words=words,
        digest="" if reported else _digest(texts),
        places=places,
    )


def _tables(path: Path, problems: list[Problem], texts: dict[Path, bytes]) -> dict[str, Any] | None:
    """The tables of a file, which is read this once; its content is kept for the digest."""
    data = content(path, problems)
    if data is None:
        return None
    texts[path] = data
    return tables_in(data, shown(path.name), problems)


def _digest(texts: Mapping[Path, bytes]) -> str:
    """A digest of the files that were read: equal digests mean equal texts and rules."""
    from hashlib import sha256

    digest = sha256()
    for path, data in sorted(texts.items()):
        digest.update(f"{path.name}\n".encode() + data.replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise CsprError(problems)


def _files(folder: Path) -> list[Path]:
    if not is_folder(folder):
        raise CsprError([Problem("no-folder", shown(folder.name), "give a folder that holds instrument.toml")])
    try:
        files = sorted(islice((path for path in folder.iterdir() if path.name.lower().endswith(ENDINGS)), FILES + 1))
    except OSError:
        raise CsprError([unreadable(folder.name)]) from None
    if len(files) > FILES:
        raise CsprError([Problem("too-many-files", shown(folder.name), f"a folder may hold up to {FILES} files")])
    if not files:
        raise CsprError([Problem("empty-folder", shown(folder.name), "write instrument.toml and register.toml")])
    return files


def _instrument(tables: Mapping[str, Any] | None, problems: list[Problem], places: dict[int, str]) -> Instrument:
    top = Table(tables or {}, f"{INSTRUMENT}: $", problems)
    table = top.table("instrument")
    apart = {name: (shape, top.tables(name)) for name, shape in APART.items()}
    top.finish()
    if table is None:
        if tables is not None and "instrument" not in tables:
            top.problem("missing-key", "instrument", "begin with an [instrument] table")
        table = Table({}, f"{INSTRUMENT}: $.instrument", [])
    parts: dict[str, Any] = {
        name: tuple(walking.read(shape, part) for part in stands) for name, (shape, stands) in apart.items()
    }
    instrument = attrs.evolve(walking.read(Instrument, table), **parts)
    stand = [inner.path for _, stands in apart.values() for inner in stands]
    places |= {id(part): path for part, path in zip(instrument.apart, stand, strict=True)}
    places[id(instrument)] = table.path
    return instrument


def read_clauses(register: bytes, of: Instrument) -> Mapping[str, Clause]:
    """Read the clauses of an instrument by their ids.

    Args:
        register: what stands in its register.

    Raises:
        CsprError: with every problem of the register.
    """
    problems: list[Problem] = []
    read = _register(tables_in(register, REGISTER, problems), of, problems, {})
    _raise(problems)
    return read or {}


def _register(
    tables: Mapping[str, Any] | None, of: Instrument, problems: list[Problem], places: dict[int, str]
) -> dict[str, Clause] | None:
    """Read the clauses; ``None`` where the file cannot be read, so that none of them can be said to be missing."""
    if tables is None:
        return None
    top = Table(tables, f"{REGISTER}: $", problems)
    clauses: dict[str, Clause] = {}
    for table in top.tables("clause"):
        clause = walking.read(Clause, table, of)
        if clause.id in clauses:
            table.problem("two-of-one-id", "id", "a clause stands in the register once")
        if clause.id:
            clauses[clause.id] = clause
            places[id(clause)] = table.path
    top.finish()
    return clauses


def _rules(
    files: Mapping[str, Mapping[str, Any] | None], register: Register, problems: list[Problem], places: dict[int, str]
) -> dict[str, tuple[Any, ...]]:
    """Read the rules, by the name that a document gives their kind."""
    rules: dict[str, list[Any]] = {kind: [] for kind in SHAPES}
    for name, tables in files.items():
        if (tables or {}).keys() >= _OF_A_CASE:
            problems.append(
                Problem("case-file", shown(name), "keep the files of cases outside the folder of a procedure")
            )
            continue
        top = Table(tables or {}, f"{name}: $", problems)
        for kind, (key, shape) in SHAPES.items():
            for table in top.tables(key):
                rule = walking.read(shape, table, register)
                rules[kind].append(rule)
                places[id(rule)] = table.path
        top.finish()
    return {kind: tuple(read) for kind, read in rules.items()}
