"""Statements that belong together though they stand under different topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Final

from cspr import vocabulary
from cspr.comparison.kinds import Aspect
from cspr.comparison.matching import Groups, Match, sets_aside
from cspr.comparison.statement import Statement
from cspr.guidance.model import Checklist, Duty

_RELAXING: Final = frozenset({Aspect.RELAXATION, Aspect.PERIOD})
_AT_A_STEP: Final = frozenset({Aspect.WHO, Aspect.WHEN})


def relaxed(left: Iterable[Statement], right: Iterable[Statement]) -> Iterator[Match]:
    """A relaxation beside the time that it sets aside."""
    ours, theirs = ([statement for statement in side if statement.aspect in _RELAXING] for side in (left, right))
    for statement, other in product(ours, theirs):
        if sets_aside(statement, other) or sets_aside(other, statement):
            period = other if statement.aspect is Aspect.RELAXATION else statement
            yield Match(
                topic=period.topic,
                part=statement.part or other.part,
                aspect=Aspect.RELAXATION,
                left=statement,
                right=other,
            )


def at_a_step(left: Groups, right: Groups) -> Iterator[Match]:
    """A duty on a topic that says who takes its step, or when, beside the other text's duty on that step."""
    yield from _on_its_step(left, right)
    yield from (match.mirrored() for match in _on_its_step(right, left))


def _on_its_step(here: Groups, there: Groups) -> Iterator[Match]:
    for (family, topic), statements in here.items():
        if family != "duty" or (family, topic) in there or topic not in _at_their_step():
            continue
        for statement in statements:
            step = _step(statement)
            if statement.aspect not in _AT_A_STEP or statement.value is None:
                continue
            for other in there.get((family, step), ()):
                if other.aspect is statement.aspect and not other.part and other.value is not None:
                    yield Match(topic=topic, part=statement.part, aspect=statement.aspect, left=statement, right=other)


@cache
def _at_their_step() -> frozenset[str]:
    return frozenset(name for name, topic in vocabulary.topics().items() if topic.at_its_step)


def _step(statement: Statement) -> str:
    rule = statement.rule
    if isinstance(rule, Duty):
        return rule.step or ""
    return rule.serves if isinstance(rule, Checklist) else ""


def for_a_decision(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    """Lists of factors that serve one decision under different topics, beside each other; they are not merged."""
    ours, theirs = (
        [(first, checklist) for first in side if (checklist := factors(first)) is not None] for side in (left, right)
    )
    topics = {checklist.topic for _, checklist in ours}, {checklist.topic for _, checklist in theirs}
    for (first, checklist), (second, other_list) in product(ours, theirs):
        apart = checklist.topic not in topics[1] or other_list.topic not in topics[0]
        if checklist.serves == other_list.serves and checklist.topic != other_list.topic and apart:
            yield Match(topic=checklist.serves, aspect=Aspect.CONTENTS, left=first, right=second)


def factors(statement: Statement) -> Checklist | None:
    """The list of factors of which this is a statement, if its entries can be answered."""
    rule = statement.rule
    if isinstance(rule, Checklist) and rule.kind == "factors" and statement.own:
        return rule if any(item.fact is not None for item in rule.items) else None
    return None
