"""What the words of a clause put first, where no duty waits for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cspr import vocabulary
from cspr.authoring.carried_words import stems
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty

_ONCE: Final = re.compile(
    r"(?P<said>\b(?:after|once) (?P<what>(?:[^\s,;.]+\s+){1,6}?)(?:is|are|has|have)\b)(?P<more>(?:\s+[^\s,;.]+){0,2})",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\b(?:has|have|is|are) first (?:been )?\w+ed\b", re.IGNORECASE)


def of_orders(document: Document, words: str, place: str, duties: list[Duty], hanging: str) -> Iterator[Problem]:
    """Report what comes first by the words of a clause, and that nothing waits for what is done first.

    Args:
        hanging: the words of all on which the duties hang.
    """
    if any(duty.note for duty in duties):
        return
    once, first = _ONCE.search(words), _FIRST.search(words)
    if once and stems(once["what"]) and not stems(once["what"] + once["more"]) & stems(hanging):
        advice = f"it says {once['said']!r}; write the step in after, or what has to have happened in when, or a note"
        yield Problem("order-not-carried", place, advice)
    if first and not any(map(_waiting(document, duties), document.duties)):
        advice = f"it says {first[0]!r}; write this step in after of what comes after it, or a note"
        yield Problem("order-not-carried", place, advice)


def _waiting(document: Document, duties: Iterable[Duty]) -> Callable[[Duty], bool]:
    """Whether a duty waits for what other duties ask for, by their steps or what completes these."""
    steps = {duty.step for duty in duties if duty.step}
    words = {**vocabulary.steps(), **document.words.get("steps", {})}
    done = {event for name in steps for event in getattr(words[name], "done_by", ())}

    def waits(duty: Duty) -> bool:
        events = duty.timing.of if duty.timing is not None else ()
        return not (steps | done).isdisjoint((*duty.when, *duty.after, *duty.by_nature, *events))

    return waits
