"""A comparison for readers: text for a terminal, HTML for a notebook."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cspr.comparison.naming import plain as words
from cspr.comparison.rows import Kind
from cspr.show.lines import WIDTH, clean, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.comparison.rows import Cell, Comparison, Dated, Row

SILENT: Final = "silent, as far as it was read"
NOT_READ: Final = "not read"
_HEADS: Final = ("Aspect", "Left", "Right", "How they stand")
_STYLE: Final = "text-align: left; vertical-align: top"


def text(found: Comparison) -> str:
    """Give a comparison as text, topic by topic in the order of the process."""
    counted = f"{len(found.rows)} differences or silences; on {len(found.agreed)} points both say the same."
    lines = [line(heading(found)), "=" * WIDTH, line(counted)]
    for title, rows in groupby(found.rows, key=lambda row: row.title):
        lines += ["", line(title), "-" * min(len(title), WIDTH)]
        lines += [told for row in rows for told in _lines(row)]
    return "\n".join(lines)


def heading(found: Comparison) -> str:
    """Say what was compared, and for which day."""
    on = "" if found.on is None else f", in force on {found.on.isoformat()}"
    if found.left == found.right:
        return f"{found.left} beside itself{on}"
    return f"Left: {found.left}. Right: {found.right}{on}"


def _lines(row: Row) -> Iterator[str]:
    yield line(f"{aspect(row)}: {kind(row)}", 1)
    for name, cell in (("left", row.left), ("right", row.right)):
        yield line(f"{name}: {told(row, cell)}", 2)


def aspect(row: Row) -> str:
    """Name the aspect, with the part of the duty where it has parts."""
    return row.aspect.value.replace("-", " ") + (f" ({words(row.part)})" if row.part else "")


def kind(row: Row) -> str:
    """Say of what kind the difference is, and why."""
    named, nature = (one.value.replace("-", " ").replace("_", " ") for one in (row.kind, row.nature))
    nature = "" if row.nature is row.kind else f" ({nature})"
    return f"{named}{nature}" + (f"; {row.why}" if row.why else "")


def told(row: Row, cell: Cell | None) -> str:
    """Say what one side says, with its clauses and whatever has to be known of them."""
    if cell is None:
        return NOT_READ if row.kind is Kind.NOT_READ else SILENT
    notes = [f"{', '.join(cell.clauses)}"]
    notes += [f"reading: {words(reading)}" for reading in cell.readings]
    notes += [f"carried forward, text of {slug} not checked" for slug in cell.carried_by]
    notes += [] if cell.checked else ["not checked"]
    dates = "".join(f"; {dated(one)}" for one in cell.dates)
    return f"{cell.says}{dates} [{'; '.join(notes)}]"


def dated(found: Dated) -> str:
    """Say when a period falls in the case, and how it was counted."""
    start = "" if found.event is None else f" from {words(found.event)}"
    counted = f", {found.unit.replace('-', ' ')}" if found.unit else ""
    return f"{found.due}{start}{counted}, {found.counting.replace('-', ' ')}"


def html(found: Comparison) -> str:
    """Give a comparison as HTML, a table for each topic; it loads nothing and runs nothing."""
    parts = [f"<h3>{_safe(heading(found))}</h3>"]
    for title, rows in groupby(found.rows, key=lambda row: row.title):
        heads = "".join(f'<th scope="col" style="{_STYLE}">{head}</th>' for head in _HEADS)
        body = "".join(_row(row) for row in rows)
        caption = f'<caption style="{_STYLE}"><strong>{_safe(title)}</strong></caption>'
        parts.append(f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(parts)


def _row(row: Row) -> str:
    cells = (told(row, row.left), told(row, row.right), kind(row))
    head = f'<th scope="row" style="{_STYLE}">{_safe(aspect(row))}</th>'
    rest = "".join(f'<td style="{_STYLE}">{_safe(cell)}</td>' for cell in cells)
    return f"<tr>{head}{rest}</tr>"


def _safe(given: str) -> str:
    return escape(clean(given), quote=True)
