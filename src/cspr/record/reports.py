"""What the entries of a record report of each event, and of whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from cspr import vocabulary
from cspr.grouping import grouped
from cspr.record import proceedings, wellformed
from cspr.record.entries import AnyEntry
from cspr.record.entry_state import EntryState
from cspr.record.next_meetings import ABSENCE, NAMED, called_events, planned_next
from cspr.record.occasions import begins, occasion, whom_asked
from cspr.record.occurrences import Reported
from cspr.record.out_of_reach import out_of_reach
from cspr.record.people_entries import Contribution, Met, Person, Request
from cspr.truth import Truth

Reports: TypeAlias = "Mapping[str, Mapping[str, Sequence[Reported]]]"
_Entered = tuple[Contribution, "EntryState"]
_PARENTS: Final = frozenset({"parent"})
_CLOSEST: Final = frozenset({"parent", "carer"})
_FAMILY: Final = "family"
_TOLD: Final = "parents-informed"
_NOT_REACHED: Final = "parents-not-reached"


class _Together(NamedTuple):
    """What the entries on single members of the family add up to.

    Attributes:
        done: the event that it was done for those for whom anything was left to do.
        none: the event that nothing is left to do, and it was done for nobody; empty where there is no such event.
        enough: how it has to stand for one of them to count as done.
        declined: whether somebody has to have declined for the event that it was done for nobody.
        whom: of whom it is asked, by what they are to the child.
        unreached: the event that none of them could be reached; empty where there is no such event.
        also: in what other ways it shows that it was done for one of them.
    """

    done: str
    none: str = ""
    enough: tuple[str, ...] = ("done",)
    declined: bool = True
    whom: frozenset[str] = _PARENTS
    unreached: str = ""
    also: tuple[str, ...] = ()


_EVENTS: Final[Mapping[str, _Together]] = MappingProxyType(
    {
        "told-of-review": _Together(_TOLD, "parents-not-told", declined=False),
        "invited-at-start": _Together(
            "family-invited",
            "family-declined",
            enough=("done", "offered"),
            whom=_CLOSEST,
            unreached="family-not-reached",
            also=("contribution",),
        ),
        "invited-mid-way": _Together("mid-process-letter-sent", enough=("done", "offered"), unreached=_NOT_REACHED),
        "contribution": _Together(
            "family-contributed", "family-declined", whom=_CLOSEST, unreached="family-not-reached"
        ),
        "findings-heard": _Together("family-heard-findings", "family-declined-findings", unreached=_NOT_REACHED),
    }
)


def reported(
    states: Sequence[tuple[AnyEntry, EntryState]],
    comes_to: Iterable[tuple[str, str]] = (),
    ended_by: Iterable[tuple[str, tuple[str, ...]]] = (),
    not_quorate: Iterable[tuple[str, tuple[str, ...]]] = (),
) -> Reports:
    """The reports of each event by those whom they are about, in the order of the log.

    Args:
        states: the entries that live, each with how it stands on the day asked about.
        comes_to: the events of a partnership's own that are one of the library too, each with that one.
        ended_by: the proceedings of a partnership's own, each with the events that are its end.
        not_quorate: the events of a partnership's own that are a meeting that was not quorate, with the kinds of it.
    """
    reports: dict[str, dict[str, list[Reported]]] = {}
    later_rungs = set(_later_rungs(states))
    for entry, state in states:
        if (event := occasion(entry)) is not None and state.id not in later_rungs:
            reports.setdefault(event.event, {}).setdefault(event.about, []).append(Reported(event.on, state))
    for own, event_ in comes_to:
        for about, several in reports.get(own, {}).items():
            known = reports.setdefault(event_, {}).setdefault(about, [])
            known += [each for each in several if not any(other.span == each.span for other in known)]
    for name, first in _begun_by_a_first(states).items():
        reports.setdefault(name, {wellformed.CASE: [first]})
    _end_proceedings(reports, states, {**proceedings.ended_by(), **dict(ended_by)})
    for name, several in grouped(_not_quorate(states, not_quorate)).items():
        reports.setdefault(name, {wellformed.CASE: [*several]})
    for name, report in _family_events(states):
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


def _not_quorate(
    states: Iterable[tuple[AnyEntry, EntryState]], events: Iterable[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, Reported]]:
    """The meetings that are recorded as not quorate, by the event that each of them is."""
    kinds = [(event, kind) for event, several in events for kind in several]
    for entry, state in states:
        if isinstance(entry, Met) and entry.quorate is Truth.NO:
            yield from ((event, Reported(entry.on, state)) for event, kind in kinds if kind == entry.meeting)


def _end_proceedings(
    reports: dict[str, dict[str, list[Reported]]],
    states: Iterable[tuple[AnyEntry, EntryState]],
    ended_by: Mapping[str, tuple[str, ...]],
) -> None:
    """Put among the reports the end of proceedings, and take out what is recorded as their end while they go on."""
    recorded = proceedings.on_record(states, ended_by)
    ends = {event: (over, report) for event, over, report in proceedings.ends(recorded, ended_by)}
    for event in chain.from_iterable(ended_by.values()):
        abouts = reports.pop(event, {})
        if event not in ends:
            continue
        over, last = ends[event]
        for several in abouts.values():
            several[:] = [each._replace(state=each.state.held_to(over)) for each in several]
        if not any(each.span.meet(last.span) for several in abouts.values() for each in several):
            abouts.setdefault(wellformed.CASE, []).append(last)
        reports[event] = abouts


def _later_rungs(states: Sequence[tuple[AnyEntry, EntryState]]) -> Iterator[str]:
    """The escalations of a request that was escalated to somebody else before: its event is the first of them."""
    escalated = [(entry, state) for entry, state in states if isinstance(entry, Request) and entry.state == "escalated"]
    for entry, state in escalated:
        before = (each for each, _ in escalated if whom_asked(each) == whom_asked(entry) and each.to != entry.to)
        if any(each.on.before(entry.on) is Truth.YES for each in before):
            yield state.id


def _begun_by_a_first(states: Iterable[tuple[AnyEntry, EntryState]]) -> Mapping[str, Reported]:
    """The events that the first entry of some kinds is, where no entry says so by itself."""
    firsts: dict[str, Reported] = {}
    for entry, state in states:
        if (event := begins(entry)) is not None and entry.on is not None:
            report = Reported(entry.on, state)
            firsts[event] = min(firsts.get(event, report), report, key=lambda each: each.span.first)
    return firsts


def _family_events(states: Iterable[tuple[AnyEntry, EntryState]]) -> Iterator[tuple[str, Reported]]:
    """The events of the case that the entries on single members of the family add up to, each with its last day.

    Args:
        states: the entries that stand, each with how it stands on the day asked about.
    """
    entries = [(entry, state) for entry, state in states if isinstance(entry, (Contribution, Person))]
    parts = [(entry, state) for entry, state in entries if isinstance(entry, Contribution)]
    if not parts:
        return
    known = {
        entry.person_ref: entry.connection for entry, _ in entries if isinstance(entry, Person) and entry.connection
    }
    words = vocabulary.contributions()
    family = {entry.person_ref for entry, _ in parts if entry.what in words and words[entry.what].of == _FAMILY}
    by_person = grouped((entry.person_ref, entry) for entry, _ in parts)
    unreached = {ref: last for ref, several in by_person.items() if (last := out_of_reach(several)) is not None}
    nobody = dict[str, Reported]()
    for what, together in _EVENTS.items():
        of_it = [part for part in parts if part[0].what in {what, *together.also}]
        closest = {ref for ref, connection in known.items() if connection in together.whom}
        wanted = closest or {ref for ref in family if ref not in known}
        if together.unreached:
            gone = wanted & (unreached.keys() - {entry.person_ref for entry, _ in of_it})
            wanted -= gone
            if gone and not wanted:
                nobody[together.unreached] = _last_of(parts, [unreached[ref] for ref in gone])
        answered = dict(_answers(of_it, together))
        if wanted and wanted <= answered.keys():
            entry, state = max((answered[ref] for ref in wanted), key=lambda part: (part[0].on.last, part[0].on.first))
            states_ = {answered[ref][0].state for ref in wanted}
            event = together.done if states_.intersection(together.enough) else together.none
            if event == together.done or (event and (not together.declined or "declined" in states_)):
                yield event, Reported(entry.on, state)
    yield from nobody.items()


def _last_of(parts: Iterable[_Entered], entries: Collection[Contribution]) -> Reported:
    """The last of some entries, with how it stands."""
    several = [(entry, state) for entry, state in parts if any(entry is each for each in entries)]
    entry, state = max(several, key=lambda part: (part[0].on.last, part[0].on.first))
    return Reported(entry.on, state)


def _answers(parts: Iterable[_Entered], together: _Together) -> Iterator[tuple[str, _Entered]]:
    """Of each person the first entry by which it was done, else the last by which nothing is left to do."""
    several = sorted(parts, key=lambda part: (part[0].on.last, part[0].on.first))
    for entry, state in several:
        if _nothing_left(entry):
            yield entry.person_ref, (entry, state)
    for entry, state in reversed(several):
        if entry.state in together.enough:
            yield entry.person_ref, (entry, state)


def _nothing_left(entry: Contribution) -> bool:
    """Whether somebody declined, it was not possible, or it was decided against for reasons that are on record."""
    reasoned = entry.state == "not-offered" and entry.rationale_ref is not None
    return reasoned or entry.state in {"declined", "not-possible"}
