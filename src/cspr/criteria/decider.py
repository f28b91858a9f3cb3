"""Who takes a decision, by which text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import attrs

from cspr.answers import Answers, Named
from cspr.arguments import a_word
from cspr.arising.judging import arising
from cspr.conditions import Open
from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.live_rules import duties_in_force
from cspr.guidance.model import Duty
from cspr.record.situation import Situation
from cspr.truth import Truth
from cspr.vocabulary import Decision

_DECIDES: Final = "decides"
_DECIDE: Final = ("", _DECIDES)
_PUBLICATION, _PUBLISH = "publication", "publish"


@attrs.frozen(kw_only=True, repr=False)
class Decider(Named):
    """Who takes a decision by one text, or has a part in it in another manner, such as being consulted.

    Args:
        duty: the rule, with its source, its reading and any note.
        who: whom it names.
        in_force: whether the text is in force on the day.
        applies: whether it arises on what is known: a text may give a decision only under a condition.
        needs: what could still decide that.
        says: what its leading clause says, in our words.
    """

    duty: Duty
    who: tuple[str, ...]
    in_force: InForce
    applies: Truth
    needs: tuple[Open, ...]
    says: str


def deciders(framework: Framework, situation: Situation, decision: str) -> Answers[Decider]:
    """Who takes a decision, by every text in force on the day asked about.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="kirklees").as_of(date(2021, 5, 4))
        >>> by_text = deciders(framework("kirklees"), situation, "local-review")
        >>> [decider.who[0] for decider in by_text if decider.duty.id.startswith("decide-finally")]
        ['safeguarding-partners', 'rapid-review-group', 'independent-scrutineer']
    """
    return Answers(deciders_of(Case(framework, situation), decision))


def deciders_of(case: Case, decision: str, when: PartialDate | None = None) -> tuple[Decider, ...]:
    """Who takes a decision in a case, by the texts in force on a day: that asked about, where none is given."""
    named = (named for named in _named(case, decision, when) if _decides(named) and _of_the_whole(named))
    return tuple(each for each in named if not each.duty.source.refrain)


def consulted_of(case: Case, decision: str) -> tuple[Decider, ...]:
    """Who has a part in a decision and does not take it: who is consulted, comments or recommends."""
    return tuple(named for named in _named(case, decision) if not _decides(named) and not named.duty.source.refrain)


def barred_by(case: Case, decision: str) -> tuple[Decider, ...]:
    """Who must not do what a decision is about, or should not: unless something holds, or at all."""
    return tuple(named for named in _named(case, decision) if named.duty.source.refrain)


def prohibitions(case: Case) -> tuple[Decider, ...]:
    """Who must not publish, or should not, by what surely applies or may: days and times for it are told elsewhere."""
    topics = known_decision(case.framework, _PUBLICATION).topics
    live = duties_in_force(case.framework, case.day)
    barring = ((duty, mark) for duty, mark in live if duty.source.refrain and _of_publishing(duty, topics))
    return tuple(each for each in _judged(case, barring) if each.applies is not Truth.NO)


def _of_publishing(duty: Duty, topics: Collection[str]) -> bool:
    """Whether a duty is about publishing as such."""
    whole = duty.step == duty.topic == _PUBLISH and not duty.not_on and duty.timing is None
    return whole or duty.topic in topics


def _of_the_whole(named: Decider) -> bool:
    """Whether a text is on the decision itself.

    What is only a part of its topic goes with it: who recommends, who is told, where the reasons go. One that says that
    somebody decides in some cases is on the decision in these.
    """
    return not named.duty.part or (named.duty.how == _DECIDES and named.applies is Truth.YES)


def _decides(named: Decider) -> bool:
    return named.duty.how in _DECIDE


def _named(case: Case, decision: str, when: PartialDate | None = None) -> Iterator[Decider]:
    """Whom the texts in force name on a decision, in whichever manner."""
    word = known_decision(case.framework, decision)
    topics = word.topics or _ended_by(case.framework, word)
    live = duties_in_force(case.framework, when or case.day)
    yield from _judged(case, ((duty, in_force) for duty, in_force in live if duty.topic in topics))


def _judged(case: Case, duties: Iterable[tuple[Duty, InForce]]) -> Iterator[Decider]:
    for duty, in_force in duties:
        judged = arising(case, duty)
        yield Decider(
            duty=duty,
            who=duty.who,
            in_force=in_force,
            applies=judged.answer,
            needs=judged.needs,
            says=case.framework.clauses[duty.source.clauses[0]].subject,
        )


def _ended_by(framework: Framework, word: Decision) -> tuple[str, ...]:
    """The steps that a decision of a partnership's own ends: whoever takes them decides."""
    outcomes = frozenset(word.outcomes.values())
    return tuple(
        name for name, step in limbs(framework).steps.items() if step.done_by and outcomes.issuperset(step.done_by)
    )


def known_decision(framework: Framework, decision: str) -> Decision:
    """A decision by its id.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.
    """
    known = limbs(framework).decisions
    return known[a_word(decision, known, "unknown-decision", "decision")]
