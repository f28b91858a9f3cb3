"""What can be entered in the record of a review.

An entry says that something happened, was established, was decided. It is never changed: what turns out wrong is
corrected, withdrawn or redacted by a later entry. The first two fields may be given by position.

Every entry can also be given

* ``recorded``: the day on which it was entered, where known: always a whole date;
* ``corrects``: the id of the earlier entry in whose place it stands;
* ``about``: ``case``, or one of those concerned: ``agency:police``, ``child:A``, ``person:P1``;
* ``id``: else the review gives it one.

The day ``on`` may be known only in part: ``"2017-11"``, ``"2019"``, ``"2021-Q2"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final, TypeAlias, get_args

import attrs
from attrs.converters import optional

from cspr import vocabulary
from cspr._read_only import ReadOnly
from cspr.dates import PartialDate
from cspr.errors import Problem, nearest
from cspr.record import wellformed
from cspr.record.corrections import Redacted, Tombstone, Withdrawn
from cspr.record.entry import Entry
from cspr.record.learning_entries import LearningEntry
from cspr.record.people_entries import PeopleEntry
from cspr.record.setting_aside import SetAside
from cspr.truth import Truth


@attrs.frozen(repr=False)
class Happened(Entry):
    """Something happened.

    Args:
        event: what happened, as a word of the vocabulary.
        on: the day on which it happened, or what is known of it.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-event``.

    Examples:
        >>> Happened("published", "2022-01").on.precision
        'month'
    """

    kind: ClassVar[str] = "happened"

    event: str = attrs.field(converter=wellformed.event)
    on: PartialDate = attrs.field(converter=wellformed.when)


@attrs.frozen(repr=False)
class Established(Entry):
    """A fact was established, or it was established that it is not known.

    Args:
        fact: the fact, as a word of the vocabulary.
        answer: ``yes``, ``no`` or ``unknown``; nothing else is taken for any of them.
        on: the day on which it was established, or what is known of it; of a month that lasts, it is known on every day
            of the month, unless it was recorded later.
        by: the agency, body or role whose answer it is.
        why: of an unknown answer alone, why it is unknown.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-fact`` or ``unknown-answer``.

    Examples:
        >>> Established("child-died", "unknown", on="2021-03-26", by="local-authority", why="awaited").answer
        <Truth.UNKNOWN: 'unknown'>
    """

    kind: ClassVar[str] = "established"

    fact: str = attrs.field(converter=wellformed.fact)
    answer: Truth = attrs.field(converter=wellformed.answer)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str = attrs.field(kw_only=True, converter=wellformed.actor)
    why: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.why_unknown))

    def _together(self) -> list[Problem]:
        if self.why is None or self.answer is Truth.UNKNOWN:
            return []
        return [Problem("answer-is-known", "$.why", "leave it out: only an unknown answer has a reason why")]


@attrs.frozen(repr=False)
class Decided(Entry):
    """People decided.

    Args:
        decision: what was to be decided, as a word of the vocabulary.
        outcome: what was decided: an outcome of that decision. Of a partnership's own decision it is an event.
        on: the day of the decision.
        by: the role, body or agency that decided.
        rationale_ref: the reference of the document in which the reasons stand.
        votes: how many voted, such as ``5 for, 2 against, 1 abstained``; no names.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-outcome``.

    Examples:
        >>> Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners").event
        'local-review-decided'
    """

    kind: ClassVar[str] = "decided"

    decision: str = attrs.field(converter=wellformed.decision)
    outcome: str = attrs.field(converter=wellformed.text)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str = attrs.field(kw_only=True, converter=wellformed.actor)
    rationale_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))
    votes: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.votes))

    def _outcomes(self) -> Mapping[str, str]:
        known = vocabulary.decisions().get(self.decision)
        return {word: word for word in vocabulary.events()} if known is None else known.outcomes

    def _together(self) -> list[Problem]:
        known = self._outcomes()
        if wellformed.is_outcome(self.outcome, known):
            return []
        own = "of a decision of your own give the event that its outcome is, such as x-my-area/taken-up"
        advice = nearest(self.outcome, known) or "give an outcome of that decision"
        advice = own if vocabulary.is_own(self.decision) else advice
        return [Problem("unknown-outcome", "$.outcome", advice)]

    @property
    def event(self) -> str:
        """The event that the decision is."""
        return self._outcomes().get(self.outcome, self.outcome)


@attrs.frozen(repr=False)
class Appointed(Entry):
    """Somebody was appointed to a role.

    Args:
        role: the role, as a word of the vocabulary.
        person_ref: the reference by which the person is known elsewhere; never a name.
        on: the day from which it holds.
        agency: the agency for which the person acts.
        of_body: the body or group in which the role is held.
        in_writing: whether it was done in writing.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-role``.

    Examples:
        >>> Appointed("lead-reviewer", "P1", on="2021-05").role
        'lead-reviewer'
    """

    kind: ClassVar[str] = "appointed"

    role: str = attrs.field(converter=wellformed.role)
    person_ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    agency: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.agency))
    of_body: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.body))
    in_writing: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))


@attrs.frozen(repr=False)
class Ended(Entry):
    """An appointment ended.

    Args:
        entry: the id of the entry of the appointment.
        on: the day on which it ended.
        cause: ``resigned``, ``removed``, ``replaced`` or ``completed``, where that is known.
        in_writing: whether it was done in writing.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> str(Ended("e4", "2021-11-30").on)
        '2021-11-30'
    """

    kind: ClassVar[str] = "ended"

    entry: str = attrs.field(converter=wellformed.entry_id)
    on: PartialDate = attrs.field(converter=wellformed.when)
    cause: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.cause))
    in_writing: Truth | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.answer))


@attrs.frozen(repr=False)
class Proceeding(Entry):
    """Other proceedings opened or ended, or it was asked and there are none.

    Args:
        proceeding: which, as a word of the vocabulary.
        state: ``open``, ``ended`` or ``none``.
        on: the day on which they opened or ended, or on which it was asked, or what is known of it; of a month that
            lasts, it is known on every day of the month, unless it was recorded later.
        ref: the reference of these proceedings, where several of one kind run.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-proceeding``.

    Examples:
        >>> Proceeding("inquest", "none", on="2021-04-08").state
        'none'
    """

    kind: ClassVar[str] = "proceeding"

    proceeding: str = attrs.field(converter=wellformed.proceeding)
    state: str = attrs.field(converter=wellformed.state)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Delayed(Entry):
    """A step is delayed.

    Args:
        step: the step, as a word of the vocabulary.
        reason: why, as a word of the vocabulary.
        on: the day on which the delay arose.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-step``.

    Examples:
        >>> Delayed("publish", "prosecution-pending", on="2021-09-01").step
        'publish'
    """

    kind: ClassVar[str] = "delayed"

    step: str = attrs.field(converter=wellformed.step)
    reason: str = attrs.field(converter=wellformed.why_delayed)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)


@attrs.frozen(repr=False)
class Planned(Entry):
    """Something is planned.

    A plan stands from the day on which it was recorded; without that day it stands on every day.

    Args:
        event: what is planned, as a word of the vocabulary.
        on: the day for which it is planned.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-event``.

    Examples:
        >>> Planned("published", "2021-11", recorded="2021-06-01").event
        'published'
    """

    kind: ClassVar[str] = "planned"

    event: str = attrs.field(converter=wellformed.event)
    on: PartialDate = attrs.field(converter=wellformed.when)


@attrs.frozen(repr=False)
class Involved(Entry):
    """An agency, a child or a person is part of the case.

    Args:
        who: such as ``agency:police``, ``child:A`` or ``person:P1``.
        on: the day from which, where it matters.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-about``.

    Examples:
        >>> Involved("child:A").who
        'child:A'
    """

    kind: ClassVar[str] = "involved"

    who: str = attrs.field(converter=wellformed.who)
    on: PartialDate | None = attrs.field(default=None, converter=optional(wellformed.when))


@attrs.frozen(repr=False)
class Listed(Entry):
    """All the agencies, children or persons of the case are now entered.

    Args:
        each: whose list is complete: ``agency``, ``child`` or ``person``.
        on: the day on which it was.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-list``.

    Examples:
        >>> Listed("agency", "2021-03-30").each
        'agency'
    """

    kind: ClassVar[str] = "listed"

    each: str = attrs.field(converter=wellformed.each)
    on: PartialDate = attrs.field(converter=wellformed.when)


AnyEntry: TypeAlias = (
    Happened
    | Established
    | Decided
    | Appointed
    | Ended
    | Proceeding
    | Delayed
    | Planned
    | Involved
    | Listed
    | PeopleEntry
    | LearningEntry
    | SetAside
    | Withdrawn
    | Redacted
)
Logged: TypeAlias = AnyEntry | Tombstone

KINDS: Final[Mapping[str, type[AnyEntry]]] = ReadOnly({entry.kind: entry for entry in get_args(AnyEntry)})

_COMMON: Final = attrs.fields_dict(Entry)
for _entry in KINDS.values():
    _own = (name for name in attrs.fields_dict(_entry) if name not in _COMMON)
    _entry.fields = ("id", *_own, "about", "recorded", "corrects")
