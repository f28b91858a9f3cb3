"""A log that only grows: what is added is numbered, and what it redacts leaves a tombstone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

import attrs

from cspr.errors import Problem
from cspr.record.corrections import Redacted, Tombstone
from cspr.record.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.record.entries import Logged

ENTRY_ADVICE: Final = "give entries, such as Happened(...)"
REVIEW_ADVICE: Final = "give the record of a review"


def extended(entries: tuple[Logged, ...], added: Iterable[object]) -> tuple[tuple[Logged, ...], list[Problem]]:
    """Number entries and add them to a log; say what is wrong with each, by its place among those added."""
    added = tuple(added)
    known = {entry.id for entry in entries}
    reserved = known | {entry.id for entry in added if _is_logged(entry)}
    number = len(entries)
    log: list[Logged] = []
    problems: list[Problem] = []
    for place, entry in enumerate(added):
        if not _is_logged(entry):
            problems.append(Problem("not-an-entry", f"$.entry[{place}]", ENTRY_ADVICE))
            continue
        kept = entry
        if entry.id is None:
            number = max(number, len(entries) + place) + 1
            while f"e{number}" in reserved:
                number += 1
            kept = attrs.evolve(entry, id=f"e{number}")
        elif entry.id in known:
            problems.append(Problem("repeated-id", f"$.entry[{place}].id", "give each entry an id of its own"))
        for name in ("entry", "corrects"):
            if (target := getattr(entry, name, None)) is not None and target not in known:
                path = f"$.entry[{place}].{name}"
                problems.append(Problem("unknown-entry", path, "give the id of an earlier entry"))
        known.add(kept.id)
        log.append(kept)
    return _without_redacted((*entries, *log)), problems


def _is_logged(entry: object) -> TypeGuard[Logged]:
    return isinstance(entry, (Entry, Tombstone))


def _without_redacted(entries: tuple[Logged, ...]) -> tuple[Logged, ...]:
    reasons = {entry.entry: entry.reason for entry in entries if isinstance(entry, Redacted)}
    if not reasons:
        return entries
    return tuple(
        Tombstone(entry.id, reasons[entry.id]) if entry.id is not None and entry.id in reasons else entry
        for entry in entries
    )
