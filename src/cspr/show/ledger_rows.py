"""The rows of ledgers as CSV, in which no cell is one that a spreadsheet would run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.show.spreadsheet import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.people import Ledger, LedgerKind
    from cspr.people.rows import LedgerRow

COLUMNS: Final = (
    *("ledger", "key", "group", "about", "title", "says", "state", "why", "who", "by", "when", "on", "reading"),
    *("binding", "instruments", "clauses", "entries"),
)


def csv(ledgers: Iterable[Ledger]) -> str:
    """The rows of some ledgers as CSV, a line for each under a line of column names.

    Examples:
        >>> csv(()).splitlines()[0][:21]
        '"ledger","key","group'
    """
    return lines(COLUMNS, (_values(ledger.of, row) for ledger in ledgers for row in ledger.rows))


def file(ledgers: Iterable[Ledger]) -> bytes:
    r"""The rows of some ledgers as the content of a CSV file that Excel reads as it is.

    Examples:
        >>> file(())[:11]
        b'\xef\xbb\xbf"ledger"'
    """
    return csv(ledgers).encode("utf-8-sig")


def _values(of: LedgerKind, row: LedgerRow) -> Iterator[object]:
    yield from (of.value, row.key, row.group, row.about, row.title, row.says, row.state.value, row.why)
    yield from (" ".join(row.who), row.by, row.when, row.on, row.reading, "yes" if row.binding else "no")
    yield " ".join(dict.fromkeys(source.instrument for source in row.sources))
    yield " ".join(dict.fromkeys(name for source in row.sources for name in source.clauses))
    yield " ".join(row.entries)
