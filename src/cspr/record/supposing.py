"""A record as it stood on an earlier day, and a situation as it would be if something more were recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import attrs

from cspr.record.corrections import Tombstone
from cspr.record.entries import AnyEntry, Logged
from cspr.record.situation import Review, Situation


def supposing(situation: Situation, *entries: AnyEntry) -> Situation:
    """The same situation as if entries had been recorded too; where it knows a day only, by that day.

    Args:
        situation: what is known. It stays as it is.
        entries: what is supposed, as it would be entered.

    Raises:
        CsprError: as for ``Review.record``.
    """
    known = None if situation.known_on is None else min(situation.known_on, situation.on)
    supposed = (
        entry if known is None or entry.recorded is not None else attrs.evolve(entry, recorded=known)
        for entry in entries
    )
    return attrs.evolve(situation, review=situation.review.record(*supposed))


def known_entries(situation: Situation) -> Iterator[Logged]:
    """The entries that were known, or may have been, on the day by whose knowledge is asked."""
    on = situation.known_on
    for entry in situation.review.entries:
        if on is None or isinstance(entry, Tombstone) or entry.recorded is None or entry.recorded <= on:
            yield entry


def as_it_stood(review: Review, day: date, entered: Callable[[AnyEntry], date]) -> Review:
    """The record with what had been entered by a day alone, and what was redacted.

    What ends, takes back or puts right an entry that is left out is left out as well.

    Args:
        day: the last day on which what is kept was entered, included.
        entered: when an entry was made; whoever asks says what counts where that is not recorded.
    """
    kept: dict[str | None, Logged] = {}
    for entry in review.entries:
        targets = {getattr(entry, name, None) for name in ("entry", "corrects")} - {None}
        if (isinstance(entry, Tombstone) or entered(entry) <= day) and targets <= kept.keys():
            kept[entry.id] = entry
    return Review(review.reference, partnerships=review.partnerships).record(*kept.values())
