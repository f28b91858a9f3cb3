"""Who is not to come to a meeting, panel or event by a text, held against those who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cspr import vocabulary
from cspr.arising.judging import arising
from cspr.conditions.case import Case
from cspr.guidance.live_rules import live_on_topic
from cspr.guidance.model import Duty
from cspr.people.conduct import by_duty
from cspr.people.gatherings import Gathering, members_of
from cspr.people.persons import Somebody
from cspr.people.rows import LedgerRow, RowState
from cspr.truth import Truth
from cspr.wording import at_meetings
from cspr.wording.roles import WHERE_NOT_KNOWN

KIND: Final = "practitioner-event"
_AT_THE_EVENT: Final = "practitioner-event-attendance"
_AT_MEETINGS: Final = "meeting-attendance"
OF_SENIOR_MANAGERS: Final = frozenset({"senior-managers", "senior-managers-put-forward"})
"""What is asked of senior managers at the event, which has rows of its own."""


def staying_away(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """A row for each text by which somebody is not to come: each one who did, or that there is none."""
    for duty in _bans(case, meeting):
        applies = arising(case, duty).answer
        if applies is not Truth.NO:
            yield from _by_text(case, meeting, duty, applies)


def _bans(case: Case, meeting: Gathering) -> Iterator[Duty]:
    """The bans of the event, or of the meetings of a body; of those of every body where the text names none."""
    topic = _AT_THE_EVENT if meeting.word.id == KIND else _AT_MEETINGS
    for duty in live_on_topic(case.framework, topic, meeting.day):
        of_it = topic == _AT_THE_EVENT or not duty.to or members_of(meeting.word.body, duty.to)
        if of_it and duty.source.refrain and duty.part not in OF_SENIOR_MANAGERS:
            yield duty


def _against(says: str, applies: Truth) -> tuple[RowState, str]:
    """That somebody came who is not to: against the text where that surely applies, and not known where it may."""
    if applies is Truth.YES:
        return RowState.CONTRARY, says
    return RowState.CANNOT_TELL, f"{says}; {WHERE_NOT_KNOWN}"


def _by_text(case: Case, meeting: Gathering, duty: Duty, applies: Truth) -> Iterator[LedgerRow]:
    words = case.framework.words("actors")
    title, people = at_meetings.stay_away(words[name].title for name in duty.who), meeting.people(case)
    of_them = [ref for ref, person in people.items() if _is_one(person, duty)]
    for ref in of_them:
        yield by_duty(case, meeting, duty, title, _against(at_meetings.IS_ONE.format(ref), applies), ref)
    came = () if meeting.met is None else [name for name in meeting.met.agencies if name in duty.who]
    for name in came:
        answer = _against(at_meetings.CAME.format(words[name].title), applies)
        yield by_duty(case, meeting, duty, title, answer, name)
    if not of_them and not came:
        yield by_duty(case, meeting, duty, title, _none(meeting, duty, people))


def _none(meeting: Gathering, duty: Duty, people: Mapping[str, Somebody]) -> tuple[RowState, str]:
    """That nobody of them is known to have come; before the meeting, that nobody is to."""
    if meeting.met is None:
        return RowState.THROUGHOUT, at_meetings.REFRAIN
    of_agencies = all(name in vocabulary.agencies() for name in duty.who)
    unknown = [ref for ref in unknown_there(people) if not (of_agencies and people[ref].agencies)]
    if people and not unknown:
        return RowState.DONE, at_meetings.NONE_THERE
    says = at_meetings.ROLE_UNKNOWN.format(", ".join(unknown)) if unknown else at_meetings.NOBODY_RECORDED
    return RowState.CANNOT_TELL, says


def _is_one(person: Somebody, duty: Duty) -> bool:
    """Whether somebody is of those who are not to come: by role or agency, or by a seat on a body."""
    own = {*person.roles, *person.agencies}
    return not own.isdisjoint(duty.who) or any(_sits(role, duty.who) for role in person.roles)


def _sits(role: str, bodies: Iterable[str]) -> bool:
    return vocabulary.body_of_seat(role, tuple(bodies)) is not None


def unknown_there(people: Mapping[str, Somebody]) -> tuple[str, ...]:
    """Those of some people of whom the record says neither role nor level."""
    return tuple(ref for ref, person in people.items() if not person.roles and not person.seniority)
