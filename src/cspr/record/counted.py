"""The entries of a record that count on a day, sorted by what they say."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from cspr.record.arguments import case_first
from cspr.record.corrections import Redacted, Withdrawn
from cspr.record.entries import Established, Involved, Planned, Proceeding
from cspr.record.entry_state import EntryState, day_then_order, entry_states
from cspr.record.meetings_called import called_for
from cspr.record.occasions import whom_asked
from cspr.record.occurrences import Occurrence, occurred
from cspr.record.people_entries import Called, Request
from cspr.record.plans import planned
from cspr.record.proceedings import ProceedingState, states
from cspr.record.reports import reported
from cspr.record.taken_again import taken_again
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cspr.dates import PartialDate
    from cspr.record.entries import AnyEntry, Logged

_E = TypeVar("_E", bound="AnyEntry")


@attrs.frozen
class CountedEntries:
    """What counts, or may count, of a record on a day.

    Args:
        logged: the record.
        on: the day, included.
        known_on: the day by which it had to be recorded; ``None`` for all that is recorded.
    """

    logged: Sequence[Logged]
    on: date
    known_on: date | None

    @cached_property
    def all(self) -> list[tuple[AnyEntry, EntryState]]:
        """The entries, each with how it stands."""
        return [(entry, state) for entry, state in self._states if state.counts is not Truth.NO]

    def of(self, kind: type[_E]) -> Sequence[tuple[_E, EntryState]]:
        """Those of one kind, in the order of the log."""
        return self._by_kind.get(kind, ())

    def by_day(self, kind: type[_E]) -> list[tuple[_E, EntryState]]:
        """Those of one kind, by their day; what has no day comes first."""
        return sorted(self.of(kind), key=day_then_order)

    @cached_property
    def events(self) -> Mapping[str, Mapping[str, tuple[Truth, Occurrence | None]]]:
        """What happened, by whom it happened to."""
        events = {
            event: {about: occurred(event, about, abouts[about], self.on) for about in sorted(abouts, key=case_first)}
            for event, abouts in reported(self._states).items()
        }
        return taken_again(events, self.on)

    @cached_property
    def established(self) -> Mapping[str, Mapping[str, list[tuple[Established, EntryState]]]]:
        """What was answered of each fact, by of whom, in the order of recording."""
        answers: dict[str, dict[str, list[tuple[Established, EntryState]]]] = {}
        for entry, state in sorted(self.of(Established), key=lambda entered: entered[1].order):
            answers.setdefault(entry.fact, {}).setdefault(entry.about, []).append((entry, state))
        return answers

    @cached_property
    def proceedings(self) -> tuple[ProceedingState, ...]:
        """How other proceedings stand."""
        return states(self.of(Proceeding))

    @cached_property
    def plans(self) -> Mapping[str, PartialDate | None]:
        """The day for which each event is planned, or for which the meeting is called whose date it is."""
        plans: dict[str, list[tuple[EntryState, PartialDate]]] = {}
        for entry, state in self.of(Planned):
            plans.setdefault(entry.event, []).append((state, entry.on))
        called = called_for(self.of(Called), self.on)
        return called | {event: planned(several) for event, several in plans.items()}

    def named(self, kind: str) -> tuple[str, ...]:
        """Those of a kind, such as ``agency:``, whom any of them names."""
        named = {entry.about for entry, _ in self.all if not isinstance(entry, (Withdrawn, Redacted))}
        named |= {entry.who for entry, _ in self.of(Involved)} | {whom_asked(entry) for entry, _ in self.of(Request)}
        return tuple(sorted(about for about in named if about.startswith(kind)))

    @cached_property
    def _states(self) -> list[tuple[AnyEntry, EntryState]]:
        return entry_states(self.logged, self.on, self.known_on)

    @cached_property
    def _by_kind(self) -> Mapping[Any, Sequence[tuple[Any, EntryState]]]:
        kinds: dict[Any, list[tuple[Any, EntryState]]] = {}
        for entry, state in self.all:
            kinds.setdefault(type(entry), []).append((entry, state))
        return kinds
