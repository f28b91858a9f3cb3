"""The record of one review: a log that only grows."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeGuard

import attrs

from cspr.answers import Answers, Short
from cspr.arguments import a_list
from cspr.errors import CsprError, Problem
from cspr.record import wellformed
from cspr.record.corrections import Redacted, Tombstone
from cspr.record.entry import Entry
from cspr.record.entry_state import entry_states
from cspr.record.learning_checks import learning_findings
from cspr.record.people_checks import people_findings
from cspr.record.record_findings import RecordFinding, order_of_days
from cspr.record.references import suspicious
from cspr.record.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.record.entries import Logged

ENTRY_ADVICE: Final = "give entries, such as Happened(...)"
REVIEW_ADVICE: Final = "give the record of a review"


@attrs.frozen(init=False, repr=False)
class Review(Short):
    """The record of one review, from the incident to the last action.

    Args:
        reference: the reference of the review: capital letters, digits and hyphens, at most 32; never a name.
        partnership: the partnership whose review it is.
        partnerships: instead, all of them where several share a review.

    Raises:
        CsprError: ``malformed-reference``, ``malformed-partnership``, ``no-partnership``, ``partnership-given-twice``.

    Examples:
        >>> from cspr.record import Happened
        >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
        >>> review.entries[0].id
        'e1'
    """

    reference: str
    partnerships: tuple[str, ...]
    entries: tuple[Logged, ...]

    def __init__(self, reference: str, partnership: str | None = None, *, partnerships: Iterable[str] = ()) -> None:
        """Open an empty record."""
        several = (partnerships,) if isinstance(partnerships, str) else a_list(partnerships, "$.partnerships")
        whose = several if partnership is None else (partnership, *several)
        problems = _wrong_partnerships(whose)
        if not wellformed.is_reference(reference):
            problems.insert(0, Problem("malformed-reference", "$.reference", wellformed.REFERENCE_ADVICE))
        if problems:
            raise CsprError(problems)
        object.__setattr__(self, "reference", reference)
        object.__setattr__(self, "partnerships", whose)
        object.__setattr__(self, "entries", ())

    @property
    def partnership(self) -> str:
        """The partnership, or the first of several."""
        return self.partnerships[0]

    def record(self, *entries: Logged) -> Review:
        """The record with these entries added at its end.

        Anything well-formed is accepted: early, late, out of order, recorded before it happened. An entry without an
        id is given the next: ``e1``, ``e2`` and so on, by its place. Where several people write at once, each gives
        ids of its own, such as a random hexadecimal number, so that no two are alike. Recording a ``Redacted`` leaves
        of the entry that it names a tombstone only.

        Args:
            entries: what to add, in the order in which it was entered.

        Raises:
            CsprError: ``not-an-entry``, ``repeated-id``, or ``unknown-entry`` where ``corrects``, ``Ended``,
                ``Withdrawn`` or ``Redacted`` names no earlier entry.

        Examples:
            >>> from cspr.record import Involved
            >>> len(Review("NR-07", "northamptonshire").record(Involved("child:A"), Involved("child:B")).entries)
            2
        """
        longer, problems = extended(self.entries, entries)
        if problems:
            raise CsprError(problems)
        review = Review(self.reference, partnerships=self.partnerships)
        object.__setattr__(review, "entries", longer)
        return review

    def as_of(self, on: date, known_on: date | None = None) -> Situation:
        """What had happened by a day, as far as it was known.

        Args:
            on: the day, included.
            known_on: count only what had been recorded by this day, included. Without it, all that is recorded.

        Raises:
            CsprError: ``not-a-day``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Happened
            >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
            >>> review.as_of(date(2021, 3, 24)).happened("incident")
            <Truth.NO: 'no'>
        """
        review: Any = self  # pyright takes the class for two, while each of them is read for the other
        return Situation(review=review, on=on, known_on=known_on)

    def findings(self) -> Answers[RecordFinding]:
        """What looks wrong in the record, entry by entry, and references that look like what must not stand in it.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Happened
            >>> early = Happened("published", date(2022, 1, 10), recorded=date(2022, 1, 9))
            >>> Review("NR-07", "northamptonshire").record(early).findings()[0].code
            'recorded-before-it-happened'
        """
        standing = tuple(entry for entry, _ in entry_states(self.entries, date.max, None))
        several = (order_of_days(self.entries), learning_findings(standing), people_findings(standing))
        return Answers((*chain.from_iterable(several), *suspicious(self.reference, self.entries)))


def _wrong_partnerships(names: tuple[object, ...]) -> list[Problem]:
    if not names:
        return [Problem("no-partnership", "$.partnership", "say whose review it is")]
    texts = [name for name in names if isinstance(name, str)]
    if len(set(texts)) < len(texts):
        return [Problem("partnership-given-twice", "$.partnerships", "name each partnership once")]
    if all(map(wellformed.is_partnership, names)):
        return []
    return [Problem("malformed-partnership", "$.partnership", wellformed.PARTNERSHIP_ADVICE)]


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
