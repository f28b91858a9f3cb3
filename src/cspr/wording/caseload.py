"""The list of what is to be looked at over many reviews."""

from __future__ import annotations

from typing import Final

from cspr.wording.common import counted
from cspr.wording.week import NO_REVIEWS

KINDS: Final = {
    "overdue": "Overdue",
    "due": "Due",
    "to-check": "To check",
    "chase": "Chase",
    "waiting": "Can be done now",
    "moved": "Dates that changed",
    "held": "On hold",
}
NO_CASE_FILE: Final = NO_REVIEWS
NOTHING: Final = "Nothing is overdue, due, waited for, moved or on hold."
MAY_NOT_APPLY: Final = "may not apply"
NO_END_PLANNED: Final = "its end is not planned"
OF_OTHERS: Final = {"agency": "owed by no agency or body", "role": "owed by no role"}
"""The heading of what others owe, in a list by agency or by role."""


def title(reviews: int, on: str, until: str, since: str) -> str:
    """Of how many reviews, and for which days.

    Examples:
        >>> title(2, "Mon 14 Jun 2021", "Sun 20 Jun", "Mon 7 Jun")
        '2 reviews, on Mon 14 Jun 2021, up to Sun 20 Jun; moved since Mon 7 Jun'
    """
    return f"{counted(reviews, 'review')}, on {on}, up to {until}{f'; moved since {since}' if since else ''}"


def until_planned(day: str) -> str:
    """Until when something is on hold, by a plan."""
    return f"until {day}, as planned"


def main_date(day: str) -> str:
    """The date of the text that leads, where it is another one."""
    return f"main date {day}"


def from_to(first: str, last: str) -> list[str]:
    """From when to when, each part where it is known.

    Examples:
        >>> from_to("Mon 14 Jun", "Fri 18 Jun"), from_to("", "Fri 18 Jun")
        (['from Mon 14 Jun', 'to Fri 18 Jun'], ['Fri 18 Jun'])
    """
    begins = [f"from {first}"] if first else []
    return [*begins, *([f"{'to ' if first else ''}{last}"] if last else [])]
