"""What was done without what every text presupposes: a rapid review, say, without any notification on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.arising.judging import arising
from cspr.arising.suppositions import implied
from cspr.dates import PartialDate
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.steps import steps_of
from cspr.history.by_nature import first_done
from cspr.history.deviation import Deviation, DeviationKind
from cspr.truth import Truth
from cspr.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.vocabulary import Step


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
    return [word for word in missing if asking and all(not set(word.done_by).isdisjoint(duty.when) for duty in asking)]


def _owed(case: Case, word: Step) -> bool:
    """Whether a step surely is owed, and nothing on record shows that it was done all the same."""
    duties = _binding(case, word.id, case.day)
    return implied(case, word) is Truth.NO and any(arising(case, duty).answer is Truth.YES for duty in duties)
