"""What would let steps go on that other proceedings stop, such as that the police agree, and is not answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from cspr.arising.versions import holds_in_force
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import limbs
from cspr.criteria import Question
from cspr.criteria.open_questions import put
from cspr.lifecycle.answers import progress_of
from cspr.lifecycle.proceedings import during, holders
from cspr.lifecycle.states import BEHIND
from cspr.truth import Truth


class Agreement(NamedTuple):
    """What would let steps go on, and is not answered.

    Args:
        question: it as a question.
        steps: what goes on then, by title.
    """

    question: Question
    steps: tuple[str, ...]


@once_a_case
def agreements_of(case: Case) -> tuple[Agreement, ...]:
    """What would let steps go on all the same, of each thing for which they wait."""
    open_ = {step.step: step.title for step in progress_of(case) if step.state not in BEHIND}
    several: dict[str, Agreement] = {}
    for asked, named in _unanswered(case):
        earlier = several.get(asked.name, Agreement(asked, ()))
        steps = (*earlier.steps, *(open_[step] for step in named if step in open_))
        question = attrs.evolve(
            earlier.question,
            holders=tuple(dict.fromkeys((*earlier.question.holders, *asked.holders))),
            sources=tuple(dict.fromkeys((*earlier.question.sources, *asked.sources))),
            titles={**earlier.question.titles, **asked.titles},
        )
        several[asked.name] = Agreement(question, tuple(dict.fromkeys(steps)))
    return tuple(agreement for agreement in several.values() if agreement.steps)


def _unanswered(case: Case) -> Iterator[tuple[Question, tuple[str, ...]]]:
    """The facts that would let something go that holds steps now, each with these steps."""
    facts = limbs(case.framework).facts
    for hold, _ in holds_in_force(case):
        if during(hold, case.conditions) is Truth.YES:
            within, steps = hold.source.instrument, (*hold.stops, *hold.may_delay)
            for need in (need for name in hold.unless for need in case.conditions.needs_of((name,), (), within)):
                if need.name in facts:
                    asked = put(case, need)
                    who = asked.holders or holders(case.framework, hold)
                    titles = case.framework.titles(who)
                    yield attrs.evolve(asked, holders=who, sources=(hold.source,), titles=titles), steps
