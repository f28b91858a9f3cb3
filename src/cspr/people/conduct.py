"""How a meeting was prepared and held: who came, whether papers were read, its agenda, and who led it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cspr import vocabulary
from cspr.clocks.of_duties import each_end
from cspr.conditions.case import Case
from cspr.dates import end_then_start
from cspr.guidance.live_rules import live_checklists, live_duties, live_on_topic
from cspr.guidance.model import Duty
from cspr.people.gatherings import Gathering, members_of
from cspr.people.quorum import led
from cspr.people.rows import LedgerRow, RowState, noted, row
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words
from cspr.wording.at_meetings import on_the_agenda

_ATTENDANCE: Final = "meeting-attendance"
_PREPARATION: Final = "meeting-preparation"
_LEADING_BY_MEETING: Final = {"review-group": "review-chairing", "practitioner-event": "practitioner-event"}
_LEAD_REVIEWER: Final = "lead-reviewer"
_LEADING: Final = frozenset({("review-chairing", ""), ("practitioner-event", "facilitate")})
_FAMILY: Final = ("engage-family", "every-meeting")
_SCRUTINEER: Final = ("agree-terms", "scrutineer")
_LISTS: Final = frozenset({"tasks", "aims"})
_TASKS_OF_THE_RAPID_REVIEW: Final = "rapid-review-tasks"


def live(case: Case, meeting: Gathering, topic: str) -> Iterator[Duty]:
    """What a topic asks of the members of the meeting's body, by the texts in force on its day."""
    on_topic = live_on_topic(case.framework, topic, meeting.day)
    yield from (duty for duty in on_topic if not duty.source.refrain and members_of(meeting.word.body, duty.who))


def on_meeting(
    case: Case,
    meeting: Gathering,
    sources: Iterable[Source],
    *,
    key: str,
    title: str,
    answer: tuple[RowState, str],
    who: Iterable[str] = (),
    note: str = "",
) -> LedgerRow:
    """A row on a meeting by what its texts say.

    Args:
        sources: the clauses; the first says what is asked.
        key: what the row is, unlike all others of the meeting.
        answer: how it stands, and why.
        note: what its texts remark on it.
    """
    return row(
        case,
        key=key,
        group=meeting.title,
        about=meeting.about,
        title=title,
        answer=answer,
        sources=sources,
        who=who,
        by=meeting.to_come,
        on=meeting.held_on if answer[0] is RowState.DONE else None,
        entries=meeting.entries,
        note=note,
    )


def by_duty(
    case: Case, meeting: Gathering, duty: Duty, title: str, answer: tuple[RowState, str], *of: str
) -> LedgerRow:
    """A row on a meeting by one duty, of one person where one is given."""
    key = "/".join((duty.name, *of))
    sources, who = (duty.source,), duty.who
    return on_meeting(case, meeting, sources, key=key, title=title, answer=answer, who=who, note=duty.note)


