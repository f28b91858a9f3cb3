"""What a situation is asked for: a day, and about whom."""

from __future__ import annotations

from datetime import date

from cspr.dates import whole_day
from cspr.errors import wrong
from cspr.record.wellformed import CASE, about, must


def day_asked(value: date) -> date:
    """The day asked about."""
    day = whole_day(value)
    if day is None:
        raise wrong("not-a-day", "$.on", "give a date, without a time of day")
    return day


def day_known(value: date | None) -> date | None:
    """The day by which it had to be known, where one is given."""
    if value is not None and whole_day(value) is None:
        raise wrong("not-a-day", "$.known_on", "give a date, without a time of day")
    return whole_day(value)


def whom(value: str) -> str:
    """The case, or one agency, child or person, as an argument."""
    return must(about(value), "about")


def case_first(value: str) -> tuple[bool, str]:
    """The order of those that something is about."""
    return (value != CASE, value)
