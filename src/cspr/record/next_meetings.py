"""The next meetings of bodies: those that are called, and those that follow something on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.dates import PartialDate, end_then_start
from cspr.grouping import grouped
from cspr.record.entries import AnyEntry, Happened, Planned
from cspr.record.entry_state import EntryState
from cspr.record.occurrences import Reported
from cspr.record.people_entries import Called, Met, Substituted
from cspr.truth import Truth

ABSENCE: Final = "member-unable-to-attend"
NAMED: Final = "substitute-named"


@attrs.frozen(kw_only=True)
class NextMeeting:
    """An event of a partnership's own that is the next meeting of a body after another event.

    Args:
        event: the event.
        after: the event after which it comes.
        kinds: the meetings of that body, as words of a record.
        shown_by: the events that such a meeting, or its date, is.
    """

    event: str
    after: str
    kinds: tuple[str, ...]
    shown_by: tuple[str, ...] = ()


def next_after(
    meeting: NextMeeting, states: Iterable[tuple[AnyEntry, EntryState]], after: PartialDate
) -> Reported | None:
    """The first of the meetings that are called, held or planned for a later day; ``None`` where none is on record.

    Args:
        states: the entries that stand, each with how it stands on the day asked about.
        after: the day after which it comes.
    """
    later = [each for each in _meetings(meeting, list(states)) if each.span.last > after.last]
    return min(later, key=lambda each: (each.span.last, each.span.first), default=None)


def _meetings(meeting: NextMeeting, states: Sequence[tuple[AnyEntry, EntryState]]) -> Iterator[Reported]:
    """The meetings on record: of one that was called and held, the day on which it was held."""
    entered = [(entry, state) for entry, state in states if state.counts is not Truth.NO]
    held = {entry.ref for entry, _ in entered if isinstance(entry, Met) and entry.meeting in meeting.kinds}
    for entry, state in entered:
        if isinstance(entry, Met) and entry.meeting in meeting.kinds:
            yield Reported(entry.on, state)
        elif isinstance(entry, Called) and entry.meeting in meeting.kinds and entry.ref not in held:
            yield Reported(entry.held_on, state, announced=True)
        elif isinstance(entry, (Happened, Planned)) and entry.event in meeting.shown_by:
            yield Reported(entry.on, state, announced=isinstance(entry, Planned))


def called_events(
    states: Iterable[tuple[AnyEntry, EntryState]], absences: Sequence[Reported]
) -> Iterator[tuple[str, Reported]]:
    """The events that are the date of a meeting on record, and that somebody cannot come and names a substitute.

    Args:
        states: the entries that stand, each with how it stands on the day asked about.
        absences: the reports that a member cannot come to one of the meetings.
    """
    entered = [(entry, state) for entry, state in states if state.counts is not Truth.NO]
    days: dict[str, dict[str, Reported]] = {}
    for entry, state in entered:
        if isinstance(entry, (Called, Met)):
            event, day = dates_of(entry.meeting), entry.held_on if isinstance(entry, Called) else entry.on
            if event:
                days.setdefault(event, {})[entry.ref or state.id] = Reported(day, state, isinstance(entry, Called))
    since = max((absence.span.first for absence in absences), default=None)
    for event, meetings in days.items():
        ref, report = _the_one(meetings, since)
        yield event, report
        named = [
            Reported(entry.on, state)
            for entry, state in entered
            if isinstance(entry, Substituted) and entry.meeting_ref == ref
        ]
        if named:
            # Each is to be named in time, so that the last of them tells whether all were.
            last = max(named, key=lambda each: (each.span.last, each.span.first))
            yield NAMED, last
            if not absences:  # whoever names a substitute cannot come
                yield ABSENCE, last


def _the_one(meetings: Mapping[str, Reported], since: date | None) -> tuple[str, Reported]:
    """The first meeting after a member was recorded as unable to come, else the last of all."""
    by_day = sorted(meetings.items(), key=lambda each: each[1].span.last)
    later = () if since is None else (each for each in by_day if each[1].span.last >= since)
    return next(iter(later), by_day[-1])


def planned_next(
    states: Iterable[tuple[AnyEntry, EntryState]], reports: Mapping[str, Mapping[str, Sequence[Reported]]]
) -> Iterator[tuple[str, date]]:
    """The events that are the date of a meeting to come, for which there is only a plan, with the day of the one held.

    Args:
        states: the entries that stand, each with how it stands on the day asked about.
        reports: what is reported of each event, by those whom it is about.
    """
    plans = grouped(
        (entry.event, (state, entry.on))
        for entry, state in states
        if isinstance(entry, Planned) and state.counts is not Truth.NO
    )
    absent = [each.span.last for several in reports.get(ABSENCE, {}).values() for each in several]
    for event in sorted(plans.keys() & reports.keys() & {word.dates for word in vocabulary.meetings().values()}):
        held = max(each.span.last for several in reports[event].values() for each in several)
        plan = planned(plans[event])
        if plan is not None and plan.first > held and (not absent or max(absent) > held):
            yield event, held


def dates_of(meeting: str) -> str:
    """The event of the vocabulary that is the date of a meeting of some kind; empty where there is none."""
    word = vocabulary.meetings().get(meeting)
    return "" if word is None else word.dates


def called_for(called: Iterable[tuple[Called, EntryState]], on: date) -> dict[str, PartialDate]:
    """Of each event that is the date of a meeting, or that one is held, the day for which such a meeting is called.

    Args:
        called: the meetings called, each with how the entry stands.
        on: the day asked about; of several meetings the next one counts, else the last.
    """
    meetings = vocabulary.meetings()
    days: dict[str, dict[str, PartialDate]] = {}
    for entry, _ in called:
        word = meetings.get(entry.meeting)
        for event in () if word is None else (word.event, word.dates):
            days.setdefault(event, {})[entry.ref] = entry.held_on
    return {event: _next(several.values(), on) for event, several in days.items()}


def _next(days: Iterable[PartialDate], on: date) -> PartialDate:
    by_day = sorted(days, key=end_then_start)
    return next((day for day in by_day if day.last >= on), by_day[-1])


def planned(plans: Iterable[tuple[EntryState, PartialDate]]) -> PartialDate | None:
    """The day of the plan recorded last; ``None`` where there is none."""
    by_order = sorted(plans, key=lambda plan: plan[0].order)
    sure = [place for place, (state, _) in enumerate(by_order) if state.counts is Truth.YES]
    # A later plan of which it cannot be told whether it was known may or may not have replaced the last sure one.
    spans = [span for _, span in (by_order[sure[-1] :] if sure else by_order)]
    return PartialDate(min(span.first for span in spans), max(span.last for span in spans)) if spans else None
