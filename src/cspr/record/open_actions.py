"""Whether an action is still open: read from the action plan, so that nobody has to answer it as a fact too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from cspr.record.entries import Established
from cspr.record.entry_state import EntryState, day_then_order
from cspr.record.learning_entries import Action, LeftUndone, Progressed
from cspr.truth import Truth, both, either

OPEN_ACTION: Final = "action-open"
"""The fact that the action plan answers."""
_DONE: Final = "done"

Planned = tuple[Action | Progressed | LeftUndone, EntryState]


def open_action(planned: Iterable[Planned]) -> tuple[Established, EntryState] | None:
    """What the action plan answers; nothing where no action is on record.

    An action is open until it is done, or until it was decided not to carry it out, or none of the recommendations that
    it serves.

    Args:
        planned: the actions, how far they had come, and what was left undone, each with how the entry stands.
    """
    by_day = sorted(planned, key=day_then_order)
    actions = [(entry, state) for entry, state in by_day if isinstance(entry, Action)]
    if not actions:
        return None
    undone = {entry.ref for entry, _ in by_day if isinstance(entry, LeftUndone)}
    progress = [(entry, state) for entry, state in by_day if isinstance(entry, Progressed)]
    answer = either(both((state.counts, _open(action, progress, undone))) for action, state in actions)
    last, state = by_day[-1]
    owner = next((action.owner for action, _ in reversed(actions) if action.owner), "business-office")
    said = Established(OPEN_ACTION, answer, on=last.on, by=owner)
    return said, attrs.evolve(state, counts=Truth.YES)


def _open(action: Action, progress: Sequence[tuple[Progressed, EntryState]], undone: set[str]) -> Truth:
    for_nothing = bool(action.recommendations) and not action.themes and undone.issuperset(action.recommendations)
    if action.ref in undone or for_nothing:
        return Truth.NO
    states = [(entry.state, state.counts) for entry, state in progress if entry.action == action.ref]
    sure = [state for state, counts in states if counts is Truth.YES]
    if sure and sure[-1] == _DONE:
        return Truth.NO
    return Truth.UNKNOWN if (_DONE, Truth.UNKNOWN) in states else Truth.YES
