"""What is odd in the decisions of an own text: which of the library they are, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.own_outcomes import beside_the_library, decides_against
from cspr.guidance.reading import VOCABULARY
from cspr.vocabulary import Decision, Step
from cspr.word import Event

_ANOTHER_DECISION: Final = (
    "its step is the decision on an LCSPR, and is done with that; declare a decision of your own, and a step with its "
    "outcomes in done_by"
)
_LEFT_OPEN: Final = (
    "with this outcome what waits for {} stays open; if it decides that too, declare the event, and write in its "
    "comes_to which of these it is"
)
_DONE_BY_THE_FIRST: Final = (
    "{!r} does {!r} too, so that the first such decision does both; declare an event of your own with comes_to = {!r} "
    "as the outcome, and name that here"
)


def on_decisions(document: Document) -> Iterator[Problem]:
    """Report decisions on the wrong step, and outcomes of which it is not told what they come to."""
    yield from _decided(document)
    yield from _left_open(document)
    yield from _done_by_the_first(document)


def _decided(document: Document) -> Iterator[Problem]:
    """Report a decision on other learning that stands on the step of the decision on a local review."""
    for duty in document.duties:
        if (duty.step, duty.topic, duty.part, duty.how) == ("decide-on-review", "other-learning", "", "decides"):
            yield Problem("decides-another-matter", f"{document.place(duty)}.topic", _ANOTHER_DECISION)


def _done_by_the_first(document: Document) -> Iterator[Problem]:
    """Report the step of an own decision that an outcome does with which another step of the text ends too."""
    words = document.words
    asked = {duty.step for duty in document.duties}
    own = {name: step for name, step in words.get("steps", {}).items() if isinstance(step, Step)}
    done_by = {name: step.done_by for name, step in (*vocabulary.steps().items(), *own.items()) if name in asked}
    decisions = [word for word in words.get("decisions", {}).values() if isinstance(word, Decision)]
    for name, decision in ((name, decision) for name in own for decision in decisions):
        ends = set(own[name].done_by).intersection(decision.outcomes.values())
        for event in sorted(ends - words.get("events", {}).keys()) if ends & words.get("events", {}).keys() else ():
            other = next((step for step, events in done_by.items() if step != name and event in events), None)
            if other is not None:
                advice = _DONE_BY_THE_FIRST.format(event, other, event)
                yield Problem("done-by-the-first", f"{VOCABULARY}: $.step.{name}.done_by", advice)


def _left_open(document: Document) -> Iterator[Problem]:
    """Report outcomes beside one of the library that leave open what that decides."""
    events, steps = document.words.get("events", {}), document.words.get("steps", {}).values()
    own_steps = [step for step in steps if isinstance(step, Step)]
    said = {name for name, word in events.items() if isinstance(word, Event) and word.comes_to}
    for word in (each for each in document.words.get("decisions", {}).values() if isinstance(each, Decision)):
        settled = said | decides_against(word, own_steps).keys()
        for event, left in beside_the_library(word, own_steps):
            if event not in settled:
                key = next(key for key, each in word.outcomes.items() if each == event)
                place = f"{VOCABULARY}: $.decision.{word.id}.outcomes.{key}"
                yield Problem("outcome-leaves-open", place, _LEFT_OPEN.format(" or ".join(map(repr, left))))
