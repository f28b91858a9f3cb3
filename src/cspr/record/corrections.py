"""Entries that take others back: withdrawn, redacted, and what is left of one that was redacted."""

from __future__ import annotations

from typing import ClassVar

import attrs

from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.record import wellformed
from cspr.record.entry import Entry, wrong_fields


@attrs.frozen(repr=False)
class Withdrawn(Entry):
    """An earlier entry no longer stands; it stays in the record.

    Args:
        entry: the id of that entry.
        reason: why, as a word of the vocabulary.
        on: the day on which it was withdrawn.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-reason``.

    Examples:
        >>> Withdrawn("e2", "entered-in-error", on="2021-04-01").entry
        'e2'
    """

    kind: ClassVar[str] = "withdrawn"

    entry: str = attrs.field(converter=wellformed.entry_id)
    reason: str = attrs.field(converter=wellformed.why_withdrawn)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)


@attrs.frozen(repr=False)
class Redacted(Entry):
    """An earlier entry must not be kept: recording this takes its content out of the record.

    Args:
        entry: the id of that entry.
        reason: why, as a word of the vocabulary.
        on: the day on which it was redacted.

    Raises:
        CsprError: whatever is wrong with the fields, such as ``unknown-reason``.

    Examples:
        >>> Redacted("e2", "wrong-case", on="2021-04-01").reason
        'wrong-case'
    """

    kind: ClassVar[str] = "redacted"

    entry: str = attrs.field(converter=wellformed.entry_id)
    reason: str = attrs.field(converter=wellformed.why_redacted)
    on: PartialDate = attrs.field(kw_only=True, converter=wellformed.when)


@attrs.frozen(repr=False)
class Tombstone:
    """What is left of an entry that was redacted: its id, the reason, and nothing else.

    Examples:
        >>> Tombstone("e2", "wrong-case").kind
        'tombstone'
    """

    kind: ClassVar[str] = "tombstone"
    fields: ClassVar[tuple[str, ...]] = ("id", "reason")

    id: str = attrs.field(converter=wellformed.entry_id)
    reason: str = attrs.field(converter=wellformed.why_redacted)

    def __attrs_post_init__(self) -> None:
        """Report all that is wrong with it at once."""
        if problems := wrong_fields(self):
            raise CsprError(problems)
