"""What stands before publication, and what staff may speak of, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.dates import PartialDate

OPEN: Final = "open"
NOT_DONE: Final = "not done"
MAY_BE_NEEDED: Final = "it is not known whether it is needed or done"
NOT_ASKED: Final = "not recorded whether there is one"
TO_BE_WEIGHED: Final = "to be weighed"
NOT_GIVEN: Final = "not given yet"
TOO_LATE: Final = "too late: the last day for it has passed"
NO_DATE_PLANNED: Final = "given; no date of publication is planned"
GIVEN: Final = {
    Truth.YES: "given in time",
    Truth.NO: "given too late",
    Truth.UNKNOWN: "given; the day is not known",
}
KEPT: Final = "kept"
PLANNED_TOO_LATE: Final = "the planned date is later"
PLANNED_TOO_EARLY: Final = "the planned date is earlier"

NOTHING_SAID: Final = "No text in force says what staff may speak of; ask the safeguarding lead of the agency."


def discussion(restricted: Truth, ask: Iterable[str], advised: PartialDate | None, *, again: bool) -> str:
    """What staff may speak of, whom to ask, when advice was given, and whether to ask again."""
    names = ", ".join(ask)
    answer = {
        Truth.YES: f"Not to be spoken of: the incident and what led to it. Ask: {names}.",
        Truth.NO: "No text in force restricts it now, beyond the usual confidence.",
        Truth.UNKNOWN: f"Whether it may be spoken of is not known. Ask before speaking: {names}.",
    }[restricted]
    advice = "" if advised is None else f" Advice was last given on {advised}."
    return f"{answer}{advice}{' It can change: ask again as the investigation goes on.' if again else ''}"


def proceeding(title: str, state: str) -> str:
    """How other proceedings were entered."""
    return f"{title}: {state}"


def answered(question: str, answer: Truth) -> str:
    """How a question was answered."""
    return f"{question} {answer.value}"
