"""When a planned day was moved that had been announced, so that it is announced again for another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.record.entries import AnyEntry, Planned
from cspr.record.occasions import occasion


def moved_for(entries: Iterable[AnyEntry]) -> Mapping[str, list[PartialDate]]:
    """The days on which plans were moved, by the events that announce what is planned.

    A plan without the day of its entry was moved by when it was next announced.

    Args:
        entries: those that count, in the order of the log.
    """
    moved: dict[str, list[PartialDate]] = {}
    plans: dict[str, PartialDate] = {}
    waiting: set[str] = set()
    for entry in entries:
        if isinstance(entry, Planned):
            before = plans.get(entry.event)
            plans[entry.event] = entry.on
            for event in announced_by().get(entry.event, ()) if before and before.meet(entry.on) is None else ():
                if entry.recorded is None:
                    waiting.add(event)
                else:
                    moved.setdefault(event, []).append(PartialDate.of(entry.recorded))
            continue
        happened = occasion(entry)
        if happened is not None and happened.event in waiting:
            waiting.remove(happened.event)
            moved.setdefault(happened.event, []).append(happened.on)
    return moved


@cache
def announced_by() -> Mapping[str, tuple[str, ...]]:
    """The events that announce the planned day of each event."""
    announced: dict[str, tuple[str, ...]] = {}
    for step in vocabulary.steps().values():
        if step.announces:
            announced[step.announces] = (*announced.get(step.announces, ()), *step.done_by)
    return announced
