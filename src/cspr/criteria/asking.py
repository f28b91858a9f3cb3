"""What to ask next, of whom, and why: what settles most comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr import vocabulary
from cspr.conditions import DECISION, PROCEEDING, Conditions, Open
from cspr.conditions.findings import NOT_ASKED, NOT_DECIDED
from cspr.conditions.limbs import limbs
from cspr.criteria.assessing import assess
from cspr.criteria.deciding import deciders
from cspr.dates import PartialDate
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.criteria.assessing import Assessment
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation
    from cspr.sources import Source


@attrs.frozen(kw_only=True)
class Question:
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


def question(framework: Framework, situation: Situation, need: Open) -> Question:
    """Put what is open as a question, with who may hold the answer.

    Args:
        framework: the documents that apply.
        situation: what is known.
        need: as ``needs`` of an answer gives it.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="kirklees").as_of(date(2021, 4, 1))
        >>> question(framework("kirklees"), situation, Open(name="proceeding:inquest", about="case")).question
        'Is there any of this, and is it still open: inquest?'
    """
    return _put(Conditions(framework, situation), need)


def _put(conditions: Conditions, need: Open) -> Question:
    known = limbs(conditions.framework)
    if need.name.startswith(DECISION):
        decision = need.name.removeprefix(DECISION)
        by_text = deciders(conditions.framework, conditions.situation, decision)
        who = dict.fromkeys(one for found in by_text if found.applies is not Truth.NO for one in found.who)
        asked = f"Not yet decided: {known.decision(decision).title.lower()}?"
        return _question(need, asked, NOT_DECIDED, tuple(who), judged=True)
    found = conditions.explain(need.name, about=need.about)
    why = found.why or NOT_ASKED
    if need.name.startswith(PROCEEDING):
        asked = f"Is there any of this, and is it still open: {found.title.lower()}?"
        return _question(need, asked, why, known.proceeding(need.name.removeprefix(PROCEEDING)).holders)
    fact = known.fact(need.name)
    if fact is not None:
        return _question(need, fact.question, why, fact.holders, judged=fact.judged)
    asked = f"Is this done, or had it happened by then: {found.title.lower()}?"
    return _question(need, asked, why, _owners(conditions, need.name))


def _question(need: Open, asked: str, why: str, holders: tuple[str, ...], *, judged: bool = False) -> Question:
    return Question(name=need.name, about=need.about, question=asked, judged=judged, why_unknown=why, holders=holders)


def _owners(conditions: Conditions, name: str) -> tuple[str, ...]:
    """Say who owes a step, or the step that an event completes, by the texts in force."""
    framework, today = conditions.framework, PartialDate.of(conditions.situation.on)
    steps = {step.id for step in limbs(framework).steps() if name == step.id or name in step.done_by}
    owed = (duty for duty in framework.duties if duty.step in steps and duty.topic == duty.step)
    owners = (who for duty in owed if framework.in_force(duty, today).truth is not Truth.NO for who in duty.who)
    return tuple(dict.fromkeys(owners))


def ask_next(framework: Framework, situation: Situation, criterion: str | None = None) -> tuple[Question, ...]:
    """Give the open questions that can still matter, in the order that settles most.

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
        >>> first = ask_next(framework("northamptonshire"), situation, "serious-case")[0]
        >>> first.question, first.settled_by_yes, first.settled_by_no
        ('Is abuse or neglect of the child known or suspected?', (), ('serious-case',))
    """
    waiting: dict[Open, list[Assessment]] = {}
    undecided: dict[str, list[Assessment]] = {}
    for found in assess(framework, situation, criterion):
        if found.answer is Truth.UNKNOWN:
            undecided.setdefault(found.criterion.topic, []).append(found)
            for need in found.needs:
                waiting.setdefault(need, []).append(found)
    conditions = Conditions(framework, situation)
    order = {name: place for place, name in enumerate(vocabulary.facts())}
    return tuple(
        sorted(
            (_reasoned(conditions, need, tests, undecided) for need, tests in waiting.items()),
            key=lambda one: (
                -len(one.settled_by_yes) - len(one.settled_by_no),
                -len(one.decides),
                one.about,
                order.get(one.name, len(order)),
                one.name,
            ),
        )
    )


def _reasoned(
    conditions: Conditions, need: Open, tests: list[Assessment], undecided: Mapping[str, list[Assessment]]
) -> Question:
    topics = tuple(dict.fromkeys(one.criterion.topic for one in tests))
    by_yes, by_no = (conditions.supposing({need: answer}) for answer in (Truth.YES, Truth.NO))
    return attrs.evolve(
        _put(conditions, need),
        decides=topics,
        settled_by_yes=tuple(topic for topic in topics if _settled(by_yes, undecided[topic])),
        settled_by_no=tuple(topic for topic in topics if _settled(by_no, undecided[topic])),
        sources=tuple(one.criterion.source for one in tests),
    )


def _settled(supposed: Conditions, tests: list[Assessment]) -> bool:
    """Say whether a test would be decided in every document and reading that leaves it open."""
    return all(supposed.test(one.criterion).answer is not Truth.UNKNOWN for one in tests)
