"""The schedule as HTML that a screen reader can follow: nothing is told by colour alone, and all is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from cspr.show.lines import clean
from cspr.show.tables import HEADS, due, row, working_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.timescales import Reading, Timescale

_CAPTION: Final = "What is due, on each reading of each duty. This is not legal advice."


def table(schedule: Iterable[Timescale], caption: str = _CAPTION) -> str:
    """Give the schedule as a table with a caption, and with heads for its columns and for each duty.

    Args:
        schedule: the duties.
        caption: what the table is; the working days that were counted are named after it.

    Returns:
        A ``table`` element to stand in a page; it loads nothing and runs nothing.

    Examples:
        >>> table(()).startswith("<table><caption>What is due")
        True
    """
    schedule = tuple(schedule)
    told = f"{caption} {working_days(one for found in schedule for one in found.readings)}".rstrip()
    heads = "".join(f'<th scope="col">{_safe(head)}</th>' for head in HEADS)
    bodies = "".join(_body(found) for found in schedule)
    return f"<table><caption>{_safe(told)}</caption><thead><tr>{heads}</tr></thead>{bodies}</table>"


def _body(found: Timescale) -> str:
    return f"<tbody>{''.join(_rows(found))}</tbody>"


def _rows(found: Timescale) -> Iterator[str]:
    safe = "" if found.safe_by is None else f"<br>every date shown is kept by {_day(found.safe_by.isoformat())}"
    for place, reading in enumerate(found.readings):
        cells = row(found, reading)
        head = ""
        if place == 0:
            head = f'<th scope="rowgroup" rowspan="{len(found.readings)}">{_safe(cells.duty)}{safe}</th>'
        rest = (cells.status, cells.standing, cells.source, cells.how)
        told = "".join(f"<td>{_safe(cell)}</td>" for cell in rest)
        yield f'<tr>{head}<th scope="row">{_safe(cells.reading)}</th><td>{_due(reading)}</td>{told}</tr>'


def _due(reading: Reading) -> str:
    day = None if reading.due is None else reading.due.exact
    told = due(reading)
    return _safe(told) if day is None or reading.opens is not None else told_as_time(day.isoformat(), told)


def told_as_time(day: str, told: str) -> str:
    """Mark what is told of a day with the day itself, so that programs can read it."""
    return f'<time datetime="{day}">{_safe(told)}</time>'


def _day(day: str) -> str:
    return told_as_time(day, day)


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)
