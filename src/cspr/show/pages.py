"""Pages of the documentation that are made from the guidance: a document clause by clause, coverage, what is unread."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from cspr.guidance.coverage import Coverage, coverage as covered
from cspr.show.guidance import (
    ALL_READ,
    NO_CLAUSE,
    basis_of,
    counted,
    force_of,
    in_force,
    owed_by,
    unchecked,
)
from cspr.show.markdown import anchor, escape, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance.documents import Document
    from cspr.show.passages import Passage


def instrument(document: Document, found: Iterable[Passage]) -> str:
    """Give the page of a document: what it is, then every clause in the order of its text and what is computed from it.

    Args:
        document: the document.
        found: its clauses, as ``passages`` gives them.
    """
    of = document.instrument
    rows = [
        f"# {escape(of.title)}",
        "",
        *table(["Of the document", "What is known"], [[head, escape(told)] for head, told in _facts(document) if told]),
    ]
    if of.unread:
        rows += ["## Not read { #not-read }", "", *_parts(document)]
    for section, passages in groupby(found, key=lambda passage: passage.clause.section):
        rows += [f"## {escape(section) or 'No section is known'}", ""]
        rows += [row for passage in passages for row in _passage(passage)]
    return "\n".join(rows if document.clauses else [*rows, NO_CLAUSE, ""])


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    of = document.instrument
    yield "Id", of.slug
    yield "Edition", of.edition
    yield "Publisher", of.publisher
    yield "Authority", of.authority.value.replace("-", " ")
    yield "Partnership", of.partnership or ""
    yield "In force", in_force(of.window)
    yield "Replaced", ", ".join(of.supersedes)
    yield "Written against", ", ".join(of.written_against)
    yield "Note", of.note
    yield "Coverage", counted(covered(document))


def _passage(passage: Passage) -> Iterator[str]:
    clause = passage.clause
    marks = (clause.authority.value, force_of(clause), basis_of(clause), owed_by(clause))
    yield f"**{escape(clause.id)}** {escape(clause.subject)} *({escape(', '.join(mark for mark in marks if mark))})*"
    yield f"{{: #{anchor(clause.id)} }}"
    yield ""
    for use in passage.uses:
        yield f"- {escape(use.says)}"
    if passage.why:
        yield f"- Nothing is computed: {escape(passage.why)}"
    if clause.notes:
        yield f"- Note: {escape(clause.notes)}"
    yield ""


def _parts(document: Document) -> Iterator[str]:
    for part in document.instrument.unread:
        why = f": {escape(part.why)}" if part.why else ""
        touched = f" It touches {escape(', '.join(part.clauses))}." if part.clauses else ""
        topics = f" The last edition that was read answers on {escape(', '.join(part.topics))}." if part.topics else ""
        yield f"- **{escape(part.what)}**{why}{touched}{topics}"
    yield ""


def overview(documents: Iterable[Document], page: str = "guidance/{}.md") -> str:
    """Give the table of the documents, each with its edition, authority and dates, and the way to its page.

    Args:
        documents: in the order of the table.
        page: the address of a document's page, with ``{}`` for its id.
    """
    rows = (
        [
            f"[{escape(of.title)}]({page.format(anchor(of.slug))})",
            escape(of.edition),
            escape(of.authority.value.replace("-", " ") + (f", {of.partnership}" if of.partnership else "")),
            escape(in_force(of.window)),
        ]
        for of in (document.instrument for document in documents)
    )
    return "\n".join(table(("Document", "Edition", "Authority", "In force"), rows))


def coverage(documents: Iterable[Document]) -> str:
    """Give the table of how many clauses of each document went where, with the sums."""
    found = [covered(document) for document in documents]
    heads = [field.name for field in attrs.fields(Coverage)]
    rows = [[escape(str(cell)) for cell in attrs.astuple(one)] for one in found]
    sums = [str(sum(getattr(one, head) for one in found)) for head in heads[1:]]
    titles = [head.replace("_", " ").capitalize() for head in heads]
    return "\n".join(table(titles, [*rows, ["**All**", *sums]]))


def unread(documents: Iterable[Document]) -> str:
    """Give what could not be read of each document, and which of its clauses no text stands behind."""
    return "\n".join(row for document in documents for row in _unread(document))


def _unread(document: Document) -> Iterator[str]:
    of = document.instrument
    yield f"## {escape(of.title)}"
    yield ""
    if of.unread:
        yield from _parts(document)
    else:
        yield ALL_READ
        yield ""
    for basis, names in unchecked(document):
        yield f"Not checked against a text, {basis.value}: {escape(', '.join(names))}."
        yield ""
