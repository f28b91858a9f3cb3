"""Days on which something is not to be done, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from cspr.wording.days import short_day
from cspr.wording.periods import MONTHS

_NEAR: Final = {
    "bank-holiday": "on a bank holiday",
    "day-before-bank-holiday": "on the last working day before a bank holiday",
    "day-after-bank-holiday": "on the first working day after a bank holiday",
    "school-holidays": "in the school holidays",
    "pre-election-period": "in the period before an election",
    "birthdays": "on a birthday",
    "anniversaries": "on an anniversary",
    "religious-festivals": "on a religious festival",
    "near-birthdays": "on or near a birthday",
    "near-anniversaries": "on or near an anniversary",
    "near-religious-festivals": "on or near a religious festival",
}


def on_days(words: Iterable[str]) -> str:
    """On which days, as a phrase.

    Examples:
        >>> on_days(["friday", "school-holidays"])
        'on a Friday or in the school holidays'
        >>> on_days(["august", "12-24", "12-20 to 01-05", "2025-09-01"])
        'in August, on 24 December, from 20 December to 5 January or on 1 September 2025'
    """
    phrases = [_on(word) for word in words]
    *most, last = phrases
    return f"{', '.join(most)} or {last}" if most else last


def _on(word: str) -> str:
    if word.title() in MONTHS:
        return f"in {word.title()}"
    if not word[:1].isdigit():
        return _NEAR.get(word, f"on a {word.title()}")
    return f"on {day_of_year(word)}" if " to " not in word else f"from {day_of_year(word)}"


def day_of_year(days: str) -> str:
    """A day of the year or of one year, a month, or from one to another, as a document writes it.

    Examples:
        >>> day_of_year("12-24 to 01-01"), day_of_year("2025-09-01"), day_of_year("august")
        ('24 December to 1 January', '1 September 2025', 'August')
    """
    return days.title() if days.title() in MONTHS else " to ".join(map(_day, days.split(" to ")))


def _day(day: str) -> str:
    *year, month, number = day.split("-")
    return " ".join([str(int(number)), MONTHS[int(month) - 1], *year])


def closed(days: Iterable[str], clauses: Iterable[str]) -> str:
    """Which days are no working days by a document's own text.

    Examples:
        >>> closed(["12-24 to 01-01"], ["FEN-055"])
        'no working days by FEN-055: 24 December to 1 January'
    """
    return f"no working days by {', '.join(clauses)}: {', '.join(map(day_of_year, days))}"


def another_day(words: Iterable[str], clauses: Iterable[str], before: date | None) -> str:
    """That a last day is one on which something is not done, and the day to work to instead.

    Examples:
        >>> another_day(["friday"], ["A-1"], date(2024, 5, 2))
        'not on a Friday [A-1]: work to Thu 2 May 2024'
    """
    instead = "" if before is None else f": work to {short_day(before, None)}"
    return f"{not_on(dict.fromkeys(words))} [{', '.join(dict.fromkeys(clauses))}]{instead}"


def not_on(words: Iterable[str]) -> str:
    """That something is not done on them.

    Examples:
        >>> not_on(["bank-holiday"])
        'not on a bank holiday'
    """
    return f"not {on_days(words)}"


def published_on(words: Iterable[str]) -> str:
    """That something was published on them, as a question.

    Examples:
        >>> published_on(["friday"])
        'published on a Friday; was it allowed?'
    """
    return f"published {on_days(words)}; was it allowed?"
