"""What had happened by a day, and all that can be asked of it: the record, read once and asked many times."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from cspr.answers import Answers, Named
from cspr.errors import wrong
from cspr.record import arguments, wellformed
from cspr.record.answers import FactAnswer, answered
from cspr.record.entries import KINDS, AnyEntry, Decided, Delayed, Listed
from cspr.record.proceedings import ProceedingState, needed_fact, unrecorded
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from cspr.dates import PartialDate
    from cspr.record.counted import CountedEntries
    from cspr.record.occurrences import Occurrence

_E = TypeVar("_E", bound="AnyEntry")
_NEVER: Final = (Truth.NO, None)


class WhatHappened(Named):
    """What can be asked of a record on a day. Made as a ``Situation``."""

    __slots__ = ()

    @cached_property
    @abstractmethod
    def _counted(self) -> CountedEntries:
        """The entries that count, or may count."""

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries that count, or may count, in the order of the log.

        What was withdrawn, corrected or redacted is left out, and so are the entries that only say so.
        """
        return self._counted.entries

    @property
    def later(self) -> int:
        """How many entries that stand are of later days."""
        return self._counted.later

    @property
    def undated(self) -> tuple[str, ...]:
        """The ids of the entries of which it cannot be told whether they were known, for want of a recording day."""
        return self._counted.undated

    def recorded(self, kind: type[_E]) -> tuple[tuple[_E, Truth], ...]:
        """The entries of one kind by their day, each with whether it surely counts.

        Args:
            kind: the class of the entries, such as ``Met``; what has no day comes first.

        Raises:
            CsprError: ``unknown-kind``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Met, Review
            >>> review = Review("NR-07", "northamptonshire").record(Met("subgroup-meeting", "2021-05-20"))
            >>> [entry.meeting for entry, _ in review.as_of(date(2021, 6, 1)).recorded(Met)]
            ['subgroup-meeting']
        """
        if kind not in KINDS.values():
            raise wrong("unknown-kind", "kind", "give a class of entries, such as cspr.Happened")
        return tuple((entry, state.counts) for entry, state in self._counted.by_day(kind))

    def happened(self, event: str, about: str | None = None) -> Truth:
        """Whether something had happened. What is not recorded has not happened yet.

        Args:
            event: what, as a word of the vocabulary; a decision that was taken is an event too.
            about: to whom; without it, to the case or to anybody.

        Returns:
            Unknown where the day is known only in part, may be later and was not entered yet; and where it may not yet
            have been known.

        Raises:
            CsprError: ``unknown-event``, ``unknown-about``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Happened, Review
            >>> incident = Happened("incident", "2021-03", recorded="2021-03-12")
            >>> review = Review("NR-07", "northamptonshire").record(incident)
            >>> [review.as_of(date(2021, 3, day)).happened("incident").value for day in (11, 12)]
            ['unknown', 'yes']
        """
        abouts = self._counted.of_event(event)
        if about is None:
            return either([truth for truth, _ in abouts.values()]) if abouts else Truth.NO
        return abouts.get(arguments.whom(about), _NEVER)[0]

    def occurrence(self, event: str, about: str = wellformed.CASE) -> Occurrence | None:
        """When something happened; ``None`` where it surely had not.

        Args:
            event: what, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-event``, ``unknown-about``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Review
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).occurrence("incident") is None
            True
        """
        return self._counted.of_event(event).get(arguments.whom(about), _NEVER)[1]

    def occurrences(self, event: str) -> Answers[Occurrence]:
        """When something happened, to the case first and then to each agency, child or person.

        Args:
            event: what, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-event``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Happened, Review
            >>> returned = Happened("information-returned", "2021-04-08", about="agency:police")
            >>> situation = Review("NR-07", "northamptonshire").record(returned).as_of(date(2021, 4, 9))
            >>> [occurrence.about for occurrence in situation.occurrences("information-returned")]
            ['agency:police']
        """
        return Answers(occurrence for _, occurrence in self._counted.of_event(event).values() if occurrence is not None)

    def answer(self, fact: str, about: str = wellformed.CASE) -> FactAnswer:
        """What the record says about a fact.

        Of one child, person or agency it is what was answered of them, else of the case. Nothing recorded is unknown.

        Args:
            fact: the fact, as a word of the vocabulary.
            about: of whom it is asked.

        Raises:
            CsprError: ``unknown-fact``, ``unknown-about``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Review
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).answer("child-died").why
            'not-asked'
        """
        entered = self._counted.established.get(wellformed.must(wellformed.fact(fact), "fact"), {})
        own = [] if arguments.whom(about) == wellformed.CASE else entered.get(about, [])
        return answered(fact, about, entered.get(wellformed.CASE, []), own)

    def asked_about(self, fact: str) -> tuple[str, ...]:
        """Of whom the record answers a fact of the vocabulary: of the case, or of children, persons and agencies.

        Raises:
            CsprError: ``unknown-fact``.
        """
        return tuple(self._counted.established.get(wellformed.must(wellformed.fact(fact), "fact"), {}))

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that the record knows of: involved, or what an entry is about. Such as ``agency:police``."""
        return self._counted.known["agency"]

    @property
    def children(self) -> tuple[str, ...]:
        """The children that the record knows of: involved, or what an entry is about. Such as ``child:A``."""
        return self._counted.known["child"]

    @property
    def people(self) -> tuple[str, ...]:
        """The people that the record knows of: involved, or what an entry is about. Such as ``person:P1``."""
        return self._counted.known["person"]

    def known(self, kind: str) -> tuple[str, ...]:
        """Those for each of whom something may be owed, as far as the record knows them.

        Args:
            kind: ``agency``, ``child`` or ``person``.

        Raises:
            CsprError: ``unknown-list``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Involved, Review
            >>> review = Review("NR-07", "northamptonshire").record(Involved("agency:police"))
            >>> review.as_of(date(2021, 6, 1)).known("agency")
            ('agency:police',)
        """
        return self._counted.known[wellformed.must(wellformed.each(kind), "kind")]

    def listed(self, kind: str) -> Truth:
        """Whether the agencies, children or people known are all that there are.

        Args:
            kind: ``agency``, ``child`` or ``person``.

        Returns:
            Yes where the list was recorded as complete, else unknown; never no.

        Raises:
            CsprError: ``unknown-list``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Review
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).listed("agency")
            <Truth.UNKNOWN: 'unknown'>
        """
        each = wellformed.must(wellformed.each(kind), "kind")
        complete = (state.counts for entry, state in self._counted.of(Listed) if entry.each == each)
        return either([Truth.UNKNOWN, *complete])

    def proceedings(self, kind: str | None = None) -> Answers[ProceedingState]:
        """How other proceedings stand, those of each reference and about each on their own.

        Args:
            kind: which, as a word of the vocabulary; without it, all.

        Raises:
            CsprError: ``unknown-proceeding``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Proceeding, Review
            >>> review = Review("NR-07", "northamptonshire").record(Proceeding("inquest", "open", on="2021-05-04"))
            >>> [(each.kind, each.state) for each in review.as_of(date(2021, 6, 1)).proceedings()]
            [('inquest', 'open')]
        """
        if kind is not None:
            wellformed.must(wellformed.proceeding(kind), "kind")
        return Answers(state for state in self._counted.proceedings if kind in {None, state.kind})

    def proceeding(self, kind: str) -> Truth:
        """Whether any proceedings of a kind are open. Nothing recorded is unknown.

        It is no where the fact without which there are none is answered with no of everybody whom it was asked of.

        Args:
            kind: which, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-proceeding``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Review
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 6, 1)).proceeding("inquest")
            <Truth.UNKNOWN: 'unknown'>
        """
        if recorded := self.proceedings(kind):
            return either(state.open for state in recorded)
        needed = needed_fact(kind)
        return unrecorded(self.answer(needed, about).truth for about in self._counted.established.get(needed, {}))

    def planned(self, event: str) -> PartialDate | None:
        """The day for which something is planned by the plan recorded last; ``None`` where there is none.

        Args:
            event: what, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-event``.

        Examples:
            >>> from datetime import date
            >>> from cspr.record import Planned, Review
            >>> review = Review("NR-07", "northamptonshire").record(Planned("published", "2021-11"))
            >>> str(review.as_of(date(2021, 6, 1)).planned("published"))
            '2021-11'
        """
        wellformed.must(wellformed.event(event), "event")
        return self._counted.plans.get(event)

    def decisions(self) -> tuple[Decided, ...]:
        """The decisions taken, by their day and then in the order of recording."""
        return tuple(entry for entry, _ in self._counted.by_day(Decided))

    def delays(self) -> tuple[Delayed, ...]:
        """The delays that arose, by their day and then in the order of recording."""
        return tuple(entry for entry, _ in self._counted.by_day(Delayed))
