"""What to ask next, of whom, and why: what settles most comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from cspr import vocabulary
from cspr.answers import Answers, Named
from cspr.arguments import of_kind
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.evaluation import Conditions
from cspr.conditions.findings import NOT_ASKED, NOT_DECIDED
from cspr.conditions.limbs import DECISION, PROCEEDING, limbs
from cspr.criteria.assessing import Assessment, assessed
from cspr.criteria.decider import deciders_of
from cspr.grouping import grouped
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_on_steps
from cspr.record.situation import Situation
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording.criteria import DECISION_OPEN, NOT_YET_RECORDED, PROCEEDINGS_OPEN
from cspr.wording.first_screen import inside


@attrs.frozen(kw_only=True, repr=False)
class Question(Named):
    """A question whose answer could still decide something.

    Args:
        name: the fact, event or step; a proceeding with ``proceeding:``, a decision with ``decision:``.
        about: the child of whom it is asked, or ``case``.
        question: in plain words.
        judged: whether the answer is a judgement, to be recorded with who made it.
        why_unknown: why it is not known, in a word of the vocabulary.
        holders: who may hold the answer.
        decides: the tests that wait for it: why it is asked.
        settled_by_yes: those of them that a yes alone would decide.
        settled_by_no: those of them that a no alone would decide.
        sources: where these tests stand.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    name: str
    about: str
    question: str
    judged: bool
    why_unknown: str
    holders: tuple[str, ...]
    decides: tuple[str, ...] = ()
    settled_by_yes: tuple[str, ...] = ()
    settled_by_no: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def question(framework: Framework, situation: Situation, need: Open) -> Question:
    """What is open, put as a question, with who may hold the answer.

    Args:
        framework: the documents that apply.
        situation: what is known.
        need: as ``needs`` of an answer gives it.

    Raises:
        CsprError: ``not-a-need``.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="kirklees").as_of(date(2021, 4, 1))
        >>> question(framework("kirklees"), situation, Open(name="proceeding:inquest", about="case")).question
        'Is there any of this, and is it still open: inquest?'
    """
    case = Case(framework, situation)
    return put(case, of_kind(need, Open, "not-a-need", "need", "give one of the needs of an answer"))


def put(case: Case, need: Open) -> Question:
    """What is open, put as a question. Arguments are those of ``question``."""
    known = limbs(case.framework)
    if need.name.startswith(DECISION):
        decision = need.name.removeprefix(DECISION)
        by_text = (decider for decider in deciders_of(case, decision) if decider.applies is not Truth.NO)
        holders = tuple(dict.fromkeys(who for decider in by_text for who in decider.who))
        return Question(
            name=need.name,
            about=need.about,
            question=DECISION_OPEN.format(inside(known.decisions[decision].title)),
            judged=True,
            why_unknown=NOT_DECIDED,
            holders=holders,
            titles=case.framework.titles(holders),
        )
    finding = case.conditions.explain(need.name, about=need.about)
    judged = False
    if need.name.startswith(PROCEEDING):
        asked = PROCEEDINGS_OPEN.format(inside(finding.title))
        holders = known.proceedings[need.name.removeprefix(PROCEEDING)].holders
    elif need.name in known.facts:
        fact = known.facts[need.name]
        asked, holders, judged = fact.question, fact.holders, fact.judged
    else:
        asked, holders = NOT_YET_RECORDED.format(inside(finding.title)), _owners(case, need.name)
    return Question(
        name=need.name,
        about=need.about,
        question=asked,
        judged=judged,
        why_unknown=finding.why or NOT_ASKED,
        holders=holders,
        titles=case.framework.titles(holders),
    )


def _owners(case: Case, name: str) -> tuple[str, ...]:
    """Who owes a step, or the step that an event completes, by the texts in force."""
    steps = [step.id for step in limbs(case.framework).steps.values() if name == step.id or name in step.done_by]
    live = (duty for step in steps for duty in live_on_steps(case.framework, case.day).get(step, ()))
    return tuple(dict.fromkeys(who for duty in live if duty.topic == duty.step for who in duty.who))


def questions(framework: Framework, situation: Situation, criterion: str | None = None) -> Answers[Question]:
    """The open questions that can still matter, in the order that settles most.

    Args:
        framework: the documents that apply.
        situation: what is known.
        criterion: one test, or every one where left out.

    Returns:
        Exactly what could still decide one of the tests. First stands what would, by a yes or a no alone, decide most
        tests; then that on which most tests wait; then what the vocabulary puts first. A test that several documents
        state counts once.

    Raises:
        CsprError: ``unknown-criterion`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> first = questions(framework("northamptonshire"), situation, "serious-case")[0]
        >>> first.question, first.settled_by_yes, first.settled_by_no
        ('Is abuse or neglect of the child known or suspected?', (), ('serious-case',))
    """
    return Answers(questions_of(Case(framework, situation), criterion))


def questions_of(case: Case, criterion: str | None = None) -> tuple[Question, ...]:
    """The open questions of a case, in order. Arguments and errors are those of ``questions``."""
    return case.once(_asked) if criterion is None else _asked(case, criterion)


def _asked(case: Case, criterion: str | None = None) -> tuple[Question, ...]:
    undecided = [test for test in assessed(case, criterion) if test.answer is Truth.UNKNOWN]
    waiting = grouped((need, test) for test in undecided for need in test.needs)
    order = {name: place for place, name in enumerate(vocabulary.facts())}
    return tuple(
        sorted(
            (_reasoned(case, need, tests, undecided) for need, tests in waiting.items()),
            key=lambda asked: (
                -len(asked.settled_by_yes) - len(asked.settled_by_no),
                -len(asked.decides),
                asked.about,
                order.get(asked.name, len(order)),
                asked.name,
            ),
        )
    )


def _reasoned(case: Case, need: Open, tests: list[Assessment], undecided: list[Assessment]) -> Question:
    """Put a question with the tests that wait for it, and those that a yes or a no alone would decide everywhere."""
    topics = tuple(dict.fromkeys(test.criterion.topic for test in tests))
    concerned = [test for test in undecided if test.criterion.topic in topics]
    open_by_yes, open_by_no = (
        _still_open(case.conditions.supposing({need: answer}), concerned) for answer in (Truth.YES, Truth.NO)
    )
    asked = put(case, need)
    return attrs.evolve(
        asked,
        decides=topics,
        titles=case.framework.titles((*asked.holders, *topics)),
        settled_by_yes=tuple(topic for topic in topics if topic not in open_by_yes),
        settled_by_no=tuple(topic for topic in topics if topic not in open_by_no),
        sources=tuple(test.criterion.source for test in tests),
    )


def _still_open(supposed: Conditions, undecided: Iterable[Assessment]) -> frozenset[str]:
    answers = ((test.criterion.topic, supposed.meets(test.criterion)) for test in undecided)
    return frozenset(topic for topic, answer in answers if answer is Truth.UNKNOWN)
