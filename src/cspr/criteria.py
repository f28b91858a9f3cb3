"""Which tests are met, what is unknown, and what to ask next of whom."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.conditions import CASE, DECISION, PROCEEDING, Conditions, Open
from cspr.dates import Span
from cspr.errors import nearest, wrong
from cspr.truth import Truth, either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance.framework import Framework, InForce
    from cspr.guidance.model import Checklist, Criterion
    from cspr.record.situation import Situation
    from cspr.sources import Source

_WEIGHED: Final = frozenset({"factors"})


class Kind(Enum):
    """What a finding is about.

    Example:
        >>> Kind.FACT.value
        'fact'
    """

    CRITERION = "criterion"
    FACT = "fact"
    EVENT = "event"


@attrs.frozen(kw_only=True)
class Finding:
    """How one limb of a test came out, with the limbs under it: the evaluation itself.

    Args:
        name: the criterion, fact or event.
        kind: which of these it is.
        title: the test or the question in plain words.
        about: the child of whom it was asked, or ``case``.
        answer: yes, no or unknown.
        rule: ``all``, ``any`` or ``none`` of the parts; empty for a fact or event.
        parts: the limbs.
        why: for an unknown fact, why it is unknown, in a word of the vocabulary.
        source: the clauses of a criterion; ``None`` for a fact or event.
    """

    name: str
    kind: Kind
    title: str
    about: str
    answer: Truth
    rule: str = ""
    parts: tuple[Finding, ...] = ()
    why: str = ""
    source: Source | None = None


@attrs.frozen(kw_only=True)
class Question:
    """A question whose answer could still decide something.

    Args:
        name: the fact, or ``proceeding:`` and its kind.
        about: the child of whom it is asked, or ``case``.
        question: in plain words.
        judged: whether the answer is a judgement, to be recorded with who made it.
        why_unknown: why it is not known: ``not-asked`` where nobody has recorded anything.
        holders: who may hold the answer.
        decides: what it could decide.
    """

    name: str
    about: str
    question: str
    judged: bool
    why_unknown: str
    holders: tuple[str, ...]
    decides: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Assessment:
    """One test of one document, for the case and for each child.

    Args:
        criterion: the rule.
        in_force: whether the text was in force on the day judged by, and whether it is carried forward.
        answer: of the case: any child for whom the test is met is enough.
        subjects: the evaluation for each child, or for the case where its children are not told apart.
        needs: exactly the facts that could still decide it.
    """

    criterion: Criterion
    in_force: InForce
    answer: Truth
    subjects: tuple[Finding, ...]
    needs: tuple[Open, ...]


@attrs.frozen(kw_only=True)
class Considered:
    """One entry of a checklist: what its clause says, and what is recorded of it. It is weighed, never added up."""

    clauses: tuple[str, ...]
    subject: str
    fact: str | None
    answer: Truth | None


@attrs.frozen(kw_only=True)
class Consideration:
    """A list of things that people are to weigh, with what is recorded of each.

    Args:
        checklist: the rule.
        in_force: whether the text was in force on the day judged by.
        items: its entries.
    """

    checklist: Checklist
    in_force: InForce
    items: tuple[Considered, ...]

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give the facts of the list on which nothing is recorded."""
        return tuple(
            Open(name=item.fact, about=CASE)
            for item in self.items
            if item.fact is not None and item.answer is Truth.UNKNOWN
        )


