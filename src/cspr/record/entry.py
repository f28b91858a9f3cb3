"""What all entries have in common, and what is wrong with one."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

import attrs
from attrs.converters import optional

from cspr.answers import in_short
from cspr.errors import CsprError, Problem
from cspr.record import wellformed
from cspr.record.wellformed import Wrong

_NOTHING: Final = (None, ())


def wrong_fields(entry: Any) -> list[Problem]:
    """What is wrong with the fields of an entry, each by its place."""
    fields = ((name, getattr(entry, name)) for name in entry.fields)
    return [Problem(value.code, f"$.{name}", value.advice) for name, value in fields if isinstance(value, Wrong)]


def present(entry: Any) -> list[tuple[str, Any]]:
    """The fields that an entry has, in the order in which they are written."""
    fields = [(name, getattr(entry, name)) for name in entry.fields]
    return [field for field in fields if field[1] not in _NOTHING and field != ("about", wellformed.CASE)]


def required(entry: type[Any]) -> tuple[str, ...]:
    """The fields that an entry of a kind has to have."""
    return tuple(field.name for field in attrs.fields(entry) if field.default is attrs.NOTHING)


@attrs.frozen(kw_only=True)
class Entry:
    """What all entries have in common; not an entry of its own."""

    kind: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]

    id: str | None = attrs.field(default=None, converter=optional(wellformed.entry_id))
    recorded: date | None = attrs.field(default=None, converter=wellformed.day)
    corrects: str | None = attrs.field(default=None, converter=optional(wellformed.entry_id))
    about: str = attrs.field(default=wellformed.CASE, converter=wellformed.about)

    def __attrs_post_init__(self) -> None:
        """Report all that is wrong with the entry at once."""
        if problems := wrong_fields(self) or self._together():
            raise CsprError(problems)

    def _together(self) -> list[Problem]:
        """Check what no field shows by itself."""
        return []

    def __repr__(self) -> str:
        """Show it as it can be written down, with the fields that it has, as many as fit into 200 characters."""
        return in_short(type(self).__name__, (f"{name}={wellformed.plain(value)!r}" for name, value in present(self)))
