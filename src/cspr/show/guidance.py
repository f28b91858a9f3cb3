"""The documents, as text and as plain values: which there are, what is computed from each, what was not read."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.guidance.coverage import Coverage, coverage
from cspr.show.lines import clean, line
from cspr.sources import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.dates import PartialDate
    from cspr.guidance.documents import Document
    from cspr.guidance.instruments import Clause, Window
    from cspr.show.passages import Passage

NO_CLAUSE: Final = "No clause of it is recorded."
ALL_READ: Final = "Nothing is listed as unread."


def in_force(window: Window) -> str:
    """Say from when to when a document is in force, as well as it is known.

    Examples:
        >>> from cspr.guidance.loading import instrument_of
        >>> in_force(instrument_of("working-together-2018").window)
        'from 2018-07-04, until 2023-12-15 (not included)'
        >>> in_force(instrument_of("panel-guidance-2019").window)
        'from some day of 2019-04, until some day of 2022-09 (not included)'
    """
    begins = "from a day that is not known" if window.start is None else _from(window.start, window.start_precision)
    if window.end is not None:
        return f"{begins}, until {_day(window.end, window.end_precision)} (not included)"
    return f"{begins}; whether it has ended is not known" if window.open_end else f"{begins}; no end is known"


def _from(day: PartialDate, precision: str) -> str:
    if precision not in {"at-latest", "not-before"}:
        return f"from {_day(day, precision)}"
    if day.first == day.last:
        return f"from {day} at the latest"
    if day.last == date.max:
        return f"from a day that is not known, not before {day.first.isoformat()}"
    return f"from some day between {day.first.isoformat()} and {day.last.isoformat()}"


def _day(day: PartialDate, precision: str) -> str:
    if precision == "month":
        return f"some day of {day}"
    if precision == "about":
        return f"about {(day.first + (day.last - day.first) / 2).isoformat()}"
    return str(day)


def basis_of(clause: Clause) -> str:
    """Say how a clause is known, and where no text was behind it that it was not checked."""
    return clause.basis.value if clause.basis.checked else f"{clause.basis.value}, not checked"


def force_of(clause: Clause) -> str:
    """Say how strongly a clause speaks, and whether it asks for something not to be done."""
    return f"{clause.force.value} not" if clause.refrain else clause.force.value


def owed_by(clause: Clause) -> str:
    """Name whoever a clause is addressed to; empty where it is nobody."""
    if clause.actor == "none":
        return ""
    known = vocabulary.actors().get(clause.actor)
    return clause.actor if known is None else known.title


def unchecked(document: Document) -> tuple[tuple[Basis, tuple[str, ...]], ...]:
    """Give the clauses of a document that were inferred or recalled, by how they are known.

    Examples:
        >>> from cspr.guidance.loading import document
        >>> unchecked(document("northamptonshire-framework-2020"))
        ()
    """
    found = (
        (basis, tuple(name for name, clause in document.clauses.items() if clause.basis is basis))
        for basis in Basis
        if not basis.checked
    )
    return tuple((basis, names) for basis, names in found if names)


def counted(found: Coverage) -> str:
    """Say where the clauses of a document went, in one sentence."""
    return (
        f"{found.clauses} clauses: {found.ruled} in rules, {found.checklist} on checklists, {found.shown} shown, "
        f"{found.not_modelled} not modelled, {found.lost} lost"
    )


def listing(documents: Iterable[Document]) -> str:
    """List documents: what each is, when it is in force, whose it is, and how much of it is computed."""
    return "\n".join(row for document in documents for row in _listed(document))


def _listed(document: Document) -> Iterator[str]:
    of, parts = document.instrument, len(document.instrument.unread)
    area = "" if of.partnership is None else f", {of.partnership}"
    missing = f"; {parts} unread part{'' if parts == 1 else 's'}" if parts else ""
    yield line(f"{of.slug} ({of.edition}): {of.title}")
    yield line(f"{of.authority.value}{area}; {in_force(of.window)}", 2)
    yield line(f"{counted(coverage(document))}{missing}", 2)


def instrument(document: Document, found: Iterable[Passage]) -> str:
    """Give clauses of a document, section by section, with what is computed from each."""
    of = document.instrument
    lines = [*_listed(document), *([line(f"Note: {of.note}", 2)] if of.note else [])]
    for section, passages in groupby(found, key=lambda passage: passage.clause.section):
        lines += ["", line(section or "No section is known")]
        lines += [row for passage in passages for row in _passage(passage)]
    return "\n".join(lines if document.clauses else [*lines, NO_CLAUSE])


def _passage(passage: Passage) -> Iterator[str]:
    clause = passage.clause
    marks = (clause.authority.value, force_of(clause), basis_of(clause), owed_by(clause))
    yield line(f"{clause.id}  {clause.subject} [{', '.join(mark for mark in marks if mark)}]", 1)
    for use in passage.uses:
        yield line(f"- {use.says}", 2)
    if passage.why:
        yield line(f"- Nothing is computed: {passage.why}", 2)
    if clause.notes:
        yield line(f"Note: {clause.notes}", 2)


def unread(documents: Iterable[Document]) -> str:
    """Give what could not be read of each document, and which clauses no text stands behind."""
    return "\n".join(row for document in documents for row in _unread(document))


def _unread(document: Document) -> Iterator[str]:
    of = document.instrument
    yield line(f"{of.slug} ({of.edition}): {of.title}")
    for part in of.unread:
        yield line(f"- {part.what}" + (f": {part.why}" if part.why else ""), 1)
        if part.topics:
            yield line(f"The last edition that was read answers on: {', '.join(part.topics)}", 3)
        if part.clauses:
            yield line(f"It touches {', '.join(part.clauses)}", 3)
    if not of.unread:
        yield line(ALL_READ, 1)
    for basis, names in unchecked(document):
        yield line(f"- {basis.value}, not checked against a text: {', '.join(names)}", 1)


def coverages(documents: Iterable[Document]) -> str:
    """Give the coverage of documents as a table."""
    heads = [field.name.replace("_", " ") for field in attrs.fields(Coverage)]
    found = (attrs.astuple(coverage(document)) for document in documents)
    rows = [heads, *([clean(str(cell)) for cell in row] for row in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_cells(row, widths) for row in rows)


def _cells(row: list[str], widths: list[int]) -> str:
    first, *rest = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)])
