"""The entries of a record that count on a day, sorted by what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.record import wellformed
from cspr.record.arguments import case_first
from cspr.record.corrections import Redacted, Withdrawn
from cspr.record.entries import AnyEntry, Established, Logged, Planned, Proceeding
from cspr.record.entry_state import EntryState, day_then_order, entry_states
from cspr.record.learning_entries import Action, LeftUndone, Progressed
from cspr.record.new_review import DECIDED, ENDED_BEFORE, new_review, of_this_review
from cspr.record.next_meetings import NextMeeting, called_for, next_after, planned
from cspr.record.occasions import ANSWERS, named_by
from cspr.record.occurrences import Occurrence, Reported, first_of, occurred
from cspr.record.open_actions import OPEN_ACTION, open_action
from cspr.record.people_entries import Called
from cspr.record.plans_moved import moved_for
from cspr.record.proceedings import ProceedingState, ended_by, on_record, states
from cspr.record.reports import Reports, reported
from cspr.truth import Truth, both, either

Happenings: TypeAlias = "Mapping[str, Mapping[str, tuple[Truth, Occurrence | None]]]"

_E = TypeVar("_E", bound="AnyEntry")
_INCIDENT: Final = "incident"
_AGAIN: Final = "again"
_NOBODY: Final[Mapping[str, tuple[Truth, Occurrence | None]]] = MappingProxyType({})


@attrs.frozen
class CountedEntries:
    """What counts, or may count, of a record on a day.

    Args:
        logged: the record.
        on: the day, included.
        known_on: the day by which it had to be recorded; ``None`` for all that is recorded.
        recurring: the events of a partnership's own that happen again and again.
        next_meetings: those that are the next meeting of a body.
        comes_to: those that are an event of the library too, each with that one.
        ended_by: the proceedings of a partnership's own, each with the events that are its end.
        not_quorate: the events that are a meeting that was not quorate, each with the kinds of meeting.
    """

    logged: Sequence[Logged]
    on: date
    known_on: date | None
    recurring: tuple[str, ...]
    next_meetings: tuple[NextMeeting, ...] = ()
    comes_to: tuple[tuple[str, str], ...] = ()
    ended_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_quorate: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def all(self) -> list[tuple[AnyEntry, EntryState]]:
        """The entries, each with how it stands."""
        return [(entry, state) for entry, state in self._states if state.counts is not Truth.NO]

    @cached_property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries, without those that only withdraw or redact another."""
        return tuple(entry for entry, _ in self.all if not isinstance(entry, (Withdrawn, Redacted)))

    @cached_property
    def later(self) -> int:
        """How many entries that stand are of later days."""
        return sum(
            state.counts is Truth.NO and not isinstance(entry, (Withdrawn, Redacted)) for entry, state in self._states
        )

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """The ids of those of which it cannot be told whether they were known, for want of a recording day."""
        return tuple(state.id for _, state in self.all if not state.dated)

    def of(self, kind: type[_E]) -> Sequence[tuple[_E, EntryState]]:
        """Those of one kind, in the order of the log; of proceedings, then the events that are their end."""
        return self._by_kind.get(kind, ())

    def by_day(self, kind: type[_E]) -> list[tuple[_E, EntryState]]:
        """Those of one kind, by their day; what has no day comes first."""
        return sorted(self.of(kind), key=day_then_order)

    @cached_property
    def events(self) -> Mapping[str, Mapping[str, tuple[Truth, Occurrence | None]]]:
        """What happened of each event, by whom it happened to: of those of the vocabulary, and of others on record."""
        meetings = {
            event: {wellformed.CASE: occurred(event, wellformed.CASE, [meeting], self.on)}
            for event, meeting in self._next_meetings.items()
        }
        return {**self._happenings, **meetings}

    @cached_property
    def _happenings(self) -> Happenings:
        reports = reported(self._current, self.comes_to, self.ended_by, self.not_quorate)
        events = {
            event: {about: occurred(event, about, abouts[about], self.on) for about in sorted(abouts, key=case_first)}
            for event, abouts in reports.items()
        }
        moved = moved_for(entry for entry, _ in self.all)
        return {
            **dict.fromkeys(vocabulary.events(), _NOBODY),
            **_taken_again(events, reports, self.on, frozenset(self.recurring), moved),
        }

    def of_event(self, event: str) -> Mapping[str, tuple[Truth, Occurrence | None]]:
        """What happened of one event, by whom it happened to.

        Raises:
            CsprError: ``unknown-event``.
        """
        if type(event) is str and event in self.events:
            return self.events[event]
        # No event of the vocabulary: at best one of the partnership's own that is not on record.
        wellformed.must(wellformed.event(event), "event")
        return _NOBODY

    @cached_property
    def established(self) -> Mapping[str, Mapping[str, list[tuple[Established, EntryState]]]]:
        """What was answered of each fact, by of whom: by their day, and then in the order of recording.

        Left out is what lapsed since, because other proceedings opened that may change the answer. Whether an action is
        open is read from the action plan, unless somebody answered it.
        """
        answers: dict[str, dict[str, list[tuple[Established, EntryState]]]] = {}
        for entry, state in self.by_day(Established):
            counts = both((state.counts, self._still_counts(entry)))
            if counts is not Truth.NO:
                entered = entry, attrs.evolve(state, counts=counts)
                answers.setdefault(entry.fact, {}).setdefault(entry.about, []).append(entered)
        read = open_action((*self.of(Action), *self.of(Progressed), *self.of(LeftUndone)))
        return answers if read is None else {OPEN_ACTION: {wellformed.CASE: [read]}, **answers}

    def _still_counts(self, entry: Established) -> Truth:
        word = vocabulary.facts().get(entry.fact)
        kind = "" if word is None else word.lapses_with
        standing = (each for each in self.proceedings if kind and each.kind == kind and each.open is not Truth.NO)
        return both(~entry.on.before(each.since) for each in standing if each.since is not None)

    @cached_property
    def proceedings(self) -> tuple[ProceedingState, ...]:
        """How other proceedings stand."""
        return states(self.of(Proceeding))

    @cached_property
    def plans(self) -> Mapping[str, PartialDate | None]:
        """The day for which each event is planned, or for which the meeting is called whose date it is."""
        plans = grouped((entry.event, (state, entry.on)) for entry, state in self.of(Planned))
        called = called_for(self.of(Called), self.on)
        to_come = {event: each.span for event, each in self._next_meetings.items() if each.span.last > self.on}
        return called | to_come | {event: planned(several) for event, several in plans.items()}

    @cached_property
    def _next_meetings(self) -> Mapping[str, Reported]:
        """The next meetings of bodies, as far as one is on record and nothing is recorded of the event itself."""
        reports: dict[str, Reported] = {}
        for meeting in self.next_meetings:
            after = self._happenings.get(meeting.after, {}).get(wellformed.CASE, (Truth.NO, None))[1]
            if after is not None and meeting.event not in self._happenings:
                report = next_after(meeting, self._states, after.span)
                reports |= {} if report is None else {meeting.event: report}
        return reports

    @cached_property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """The agencies, children and persons whom any of them names, such as ``agency:police``."""
        names = sorted({name for entry in self.entries for name in named_by(entry)})
        return {each: tuple(name for name in names if name.startswith(f"{each}:")) for each in wellformed.WHOM}

    @cached_property
    def _states(self) -> list[tuple[AnyEntry, EntryState]]:
        return entry_states(self.logged, self.on, self.known_on)

    @cached_property
    def _by_kind(self) -> Mapping[Any, Sequence[tuple[Any, EntryState]]]:
        counted = ((entry, state) for entry, state in self._current if state.counts is not Truth.NO)
        return {
            **grouped((type(entry), (entry, state)) for entry, state in counted),
            Proceeding: on_record(self._current, {**ended_by(), **dict(self.ended_by)}),
        }

    @cached_property
    def new_review(self) -> PartialDate | None:
        """The day on which a review was decided on anew; ``None`` where none surely was."""
        return new_review(self._states, dict(self.comes_to))

    @cached_property
    def _current(self) -> Sequence[tuple[AnyEntry, EntryState]]:
        """The entries without those of a review that ended before a new one was decided on."""
        return of_this_review(self._states, self.new_review, dict(self.comes_to))


