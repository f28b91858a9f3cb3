"""The tests of the documents, case by case: files that a policy officer can read, held against what is answered.

Each file in ``criteria/`` is about one document or one question. A case has a title, the day on which one asks, what
is known and what is expected: ``facts`` are answers of the case or, under the name of a child, of that child; ``entry``
are entries as in a case file; ``expect`` says what has to come out and by which clauses.
"""

from __future__ import annotations

import copy
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cspr import criteria
from cspr.guidance import framework
from cspr.record import files
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

FOLDER = Path(__file__).with_name("criteria")
BY = "local-authority"
Case = dict[str, Any]


def cases() -> Iterator[tuple[str, Case]]:
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        shared = {key: value for key, value in told.items() if key != "case"}
        for case in told["case"]:
            yield f"{path.stem}: {case['title']}", {**shared, **case}


CASES = dict(cases())


def answered(facts: dict[str, Any], about: str, on: date) -> Iterator[dict[str, Any]]:
    for fact, answer in facts.items():
        if isinstance(answer, dict):
            yield {"kind": "involved", "who": fact}
            yield from answered(answer, fact, on)
        else:
            state, _, why = answer.partition(", ")
            told = {"kind": "established", "fact": fact, "answer": state, "on": on, "by": BY, "about": about}
            yield {**told, "why": why} if why else told


def situation(case: Case) -> Situation:
    on = case["on"]
    entries = [*case.get("entry", []), *answered(case.get("facts", {}), "case", on)]
    whose = {"partnerships": case["partnerships"]} if "partnerships" in case else {"partnership": case["partnership"]}
    told = {"format": 1, "reference": "NR-07", **whose, "entry": entries}
    return files.read(json.dumps(told, default=str), "json").as_of(on)


def told(wanted: dict[str, Any], known: Framework, known_of_case: Situation) -> dict[str, Any]:
    """Give what is answered, in the words of an expectation."""
    kind = next(key for key in ("test", "weigh", "topic", "decide", "ask") if key in wanted)
    answer = {"test": for_test, "weigh": weighed, "topic": followed, "decide": decided, "ask": asked}[kind]
    given = answer(wanted, known, known_of_case)
    return {key: given[key] for key in wanted}


def for_test(wanted: dict[str, Any], known: Framework, case: Situation) -> dict[str, Any]:
    document, reading = wanted["document"], wanted.get("reading", "")
    found = [
        one
        for one in criteria.assess(known, case, wanted["test"])
        if (one.criterion.source.instrument, one.criterion.reading) == (document, reading)
    ]
    if not found:
        return {"test": wanted["test"], "document": document, "reading": reading, "answer": "not in force"}
    one = found[0]
    return {
        "test": one.criterion.topic,
        "document": one.criterion.source.instrument,
        "reading": one.criterion.reading,
        "clauses": list(one.criterion.source.clauses),
        "answer": one.answer.value,
        "needs": [f"{need.name} of {need.about}" if need.about != "case" else need.name for need in one.needs],
        "limbs": {part.name: part.answer.value for part in one.case.parts},
        "children": {subject.about: subject.answer.value for subject in one.subjects},
        "carried_by": one.in_force.carried_by,
        "in_force": one.in_force.truth.value,
        "checked": one.criterion.source.checked,
    }


def weighed(wanted: dict[str, Any], known: Framework, case: Situation) -> dict[str, Any]:
    one = next(
        found
        for found in criteria.factors(known, case)
        if (found.checklist.source.instrument, found.checklist.id) == (wanted["document"], wanted["weigh"])
    )
    return {
        "weigh": one.checklist.id,
        "document": one.checklist.source.instrument,
        "open": one.checklist.open,
        "force": one.checklist.source.force.value,
        "clauses": list(one.checklist.source.clauses),
        "items": {
            " ".join(item.clauses): "to be weighed" if item.answer is None else item.answer.value for item in one.items
        },
    }


