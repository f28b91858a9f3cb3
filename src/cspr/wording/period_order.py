"""Why one period is longer than another, or cannot be measured against it."""

from __future__ import annotations

from typing import Final

NO_FIGURE: Final = "a time without a figure cannot be measured against another"
LONGEST_BEFORE_SHORTEST: Final = "the maximum that one allows ends before the minimum that the other asks for"
LONGEST_AND_SHORTEST: Final = "a maximum and a minimum that can both be kept"
LAST_BEFORE_FIRST: Final = "the last day that one allows comes before the first that the other allows"
FIRST_AND_LAST: Final = "a first and a last day that can both be kept"
FIRST_DAY: Final = "a day before which something is not to be done cannot be measured against another time"
ONE_DAY: Final = "one day beside a limit or a window"
ONE_DAY_OUTSIDE: Final = "the one day lies outside what the other allows"
TWO_DAYS: Final = "each names one day"
WINDOW: Final = "a window and a limit cannot be measured against each other"
ABOUT: Final = "an approximate time sets no minimum"
OPEN_DAYS: Final = "which is the longer depends on the days that the text leaves open"
OR_THE_SAME: Final = "or the same, on the other reading of the days"
ON_EVERY_DAY: Final = "on every day, whatever the holidays"
NOW_THE_ONE: Final = "which is longer depends on the dates"
SHORT_CALENDAR: Final = "the calendar is too short to tell which is the longer"
SOMETIMES_THE_SAME: Final = "; on some both fall on one day"


def tried(first: int, last: int) -> str:
    """Over which years two periods were measured day by day."""
    return f"worked out for every day of {first} to {last}"
