"""The meetings of a review: each with when it was called and held, who was there, and who was named as substitute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from cspr import vocabulary
from cspr.conditions.case import Case, once_a_case
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.role_rules import BodyRule
from cspr.guidance.words import meeting_word
from cspr.people.persons import Somebody, everybody
from cspr.people.rows import LedgerRow, RowState, row
from cspr.record.entries import Appointed, Ended
from cspr.record.next_meetings import ABSENCE
from cspr.record.people_entries import Called, Met, Substituted
from cspr.truth import Truth
from cspr.word import Meeting
from cspr.wording import at_meetings

_PERSON: Final = "person:"


@attrs.frozen(kw_only=True)
class Gathering:
    """One meeting, by all that the record says of it.

    Args:
        ref: its reference; of one without, the id of its entry.
        word: which kind of meeting.
        day: the day on which it was held, or for which it was called.
        called: that it was called; ``None`` where that is not recorded.
        met: that it was held; ``None`` where that is not recorded, or not surely.
        substitutes: who was named in whose place, each with whether that surely counts.
    """

    ref: str
    word: Meeting
    day: PartialDate
    called: Called | None
    met: Met | None
    substitutes: tuple[tuple[Substituted, Truth], ...]

    @property
    def about(self) -> str:
        """The meeting as a row is about it."""
        return f"meeting:{self.ref}"

    @property
    def title(self) -> str:
        """The meeting as a reader knows it."""
        return at_meetings.meeting(self.word.title, self.ref, self.day)

    @property
    def to_come(self) -> PartialDate | None:
        """The day for which it was called; ``None`` once it was held."""
        return self.day if self.met is None else None

    @property
    def held_on(self) -> PartialDate | None:
        """The day on which it was held; ``None`` where it was not."""
        return None if self.met is None else self.day

    @property
    def there(self) -> tuple[str, ...]:
        """Those who were there, by reference."""
        return () if self.met is None else self.met.present

    @property
    def expected(self) -> tuple[str, ...]:
        """Those who were called or sent apologies, and those who came and are no substitutes; no guests."""
        called = () if self.called is None else self.called.people
        away = () if self.met is None else self.met.apologies
        standing_in = {named.substitute_ref for named, _ in self.substitutes}
        guests = () if self.met is None else self.met.guests
        came = (ref for ref in self.there if ref not in standing_in)
        return tuple(ref for ref in dict.fromkeys((*called, *away, *came)) if ref not in guests)

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of the entries on the meeting itself."""
        return tuple(str(entry.id) for entry in (self.called, self.met) if entry is not None)

    def members(self, case: Case) -> tuple[str, ...]:
        """Those who are expected as members: not who is on record with another seat alone, such as the reviewer.

        Nor whoever had a seat on the body and gave it up before the day, whether called to it or not.
        """
        rules = [
            rule for document in case.framework.documents for rule in document.bodies if rule.body == self.word.body
        ]
        named = {rule.chair for rule in rules} | {member.who for rule in rules for member in rule.members}
        elsewhere: dict[str, bool] = {}
        for seat in case.situation.appointments():
            here = seat.of_body == self.word.body or seat.role in named or members_of(self.word.body, (seat.role,))
            elsewhere[seat.person_ref] = elsewhere.get(seat.person_ref, True) and not here
        gone = self._gone(case, named)
        return tuple(ref for ref in self.expected if not elsewhere.get(ref, False) and ref not in gone)

    def _gone(self, case: Case, named: set[str | None]) -> frozenset[str]:
        """Those all of whose seats on the body surely ended before the day of the meeting."""
        body = self.word.body
        over = {
            ended.entry
            for ended, counts in case.situation.recorded(Ended)
            if counts is Truth.YES and ended.on.before(self.day) is Truth.YES
        }
        seats = grouped(
            (seat.person_ref, seat.id in over)
            for seat, _ in case.situation.recorded(Appointed)
            if seat.of_body == body or seat.role in named or members_of(body, (seat.role,))
        )
        return frozenset(ref for ref, ended in seats.items() if all(ended))

    def away(self, case: Case) -> frozenset[str]:
        """Those who sent apologies, or are recorded as unable to come and did not; empty text where nobody is named."""
        apologies = () if self.met is None else self.met.apologies
        unable = {
            occurrence.about.removeprefix(_PERSON) if occurrence.about.startswith(_PERSON) else ""
            for occurrence in case.situation.occurrences(ABSENCE)
            if self._is_next_after(occurrence.span, gatherings(case))
        }
        members = self.members(case)
        named = {ref for ref in unable if not ref or ref in members or not members}
        return frozenset((*apologies, *named.difference(self.there)))

    def _is_next_after(self, day: PartialDate, every: Iterable[Gathering]) -> bool:
        """Whether this is the first meeting of its body on or after a day."""
        later = (each for each in every if each.word.body == self.word.body and each.day.last >= day.first)
        return next(iter(later), None) == self

    def people(self, case: Case) -> Mapping[str, Somebody]:
        """What the record says of each of those who were there, or were called where it has not been held."""
        refs = self.expected if self.met is None else (*self.there, *self.met.guests)
        known = everybody(case)
        return {ref: known[ref] for ref in refs}


@once_a_case
def gatherings(case: Case) -> tuple[Gathering, ...]:
    """The meetings by their day; what is recorded of one under one reference is put together."""
    return tuple(sorted(_each(case), key=lambda each: (each.day.first, each.day.last, each.ref)))


def _each(case: Case) -> Iterator[Gathering]:
    named = grouped((entry.meeting_ref, (entry, counts)) for entry, counts in case.situation.recorded(Substituted))
    meetings = case.framework.words("meetings")
    called = {entry.ref: entry for entry, _ in case.situation.recorded(Called)}
    seen: set[str] = set()
    for met, counts in case.situation.recorded(Met):
        ref = met.ref or str(met.id)
        seen.add(ref)
        yield Gathering(
            ref=ref,
            word=meeting_word(meetings, met.meeting),
            day=met.on,
            called=called.get(ref),
            met=met if counts is Truth.YES else None,
            substitutes=tuple(named.get(ref, ())),
        )
    for ref, call in called.items():
        if ref not in seen:
            yield Gathering(
                ref=ref,
                word=meeting_word(meetings, call.meeting),
                day=call.held_on,
                called=call,
                met=None,
                substitutes=tuple(named.get(ref, ())),
            )


def members_of(body: str, who: tuple[str, ...]) -> bool:
    """Whether a duty is owed by the members of a body, or by the body."""
    return any(actor == body or vocabulary.body_of_seat(actor, (body,)) is not None for actor in who)


def row_of_a_meeting(
    case: Case, meeting: Gathering, rule: BodyRule, *, key: str, title: str, answer: tuple[RowState, str]
) -> LedgerRow:
    """The row for what a document asks of each meeting of a body.

    Args:
        key: of what it is; the clause follows.
        answer: how it stands, and why.
    """
    return row(
        case,
        key=f"{key}/{rule.source.clauses[0]}",
        group=meeting.title,
        about=meeting.about,
        title=title,
        answer=answer,
        sources=(rule.source,),
        who=(rule.body,),
        by=meeting.to_come,
        on=meeting.held_on,
        reading=rule.reading,
        note=rule.note,
        entries=meeting.entries,
    )
