"""The schedule as a calendar file that can be imported, and imported again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from cspr._version import __version__
from cspr.errors import CsprError, Problem, wrong
from cspr.record import wellformed
from cspr.show.as_text import clean
from cspr.show.readings import words
from cspr.timescales import Status
from cspr.wording.common import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.caseload import Caseload
    from cspr.timescales import Reading, Timescale

_A_DAY: Final = timedelta(days=1)
_LARGEST: Final = 2**31 - 1


def calendar(
    schedule: Iterable[Timescale],
    *,
    reference: str,
    on: date,
    sequence: int = 0,
    say_what: bool = False,
) -> bytes:
    """Give every reading that has a date as an all-day entry of a calendar file.

    Args:
        schedule: the duties.
        reference: of the review. The id of an entry is a digest of it, the duty and the reading: importing again
            updates, and two reviews never share an entry.
        on: the day that was asked about; it is the time stamp of every entry.
        sequence: how often the dates were given out before; a larger number replaces a smaller one.
        say_what: name the duty, the text and the reasons. Otherwise an entry says no more than that something of that
            reference is due, since calendars are widely shared.

    Returns:
        The bytes of the file. Every entry is private. One whose duty no longer arises is cancelled.

    Raises:
        CsprError: ``missing-extra`` where ``icalendar`` is not installed; ``malformed-reference``, ``not-a-day``,
            ``not-a-sequence``.

    Examples:
        >>> from datetime import date
        >>> calendar((), reference="NR-07", on=date(2021, 4, 1)).splitlines()[0]
        b'BEGIN:VCALENDAR'
    """
    _check(reference, on, sequence)
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise wrong("missing-extra", "$", "install cspr with its extra: cspr[ical]") from None
    made: Any = Calendar()
    made.add("prodid", f"-//cspr//cspr {__version__}//EN")
    made.add("version", "2.0")
    for found in schedule:
        for reading in found.readings:
            if reading.due is not None:
                entry: Any = Event()
                entry.add("uid", uid(reference, reading))
                entry.add("dtstamp", datetime.combine(on, time(), tzinfo=UTC))
                entry.add("sequence", sequence)
                entry.add("dtstart", reading.due.first)
                ends = reading.due.last + _A_DAY if reading.due.last < date.max else date.max
                if ends > reading.due.first:  # without an end an entry lasts one day, as on the last day that there is
                    entry.add("dtend", ends)
                entry.add("class", "PRIVATE")
                entry.add("transp", "TRANSPARENT")
                entry.add(
                    "status", "CANCELLED" if reading.status in {Status.NOT_NEEDED, Status.OVERTAKEN} else "CONFIRMED"
                )
                for name, told in _told(found, reading, reference, say_what=say_what).items():
                    entry.add(name, clean(told))
                made.add_component(entry)
    file: bytes = made.to_ical()
    return file


def uid(reference: str, reading: Reading) -> str:
    """Give the id of an entry: the same for the same reading of the same review, and for no other."""
    parts = (reference, reading.key, reading.about)
    return f"{sha256(chr(0).join(parts).encode()).hexdigest()}@cspr"


def _check(reference: str, on: date, sequence: int) -> None:
    problems: list[Problem] = []
    if not wellformed.is_reference(reference):
        problems.append(Problem("malformed-reference", "$.reference", wellformed.REFERENCE_ADVICE))
    if type(on) is not date:
        problems.append(Problem("not-a-day", "$.on", "give a date, without a time of day"))
    if type(sequence) is not int or not 0 <= sequence <= _LARGEST:
        problems.append(Problem("not-a-sequence", "$.sequence", f"give a whole number from 0 to {_LARGEST}"))
    if problems:
        raise CsprError(problems)


def _told(found: Timescale, reading: Reading, reference: str, *, say_what: bool) -> dict[str, str]:
    if not say_what:
        return {"summary": f"{reference}: due" if reading.done is None else f"{reference}: due, done"}
    cells = words(found, reading)
    return {
        "summary": f"{reference}: {cells.duty}, {cells.reading}, {cells.standing}, {cells.status}",
        "description": f"{cells.how}. {cells.source}. {NOT_LEGAL_ADVICE}",
    }


def caseload(answer: Caseload) -> bytes:
    """What is overdue and due in a caseload as one file; every entry is private and does not say what is due.

    Raises:
        CsprError: ``missing-extra`` where ``icalendar`` is not installed.

    Examples:
        >>> from datetime import date
        >>> from cspr.caseload import due
        >>> caseload(due((), until=date(2021, 4, 1))).splitlines()[0]
        b'BEGIN:VCALENDAR'
    """
    empty = calendar((), reference="CASELOAD", on=answer.on)
    from icalendar import Calendar

    whole: Any = Calendar.from_ical(empty)
    for reference, schedule in answer.schedules:
        own: Any = Calendar.from_ical(calendar(schedule, reference=reference, on=answer.on))
        for entry in own.subcomponents:
            whole.add_component(entry)
    file: bytes = whole.to_ical()
    return file
