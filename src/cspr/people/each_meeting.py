"""What else a text asks of each meeting, such as when its papers or minutes are sent, by that meeting's own clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from cspr import vocabulary
from cspr.arising.days_off import held_against
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.clocks.of_duties import each_end
from cspr.clocks.ways_to_count import BACKWARDS
from cspr.conditions.case import Case
from cspr.dates import PartialDate, days_later
from cspr.guidance.live_rules import live_duties
from cspr.guidance.model import Duty
from cspr.guidance.periods import BEFORE_IT
from cspr.guidance.steps import topic_title
from cspr.people.conduct import by_duty
from cspr.people.gatherings import Gathering, gatherings, members_of
from cspr.people.rows import LedgerRow, RowState, row
from cspr.record.entries import Happened
from cspr.record.people_entries import Given
from cspr.sources import Force
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words, quorums
from cspr.wording.barred_days import not_on

_LEVEL: Final = "meeting"
_THE_MEETING: Final = "meeting-called"
_PREPARATION: Final = "meeting-preparation"
_ELSEWHERE: Final = frozenset(
    {
        *("meeting-actions", "substitute", "substitute-notice", "practitioner-preparation", "practitioner-event"),
        *("meeting-attendance", "review-chairing", "agree-terms", "engage-family"),
    }
)
"""Topics that have rows of their own: of an action, a substitute, a practitioner, the first meeting."""


def each_meeting(case: Case, meeting: Gathering, rows: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """A row for each duty of every meeting that no other row is about.

    Args:
        rows: the rows that the meeting has already.
    """
    cited = {source for other in rows for source in other.sources}
    live = live_duties(case.framework, meeting.day)
    for duty in (duty for duty in live if duty.level == _LEVEL and duty.topic not in _ELSEWHERE):
        # That the meeting is called, or held, is so of the meeting itself.
        itself = {_THE_MEETING, meeting.word.event, meeting.word.dates}
        asked = attrs.evolve(duty, when=tuple(name for name in duty.when if name not in itself))
        owed = not duty.not_on and arising(case, asked).state is not ArisingState.DOES_NOT
        if owed and duty.source not in cited and _concerns(case, duty, meeting):
            yield _row(case, meeting, duty)


def its_day(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """Whether a meeting is, or was, on a day on which a text wants none."""
    step = vocabulary.step_done_by(meeting.word.event)
    named = [duty for duty in live_duties(case.framework, meeting.day) if duty.not_on and not duty.relaxes]
    held = [duty for duty in named if step is not None and duty.step == step.id]
    held += [duty for duty in named if duty.step is None and duty.level == _LEVEL and _concerns(case, duty, meeting)]
    for duty in held:
        if arising(case, duty).state is not ArisingState.DOES_NOT:
            yield by_duty(case, meeting, duty, at_meetings.DAY, _on_its_day(case, meeting, duty))


def _on_its_day(case: Case, meeting: Gathering, duty: Duty) -> tuple[RowState, str]:
    kept, days = held_against(duty, meeting.day.exact, case.calendar)
    if kept is Truth.UNKNOWN:
        return RowState.CANNOT_TELL, f"{not_on(days)}; {at_meetings.TO_LOOK_UP}"
    return (RowState.CONTRARY, not_on(days)) if days else (RowState.DONE, at_meetings.ON_NO_SUCH_DAY)


def _concerns(case: Case, duty: Duty, meeting: Gathering) -> bool:
    """Whether it is asked of this kind of meeting: by what it counts from, else by whose duty it is, or to whom.

    One that names nobody who sits on a body is asked of each meeting of any.
    """
    body, named = meeting.word.body, (*duty.who, *duty.to)
    of_a_body, starts = _of_a_body(case, named), frozenset(() if duty.timing is None else duty.timing.of)
    if not starts or _THE_MEETING in starts:
        return members_of(body, named) or (bool(body) and not of_a_body)
    return not starts.isdisjoint({meeting.word.event, meeting.word.dates})


def _of_a_body(case: Case, actors: tuple[str, ...]) -> bool:
    """Whether any of some actors is a body that has meetings, or has a seat on one."""
    meet = {word.body for word in case.framework.words("meetings").values()}
    bodies = [name for name in case.framework.words("bodies") if name in meet or vocabulary.is_own(name)]
    return any(actor in bodies or vocabulary.body_of_seat(actor, bodies) is not None for actor in actors)


def _row(case: Case, meeting: Gathering, duty: Duty) -> LedgerRow:
    ends, on = each_end(case, duty, meeting.day), _done(case, meeting, duty)
    return row(
        case,
        key=duty.name,
        group=meeting.title,
        about=meeting.about,
        title=topic_title(case.framework, duty.topic),
        answer=_answer(case, duty, on, ends),
        sources=(duty.source,),
        who=duty.who,
        by=min((end for _, end in ends), key=_first, default=None),
        on=on,
        reading=duty.reading,
        entries=meeting.entries,
        note=duty.note,
    )


def _answer(
    case: Case, duty: Duty, on: PartialDate | None, ends: Sequence[tuple[str, PartialDate]]
) -> tuple[RowState, str]:
    if duty.source.refrain:
        return RowState.THROUGHOUT, at_meetings.REFRAIN
    if duty.source.force is Force.MAY and on is None:
        return RowState.OPTIONAL, words.POWER
    return _stands(case, on, ends)


def _first(day: PartialDate) -> date:
    return day.first


def _done(case: Case, meeting: Gathering, duty: Duty) -> PartialDate | None:
    """When it was done, as far as the record has a place for it: the papers, the agenda, the step, or what was given.

    What is done before a meeting is that of the next one, and what is done after it that of the last.
    """
    if duty.topic == _PREPARATION:
        entries = (meeting.met, meeting.called)
        return next((entry.papers for entry in entries if entry is not None and entry.papers is not None), None)
    if meeting.met is not None and not set(duty.source.clauses).isdisjoint(meeting.met.agenda):
        return meeting.day
    timing = duty.timing
    ahead = timing is not None and (timing.relation in BACKWARDS or timing.how in BEFORE_IT)
    since, until = _its_time(case, meeting, ahead=ahead)
    return min((on for on in _days(case, duty) if since <= on.last and on.first < until), key=_first, default=None)


def _days(case: Case, duty: Duty) -> Iterator[PartialDate]:
    """The days on which a step is on record as done, or a document was given to whom it is owed."""
    if duty.step is not None:
        events = case.framework.words("steps")[duty.step].done_by
        for happened, counts in case.situation.recorded(Happened):
            if counts is Truth.YES and happened.event in events:
                yield happened.on
    for entry, counts in case.situation.recorded(Given):
        if counts is Truth.YES and entry.document == duty.document and entry.to in duty.to:
            yield entry.on


def _its_time(case: Case, meeting: Gathering, *, ahead: bool) -> tuple[date, date]:
    """From which day on, and before which, something is of this meeting and of no other of the body."""
    same = [gathering.day for gathering in gatherings(case) if gathering.word.body == meeting.word.body]
    if ahead:
        earlier = [days_later(day.last, 1) for day in same if day.last < meeting.day.first]
        return max(earlier, default=date.min), days_later(meeting.day.last, 1)
    return meeting.day.first, min((day.first for day in same if day.first > meeting.day.last), default=date.max)


def _stands(case: Case, on: PartialDate | None, ends: Sequence[tuple[str, PartialDate]]) -> tuple[RowState, str]:
    """How it stands: late or over only where it is on every reading of the text."""
    also = f"; {at_meetings.either(ends)}" if len({end for _, end in ends}) > 1 else ""
    if on is not None:
        late = [end.before(on) is Truth.YES for _, end in ends]
        state = RowState.DONE if not any(late) else RowState.LATE if all(late) else RowState.CANNOT_TELL
        return state, words.shown(on) + also
    if ends and all(end.last < case.situation.on for _, end in ends):
        return RowState.CANNOT_TELL, quorums.LAST_DAY_OVER + also
    return RowState.DUE, words.NOTHING_RECORDED + also
