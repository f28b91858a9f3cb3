"""What became of the actions that meetings gave to agencies and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cspr.conditions.limbs import CASE
from cspr.people.conduct import live
from cspr.people.rows import RowState, row
from cspr.record.people_entries import Tasked
from cspr.truth import Truth
from cspr.wording import ledgers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.guidance.model import Duty
    from cspr.people.gatherings import Gathering
    from cspr.people.rows import LedgerRow

_ACTIONS: Final = "meeting-actions"


def actions(case: Case, meeting: Gathering | None, refs: frozenset[str]) -> Iterator[LedgerRow]:
    """What became of each action that a meeting gave, or of those whose meeting is not recorded.

    Args:
        case: the case.
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
        entries=(str(entry.id),),
    )
