"""The ledger of meetings: each meeting with all that the texts ask of it, then actions and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.people.actions import actions
from cspr.people.attending import attending
from cspr.people.conduct import agenda, attendance, leading, papers, scrutineer
from cspr.people.each_meeting import each_meeting
from cspr.people.event import KIND, event
from cspr.people.gatherings import Gathering, gatherings
from cspr.people.quorum import CHAIR, quorum
from cspr.people.rows import LedgerRow, RowState
from cspr.people.seats import resignations
from cspr.people.substitutes import substitutes
from cspr.wording import at_meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case


def meetings(case: Case) -> Iterator[LedgerRow]:
    """The rows of the ledger of meetings."""
    every = gatherings(case)
    refs = frozenset(each.ref for each in every)
    first = next((each.ref for each in every if each.word.body == "review-group"), None)
    for each in every:
        rows = list(_asked(case, each))
        yield from rows
        if each.ref == first:
            yield from scrutineer(case, each)
        if each.word.id == KIND:
            yield from event(case, each)
        yield from each_meeting(case, each, rows)
        yield from actions(case, each, refs)
    yield from actions(case, None, refs)
    yield from attending(case, every)
    yield from resignations(case)


def _asked(case: Case, each: Gathering) -> Iterator[LedgerRow]:
    """What the texts ask of any meeting; who leads it is told once where a duty and the rule on its body say so."""
    yield _held(case, each)
    lead = tuple(leading(case, each))
    led_by = {clause for row in lead for source in row.sources for clause in source.clauses}
    for row in quorum(case, each):
        if not (row.key.startswith(f"{CHAIR}/") and led_by & set(row.sources[0].clauses)):
            yield row
    yield from lead
    yield from attendance(case, each)
    yield from substitutes(case, each)
    yield from papers(case, each)
    yield from agenda(case, each)


def _held(case: Case, each: Gathering) -> LedgerRow:
    if each.met is not None:
        there, away, agencies = map(len, (each.met.present, each.met.apologies, each.met.agencies))
        state, why = RowState.DONE, at_meetings.present(there, away, agencies)
    elif each.day.last < case.situation.on:
        state, why = RowState.CANNOT_TELL, at_meetings.NOT_HELD
    else:
        state, why = RowState.DUE, at_meetings.called(len(each.expected))
    return LedgerRow(
        key=f"held/{each.about}",
        group=each.title,
        about=each.about,
        title=at_meetings.HELD if each.met is not None else at_meetings.TO_BE_HELD,
        state=state,
        why=why,
        by=None if each.met is not None else each.day,
        on=None if each.met is None else each.met.on,
        binding=False,
        entries=each.entries,
    )
