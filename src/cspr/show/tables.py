"""The schedule as a table: its cells in words, as text in columns, and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr.conditions import CASE
from cspr.show.lines import clean
from cspr.timescales import STANDING_SAYS, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.sources import Source
    from cspr.timescales import Reading, Timescale

_RUN: Final = "=+-@＝＋－＠"  # noqa: RUF001 -- a spreadsheet takes the wide signs for the plain ones
_GAP: Final = "  "
_NOTHING: Final = "Nothing has a time."


class Row(NamedTuple):
    """One reading in words.

    Args:
        duty: what is to be done, and for whom where that is not the case.
        reading: whose text, in which edition and on which reading.
        due: the day or days, with the weekend day or holiday that it falls on.
        status: where it stands on the day asked about.
        standing: how it stands to the other readings.
        source: clauses, authority, force and basis.
        how: the reasons.
    """

    duty: str
    reading: str
    due: str
    status: str
    standing: str
    source: str
    how: str


HEADS: Final = Row("Duty", "Reading", "Due", "Status", "Standing", "Source", "How it was counted")


def row(found: Timescale, reading: Reading) -> Row:
    """Put one reading in words."""
    label = f", {reading.line.label}" if reading.line.label else ""
    return Row(
        duty=_duty(found),
        reading=f"{reading.source.instrument} ({reading.source.edition}){label}",
        due=due(reading),
        status=status(reading),
        standing=reading.standing.value.replace("-", " "),
        source=_source(reading.source),
        how="; ".join(reading.reasons),
    )


def due(reading: Reading) -> str:
    """Give the day due in words: a window with both ends, a weekend day or holiday named.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> from cspr.timescales import schedule
        >>> review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
        >>> found = schedule(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> [due(reading) for one in found for reading in one.readings if reading.opens]
        ['2021-04-08 to 2021-04-11 (Sunday)', '2021-04-14 to 2021-04-19']
    """
    if reading.due is None:
        return "no date"
    falls = f" ({reading.falls_on})" if reading.falls_on else ""
    return f"{reading.due}{falls}" if reading.opens is None else f"{reading.opens} to {reading.due}{falls}"


def status(reading: Reading) -> str:
    """Give the status in words, with the days that are left, or by which it is overdue or late."""
    word = reading.status.value.replace("-", " ")
    if reading.late_by is not None:
        return f"{word}, done {_days(reading.late_by)} after the day due"
    if reading.days is None or reading.status in {Status.MET, Status.NOT_NEEDED}:
        return word
    if reading.days[1] < 0:
        return f"{word}, {_days((-reading.days[0], -reading.days[1]))} ago"
    return f"{word}, {_days(reading.days)} left"


def _days(days: tuple[int, int]) -> str:
    working, calendar = days
    return f"{working} working day{'' if working == 1 else 's'} ({calendar} calendar day{'' if calendar == 1 else 's'})"


def _source(found: Source) -> str:
    force = f"{found.force.value} not" if found.refrain else found.force.value
    basis = found.basis.value if found.checked else f"{found.basis.value}, not checked"
    return f"{', '.join(found.clauses)}: {found.authority.value.replace('-', ' ')}, {force}, {basis}"


def text(schedule: Iterable[Timescale]) -> str:
    """Give the schedule as a table of text: duty by duty, a line for each reading, with the columns under each other.

    Returns:
        Lines with nothing in them that a terminal could obey. How each date was counted is left to ``show.text``.
    """
    groups = [(_head(found), [_narrow(found, reading) for reading in found.readings]) for found in schedule]
    cells = [row for _, rows in groups for row in rows]
    if not cells:
        return _NOTHING
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines: list[str] = []
    for head, rows in groups:
        lines.append(head)
        for row in rows:
            padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            lines.append(f"{_GAP}{_GAP.join(padded)}".rstrip())
    return "\n".join(lines)


def _head(found: Timescale) -> str:
    safe = "" if found.safe_by is None else f": every date is kept by {found.safe_by}"
    return clean(f"{_duty(found)}{safe}")


def _narrow(found: Timescale, reading: Reading) -> list[str]:
    wide = row(found, reading)
    label = f", {reading.line.label}" if reading.line.label else ""
    clauses = ", ".join(reading.source.clauses) + ("" if reading.source.checked else " (not checked)")
    return [
        clean(cell) for cell in (wide.due, wide.status, wide.standing, f"{reading.source.instrument}{label}", clauses)
    ]


def _duty(found: Timescale) -> str:
    return found.title if found.about == CASE else f"{found.title} ({found.about})"


COLUMNS: Final = (
    *("duty", "title", "about", "instrument", "edition", "clauses", "authority", "force", "basis", "in_force"),
    *("carried_by", "reading", "who", "applies", "counted_from", "started_on", "planned", "relation", "amount", "unit"),
    *("counting", "not_before", "due", "falls_on", "skipped", "standing", "standing_says", "status", "done"),
    *("working_days_left", "calendar_days_left", "working_days_over", "calendar_days_over", "safe_by", "reasons"),
)


def csv(schedule: Iterable[Timescale]) -> str:
    """Give the schedule as CSV, a line for each reading under a line of column names.

    Every cell is quoted, and one that a spreadsheet would take for a formula begins with an apostrophe.

    Example:
        >>> csv(()).splitlines()[0][:25]
        '"duty","title","about","i'
    """
    import csv as writing
    from io import StringIO

    made = StringIO(newline="")
    writer = writing.writer(made, quoting=writing.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for found in schedule:
        for reading in found.readings:
            writer.writerow(map(_cell, _values(found, reading)))
    return made.getvalue()


def _cell(value: object) -> str:
    told = " ".join(clean("" if value is None else str(value)).split())
    return f"'{told}" if told[:1] in _RUN and told else told


def _values(found: Timescale, one: Reading) -> Iterator[object]:
    line, source = one.line, one.source
    yield from (found.topic, found.title, found.about, source.instrument, source.edition, " ".join(source.clauses))
    yield from (source.authority.value, _force(source), source.basis.value, one.in_force.truth.value)
    yield from (one.in_force.carried_by, line.label, " ".join(one.duty.who), one.applies.value, line.event)
    yield from (one.counted.start, "yes" if one.planned else "no", line.timing.relation.value)
    yield from (" to ".join(map(str, one.amounts)), one.unit, line.way.counting.value, one.opens, one.due, one.falls_on)
    yield " ".join(day.isoformat() for day, _ in one.skipped)
    yield from (one.standing.value, STANDING_SAYS[one.standing], one.status.value, one.done)
    left = one.days if one.days is not None and one.days[1] >= 0 else (None, None)
    over = one.late_by or (None, None)
    if one.days is not None and one.days[1] < 0:
        over = -one.days[0], -one.days[1]
    yield from (*left, *over, found.safe_by, "; ".join(one.reasons))


def _force(found: Source) -> str:
    return f"{found.force.value} not" if found.refrain else found.force.value
