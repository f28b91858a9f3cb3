"""The record of one review, a log that only grows, and the situation on a day that it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

import attrs

from cspr.answers import Answers, Short
from cspr.arguments import a_list
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, wrong
from cspr.record import arguments, wellformed
from cspr.record.appointments import Appointment, holders
from cspr.record.counted import CountedEntries
from cspr.record.entries import Appointed, Ended, Logged
from cspr.record.entry_state import entry_states
from cspr.record.learning_checks import learning_findings
from cspr.record.log import extended
from cspr.record.next_meetings import NextMeeting
from cspr.record.people_checks import people_findings
from cspr.record.record_findings import RecordFinding, order_of_days
from cspr.record.references import suspicious
from cspr.record.what_happened import WhatHappened


@attrs.frozen(kw_only=True, repr=False)
class Situation(WhatHappened):
    """What had happened by a day, as far as it was known. Made by ``Review.as_of``.

    Args:
        review: the record.
        on: the day, included.
        known_on: the day by which it had to be recorded, included; ``None`` for all that is recorded.
        also_answered_by: partnerships whose review it is not and whose documents may answer all the same.
        recurring: events of a partnership's own that happen again and again.
        next_meetings: those that are the next meeting of a body.
        comes_to: those that are an event of the library too, each with that one.
        own_decisions: the outcomes of each decision of a partnership's own.
        ended_by: the proceedings of a partnership's own, each with the events that are its end.
        not_quorate: the events that are a meeting that was not quorate, each with the kinds of meeting.

    Raises:
        CsprError: ``not-a-day``.

    Examples:
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
        >>> str(review.as_of(date(2021, 4, 1)).occurrence("incident").span)
        '2021-03-25'
    """

    review: Review
    on: date = attrs.field(converter=arguments.day_asked)
    known_on: date | None = attrs.field(default=None, converter=arguments.day_known)
    also_answered_by: tuple[str, ...] = ()
    recurring: tuple[str, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    comes_to: tuple[tuple[str, str], ...] = ()
    own_decisions: tuple[tuple[str, ...], ...] = ()
    ended_by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_quorate: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def reference(self) -> str:
        """The reference of the review."""
        return self.review.reference

    @property
    def partnership(self) -> str:
        """The partnership, or the first of several."""
        return self.review.partnership

    @property
    def partnerships(self) -> tuple[str, ...]:
        """All the partnerships whose review it is."""
        return self.review.partnerships

    def answered_by(self, partnership: str) -> Situation:
        """The same situation, which the documents of another partnership may answer too, because that is meant.

        Args:
            partnership: the other partnership, as ``framework`` takes it.

        Raises:
            CsprError: ``malformed-partnership``.

        Examples:
            >>> from cspr.record import Review
            >>> situation = Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1))
            >>> situation.answered_by("kirklees").also_answered_by
            ('kirklees',)
        """
        if not wellformed.is_partnership(partnership):
            raise wrong("malformed-partnership", "partnership", wellformed.PARTNERSHIP_ADVICE)
        return attrs.evolve(self, also_answered_by=tuple(dict.fromkeys((*self.also_answered_by, partnership))))

    def appointments(self) -> Answers[Appointment]:
        """Who holds a role on the day, or may hold it, by the day of the appointment.

        Examples:
            >>> from cspr.record import Appointed, Review
            >>> review = Review("NR-07", "northamptonshire").record(Appointed("lead-reviewer", "P1", on="2021-05-10"))
            >>> [each.person_ref for each in review.as_of(date(2021, 6, 1)).appointments()]
            ['P1']
        """
        return Answers(holders(self.review.entries, self._counted.by_day(Appointed), self._counted.of(Ended)))

    @property
    def decided_anew(self) -> PartialDate | None:
        """The day on which a review was decided on anew, after another had ended; ``None`` where none surely was.

        What surely was done for the other before that day counts no more: ask ``earlier`` for it.

        Examples:
            >>> from cspr.record import Happened, Review
            >>> days = (("local-review-decided", "2023-03-01"), ("terms-agreed", "2023-04-03"))
            >>> days += (("review-reopened", "2023-11-06"), ("local-review-decided", "2023-11-13"))
            >>> review = Review("NR-07", "kirklees").record(*(Happened(event, day) for event, day in days))
            >>> situation = review.as_of(date(2024, 5, 1))
            >>> str(situation.decided_anew), situation.happened("terms-agreed").value
            ('2023-11-13', 'no')
            >>> situation.earlier.happened("terms-agreed").value
            'yes'
        """
        return self._counted.new_review

    @cached_property
    def earlier(self) -> Situation | None:
        """The situation on the last day before a review was decided on anew; ``None`` where none surely was."""
        new = self.decided_anew
        return None if new is None else attrs.evolve(self, on=new.first - timedelta(days=1))

    @cached_property
    def _counted(self) -> CountedEntries:
        own = self.recurring, self.next_meetings, self.comes_to, self.ended_by, self.not_quorate
        return CountedEntries(self.review.entries, self.on, self.known_on, *own)


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
        return Situation(review=self, on=on, known_on=known_on)

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
