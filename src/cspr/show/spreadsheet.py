"""The schedule, ledgers and counts as CSV, in which no cell is one that a spreadsheet would run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arguments import a_list, each_of, of_kind
from cspr.learning.timely import Timeliness
from cspr.people.rows import Ledger
from cspr.show import readings
from cspr.show.as_text import clean
from cspr.show.readings import duties_of
from cspr.wording.common import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.people import LedgerKind
    from cspr.people.rows import LedgerRow
    from cspr.timescales import Reading, Timescale

_RUN: Final = "=+-@＝＋－＠"  # noqa: RUF001 -- a spreadsheet takes the wide signs for the plain ones
COLUMNS: Final = (
    *("duty", "title", "about", "instrument", "edition", "clauses", "authority", "force", "basis", "in_force"),
    *("carried_by", "reading", "who", "applies", "counted_from", "started_on", "planned", "relation", "amount", "unit"),
    *("counting", "not_before", "due", "falls_on", "skipped", "standing", "standing_says", "status", "done"),
    *("working_days_left", "calendar_days_left", "working_days_over", "calendar_days_over", "safe_by", "reasons"),
    *("checked", "working_day_before", "foreseen", "calendar"),
)
LEDGER_COLUMNS: Final = (
    *("ledger", "key", "group", "about", "title", "says", "state", "why", "who", "by", "when", "on", "reading"),
    *("binding", "instruments", "clauses", "entries"),
)
_COUNTS: Final = ("table", "row", "column", "count", "mark")


def csv(schedule: Iterable[Timescale]) -> str:
    """The schedule as CSV, a line for each reading under a line of column names.

    Every cell is quoted, and one that a spreadsheet would take for a formula begins with an apostrophe. For a file of
    it: ``file``.

    Raises:
        CsprError: ``not-a-schedule``.

    Examples:
        >>> csv(()).splitlines()[0][:25]
        '"duty","title","about","i'
    """
    return lines(COLUMNS, (_values(duty, reading) for duty in duties_of(schedule) for reading in duty.readings))


def lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV under a line of column names; every cell is quoted, and none is one that a spreadsheet would run."""
    import csv as writing
    from io import StringIO

    file = StringIO(newline="")
    writer = writing.writer(file, quoting=writing.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(_cell, row))
    return file.getvalue()


def file(schedule: Iterable[Timescale]) -> bytes:
    r"""The schedule as the content of a CSV file that Excel reads as it is, on any machine.

    It begins with the mark by which a spreadsheet knows UTF-8, and each line ends as the standard for CSV has it. Write
    it as bytes: ``path.write_bytes(file(schedule))``. What ``csv`` gives is to be written with ``newline=""``.

    Raises:
        CsprError: ``not-a-schedule``.

    Examples:
        >>> file(())[:9]
        b'\xef\xbb\xbf"duty"'
    """
    return csv(schedule).encode("utf-8-sig")


def _cell(value: object) -> str:
    text = " ".join(clean("" if value is None else str(value)).split())
    return f"'{text}" if text[:1] in _RUN and text else text


def _values(duty: Timescale, reading: Reading) -> Iterator[object]:
    source, who = reading.source, reading.duty.who
    yield from (duty.topic, duty.title, duty.about, source.instrument, source.edition, " ".join(source.clauses))
    yield from (
        source.authority.value,
        source.force.value + " not" * source.refrain,
        source.basis.value,
        reading.in_force.truth.value,
    )
    yield from (reading.in_force.carried_by, reading.label, " ".join(who), reading.applies.value, reading.event)
    yield from (reading.start, _yes_or_no(reading.planned), reading.relation.value)
    yield from (" to ".join(map(str, reading.amounts)), reading.unit, reading.counting.value, reading.opens)
    yield from (reading.due, reading.falls_on, " ".join(day.isoformat() for day, _ in reading.skipped))
    standing, status = reading.standing.value, reading.status.value
    yield from (standing, readings.standing(reading), status, reading.done)
    left = reading.days if reading.days is not None and reading.days[1] >= 0 else (None, None)
    over = reading.late_by or (None, None)
    if reading.days is not None and reading.days[1] < 0:
        over = -reading.days[0], -reading.days[1]
    yield from (*left, *over, duty.safe_by, "; ".join(reading.reasons))
    yield from (_yes_or_no(source.checked), reading.working_day_before, _yes_or_no(reading.foreseen))
    yield reading.calendar


def _yes_or_no(truth: bool) -> str:  # noqa: FBT001 -- a word for it, nothing more
    return "yes" if truth else "no"


def counts(answer: Timeliness) -> str:
    """The counts of many reviews as CSV: table, row, column, count, and whether it is shown or why not.

    A count that is not shown is left empty.

    Raises:
        CsprError: ``not-an-answer``.
    """
    of_kind(answer, Timeliness, "not-an-answer", "$.answer", "give what timeliness answers")
    return lines(_COUNTS, ((row[name] for name in _COUNTS) for row in answer.rows()))


def ledger_rows(ledgers: Iterable[Ledger]) -> bytes:
    r"""The rows of some ledgers as the content of a CSV file that Excel reads as it is.

    Raises:
        CsprError: ``not-a-list``, ``not-an-answer``.

    Examples:
        >>> ledger_rows(())[:11]
        b'\xef\xbb\xbf"ledger"'
    """
    advice = "give what ledger answers in a list"
    given = each_of(a_list(ledgers, "$.ledgers", advice), Ledger, "not-an-answer", "$.ledgers", advice)
    rows = (_of_row(ledger.of, row) for ledger in given for row in ledger.rows)
    return lines(LEDGER_COLUMNS, rows).encode("utf-8-sig")


def _of_row(of: LedgerKind, row: LedgerRow) -> Iterator[object]:
    yield from (of.value, row.key, row.group, row.about, row.title, row.says, row.state.value, row.why)
    yield from (" ".join(row.who), row.by, row.when, row.on, in_words(row.reading), "yes" if row.binding else "no")
    yield " ".join(dict.fromkeys(source.instrument for source in row.sources))
    yield " ".join(dict.fromkeys(name for source in row.sources for name in source.clauses))
    yield " ".join(row.entries)
