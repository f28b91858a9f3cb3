"""What people are to weigh: listed with what is recorded of each factor, and never added up."""

from __future__ import annotations

from typing import ClassVar, Final

import attrs

from cspr.answers import Answers, Named
from cspr.arguments import a_word
from cspr.arising.versions import goes_by_older, older_versions
from cspr.conditions import Open
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.findings import Finding
from cspr.dates import PartialDate, end_then_start
from cspr.guidance.layers import Framework, InForce
from cspr.guidance.model import Checklist, Item
from cspr.record.situation import Situation
from cspr.sources import Authority
from cspr.truth import Truth

_BY_THEMSELVES: Final = frozenset({"factors", "fairness"})
_REPORT: Final = "overview-report"
_TAKEN_WITH: Final = {"notification": ("notification-sent",), "publication": ("published",)}
"""What shows that a decision was taken, where the decision itself is not recorded."""


@attrs.frozen(kw_only=True)
class Factor:
    """One entry of a checklist: what its clause says, and what is recorded of it.

    Args:
        clauses: the clauses that name it.
        subject: what they say, in our words.
        finding: what is recorded of it, with why it is unknown and for each child; ``None`` where the entry asks for
            nothing that is recorded.
    """

    __written__: ClassVar = ("clauses", "subject", "fact", "answer", "finding")

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


@attrs.frozen(kw_only=True, repr=False)
class FactorList(Named):
    """A list of things that people are to weigh, with what is recorded of each.

    Args:
        checklist: the rule.
        in_force: whether the text was in force on the day on which the decision was last taken, or the step done; while
            it is not, on the day asked about.
        items: its entries.
    """

    __written__: ClassVar = ("checklist", "in_force", "items", "needs")

    checklist: Checklist
    in_force: InForce
    items: tuple[Factor, ...]

    @property
    def needs(self) -> tuple[Open, ...]:
        """The facts of the list that are not known."""
        return tuple(need for item in self.items if item.finding is not None for need in item.finding.needs)


def factors(framework: Framework, situation: Situation, serves: str | None = None) -> Answers[FactorList]:
    """The factors that people are to weigh for a decision, with what is recorded of each.

    Args:
        framework: the documents that apply.
        situation: what is known.
        serves: the decision or step for which they are, such as ``local-review``; every one where left out.

    Returns:
        One ``FactorList`` for each document's list, by the edition in force on the day on which the decision was last
        taken, or the step done; while it is not, on the day asked about. There is no score: no text says how many
        factors suffice.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Review
        >>> situation = Review("NR-07", partnership="northamptonshire").as_of(date(2021, 4, 1))
        >>> factors(framework("northamptonshire"), situation, "local-review")[0].checklist.id
        'local-review-factors'
    """
    return Answers(factors_of(Case(framework, situation), serves))


def factors_of(case: Case, serves: str | None = None) -> tuple[FactorList, ...]:
    """The factors that people are to weigh in a case. Arguments are those of ``factors``."""
    framework = case.framework
    if serves is not None:
        known = {**framework.words("decisions"), **framework.words("steps")}
        a_word(serves, known, "unknown-decision", "serves", "give the id of a decision or a step")
    lists = (
        checklist
        for document in framework.documents
        for checklist in document.checklists
        if checklist.kind == "factors" and serves in {None, checklist.serves}
    )
    taken = ((checklist, taken_on(case, checklist.serves)) for checklist in lists)
    live = (pair for checklist, day in taken for pair in framework.live((checklist,), day))
    return tuple(_with_items(case, *pair) for pair in live)


@once_a_case
def taken_on(case: Case, serves: str) -> PartialDate:
    """The day whose texts govern a decision or a step: that on which it was last taken or done, else that asked about.

    No text that was read says that those of an earlier day go on.

    Args:
        serves: the decision or step.
    """
    decisions, steps = case.framework.words("decisions"), case.framework.words("steps")
    events = tuple(decisions[serves].outcomes.values()) if serves in decisions else ()
    if serves in steps:
        events = steps[serves].done_by
    for several in (events, _TAKEN_WITH.get(serves, ())):
        days = [each.span for event in several if (each := case.situation.occurrence(event)) is not None]
        if days:
            return max(days, key=end_then_start)
    return case.day


def own_lists_of(case: Case) -> tuple[FactorList, ...]:
    """The partnership's own lists of what a paper holds, what is done in a step and the like, for people to look at.

    Those of the report stand with what publication asks for, factors and what is asked of fairness each by themselves.
    Of two versions of a document the lists of that one count by which the case goes.
    """
    lists = [
        checklist
        for document in case.framework.documents
        if document.instrument.authority is Authority.LOCAL
        for checklist in document.checklists
        if checklist.kind not in _BY_THEMSELVES and checklist.serves != _REPORT
    ]
    live = [each for each in case.framework.live(lists, case.day) if not goes_by_older(case, each[0].source.instrument)]
    older = {text.slug: case.situation.occurrence(newer.cases_by) for text, newer, _ in older_versions(case)}
    ended = [
        (each, case.framework.in_force(each, opened.span))
        for each in lists
        if (opened := older.get(each.source.instrument)) is not None
    ]
    return tuple(_with_items(case, *each) for each in (*live, *ended))


def _with_items(case: Case, checklist: Checklist, in_force: InForce) -> FactorList:
    """A list with what is recorded of each entry; one without entries has what its clauses say."""
    clauses = case.framework.clauses
    entries = checklist.items or tuple(Item(clauses=(name,)) for name in checklist.source.clauses)
    items = tuple(
        Factor(
            clauses=item.clauses,
            subject=" ".join(clauses[name].subject for name in item.clauses),
            finding=None if item.fact is None else case.conditions.explain(item.fact),
        )
        for item in entries
    )
    return FactorList(checklist=checklist, in_force=in_force, items=items)
