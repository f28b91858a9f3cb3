"""A situation as it would be if something more were recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from cspr.record.entries import AnyEntry
    from cspr.record.situation import Situation


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
