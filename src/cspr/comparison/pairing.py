"""Which statements stand beside each other: those of two texts, or of one that is set beside itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations
from typing import Final

import attrs

from cspr import vocabulary
from cspr.comparison.across_topics import at_a_step, factors, for_a_decision, relaxed
from cspr.comparison.kinds import Aspect
from cspr.comparison.matching import Groups, Match, by_topic, match, said_by_both, within_both
from cspr.comparison.statement import Statement
from cspr.grouping import grouped
from cspr.guidance.model import Checklist, Duty, Rule, Term
from cspr.sources import Force
from cspr.wording import comparing as wording

_AIMS: Final = frozenset({"aims", "principles"})


def between(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    """What two texts say beside each other."""
    ours, theirs = by_topic(left), by_topic(right)
    _gather(ours, theirs)
    at_steps = tuple(at_a_step(ours, theirs))
    answered = {
        id(side.rule) for pair in at_steps for side in (pair.left, pair.right) if side and side.topic == pair.topic
    }
    yield from (pair for pair in match(ours, theirs) if not _silent_on(pair, answered))
    both = said_by_both(left, right)
    for pair in chain(relaxed(left, right), at_steps, for_a_decision(left, right)):
        if not (pair.left and pair.right and within_both(pair.left, pair.right, both)):
            yield pair


def _silent_on(pair: Match, answered: set[int]) -> bool:
    """Whether one text would be called silent on a duty beside which its own duty on the step stands."""
    alone = pair.right if pair.left is None else pair.left if pair.right is None else None
    return alone is not None and alone.aspect is Aspect.DUTY and id(alone.rule) in answered


def _gather(left: Groups, right: Groups) -> None:
    """Put together what a text says of one duty under a step and under its time, where the other has one of the two."""
    for step, time in _of_one_title():
        ours, theirs = ({topic for topic in (step, time) if ("duty", topic) in groups} for groups in (left, right))
        if ours and theirs and ours != theirs:
            topic, other = (time, step) if ours & theirs == {time} else (step, time)
            for groups in (left, right):
                moved = (attrs.evolve(statement, topic=topic) for statement in groups.pop(("duty", other), ()))
                groups.setdefault(("duty", topic), []).extend(moved)


@cache
def _of_one_title() -> tuple[tuple[str, str], ...]:
    """The steps that have a topic of the same title beside them, which is their time: one duty to a reader."""
    steps = {word.title: name for name, word in vocabulary.steps().items()}
    return tuple((steps[word.title], name) for name, word in vocabulary.topics().items() if word.title in steps)


def within(statements: Sequence[Statement]) -> Iterator[Match]:
    """What each document says in two ways, and what several documents of one partnership do."""
    documents = grouped((statement.document.instrument.slug, statement) for statement in statements)
    for own in documents.values():
        yield from _in_one(own)
    for ours, theirs in combinations(documents.values(), 2):
        yield from (pair for pair in between(ours, theirs) if pair.left is not None and pair.right is not None)


def _in_one(statements: list[Statement]) -> Iterator[Match]:
    for one, other in combinations(statements, 2):
        if one.rule is not other.rule and one.family == other.family and one.topic == other.topic:
            yield from _same_topic(one, other)
    rules: dict[int, Statement] = {}
    for statement in statements:
        if statement.own:
            rules.setdefault(id(statement.rule), statement)
    for one, other in combinations(rules.values(), 2):
        yield from _aims(one, other)
        yield from _lists(one, other)
        yield from _act(one, other)
        yield from _words(one, other)


def _same_topic(one: Statement, other: Statement) -> Iterator[Match]:
    """Two statements that compete: on other readings, or two terms or lists for one thing."""
    if one.aspect is not other.aspect or not (one.own and other.own) or one.value is None or other.value is None:
        return
    if _compete(one, other) or one.aspect is _gate(one.rule, other.rule):
        yield Match(topic=one.topic, part=one.part or other.part, aspect=one.aspect, left=one, right=other)


def _compete(one: Statement, other: Statement) -> bool:
    if one.family in {"term", "checklist", "role"}:
        return True
    if one.reading == other.reading:
        return False
    return one.part == other.part or (bool(one.reading and other.reading) and not (one.part and other.part))


def _gate(one: Rule, other: Rule) -> Aspect | None:
    """On what a right and a duty meet: who holds what is handed over, or a condition that only one can meet."""
    if not isinstance(one, Duty) or not isinstance(other, Duty):
        return None
    if {one.source.force, other.source.force} != {Force.MAY, Force.MUST}:
        return None
    if one.document is not None and one.document == other.document:
        return Aspect.WHO
    opposed = not set(one.when).isdisjoint(other.unless) or not set(one.unless).isdisjoint(other.when)
    return Aspect.WHEN if opposed else None


def _aims(one: Statement, other: Statement) -> Iterator[Match]:
    """What a text is after on a topic, beside the duty that it lays there."""
    for aim, duty in ((one, other), (other, one)):
        is_aim = isinstance(aim.rule, Checklist) and aim.rule.kind in _AIMS
        if is_aim and isinstance(duty.rule, Duty) and aim.topic == duty.topic:
            left = attrs.evolve(aim, aspect=Aspect.AIMS)
            right = attrs.evolve(duty, aspect=Aspect.AIMS, value=duty.name, says=duty.subject)
            yield Match(topic=aim.topic, part=duty.part, aspect=Aspect.AIMS, left=left, right=right)


def _lists(one: Statement, other: Statement) -> Iterator[Match]:
    """Two lists of factors for one decision beside each other."""
    left, right = factors(one), factors(other)
    if left is not None and right is not None and left.serves == right.serves and left.topic != right.topic:
        yield Match(topic=left.serves, aspect=Aspect.CONTENTS, left=one, right=other)


def _act(one: Statement, other: Statement) -> Iterator[Match]:
    """Two duties on one step that hand the same to the same under two topics: one act, or two?"""
    left, right = one.rule, other.rule
    if not isinstance(left, Duty) or not isinstance(right, Duty) or left.topic == right.topic:
        return
    handed = left.document is not None and bool(left.to)
    if handed and (left.step, left.document, set(left.to)) == (right.step, right.document, set(right.to)):
        ours, theirs = (
            attrs.evolve(statement, aspect=Aspect.DOCUMENT, value=statement.name, says=statement.subject)
            for statement in (one, other)
        )
        yield Match(topic=left.step or left.topic, aspect=Aspect.DOCUMENT, left=ours, right=theirs)


def _words(one: Statement, other: Statement) -> Iterator[Match]:
    """A word that means two things."""
    left, right = one.rule, other.rule
    if not isinstance(left, Term) or not isinstance(right, Term) or left.means == right.means:
        return
    if one.aspect is not Aspect.TERMS or other.aspect is not Aspect.TERMS:
        return
    marked = bool(left.sense and right.sense)
    if any(_same_word(word, another, marked=marked) for word in left.says for another in right.says):
        ours, theirs = (
            attrs.evolve(term, value=term.name, says=wording.word_in_sense(term.says, term.topic, sense))
            for term, sense in ((one, left.sense), (other, right.sense))
        )
        yield Match(topic=left.means, aspect=Aspect.TERMS, left=ours, right=theirs)


def _same_word(one: str, other: str, *, marked: bool) -> bool:
    """Whether two words are one, or, where both are marked as having several meanings, one within the other."""
    first, second = sorted((one.casefold(), other.casefold()), key=len)
    if first == second:
        return True
    return marked and re.search(rf"\b{re.escape(first)}\b", second) is not None