def assess(framework: Framework, situation: Situation, criterion: str | None = None) -> tuple[Assessment, ...]:
    """Say which tests are met, document by document, the highest authority first.

    Args:
        framework: the documents that apply. A test is judged by the edition in force on the day of the incident where
            that is recorded, else on the day asked about.
        situation: what is known.
        criterion: one test by its id, such as ``serious-case`` or ``notification-duty``; all that are no limb of
            another where left out.

    Returns:
        One ``Assessment`` for each document and reading; readings stand side by side and are never folded together.

    Raises:
        CsprError: ``unknown-criterion`` with the nearest known one.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Established, Review
        >>> review = Review("NR-07", partnership="northamptonshire").record(
        ...     Established("abuse-or-neglect-suspected", "yes", on=date(2021, 3, 26), by="local-authority"),
        ... )
        >>> found = assess(framework("northamptonshire"), review.as_of(date(2021, 3, 29)), "serious-case")
        >>> found[0].answer.value, [need.name for need in found[0].needs]
        ('unknown', ['child-died', 'child-seriously-harmed'])
    """
    if criterion is None:
        wanted = tops(framework)
    else:
        wanted = tuple(one for one in framework.criteria if criterion in {one.id, one.topic})
        if not wanted:
            known = {one.topic for one in framework.criteria}
            raise wrong("unknown-criterion", "criterion", nearest(criterion, known) or f"one of {_listed(known)}")
    conditions = Conditions(framework, situation)
    when = judged_on(situation)
    return tuple(
        _assessment(one, conditions, in_force)
        for one in wanted
        if (in_force := framework.in_force(one, when)).truth is not Truth.NO
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def judged_on(situation: Situation) -> Span:
    """Give the day by whose texts a case is judged: that of the incident, else the day asked about."""
    found = situation.occurrence("incident")
    return found.span if found is not None else Span.of(situation.on)


def tops(framework: Framework) -> tuple[Criterion, ...]:
    """Give the tests that are no limb of another one of their document."""
    limbs = {(one.source.instrument, part) for one in framework.criteria for part in one.parts}
    return tuple(one for one in framework.criteria if (one.source.instrument, one.id) not in limbs)


def _assessment(criterion: Criterion, conditions: Conditions, in_force: InForce) -> Assessment:
    subjects = tuple(evaluate(criterion, conditions, one) for one in conditions.subjects("child", CASE))
    return Assessment(
        criterion=criterion,
        in_force=in_force,
        answer=either(one.answer for one in subjects),
        subjects=subjects,
        needs=tuple(dict.fromkeys(need for one in subjects if one.answer is Truth.UNKNOWN for need in _open(one))),
    )


def evaluate(criterion: Criterion, conditions: Conditions, about: str) -> Finding:
    """Evaluate a test of one child and keep every limb: the explanation is the evaluation."""
    parts = []
    for name in criterion.parts:
        inner = conditions.criterion(name, criterion.source.instrument)
        if inner is not None and inner.source.instrument == criterion.source.instrument:
            parts.append(evaluate(inner, conditions, about))
        else:
            parts.append(_leaf(name, criterion.source.instrument, conditions, about))
    return Finding(
        name=criterion.id,
        kind=Kind.CRITERION,
        title=criterion.title,
        about=about,
        answer=conditions.tested(criterion, about),
        rule=criterion.rule,
        parts=tuple(parts),
        source=criterion.source,
    )


def _leaf(name: str, within: str, conditions: Conditions, about: str) -> Finding:
    fact = vocabulary.facts().get(name)
    answer = conditions.holds(name, within, about)
    if fact is None:
        event = vocabulary.events().get(name)
        title = event.title if event is not None else name
        return Finding(name=name, kind=Kind.EVENT, title=title, about=about, answer=answer)
    why = conditions.situation.answer(name, about).why if answer is Truth.UNKNOWN else None
    return Finding(name=name, kind=Kind.FACT, title=fact.question, about=about, answer=answer, why=why or "")


def _open(finding: Finding) -> Iterator[Open]:
    if finding.answer is not Truth.UNKNOWN:
        return
    if finding.kind is Kind.FACT:
        yield Open(name=finding.name, about=finding.about)
    for part in finding.parts:
        yield from _open(part)


def consider(framework: Framework, situation: Situation, serves: str | None = None) -> tuple[Consideration, ...]:
    """Give the factors that people are to weigh for a decision, with what is recorded of each.

    Args:
        framework: the documents that apply.
        situation: what is known.
        serves: the decision or step for which they are, such as ``local-review``; every one where left out.

    Returns:
        One ``Consideration`` for each document's list. There is no score: no text says how many factors suffice.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> consider(framework("northamptonshire"), situation, "local-review")[0].checklist.id
        'local-review-factors'
    """
    when = judged_on(situation)
    conditions = Conditions(framework, situation)
    return tuple(
        Consideration(
            checklist=one,
            in_force=in_force,
            items=tuple(
                Considered(
                    clauses=item.clauses,
                    subject=" ".join(framework.clauses[name].subject for name in item.clauses),
                    fact=item.fact,
                    answer=None if item.fact is None else conditions.holds(item.fact),
                )
                for item in one.items
            ),
        )
        for document in framework.documents
        for one in document.checklists
        if one.kind in _WEIGHED
        and (serves is None or one.serves == serves)
        and (in_force := framework.in_force(one, when)).truth is not Truth.NO
    )


def question(need: Open, situation: Situation, decides: tuple[str, ...] = ()) -> Question:
    """Put an open fact as a question, with who may hold the answer."""
    if need.name.startswith(PROCEEDING):
        word = vocabulary.proceedings()[need.name.removeprefix(PROCEEDING)]
        return Question(
            name=need.name,
            about=CASE,
            question=f"Is there, or was there, any such proceeding: {word.title.lower()}?",
            judged=False,
            why_unknown="not-asked",
            holders=("police", "local-authority"),
            decides=decides,
        )
    if need.name.startswith(DECISION):
        open_decision = vocabulary.decisions()[need.name.removeprefix(DECISION)]
        return Question(
            name=need.name,
            about=CASE,
            question=f"Not yet decided: {open_decision.title.lower()}?",
            judged=True,
            why_unknown="not-asked",
            holders=("safeguarding-partners",),
            decides=decides,
        )
    fact = vocabulary.facts()[need.name]
    return Question(
        name=need.name,
        about=need.about,
        question=fact.question,
        judged=fact.judged,
        why_unknown=situation.answer(need.name, need.about).why or "not-asked",
        holders=fact.holders,
        decides=decides,
    )


def ask_next(framework: Framework, situation: Situation, criterion: str | None = None) -> tuple[Question, ...]:
    """Give the open questions that can still matter, first those on which most undecided tests wait.

    Args:
        framework: the documents that apply.
        situation: what is known.
        criterion: one test, or every one where left out.

    Example:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> ask_next(framework("northamptonshire"), situation, "serious-case")[0].question
        'Is abuse or neglect of the child known or suspected?'
    """
    decides: dict[Open, dict[str, None]] = {}
    for found in assess(framework, situation, criterion):
        for need in found.needs:
            decides.setdefault(need, {})[found.criterion.topic] = None
    order = {name: place for place, name in enumerate(vocabulary.facts())}
    ranked = sorted(decides.items(), key=lambda pair: (-len(pair[1]), pair[0].about, order.get(pair[0].name, 0)))
    return tuple(question(need, situation, tuple(tests)) for need, tests in ranked)
