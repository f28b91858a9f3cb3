"""The next meeting of a body after something happened, where a document counts from it: the one held or planned.

Nobody enters it twice: it is read from what is recorded of the meetings themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.record.entries import AnyEntry, Happened, Planned
from cspr.record.occurrences import Reported
from cspr.record.people_entries import Called, Met
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cspr.dates import PartialDate
    from cspr.record.entry_state import EntryState


@attrs.frozen(kw_only=True)
class NextMeeting:
    """An event of a partnership's own that is the next meeting of a body after another event.

    Args:
        event: the event.
        after: the event after which it comes.
        kinds: the meetings of that body, as words of a record.
        shown_by: the events that such a meeting, or its date, is.
    """

    event: str
    after: str
    kinds: tuple[str, ...]
    shown_by: tuple[str, ...] = ()


def next_after(
    meeting: NextMeeting, states: Iterable[tuple[AnyEntry, EntryState]], after: PartialDate
) -> Reported | None:
    """The first of the meetings that are called, held or planned for a later day; ``None`` where none is on record.

    Args:
        meeting: whose meetings.
        states: the entries that stand, each with how it stands on the day asked about.
        after: the day after which it comes.
    """
    later = [each for each in _meetings(meeting, list(states)) if each.span.last > after.last]
    return min(later, key=lambda each: (each.span.last, each.span.first), default=None)


def _meetings(meeting: NextMeeting, states: Sequence[tuple[AnyEntry, EntryState]]) -> Iterator[Reported]:
    """The meetings on record: of one that was called and held, the day on which it was held."""
    entered = [(entry, state) for entry, state in states if state.counts is not Truth.NO]
    held = {entry.ref for entry, _ in entered if isinstance(entry, Met) and entry.meeting in meeting.kinds}
    for entry, state in entered:
        if isinstance(entry, Met) and entry.meeting in meeting.kinds:
            yield Reported(entry.on, state)
        elif isinstance(entry, Called) and entry.meeting in meeting.kinds and entry.ref not in held:
            yield Reported(entry.held_on, state, announced=True)
        elif isinstance(entry, (Happened, Planned)) and entry.event in meeting.shown_by:
            yield Reported(entry.on, state, announced=isinstance(entry, Planned))
