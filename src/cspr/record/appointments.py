"""Who holds which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.answers import Named
from cspr.record.corrections import Tombstone
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.dates import PartialDate
    from cspr.record.entries import Appointed, Ended, Logged
    from cspr.record.entry_state import EntryState


@attrs.frozen(kw_only=True, repr=False)
class Appointment(Named):
    """Who holds a role.

    Args:
        entry: the id of the entry of the appointment.
        role: the role.
        person_ref: the reference of who holds it.
        agency: the agency for which the person acts.
        of_body: the body in which the role is held.
        about: whom it concerns.
        since: the day from which it holds.
        current: whether it holds on the day; unknown where the days are known only in part.
    """

    entry: str
    role: str
    person_ref: str
    agency: str | None
    of_body: str | None
    about: str
    since: PartialDate
    current: Truth


def holders(
    log: Iterable[Logged],
    appointed: Iterable[tuple[Appointed, EntryState]],
    ended: Iterable[tuple[Ended, EntryState]],
) -> tuple[Appointment, ...]:
    """Who holds a role, or may hold it, in the order in which the appointments are given."""
    first: dict[str | None, str | None] = {}  # of each entry, the one in whose place it stands at last
    for entry in log:
        replaces = None if isinstance(entry, Tombstone) else entry.corrects
        first[entry.id] = entry.id if replaces is None else first[replaces]
    over: dict[str | None, Truth] = {}
    for end, state in ended:
        over[first[end.entry]] = either([state.counts, over.get(first[end.entry], Truth.NO)])
    appointments = (
        Appointment(
            entry=state.id,
            role=entry.role,
            person_ref=entry.person_ref,
            agency=entry.agency,
            of_body=entry.of_body,
            about=entry.about,
            since=entry.on,
            current=both([state.counts, ~over.get(first[state.id], Truth.NO)]),
        )
        for entry, state in appointed
    )
    return tuple(appointment for appointment in appointments if appointment.current is not Truth.NO)
