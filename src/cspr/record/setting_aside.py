"""What people have looked at and put aside: a card of the first screen, with who did so and why."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.converters import optional

from cspr.dates import PartialDate
from cspr.errors import Problem
from cspr.record import wellformed
from cspr.record.entry import Entry


@attrs.frozen(repr=False)
class SetAside(Entry):
    """A card of the first screen was looked at and put aside; it is then listed as that, and never hidden.

    What the card says stays as it is: what is overdue stays overdue. Of several entries on one card the last stands.

    Args:
        card: the id of the card.
        reason: why, as a word of the vocabulary.
        on: the day on which it was put aside.
        by: the role, body or agency that did so.
        until: the last day on which it stays so; ``None`` for as long as the entry stands.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``malformed-card``; ``ends-before-it-begins``.

    Examples:
        >>> SetAside("ask/child-died", "awaiting-reply", on="2021-04-01", by="business-manager").card
        'ask/child-died'
    """

    kind: ClassVar[str] = "set-aside"

    card: str = attrs.field(converter=wellformed.card)
    reason: str = attrs.field(converter=wellformed.why_set_aside)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)
    by: str = attrs.field(kw_only=True, converter=wellformed.actor)
    until: PartialDate | None = attrs.field(kw_only=True, default=None, converter=optional(wellformed.when))

    def _together(self) -> list[Problem]:
        if self.until is None or self.until.last >= self.on.first:
            return []
        return [Problem("ends-before-it-begins", "$.until", "the last day is before the first")]
