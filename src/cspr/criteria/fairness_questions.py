"""Whether race, faith, disability and other protected characteristics were considered: questions, and never a score."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.answers import Answer
from cspr.conditions.case import Case
from cspr.guidance.layers import Framework, InForce
from cspr.record.situation import Situation
from cspr.sources import Source
from cspr.truth import Truth

MOMENTS: Final = ("hold-rapid-review", "agree-terms", "first-draft")
"""The steps at which it can be asked: the rapid review, the scope, the report."""
_KIND: Final = "fairness"


@attrs.frozen(kw_only=True)
class FairnessQuestion:
    """One question to people.

    Args:
        fact: under which fact the answer is recorded.
        question: what to ask.
        ask: who may hold the answer.
        answer: what is recorded.
        why: why it is not known, where that is said.
        clauses: the clauses that ask for it.
    """

    fact: str
    question: str
    ask: tuple[str, ...]
    answer: Truth
    why: str | None
    clauses: tuple[str, ...]


@attrs.frozen(kw_only=True)
class FairnessList:
    """What one text asks at one step.

    Args:
        step: the step.
        title: what it is about.
        questions: the questions.
        source: where it stands.
        in_force: whether the text is in force on the day.
        note: a remark of the rule.
    """

    step: str
    title: str
    questions: tuple[FairnessQuestion, ...]
    source: Source
    in_force: InForce
    note: str


@attrs.frozen(kw_only=True, repr=False)
class Fairness(Answer):
    """Whether protected characteristics were considered in the rapid review, the scope and the report.

    Args:
        reference: the reference of the review.
        on: the day.
        asked: what the texts in force ask, in the order of the steps.
        silent: the steps at which no text that was read asks.
    """

    reference: str
    on: date
    asked: tuple[FairnessList, ...]
    silent: tuple[str, ...]


def fairness(framework: Framework, situation: Situation) -> Fairness:
    """What the texts ask on protected characteristics, with what is recorded. Nothing is added up.

    Args:
        framework: the documents that apply.
        situation: what is known.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> answer = fairness(framework("essex"), Review("NR-07", "essex").as_of(date(2024, 10, 1)))
        >>> [asked.step for asked in answer.asked]
        ['hold-rapid-review', 'agree-terms', 'first-draft']
    """
    return fairness_of(Case(framework, situation))


def fairness_of(case: Case) -> Fairness:
    """What the texts ask on protected characteristics in a case."""
    rules = [rule for document in case.framework.documents for rule in document.checklists if rule.kind == _KIND]
    live = case.framework.live(rules, case.situation.on)
    asked = [
        FairnessList(
            step=rule.serves,
            title=rule.title,
            questions=tuple(_question(case, item.fact, item.clauses) for item in rule.items if item.fact is not None),
            source=rule.source,
            in_force=in_force,
            note=rule.note,
        )
        for rule, in_force in live
    ]
    steps_asked = {each.step for each in asked}
    places = {step: place for place, step in enumerate(vocabulary.steps())}
    return Fairness(
        reference=case.situation.reference,
        on=case.situation.on,
        asked=tuple(sorted(asked, key=lambda each: places.get(each.step, len(places)))),
        silent=tuple(step for step in MOMENTS if step not in steps_asked),
    )


def _question(case: Case, fact: str, clauses: tuple[str, ...]) -> FairnessQuestion:
    word = case.framework.words("facts")[fact]
    recorded = case.situation.answer(fact)
    return FairnessQuestion(
        fact=fact,
        question=word.question,
        ask=word.holders,
        answer=recorded.truth,
        why=recorded.why,
        clauses=clauses,
    )
