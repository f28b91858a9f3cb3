"""The schedule as a calendar file (RFC 5545) that can be imported, and imported again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final, NamedTuple

from cspr._version import __version__
from cspr.arguments import a_switch, of_kind
from cspr.caseload.items import Caseload
from cspr.dates import A_DAY, PartialDate, whole_day
from cspr.errors import CsprError, Problem, wrong
from cspr.record import wellformed
from cspr.show import readings
from cspr.show.as_text import clean
from cspr.timescales import Reading, Timescale
from cspr.timescales.main_date import GONE, Verdict, day_for_calendars
from cspr.wording import deadlines, statuses
from cspr.wording.common import NOT_LEGAL_ADVICE
from cspr.wording.days import as_known

_BEGINNING: Final = date(1970, 1, 1)
_LARGEST: Final = 2**31 - 1


class _Case(NamedTuple):
    reference: str
    schedule: Iterable[Timescale]
    earlier: Iterable[Timescale]


def calendar(
    schedule: Iterable[Timescale],
    *,
    reference: str,
    on: date,
    sequence: int | None = None,
    say_what: bool = False,
    feed: bool = False,
    earlier: Iterable[Timescale] = (),
) -> bytes:
    """The schedule as all-day entries of a calendar file: one a duty, on the date that the first screen gives.

    Args:
        reference: of the review. The id of an entry is a digest of it and of the duty: importing again updates, though
            dates have moved, and two reviews never share an entry.
        on: the day that was asked about; it is the time stamp of every entry.
        sequence: a larger number replaces a smaller one. Where it is left out, it is the number of the day asked
            about, so that what was asked later replaces what was asked before, whoever wrote the file.
        say_what: name the duty, the texts and the reasons. Otherwise an entry says no more than that something of that
            reference is due, and on which other days by other readings, since calendars are widely shared.
        feed: whether calendar programs subscribe to it. They take an empty answer for a broken feed, and keep what
            they had; so they are given a calendar that holds no entry, with the time zone that makes it well formed.
        earlier: duties as they stood before, whose dates a calendar may still hold, such as ``earlier_dates`` gives
            them. One that has no date any more is cancelled.

    Returns:
        The bytes of the file; none where no duty has a date and nobody subscribes, for a file without an entry is
        nothing to import. Every entry is private. One whose duty no longer arises is cancelled.

    Raises:
        CsprError: ``missing-extra`` where ``icalendar`` is not installed; ``malformed-reference``, ``not-a-day``,
            ``not-a-sequence``, ``not-a-schedule``, ``not-true-or-false``.

    Examples:
        >>> from datetime import date
        >>> calendar((), reference="NR-07", on=date(2021, 4, 1))
        b''
    """
    a_switch(say_what, "$.say_what")
    a_switch(feed, "$.feed")
    case = _Case(reference, readings.duties_of(schedule), readings.duties_of(earlier, "$.earlier"))
    return _file([case], on, sequence, say_what=say_what, feed=feed)


def caseload(answer: Caseload, *, sequence: int | None = None) -> bytes:
    """What is overdue and due in a caseload as one file; every entry is private and does not say what is due.

    What was done, no longer arises, or was given another date or none by what was recorded before, is in it as such
    where that date is in the last four weeks or in the window: a calendar in which it stands as due is put right.

    Args:
        answer: the caseload.
        sequence: as for ``calendar``, whose entries these are.

    Raises:
        CsprError: ``missing-extra`` where ``icalendar`` is not installed; ``not-a-sequence``, ``not-an-answer``.

    Examples:
        >>> from datetime import date
        >>> from cspr.caseload import due
        >>> caseload(due((), until=date(2021, 4, 1)))
        b''
    """
    of_kind(answer, Caseload, "not-an-answer", "$.answer", "give what due answers")
    earlier = dict(answer.earlier)
    cases = [_Case(reference, duties, earlier.get(reference, ())) for reference, duties in answer.schedules]
    return _file(cases, answer.on, sequence, say_what=False, feed=False)


def uid(reference: str, duty: Timescale) -> str:
    """The id of an entry: the same for the same duty of the same review, and for no other.

    Raises:
        CsprError: ``malformed-reference``, ``not-a-schedule``.
    """
    if not wellformed.is_reference(reference):
        raise wrong("malformed-reference", "$.reference", wellformed.REFERENCE_ADVICE)
    (duty,) = readings.duties_of((duty,), "$.duty")
    parts = (reference, duty.topic, duty.about)
    return f"{sha256(chr(0).join(parts).encode()).hexdigest()}@cspr"


def _file(cases: Sequence[_Case], on: date, sequence: int | None, *, say_what: bool, feed: bool) -> bytes:
    _check([case.reference for case in cases], on, sequence)
    try:
        from icalendar import Calendar, Event, Timezone, TimezoneStandard
    except ImportError:
        raise wrong("missing-extra", "$", "install cspr with its extra: cspr[ical]") from None
    file: Any = Calendar()
    file.add("prodid", f"-//cspr//cspr {__version__}//EN")
    file.add("version", "2.0")
    written: set[str] = set()
    for case in cases:
        reference = case.reference
        for duty, verdict, day in _days(case, on):
            if day is None or uid(reference, duty) in written:  # of two copies of one review the first is written
                continue
            written.add(uid(reference, duty))
            entry: Any = Event()
            entry.add("uid", uid(reference, duty))
            entry.add("dtstamp", datetime.combine(on, time(), tzinfo=UTC))
            entry.add("sequence", on.toordinal() if sequence is None else sequence)
            tell = _full if say_what else _neutral
            _fill(entry, day, verdict, tell(duty, verdict, day, reference))
            file.add_component(entry)
    if feed and not file.subcomponents:
        always: Any = TimezoneStandard()
        always.add("dtstart", datetime.combine(_BEGINNING, time()))
        always.add("tzoffsetfrom", timedelta())
        always.add("tzoffsetto", timedelta())
        zone: Any = Timezone()
        zone.add("tzid", "Etc/UTC")
        zone.add_component(always)
        file.add_component(zone)
    content: bytes = file.to_ical() if file.subcomponents else b""
    return content


def _fill(entry: Any, day: PartialDate, verdict: Verdict, texts: Mapping[str, Iterable[str]]) -> None:
    """Its days, that it is private and whether it still holds, and what it says."""
    entry.add("dtstart", day.first)
    ends = day.last + A_DAY if day.last < date.max else date.max
    if ends > day.first:  # without an end an entry lasts one day, as on the last day that there is
        entry.add("dtend", ends)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if verdict in GONE else "CONFIRMED")
    for name, lines in texts.items():
        entry.add(name, "\n".join(map(clean, lines)))


def _check(references: Iterable[str], on: date, sequence: int | None) -> None:
    problems: list[Problem] = []
    if not all(map(wellformed.is_reference, references)):
        problems.append(Problem("malformed-reference", "$.reference", wellformed.REFERENCE_ADVICE))
    if whole_day(on) is None:
        problems.append(Problem("not-a-day", "$.on", "give a date, without a time of day"))
    if sequence is not None and (type(sequence) is not int or not 0 <= sequence <= _LARGEST):
        problems.append(Problem("not-a-sequence", "$.sequence", f"give a whole number from 0 to {_LARGEST}"))
    if problems:
        raise CsprError(problems)


def _days(case: _Case, on: date) -> Iterator[tuple[Timescale, Verdict, PartialDate | None]]:
    """Each duty with where it stands and its day; what a calendar may hold from before comes last, as gone."""
    for duty in case.schedule:
        yield duty, *day_for_calendars(duty, on)
    for duty in case.earlier:
        yield duty, Verdict.DOES_NOT_ARISE, day_for_calendars(duty, on)[1]


def _dated(duty: Timescale) -> list[Reading]:
    return [reading for reading in duty.readings if reading.due is not None]


def _neutral(duty: Timescale, verdict: Verdict, day: PartialDate, reference: str) -> dict[str, list[str]]:
    """That something is due, and on which days other readings have it."""
    days = {reading.due for reading in _dated(duty) if reading.due is not None and reading.due != day}
    others = [as_known(due, None) for due in sorted(days, key=lambda due: (due.first, due.last))]
    description = {"description": [deadlines.other_days(others)]} if others else {}
    stands = "due, done" if verdict is Verdict.DONE else "not due" if verdict in GONE else "due"
    return {"summary": [f"{reference}: {stands}"], **description}


def _full(duty: Timescale, verdict: Verdict, day: PartialDate, reference: str) -> dict[str, list[str]]:
    """What is due, and each reading with its day, its text and how it was counted; that of the entry first."""
    lines: list[str] = []
    for reading in sorted(_dated(duty), key=lambda reading: reading.due != day):
        cells = readings.words(duty, reading)
        lines.append(f"{cells.due}: {cells.reading}, {cells.standing}, {cells.status}. {cells.how}. {cells.source}.")
    return {
        "summary": [f"{reference}: {readings.title(duty)}, {statuses.VERDICTS[verdict.value]}"],
        "description": [*lines, NOT_LEGAL_ADVICE],
    }
