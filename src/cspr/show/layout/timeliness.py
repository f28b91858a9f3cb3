"""Timeliness over many reviews: a table a measure, what the marks mean, and how others count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.show.tree import Block, Column, Heading, Items, Note, Page, Table, item, sentence, table
from cspr.wording import timeliness as words
from cspr.wording.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.learning import Timeliness
    from cspr.learning.tables import Count, CountTable


def timeliness(answer: Timeliness) -> Page:
    """The page of the timeliness of an area."""
    title = words.TITLE.format(short_day(answer.first, None), short_day(answer.last, None))
    return Page(title, (*_blocks(answer), Note(sentence(answer.legal))))


def _blocks(answer: Timeliness) -> Iterator[Block]:
    yield Items(tuple(map(item, answer.notes)))
    yield sentence(words.LEGEND)
    for each in answer.tables:
        if not _is_withheld(each):
            yield Heading(each.title)
            yield from _counts(each)
    withheld = [each.title for each in answer.tables if _is_withheld(each)]
    if withheld:
        yield Heading(words.WITHHELD)
        yield sentence(words.WHY_WITHHELD)
        yield Items(tuple(map(item, withheld)))
    yield Heading(words.DEFINITIONS)
    rows = ((definition.what, definition.national, definition.ours) for definition in answer.definitions)
    yield table(words.DEFINITIONS, words.HEADS, *rows)


def _is_withheld(answer: CountTable) -> bool:
    return not answer.rows or answer.withheld


def _counts(answer: CountTable) -> Iterator[Block]:
    """A table, turned on its side where it is wider than long; what is shown to be zero throughout is left out."""
    if answer.total is not None and answer.total.count == 0:
        yield sentence(words.NONE)
    elif len(answer.rows) > len(answer.columns):
        heads = (*answer.columns, words.TOTAL)
        lines = zip(answer.rows, answer.cells, answer.row_totals, strict=True)
        kept = [(name, (*cells, total)) for name, cells, total in lines if _any(cells[:1])]
        yield _table(answer.title, heads, kept)
    else:
        yield _turned(answer)


def _turned(answer: CountTable) -> Table:
    counted = [*zip(answer.rows, answer.cells, answer.row_totals, strict=True)]
    if answer.name == words.NATURES:
        counted = [line for line in counted if _any(line[1])]
    if answer.column_totals and answer.total is not None:
        counted.append((words.TOTAL, answer.column_totals, answer.total))
    heads = [head for head, _, _ in counted]
    lines = [line for _, line, _ in counted]
    totals = [total for _, _, total in counted]
    columns = [(name, [line[place] for line in lines]) for place, name in enumerate(answer.columns)]
    kept = [(name, cells) for name, cells in columns if _any(cells)]
    rates = [(words.RATE, *map(words.per_cent, answer.rates))] if answer.rates else []
    return _table(answer.title, heads, [*kept, (words.TOTAL, totals)], rates)


def _table(
    title: str,
    heads: Iterable[str],
    rows: Iterable[tuple[str, Iterable[Count]]],
    further: Iterable[tuple[str, ...]] = (),
) -> Table:
    columns: tuple[str | Column, ...] = (words.COUNTED, *(Column(words.label(head), number=True) for head in heads))
    return table(title, columns, *((words.label(name), *map(_count, cells)) for name, cells in rows), *further)


def _any(cells: Iterable[Count]) -> bool:
    """Whether something is left of some counts: one that is hidden, or that is not zero."""
    return any(cell.count != 0 for cell in cells)


def _count(count: Count) -> str:
    return words.MARKS[count.mark.value] if count.count is None else str(count.count)
