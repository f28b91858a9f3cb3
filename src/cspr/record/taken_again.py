"""A decision that was taken again, and then as at first: the latest day counts, whenever it was entered."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from cspr import vocabulary
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cspr.dates import PartialDate
    from cspr.record.occurrences import Occurrence

Happenings: TypeAlias = "Mapping[str, Mapping[str, tuple[Truth, Occurrence | None]]]"


def taken_again(events: Happenings, on: date) -> Happenings:
    """What happened, where two days of one event are no contradiction if its contrary came between them.

    Args:
        events: what happened, by whom it happened to.
        on: the day asked about.
    """
    return {event: {about: _latest(events, event, about, on) for about in abouts} for event, abouts in events.items()}


def _latest(events: Happenings, event: str, about: str, on: date) -> tuple[Truth, Occurrence | None]:
    truth, occurrence = events[event][about]
    if occurrence is None or not occurrence.conflict:
        return truth, occurrence
    days = sorted(set(occurrence.spans), key=lambda span: (span.first, span.last))
    contraries = [events.get(other, {}).get(about) for other in _contraries().get(event, ())]
    between = [span for each in contraries if each is not None and each[1] is not None for span in each[1].spans]
    if not all(_parted(earlier, later, between) for earlier, later in pairwise(days)):
        return truth, occurrence
    return both((truth, days[-1].by(on))), attrs.evolve(occurrence, span=days[-1], conflict=False)


def _parted(earlier: PartialDate, later: PartialDate, between: Sequence[PartialDate]) -> bool:
    return any(earlier.before(day) is not Truth.NO and day.before(later) is not Truth.NO for day in between)


@cache
def _contraries() -> Mapping[str, frozenset[str]]:
    """Of each outcome of a decision the others, and of each way out of the usual course what undoes it."""
    pairs = [
        (event, other)
        for decision in vocabulary.decisions().values()
        for event in decision.outcomes.values()
        for other in decision.outcomes.values()
        if event != other
    ]
    undoing = [(event, other) for event, word in vocabulary.exits().items() for other in word.until]
    contraries: dict[str, set[str]] = {}
    for event, other in (*pairs, *undoing, *((other, event) for event, other in undoing)):
        contraries.setdefault(event, set()).add(other)
    return {event: frozenset(others) for event, others in contraries.items()}
