"""The page of a ledger: group by group, each thing with its state, who acts, by when, and by which clause."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from cspr.grouping import grouped
from cspr.people.body_notes import SAID_OF_BODY
from cspr.people.rows import PRESSING, LedgerRow, RowState
from cspr.show.tree import Block, Heading, Item, Items, Note, Page, Strong, Time, item, sentence
from cspr.wording import ledgers as words
from cspr.wording.common import cited, in_words, partnership_name, remarked
from cspr.wording.days import as_known
from cspr.wording.first_screen import several as first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.people import Ledger

_PRESSING_IN_ORDER: Final = tuple(state for state in RowState if state in PRESSING)
_LATER: Final = frozenset({RowState.NOT_YET, RowState.OPTIONAL, RowState.THROUGHOUT})


def ledger(answer: Ledger) -> Page:
    """The page of one ledger."""
    title = words.title(answer.of.value, answer.reference, partnership_name(answer.partnership), answer.on)
    return Page(title, (*_outdated([answer]), *blocks(answer, level=2), Note(sentence(answer.legal))))


def _outdated(several: Iterable[Ledger]) -> Iterator[Block]:
    """Which local texts behind some ledgers are out of date, each once."""
    yield from map(sentence, dict.fromkeys(notice for each in several for notice in each.notices))


def blocks(answer: Ledger, *, level: int) -> Iterator[Block]:
    """How many rows stand in each state, then the rows group by group, then what is to be known of the ledger.

    Args:
        level: the level of the headings of its groups.
    """
    yield sentence(Strong(words.counts(answer.counts.items())) if answer.rows else words.NO_ROWS)
    for group, rows in groupby(answer.rows, key=lambda row: row.group):
        yield Heading(group, level)
        yield Items(tuple(_row(row, answer.on.year) for row in rows))
    if answer.remarks:
        yield Items(tuple(map(item, answer.remarks)))


def rows(several: Iterable[LedgerRow]) -> Iterator[Block]:
    """Rows without the ledger in which they stand; their days have the year."""
    yield Items(tuple(_row(row, None) for row in several))


def _row(row: LedgerRow, year: int | None) -> Item:
    expected = f" ({words.EXPECTED})" if row.state in PRESSING and not row.binding and row.sources else ""
    reading = f" ({in_words(row.reading)})" if row.reading else ""
    why = f" ({row.why})" if row.why else ""
    who = f" – {', '.join(row.names)}" if row.names else ""
    by = () if row.by is None else (", ", Time(row.by.last, words.by(as_known(row.by, year))))
    when = f"; {words.TIME} {row.when}" if row.when else ""
    sources = cited(*row.sources)
    inside = sentence(f"{row.says} {sources}".strip()) if row.says or sources else None
    return item(
        f"{row.title}{reading}: ",
        Strong(words.STATES[row.state.value]),
        f"{expected}{why}{who}",
        *by,
        when,
        *(() if inside is None else (inside,)),
        *([sentence(remarked(row.note))] if row.note else []),
    )


def looked_at(answer: Ledger) -> Iterator[Block]:
    """Of a ledger within a report, how many rows stand in each state, and those that were recorded or need somebody."""
    rows = tuple(row for row in answer.rows if row.state not in _LATER or row.key.startswith(SAID_OF_BODY))
    yield sentence(words.counts(answer.counts.items()) if answer.rows else words.NO_ROWS)
    for group, several in groupby(rows, key=lambda row: row.group):
        yield sentence(Strong(group))
        yield Items(tuple(_row(row, answer.on.year) for row in several))
    yield sentence(words.WHOLE.format(answer.of.value))


def several(answers: tuple[Ledger, ...]) -> Page:
    """The page of several ledgers, one after another."""
    first = answers[0]
    title = words.all_of(first.reference, partnership_name(first.partnership), first.on)
    parts = ((Heading(words.LEDGERS[each.of.value], id=each.of.value), *blocks(each, level=3)) for each in answers)
    return Page(title, (*_outdated(answers), *chain.from_iterable(parts), Note(sentence(first.legal))))


def in_brief(answers: tuple[Ledger, ...]) -> Page:
    """The page of several ledgers on one screen: what somebody has to look at, what is the same for several once."""
    first = answers[0]
    title = words.all_of(first.reference, partnership_name(first.partnership), first.on)
    parts = ((Heading(words.LEDGERS[answer.of.value]), *_in_brief(answer)) for answer in answers)
    end = (Note(sentence(words.ALL_OF_IT)), Note(sentence(first.legal)))
    return Page(title, (*_outdated(answers), *chain.from_iterable(parts), *end))


def _in_brief(answer: Ledger) -> Iterator[Block]:
    yield sentence(words.counts(answer.counts.items()) if answer.rows else words.NO_ROWS)
    lines: list[Item] = []
    for state in _PRESSING_IN_ORDER:
        together = grouped((row.title, row) for row in answer.rows if row.state is state)
        if together:
            says = "; ".join(_of_whom(title, rows, answer.on.year) for title, rows in together.items())
            lines.append(item(Strong(words.STATES[state.value].capitalize()), f": {says}."))
    if lines:
        yield Items(tuple(lines))


def _of_whom(title: str, rows: list[LedgerRow], year: int) -> str:
    """One thing that is owed, with those for whom it is and the first day by which."""
    whom = dict.fromkeys(row.group if row.about.startswith("agency:") else row.about.partition(":")[2] for row in rows)
    days = [row.by for row in rows if row.by is not None]
    by = [words.by(as_known(min(days, key=lambda day: day.last), year))] if days else []
    expected = [words.EXPECTED] if all(row.sources and not row.binding for row in rows) else []
    noted = ", ".join([*filter(None, [first_of(list(filter(None, whom)))]), *by, *expected])
    return f"{title} ({noted})" if noted else title
