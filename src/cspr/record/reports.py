"""What the entries of a record report of each event, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.record import wellformed
from cspr.record.family_events import family_events
from cspr.record.meetings_called import ABSENCE, NAMED, called_events, planned_next
from cspr.record.occasions import begins, occasion, whom_asked
from cspr.record.occurrences import Reported
from cspr.record.people_entries import Request
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cspr.record.entries import AnyEntry
    from cspr.record.entry_state import EntryState


def reported(
    states: Sequence[tuple[AnyEntry, EntryState]],
) -> Mapping[str, Mapping[str, Sequence[Reported]]]:
    """The reports of each event by those whom they are about, in the order of the log.

    Args:
        states: the entries that live, each with how it stands on the day asked about.
    """
    reports: dict[str, dict[str, list[Reported]]] = {}
    later_rungs = set(_later_rungs(states))
    for entry, state in states:
        if (event := occasion(entry)) is not None and state.id not in later_rungs:
            reports.setdefault(event.event, {}).setdefault(event.about, []).append(Reported(event.on, state))
    for name, report in _begun_by_a_first(states).items():
        reports.setdefault(name, {wellformed.CASE: [report]})
    for name, report in family_events(states):
        reports.setdefault(name, {}).setdefault(wellformed.CASE, []).append(report)
    absences = [report for several in reports.get(ABSENCE, {}).values() for report in several]
    for name, report in called_events(states, absences):
        reports.setdefault(name, {wellformed.CASE: [report]})
    for name, held in tuple(planned_next(states, reports)):
        del reports[name]
        named = reports.pop(NAMED, {})
        since = {about: [each for each in several if each.span.last > held] for about, several in named.items()}
        reports |= {NAMED: {about: several for about, several in since.items() if several}}
    return reports


def _later_rungs(states: Sequence[tuple[AnyEntry, EntryState]]) -> Iterator[str]:
    """The escalations of a request that was escalated to somebody else before: its event is the first of them."""
    escalated = [(entry, state) for entry, state in states if isinstance(entry, Request) and entry.state == "escalated"]
    for entry, state in escalated:
        before = (each for each, _ in escalated if whom_asked(each) == whom_asked(entry) and each.to != entry.to)
        if any(each.on.before(entry.on) is Truth.YES for each in before):
            yield state.id


def _begun_by_a_first(states: Sequence[tuple[AnyEntry, EntryState]]) -> Mapping[str, Reported]:
    """The events that the first entry of some kinds is, where no entry says so by itself."""
    firsts: dict[str, Reported] = {}
    for entry, state in states:
        if (event := begins(entry)) is not None and entry.on is not None:
            report = Reported(entry.on, state)
            firsts[event] = min(firsts.get(event, report), report, key=lambda each: each.span.first)
    return firsts
