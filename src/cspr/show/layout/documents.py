"""The documents: which there are, what is computed from each clause, how much is covered, and what was not read."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from cspr.guidance.coverage import Coverage, coverage
from cspr.guidance.windows import FADES, REPLACED
from cspr.show import tree
from cspr.show.actors import Titles, document_name, in_words
from cspr.sources import Basis
from cspr.wording import register as words
from cspr.wording.common import counted, partnership_name, remarked
from cspr.wording.days import as_known, day_range, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cspr.dates import PartialDate
    from cspr.guidance.documents import Document
    from cspr.guidance.instruments import Instrument
    from cspr.guidance.windows import Window
    from cspr.show.passages import Passage
    from cspr.show.tree import Block, Item


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
        return words.enacted(enacted)
    begins = words.NO_START if window.start is None else _from(window.start, window.start_precision)
    if window.end is None and window.end_precision == REPLACED:
        return words.replaced(begins)
    if window.end is not None and window.end_precision == FADES:
        last = window.end.first - timedelta(days=1)
        return words.fades(begins, day_range(last, last, None))
    if window.end is not None:
        return words.until(begins, _day(window.end, window.end_precision))
    return words.no_end(begins, may_have_ended=window.open_end)


def _from(day: PartialDate, precision: str) -> str:
    if precision not in {"at-latest", "not-before"}:
        return f"from {_day(day, precision)}"
    if day.first == day.last:
        return words.from_latest(_plain(day))
    if day.last == date.max:
        return words.from_no_day_before(day_range(day.first, day.first, None))
    first, last = (day_range(each, each, None) for each in (day.first, day.last))
    return words.from_between(first, last)


def _day(day: PartialDate, precision: str) -> str:
    if precision in {"month", "year"}:
        return words.some_day_of(_plain(day))
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
    return words.covered(**attrs.asdict(counts, filter=lambda field, _: field.name != "instrument"))


def listing(documents: Iterable[Document]) -> tree.Page:
    """Which documents there are: what each is, when it is in force, whose it is, and how much of it is computed."""
    return tree.Page(words.TITLE, (tree.Items(tuple(map(_listed, documents))),))


def _listed(document: Document) -> Item:
    of = document.instrument
    missing = f"; {counted(len(of.unread), 'unread part')}" if of.unread else ""
    return tree.item(
        f"{of.slug} ({of.edition}): {of.title}",
        tree.sentence(f"{whose(of)}; {in_force(of.window)}"),
        tree.sentence(f"{covered(coverage(document))}{missing}"),
    )


def document(document: Document, passages: Iterable[Passage], among: Iterable[Document] = ()) -> tree.Page:
    """What a document is, then its clauses in the order of its text, each with what is computed from it.

    Args:
        passages: its clauses, as ``passages`` gives them.
        among: the documents beside it, which it may name.
    """
    return tree.Page(document.instrument.title, tuple(_document(document, passages, tuple(among))))


def clause(document: Document, passage: Passage) -> tree.Page:
    """One clause of a document, with what is computed from it."""
    return tree.Page(document.instrument.title, tuple(_passage(passage)))


def _document(document: Document, passages: Iterable[Passage], among: Sequence[Document]) -> Iterator[Block]:
    facts = ((words.FACTS[name], says) for name, says in _facts(document, among) if says)
    yield tree.table(words.CAPTION, words.COLUMNS, *facts)
    if document.instrument.unread:
        yield tree.Heading(words.NOT_READ, id="not-read")
        yield from _parts(document, among)
    for section, inside in groupby(passages, key=lambda passage: passage.clause.section):
        yield tree.Heading(section or words.NO_SECTION)
        for passage in inside:
            yield from _passage(passage)
    if not document.clauses:
        yield tree.sentence(words.NO_CLAUSE)


def _facts(document: Document, among: Sequence[Document]) -> Iterator[tuple[str, str]]:
    of = document.instrument
    called = {each.instrument.slug: each.instrument.called for each in among}
    yield "id", of.slug
    yield "edition", of.edition
    yield "publisher", of.publisher
    yield "authority", of.authority.says
    yield "partnership", ", ".join(map(partnership_name, of.partnerships))
    yield "in-force", in_force(of.window)
    yield "replaced", ", ".join(document_name(slug, called) for slug in of.supersedes)
    yield "open-cases", words.OPEN_CASES.format(Titles(document, among)(of.cases_by)) if of.cases_by else ""
    yield "written-against", ", ".join(map(document_name, of.written_against))
    yield "repealed", ", ".join(f"{law.what} ({short_day(law.on, None)})" for law in of.repealed)
    yield "overtaken", ", ".join(version.what for version in of.overtaken)
    yield "later", ", ".join(part.what for part in of.later)
    yield "note", of.note
    yield "coverage", covered(coverage(document))


def _passage(passage: Passage) -> Iterator[Block]:
    clause = passage.clause
    yield tree.sentence(tree.Strong(clause.id), f" {clause.subject} ({'; '.join(marks(passage))})", id=clause.id)
    inside = [tree.item(use.says) for use in passage.uses]
    if passage.why:
        inside.append(tree.item(f"{words.LEFT_OUT if passage.uses else words.NOTHING_COMPUTED}: {passage.why}"))
    if clause.notes:
        inside.append(tree.item(remarked(in_words(clause.notes))))
    yield tree.items(*inside)


def marks(passage: Passage) -> Iterator[str]:
    """How strong a clause is, in what kind of document, how its text is known, and who acts."""
    clause = passage.clause
    force = clause.force.value
    yield words.STATES if force == "is" else f"{force} not" if clause.refrain else force
    yield clause.authority.says
    yield clause.basis.says
    if passage.who:
        yield passage.who


def _parts(document: Document, among: Sequence[Document]) -> Iterator[Block]:
    titles = Titles(document, among)
    yield tree.Items(
        tuple(
            tree.item(
                tree.Strong(part.what),
                f": {part.why}" if part.why else "",
                words.touches(part.clauses) if part.clauses else "",
                words.answered_by_the_last(_subject(titles, topic) for topic in part.topics) if part.topics else "",
            )
            for part in document.instrument.unread
        )
    )


def _subject(titles: Titles, topic: str) -> str:
    """A subject by its title; what has none, such as a test of another document, in the words of its id."""
    title = titles(topic)
    return topic.replace("-", " ") if title == topic else title


def unread(documents: Sequence[Document]) -> tree.Page:
    """What could not be read of each document, and which of its clauses no text stands behind."""
    return tree.Page(words.NOT_READ, tuple(block for document in documents for block in _unread(document, documents)))


def _unread(document: Document, among: Sequence[Document]) -> Iterator[Block]:
    of = document.instrument
    yield tree.Heading(f"{of.title} ({of.slug}, {of.edition})")
    if of.unread:
        yield from _parts(document, among)
    else:
        yield tree.sentence(words.ALL_READ)
    for basis, names in unchecked(document):
        yield tree.sentence(words.not_checked(basis.value, names))


def coverages(documents: Sequence[Document]) -> tree.Page:
    """How many clauses of each document went where, with the sums."""
    counts = [coverage(document) for document in documents]
    names = [field.name for field in attrs.fields(Coverage)]
    heads = [tree.Column(name.replace("_", " ").capitalize(), number=name != names[0]) for name in names]
    called = {document.instrument.slug: document.instrument.called for document in documents}
    rows = [tree.cells(called[count.instrument], *map(str, attrs.astuple(count)[1:])) for count in counts]
    sums = (tree.sentence(str(sum(getattr(each, name) for each in counts))) for name in names[1:])
    last = (tree.sentence(tree.Strong("All")), *sums)
    return tree.Page(
        words.COVERAGE, (tree.Table(caption=words.COVERAGE, columns=tuple(heads), groups=(tree.Group((*rows, last)),)),)
    )


def whose(of: Instrument) -> str:
    """What kind of document it is, and of which partnership."""
    named = " and ".join(map(partnership_name, of.partnerships))
    return f"{of.authority.says} of {named}" if named else of.authority.says