def followed(wanted: dict[str, Any], known: Framework, case: Situation) -> dict[str, Any]:
    found = [one for one in criteria.consequences(known, case, wanted["topic"]) if one.duty.name == wanted["rule"]]
    if not found:
        return {"topic": wanted["topic"], "rule": wanted["rule"], "applies": "not in force"}
    one = found[0]
    return {
        "topic": one.duty.topic,
        "rule": one.duty.name,
        "clauses": list(one.duty.source.clauses),
        "who": list(one.duty.who),
        "to": list(one.duty.to),
        "force": f"{one.duty.source.force.value}{' not' if one.duty.source.refrain else ''}",
        "applies": one.applies.value,
        "needs": [need.name for need in one.needs],
        "about": [other.about for other in found],
        "carried_by": one.in_force.carried_by,
    }


def decided(wanted: dict[str, Any], known: Framework, case: Situation) -> dict[str, Any]:
    (one,) = criteria.decisions(known, case, wanted["decide"])
    taken = one.taken[-1] if one.taken else None
    by_text = one.deciders if taken is None else taken.deciders
    return {
        "decide": one.decision,
        "deciders": {one.duty.source.clauses[0]: ", ".join(one.who) for one in by_text if one.applies is not Truth.NO},
        "by": None if taken is None else taken.by,
        "doubts": [] if taken is None else [f"{one.kind.value}: {one.certain.value}" for one in taken.findings],
        "sources": []
        if taken is None
        else [name for one in taken.findings for at in one.sources for name in at.clauses],
        "speaks": {}
        if taken is None
        else {
            found.duty.source.clauses[0]: found.applies.value
            for doubt in taken.findings
            for found in doubt.speaks
            if found.applies is not Truth.NO
        },
    }


def asked(wanted: dict[str, Any], known: Framework, case: Situation) -> dict[str, Any]:
    found = criteria.questions(known, case, wanted["ask"] or None)
    return {
        "ask": wanted["ask"],
        "first": found[0].name if found else "",
        "of": list(found[0].holders) if found else [],
        "why": found[0].why_unknown if found else "",
        "questions": [f"{one.name} of {one.about}" if one.about != "case" else one.name for one in found],
    }


def expectations(case: Case) -> Iterator[dict[str, Any]]:
    """Give what is expected; ``of`` names the document where an expectation names none."""
    for wanted in case["expect"]:
        yield {**case["of"], **wanted} if wanted.keys() & {"test", "weigh"} and "of" in case else wanted


def check(case: Case) -> None:
    """Hold every expectation of a case against what is answered."""
    known, known_of_case = framework(case["partnership"]), situation(case)
    expected = list(expectations(case))
    assert expected == [told(wanted, known, known_of_case) for wanted in expected]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_answered_is_what_the_file_expects(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_expectation_that_is_broken_is_found_out(case: Case) -> None:
    for place, wanted in enumerate(case["expect"]):
        for key in wanted.keys() & {"answer", "clauses", "needs", "limbs", "items", "applies", "deciders", "doubts"}:
            broken = copy.deepcopy(case)
            broken["expect"][place][key] = "something else"
            with pytest.raises(AssertionError):
                check(broken)


CRITERIA = tuple(one for name in ("northamptonshire", "kirklees", "essex") for one in framework(name).criteria)
TOPICS = {(one.source.instrument, one.topic, one.reading) for one in CRITERIA}
TAKEN = {(one.source.instrument, one.topic, one.reading) for one in CRITERIA if one.taken}


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_every_test_of_every_document_and_reading_has_a_case_of_each_answer(answer: str) -> None:
    shown = {
        (wanted["document"], wanted["test"], wanted.get("reading", ""))
        for case in CASES.values()
        for wanted in expectations(case)
        if "test" in wanted and wanted["answer"] == answer
    }
    # What is taken as not met until it is known to be is never unknown.
    assert (TAKEN if answer == "unknown" else set()) == TOPICS - shown


def test_every_clause_that_an_expectation_names_is_a_clause() -> None:
    known = {name for one in ("northamptonshire", "kirklees", "essex") for name in framework(one).clauses}
    named = {
        name
        for case in CASES.values()
        for wanted in case["expect"]
        for name in (
            *wanted.get("clauses", ()),
            *wanted.get("deciders", ()),
            *" ".join(wanted.get("items", ())).split(),
        )
    }
    assert set() == named - known
