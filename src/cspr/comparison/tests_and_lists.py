"""What a test turns on, and what a list of factors or principles holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from cspr.comparison.kinds import Aspect
from cspr.comparison.statement import Speaker, Statement, subject
from cspr.comparison.titles import Titles, plain
from cspr.guidance.documents import Document
from cspr.guidance.model import Checklist, Criterion
from cspr.wording import comparing as wording
from cspr.wording.criteria import how_many


class Test(NamedTuple):
    """A test by what it turns on: ``all``, ``any``, ``none`` or at least so many of facts, events and further tests."""

    rule: str
    parts: frozenset[Test | str]


def of_criterion(speaker: Speaker, rule: Criterion) -> Iterator[Statement]:
    """The statement of a test, with the clauses of its limbs."""
    clauses = tuple(dict.fromkeys(_clauses(speaker.document, rule)))
    source = attrs.evolve(rule.source, clauses=clauses)
    value = _normal(speaker.document, rule)
    yield speaker.say(rule, rule.topic, Aspect.TEST, value, _says(value, speaker.titles), source=source)


def _limbs(document: Document, rule: Criterion, above: tuple[str, ...]) -> dict[str, Criterion]:
    """The limbs of a test that are tests of the document themselves; a test is no limb of its own."""
    return {test.id: test for test in document.criteria if test.id in rule.parts and test.id not in above}


def _clauses(document: Document, rule: Criterion, above: tuple[str, ...] = ()) -> Iterator[str]:
    yield from rule.source.clauses
    above = (*above, rule.id)
    limbs = _limbs(document, rule, above)
    for name in rule.parts:
        if name in limbs:
            yield from _clauses(document, limbs[name], above)


def _normal(document: Document, rule: Criterion, above: tuple[str, ...] = ()) -> Test | str:
    """A test by what it turns on, whatever its limbs are called."""
    parts: set[Test | str] = set()
    above = (*above, rule.id)
    limbs = _limbs(document, rule, above)
    for name in rule.parts:
        part = _normal(document, limbs[name], above) if name in limbs else name
        if isinstance(part, Test) and part.rule == rule.rule == "all":
            parts |= part.parts
        else:
            parts.add(part)
    if len(parts) == 1 and rule.rule != "none":
        return next(iter(parts))
    return Test(how_many(rule.rule, rule.at_least), frozenset(parts))


def _says(value: Test | str, titles: Titles) -> str:
    if isinstance(value, str):
        return titles.title(value)
    return f"{value.rule} of ({'; '.join(sorted(_says(part, titles) for part in value.parts))})"


def of_checklist(speaker: Speaker, rule: Checklist) -> Iterator[Statement]:
    """The statements of a list; factors that can be answered are lent to the duty on which they weigh."""
    clauses = dict.fromkeys((*rule.source.clauses, *(name for item in rule.items for name in item.clauses)))
    source = attrs.evolve(rule.source, clauses=tuple(clauses))
    listed = [(item.fact, item.clauses[0]) for item in rule.items] or [(None, name) for name in rule.source.clauses]
    entries = frozenset(fact or speaker.links.get(clause, clause) for fact, clause in listed)
    says = wording.entries(
        (plain(fact) if fact else subject(speaker.document, clause) for fact, clause in listed), more=rule.open
    )
    yield speaker.say(rule, rule.topic, Aspect.CONTENTS, (entries, rule.open), says, source=source)
    facts = frozenset(item.fact for item in rule.items if item.fact is not None)
    if rule.kind == "factors" and facts:
        says = wording.weighs(speaker.conditions(facts))
        yield speaker.say(rule, rule.topic, Aspect.WHEN, facts, says, source=source, family="duty")
