"""Checking documents before they are used: every problem at once, each with a stable code, a place and advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from cspr.errors import MOST_PROBLEMS, CsprError, Problem, wrong
from cspr.guidance import coverage, cross_checks, cycles, loading, names, reading, support
from cspr.guidance.cross_checks import CODE, TIME_OF_WHAT_SUSPENDS, hidden_times, opening
from cspr.guidance.documents import Document
from cspr.guidance.root_causes import one_cause
from cspr.guidance.superseding import earlier
from cspr.guidance.toml_files import is_folder, shown, unreadable
from cspr.guidance.words import SINGULAR
from cspr.sources import Authority
from cspr.vocabulary import is_own

ENTRIES: Final = 400
BYTES: Final = 8 * 1024 * 1024
_MOST_FOLDERS: Final = 100
SCENARIOS: Final = "scenarios"
NATIONAL: Final = "national"
_PARTNERSHIP: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)
NEWLY_REFUSED: Final = frozenset({"supersedes-national", "cycle-of-supersedes", CODE, TIME_OF_WHAT_SUSPENDS})
"""What is refused in a folder of format 2 and only remarked on in one of format 1."""
_OWN: Final = (Authority.LOCAL, Authority.COMMENTARY)


def check_document(document: Document, others: Iterable[Document] = ()) -> tuple[Problem, ...]:
    """Report everything that is wrong with a document that was read, whatever was wrong with its shape.

    Args:
        document: as ``read_folder`` gives it.
        others: the documents beside it, whose names and criteria it may use.

    Returns:
        The first hundred problems, in the order of the checks; none where it can be used.

    Examples:
        >>> from cspr.guidance import framework
        >>> documents = framework().documents
        >>> [problem for one in documents for problem in check_document(one, documents)]
        []
    """
    known = names.Known(document, others)
    checks = chain(
        names.dangling(known),
        names.doubles(known),
        cycles.cycles(known),
        support.unsupported(document),
        support.repeated(document),
        support.contacts(document),
        coverage.uncovered(document),
        cross_checks.parted(known),
        cross_checks.unasked(known),
        _of_format_2(document, known.all) if document.instrument.format > 1 else (),
    )
    return tuple(islice(checks, MOST_PROBLEMS))


def read_extra(partnership: str, folders: Iterable[Path | str]) -> tuple[Document, ...]:
    """Read and check a partnership's own folders; nothing in them is run, and nothing is loaded halfway.

    Args:
        partnership: the name under which they are layered over the national documents.
        folders: one for each document.

    Raises:
        CsprError: with the problems of every folder, a hundred in all; ``partnership-taken`` where the
            library ships documents of that name.
    """
    paths = [Path(folder) for folder in folders]
    return read_group(partnership, paths, named=len(paths) > 1)


def read_group(partnership: str, paths: list[Path], *, named: bool) -> tuple[Document, ...]:
    """Read and check the folders that speak for one partnership, as ``read_extra`` does.

    Args:
        partnership: the name under which they are layered over the national documents.
        named: whether a problem says in which folder it is.
    """
    if len(paths) > _MOST_FOLDERS:
        raise wrong("too-many-folders", "$", f"a partnership may have up to {_MOST_FOLDERS} folders")
    problems: dict[Path, list[Problem]] = {path: [] for path in paths}
    well_named = _PARTNERSHIP.fullmatch(partnership) is not None
    read = {path: document for path in paths if (document := _read(path, problems[path])) is not None}
    national = [loading.document(slug) for slug in loading.shipped() if not loading.instrument_of(slug).partnership]
    for path, document in read.items():
        beside = [other for other in read.values() if other is not document]
        if well_named and partnership != NATIONAL:
            problems[path].extend(_not_of(document, partnership))
        problems[path].extend(_shadows(document, beside))
        problems[path].extend(_succeeding(document, beside))
        problems[path].extend(_clauses(document))
        problems[path].extend(check_document(document, [*national, *beside]))
    of_the_instrument = any(
        problem.path.startswith(reading.INSTRUMENT) for each in problems.values() for problem in each
    )
    reported = [] if of_the_instrument and not well_named else list(_name(partnership))
    most = -(-MOST_PROBLEMS // max(1, len(paths)))  # so that each folder has its share of what is told
    for path in paths:
        lenient = NEWLY_REFUSED if path in read and read[path].instrument.format == 1 else frozenset[str]()
        refused = (problem for problem in one_cause(problems[path]) if problem.code not in lenient)
        for problem in islice(refused, most):
            inside = named and problem.path != shown(path.name)
            reported.append(
                Problem(problem.code, f"{shown(path.name)}/{problem.path}", problem.suggestion) if inside else problem
            )
    if reported:
        raise CsprError(reported)
    return tuple(read.values())


def _name(partnership: str) -> Iterator[Problem]:
    taken = {loading.instrument_of(slug).partnership for slug in loading.shipped()} | {NATIONAL}
    if partnership in taken:
        national = partnership == NATIONAL
        advice = (
            "name the partnership that the folders are of" if national else "give the partnership a name of its own"
        )
        yield Problem("partnership-taken", "$.partnership", advice)
    elif not _PARTNERSHIP.fullmatch(partnership):
        yield Problem("not-an-id", "$.partnership", "write up to 32 lower-case letters, digits and hyphens")


def as_it_stands(folder: Path) -> Document | None:
    """What can be read of a folder, whatever is wrong with it; ``None`` where nothing can."""
    return _read(folder, [])


def _read(folder: Path, problems: list[Problem]) -> Document | None:
    try:
        if is_folder(folder):
            _look_over(folder, problems)
        return reading.read_folder(folder, problems)
    except CsprError as error:
        problems.extend(error.problems)
    except OSError:
        problems.append(unreadable(folder.name))
    return None


def _look_over(folder: Path, problems: list[Problem]) -> None:
    """Refuse a folder that is larger or deeper than guidance is, or that reaches outside itself, before it is read."""
    entries = list(islice(folder.iterdir(), ENTRIES + 1))
    if len(entries) > ENTRIES:
        raise CsprError([Problem("too-many-files", shown(folder.name), f"a folder may hold up to {ENTRIES} files")])
    if sum(entry.lstat().st_size for entry in entries) > BYTES:
        raise CsprError([Problem("too-large", shown(folder.name), f"a folder may hold up to {BYTES} bytes")])
    for entry in sorted(entries):
        if entry.is_symlink():
            problems.append(Problem("link", shown(entry.name), "put the file itself in the folder"))
        elif entry.is_dir() and entry.name != SCENARIOS:
            problems.append(
                Problem("folder-in-folder", shown(entry.name), f"only {SCENARIOS}/ may stand in the folder")
            )


def _not_of(document: Document, partnership: str) -> Iterator[Problem]:
    """Report a document and words of another partnership; the name that was asked for may come from a case."""
    of, place = document.instrument, document.place(document.instrument)
    if of.slug and partnership not in of.partnerships:
        key = "partnerships" if len(of.partnerships) > 1 else "partnership"
        advice = "write the partnership that was asked for, or leave this folder out"
        yield Problem("other-partnership", f"{place}.{key}", advice)
    for kind, name in ((kind, name) for kind, words in document.words.items() for name in words):
        if is_own(name) and name.partition("/")[0] not in {
            f"x-{own}" for own in (partnership, *of.partnerships, of.series)
        }:
            path = f"{reading.VOCABULARY}: $.{SINGULAR[kind]}.{name}"
            yield Problem("not-own-id", path, "begin with x-, the partnership or the series, and a slash")


def _shadows(document: Document, beside: list[Document]) -> Iterator[Problem]:
    """Report what would pass for a national text, or for another document of the partnership."""
    of, place = document.instrument, document.place(document.instrument)
    if not of.slug:
        return
    shipped = [loading.instrument_of(slug) for slug in loading.shipped()]
    for key in ("slug", "prefix", "series"):
        own = getattr(of, key)
        if own in {getattr(other, key) for other in shipped}:
            yield Problem("shadows-national", f"{place}.{key}", "the library ships a document of that name")
        if key != "series" and own in {getattr(other.instrument, key) for other in beside}:
            yield Problem("two-of-one-id", f"{place}.{key}", "another folder has the same one")
    if of.authority not in _OWN:
        yield Problem("not-local", f"{place}.authority", "a partnership's own text is local; cite the national one")


def newly_refused(document: Document, beside: list[Document]) -> Iterator[Problem]:
    """What is refused in a folder of format 2, of one of format 1, in which it is only remarked on."""
    if document.instrument.format == 1 and document.instrument.authority in _OWN:
        problems = chain(_succeeding(document, beside), _of_format_2(document, beside))
        yield from (problem for problem in problems if problem.code in NEWLY_REFUSED)


def _of_format_2(document: Document, beside: Iterable[Document]) -> Iterator[Problem]:
    return chain(opening(document, beside), hidden_times(document))


def _succeeding(document: Document, beside: list[Document]) -> Iterator[Problem]:
    """Report what cannot be, of which document takes which one's place, and which is a partnership's only one."""
    of, place = document.instrument, document.place(document.instrument)
    own = {other.instrument.slug: other.instrument for other in (document, *beside)}
    before = {name: earlier(name, {slug: other.supersedes for slug, other in own.items()}) for name in own}
    if of.partnerships and not {*of.supersedes}.isdisjoint(loading.shipped()):
        advice = "a partnership's own text ends no other; name what it rests on in written_against"
        yield Problem("supersedes-national", f"{place}.supersedes", advice)
    circle = [name for name in own if of.slug in before[name] and name in before[of.slug]]
    if circle and of.slug == min(circle, key=lambda name: (-own[name].format, name)):
        advice = f"leave one out: the documents take one another's place in a circle: {', '.join(circle)}"
        yield Problem("cycle-of-supersedes", f"{place}.supersedes", advice)
    too = [
        name
        for name, other in own.items()
        if other.only and not {*of.partnerships}.isdisjoint(other.partnerships) and name not in before[of.slug]
        if of.slug not in before[name]
    ]
    if of.only and len(too) > 1 and of.slug == min(too):
        also = ", ".join(sorted(too)[1:])
        advice = f"{also} says so as well; leave it out of all but one, or say which supersedes which"
        yield Problem("two-only-procedures", f"{place}.only", advice)


def _clauses(document: Document) -> Iterator[Problem]:
    """Report clauses that would pass for those of a national text."""
    taken = set(chain(*map(loading.clauses_of, loading.shipped())))
    for clause in document.clauses.values():
        where = document.place(clause)
        if clause.id in taken:
            yield Problem("shadows-national", f"{where}.id", "the library ships a clause of that id")
        if clause.authority not in _OWN and document.instrument.authority in _OWN:
            yield Problem("not-local", f"{where}.authority", "a partnership's own text is local; cite the national one")
