"""What a situation is asked for: a day, and about whom."""

from __future__ import annotations

from datetime import date

from cspr.dates import day_given
from cspr.record.wellformed import CASE, about, must


def day_asked(value: date) -> date:
    """The day asked about."""
    return day_given(value, "$.on")


def day_known(value: date | None) -> date | None:
    """The day by which it had to be known, where one is given."""
    return None if value is None else day_given(value, "$.known_on")


def whom(value: str) -> str:
    """The case, or one agency, child or person, as an argument."""
    return value if value == CASE else must(about(value), "about")


def case_first(value: str) -> tuple[bool, str]:
    """The order of those that something is about."""
    return (value != CASE, value)
