"""What was done without what comes first: by every text, or by those on a partnership's own step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.arising.suppositions import implied
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.steps import steps_of
from cspr.history.by_nature import first_done
from cspr.history.deviation import Deviation, DeviationKind
from cspr.truth import Truth
from cspr.vocabulary import Step
from cspr.wording import history as words


def without(case: Case) -> Iterator[Deviation]:
    """Each step that every text which asks for it presupposes, is owed and was not done, at the first that followed."""
    named: set[str] = set()
    happened, steps = case.situation.happened, steps_of(case.framework).values()
    missing = [word for word in steps if word.done_by and all(happened(event) is Truth.NO for event in word.done_by)]
    for word in steps:
        done = first_done(case, word.id)
        if done is None:
            continue
        asking = _binding(case, word.id, done)
        for first in _presupposed(missing, asking):
            if first.id not in named and _owed(case, first):
                named.add(first.id)
                presupposing = [duty.source for duty in asking if first.id in duty.after]
                yield Deviation(
                    kind=DeviationKind.WITHOUT,
                    certain=Truth.YES,
                    name=word.id,
                    title=words.ahead(first.title, word.title, missing=False),
                    when=done,
                    sources=tuple(dict.fromkeys(presupposing or [duty.source for duty in asking])),
                    why=(words.recorded(word.title, done), words.recorded(first.title, None)),
                )


def _binding(case: Case, step: str, when: PartialDate) -> Sequence[Duty]:
    live = live_on_steps(case.framework, when).get(step, ())
    return [duty for duty in live if duty.source.force.binds and not duty.relaxes]


def _presupposed(missing: Sequence[Step], asking: Sequence[Duty]) -> list[Step]:
    """The missing steps that each of some duties presupposes by the event that ends them."""
    return [word for word in missing if asking and all(not _presumes(duty).isdisjoint(word.done_by) for duty in asking)]


def _presumes(duty: Duty) -> set[str]:
    """The events that a duty presupposes: those it names, and the one outcome that what it excepts leaves."""
    decisions = (set(word.outcomes.values()) for word in vocabulary.decisions().values() if not word.whenever)
    left = (outcomes.difference(duty.unless) for outcomes in decisions if not outcomes.isdisjoint(duty.unless))
    return {*duty.when, *(event for events in left if len(events) == 1 for event in events)}


def _owed(case: Case, word: Step) -> bool:
    """Whether a step surely is owed, and nothing on record shows that it was done all the same.

    A decision that what was done presupposes was to be taken whatever is not known of the case besides.
    """
    decides = any(not set(word.done_by).isdisjoint(each.outcomes.values()) for each in vocabulary.decisions().values())
    enough = {Truth.YES, Truth.UNKNOWN} if decides else {Truth.YES}
    answers = (arising(case, duty).answer for duty in _binding(case, word.id, case.day))
    return implied(case, word) is Truth.NO and any(answer in enough for answer in answers)


def left_out(case: Case, name: str) -> bool:
    """Whether an own step or event that is not on record was left out: it, or what brings it about, surely is owed."""
    known_steps = steps_of(case.framework)
    brought_about = [word for word in known_steps.values() if word.id == name or name in word.done_by]
    return vocabulary.is_own(name) and (not brought_about or any(_owed(case, word) for word in brought_about))


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
