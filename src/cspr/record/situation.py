"""What had happened in a review by a day, as far as it was known: the record, read once and asked many times."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from cspr.dates import PartialDate
from cspr.errors import wrong
from cspr.record import wellformed
from cspr.record.answers import Answer, answered
from cspr.record.entries import (
    Appointed,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Involved,
    Listed,
    Planned,
    Proceeding,
    Redacted,
    Tombstone,
    Withdrawn,
)
from cspr.record.occurrences import Occurrence, Told, occurred
from cspr.record.proceedings import ProceedingState, states
from cspr.record.review import Review
from cspr.record.standing import Standing, standings
from cspr.truth import Truth, both, either

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cspr.record.entries import AnyEntry

_E = TypeVar("_E", bound="AnyEntry")
_D = TypeVar("_D", Decided, Delayed)
_NO_TIME: Final = "give a date, without a time of day"


@attrs.frozen(kw_only=True)
class Appointment:
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


@attrs.frozen(kw_only=True)
class Situation:
    """What had happened by a day, as far as it was known. Made by ``Review.as_of``.

    Args:
        review: the record.
        on: the day, included.
        known_on: the day by which it had to be recorded, included; ``None`` for all that is recorded.

    Raises:
        CsprError: ``not-a-day``.

    Examples:
        >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"))
        >>> str(review.as_of(date(2021, 4, 1)).occurrence("incident").span)
        '2021-03-25'
    """

    review: Review
    on: date
    known_on: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no day."""
        if type(self.on) is not date:
            raise wrong("not-a-day", "$.on", _NO_TIME)
        if self.known_on is not None and type(self.known_on) is not date:
            raise wrong("not-a-day", "$.known_on", _NO_TIME)

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

    @cached_property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries that count, or may count, in the order of the log.

        What was withdrawn, corrected or redacted is left out, and so are the entries that only say so.
        """
        return tuple(entry for entry, _ in self._counting if not isinstance(entry, (Withdrawn, Redacted)))

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """The ids of the entries of which it cannot be told whether they were known, for want of a recording day."""
        return tuple(standing.id for _, standing in self._counting if not standing.dated)

    def happened(self, event: str, about: str | None = None) -> Truth:
        """Say whether something had happened. What is not recorded has not happened yet.

        Args:
            event: what, as a word of the vocabulary; a decision that was taken is an event too.
            about: to whom; without it, to the case or to anybody.

        Returns:
            Unknown where the day is known only in part and may be later, or where it may not yet have been known.

        Raises:
            CsprError: ``unknown-event``, ``unknown-about``.

        Examples:
            >>> review = Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03"))
            >>> review.as_of(date(2021, 3, 15)).happened("incident")
            <Truth.UNKNOWN: 'unknown'>
        """
        abouts = self._occurred(event)
        if about is None:
            return either(truth for truth, _ in abouts.values())
        return abouts.get(_whom(about), _NOT)[0]

    def occurrence(self, event: str, about: str = wellformed.CASE) -> Occurrence | None:
        """Give when something happened; ``None`` where it surely had not.

        Args:
            event: what, as a word of the vocabulary.
            about: to whom.

        Raises:
            CsprError: ``unknown-event``, ``unknown-about``.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).occurrence("incident") is None
            True
        """
        return self._occurred(event).get(_whom(about), _NOT)[1]

    def occurrences(self, event: str) -> tuple[Occurrence, ...]:
        """Give when something happened, to the case first and then to each agency, child or person.

        Args:
            event: what, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-event``.

        Examples:
            >>> returned = Happened("information-returned", "2021-04-08", about="agency:police")
            >>> situation = Review("NR-07", "northamptonshire").record(returned).as_of(date(2021, 4, 9))
            >>> [occurrence.about for occurrence in situation.occurrences("information-returned")]
            ['agency:police']
        """
        return tuple(occurrence for _, occurrence in self._occurred(event).values() if occurrence is not None)

    def answer(self, fact: str, about: str = wellformed.CASE) -> Answer:
        """Give what the record says about a fact.

        Of one child, person or agency it is what was answered of them, else what was answered of the case. Nothing
        recorded is unknown, because nobody was asked.

        Args:
            fact: the fact, as a word of the vocabulary.
            about: of whom it is asked.

        Raises:
            CsprError: ``unknown-fact``, ``unknown-about``.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).answer("child-died").why
            'not-asked'
        """
        given = self._established.get(wellformed.must(wellformed.fact(fact), "fact"), {})
        of_case = given.get(wellformed.CASE, [])
        return answered(fact, about, of_case, [] if _whom(about) == wellformed.CASE else given.get(about, []))

    def asked_about(self, fact: str) -> tuple[str, ...]:
        """Of whom the record answers a fact: of the case, or of children, persons and agencies.

        Args:
            fact: the fact, as a word of the vocabulary.
        """
        return tuple(self._established.get(fact, {}))

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that the record knows of: involved, or what an entry is about. Such as ``agency:police``."""
        return self._known("agency:")

    @cached_property
    def children(self) -> tuple[str, ...]:
        """The children that the record knows of: involved, or what an entry is about. Such as ``child:A``."""
        return self._known("child:")

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people that the record knows of: involved, or what an entry is about. Such as ``person:P1``."""
        return self._known("person:")

    def known(self, kind: str) -> tuple[str, ...]:
        """Give those for each of whom something may be owed, as far as the record knows them.

        Args:
            kind: ``agency``, ``child`` or ``person``.

        Raises:
            CsprError: ``unknown-list``.

        Examples:
            >>> from cspr.record import Involved
            >>> review = Review("NR-07", "northamptonshire").record(Involved("agency:police"))
            >>> review.as_of(date(2021, 6, 1)).known("agency")
            ('agency:police',)
        """
        wellformed.must(wellformed.each(kind), "kind")
        return {"agency": self.agencies, "child": self.children, "person": self.people}[kind]

    def listed(self, kind: str) -> Truth:
        """Say whether the agencies, children or people known are all that there are.

        Args:
            kind: ``agency``, ``child`` or ``person``.

        Returns:
            Yes where the list was recorded as complete, else unknown; never no.

        Raises:
            CsprError: ``unknown-list``.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 4, 1)).listed("agency")
            <Truth.UNKNOWN: 'unknown'>
        """
        each = wellformed.must(wellformed.each(kind), "kind")
        return either([Truth.UNKNOWN, *(standing.counts for entry, standing in self._of(Listed) if entry.each == each)])

    def proceedings(self, kind: str | None = None) -> tuple[ProceedingState, ...]:
        """Give how other proceedings stand, those of each reference and about each on their own.

        Args:
            kind: which, as a word of the vocabulary; without it, all.

        Raises:
            CsprError: ``unknown-proceeding``.

        Examples:
            >>> from cspr.record import Proceeding
            >>> review = Review("NR-07", "northamptonshire").record(Proceeding("inquest", "open", on="2021-05-04"))
            >>> [(each.kind, each.state) for each in review.as_of(date(2021, 6, 1)).proceedings()]
            [('inquest', 'open')]
        """
        if kind is None:
            return self._proceedings
        kind = wellformed.must(wellformed.proceeding(kind), "kind")
        return tuple(each for each in self._proceedings if each.kind == kind)

    def proceeding(self, kind: str) -> Truth:
        """Say whether any proceedings of a kind are open. Nothing recorded is unknown.

        Args:
            kind: which, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-proceeding``.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 6, 1)).proceeding("inquest")
            <Truth.UNKNOWN: 'unknown'>
        """
        found = [each.open for each in self.proceedings(kind)]
        return either(found) if found else Truth.UNKNOWN

    def planned(self, event: str) -> PartialDate | None:
        """Give the day for which something is planned by the plan recorded last; ``None`` where there is none.

        Args:
            event: what, as a word of the vocabulary.

        Raises:
            CsprError: ``unknown-event``.

        Examples:
            >>> from cspr.record import Planned
            >>> review = Review("NR-07", "northamptonshire").record(Planned("published", "2021-11"))
            >>> str(review.as_of(date(2021, 6, 1)).planned("published"))
            '2021-11'
        """
        event = wellformed.must(wellformed.event(event), "event")
        plans = sorted(
            ((standing, entry.on) for entry, standing in self._of(Planned) if entry.event == event),
            key=lambda plan: plan[0].order,
        )
        sure = [place for place, (standing, _) in enumerate(plans) if standing.counts is Truth.YES]
        # A later plan of which it cannot be told whether it was known may or may not have replaced the last sure one.
        stand = [span for _, span in (plans[sure[-1] :] if sure else plans)]
        return PartialDate(min(span.first for span in stand), max(span.last for span in stand)) if stand else None

    def decisions(self) -> tuple[Decided, ...]:
        """Give the decisions taken, by their day and then in the order of recording.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 6, 1)).decisions()
            ()
        """
        return _by_day(self._of(Decided))

    def delays(self) -> tuple[Delayed, ...]:
        """Give the delays that arose, by their day and then in the order of recording.

        Examples:
            >>> Review("NR-07", "northamptonshire").as_of(date(2021, 6, 1)).delays()
            ()
        """
        return _by_day(self._of(Delayed))

    def appointments(self) -> tuple[Appointment, ...]:
        """Give who holds a role on the day, or may hold it, by the day of the appointment.

        Examples:
            >>> from cspr.record import Appointed
            >>> review = Review("NR-07", "northamptonshire").record(Appointed("lead-reviewer", "P1", on="2021-05-10"))
            >>> [each.person_ref for each in review.as_of(date(2021, 6, 1)).appointments()]
            ['P1']
        """
        root: dict[str | None, str | None] = {}
        for entry in self.review.entries:
            root[entry.id] = (
                entry.id if isinstance(entry, Tombstone) or entry.corrects is None else root[entry.corrects]
            )
        ended: dict[str | None, Truth] = {}
        for end, standing in self._of(Ended):
            ended[root[end.entry]] = either([standing.counts, ended.get(root[end.entry], Truth.NO)])
        found = self._of(Appointed)
        current = {each.id: both([each.counts, ~ended.get(root[each.id], Truth.NO)]) for _, each in found}
        return tuple(
            Appointment(
                entry=standing.id,
                role=entry.role,
                person_ref=entry.person_ref,
                agency=entry.agency,
                of_body=entry.of_body,
                about=entry.about,
                since=entry.on,
                current=current[standing.id],
            )
            for entry, standing in sorted(found, key=_day)
            if current[standing.id] is not Truth.NO
        )

    @cached_property
    def _standings(self) -> list[tuple[AnyEntry, Standing]]:
        return standings(self.review.entries, self.on, self.known_on)

    @cached_property
    def _counting(self) -> list[tuple[AnyEntry, Standing]]:
        return [(entry, standing) for entry, standing in self._standings if standing.counts is not Truth.NO]

    @cached_property
    def _by_kind(self) -> Mapping[Any, Sequence[tuple[Any, Standing]]]:
        found: dict[Any, list[tuple[Any, Standing]]] = {}
        for entry, standing in self._counting:
            found.setdefault(type(entry), []).append((entry, standing))
        return found

    def _of(self, kind: type[_E]) -> Sequence[tuple[_E, Standing]]:
        return self._by_kind.get(kind, ())

    def _occurred(self, event: str) -> Mapping[str, tuple[Truth, Occurrence | None]]:
        found = self._events.get(event) if type(event) is str else None
        if found is not None:
            return found
        wellformed.must(wellformed.event(event), "event")
        return _NEVER

    @cached_property
    def _events(self) -> Mapping[str, Mapping[str, tuple[Truth, Occurrence | None]]]:
        told: dict[str, dict[str, list[Told]]] = {}
        for entry, standing in self._standings:
            if isinstance(entry, (Happened, Decided)):
                told.setdefault(entry.event, {}).setdefault(entry.about, []).append(Told(entry.on, standing))
        return {
            event: {about: occurred(event, about, abouts[about], self.on) for about in sorted(abouts, key=_case_first)}
            for event, abouts in told.items()
        }

    @cached_property
    def _established(self) -> Mapping[str, Mapping[str, list[tuple[Established, Standing]]]]:
        given: dict[str, dict[str, list[tuple[Established, Standing]]]] = {}
        for entry, standing in sorted(self._of(Established), key=_recorded):
            given.setdefault(entry.fact, {}).setdefault(entry.about, []).append((entry, standing))
        return given

    @cached_property
    def _proceedings(self) -> tuple[ProceedingState, ...]:
        return states(self._of(Proceeding))

    def _known(self, kind: str) -> tuple[str, ...]:
        named = {entry.about for entry in self.entries} | {entry.who for entry, _ in self._of(Involved)}
        return tuple(sorted(each for each in named if each.startswith(kind)))


_NOT: Final = (Truth.NO, None)
_NEVER: Final[Mapping[str, tuple[Truth, Occurrence | None]]] = MappingProxyType({})


def _whom(about: str) -> str:
    return wellformed.must(wellformed.about(about), "about")


def _case_first(about: str) -> tuple[bool, str]:
    return (about != wellformed.CASE, about)


def _recorded(found: tuple[AnyEntry, Standing]) -> tuple[date, int]:
    return found[1].order


def _day(found: tuple[Appointed | Decided | Delayed, Standing]) -> tuple[date, date, tuple[date, int]]:
    return found[0].on.first, found[0].on.last, found[1].order


def _by_day(found: Sequence[tuple[_D, Standing]]) -> tuple[_D, ...]:
    return tuple(entry for entry, _ in sorted(found, key=_day))
