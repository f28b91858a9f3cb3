"""What people are to weigh: listed with what is recorded of each factor, and never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions import Conditions
from cspr.criteria.assessing import judged_on
from cspr.truth import Truth

if TYPE_CHECKING:
    from cspr.conditions import Finding, Open
    from cspr.guidance.layers import Framework, InForce
    from cspr.guidance.model import Checklist
    from cspr.record.situation import Situation

_WEIGHED: Final = frozenset({"factors"})


@attrs.frozen(kw_only=True)
class Considered:
    """One entry of a checklist: what its clause says, and what is recorded of it.

    Args:
        clauses: the clauses that name it.
        subject: what they say, in our words.
        finding: what is recorded of it, with why it is unknown and for each child; ``None`` where the entry asks for
            nothing that is recorded.
    """

    clauses: tuple[str, ...]
    subject: str
    finding: Finding | None

    @property
    def fact(self) -> str | None:
        """The fact, where there is one to record."""
        return None if self.finding is None else self.finding.name

    @property
    def answer(self) -> Truth | None:
        """Yes, no or unknown for the case; ``None`` where there is no fact to record."""
        return None if self.finding is None else self.finding.answer


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
        """The facts of the list that are not known."""
        return tuple(need for item in self.items if item.finding is not None for need in item.finding.needs)


def consider(framework: Framework, situation: Situation, serves: str | None = None) -> tuple[Consideration, ...]:
    """Give the factors that people are to weigh for a decision, with what is recorded of each.

    Args:
        framework: the documents that apply.
        situation: what is known.
        serves: the decision or step for which they are, such as ``local-review``; every one where left out.

    Returns:
        One ``Consideration`` for each document's list. There is no score: no text says how many factors suffice.

    Examples:
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
                    finding=None if item.fact is None else conditions.explain(item.fact),
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
