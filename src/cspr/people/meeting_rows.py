"""The ledger of meetings: each meeting with all that the texts ask of it, then actions and seats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.guidance.model import Duty
from cspr.people.as_asked import as_asked
from cspr.people.attending import attending
from cspr.people.body_notes import body_notes
from cspr.people.conduct import agenda, attendance, leading, live, papers, scrutineer
from cspr.people.each_meeting import each_meeting, its_day
from cspr.people.event import event
from cspr.people.gatherings import Gathering, gatherings
from cspr.people.how_often import how_often
from cspr.people.quorum import CHAIR, quorum
from cspr.people.resignations import resignations
from cspr.people.rows import LedgerRow, RowState, noted, row
from cspr.people.staying_away import KIND, staying_away
from cspr.people.substitutes import substitutes
from cspr.record.people_entries import Tasked
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words

HELD: Final = "held/"
"""With which the key of the row begins that a meeting was held, or called."""
_ACTIONS: Final = "meeting-actions"


def meetings(case: Case) -> Iterator[LedgerRow]:
    """The rows of the ledger of meetings; what is remarked on a body is told once, beside what it is about."""
    rows = list(_rows(case))
    yield from rows
    yield from body_notes(case, gatherings(case), rows)
    yield from resignations(case)


def _rows(case: Case) -> Iterator[LedgerRow]:
    """What is asked of each meeting, of actions, and of seats."""
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
        yield from staying_away(case, each)
        yield from each_meeting(case, each, rows)
        yield from _actions(case, each, refs)
    yield from _actions(case, None, refs)
    yield from attending(case, every)
    yield from how_often(case, every)


def _asked(case: Case, each: Gathering) -> Iterator[LedgerRow]:
    """What the texts ask of any meeting; who leads it is told once where a duty and the rule on its body say so."""
    yield _held(case, each)
    lead = tuple(leading(case, each))
    led_by = {clause for row in lead for source in row.sources for clause in source.clauses}
    for asked in quorum(case, each):
        if not (asked.key.startswith(f"{CHAIR}/") and led_by & set(asked.sources[0].clauses)):
            yield asked
    yield from its_day(case, each)
    yield from as_asked(case, each)
    yield from lead
    yield from attendance(case, each)
    yield from substitutes(case, each)
    yield from papers(case, each)
    yield from agenda(case, each)


def _held(case: Case, each: Gathering) -> LedgerRow:
    if each.met is not None:
        met = each.met
        state, why = (
            RowState.DONE,
            at_meetings.present(*map(len, (met.present, met.apologies, met.agencies, met.guests))),
        )
    elif each.day.last < case.situation.on:
        state, why = RowState.CANNOT_TELL, at_meetings.NOT_HELD
    else:
        state, why = RowState.DUE, at_meetings.called(len(each.expected))
    return LedgerRow(
        key=f"{HELD}{each.about}",
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


def _actions(case: Case, meeting: Gathering | None, refs: frozenset[str]) -> Iterator[LedgerRow]:
    """What became of each action that a meeting gave, or of those whose meeting is not recorded.

    Args:
        meeting: the meeting; ``None`` for the actions of no meeting.
        refs: the references of all meetings on record.
    """
    last: dict[str, Tasked] = {}
    homes: dict[str, str | None] = {}
    for entry, counts in case.situation.recorded(Tasked):
        if counts is Truth.YES:
            last[entry.ref] = entry if entry.ref not in last else _together(last[entry.ref], entry)
            homes[entry.ref] = entry.meeting_ref or homes.get(entry.ref)
    duties = () if meeting is None else tuple(live(case, meeting, _ACTIONS))
    for ref, entry in last.items():
        home = homes[ref] if homes[ref] in refs else None
        if home == (None if meeting is None else meeting.ref):
            yield _action(case, meeting, entry, duties)


def _together(before: Tasked, entry: Tasked) -> Tasked:
    """The later entry on an action, with what only the earlier one said."""
    return attrs.evolve(
        entry,
        agency=entry.agency or before.agency,
        person_ref=entry.person_ref or before.person_ref,
        due=entry.due or before.due,
    )


def _action(case: Case, meeting: Gathering | None, entry: Tasked, duties: tuple[Duty, ...]) -> LedgerRow:
    due = entry.due
    passed = due is not None and due.last < case.situation.on
    match entry.state:
        case "done":
            state, why = RowState.DONE, words.shown(entry.on)
        case "dropped":
            state, why = RowState.SET_ASIDE, words.DROPPED
        case _:
            state = RowState.MISSING if passed else RowState.DUE
            why = words.passed(due) if due is not None and passed else words.NOT_DONE
    person = () if entry.person_ref is None else (entry.person_ref,)
    return row(
        case,
        key=f"action/{entry.ref}",
        group=words.ACTIONS if meeting is None else meeting.title,
        about=CASE if meeting is None else meeting.about,
        title=words.ACTION.format(entry.ref),
        answer=(state, why),
        sources=(duty.source for duty in duties),
        who=(*(() if entry.agency is None else (entry.agency,)), *person),
        by=due,
        on=entry.on if state is RowState.DONE else None,
        note=noted(duties),
        entries=(str(entry.id),),
    )
