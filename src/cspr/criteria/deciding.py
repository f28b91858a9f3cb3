"""Decisions: who takes them by which text, and what is to be said of one that was taken. None is refused."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from cspr import vocabulary
from cspr.answers import Answers, Named
from cspr.conditions.case import Case
from cspr.conditions.limbs import limbs
from cspr.criteria.decider import Decider, barred_by, consulted_of, deciders_of, known_decision
from cspr.criteria.decision_checks import DecisionFinding, checked
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.record.entries import Decided
from cspr.record.situation import Situation
from cspr.vocabulary import Decision


@attrs.frozen(kw_only=True)
class Taken:
    """A decision that was taken.

    Args:
        entry: the id of the entry in the record.
        outcome: what was decided.
        event: the event that it is.
        on: the day, or what is known of it.
        by: who took it.
        about: whom it concerns.
        rationale_ref: the reference of the document in which the reasons stand.
        deciders: who takes it by the texts in force on that day.
        findings: what is to be said of it.
    """

    entry: str
    outcome: str
    event: str
    on: PartialDate
    by: str
    about: str
    rationale_ref: str | None
    deciders: tuple[Decider, ...]
    findings: tuple[DecisionFinding, ...]


@attrs.frozen(kw_only=True, repr=False)
class Deciding(Named):
    """One decision: who takes it, and each time that it was taken.

    Args:
        decision: its id.
        title: what is decided.
        deciders: who takes it by the texts in force on the day asked about. Where several are called final, all stand.
        beside: who has a part in it by those texts and does not take it: who is consulted, comments or recommends.
        barred: who must not do it, or should not, by those texts.
        taken: by day and order of recording.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    decision: str
    title: str
    deciders: tuple[Decider, ...]
    beside: tuple[Decider, ...]
    barred: tuple[Decider, ...]
    taken: tuple[Taken, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)


def decisions(framework: Framework, situation: Situation, decision: str | None = None) -> Answers[Deciding]:
    """Who takes each decision, and what is to be said of those that were taken.

    Args:
        framework: the documents that apply; who decides is judged by those in force on the day of the decision.
        situation: what is known. To judge a decision by what was known then, ask for the situation of that day.
        decision: one by its id, such as ``local-review``; every one where left out.

    Returns:
        Findings beside what was decided; nothing is refused, and nothing is held against anybody.

    Raises:
        CsprError: ``unknown-decision`` with the nearest known one.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Decided, Review
        >>> review = Review("NR-07", partnership="kirklees").record(
        ...     Decided("local-review", "review", on=date(2021, 4, 16), by="safeguarding-partners"),
        ... )
        >>> deciding = decisions(framework("kirklees"), review.as_of(date(2021, 5, 4)), "local-review")[0]
        >>> [finding.kind.value for finding in deciding.taken[0].findings]
        ['given-to-another', 'no-rationale', 'beyond-test']
    """
    return Answers(decisions_of(Case(framework, situation), decision))


def decisions_of(case: Case, decision: str | None = None) -> tuple[Deciding, ...]:
    """Who takes each decision in a case, and what is to be said of those taken. Errors are those of ``decisions``."""
    return case.once(_every) if decision is None else (_deciding(case, known_decision(case.framework, decision)),)


def _every(case: Case) -> tuple[Deciding, ...]:
    return tuple(_deciding(case, word) for word in limbs(case.framework).decisions.values())


def _deciding(case: Case, decision: Decision) -> Deciding:
    entries = [entry for entry in case.situation.decisions() if entry.decision == decision.id]
    deciders, taken = deciders_of(case, decision.id), _taken(case, decision, entries)
    beside, barred = consulted_of(case, decision.id), barred_by(case, decision.id)
    named = [who for decider in (*deciders, *beside, *barred) for who in decider.who]
    named += [name for each in taken for name in (each.by, each.event)]
    return Deciding(
        decision=decision.id,
        title=decision.title,
        deciders=deciders,
        beside=beside,
        barred=barred,
        taken=taken,
        titles=case.framework.titles(named),
    )


def _taken(case: Case, decision: Decision, entries: list[Decided]) -> tuple[Taken, ...]:
    by_text = {str(entry.id): _by_text(case, entry) for entry in entries}
    return tuple(
        Taken(
            entry=name,
            outcome=entry.outcome,
            event=entry.event,
            on=entry.on,
            by=entry.by,
            about=entry.about,
            rationale_ref=entry.rationale_ref,
            deciders=by_text[name],
            findings=tuple(checked(case, decision, entry, by_text[name], entries)),
        )
        for name, entry in zip(by_text, entries, strict=True)
    )


def _by_text(case: Case, entry: Decided) -> tuple[Decider, ...]:
    """Who takes a decision on its day; of a partnership's own, also who takes that of the library which it comes to."""
    library = vocabulary.decisions()
    own = entry.decision not in library
    names = (entry.decision, *(each.id for each in library.values() if own and entry.event in each.outcomes.values()))
    return tuple(decider for name in names for decider in deciders_of(case, name, entry.on))