def _taken_again(
    events: Happenings,
    reports: Reports,
    on: date,
    recurring: frozenset[str],
    moved: Mapping[str, Sequence[PartialDate]],
) -> Happenings:
    """What happened, where two days of one event are no contradiction if it recurs, or its contrary came between them.

    Args:
        events: what happened, by whom it happened to.
        reports: what each entry says of it.
        recurring: the events of a partnership's own that recur.
        moved: the days on which plans were moved, by the events that follow them.
    """
    again = recurring | _of_the_library()
    return {
        event: {
            about: _since(
                events, reports[event][about], (event, about), on, moved.get(event, ()), recurs=event in again
            )
            for about in abouts
        }
        for event, abouts in events.items()
    }


def _since(
    events: Happenings,
    reports: Sequence[Reported],
    of: tuple[str, str],
    on: date,
    moved: Sequence[PartialDate],
    *,
    recurs: bool,
) -> tuple[Truth, Occurrence | None]:
    """What happened first since its contrary; of what recurs, what happened last; nothing before the incident."""
    event, about = of
    truth, occurrence = events[event][about]
    if occurrence is None or not occurrence.conflict:
        return truth, occurrence
    all_days = sorted(set(occurrence.spans), key=lambda span: (span.first, span.last))
    days = all_days if recurs else _not_before_the_incident(events, event, all_days)
    contraries = [events.get(other, {}).get(about) for other in _contraries().get(event, ())]
    between = [span for each in contraries if each is not None and each[1] is not None for span in each[1].spans]
    between += moved
    parted = [place for place, pair in enumerate(pairwise(days), start=1) if recurs or _parted(*pair, between)]
    since = days[parted[-1] if parted else 0 :]
    if since == all_days:
        return truth, occurrence
    first = first_of(since)
    certain = either(each.happened(on) for each in reports if each.span in since and each.span.meet(first) is not None)
    conflict = len(since) > 1 or len(days) < len(all_days)
    return both((truth, certain)), attrs.evolve(occurrence, span=first, conflict=conflict)


