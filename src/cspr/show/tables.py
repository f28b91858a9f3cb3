"""The schedule as a table: its cells in words, as text in columns, and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cspr import calendars
from cspr.conditions import CASE
from cspr.show.lines import clean
from cspr.timescales import Status
from cspr.truth import Truth
from cspr.wording import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.sources import Source
    from cspr.timescales import Reading, Timescale

_RUN: Final = "=+-@＝＋－＠"  # noqa: RUF001 -- a spreadsheet takes the wide signs for the plain ones
_GAP: Final = "  "
_NOTHING: Final = "Nothing has a time."
_BEFORE: Final = "working day before"
_FORESEEN: Final = "foreseen"
_CARRIED: Final = "carried forward"
_NOT_CHECKED: Final = "not checked"
_PERHAPS: Final = "in force: cannot tell"


class Row(NamedTuple):
    """One reading in words.

    Args:
        duty: what is to be done, and for whom where that is not the case.
        reading: whose text, in which edition and on which reading, and whether it is carried forward.
        due: the day or days, with the weekend day or holiday that it falls on, the last working day before, and whether
            any of it is foreseen.
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
    whose = f"{reading.source.instrument} ({reading.source.edition}){_label(reading)}"
    return Row(
        duty=_duty(found),
        reading=", ".join(filter(None, (whose, _text(reading)))),
        due=due(reading),
        status=status(reading),
        standing=reading.standing.value.replace("-", " "),
        source=_source(reading.source),
        how="; ".join(reading.reasons),
    )


def due(reading: Reading) -> str:
    """Give the day due in words: a window with both ends, then what is to be said of the day.

    That is the weekend day or holiday that it falls on, with the last working day before as a help; and whether any of
    it leans on bank holidays that are foreseen.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> from cspr.timescales import schedule
        >>> review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
        >>> found = schedule(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
        >>> [due(reading) for one in found for reading in one.readings if reading.opens]
        ['2021-04-08 to 2021-04-11 (Sunday, working day before: 2021-04-09)', '2021-04-14 to 2021-04-19']
    """
    if reading.due is None:
        return "no date"
    return _day(reading, reading.falls_on, _before(reading), _foreseen(reading))


def _day(reading: Reading, *marks: str) -> str:
    told = f" ({', '.join(filter(None, marks))})" if any(marks) else ""
    return f"{reading.due}{told}" if reading.opens is None else f"{reading.opens} to {reading.due}{told}"


def _before(reading: Reading) -> str:
    before = reading.working_day_before
    return "" if before is None else f"{_BEFORE}: {before}"


def _foreseen(reading: Reading) -> str:
    return _FORESEEN if reading.foreseen or reading.falls_on_foreseen else ""


def _label(reading: Reading) -> str:
    return f", {reading.label}" if reading.label else ""


def _text(reading: Reading) -> str:
    """Say where the text was not read for the day, or may not have been in force."""
    if reading.in_force.carried_by is not None:
        return _CARRIED
    return _PERHAPS if reading.in_force.truth is Truth.UNKNOWN else ""


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
        Lines with nothing in them that a terminal could obey, and under them what the marks in them mean. How each date
        was counted is left to ``show.text``.
    """
    schedule = tuple(schedule)
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
    legend = [clean(told) for told in _legend([one for found in schedule for one in found.readings])]
    return "\n".join([*lines, "", *legend] if legend else lines)


def _legend(readings: list[Reading]) -> Iterator[str]:
    """Explain the marks that are in use, and name the working days where they are not those of everybody."""
    dated = [one for one in readings if one.due is not None]
    if any(one.falls_on for one in dated):
        yield f"{_BEFORE}: the last one before a day due that is none; a help, not a rule."
    if any(map(_foreseen, dated)):
        yield f"{_FORESEEN}: leans on bank holidays that are foreseen and not yet published."
    carried = dict.fromkeys(one.in_force.carried_by for one in readings if one.in_force.carried_by is not None)
    if carried:
        yield f"{_CARRIED}: whether {' or '.join(carried)} still says so was not checked."
    if any(not one.source.checked for one in readings):
        yield f"{_NOT_CHECKED}: recalled or inferred, and not held against the text."
    if any(one.calendar != str(calendars.england()) for one in dated):
        yield working_days(dated)


def working_days(readings: Iterable[Reading]) -> str:
    """Name the working days by which readings were counted.

    Examples:
        >>> working_days(())
        ''
    """
    named = ", ".join(dict.fromkeys(one.calendar for one in readings))
    return f"Working days: {named}." if named else ""


def _head(found: Timescale) -> str:
    safe = "" if found.safe_by is None else f": every date shown is kept by {found.safe_by}"
    return clean(f"{_duty(found)}{safe}")


def _narrow(found: Timescale, reading: Reading) -> list[str]:
    wide = row(found, reading)
    day = wide.due if reading.due is None else _day(reading, reading.falls_on, _foreseen(reading))
    clauses = ", ".join(reading.source.clauses) + ("" if reading.source.checked else f" ({_NOT_CHECKED})")
    # The long marks stand last, where they make no other line longer.
    marks = ", ".join(filter(None, (_before(reading), _text(reading))))
    whose = f"{reading.source.instrument}{_label(reading)}"
    return [clean(cell) for cell in (day, wide.status, wide.standing, whose, clauses, marks)]


def _duty(found: Timescale) -> str:
    return found.title if found.about == CASE else f"{found.title} ({found.about})"


COLUMNS: Final = (
    *("duty", "title", "about", "instrument", "edition", "clauses", "authority", "force", "basis", "in_force"),
    *("carried_by", "reading", "who", "applies", "counted_from", "started_on", "planned", "relation", "amount", "unit"),
    *("counting", "not_before", "due", "falls_on", "skipped", "standing", "standing_says", "status", "done"),
    *("working_days_left", "calendar_days_left", "working_days_over", "calendar_days_over", "safe_by", "reasons"),
    *("checked", "working_day_before", "foreseen", "calendar"),
)


def csv(schedule: Iterable[Timescale]) -> str:
    """Give the schedule as CSV, a line for each reading under a line of column names.

    Every cell is quoted, and one that a spreadsheet would take for a formula begins with an apostrophe.

    Examples:
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
    source = one.source
    yield from (found.topic, found.title, found.about, source.instrument, source.edition, " ".join(source.clauses))
    yield from (source.authority.value, _force(source), source.basis.value, one.in_force.truth.value)
    yield from (one.in_force.carried_by, one.label, " ".join(one.duty.who), one.applies.value, one.event)
    yield from (one.start, _yes_or_no(one.planned), one.relation.value)
    yield from (
        " to ".join(map(str, one.amounts)),
        one.unit,
        one.period.way.counting.value,
        one.opens,
        one.due,
        one.falls_on,
    )
    yield " ".join(day.isoformat() for day, _ in one.skipped)
    yield from (one.standing.value, deadlines.RANKS[one.standing.value], one.status.value, one.done)
    left = one.days if one.days is not None and one.days[1] >= 0 else (None, None)
    over = one.late_by or (None, None)
    if one.days is not None and one.days[1] < 0:
        over = -one.days[0], -one.days[1]
    yield from (*left, *over, found.safe_by, "; ".join(one.reasons))
    yield from (_yes_or_no(source.checked), one.working_day_before, _yes_or_no(one.foreseen), one.calendar)


def _yes_or_no(told: bool) -> str:  # noqa: FBT001 -- a word for it, nothing more
    return "yes" if told else "no"


def _force(found: Source) -> str:
    return f"{found.force.value} not" if found.refrain else found.force.value
