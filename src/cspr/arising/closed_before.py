"""Whether a case was over before a text began that asks something of it: of such a case a new text asks nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from cspr.arising.triggers import Trigger
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.limbs import PROCEEDING, limbs
from cspr.dates import PartialDate
from cspr.guidance.live_rules import duties_on_steps
from cspr.record.entries import Established, Proceeding
from cspr.record.standing import stands
from cspr.truth import Truth

_PUBLISHED: Final = "published"
_NO_REVIEW: Final = "no-local-review-decided"
_INSTEAD: Final = "other-learning-decided"
_REOPENED: Final = "review-reopened"


def closed_before(case: Case, trigger: Trigger) -> bool:
    """Whether the text of a duty began only once the case was surely over, and nothing has opened the duty since.

    What an earlier text asked for too when the case came to its end is still owed, and what nothing opens always is.

    Args:
        trigger: what lets the duty arise.
    """
    closed, text = _closed(case), case.framework.instruments.get(trigger.within)
    begins = None if closed is None or text is None else text.window.start
    if begins is None or closed is None or trigger.of_all_cases or closed.before(begins) is not Truth.YES:
        return False
    in_force = case.framework.in_force
    earlier = (duty for duty in duties_on_steps(case.framework).get(trigger.step, ()) if duty.source.force.binds)
    if any(in_force(duty, closed).truth is not Truth.NO for duty in earlier):
        return False
    words = limbs(case.framework)
    asked = (*trigger.when, *trigger.starts, *trigger.first)
    names = case.conditions.in_force.rule(asked, trigger.unless, trigger.within).ends
    done = {event for name in names for event in (words.steps[name].done_by if name in words.steps else (name,))}
    events = done & words.events.keys()
    days = [*(each.span for event in events for each in case.situation.occurrences(event)), *_answered(case, names)]
    return bool(events or days) and all(day.before(begins) is Truth.YES for day in days)


@once_a_case
def _closed(case: Case) -> PartialDate | None:
    """When a case came to its end: its report was published, or it was decided to hold no review; else ``None``."""
    situation = case.situation
    again, instead = situation.occurrence(_REOPENED), situation.occurrence(_INSTEAD)
    published, declined = situation.occurrence(_PUBLISHED), situation.occurrence(_NO_REVIEW)
    over = published or (declined if instead is None and stands(situation, _NO_REVIEW) is Truth.YES else None)
    if over is None or (again is not None and again.span.before(over.span) is not Truth.YES):
        return None
    return over.span


def _answered(case: Case, names: Collection[str]) -> Iterator[PartialDate]:
    """The days on which a fact among some names was answered yes, or the state of proceedings among them changed."""
    answers, states = case.situation.recorded(Established), case.situation.recorded(Proceeding)
    yield from (entry.on for entry, _ in answers if entry.fact in names and entry.answer is Truth.YES)
    yield from (state.on for state, _ in states if f"{PROCEEDING}{state.proceeding}" in names)
