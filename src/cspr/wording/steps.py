"""Where a step stands, what stands in its way and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.truth import Truth
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.dates import PartialDate

STATES: Final = {
    "done": "done",
    "ready": "can be done now",
    "blocked": "something stands in the way",
    "optional": "may be done now, or left",
    "throughout": "runs beside the others, as long as the review lasts",
    "not-needed": "not needed on what is known",
    "overtaken": "a later milestone is on record, so that it is pointless now",
    "cannot-tell": "cannot be told from what is known",
}
EFFECTS: Final = {"may-delay": "may be delayed by", "weigh": "to be weighed", "goes-on": "goes on regardless of"}

NO_ORDER: Final = "Not tied to another step of this stage:"
EXPECTED: Final = "a text expects it, and none asks for it"
ALLOWED: Final = "a text allows it, and none asks for it"
NOT_LAID: Final = "no text in force lays it"
RULED_OUT: Final = "what is known rules it out"
MAY_ARISE: Final = "it is not known whether it arises"
MAY_BE_BLOCKED: Final = "it is not known whether something stands in the way"
MAY_BE_DONE: Final = "it is not known whether it is done"
MAY_BE_MORE: Final = "done for each one known; whether these are all is not recorded"
MAY_BE_SENT_BACK: Final = "it was sent back; whether before or after it was done cannot be told"
SENT_BACK: Final = "it was sent back and is to be done again"
MAY_HAVE_LEFT: Final = "whether the review went on here cannot be told"

ARISES: Final = "it arises now"


def left(title: str) -> str:
    """Why a step is not needed once the review goes on elsewhere."""
    return f"{inside(title)}: what is left of it goes on there"


def overtaken(titles: Iterable[str]) -> str:
    """Which later milestones made a step pointless.

    Examples:
        >>> overtaken(["Published"])
        'overtaken: published'
    """
    return f"overtaken: {' and '.join(inside(title) for title in titles)}"


def only_once(titles: Iterable[str]) -> str:
    """Why a step does not arise yet."""
    return f"only once this has happened: {' or '.join(titles)}"


def in_the_way(title: str, certain: Truth) -> str:
    """What stands in the way, or may."""
    return f"{'stands' if certain is Truth.YES else 'may stand'} in the way: {title}"


def otherwise_in_the_way(title: str, certain: Truth) -> str:
    """What stood in the way in another way before."""
    return f"{'now surely stands' if certain is Truth.YES else 'now only may stand'} in the way: {title}"


def out_of_the_way(title: str) -> str:
    """What stood in the way before."""
    return f"no longer stands in the way: {title}"


def settled(question: str, *, open_: bool) -> str:
    """What came to be known, or is to be found out."""
    return f"{'to be settled' if open_ else 'settled'}: {question}"


def affected(effect: str, title: str, *, still: bool) -> str:
    """What other proceedings do to a step, or no longer do."""
    return f"{'' if still else 'no longer '}{EFFECTS[effect]}: {title}"


def asked_by(clauses: Iterable[str], *, still: bool) -> str:
    """Which clauses ask for a step too, or no longer do."""
    return f"{'also' if still else 'no longer'} asked by {', '.join(clauses)}"


def done_for(part: str) -> str:
    """For whom a step came to be done."""
    return f"done for {part}"


def owed_for(part: str) -> str:
    """For whom a step came to be owed."""
    return f"owed for {part}"


def done_on(when: PartialDate) -> str:
    """When a step came to be done."""
    return f"done on {when}"
