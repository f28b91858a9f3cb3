"""The record of a review: what happened, what was established, what was decided; appended to and never changed.

The record accepts whatever is well-formed, early, late or out of order; whether it was right is for the guidance to
say. It has no field for a name or for free narrative: people, children and documents have references.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cspr.record.answers import Answer as Answer
    from cspr.record.entries import AnyEntry as AnyEntry
    from cspr.record.entries import Appointed as Appointed
    from cspr.record.entries import Decided as Decided
    from cspr.record.entries import Delayed as Delayed
    from cspr.record.entries import Ended as Ended
    from cspr.record.entries import Entry as Entry
    from cspr.record.entries import Established as Established
    from cspr.record.entries import Happened as Happened
    from cspr.record.entries import Involved as Involved
    from cspr.record.entries import Listed as Listed
    from cspr.record.entries import Planned as Planned
    from cspr.record.entries import Proceeding as Proceeding
    from cspr.record.entries import Redacted as Redacted
    from cspr.record.entries import Tombstone as Tombstone
    from cspr.record.entries import Withdrawn as Withdrawn
    from cspr.record.files import dumps as dumps
    from cspr.record.files import from_dict as from_dict
    from cspr.record.files import load as load
    from cspr.record.files import read as read
    from cspr.record.files import to_dict as to_dict
    from cspr.record.merging import Merged as Merged
    from cspr.record.merging import merge as merge
    from cspr.record.occurrences import Occurrence as Occurrence
    from cspr.record.proceedings import ProceedingState as ProceedingState
    from cspr.record.review import Finding as Finding
    from cspr.record.review import Review as Review
    from cspr.record.schemas import schema as schema
    from cspr.record.situation import Appointment as Appointment
    from cspr.record.situation import Situation as Situation

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