def _not_before_the_incident(events: Happenings, event: str, days: Sequence[PartialDate]) -> Sequence[PartialDate]:
    """The days on record without those before the incident, which cannot be right where another one is."""
    incident = events.get(_INCIDENT, {}).get(wellformed.CASE)
    if event == _INCIDENT or incident is None or incident[1] is None:
        return days
    return [day for day in days if day.before(incident[1].span) is not Truth.YES] or days


def _parted(earlier: PartialDate, later: PartialDate, between: Sequence[PartialDate]) -> bool:
    """Whether a contrary came between two days, or on one of them, or may have."""
    return any(day.before(earlier) is not Truth.YES and later.before(day) is not Truth.YES for day in between)


@cache
def _of_the_library() -> frozenset[str]:
    """The events of the library that recur."""
    return frozenset(event for event, word in vocabulary.events().items() if word.recurs)


@cache
def _contraries() -> Mapping[str, frozenset[str]]:
    """Of each outcome the others, of each way out what undoes it or lets it be done again, of a request its answer."""
    pairs = [
        (event, other)
        for decision in vocabulary.decisions().values()
        for event in decision.outcomes.values()
        for other in decision.outcomes.values()
        if event != other
    ]
    undoing = [
        (event, other) for event, word in vocabulary.exits().items() for other in (*word.until, *word.until_later)
    ]
    undoing += [
        (event, done)
        for event, word in vocabulary.exits().items()
        for step in vocabulary.steps().values()
        for done in step.done_by
        if word.effect == _AGAIN and (step.id in word.steps or word.touches(step))
    ]
    undoing += [(event, DECIDED) for event in ENDED_BEFORE]
    contraries: dict[str, set[str]] = {}
    undoing += ANSWERS.items()
    for event, other in (*pairs, *undoing, *((other, event) for event, other in undoing)):
        contraries.setdefault(event, set()).add(other)
    return {event: frozenset(others) for event, others in contraries.items()}
