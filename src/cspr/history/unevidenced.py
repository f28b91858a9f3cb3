"""What a partnership's own step was done without: a fact, an event or a step that every text on it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cspr import vocabulary
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.steps import steps_of
from cspr.history.by_nature import first_done
from cspr.history.deviation import Deviation, DeviationKind
from cspr.truth import Truth
from cspr.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty


class _Missing(NamedTuple):
    """What is not on record as so: how it is called, and how it stands."""

    title: str
    says: str


def unevidenced(case: Case) -> Iterator[Deviation]:
    """Each own step that was done, of which every duty names in ``when`` something that is not on record as so."""
    for word in steps_of(case.framework).values():
        done = first_done(case, word.id) if vocabulary.is_own(word.id) else None
        if done is None:
            continue
        duties = [duty for duty in live_on_steps(case.framework, done).get(word.id, ()) if not duty.relaxes]
        missing = [tuple(_missing(case, duty)) for duty in duties]
        if not duties or not all(missing):
            continue
        for each in dict.fromkeys(missing[0]):
            yield Deviation(
                kind=DeviationKind.ONLY_WHERE,
                certain=Truth.YES,
                name=word.id,
                title=words.only_where(word.title, each.title),
                when=done,
                binding=any(duty.source.force.binds and duty.source.checked for duty in duties),
                sources=tuple(dict.fromkeys(duty.source for duty in duties)),
                why=(words.recorded(word.title, done), each.says),
            )


def _missing(case: Case, duty: Duty) -> Iterator[_Missing]:
    """What a duty names itself in ``when``, and is not on record as so; what a test joins is left to the test."""
    facts, events = case.framework.words("facts"), case.framework.words("events")
    for name in duty.when:
        if name in facts:
            answer = case.conditions.holds(name, duty.source.instrument)
            if answer is not Truth.YES:
                yield _Missing(facts[name].question, words.answered(facts[name].question, answer.value))
        elif name in events and vocabulary.is_own(name) and case.situation.happened(name) is Truth.NO:
            yield _Missing(events[name].title, words.recorded(events[name].title, None))
