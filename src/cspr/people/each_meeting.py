"""What else a text asks of each meeting, such as when its papers or minutes are sent, by that meeting's own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.arising.days_off import held_against
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.clocks.of_duties import time_ends
from cspr.guidance.live_rules import live_duties
from cspr.people.conduct import by_duty
from cspr.people.gatherings import Gathering, members_of
from cspr.people.rows import LedgerRow, RowState, row
from cspr.people.showing import given
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words, quorums
from cspr.wording.barred_days import not_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty

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
        owed = not duty.not_on and arising(case, duty).state is not ArisingState.DOES_NOT
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
    if not starts or (of_a_body and _THE_MEETING in starts):
        return members_of(body, named) or (bool(body) and not of_a_body)
    return not starts.isdisjoint({meeting.word.event, meeting.word.dates})


def _of_a_body(case: Case, actors: tuple[str, ...]) -> bool:
    """Whether any of some actors is a body that has meetings, or has a seat on one."""
    meet = {word.body for word in case.framework.words("meetings").values()}
    bodies = [name for name in case.framework.words("bodies") if name in meet or vocabulary.is_own(name)]
    return any(actor in bodies or vocabulary.body_of_seat(actor, bodies) is not None for actor in actors)


def _row(case: Case, meeting: Gathering, duty: Duty) -> LedgerRow:
    by = time_ends(case, duty, meeting.day)
    on = _done(case, meeting, duty)
    topics, steps = case.framework.words("topics"), case.framework.words("steps")
    return row(
        case,
        key=duty.name,
        group=meeting.title,
        about=meeting.about,
        title=(topics.get(duty.topic) or steps[duty.topic]).title,
        answer=(RowState.THROUGHOUT, at_meetings.REFRAIN) if duty.source.refrain else _stands(case, on, by),
        sources=(duty.source,),
        who=duty.who,
        by=by,
        on=on,
        reading=duty.reading,
        entries=meeting.entries,
    )


def _done(case: Case, meeting: Gathering, duty: Duty) -> PartialDate | None:
    """When it was done, as far as the record has a place for it: the papers, or a document that was given."""
    if duty.topic == _PREPARATION:
        entries = (meeting.met, meeting.called)
        return next((each.papers for each in entries if each is not None and each.papers is not None), None)
    shown = given(case, (duty.document or "",), frozenset(duty.to))
    return None if shown is None or shown.on is None or shown.on.last < meeting.day.first else shown.on


def _stands(case: Case, on: PartialDate | None, by: PartialDate | None) -> tuple[RowState, str]:
    if on is not None:
        late = by is not None and by.before(on) is Truth.YES
        return (RowState.LATE if late else RowState.DONE), words.shown(on)
    if by is not None and by.last < case.situation.on:
        return RowState.CANNOT_TELL, quorums.LAST_DAY_OVER
    return RowState.DUE, words.NOTHING_RECORDED
