"""What can be entered about people and meetings: by reference, with no name, no story and no field for a failing.

Who somebody is and what they had to do with the case; meetings, who was called and who came; what was asked of an
agency and what came back; how family and practitioners took part; which document was given to whom.
"""

from __future__ import annotations

from typing import ClassVar, Final

import attrs
from attrs.converters import optional

from cspr.dates import PartialDate
from cspr.errors import Problem
from cspr.record import short_words, wellformed
from cspr.record.entry import Entry
from cspr.truth import Truth


@attrs.frozen(repr=False)
class Person(Entry):
    """What is known of somebody, by reference, before and after an appointment.

    Several entries on one person add up; of each field the last one that has it stands.

    Args:
        person_ref: the reference by which the person is known elsewhere; never a name.
        on: the day on which it was known, where it matters.
        agency: the agency for which the person works.
        roles: other roles that the person holds, elsewhere or in this review.
        bodies: bodies on which the person sits.
        seniority: the level at which the person works.
        involved: whether the person was directly involved with the child or the family.
        decided: whether the person took or managed decisions in the case.
        conflict: whether a conflict of interest is recorded.
        connection: what the person is to the child.
        age_group: of a child or young person, the group by age; never a date of birth.
        seen: what was looked at in choosing the person.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Person("P1", agency="police", involved="no").involved
        <Truth.NO: 'no'>
    """

    kind: ClassVar[str] = "person"

    person_ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))
    agency: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.agency))
    roles: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.roles)
    bodies: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.bodies)
    seniority: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.seniority))
    involved: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))
    decided: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))
    conflict: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))
    connection: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.connection))
    age_group: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.age_group))
    seen: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.seen)


@attrs.frozen(repr=False)
class Called(Entry):
    """A meeting was called for a day.

    Args:
        meeting: which kind of meeting, as a word of the vocabulary.
        on: the day on which it was called.
        held_on: the day for which it was called.
        ref: the reference of the meeting, by which its other entries name it.
        people: who was called, by reference.
        papers: the day on which its papers were sent.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-meeting`` or ``given-twice``.

    Examples:
        >>> Called("subgroup-meeting", "2021-05-04", held_on="2021-05-20", ref="M1", people=["P1", "P2"]).people
        ('P1', 'P2')
    """

    kind: ClassVar[str] = "called"

    meeting: str = attrs.field(converter=wellformed.meeting)
    on: PartialDate = attrs.field(converter=wellformed.when)
    held_on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    ref: str = attrs.field(kw_only=True, converter=wellformed.reference)
    people: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    papers: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))


@attrs.frozen(repr=False)
class Met(Entry):
    """A meeting was held.

    Args:
        meeting: which kind of meeting, as a word of the vocabulary.
        on: the day on which it was held.
        ref: the reference of the meeting, where it has one.
        present: who was there, by reference, substitutes among them.
        apologies: who was called and sent apologies, by reference.
        agencies: the agencies that were represented, where that is known without the people.
        led_by: who led or facilitated it, by reference.
        papers: the day on which its papers were sent.
        papers_read: whether those who were there had read the papers.
        agenda: what was dealt with, by the ids of the clauses that ask for it.
        guests: who was there by invitation alone, by reference: without a seat or a vote, and not counted.
        held: in which way: ``in-person``, ``on-line``, or ``hybrid`` where some were there on-line.
        quorate: whether it was quorate, as it was found; a meeting that was not does not count as held.

    Raises:
        CsprError: whatever is wrong with the fields; ``present-and-away`` where somebody is said to be both, or also a
            guest.

    Examples:
        >>> Met("subgroup-meeting", "2021-05-20", ref="M1", present=["P1"], apologies=["P2"]).apologies
        ('P2',)
    """

    kind: ClassVar[str] = "met"

    meeting: str = attrs.field(converter=wellformed.meeting)
    on: PartialDate = attrs.field(converter=wellformed.when)
    ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    present: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    apologies: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    agencies: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.agencies)
    led_by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    papers: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))
    papers_read: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))
    agenda: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    guests: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.references)
    held: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.held))
    quorate: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))

    def _together(self) -> list[Problem]:
        both = {*self.present, *filter(None, [self.led_by])}.intersection(self.apologies)
        guests = {*self.present, *self.apologies}.intersection(self.guests)
        away = Problem("present-and-away", "$.apologies", "somebody is either present or sent apologies")
        twice = Problem("present-and-away", "$.guests", "somebody is either a guest, or present with a seat, or away")
        return [*([away] if both else []), *([twice] if guests else [])]


