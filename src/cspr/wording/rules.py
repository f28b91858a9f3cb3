"""What is computed from a clause of a document, one rule a line."""

from __future__ import annotations

from typing import Final

SHOWN: Final = "It states something and asks nothing of anybody: it is shown as it stands."
LOST: Final = "No rule carries it yet."
PERIODS: Final = {
    "within": "within {} of {}",
    "by-day": "by {} of {}",
    "on": "{} {}",
    "at": "{} after {}",
    "about": "about {} after {}",
    "between": "{} after {}",
    "at-least-before": "at least {} before {}",
    "about-before": "about {} before {}",
    "at-most-before": "at most {} before {}",
    "at-least": "for at least {} from {}",
    "at-most": "for at most {} from {}",
    "not-before": "not before {} after {}",
    "more-than": "more than {} after {}",
    "every": "every {} from {}",
    "vague": "{} {}: no figure, so no date",
}
DUTIES: Final = {"must": "Duty", "should": "Duty", "may": "Power", "is": "Expectation"}
NOT_CLOSED: Final = "the list is not closed"
WEIGHED: Final = "weighed by people, never added up"
QUALITIES_WEIGHED: Final = "its qualities are weighed by people"
WEIGHS: Final = "is weighed on"
GOES_ON: Final = "leaves going on"
AS_TO: Final = "as to the part of:"


def list_of(kind: str, title: str, serves: str) -> str:
    """What a list is for.

    Examples:
        >>> list_of("factors", "Factors for a review", "Whether to review")
        'List of factors: Factors for a review, for “Whether to review”'
    """
    return f"List of {kind}: {title}, for “{serves}”"


def on_the_list(heading: str) -> str:
    """That a clause stands on a list."""
    return f"On the {heading[0].lower()}{heading[1:]}"


def counted_for_each(level: str) -> str:
    """That a duty is counted for each meeting, agency or partnership.

    Examples:
        >>> counted_for_each("meeting")
        'counted for each meeting, not for the case'
    """
    return f"counted for each {level}, not for the case"


def last_of(events: str) -> str:
    """That a time counts from the last of several events."""
    return f"the last of {events}"


def not_settled(events: str) -> str:
    """That the text does not settle from which of several events a time counts."""
    return f"{events} (the text does not settle which)"


def hold_while(what: str) -> str:
    """What goes on while something is held."""
    return f"Hold while {what}"


def in_the_place_of(actor: str, before: str, day: str, after: str) -> str:
    """Who took the place of somebody who acted, and when.

    Examples:
        >>> in_the_place_of("health", "Clinical commissioning group", "Fri 1 Jul 2022", "Integrated care board")
        'In the place of health: Clinical commissioning group before Fri 1 Jul 2022, Integrated care board since then'
    """
    return f"In the place of {actor}: {before} before {day}, {after} since then"
