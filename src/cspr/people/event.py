"""A practitioner event: no senior service managers by two readings, questions and information sent before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.conditions.case import Case
from cspr.guidance.live_rules import live_on_steps
from cspr.guidance.model import Duty
from cspr.people.conduct import by_duty
from cspr.people.gatherings import Gathering
from cspr.people.persons import Somebody, everybody
from cspr.people.rows import LedgerRow, RowState
from cspr.people.staying_away import KIND, OF_SENIOR_MANAGERS, unknown_there
from cspr.record.people_entries import Contribution, Given
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words

_SENIOR: Final = frozenset({"senior-manager", "executive"})
_ROLE: Final = "senior-service-manager"
_BEFORE: Final = (
    ("circulate-questions", at_meetings.QUESTIONS, "questions-circulated", ""),
    ("information", at_meetings.INFORMATION, "briefed-in-writing", "practitioner-event-pack"),
)


def event(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """The rows of a practitioner event."""
    live = live_on_steps(case.framework, meeting.day).get(KIND, ())
    asked_to_come = frozenset(who for duty in live if not duty.source.refrain for who in duty.who)
    for duty in live:
        if duty.part in OF_SENIOR_MANAGERS and duty.source.refrain:
            yield from _kept_away(case, meeting, duty, asked_to_come)
    yield from sent_before(case, meeting)


def sent_before(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """What is to be sent before a practitioner event."""
    live = live_on_steps(case.framework, meeting.day).get(KIND, ())
    for part, title, word, document in _BEFORE:
        for duty in live:
            if duty.part == part:
                answer = _sent(case, meeting, word, document)
                yield by_duty(case, meeting, duty, title, answer)


def _kept_away(case: Case, meeting: Gathering, duty: Duty, asked_to_come: frozenset[str]) -> Iterator[LedgerRow]:
    """One reading of who stays away: each senior manager there who is not asked to come, or that there is none."""
    spares = duty.spares == "involved"
    title = f"{at_meetings.SENIOR_MANAGERS} ({at_meetings.WITH_EXCEPTION if spares else at_meetings.NO_EXCEPTION})"
    people = meeting.people(case)
    senior = [
        person
        for person in people.values()
        if _ROLE in person.roles or (person.seniority in _SENIOR and asked_to_come.isdisjoint(person.roles))
    ]
    yield from (by_duty(case, meeting, duty, title, _one(person, spares=spares), person.ref) for person in senior)
    if not senior:
        unknown = unknown_there(people)
        answer = RowState.DONE, at_meetings.NONE_THERE
        if not people or unknown:
            says = at_meetings.ROLE_UNKNOWN.format(", ".join(unknown)) if unknown else at_meetings.NOBODY_RECORDED
            answer = RowState.CANNOT_TELL, says
        yield by_duty(case, meeting, duty, title, answer)


def _one(person: Somebody, *, spares: bool) -> tuple[RowState, str]:
    if not spares or person.involved is Truth.NO:
        return RowState.CONTRARY, at_meetings.IS_ONE.format(person.ref)
    if person.involved is Truth.YES:
        return RowState.DONE, at_meetings.DIRECTLY_INVOLVED.format(person.ref)
    return RowState.CANNOT_TELL, at_meetings.INVOLVEMENT_UNKNOWN.format(person.ref)


def _sent(case: Case, meeting: Gathering, word: str, document: str) -> tuple[RowState, str]:
    """Whether something went to each practitioner before the event, by the record."""
    for entry, counts in case.situation.recorded(Given):
        if document and entry.document == document and counts is Truth.YES and entry.on.last <= meeting.day.last:
            return RowState.DONE, words.shown(entry.on)
    known = everybody(case)
    wanted = [ref for ref in meeting.expected if known[ref].at_work] or list(meeting.expected)
    had = {
        entry.person_ref
        for entry, counts in case.situation.recorded(Contribution)
        if entry.what == word and entry.state == "done" and counts is Truth.YES and entry.on.first <= meeting.day.last
    }
    number = len([ref for ref in wanted if ref in had])
    if wanted and number == len(wanted):
        return RowState.DONE, at_meetings.there(number, len(wanted))
    open_ = RowState.DUE if meeting.met is None else RowState.MISSING
    return open_, at_meetings.there(number, len(wanted)) if wanted else words.NOTHING_RECORDED
