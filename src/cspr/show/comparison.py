"""The page of a comparison."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cspr.comparison.naming import plain as words
from cspr.comparison.rows import Kind
from cspr.show.tree import Heading, Items, Page, item, items, sentence

if TYPE_CHECKING:
    from cspr.comparison.rows import Cell, Comparison, Dated, Row
    from cspr.show.tree import Block, Item

SILENT: Final = "silent, as far as it was read"
NOT_READ: Final = "not read"


def page(found: Comparison) -> Page:
    """A comparison, topic by topic in the order of the process."""
    counted = f"{len(found.rows)} differences or silences; on {len(found.agreed)} points both say the same."
    blocks: list[Block] = [sentence(counted)]
    for title, rows in groupby(found.rows, key=lambda row: row.title):
        blocks += [Heading(title), Items(tuple(map(_row, rows)))]
    return Page(heading(found), tuple(blocks))


def _row(row: Row) -> Item:
    sides = (("left", row.left), ("right", row.right))
    return item(f"{aspect(row)}: {kind(row)}", items(*(item(f"{name}: {told(row, cell)}") for name, cell in sides)))


def heading(found: Comparison) -> str:
    """Say what was compared, and for which day."""
    on = "" if found.on is None else f", in force on {found.on.isoformat()}"
    if found.left == found.right:
        return f"{found.left} beside itself{on}"
    return f"Left: {found.left}. Right: {found.right}{on}"


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
