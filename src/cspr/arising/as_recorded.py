"""What the record said at the time: the days of an event that stood until a later entry gave another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from cspr.clocks.of_duties import time_ends
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.grouping import grouped
from cspr.guidance.model import Duty
from cspr.record.corrections import Tombstone, Withdrawn
from cspr.record.entries import AnyEntry
from cspr.record.occasions import occasion
from cspr.record.supposing import known_entries
from cspr.truth import Truth
from cspr.word import Event

_INCIDENT: Final = "incident"


class Earlier(NamedTuple):
    """A day of an event that stood on record until a later entry gave a later one.

    Args:
        span: the day, as well as it was known.
        until: the day on which the later entry was made.
    """

    span: PartialDate
    until: date


def earlier_days(case: Case, event: str, about: str) -> tuple[Earlier, ...]:
    """The days of an event that stood on record before the later one that stands now, the earliest first.

    A day before the incident cannot have been right, one that was put right on the day of its entry stood for no time,
    and of what happens again and again, or was decided once more, each day is its own.
    """
    reports = reports_of(case).get((event, about), ())
    occurrence = case.situation.occurrence(event, about) if len(reports) > 1 else None
    word = case.framework.words("events").get(event)
    again = isinstance(word, Event) and word.recurs
    if occurrence is None or again or occurrence.first != occurrence.span:
        return ()
    incidents = () if event == _INCIDENT else reports_of(case).get((_INCIDENT, CASE), ())
    begun = min((span.first for _, span in incidents), default=None)
    earlier = [
        Earlier(span, until)
        for entry, span in reports
        if span.before(occurrence.span) is Truth.YES and (begun is None or span.last >= begun)
        if (until := taken_back(case).get(str(entry.id))) is not None
        if entry.recorded is None or entry.recorded < until
    ]
    return tuple(sorted(earlier, key=lambda each: (each.span.first, each.until)))


def ends_on(case: Case, duty: Duty, start: PartialDate) -> PartialDate | None:
    """When a limit ends; ``None`` where the calendar does not reach so far, which the schedule says."""
    try:
        return time_ends(case, duty, start)
    except CsprError:
        return None


def ended_then(case: Case, duty: Duty, events: Iterable[str]) -> PartialDate | None:
    """When a limit ended by a day that stood on record until after that; ``None`` where none did.

    Args:
        events: what it may run from.
    """
    earlier = ((old, ends_on(case, duty, old.span)) for event in events for old in earlier_days(case, event, CASE))
    stood = [end for each, end in earlier if end is not None and end.last < each.until]
    return min(stood, key=lambda end: end.last, default=None)


def corrected_from(case: Case, event: str, about: str, now: PartialDate) -> PartialDate | None:
    """The first other day of an event that stood on record until it was corrected or withdrawn; else ``None``."""
    back = (
        (entry, span, taken_back(case).get(str(entry.id))) for entry, span in reports_of(case).get((event, about), ())
    )
    stood = (span for entry, span, until in back if until is not None and (entry.recorded or date.min) < until)
    return next((span for span in stood if span.meet(now) is None), None)


def _known(case: Case) -> Iterator[AnyEntry]:
    return (entry for entry in known_entries(case.situation) if not isinstance(entry, Tombstone))


@once_a_case
def reports_of(case: Case) -> Mapping[tuple[str, str], Sequence[tuple[AnyEntry, PartialDate]]]:
    """All entries of each event, by whom it happened to: also those that were corrected or withdrawn since."""
    events = ((entry, event) for entry in _known(case) if (event := occasion(entry)) is not None)
    return grouped(((event.event, event.about), (entry, event.on)) for entry, event in events)


@once_a_case
def taken_back(case: Case) -> Mapping[str, date]:
    """The day on which each entry was first corrected or withdrawn, of those that were."""
    days: dict[str, date] = {}
    for entry in _known(case):
        of = entry.entry if isinstance(entry, Withdrawn) else entry.corrects
        if of is not None and entry.recorded is not None:
            days[of] = min(entry.recorded, days.get(of, entry.recorded))
    return days
