"""``cspr guidance``: which documents there are, what is computed from each clause, and what could not be read."""

from __future__ import annotations

from argparse import SUPPRESS
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.cli.arguments import add_extra, as_json, documents_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cspr.guidance.coverage import Coverage
    from cspr.guidance.documents import Document
    from cspr.guidance.instruments import Instrument
    from cspr.guidance.parts import UnreadPart

_ABOUT: Final = "List the documents with their dates, authority and coverage, or look into one of them."


@attrs.frozen(kw_only=True)
class Listed:
    """A document with its coverage.

    Args:
        instrument: what it is.
        coverage: where its clauses went.
    """

    instrument: Instrument
    coverage: Coverage


@attrs.frozen(kw_only=True)
class NotRead:
    """What could not be read of a document, and which clauses no text stands behind.

    Args:
        instrument: its id.
        unread: its unread parts.
        not_checked: the clauses that were not checked against a text, by how they are known.
    """

    instrument: str
    unread: tuple[UnreadPart, ...]
    not_checked: Mapping[str, tuple[str, ...]]


def add(commands: Any) -> None:
    """Add the command and what can be asked of it."""
    command = commands.add_parser("guidance", help="the documents, clause by clause", description=_ABOUT)
    command.set_defaults(run=_list, partnership=None, extra=[], json=False)
    _add_options(command)
    asked = command.add_subparsers(title="look into the documents", metavar="WHAT")
    show = asked.add_parser(
        "show",
        help="clause by clause, what is computed from a document",
        description="Print the clauses of a document, with what is computed from each, or why nothing is.",
    )
    show.add_argument("instrument", metavar="ID", help="a document, as in the list")
    show.add_argument("clause", metavar="CLAUSE", nargs="?", help="one clause of it")
    show.set_defaults(run=_show)
    unread = asked.add_parser(
        "unread",
        help="what could not be read",
        description="Print what could not be read of each document, and which clauses were not checked against a text.",
    )
    unread.set_defaults(run=_unread)
    coverage = asked.add_parser(
        "coverage",
        help="how many clauses are in rules, on checklists, shown or left out",
        description="Count for each document how many of its clauses are in rules, on checklists, shown or left out.",
    )
    coverage.set_defaults(run=_coverage)
    for each in (show, unread, coverage):
        _add_options(each)


def _add_options(command: Any) -> None:
    command.add_argument(
        "--partnership", metavar="NAME", default=SUPPRESS, help="only the national documents and this partnership's"
    )
    add_extra(command, "a folder of that partnership's own documents", SUPPRESS)
    command.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON instead of text")


def _documents(asked: Namespace) -> tuple[Document, ...]:
    """The documents asked about: all that are shipped, the national ones first, or those of one partnership."""
    from cspr.guidance.applicable import NATIONAL, framework, partnerships

    if asked.partnership is not None or asked.extra:
        return documents_of(asked, asked.partnership or NATIONAL, asked.extra).documents
    local = (
        document for name in partnerships() for document in framework(name).documents if document.instrument.partnership
    )
    return (*framework(NATIONAL).documents, *local)


def _list(asked: Namespace) -> str:
    from cspr.show import as_text
    from cspr.show.layout import documents as layout

    documents = _documents(asked)
    if asked.json:
        return as_json(tuple(Listed(instrument=each.instrument, coverage=_counted(each)) for each in documents))
    return as_text.write(layout.listing(documents), asked.machine.width)


def _counted(document: Document) -> Coverage:
    from cspr.guidance.coverage import coverage

    return coverage(document)


def _show(asked: Namespace) -> str:
    from cspr.show import as_text
    from cspr.show.layout import documents as layout
    from cspr.show.passages import passages

    documents = _documents(asked)
    document, clause = _one(documents, asked.instrument)
    clause = asked.clause or clause
    shown = passages(document, documents)
    if clause is not None:
        shown = (shown[_place(document, clause)],)
    if asked.json:
        return as_json(shown)
    page = layout.document(document, shown, documents) if clause is None else layout.clause(document, shown[0])
    return as_text.write(page, asked.machine.width)


def _one(documents: tuple[Document, ...], name: str) -> tuple[Document, str | None]:
    """The document of an id, or the one that has a clause of it, and that clause."""
    from cspr.errors import nearest, wrong

    by_slug = {document.instrument.slug: document for document in documents}
    if name in by_slug:
        return by_slug[name], None
    for document in documents:
        if name in document.clauses:
            return document, name
    raise wrong("unknown-instrument", "ID", nearest(name, by_slug) or "`cspr guidance` lists them")


def _place(document: Document, name: str) -> int:
    from cspr.errors import wrong
    from cspr.guidance.citing import nearest_clause

    names = list(document.clauses)
    if name not in names:
        raise wrong("unknown-clause", "CLAUSE", nearest_clause(name, names))
    return names.index(name)


def _unread(asked: Namespace) -> str:
    from cspr.show import as_text
    from cspr.show.layout import documents as layout

    documents = _documents(asked)
    if asked.json:
        return as_json(tuple(map(_not_read, documents)))
    return as_text.write(layout.unread(documents), asked.machine.width)


def _not_read(document: Document) -> NotRead:
    from cspr.show.layout.documents import unchecked

    return NotRead(
        instrument=document.instrument.slug,
        unread=document.instrument.unread,
        not_checked={basis.value: names for basis, names in unchecked(document)},
    )


def _coverage(asked: Namespace) -> str:
    from cspr.show import as_text
    from cspr.show.layout import documents as layout

    documents = _documents(asked)
    return (
        as_json(tuple(map(_counted, documents)))
        if asked.json
        else as_text.write(layout.coverages(documents), asked.machine.width)
    )
