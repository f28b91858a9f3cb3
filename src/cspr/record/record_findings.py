"""What looks wrong in a record, and was accepted all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Named
from cspr.record.corrections import Tombstone
from cspr.record.entries import AnyEntry, Appointed, Decided, Ended, Established, Happened, Logged, Planned, Proceeding
from cspr.record.occasions import occasion
from cspr.record.people_entries import Request
from cspr.truth import Truth

_FAR: Final = timedelta(weeks=5 * 52)


@attrs.frozen(kw_only=True, repr=False)
class RecordFinding(Named):
    """Something in the record that looks wrong, and was accepted all the same.

    Args:
        code: what looks wrong: ``recorded-before-it-happened``, ``ended-before-it-began``, ``planned-far-ahead``,
            ``corrects-something-else``; of learning ``repeated-reference``, ``unknown-reference``,
            ``goes-in-a-circle``, ``evidence-before-action``; of people and meetings
            ``meeting-before-the-review-began``, ``called-after-its-day``, ``asked-after-its-day``,
            ``twice-in-one-body``, ``there-and-substituted``, ``substitute-after-the-meeting``,
            ``substitute-for-a-substitute``, ``agency-not-listed``, ``repeated-reference``, ``unknown-reference``;
            of a reference ``looks-like-a-name``, ``looks-like-a-date-of-birth``, ``looks-like-an-ni-number`` or
            ``looks-like-an-nhs-number``. What it is is not repeated.
        entry: the id of the entry; ``None`` for the reference of the review itself.

    Examples:
        >>> RecordFinding(code="recorded-before-it-happened", entry="e1").entry
        'e1'
    """

    code: str
    entry: str | None


def far_ahead(log: Sequence[Logged]) -> tuple[Planned, ...]:
    """Plans for a day so long after everything else on record that the year may be wrong."""
    recorded = [entry.on.last for entry in log if not isinstance(entry, Tombstone | Planned) and entry.on is not None]
    plans = (entry for entry in log if isinstance(entry, Planned))
    return tuple(plan for plan in plans if recorded and plan.on.first - max(recorded) > _FAR)


def still_to_come(entries: Iterable[Logged], on: date) -> tuple[Happened | Decided | Established | Proceeding, ...]:
    """What is entered as having happened, been decided, found out or asked, on a day that is still to come."""
    dated = (entry for entry in entries if isinstance(entry, Happened | Decided | Established | Proceeding))
    return tuple(entry for entry in dated if entry.on.first > on)


def corrects_something_else(entry: AnyEntry, corrected: Logged | None) -> bool:
    """Whether an entry stands in the place of one that is of something else, as when the id of another was given.

    Args:
        corrected: the one that it corrects; ``None`` for none.

    Examples:
        >>> published, incident = Happened("published", "2024-05-06"), Happened("incident", "2023-01-09")
        >>> corrects_something_else(published, incident), corrects_something_else(published, published)
        (True, False)
    """
    return corrected is not None and not isinstance(corrected, Tombstone) and _of(entry).isdisjoint(_of(corrected))


def _of(entry: AnyEntry) -> frozenset[str]:
    """What an entry is of: events, a fact, proceedings, a decision with all its outcomes; else of its kind."""
    match entry:
        case Decided():
            known = vocabulary.decisions().get(entry.decision)
            return frozenset({entry.decision, entry.event, *(known.outcomes.values() if known else ())})
        case Planned():
            return frozenset({entry.event})
        case Established():
            return frozenset({entry.fact})
        case Proceeding():
            return frozenset({entry.proceeding})
        case _:
            its = None if isinstance(entry, Request) else occasion(entry)
            return frozenset({entry.kind if its is None else its.event})


def order_of_days(log: Sequence[Logged]) -> Iterator[RecordFinding]:
    """Entries made before what they tell of, appointments that ended before they began, and plans for a far day."""
    by_id = {entry.id: entry for entry in log}
    far = far_ahead(log)
    for entry in log:
        if isinstance(entry, Tombstone):
            continue
        if corrects_something_else(entry, by_id.get(entry.corrects or "")):
            yield RecordFinding(code="corrects-something-else", entry=str(entry.id))
        on = None if isinstance(entry, Planned) else entry.on
        if entry in far:
            yield RecordFinding(code="planned-far-ahead", entry=str(entry.id))
        if on is not None and entry.recorded is not None and entry.recorded < on.first:
            yield RecordFinding(code="recorded-before-it-happened", entry=str(entry.id))
        if isinstance(entry, Ended):
            begun = by_id[entry.entry]
            if isinstance(begun, Appointed) and entry.on.before(begun.on) is Truth.YES:
                yield RecordFinding(code="ended-before-it-began", entry=str(entry.id))
