"""The documents: which there are, what is computed from each clause, how much is covered, and what was not read."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.guidance.coverage import Coverage, coverage
from cspr.guidance.windows import FADES, REPLACED
from cspr.show.actors import Titles, actors, document_name, in_words
from cspr.show.tree import (
    Column,
    Group,
    Heading,
    Items,
    Page,
    Strong,
    Table,
    cells,
    item,
    items,
    sentence,
    table,
)
from cspr.sources import Basis
from cspr.wording.common import counted, partnership_name
from cspr.wording.days import as_known, day_range, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cspr.dates import PartialDate
    from cspr.guidance.documents import Document
    from cspr.guidance.instruments import Clause, Instrument
    from cspr.guidance.windows import Window
    from cspr.show.passages import Passage
    from cspr.show.tree import Block, Item

NO_CLAUSE: Final = "No clause of it is recorded."
ALL_READ: Final = "Nothing is listed as unread."
NO_SECTION: Final = "No section is known"
TITLE: Final = "The documents"
NOT_READ: Final = "Not read"
COVERAGE: Final = "Coverage"
CASES_BY: Final = "cases of which this happened earlier follow the older version: {}"


def in_force(window: Window) -> str:
    """From when to when a document is in force, as well as it is known.

    Examples:
        >>> from cspr.guidance.loading import instrument_of
        >>> in_force(instrument_of("working-together-2018").window)
        'from 4 Jul 2018, until 15 Dec 2023 (not included)'
        >>> in_force(instrument_of("panel-guidance-2019").window)
        'from some day of April 2019, until some day of September 2022 (not included)'
        >>> in_force(instrument_of("childrens-wellbeing-and-schools-act-2026").window)
        'enacted on 29 Apr 2026, not known to be in force: nothing of it is due'
    """
    if window.start is None and window.enacted is not None:
        enacted = day_range(window.enacted, window.enacted, None)
        return f"enacted on {enacted}, not known to be in force: nothing of it is due"
    begins = "from a day that is not known" if window.start is None else _from(window.start, window.start_precision)
    if window.end is None and window.end_precision == REPLACED:
        return f"{begins}; replaced on a day that is not known"
    if window.end is not None and window.end_precision == FADES:
        last = window.end.first - timedelta(days=1)
        return f"{begins}; last known to have applied on {day_range(last, last, None)}, and read as ended a year later"
    if window.end is not None:
        return f"{begins}, until {_day(window.end, window.end_precision)} (not included)"
    return f"{begins}; whether it has ended is not known" if window.open_end else f"{begins}; no end is known"


def _from(day: PartialDate, precision: str) -> str:
    if precision not in {"at-latest", "not-before"}:
        return f"from {_day(day, precision)}"
    if day.first == day.last:
        return f"from {_plain(day)} at the latest"
    if day.last == date.max:
        return f"from a day that is not known, not before {day_range(day.first, day.first, None)}"
    first, last = (day_range(each, each, None) for each in (day.first, day.last))
    return f"from some day between {first} and {last}"


def _day(day: PartialDate, precision: str) -> str:
    if precision == "month":
        return f"some day of {_plain(day)}"
    if precision == "about":
        middle = day.first + (day.last - day.first) / 2
        return f"about {day_range(middle, middle, None)}"
    return _plain(day)


def _plain(day: PartialDate) -> str:
    """A day as people write it, without its weekday; a month or a year in words."""
    return day_range(day.first, day.last, None) if day.precision == "day" else as_known(day, None)


def unchecked(document: Document) -> tuple[tuple[Basis, tuple[str, ...]], ...]:
    """The clauses of a document that were inferred or recalled, by how they are known.

    Examples:
        >>> from cspr.guidance.loading import document
        >>> unchecked(document("northamptonshire-framework-2020"))
        ()
    """
    by_basis = (
        (basis, tuple(name for name, clause in document.clauses.items() if clause.basis is basis))
        for basis in Basis
        if not basis.checked
    )
    return tuple((basis, names) for basis, names in by_basis if names)


def covered(counts: Coverage) -> str:
    """Where the clauses of a document went, in one sentence."""
    return (
        f"{counted(counts.clauses, 'clause')}: {counts.ruled} in rules, {counts.checklist} on checklists, "
        f"{counts.shown} shown, "
        f"{counts.not_modelled} not modelled, {counts.lost} lost"
    )


def listing(documents: Iterable[Document]) -> Page:
    """Which documents there are: what each is, when it is in force, whose it is, and how much of it is computed."""
    return Page(TITLE, (Items(tuple(map(_listed, documents))),))


def _listed(document: Document) -> Item:
    of = document.instrument
    missing = f"; {counted(len(of.unread), 'unread part')}" if of.unread else ""
    return item(
        f"{of.slug} ({of.edition}): {of.title}",
        sentence(f"{whose(of)}; {in_force(of.window)}"),
        sentence(f"{covered(coverage(document))}{missing}"),
    )


def document(document: Document, passages: Iterable[Passage]) -> Page:
    """What a document is, then its clauses in the order of its text, each with what is computed from it.

    Args:
        document: the document.
        passages: its clauses, as ``passages`` gives them.
    """
    return Page(document.instrument.title, tuple(_document(document, passages)))


def clause(document: Document, passage: Passage) -> Page:
    """One clause of a document, with what is computed from it."""
    return Page(document.instrument.title, tuple(_passage(passage)))


def _document(document: Document, passages: Iterable[Passage]) -> Iterator[Block]:
    facts = ((head, says) for head, says in _facts(document) if says)
    yield table("What is known of the document", ("Of the document", "What is known"), *facts)
    if document.instrument.unread:
        yield Heading(NOT_READ, id="not-read")
        yield from _parts(document)
    for section, inside in groupby(passages, key=lambda passage: passage.clause.section):
        yield Heading(section or NO_SECTION)
        for passage in inside:
            yield from _passage(passage)
    if not document.clauses:
        yield sentence(NO_CLAUSE)


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    of = document.instrument
    yield "Id", of.slug
    yield "Edition", of.edition
    yield "Publisher", of.publisher
    yield "Authority", of.authority.says
    yield "Partnership", ", ".join(map(partnership_name, of.partnerships))
    yield "In force", in_force(of.window)
    yield "Replaced", ", ".join(map(document_name, of.supersedes))
    yield "Open cases", CASES_BY.format(Titles(document)(of.cases_by)) if of.cases_by else ""
    yield "Written against", ", ".join(map(document_name, of.written_against))
    yield "Cites what was repealed", ", ".join(f"{law.what} ({short_day(law.on, None)})" for law in of.repealed)
    yield "Overtaken in it", ", ".join(version.what for version in of.overtaken)
    yield "Note", of.note
    yield COVERAGE, covered(coverage(document))


def _passage(passage: Passage) -> Iterator[Block]:
    clause = passage.clause
    yield sentence(Strong(clause.id), f" {clause.subject} ({'; '.join(marks(clause))})", id=clause.id)
    inside = [item(use.says) for use in passage.uses]
    if passage.why:
        inside.append(item(f"{'Left out' if passage.uses else 'Nothing is computed'}: {passage.why}"))
    if clause.notes:
        inside.append(item(f"Note: {in_words(clause.notes)}"))
    yield items(*inside)


def marks(clause: Clause) -> Iterator[str]:
    """How strong a clause is, in what kind of document, how its text is known, and who acts."""
    force = clause.force.value
    yield "states something" if force == "is" else f"{force} not" if clause.refrain else force
    yield clause.authority.says
    yield clause.basis.says
    if clause.actor != "none":
        yield actors([clause.actor])


def _parts(document: Document) -> Iterator[Block]:
    yield Items(
        tuple(
            item(
                Strong(part.what),
                f": {part.why}" if part.why else "",
                f" It touches {', '.join(part.clauses)}." if part.clauses else "",
                f" The last edition that was read answers on: {', '.join(map(_subject, part.topics))}."
                if part.topics
                else "",
            )
            for part in document.instrument.unread
        )
    )


def _subject(topic: str) -> str:
    word = vocabulary.topics().get(topic) or vocabulary.steps().get(topic)
    return topic.replace("-", " ") if word is None else word.title


def unread(documents: Iterable[Document]) -> Page:
    """What could not be read of each document, and which of its clauses no text stands behind."""
    return Page(NOT_READ, tuple(block for document in documents for block in _unread(document)))


def _unread(document: Document) -> Iterator[Block]:
    of = document.instrument
    yield Heading(f"{of.title} ({of.slug}, {of.edition})")
    if of.unread:
        yield from _parts(document)
    else:
        yield sentence(ALL_READ)
    for basis, names in unchecked(document):
        yield sentence(f"Not checked against a text, {basis.value}: {', '.join(names)}.")


def coverages(documents: Sequence[Document]) -> Page:
    """How many clauses of each document went where, with the sums."""
    counts = [coverage(document) for document in documents]
    names = [field.name for field in attrs.fields(Coverage)]
    heads = [Column(name.replace("_", " ").capitalize(), number=name != names[0]) for name in names]
    called = {document.instrument.slug: document.instrument.called for document in documents}
    rows = [cells(called[each.instrument], *map(str, attrs.astuple(each)[1:])) for each in counts]
    sums = (sentence(str(sum(getattr(each, name) for each in counts))) for name in names[1:])
    last = (sentence(Strong("All")), *sums)
    return Page(COVERAGE, (Table(caption=COVERAGE, columns=tuple(heads), groups=(Group((*rows, last)),)),))


def whose(of: Instrument) -> str:
    """What kind of document it is, and of which partnership."""
    named = " and ".join(map(partnership_name, of.partnerships))
    return f"{of.authority.says} of {named}" if named else of.authority.says
