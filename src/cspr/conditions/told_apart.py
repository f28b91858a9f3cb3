"""What is so for one agency, person or child: what is recorded of another of them says nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cspr.record.entries import Established
from cspr.record.occasions import occasion
from cspr.record.situation import Situation
from cspr.truth import Truth, both, either
from cspr.vocabulary import Step

_CHILD: Final = "child"


def told_apart(situation: Situation, kind: str, steps: Iterable[Step]) -> frozenset[str]:
    """The events and facts that are recorded of one of a kind, so that they are not so for all of them alike.

    So are the steps that each of a kind takes, and takes by such an event.

    A fact of a child is asked of each child already, and one of the case is so for all the children in it.

    Args:
        kind: ``agency``, ``person`` or ``child``.
        steps: those that the vocabulary and the documents know.
    """
    recorded = frozenset(_recorded_of(situation, f"{kind}:", facts=kind != _CHILD))
    return recorded.union(step.id for step in steps if step.each == kind and not recorded.isdisjoint(step.done_by))


def _recorded_of(situation: Situation, prefix: str, *, facts: bool) -> Iterator[str]:
    for entry in situation.entries:
        if (event := occasion(entry)) is not None and event.about.startswith(prefix):
            yield event.event
        elif facts and isinstance(entry, Established) and entry.about.startswith(prefix):
            yield entry.fact


def happened_to(situation: Situation, event: str, about: str) -> Truth:
    """Whether something happened to one of a kind, to the case, or to anybody who is none of that kind.

    Args:
        about: to whom, such as ``agency:police``.
    """
    whom = (occurrence.about for occurrence in situation.occurrences(event) if _counts(occurrence.about, about))
    return either(situation.happened(event, each) for each in whom)


def answered_of(situation: Situation, fact: str, about: str) -> Truth:
    """What is recorded of a fact of one of a kind; else of the case, for which it is so if it is so for anybody else.

    Args:
        about: of whom, such as ``agency:police``.
    """
    asked = situation.asked_about(fact)
    if about in asked:
        return situation.answer(fact, about).truth
    others = [situation.answer(fact, other).truth for other in asked if _counts(other, about)]
    return Truth.YES if Truth.YES in others else situation.answer(fact, about).truth


def done_of_children(situation: Situation, step: Step, owed: Iterable[str]) -> Truth:
    """Whether a step that is recorded of single children alone was done for all: one form may have been for several.

    Args:
        owed: the children for whom it is owed, or may be.
    """
    every = both(either(situation.happened(event, child) for event in step.done_by) for child in owed)
    return Truth.YES if every is Truth.YES else Truth.UNKNOWN


def all_known(situation: Situation, kind: str) -> Truth:
    """Whether those on record of a kind are all there are: the children are, of others the list says so.

    Args:
        kind: ``agency``, ``person`` or ``child``.
    """
    return Truth.YES if kind == _CHILD else situation.listed(kind)


def _counts(recorded_of: str, about: str) -> bool:
    """Whether what is recorded of somebody counts for one of a kind: all but what is of another of that kind."""
    kind = about.partition(":")[0]
    return recorded_of == about or not recorded_of.startswith(f"{kind}:")
