"""Who could not be told or invited, or no longer can be, so that nothing further can be asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.record.people_entries import Contribution

_FIRST: Final = frozenset({"told-of-review", "invited-at-start"})
_REACHED: Final = frozenset({"done", "offered", "declined"})


def out_of_reach(entries: Iterable[Contribution]) -> Contribution | None:
    """The entry that one person could not be told or invited; ``None`` where none is, or they were reached since.

    Args:
        entries: how that one person takes part.
    """
    last: Contribution | None = None
    for entry in sorted(entries, key=lambda each: (each.on.last, each.on.first)):
        if entry.state == "not-possible" and entry.what in _FIRST:
            last = entry
        elif entry.state in _REACHED:
            last = None
    return last
