"""Days on which something is not to be done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR: Final = {
    "bank-holiday": "on a bank holiday",
    "day-before-bank-holiday": "on the last working day before a bank holiday",
    "day-after-bank-holiday": "on the first working day after a bank holiday",
    "school-holidays": "in the school holidays",
    "pre-election-period": "in the period before an election",
    "birthdays": "on or near a birthday",
    "anniversaries": "on or near an anniversary",
    "religious-festivals": "on or near a religious festival",
}


def on_days(words: Iterable[str]) -> str:
    """On which days, as a phrase.

    Examples:
        >>> on_days(["friday", "school-holidays"])
        'on a Friday or in the school holidays'
    """
    phrases = [_NEAR.get(word, f"on a {word.title()}") for word in words]
    *most, last = phrases
    return f"{', '.join(most)} or {last}" if most else last


def not_on(words: Iterable[str]) -> str:
    """That something is not done on them.

    Examples:
        >>> not_on(["bank-holiday"])
        'not on a bank holiday'
    """
    return f"not {on_days(words)}"
