"""What begins a step: the events from which its time runs, or without a time those that let it arise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from cspr.guidance.layers import Framework
from cspr.guidance.model import Duty
from cspr.guidance.once import once_a_framework
from cspr.guidance.steps import steps_of
from cspr.vocabulary import is_own
from cspr.word import Event


@once_a_framework
def begun_by(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Of each step the events that begin it, by whatever edition."""
    several: dict[str, dict[str, None]] = {}
    tests = {test.id: test.parts for test in framework.criteria if test.rule != "none"}
    for duty in framework.duties:
        if duty.step is not None:
            several.setdefault(duty.step, {}).update(dict.fromkeys(_begin(duty, tests)))
    return {step: tuple(events) for step, events in several.items()}


def _begin(duty: Duty, tests: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if duty.timing is not None and duty.timing.of:
        yield from duty.timing.of
        return
    for name in duty.when:
        yield from filter(is_own, _ends(name, tests))


def _ends(name: str, tests: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if name in tests:
        yield from chain.from_iterable(_ends(part, tests) for part in tests[name])
    else:
        yield name


@once_a_framework
def recurring(framework: Framework) -> tuple[str, ...]:
    """The partnership's own events that happen again and again: it says so, or what begins their step does."""
    declared = [word for document in framework.documents for word in document.words.get("events", {}).values()]
    again = {word.id for word in declared if isinstance(word, Event) and word.recurs}
    begun, known = begun_by(framework), 0
    while again and known < len(again):
        known = len(again)
        anew = (word for word in steps_of(framework).values() if not again.isdisjoint(begun.get(word.id, ())))
        again.update(event for word in anew for event in word.done_by if is_own(event))
    return tuple(sorted(again))