def attendance(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """Whether each member who was called came, where a text asks members to attend."""
    duties = tuple(live(case, meeting, _ATTENDANCE))
    standing_in, away = {named.person_ref for named, _ in meeting.substitutes}, meeting.away(case)
    for ref in meeting.members(case) if duties else ():
        if meeting.met is None:
            unable = ref in away or ref in standing_in
            answer = (RowState.SET_ASIDE, at_meetings.CANNOT_COME) if unable else (RowState.DUE, words.NOTHING_RECORDED)
        elif ref in meeting.met.present:
            answer = RowState.DONE, at_meetings.WAS_THERE
        elif ref in away or ref in standing_in:
            answer = RowState.SET_ASIDE, at_meetings.APOLOGIES
        elif meeting.met.present:
            answer = RowState.MISSING, at_meetings.NEITHER
        else:
            answer = RowState.CANNOT_TELL, at_meetings.NOBODY_RECORDED
        sources, who = (duty.source for duty in duties), (name for duty in duties for name in duty.who)
        title, key, note = at_meetings.ATTENDANCE.format(ref), f"attendance/{ref}", noted(duties)
        yield on_meeting(case, meeting, sources, key=key, title=title, answer=answer, who=who, note=note)


def papers(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """Whether those who came had read the papers, and when these were sent."""
    days = [entry.papers for entry in (meeting.called, meeting.met) if entry is not None and entry.papers is not None]
    sent = at_meetings.PAPERS_SENT.format(words.shown(days[-1])) if days else ""
    for duty in live(case, meeting, _PREPARATION):
        ends = [end for _, end in each_end(case, duty, meeting.day)]
        late = [end for end in ends if days and end.before(days[-1]) is Truth.YES]
        if meeting.met is None:
            answer = RowState.DUE, sent or words.NOTHING_RECORDED
        elif meeting.met.papers_read is Truth.YES:
            state = RowState.LATE if late and late == ends else RowState.DONE
            answer = state, "; ".join(filter(None, (at_meetings.READ, sent)))
        elif meeting.met.papers_read is Truth.NO:
            answer = RowState.MISSING, "; ".join(filter(None, (at_meetings.NOT_READ, sent)))
        else:
            answer = RowState.CANNOT_TELL, "; ".join(filter(None, (words.NOTHING_RECORDED, sent)))
        asked = by_duty(case, meeting, duty, at_meetings.PAPERS, answer)
        yield attrs.evolve(asked, by=min(ends, key=end_then_start)) if answer[0] is RowState.LATE else asked


def agenda(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """What the texts put on the agenda of a meeting: the tasks of its step, and the family at every meeting."""
    step = vocabulary.step_done_by(meeting.word.event)
    asked = [
        each
        for each in live_checklists(case.framework, meeting.day)
        if step is not None and each.serves == step.id and each.kind in _LISTS
        if _TASKS_OF_THE_RAPID_REVIEW in {each.id, each.topic}
    ]
    nearest = max((each.source.authority.rank for each in asked), default=0)
    for checklist in asked:
        if checklist.source.authority.rank == nearest:
            for item in checklist.items:
                clause = case.framework.clauses[item.clauses[0]]
                source = attrs.evolve(checklist.source, clauses=item.clauses, force=clause.force)
                yield _on_agenda(case, meeting, source, on_the_agenda(clause.subject, item.clauses[0]))
    if meeting.word.body == "review-group":
        for duty in _by_name(case, meeting, _FAMILY):
            yield _on_agenda(case, meeting, duty.source, at_meetings.FAMILY_ON_AGENDA, duty.note)


def _by_name(case: Case, meeting: Gathering, name: tuple[str, str]) -> Iterator[Duty]:
    topic, part = name
    yield from (duty for duty in live_on_topic(case.framework, topic, meeting.day) if duty.part == part)


def _on_agenda(case: Case, meeting: Gathering, source: Source, title: str, note: str = "") -> LedgerRow:
    if meeting.met is None:
        answer = RowState.DUE, at_meetings.ON_AGENDA
    elif not set(source.clauses).isdisjoint(meeting.met.agenda):
        answer = RowState.DONE, at_meetings.DEALT_WITH
    elif meeting.met.agenda:
        answer = RowState.MISSING, at_meetings.NOT_DEALT_WITH
    else:
        answer = RowState.CANNOT_TELL, at_meetings.AGENDA_UNKNOWN
    actor = case.framework.clauses[source.clauses[0]].actor
    key = f"agenda/{source.clauses[0]}"
    return on_meeting(case, meeting, (source,), key=key, title=title, answer=answer, who=(actor,), note=note)


def leading(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """Whether a meeting was led by whom the texts name, and whether those named beside the leader were there."""
    duties = (
        duty
        for duty in live_duties(case.framework, meeting.day)
        if duty.topic == _LEADING_BY_MEETING.get(meeting.word.body or meeting.word.id)
        and ((duty.topic, duty.part) in _LEADING or (duty.who[:1] == (_LEAD_REVIEWER,) and not duty.part))
        and duty.who
        and duty.source.force.binds
    )
    for duty in duties:
        answer = led(case, meeting, duty.who[0])
        yield by_duty(case, meeting, duty, at_meetings.LED_BY, answer)
        for beside in duty.who[1:]:
            title = at_meetings.BESIDE_THE_LEADER.format(case.framework.words("actors")[beside].title)
            yield by_duty(case, meeting, duty, title, _there(case, meeting, (beside,)), beside)


def scrutineer(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """Whether the independent scrutineer was at the first meeting of the review group."""
    for duty in _by_name(case, meeting, _SCRUTINEER):
        yield by_duty(case, meeting, duty, at_meetings.SCRUTINEER, _there(case, meeting, duty.who))


def _there(case: Case, meeting: Gathering, roles: tuple[str, ...]) -> tuple[RowState, str]:
    """Whether somebody of some roles was at a meeting."""
    if meeting.met is None:
        return RowState.DUE, words.NOTHING_RECORDED
    if any(not set(roles).isdisjoint(person.roles) for person in meeting.people(case).values()):
        return RowState.DONE, at_meetings.WAS_THERE
    if meeting.there:
        return RowState.MISSING, at_meetings.NOT_THERE
    return RowState.CANNOT_TELL, at_meetings.NOBODY_RECORDED
