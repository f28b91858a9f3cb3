"""What is odd in the decisions of an own text: which of the library they are, and what they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.errors import Problem
from cspr.guidance.own_outcomes import beside_the_library, decides_against
from cspr.guidance.reading import VOCABULARY
from cspr.vocabulary import Decision, Step
from cspr.word import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.documents import Document

_ANOTHER_DECISION: Final = (
    "its step is the decision on an LCSPR, and is done with that; declare a decision of your own, and a step with its "
    "outcomes in done_by"
)
_LEFT_OPEN: Final = (
    "with this outcome what waits for {} stays open; if it decides that too, declare the event, and write in its "
    "comes_to which of these it is"
)


def on_decisions(document: Document) -> Iterator[Problem]:
    """Report decisions on the wrong step, and outcomes of which it is not told what they come to."""
    yield from _decided(document)
    yield from _left_open(document)


def _decided(document: Document) -> Iterator[Problem]:
    """Report a decision on other learning that stands on the step of the decision on a local review."""
    for duty in document.duties:
        if (duty.step, duty.topic, duty.part, duty.how) == ("decide-on-review", "other-learning", "", "decides"):
            yield Problem("decides-another-matter", f"{document.place(duty)}.topic", _ANOTHER_DECISION)


def _left_open(document: Document) -> Iterator[Problem]:
    """Report outcomes beside one of the library that leave open what that decides."""
    events, steps = document.words.get("events", {}), document.words.get("steps", {}).values()
    own_steps = [step for step in steps if isinstance(step, Step)]
    said = {name for name, word in events.items() if isinstance(word, Event) and word.comes_to}
    for word in document.words.get("decisions", {}).values():
        if not isinstance(word, Decision):
            continue
        settled = said | decides_against(word, own_steps).keys()
        for event, left in beside_the_library(word, own_steps):
            if event not in settled:
                key = next(key for key, each in word.outcomes.items() if each == event)
                place = f"{VOCABULARY}: $.decision.{word.id}.outcomes.{key}"
                yield Problem("outcome-leaves-open", place, _LEFT_OPEN.format(" or ".join(map(repr, left))))
