"""Days of the year: in words, and as fields that hold a day, a month, a time of day, or the number of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, Final

import attrs

from cspr.dates import PartialDate
from cspr.errors import nearest
from cspr.guidance.fields import Draft, Field, Plain, Schema, Texts, array
from cspr.guidance.periods import WEEKDAYS
from cspr.guidance.tables import CLOCK, YEARLY

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_TO: Final = " to "
_EACH_YEAR: Final = f"(?:{YEARLY.pattern})"
_ONCE: Final = rf"\d{{4}}-{_EACH_YEAR}"
_DAYS: Final = re.compile(f"{_EACH_YEAR}(?:{_TO}{_EACH_YEAR})?|{_ONCE}(?:{_TO}{_ONCE})?", re.ASCII)
_YEARLY: Final = len("12-24")
_ADVICE: Final = "write a month, a day as '12-24' or '2025-09-01', or from one to another as '12-20 to 01-05'"

DAY: Final[Schema] = {"type": "string", "format": "date"}
MONTH: Final[Schema] = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}

YEAR: Final[Schema] = {"type": "integer", "minimum": MINYEAR, "maximum": MAXYEAR}


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


class DayMonthOrYear(DayOrMonth):
    """A date, a month in quotes, or a year alone."""

    def schema(self) -> Schema:
        """Describe the three."""
        return {"anyOf": [DAY, MONTH, YEAR]}

    def read(self, draft: Draft, key: str, default: Any) -> PartialDate | None:
        """Read it, as the days on one of which it falls."""
        year = draft.table.data.get(key)
        if type(year) is int and MINYEAR <= year <= MAXYEAR:
            draft.table.take(key)
            return PartialDate(date(year, 1, 1), date(year, 12, 31))
        return super().read(draft, key, default)


class Clock(Plain):
    """A time of day."""

    empty, reader, shape = "", "clock", {"type": "string", "pattern": f"^({CLOCK.pattern})$"}


class Yearly(Plain):
    """A day that comes back each year."""

    empty, reader, shape = "", "yearly", {"type": "string", "pattern": f"^({YEARLY.pattern})$"}


def among(day: date, word: str) -> bool:
    """Whether a day is among those that a word names; what is no such word names none.

    Examples:
        >>> from datetime import MAXYEAR, MINYEAR, date
        >>> [among(date(2025, 1, 2), word) for word in ("january", "12-20 to 01-05", "2025-01-02", "friday")]
        [True, True, True, False]
    """
    if not word[:1].isdigit():
        return MONTHS[day.month - 1] == word
    first, last = ends(word)
    here = day.isoformat()[-len(first) :]
    return first <= here <= last if first <= last else here >= first or here <= last


def ends(word: str) -> tuple[str, str]:
    """The first day and the last that a word names which is no month; both are one where it names one.

    Examples:
        >>> ends("12-20 to 01-05"), ends("12-24")
        (('12-20', '01-05'), ('12-24', '12-24'))
    """
    first, _, last = word.partition(_TO)
    return first, last or first


class Weekdays(Texts):
    """A list of days of the week."""

    def schema(self) -> Schema:
        """List the days."""
        return array({"enum": list(WEEKDAYS)})

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:  # noqa: ARG002 -- it may always be left out
        """Read the days."""
        words = draft.table.texts(key)
        for place, word in enumerate(words):
            if word not in WEEKDAYS:
                advice = nearest(word, WEEKDAYS) or f"one of {', '.join(WEEKDAYS)}"
                draft.table.problem("unknown-word", f"{key}[{place}]", advice)
        return tuple(word for word in words if word in WEEKDAYS)


class DayWords(Texts):
    """A list of days, of months, and of words of a closed list."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__()
        self.words = tuple(words)

    def schema(self) -> Schema:
        """List the words, and give the pattern of a day."""
        return array(
            {"anyOf": [{"enum": [*self.words, *MONTHS]}, {"type": "string", "pattern": f"^({_DAYS.pattern})$"}]}
        )

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:  # noqa: ARG002 -- it may always be left out
        """Read the words; days of one year come in their order."""
        words = draft.table.texts(key)
        for place, word in enumerate(words):
            first, last = ends(word)
            at = f"{key}[{place}]"
            if _DAYS.fullmatch(word) is None and word not in {*self.words, *MONTHS}:
                close = nearest(word, (*self.words, *MONTHS))
                more = f", or one of {', '.join(self.words)}" if self.words else ""
                draft.table.problem("unknown-word", at, close or _ADVICE + more)
            elif len(first) > _YEARLY and first > last and word not in self.words:
                draft.table.problem("ends-before-it-begins", at, "the last day is before the first")
        return words
