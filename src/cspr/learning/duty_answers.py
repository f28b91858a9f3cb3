"""What is owed again and again, and briefings: who owes what to whom by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from cspr.answers import Answer
from cspr.dates import PartialDate
from cspr.sources import Source
from cspr.truth import Truth


@attrs.frozen(kw_only=True, repr=False)
class Recurring(Answer):
    """Something that is owed again and again: monitoring, a quarterly report, an annual report.

    Args:
        name: the id of the duty, with that of its document.
        title: what it is.
        about: ``case``, or the agency, child or person for whom it is owed.
        who: who owes it.
        to: to whom it is owed.
        every: how often, in the words of the document.
        last: when it was last done, or ``None``.
        next: by when it is due again; ``None`` where the text gives no figure, or nothing is recorded to count from.
        overdue: whether that has passed.
        source: the clauses.
    """

    name: str
    title: str
    about: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    every: str
    last: PartialDate | None
    next: PartialDate | None
    overdue: Truth
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class PlanDuty(Answer):
    """By when the plan, or a part of it, is to be agreed.

    Args:
        name: the id of the duty, with that of its document.
        title: what is to be agreed.
        about: ``case``, or the agency whose plan it is.
        who: who owes it.
        when: by when, in words.
        due: the day by which, or ``None`` where the text gives no figure, or nothing is recorded to count from.
        overdue: whether that has passed.
        done_on: when it was agreed, or ``None``.
        source: the clauses.
    """

    name: str
    title: str
    about: str
    who: tuple[str, ...]
    when: str
    due: PartialDate | None
    overdue: Truth
    done_on: PartialDate | None
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class OfAction(Answer):
    """Something that a text asks of an action that is not done, counted from the day by which it is to be done.

    Args:
        action: the reference of the action.
        name: the id of the duty, with that of its document.
        title: what it is.
        who: who owes it.
        to: to whom it is owed.
        period: the time, in words.
        day: the day on which that time ends, or from which on it is asked; ``None`` where the text gives no figure.
        reached: whether that day has come; unknown where there is none.
        since: the day from which on it is asked, whether that has come or not; ``None`` where the text gives no figure.
        told_on: the day on which it was told to whom it is owed; ``None`` where that is not on record.
        late: whether that was after the last day.
        source: the clauses.
        note: what the document remarks on it; else empty.
    """

    action: str
    name: str
    title: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    period: str
    day: PartialDate | None
    reached: Truth
    source: Source
    note: str = ""
    since: date | None = None
    told_on: PartialDate | None = None
    late: Truth = Truth.NO


@attrs.frozen(kw_only=True, repr=False)
class Briefing(Answer):
    """A briefing, summary, debrief or event by which people hear what was learnt.

    Args:
        name: the id of the duty, with that of its document.
        title: what it is.
        document: the paper, or ``None`` where it is spoken.
        owed: whether it is owed: yes, no, or unknown.
        why: why it is not owed now, on what that hangs, or what comes first; else empty.
        who: who owes it.
        to: for whom it is.
        when: by when, in words.
        due: the day by which, or ``None`` where the text gives no figure.
        done: whether it is done.
        done_on: when it was done, or ``None``.
        used: of a paper, each agency that is known, with the day on which it returned how it used it, or ``None``.
        source: the clauses.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    name: str
    title: str
    document: str | None
    owed: Truth
    why: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    when: str
    due: PartialDate | None
    done: Truth
    done_on: PartialDate | None
    used: tuple[tuple[str, PartialDate | None], ...]
    source: Source
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)
