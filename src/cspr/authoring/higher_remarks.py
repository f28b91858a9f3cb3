"""What is odd in an own text beside a higher one: it asks for less, or its time is not compared with that one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr import calendars, vocabulary
from cspr.errors import Problem
from cspr.guidance.documents import Document
from cspr.guidance.model import Duty
from cspr.guidance.periods import EXACT, Relation, Timing
from cspr.period_order import Demand, Order, judge_periods, length
from cspr.sources import Force

_WITH_LAST_DAY: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN})
_OUTSIDE: Final = EXACT | {Relation.AT_MOST}
_STRENGTH: Final = {Force.MUST: 3, Force.SHOULD: 2, Force.MAY: 1, Force.IS: 0}
_ALIKE: Final = (
    _WITH_LAST_DAY | {Relation.ON, Relation.AT, Relation.ABOUT, Relation.BY},
    frozenset({Relation.AT_LEAST, Relation.AT_MOST}),
    frozenset({Relation.AT_LEAST_BEFORE, Relation.AT_MOST_BEFORE, Relation.ABOUT_BEFORE}),
)
"""The relations of which one time can stand in place of another."""
_NOT_COMPARED: Final = (
    "the time of {} on this step has the topic {}, so that this one stands beside it and is not compared with it; "
    "write topic = {}, or a topic of your own where it is another time"
)


def on_higher_texts(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report what asks for less than a higher text, and times that are not compared with that of a higher text."""
    yield from _laxer(document, others)
    yield from _not_compared(document, others)


def _laxer(document: Document, others: list[Document]) -> Iterator[Problem]:
    higher = [
        duty for other in others for duty in other.duties if duty.source.force.binds and not _in_place_of(duty, other)
    ]
    for duty in document.duties:
        above = [
            other
            for other in higher
            if other.topic == duty.topic
            and other.part in {"", duty.part}
            and other.source.authority.outranks(duty.source.authority)
        ]
        for other in above:
            what = _less(duty, other)
            if what:
                advice = f"{what} than {', '.join(other.source.clauses)} asks; it cannot loosen it"
                yield Problem("laxer-than-higher", document.place(duty), advice)


def _in_place_of(duty: Duty, document: Document) -> bool:
    """Whether a duty stands only in place of another of its document, which it does not arise beside."""
    return any(not set(duty.when).isdisjoint(other.unless) for other in document.duties if other.topic == duty.topic)


def _less(duty: Duty, other: Duty) -> str:
    if duty.timing is not None and other.timing is not None and _laxer_time(duty.timing, other.timing):
        return "a laxer time"
    weaker = _STRENGTH[duty.source.force] < _STRENGTH[other.source.force]
    return "less force" if weaker and other.source.force is Force.MUST else ""


def _laxer_time(own: Timing, higher: Timing) -> bool:
    """Whether a period asks for less than another from the same event, ends before it begins, or lets it run longer."""
    if set(own.of).isdisjoint(higher.of):
        return False
    calendar = calendars.england()
    if Relation.BETWEEN in (own.relation, higher.relation):
        both_end = {own.relation, higher.relation} <= _WITH_LAST_DAY
        return both_end and length(own, higher, calendar)[0] is Order.LONGER
    demand = judge_periods(own, higher, calendar).demand
    return demand is Demand.LESS or (demand is Demand.IMPOSSIBLE and own.relation in _OUTSIDE)


def _not_compared(document: Document, others: list[Document]) -> Iterator[Problem]:
    """Report times on a step for which higher texts set a time of the same kind on another topic."""
    timed = [duty for other in others for duty in other.duties if duty.timing is not None and duty.source.force.binds]
    for duty in document.duties:
        if duty.timing is None or duty.step is None or vocabulary.is_own(duty.topic):
            continue
        relation, authority = duty.timing.relation, duty.source.authority
        higher = [other for other in timed if other.source.authority.outranks(authority) and other.level == duty.level]
        alike = [other for other in higher if other.timing is not None and _are_alike(relation, other.timing.relation)]
        there = {other.topic: other.source.clauses[0] for other in alike if other.step == duty.step}
        if there and duty.topic not in {other.topic for other in alike}:
            topics = " or ".join(map(repr, there))
            advice = _NOT_COMPARED.format(", ".join(there.values()), topics, topics)
            yield Problem("time-not-compared", f"{document.place(duty)}.topic", advice)


def _are_alike(own: Relation, higher: Relation) -> bool:
    return any({own, higher} <= relations for relations in _ALIKE)
