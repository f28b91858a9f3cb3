"""How other proceedings stand: opened, ended, or asked about and none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, TypeAlias

import attrs

from cspr import vocabulary
from cspr.answers import Named
from cspr.dates import PartialDate, end_then_start
from cspr.grouping import grouped
from cspr.record.entries import AnyEntry, Proceeding
from cspr.record.entry_state import EntryState, in_log_order
from cspr.record.occasions import Occasion, occasion
from cspr.record.occurrences import Reported
from cspr.record.wellformed import CASE
from cspr.truth import Truth, both, either


@attrs.frozen(kw_only=True, repr=False)
class ProceedingState(Named):
    """How some other proceedings stand.

    Args:
        kind: which they are.
        ref: their reference, where they have one.
        about: whom they concern.
        state: ``open``, ``ended`` or ``none``.
        open: whether they are open on the day; unknown where the days are known only in part.
        since: when they opened, or when it was asked and there were none; ``None`` where only their end is recorded.
        until: when they ended, or when it was asked and there were none any more.
        entries: the ids of the entries that say so, in the order of the log.
    """

    kind: str
    ref: str | None
    about: str
    state: str
    open: Truth
    since: PartialDate | None
    until: PartialDate | None
    entries: tuple[str, ...]


Recorded: TypeAlias = "tuple[Proceeding, EntryState]"

_ORDER: Final = {"none": 0, "open": 1, "ended": 2}


def states(recorded: Iterable[Recorded]) -> tuple[ProceedingState, ...]:
    """How proceedings stand, those of each kind, reference and about each on their own."""
    groups = grouped(
        ((entry.proceeding, entry.ref or "", "" if entry.about == CASE else entry.about), (entry, entered))
        for entry, entered in recorded
    )
    return tuple(_state(sorted(groups[key], key=_course)) for key in sorted(groups))


def _course(recorded: Recorded) -> tuple[date, int, date, tuple[date, int]]:
    """Order entries as proceedings run: of a day known in part, they open at its start and end at its end."""
    entry, entered = recorded
    runs = entry.on.last if entry.state == "ended" else entry.on.first
    return runs, _ORDER[entry.state], entry.on.last, entered.order


def _state(group: Sequence[Recorded]) -> ProceedingState:
    is_open = Truth.UNKNOWN
    opened: PartialDate | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    state = ""
    for entry, entered in group:
        if entry.state == "open":
            if opened is None:
                since, until = entry.on, None
            opened = max(entry.on, opened or entry.on, key=end_then_start)  # the one that may be the last
            is_open = either([is_open, entered.counts])
            continue
        over = entered.counts
        if entry.state == "none" and opened is not None and opened.before(entry.on) is not Truth.YES:
            over = both([over, Truth.UNKNOWN])
        is_open = both([is_open, ~over])
        if opened is not None:
            until = entry.on
        elif entry.state == "none":
            since, until = entry.on, None
        elif state != "ended":
            since, until = None, entry.on
        opened = None if is_open is Truth.NO else opened
        state = entry.state
    named = group[0][0]
    return ProceedingState(
        kind=named.proceeding,
        ref=named.ref,
        about=named.about,
        state=state if opened is None else "open",
        open=is_open,
        since=since,
        until=until,
        entries=in_log_order(entered for _, entered in group),
    )


@cache
def ended_by() -> Mapping[str, tuple[str, ...]]:
    """The events that are the end of proceedings of the library, by their kind."""
    return {kind: word.ended_by for kind, word in vocabulary.proceedings().items()}


def on_record(
    entered: Iterable[tuple[AnyEntry, EntryState]], ended_by: Mapping[str, Iterable[str]]
) -> Sequence[Recorded]:
    """The entries on proceedings, and the events that are their end: each ends what was open by its day.

    Where several were open, it cannot be told which of them an event ended.

    Args:
        entered: the entries, each with how it stands.
        ended_by: the events that are the end of each kind.

    Examples:
        >>> from cspr.record import Happened, Review
        >>> from datetime import date
        >>> over = Happened("prosecution-concluded", "2023-08-01")
        >>> opened = Proceeding("prosecution", "open", on="2023-03-10")
        >>> (prosecution,) = Review("NR-07", "kirklees").record(opened, over).as_of(date(2023, 9, 4)).proceedings()
        >>> prosecution.state, str(prosecution.until)
        ('ended', '2023-08-01')
    """
    counted = [(entry, state) for entry, state in entered if state.counts is not Truth.NO]
    known = [(entry, state) for entry, state in counted if isinstance(entry, Proceeding)]
    kinds = [(event, kind) for kind, events in ended_by.items() for event in events]
    ends_of = [
        (kind, its, state)
        for entry, state in counted
        if (its := occasion(entry)) is not None
        for event, kind in kinds
        if event == its.event
    ]
    return [*known, *(end for kind, its, state in ends_of for end in _ended(known, kind, its, state))]


def _ended(known: Iterable[Recorded], kind: str, its: Occasion, state: EntryState) -> Iterator[Recorded]:
    """The ends that an event is: of what was open by its day, or of what is not recorded as having opened."""
    before = [
        (entry, entered)
        for entry, entered in known
        if entry.proceeding == kind and entry.on.first <= its.on.last and its.about in {CASE, entry.about}
    ]
    running = [each for each in states(before) if each.open is not Truth.NO]
    if any(entry.state == "ended" and entry.on.meet(its.on) is not None for entry, _ in before):
        return
    if not any(entry.state == "open" for entry, _ in before):
        yield Proceeding(kind, "ended", on=its.on, about=its.about, id=state.id), state
    counts = state.counts if len(running) == 1 else both((state.counts, Truth.UNKNOWN))
    for each in running:
        end = Proceeding(kind, "ended", on=its.on, ref=each.ref, about=each.about, id=state.id)
        yield end, attrs.evolve(state, counts=counts)


def ends(recorded: Iterable[Recorded], ended_by: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Truth, Reported]]:
    """The events that are the end of proceedings, with whether all of that kind are over, and the last day.

    Args:
        recorded: the entries on proceedings that count or may count, and the events that are their end.
        ended_by: the events that are the end of each kind.
    """
    for kind, entries in grouped((entry.proceeding, (entry, entered)) for entry, entered in recorded).items():
        several = states(entries)
        over = both(~each.open for each in several)
        # That there are none any more, entered after their end, leaves the day of their end.
        recorded_ends = states((entry, entered) for entry, entered in entries if entry.state != "none")
        days = [span for each in (*recorded_ends, *several) if (span := _end(each)) is not None]
        if days and over is not Truth.NO:
            _, entered = max(entries, key=_course)
            report = Reported(max(days, key=end_then_start), entered.held_to(over))
            yield from ((event, over, report) for event in ended_by.get(kind, ()))


def _end(each: ProceedingState) -> PartialDate | None:
    """When proceedings ended: of those found to be none any more, between their opening and that day."""
    if each.state != "none" or each.since is None or each.until is None:
        return each.until
    return PartialDate(each.since.first, each.until.last)


def needed_fact(kind: str) -> str:
    """The fact without which there are no such proceedings; empty where there is none.

    Args:
        kind: which, as a word of the vocabulary.
    """
    word = vocabulary.proceedings().get(kind)
    return "" if word is None else word.only_if


def unrecorded(asked: Iterable[Truth]) -> Truth:
    """Whether proceedings of which nothing is recorded are open: unknown, or no where they cannot be.

    Args:
        asked: what was answered of the fact without which there are none, of everybody whom it was asked of.
    """
    return Truth.NO if set(asked) == {Truth.NO} else Truth.UNKNOWN
