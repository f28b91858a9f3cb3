"""Do the periods fit into each other? What may be done on its last day can leave no room for what comes after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

import attrs

from cspr import vocabulary
from cspr.calendars import Calendar
from cspr.clocks.ways_to_count import is_ahead
from cspr.comparison.duties import spell
from cspr.comparison.kinds import Aspect
from cspr.comparison.matching import Match, said_by_both
from cspr.comparison.statement import LIMIT, Statement
from cspr.comparison.titles import Titles
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.period_order import outlasts
from cspr.wording import comparing as wording

_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY})
_TAKES: Final = _LIMITS | {Relation.BETWEEN}


def missed(
    left: Sequence[Statement], right: Sequence[Statement], titles: Titles, calendar: Calendar
) -> Iterator[Match]:
    """Each limit of one text beside what of the other can outlast it, though it keeps its own time.

    Args:
        left: whose limits are looked at.
        right: whose times have to fit in; the same statements for one text beside itself.
        calendar: the working days over which it is tried.
    """
    both = set[tuple[object, ...]]() if left is right else said_by_both(left, right)
    limits, times = _timed(left, _LIMITS), _timed(right, _TAKES)
    for limit, chain in (*_led_up_to(limits, times, (*left, *right)), *_waited_for(limits, right)):
        of_each = all(statement.same_as in both for statement in (limit, *chain))
        if not of_each and _too_long(limit, chain, calendar) and not _sooner(limit, chain[-1], times, calendar):
            yield _beside(limit, chain, titles)


def _sooner(limit: Statement, last: Statement, times: Iterable[Statement], calendar: Calendar) -> bool:
    """Whether the same text gives the same step another time too that does not outlast the limit."""
    return any(
        not _too_long(limit, (other,), calendar)
        for other in times
        if other.document is last.document and (other.duty.step, other.part, other.reading) == _of(last)
        if other.rule is not last.rule and not {*other.timing.of}.isdisjoint(limit.timing.of)
    )


def _of(statement: Statement) -> tuple[str | None, str, str]:
    return statement.duty.step, statement.part, statement.reading


def _led_up_to(
    limits: list[Statement], times: list[Statement], statements: Iterable[Statement]
) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    everything = tuple(statements)
    done_by = _completing(everything)
    before = _before(everything, done_by)
    for limit, last in product(limits, times):
        step, earlier = limit.duty.step, last.duty.step
        if earlier in before.get(step or "", ()) and step not in before.get(earlier or "", ()):
            yield from ((limit, chain) for chain in _chains(limit, last, times, done_by))


def _waited_for(
    limits: list[Statement], others: Iterable[Statement]
) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    for limit, wait in product(limits, [statement for statement in others if _waits(statement)]):
        if limit.duty.step == wait.duty.step is not None:
            yield limit, (wait,)


def _too_long(limit: Statement, chain: tuple[Statement, ...], calendar: Calendar) -> bool:
    """Whether a chain may last past a limit; a wait can be measured only from the limit's own event."""
    wait = chain[-1].timing
    if _waits(chain[-1]) and (set(wait.of).isdisjoint(limit.timing.of) or wait.relation is not Relation.NOT_BEFORE):
        return True
    return outlasts([statement.timing for statement in chain], limit.timing, calendar)


def _beside(limit: Statement, chain: tuple[Statement, ...], titles: Titles) -> Match:
    times = [(each.timing, each.timing.relation is Relation.NOT_BEFORE) for each in chain]
    says = wording.then(wording.counted(spell(time), titles.all(time.of), opening=opens) for time, opens in times)
    last = chain[-1]
    clauses = tuple(dict.fromkeys(name for statement in chain for name in statement.source.clauses))
    source = attrs.evolve(last.source, clauses=clauses)
    against = attrs.evolve(last, aspect=Aspect.FEASIBILITY, says=says, value=("against", says), source=source)
    ours = attrs.evolve(limit, aspect=Aspect.FEASIBILITY, value=LIMIT)
    return Match(topic=limit.topic, part=limit.part, aspect=Aspect.FEASIBILITY, left=ours, right=against)


def _timed(statements: Iterable[Statement], relations: frozenset[Relation]) -> list[Statement]:
    return [
        statement
        for statement in statements
        if statement.has_period and statement.timing.relation in relations and statement.source.force.binds
    ]


def _waits(statement: Statement) -> bool:
    """Whether something may not be done until an event, whether or not a figure is given."""
    if not statement.has_period:
        return False
    timing = statement.timing
    return timing.relation is Relation.NOT_BEFORE or (statement.source.refrain and timing.how == "not-before")


def _completing(statements: Iterable[Statement]) -> dict[str, str]:
    """The step that each event completes, those of the documents beside those of the library."""
    steps = {name: step.done_by for name, step in vocabulary.steps().items()}
    for statement in statements:
        words = statement.document.words.get("steps", {})
        steps |= {name: getattr(word, "done_by", ()) for name, word in words.items()}
    return {event: step for step, events in steps.items() for event in events}


def _before(statements: Iterable[Statement], done_by: dict[str, str]) -> dict[str, frozenset[str]]:
    """For each step those that rules put before it: what it comes after or counts from, and what these come after."""
    direct: dict[str, set[str]] = {}
    for duty in {statement.name: statement.rule for statement in statements}.values():
        if isinstance(duty, Duty) and duty.step is not None:
            timing = duty.timing
            counts = timing.of if timing is not None and not is_ahead(timing) else ()
            earlier = (done_by.get(name, name) for name in (*duty.after, *counts))
            direct.setdefault(duty.step, set()).update(earlier)
    return {step: frozenset(_reached_from(step, direct)) for step in direct}


def _reached_from(step: str, direct: dict[str, set[str]]) -> set[str]:
    reached, ahead = set[str](), [step]
    while ahead:
        for earlier in direct.get(ahead.pop(), set()) - reached:
            reached.add(earlier)
            ahead.append(earlier)
    return reached


def _chains(
    limit: Statement, last: Statement, times: Iterable[Statement], done_by: dict[str, str]
) -> Iterator[tuple[Statement, ...]]:
    """The times that lead from where a limit begins to something that comes before what it limits."""
    begins, of = set(limit.timing.of), last.timing.of
    if not begins.isdisjoint(of):
        yield (last,)
    elif len(of) == 1:
        for first in times:
            leads_on = first.duty.step is not None and first.duty.step == done_by.get(of[0])
            if leads_on and len(first.timing.of) == 1 and not begins.isdisjoint(first.timing.of):
                yield first, last