@attrs.frozen(repr=False)
class Substituted(Entry):
    """Somebody was named to take a member's place at a meeting.

    Args:
        person_ref: the member whose place is taken, by reference.
        substitute_ref: who takes it, by reference.
        on: the day on which the substitute was named.
        meeting_ref: the reference of the meeting.
        briefed: whether the substitute was fully briefed.
        in_writing: whether it was done in writing.

    Raises:
        CsprError: whatever is wrong with the fields; ``own-substitute`` where both are one person.

    Examples:
        >>> Substituted("P1", "P7", on="2021-05-17", meeting_ref="M1", briefed="yes").substitute_ref
        'P7'
    """

    kind: ClassVar[str] = "substituted"

    person_ref: str = attrs.field(converter=wellformed.reference)
    substitute_ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    meeting_ref: str = attrs.field(kw_only=True, converter=wellformed.reference)
    briefed: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))
    in_writing: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))

    def _together(self) -> list[Problem]:
        if self.person_ref != self.substitute_ref:
            return []
        return [Problem("own-substitute", "$.substitute_ref", "give the reference of somebody else")]


@attrs.frozen(repr=False)
class Tasked(Entry):
    """An action was given by a meeting, or stands differently now; later entries have the same reference.

    Args:
        ref: the reference of the action.
        state: ``open``, ``done`` or ``dropped``.
        on: the day on which it was given, or on which it came to stand so.
        meeting_ref: the reference of the meeting that gave it.
        agency: the agency that takes it back.
        person_ref: who takes it back, by reference.
        due: the day by which it is to be done.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Tasked("A1", "open", on="2021-05-20", meeting_ref="M1", agency="police", due="2021-06").state
        'open'
    """

    kind: ClassVar[str] = "tasked"

    ref: str = attrs.field(converter=wellformed.reference)
    state: str = attrs.field(converter=short_words.task_state)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    meeting_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    agency: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.agency))
    person_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    due: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))


@attrs.frozen(repr=False)
class Request(Entry):
    """Information was asked of an agency, or what came of it.

    Args:
        agency: the agency asked; any body or person that holds information has a reference.
        state: ``asked``, ``chased``, ``incomplete``, ``returned``, ``refused`` or ``escalated``.
        on: the day on which that was.
        due: the day by which it was asked for.
        ref: the reference of the request, where one agency has several.
        to: to whom it was escalated: a role, body or agency.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-agency``; ``not-escalated`` where ``to`` stands
            beside another state.

    Examples:
        >>> Request("police", "asked", on="2021-04-01", due="2021-04-14").state
        'asked'
    """

    kind: ClassVar[str] = "request"

    agency: str = attrs.field(converter=wellformed.agency)
    state: str = attrs.field(converter=short_words.request_state)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    due: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))
    ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    to: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))

    def _together(self) -> list[Problem]:
        if self.to is None or self.state == "escalated":
            return []
        return [Problem("not-escalated", "$.to", "leave it out: only what is escalated goes to somebody")]


@attrs.frozen(repr=False)
class Contribution(Entry):
    """How somebody of the family, a practitioner or somebody else takes part, or is cared for.

    Args:
        person_ref: who, by reference.
        what: the way of taking part, as a word of the vocabulary.
        state: ``offered``, ``done``, ``declined``, ``not-offered`` (a decision not to) or ``not-possible``.
        on: the day on which that was.
        by: who did it: a role, body or agency.
        by_ref: who did it, by reference, such as the practitioner who brought the letter.
        how: in which way: ``letter``, ``letter-by-hand``, ``in-person``, ``on-line`` and the like.
        rationale_ref: the reference of the document in which the reasons of a decision stand.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-contribution``.

    Examples:
        >>> Contribution("P4", "told-of-review", "done", on="2021-05-12", how="letter-by-hand").how
        'letter-by-hand'
    """

    kind: ClassVar[str] = "contribution"

    person_ref: str = attrs.field(converter=wellformed.reference)
    what: str = attrs.field(converter=wellformed.contribution)
    state: str = attrs.field(converter=short_words.contribution_state)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))
    by_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    how: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.way))
    rationale_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Given(Entry):
    """A document was given to somebody, such as a notice to the officer in charge.

    Args:
        document: which, as a word of the vocabulary.
        to: the role, body or agency to which it was given.
        on: the day on which it was given.
        by: who gave it: a role, body or agency.
        person_ref: to whom, by reference.
        ref: the reference of the document.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-document``.

    Examples:
        >>> Given("officer-in-charge-notice", "officer-in-charge", on="2021-05-12").document
        'officer-in-charge-notice'
    """

    kind: ClassVar[str] = "given"

    document: str = attrs.field(converter=wellformed.document)
    to: str = attrs.field(converter=wellformed.actor)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.actor))
    person_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


PeopleEntry = Person | Called | Met | Substituted | Tasked | Request | Contribution | Given
PEOPLE: Final = (Person, Called, Met, Substituted, Tasked, Request, Contribution, Given)
