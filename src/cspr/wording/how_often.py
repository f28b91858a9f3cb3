"""How often a body meets, in words: its next meeting, and how many are on record."""

from __future__ import annotations

from typing import Final

from cspr.dates import PartialDate
from cspr.wording.common import counted
from cspr.wording.days import as_known, on_day

GROUP: Final = "How often bodies meet"
NEXT: Final = "Next meeting: {}"
HOW_OFTEN: Final = "Number of meetings: {}"
_PASSED: Final = "that day has passed"


def next_meeting(last: PartialDate, meets: str, *, passed: bool, called: PartialDate | None) -> str:
    """When a body met last, how often it meets, and whether the next meeting is called or its day has passed.

    Examples:
        >>> next_meeting(PartialDate.read("2024-05-20"), "meets every 6 weeks", passed=False, called=None)
        'last met on Mon 20 May 2024; meets every 6 weeks'
        >>> may = PartialDate.read("2024-05")
        >>> next_meeting(may, "meets every month", passed=True, called=None)
        'last met in May 2024; meets every month; that day has passed, and no later meeting is on this record'
        >>> next_meeting(may, "meets every month", passed=True, called=PartialDate.read("2024-07-01"))
        'last met in May 2024; meets every month; that day has passed; called for Mon 1 Jul 2024'
    """
    over = _PASSED if called is not None else f"{_PASSED}, and no later meeting is on this record"
    to_come = "" if called is None else f"called for {as_known(called, None)}"
    return "; ".join(filter(None, (f"last met {on_day(last, None)}", meets, over if passed else "", to_come)))


def on_record(meetings: int, since: PartialDate, meets: str, *, enough: bool) -> str:
    """How many meetings are on record since a day, how often the body meets, and that others may be elsewhere.

    Examples:
        >>> on_record(2, PartialDate.read("2023-06-28"), "meets at least 8 times a year", enough=False)
        '2 meetings on this record since Wed 28 Jun 2023; meets at least 8 times a year; it may have met on other cases'
    """
    more = "" if enough else "it may have met on other cases"
    said = f"{counted(meetings, 'meeting')} on this record since {as_known(since, None)}"
    return "; ".join(filter(None, (said, meets, more)))


def in_the_review(meetings: int, meets: str, *, over: bool) -> str:
    """How many meetings of a review are on record, how often the body meets, and whether the review is over.

    Examples:
        >>> in_the_review(2, "meets at least 3 times a review", over=False)
        '2 meetings on record; meets at least 3 times a review; the review goes on'
        >>> in_the_review(1, "meets at least 3 times a review", over=True)
        '1 meeting on record before the review was complete; meets at least 3 times a review'
    """
    said = f"{counted(meetings, 'meeting')} on record"
    return f"{said} before the review was complete; {meets}" if over else f"{said}; {meets}; the review goes on"
