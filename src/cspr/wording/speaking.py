"""What staff may speak of while the police investigate, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.truth import Truth
from cspr.wording.days import on_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.dates import PartialDate

NOTHING_SAID: Final = "No text in force says what staff may speak of; ask the safeguarding lead of the agency."


def discussion(restricted: Truth, ask: Iterable[str], advised: PartialDate | None, *, lapsed: bool, again: bool) -> str:
    """What staff may speak of, whom to ask, when advice was given and whether it counts, and whether to ask again."""
    names = ", ".join(ask)
    answer = {
        Truth.YES: f"Not to be spoken of: the incident and what led to it. Ask: {names}.",
        Truth.NO: "No text in force restricts it now, beyond the usual confidence.",
        Truth.UNKNOWN: f"Whether it may be spoken of is not known. Ask before speaking: {names}.",
    }[restricted]
    since = ", before the investigation opened: ask anew" if lapsed else ""
    advice = "" if advised is None else f" Advice was last given {on_day(advised, None)}{since}."
    return f"{answer}{advice}{' It can change: ask again as the investigation goes on.' if again else ''}"


def proceeding(title: str, state: str) -> str:
    """How other proceedings were entered."""
    return f"{title}: {state}"


def answered(question: str, answer: Truth) -> str:
    """How a question was answered."""
    return f"{question} {answer.value}"
