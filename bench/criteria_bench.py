"""The tests with their whole explanation read, beside a traced evaluation of the same tests by another engine.

JSONLogic knows yes and no only. Said with the greatest and the least of 0, 1 and 2 for no, unknown and yes it comes to
the same answers, in one evaluation; that is checked before anything is measured. The other engine gets each rule and
what is known as the text that it takes, ready made, and gives its trace as text, which is read step by step. Ours gets
what is known as a situation whose entries were read before; nothing that it found is kept from one time to the next.
How long it takes from the bare record is told beside it.
"""

from __future__ import annotations

import gc
import json
import time
from datetime import date
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any

from bench.measuring import Row, shortest
from datalogic_py import Engine

from cspr import criteria, vocabulary
from cspr.conditions import Conditions
from cspr.guidance import framework
from cspr.record import Established, Happened, Review
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.conditions.findings import Finding
    from cspr.guidance.model import Criterion
    from cspr.record.situation import Situation

ROUNDS = 25
TIMES = 40
DAY = date(2021, 4, 1)
FRAMEWORK = framework("northamptonshire")
ENGINE = Engine()
NUMBERS = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
OWN = {(one.source.instrument, one.id): one for one in FRAMEWORK.criteria}


def review() -> Review:
    """Make a record in which half of what the tests ask is answered, each answer in its turn."""
    facts = sorted({part for one in FRAMEWORK.criteria for part in one.parts} & vocabulary.facts().keys())
    answers = zip(facts[::2], cycle(["yes", "no", "unknown"]), strict=False)
    entries = [Established(fact, answer, on="2021-03-26", by="local-authority") for fact, answer in answers]
    return Review("NR-07", "northamptonshire").record(Happened("incident", "2021-03-25"), *entries)


def ends(criterion: Criterion) -> set[str]:
    """Give the facts and events under a test."""
    own = [OWN.get((criterion.source.instrument, part)) for part in criterion.parts]
    found = (ends(one) if one else {part} for part, one in zip(criterion.parts, own, strict=True))
    return set().union(*found)


def rule(criterion: Criterion) -> dict[str, Any]:
    """Write a test with all its limbs as one rule of the other engine."""
    own = [OWN.get((criterion.source.instrument, part)) for part in criterion.parts]
    parts = [rule(one) if one else {"var": part} for part, one in zip(criterion.parts, own, strict=True)]
    if criterion.rule == "none":
        return {"-": [2, {"max": parts}]}
    return {"min" if criterion.rule == "all" else "max": parts}


def read(found: Finding) -> None:
    """Read every limb: what was asked, how it came out and why, by which rule, and where it stands."""
    limbs = [found]
    while limbs:
        one = limbs.pop()
        _ = one.name, one.title, one.rule, one.source, one.about, one.answer, one.why, one.conflict
        limbs += one.parts


def ours(situation: Situation) -> list[int]:
    """Assess every test that stands for itself, and read why."""
    answers = []
    for one in criteria.assess(FRAMEWORK, situation):
        read(one.case)
        answers.append(NUMBERS[one.answer])
    return answers


def theirs(rules: list[str], known: str) -> list[int]:
    """Evaluate each rule with its trace, and read it."""
    answers = []
    for one in rules:
        told = json.loads(ENGINE.evaluate_with_trace(one, known))
        for step in told["steps"]:
            _ = step["node_id"], step["result"]
        answers.append(told["result"])
    return answers


def seconds(call: Callable[[Any], object], given: list[Any]) -> float:
    """Say how long a call takes, on average over what it is given."""
    began = time.perf_counter()
    for one in given:
        call(one)
    return (time.perf_counter() - began) / len(given)


def rows() -> list[Row]:
    """Compare the two on every test of a partnership that was in force."""
    record = review()
    situation = record.as_of(DAY)
    tests = [one.criterion for one in criteria.assess(FRAMEWORK, situation)]
    conditions = Conditions(FRAMEWORK, situation)
    asked = sorted(set().union(*map(ends, tests)))
    rules = [json.dumps(rule(one)) for one in tests]
    known = json.dumps({name: NUMBERS[conditions.holds(name)] for name in asked})
    if ours(situation) != theirs(rules, known):
        raise AssertionError("the two do not come to the same answers")

    def from_the_record() -> float:
        return seconds(ours, [record.as_of(DAY) for _ in range(TIMES)])

    contestants = (
        partial(seconds, ours, [situation] * TIMES),
        partial(seconds, partial(theirs, rules), [known] * TIMES),
        from_the_record,
    )
    gc.disable()
    explained, traced, anew = shortest(ROUNDS, *contestants)
    gc.enable()
    work, against = f"{len(tests)} tests, explained and read", "datalogic-py, traced and read"
    return [
        Row(work=work, against=against, ours=explained, theirs=traced, at_most=0.2),
        Row(work="the same from the bare record", against=against, ours=anew, theirs=traced),
    ]
