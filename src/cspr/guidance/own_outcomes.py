"""What the outcomes of a partnership's own decisions come to among the outcomes of the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cspr import vocabulary
from cspr.guidance.layers import Framework
from cspr.guidance.once import once_a_framework
from cspr.guidance.steps import steps_of
from cspr.vocabulary import Decision, Step
from cspr.word import Event

_DECIDED: Final = "decided"


@once_a_framework
def own_decisions(framework: Framework) -> tuple[Decision, ...]:
    """The decisions that the documents declare themselves."""
    return tuple(word for name, word in framework.words("decisions").items() if vocabulary.is_own(name))


@once_a_framework
def comes_to(framework: Framework) -> tuple[tuple[str, str], ...]:
    """The partnership's own events that are one of the library too, each with that one.

    An event is what its table says. An outcome of which nothing is said is what ``decides_against`` tells.
    """
    events = framework.words("events")
    said = {name: word.comes_to for name, word in events.items() if isinstance(word, Event) and word.comes_to}
    own = [step for step in steps_of(framework).values() if vocabulary.is_own(step.id)]
    against = (decides_against(word, own) for word in own_decisions(framework))
    return tuple(sorted({**{event: to for each in against for event, to in each.items()}, **said}.items()))


def decides_against(own: Decision, own_steps: Iterable[Step]) -> Mapping[str, str]:
    """The outcomes of an own decision that decide against what another of its outcomes comes to, each with that.

    Such as a single-agency review, where the other outcome is an LCSPR: it is a decision not to undertake one.
    """
    against: dict[str, str] = {}
    words = vocabulary.exits()
    for event, left in beside_the_library(own, own_steps):
        if all(other in words and words[other].effect == _DECIDED for other in left):
            against[event] = left[0]
    return against


def beside_the_library(own: Decision, own_steps: Iterable[Step]) -> Iterator[tuple[str, Sequence[str]]]:
    """The own outcomes beside some of a decision of the library, each with the outcomes of that which are left.

    Not those that only put the decision off: the library has none left, or the step that ends with the others does not
    end with it.
    """
    events, ends = own.outcomes.values(), [set(step.done_by) for step in own_steps]
    for decision in vocabulary.decisions().values():
        outcomes = decision.outcomes.values()
        shared, left = set(events).intersection(outcomes), [event for event in outcomes if event not in events]
        if decision.whenever or not shared or not left:
            continue
        deciding = [done_by for done_by in ends if done_by & shared]
        for event in filter(vocabulary.is_own, events):
            if not deciding or any(event in done_by for done_by in deciding):
                yield event, left
