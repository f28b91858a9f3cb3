"""The record of a review: what happened, what was established, what was decided; appended to and never changed.

The record accepts whatever is well-formed, early, late or out of order; whether it was right is for the guidance to
say. It has no field for a name or for free narrative: people, children and documents have references.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cspr.record.answers import Answer as Answer
    from cspr.record.entries import (
        AnyEntry as AnyEntry,
        Appointed as Appointed,
        Decided as Decided,
        Delayed as Delayed,
        Ended as Ended,
        Entry as Entry,
        Established as Established,
        Happened as Happened,
        Involved as Involved,
        Listed as Listed,
        Planned as Planned,
        Proceeding as Proceeding,
        Redacted as Redacted,
        Tombstone as Tombstone,
        Withdrawn as Withdrawn,
    )
    from cspr.record.files import dumps as dumps, from_dict as from_dict, load as load, read as read, to_dict as to_dict
    from cspr.record.merging import Merged as Merged, merge as merge
    from cspr.record.occurrences import Occurrence as Occurrence
    from cspr.record.proceedings import ProceedingState as ProceedingState
    from cspr.record.review import Finding as Finding, Review as Review
    from cspr.record.schemas import schema as schema
    from cspr.record.situation import Appointment as Appointment, Situation as Situation

_WHERE: Final = {
    "AnyEntry": "entries",
    "Appointed": "entries",
    "Decided": "entries",
    "Delayed": "entries",
    "Ended": "entries",
    "Entry": "entries",
    "Established": "entries",
    "Happened": "entries",
    "Involved": "entries",
    "Listed": "entries",
    "Planned": "entries",
    "Proceeding": "entries",
    "Redacted": "entries",
    "Tombstone": "entries",
    "Withdrawn": "entries",
    "Finding": "review",
    "Review": "review",
    "Answer": "answers",
    "Appointment": "situation",
    "Occurrence": "occurrences",
    "ProceedingState": "proceedings",
    "Situation": "situation",
    "Merged": "merging",
    "merge": "merging",
    "dumps": "files",
    "from_dict": "files",
    "load": "files",
    "read": "files",
    "to_dict": "files",
    "schema": "schemas",
}

__all__ = tuple(_WHERE)  # pyright: ignore[reportUnsupportedDunderAll] - the table is the list


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(_WHERE)
