"""Do the periods fit into each other? What may be done on its last day can leave no room for what comes after."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.clocks import shift, ways
from cspr.comparison.matching import Match
from cspr.comparison.rows import Aspect
from cspr.comparison.spells import days
from cspr.comparison.statements import LIMIT, spell
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.clocks import Way
    from cspr.comparison.naming import Titles
    from cspr.comparison.statements import Statement
    from cspr.guidance.periods import Timing

_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BY_DAY})
_TAKES: Final = _LIMITS | {Relation.BETWEEN}


class Fit:
    """Looks for limits that can be missed though whatever comes before them keeps its own time.

    Args:
        titles: how to name things.
        calendar: the working days over which it is tried.
    """

    def __init__(self, titles: Titles, calendar: Calendar) -> None:
        """Keep both at hand."""
        self.titles, self.calendar = titles, calendar

    def missed(self, left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
        """Give each limit of one side beside what of the other can outlast it.

        Args:
            left: whose limits are looked at.
            right: whose times have to fit in; the same statements for one document.
        """
        limits, times = _timed(left, _LIMITS), _timed(right, _TAKES)
        done_by = _completing((*left, *right))
        for limit, last in product(limits, times):
            if _comes_before(last.duty, limit.duty):
                for chain in _chains(limit, last, times, done_by):
                    if self._outlasts(chain, limit.timing):
                        yield self._beside(limit, chain)
        for limit, wait in product(limits, [one for one in right if _waits(one)]):
            if limit.duty.step == wait.duty.step is not None and self._keeps_waiting(wait, limit.timing):
                yield self._beside(limit, (wait,))

    def _keeps_waiting(self, wait: Statement, limit: Timing) -> bool:
        """Say whether a wait may last past a limit; what both count from one event is measured."""
        apart = set(wait.timing.of).isdisjoint(limit.of) or wait.timing.relation is not Relation.NOT_BEFORE
        return apart or self._outlasts((wait,), limit)

    def _outlasts(self, chain: tuple[Statement, ...], limit: Timing) -> bool:
        """Say whether on any day of the calendar the last days of a chain, one after the other, lie past the limit."""
        spent, allowed = [ways(one.timing)[0] for one in chain], ways(limit)[:1]
        return any(self._reached(day, spent) > self._reached(day, allowed) for day in days(self.calendar))

    def _reached(self, day: date, chain: Iterable[Way]) -> date:
        for way in chain:
            day = shift(day, way.amounts[-1], way, self.calendar)
        return day

    def _beside(self, limit: Statement, chain: tuple[Statement, ...]) -> Match:
        says = ", then ".join(f"{_counted(one.timing)}: {self.titles.all(one.timing.of)}" for one in chain)
        last = chain[-1]
        clauses = tuple(dict.fromkeys(name for one in chain for name in one.source.clauses))
        told = attrs.evolve(
            last,
            aspect=Aspect.FEASIBILITY,
            says=says,
            value=("against", says),
            source=attrs.evolve(last.source, clauses=clauses),
        )
        ours = attrs.evolve(limit, aspect=Aspect.FEASIBILITY, value=LIMIT)
        return Match(topic=limit.topic, part=limit.part, aspect=Aspect.FEASIBILITY, left=ours, right=told)


def _timed(given: Iterable[Statement], relations: frozenset[Relation]) -> list[Statement]:
    return [one for one in given if _has_period(one) and one.timing.relation in relations and one.source.force.binds]


def _has_period(statement: Statement) -> bool:
    return isinstance(statement.rule, Duty) and statement.aspect is Aspect.PERIOD and statement.value is not None


def _waits(statement: Statement) -> bool:
    """Say whether something may not be done until an event, whether or not a figure is given."""
    if not _has_period(statement):
        return False
    timing = statement.timing
    return timing.relation is Relation.NOT_BEFORE or (statement.source.refrain and timing.how == "not-before")


def _counted(timing: Timing) -> str:
    return spell(timing) if timing.relation is Relation.NOT_BEFORE else f"{spell(timing)} of"


def _completing(given: Iterable[Statement]) -> dict[str, str]:
    """Give the step that each event completes, those of the documents beside those of the library."""
    steps = {name: step.done_by for name, step in vocabulary.steps().items()}
    for one in given:
        words = one.document.words.get("steps", {})
        steps |= {name: getattr(word, "done_by", ()) for name, word in words.items()}
    return {event: step for step, events in steps.items() for event in events}


def _comes_before(earlier: Duty, later: Duty) -> bool:
    order = list(vocabulary.steps())
    if earlier.step is None or earlier.step == later.step:
        return False
    if earlier.step in order and later.step in order:
        return earlier.step in later.after or order.index(earlier.step) < order.index(later.step)
    return earlier.step in later.after


def _chains(
    limit: Statement, last: Statement, times: Iterable[Statement], done_by: dict[str, str]
) -> Iterator[tuple[Statement, ...]]:
    """Give the times that lead from where a limit begins to something that comes before what it limits."""
    begins, of = set(limit.timing.of), last.timing.of
    if not begins.isdisjoint(of):
        yield (last,)
    elif len(of) == 1:
        for first in times:
            leads_on = first.duty.step is not None and first.duty.step == done_by.get(of[0])
            if leads_on and len(first.timing.of) == 1 and not begins.isdisjoint(first.timing.of):
                yield first, last
