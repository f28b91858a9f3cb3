"""Counts of many reviews as CSV, a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.show.as_text import clean

if TYPE_CHECKING:
    from cspr.learning import Timeliness

COLUMNS: Final = ("table", "row", "column", "count", "mark")


def csv(answer: Timeliness) -> str:
    """The counts as CSV: table, row, column, count, and whether it is shown or why not.

    A count that is not shown is left empty. Every cell is quoted.

    Args:
        answer: the timeliness of an area.
    """
    import csv as writing
    from io import StringIO

    file = StringIO(newline="")
    writer = writing.writer(file, quoting=writing.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in answer.rows():
        writer.writerow("" if row[name] is None else clean(str(row[name])) for name in COLUMNS)
    return file.getvalue()
