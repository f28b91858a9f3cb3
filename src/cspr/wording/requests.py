"""The sentences of the requests for information: what came back, what did not, and what the text asks for next."""

from __future__ import annotations

from typing import Final

from cspr.dates import PartialDate
from cspr.wording.days import as_known, on_day

NEXT_RUNG: Final = "the next rung of the ladder"
LATER_RUNG: Final = "comes after the rung below it"
LEGAL_ACTION: Final = "Legal action for information"
EVERY_REQUEST: Final = "For every request"
POWER_TO_ASK: Final = "Power to ask, and duty to supply"
WITHOUT_CONSENT: Final = "Sharing without consent"
TO_OBSERVE: Final = "for people to observe"


def chased(last: PartialDate, number: int) -> str:
    """That an agency was chased, how often, and when last."""
    return f"chased {on_day(last, None)}" if number == 1 else f"chased {number} times, last {on_day(last, None)}"


def whether_legal(on: PartialDate) -> str:
    """That formal action was taken, which may have been another than legal action."""
    return f"formal action {on_day(on, None)}: whether it was legal action is not recorded"


def request_of(on: PartialDate) -> str:
    """Which of several requests came back."""
    return f"asked for {on_day(on, None)}"


def asked_again(on: PartialDate) -> str:
    """That an agency that had answered was asked again, and when."""
    return f"asked again {on_day(on, None)}"


def incomplete(on: PartialDate) -> str:
    """That what came back was not complete."""
    return f"came back incomplete {on_day(on, None)}"


def refused(on: PartialDate) -> str:
    """That an agency refused."""
    return f"refused {on_day(on, None)}"


def by_request(day: PartialDate) -> str:
    """The day that the request itself sets."""
    return f"the request asks for it by {as_known(day, None)}"
