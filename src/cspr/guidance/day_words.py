"""Days of the year in words: a month, a day, or all from one day to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cspr.errors import nearest
from cspr.guidance.fields import Draft, Schema, Texts, array
from cspr.guidance.tables import YEARLY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

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


def among(day: date, word: str) -> bool:
    """Whether a day is among those that a word names; what is no such word names none.

    Examples:
        >>> from datetime import date
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
