"""The meetings to come: those that are called, and those that are planned, with what is owed before each."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.conditions.case import Case
from cspr.people.conduct import agenda, papers
from cspr.people.each_meeting import each_meeting
from cspr.people.event import sent_before
from cspr.people.gatherings import Gathering, gatherings
from cspr.people.rows import LedgerRow, RowState
from cspr.people.staying_away import KIND
from cspr.people.substitutes import substitutes


def meetings_ahead(case: Case) -> Iterator[Gathering]:
    """The meetings that are called or planned for the day asked about or a later one; one that is both, once."""
    called = gatherings(case)
    yield from (each for each in called if each.to_come is not None and each.day.last >= case.situation.on)
    days = [(each.word.event, day) for each in called for day in (each.day, each.called and each.called.held_on)]
    for word in case.framework.words("meetings").values():
        planned = case.situation.planned(word.event) if word.event else None
        if planned is not None and planned.last >= case.situation.on and (word.event, planned) not in days:
            yield Gathering(ref="", word=word, day=planned, called=None, met=None, substitutes=())


def owed_before(case: Case, meeting: Gathering) -> tuple[LedgerRow, ...]:
    """What must or should be done before a meeting to come and is not: papers, what is sent, substitutes by name."""
    rows = [*papers(case, meeting), *substitutes(case, meeting), *each_meeting(case, meeting, ())]
    rows += sent_before(case, meeting) if meeting.word.id == KIND else ()
    own_day = (row for row in rows if row.by is not None and row.by.first <= meeting.day.last)
    return tuple(each for each in own_day if each.state is RowState.DUE and each.binding)


def on_the_agenda(case: Case, meeting: Gathering) -> int:
    """How many items the texts put on the agenda of a meeting."""
    return sum(1 for _ in agenda(case, meeting))
