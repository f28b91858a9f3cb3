"""Fields that hold a day, a month, a time of day, or the number of a day."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs

from cspr.dates import PartialDate
from cspr.guidance.fields import Draft, Field, Schema
from cspr.guidance.tables import CLOCK, YEARLY

DAY: Final[Schema] = {"type": "string", "format": "date"}
MONTH: Final[Schema] = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}


class FirstDay(Field):
    """The number of the day of the event: 0 or 1."""

    def schema(self) -> Schema:
        """The two numbers."""
        return {"enum": [0, 1]}

    def read(self, draft: Draft, key: str, default: Any) -> int | None:  # noqa: ARG002 -- it may always be left out
        """Read the number."""
        value = draft.table.take(key)
        if value is not None and (type(value) is not int or value not in {0, 1}):
            draft.table.problem("not-a-number", key, "write 0 or 1: the number of the day of the event itself")
            return None
        return value


class Day(Field):
    """A date."""

    def schema(self) -> Schema:
        """Describe it as text, in which form an editor sees it."""
        return DAY

    def read(self, draft: Draft, key: str, default: Any) -> date | None:
        """Read it."""
        if default is attrs.NOTHING and key not in draft.table.data:
            draft.table.problem("missing-key", key, self.advice)
        return draft.table.day(key)

    def unpack(self, value: Any, _of: Any) -> date | None:
        """Read it from its text."""
        return value and date.fromisoformat(value)


class DayOrMonth(Field):
    """A date, or a month in quotes."""

    def schema(self) -> Schema:
        """Describe both as text."""
        return {"anyOf": [DAY, MONTH]}

    def read(self, draft: Draft, key: str, default: Any) -> PartialDate | None:  # noqa: ARG002 -- it may be left out
        """Read it, as the days on one of which it falls."""
        if isinstance(draft.table.data.get(key), str):
            return draft.table.month(key)
        day = draft.table.day(key)
        return None if day is None else PartialDate(day, day)

    def unpack(self, value: Any, _of: Any) -> Any:
        """Read its two ends."""
        return value and PartialDate(*map(date.fromisoformat, value))


class Clock(Field):
    """A time of day."""

    empty = ""

    def schema(self) -> Schema:
        """The pattern."""
        return {"type": "string", "pattern": f"^({CLOCK.pattern})$"}

    def read(self, draft: Draft, key: str, default: Any) -> str:  # noqa: ARG002 -- it may always be left out
        """Read it."""
        return draft.table.clock(key)


class Yearly(Field):
    """A day that comes back each year."""

    empty = ""

    def schema(self) -> Schema:
        """The pattern."""
        return {"type": "string", "pattern": f"^({YEARLY.pattern})$"}

    def read(self, draft: Draft, key: str, default: Any) -> str:  # noqa: ARG002 -- it may always be left out
        """Read it."""
        return draft.table.yearly(key)
