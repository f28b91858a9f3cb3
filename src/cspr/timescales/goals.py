"""Whether any text asks for the goal of a plan, as things stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE, DECISION, PROCEEDING, limbs
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.truth import Truth, either
from cspr.wording import plans


def in_force(case: Case) -> list[Duty]:
    """The duties that are in force on the day asked about, or may be; what suspends others asks for nothing itself."""
    return [duty for duty in live_duties(case.framework, case.day) if not duty.relaxes]


def applies(conditions: Conditions, duty: Duty) -> Truth:
    """Whether a duty arises."""
    return conditions.applies(duty.when, duty.unless, duty.source.instrument)


def asked(case: Case, goal: str) -> tuple[Truth, str]:
    """Whether a text asks for a step that is not done, and why not; where none speaks of it, its days alone decide."""
    duties = [duty for duty in in_force(case) if duty.step == goal and _lays(duty)]
    answers = {_asks(duties, goal, conditions) for conditions in _as_decided(case, duties)} if duties else {Truth.YES}
    answer = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    if answer is Truth.YES:
        return answer, ""
    clauses = dict.fromkeys(duty.source.clauses[0] for duty in duties)
    return answer, plans.not_asked(clauses, surely=answer is Truth.NO)


def _as_decided(case: Case, duties: list[Duty]) -> Iterator[Conditions]:
    """The conditions for each way in which open decisions can go: it may be asked for whichever is taken."""
    known = limbs(case.framework).decisions
    needs = {
        need for duty in duties for need in case.conditions.needs_of(duty.when, duty.unless, duty.source.instrument)
    }
    decisions = {need.name.removeprefix(DECISION) for need in needs if need.name.startswith(DECISION)}
    outcomes = [tuple(known[name].outcomes.values()) for name in sorted(decisions)]
    for taken in product(*outcomes):
        supposed = [(event, Truth.YES if event in taken else Truth.NO) for events in outcomes for event in events]
        yield case.conditions.supposing({Open(name=event, about=CASE): answer for event, answer in supposed})


def _asks(duties: list[Duty], goal: str, conditions: Conditions) -> Truth:
    own = [duty for duty in duties if duty.topic == goal or duty.timing is not None] or duties
    answer = either(applies(conditions, duty) for duty in own)
    # What is asked beside the goal may be meant by it, such as to publish what was learned without a review.
    beside = answer is Truth.NO and any(applies(conditions, duty) is Truth.YES for duty in duties)
    return Truth.UNKNOWN if beside else answer


def _lays(duty: Duty) -> bool:
    """Whether a duty asks for its step; what asks not to do it, or speaks of open proceedings, does not."""
    return not duty.source.refrain and not any(name.startswith(PROCEEDING) for name in duty.when)
