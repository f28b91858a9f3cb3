"""Entries on how an incident was notified, and on what grounds it was decided."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.converters import optional

from cspr.dates import PartialDate
from cspr.record import short_words, wellformed
from cspr.record.entry import Entry


@attrs.frozen(repr=False)
class Notified(Entry):
    """A notification of an incident, with what it said the incident was; one incident can have several.

    Args:
        ref: the reference of the notification.
        on: the day on which it was sent.
        nature: what it said: ``child-died``, ``child-seriously-harmed`` or ``other``.
        incident_ref: the reference of the incident, by which notifications of one incident are known to be of one.

    Raises:
        CsprError: whatever is wrong with the fields.

    Examples:
        >>> Notified("N1", "2021-03-29", nature="child-seriously-harmed", incident_ref="I7").nature
        'child-seriously-harmed'
    """

    kind: ClassVar[str] = "notified"

    ref: str = attrs.field(converter=wellformed.reference)
    on: PartialDate = attrs.field(converter=wellformed.when)
    nature: str | None = attrs.field(kw_only=True, default=None, converter=optional(short_words.nature))
    incident_ref: str | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.reference))


@attrs.frozen(repr=False)
class Grounds(Entry):
    """A reason for which a decision was taken; several entries give several reasons.

    Args:
        decision: the decision, as a word of the vocabulary.
        reason: the reason, as a word of the vocabulary.
        on: the day of the decision.
        agencies: the agencies that sat at the decision, where no meeting is recorded that says so.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-reason``.

    Examples:
        >>> Grounds("local-review", "learning-already-known", on="2021-04-16", agencies=["police", "health"]).reason
        'learning-already-known'
    """

    kind: ClassVar[str] = "grounds"

    decision: str = attrs.field(converter=wellformed.decision)
    reason: str = attrs.field(converter=short_words.why_decided)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    agencies: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=short_words.agencies)
