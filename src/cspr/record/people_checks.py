"""What looks wrong among people and meetings, and was accepted all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.record.entries import AnyEntry, Appointed, Ended, Involved, Listed
from cspr.record.occasions import occasion
from cspr.record.people_entries import Called, Met, Request, Substituted, Tasked
from cspr.record.record_findings import RecordFinding
from cspr.truth import Truth

_INCIDENT: Final = frozenset({"incident"})
_BEGINS: Final = frozenset({"local-review-decided", "review-commissioned", "review-started"})
_OF_THE_REVIEW: Final = frozenset(
    {
        *("review-group-meeting", "authors-briefing", "practitioner-event"),
        *("practitioner-conversation", "practitioner-debrief", "open-debrief"),
    }
)


def people_findings(entries: Iterable[AnyEntry]) -> Iterator[RecordFinding]:
    """What looks wrong: a meeting before there was a review, a person twice in one body, substitutes of substitutes.

    Args:
        entries: those that still stand, in the order of the log.
    """
    several = tuple(entries)
    for code, doubtful in (
        ("meeting-before-the-review-began", _too_early(several)),
        ("called-after-its-day", _called_late(several)),
        ("asked-after-its-day", _asked_late(several)),
        ("repeated-reference", _under_one_reference(several)),
        ("unknown-reference", _of_no_meeting(several)),
        ("twice-in-one-body", (*_twice(several), *_in_two_places(several))),
        ("substitute-after-the-meeting", _named_afterwards(several)),
        ("there-and-substituted", _there_and_substituted(several)),
        ("substitute-for-a-substitute", _of_substitutes(several)),
        ("agency-not-listed", _not_listed(several)),
    ):
        yield from (RecordFinding(code=code, entry=str(each.id)) for each in doubtful)


def _too_early(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Meetings on a day before the incident, and those of the review itself before it had begun."""
    incident, begun = _first(entries, _INCIDENT), _first(entries, _BEGINS)
    for entry in entries:
        if isinstance(entry, (Called, Met)):
            day = entry.held_on if isinstance(entry, Called) else entry.on
            bounds = (incident, begun if entry.meeting in _OF_THE_REVIEW else None)
            if any(bound is not None and day.before(bound) is Truth.YES for bound in bounds):
                yield entry


def _first(entries: Iterable[AnyEntry], events: frozenset[str]) -> PartialDate | None:
    """The earliest day on which one of some events can have happened; ``None`` where none is on record."""
    occasions = (each for entry in entries if (each := occasion(entry)) is not None)
    return min((each.on for each in occasions if each.event in events), key=lambda day: day.first, default=None)


def _called_late(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Meetings that were called after the day for which they were called."""
    called = (entry for entry in entries if isinstance(entry, Called))
    return (entry for entry in called if entry.held_on.before(entry.on) is Truth.YES)


def _asked_late(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Requests for information that were made after the day by which they asked for it."""
    asked = (entry for entry in entries if isinstance(entry, Request) and entry.state == "asked")
    return (entry for entry in asked if entry.due is not None and entry.due.before(entry.on) is Truth.YES)


def _under_one_reference(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Meetings that have the reference of another: one that was held already, or one of another kind."""
    kinds: dict[str, str] = {}
    held: set[str] = set()
    for entry in entries:
        if isinstance(entry, (Called, Met)) and entry.ref is not None:
            if kinds.setdefault(entry.ref, entry.meeting) != entry.meeting or (
                isinstance(entry, Met) and entry.ref in held
            ):
                yield entry
            held |= {entry.ref} if isinstance(entry, Met) else set()


def _in_two_places(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Substitutes who were called to the same meeting themselves."""
    called = {(entry.ref, ref) for entry in entries if isinstance(entry, Called) for ref in entry.people}
    named = (entry for entry in entries if isinstance(entry, Substituted))
    return (entry for entry in named if (entry.meeting_ref, entry.substitute_ref) in called)


def _named_afterwards(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Substitutes who were named after the day on which the meeting was held."""
    held = {entry.ref: entry.on for entry in entries if isinstance(entry, Met)}
    for entry in entries:
        day = held.get(entry.meeting_ref) if isinstance(entry, Substituted) else None
        if day is not None and day.before(entry.on or day) is Truth.YES:
            yield entry


def _there_and_substituted(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Substitutes who were there beside the member in whose place they were named."""
    there = {entry.ref: set(entry.present) for entry in entries if isinstance(entry, Met)}
    for entry in entries:
        if isinstance(entry, Substituted) and {entry.person_ref, entry.substitute_ref} <= there.get(
            entry.meeting_ref, set()
        ):
            yield entry


def _of_no_meeting(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Substitutes and actions of a meeting that is not on record."""
    refs = {entry.ref for entry in entries if isinstance(entry, (Called, Met))}
    for entry in entries:
        if isinstance(entry, (Substituted, Tasked)) and entry.meeting_ref not in {*refs, None}:
            yield entry


def _twice(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Appointments of somebody who sits on the same body already; a later one to the same seat is its next term."""
    over = {entry.entry for entry in entries if isinstance(entry, Ended)}
    seated: dict[tuple[str, str | None], list[Appointed]] = {}
    for entry in entries:
        if isinstance(entry, Appointed) and entry.id not in over:
            body = entry.of_body or vocabulary.body_of_seat(entry.role, vocabulary.bodies())
            before = seated.setdefault((entry.person_ref, body), [])
            if body and not all(_next_term(entry, other) for other in before):
                yield entry
            before.append(entry)


def _next_term(entry: Appointed, other: Appointed) -> bool:
    seats = {(each.role, each.agency, each.about) for each in (entry, other)}
    return len(seats) == 1 and entry.on != other.on


def _of_substitutes(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    named = [entry for entry in entries if isinstance(entry, Substituted)]
    standing_in = {(entry.meeting_ref, entry.substitute_ref) for entry in named}
    return (entry for entry in named if (entry.meeting_ref, entry.person_ref) in standing_in)


def _not_listed(entries: Sequence[AnyEntry]) -> Iterator[AnyEntry]:
    """Requests to an agency that is not among those of the case, whose list was recorded as complete."""
    listed = {entry.who for entry in entries if isinstance(entry, Involved)}
    if any(isinstance(entry, Listed) and entry.each == "agency" for entry in entries):
        asked = (entry for entry in entries if isinstance(entry, Request))
        yield from (entry for entry in asked if f"agency:{entry.agency}" not in listed)
