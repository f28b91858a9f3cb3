"""Who comes in whose place at a meeting: named in time by that meeting's own clock, briefed, and as senior."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cspr.clocks.of_duties import time_ends
from cspr.conditions.case import Case
from cspr.dates import PartialDate
from cspr.guidance.live_rules import live_bodies, live_duties
from cspr.guidance.model import Duty
from cspr.people.gatherings import Gathering, members_of
from cspr.people.persons import everybody
from cspr.people.rows import LedgerRow, RowState, row
from cspr.record.people_entries import Substituted
from cspr.sources import Force
from cspr.truth import Truth
from cspr.vocabulary import SENIORITY
from cspr.wording import at_meetings, ledgers as words
from cspr.wording.people import SUBSTITUTES

_SUBSTITUTE: Final = "substitute"
NOTICE: Final = "substitute-notice"
"""The topic of a notice that says who comes in a member's place."""
_TO_SEND: Final = frozenset({"", "equal-seniority"})


def substitutes(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """The rows on substitutes: the last day to name one, and of each who was named what the texts ask."""
    on_topics = (duty for duty in live_duties(case.framework, meeting.day) if duty.topic in {_SUBSTITUTE, NOTICE})
    live = [duty for duty in on_topics if members_of(meeting.word.body, _whose_meetings(duty))]
    standing_in = {named.person_ref for named, _ in meeting.substitutes}
    away = meeting.away(case)
    unattended = sorted(ref for ref in away - standing_in if ref or not standing_in)
    for duty in live if meeting.met is None else ():
        if duty.topic == NOTICE:
            yield from _to_name(case, meeting, duty, unattended)
    for named, counts in meeting.substitutes:
        for duty in live:
            asked = _answer(case, meeting, duty, named, counts)
            if asked is not None:
                title, state, why = asked
                yield _row(case, meeting, duty, title, (state, why), key=named.substitute_ref, named=named)
    for ref in meeting.members(case):
        for duty in live:
            if ref in unattended and duty.topic == _SUBSTITUTE and duty.part in _TO_SEND:
                answer = _nobody(meeting, duty)
                yield _row(case, meeting, duty, at_meetings.ABSENCE.format(ref), answer, key=ref)
    of_each = any(duty.topic == _SUBSTITUTE for duty in live)  # then a row above says of each absence what is owed
    yield from _by_the_body(case, meeting, () if of_each or meeting.met is None else filter(None, unattended))


def _whose_meetings(duty: Duty) -> tuple[str, ...]:
    """The bodies of whose meetings it is asked, or who sits there; of a notice, ``to`` is who receives it."""
    return duty.who if duty.topic == NOTICE else (*duty.who, *duty.to)


def _to_name(case: Case, meeting: Gathering, duty: Duty, unattended: Sequence[str]) -> Iterator[LedgerRow]:
    """Until when a substitute is to be named: for each member who cannot come, or should somebody be unable to.

    Args:
        meeting: the meeting, which has not been held.
        duty: what asks for the notice.
        unattended: the members who cannot come and have no substitute; one whom nobody named is an empty text.
    """
    last = time_ends(case, duty, meeting.day)
    passed = last is not None and last.last < case.situation.on
    for ref in unattended:
        says = at_meetings.UNABLE if last is None or not passed else f"{at_meetings.UNABLE}; {words.passed(last)}"
        answer = RowState.MISSING if passed else RowState.DUE, says
        title = at_meetings.NOTICE_FOR.format(ref or at_meetings.A_MEMBER)
        yield _row(case, meeting, duty, title, answer, key=f"last-day/{ref}".rstrip("/"))
    if not unattended:
        answer = RowState.OPTIONAL, at_meetings.ONLY_IF_AWAY
        yield _row(case, meeting, duty, at_meetings.LAST_DAY, answer, key="last-day")


def _nobody(meeting: Gathering, duty: Duty) -> tuple[RowState, str]:
    """That nobody is recorded in the place of a member who does not come."""
    if duty.source.force is Force.MAY:
        return RowState.OPTIONAL, words.POWER
    if meeting.met is None:
        return RowState.DUE, at_meetings.UNABLE
    return RowState.MISSING, at_meetings.NO_SUBSTITUTE


def _by_the_body(case: Case, meeting: Gathering, unattended: Iterable[str]) -> Iterator[LedgerRow]:
    """What a text says of substitutes on the body, beside each who came in somebody's place, and each who sent nobody.

    Args:
        unattended: who sent apologies and nobody in their place.
    """
    answers = {
        at_meetings.IN_PLACE.format(named.substitute_ref, named.person_ref): (
            RowState.DONE if counts is Truth.YES else RowState.CANNOT_TELL,
            at_meetings.substitute(named.briefed, named.in_writing),
        )
        for named, counts in meeting.substitutes
    }
    answers |= {
        at_meetings.NOBODY_FOR.format(ref): (RowState.CANNOT_TELL, at_meetings.NO_SUBSTITUTE) for ref in unattended
    }
    for rule in live_bodies(case.framework, meeting.day):
        if rule.substitutes and rule.body == meeting.word.body:
            for title, (state, why) in answers.items():
                yield row(
                    case,
                    key=f"substitutes/{rule.source.clauses[0]}/{title}",
                    group=meeting.title,
                    about=meeting.about,
                    title=title,
                    answer=(state, f"{why}; {SUBSTITUTES[rule.substitutes]}"),
                    sources=(rule.source,),
                    who=(rule.body,),
                    note=rule.note,
                    entries=meeting.entries,
                )


def _row(
    case: Case,
    meeting: Gathering,
    duty: Duty,
    title: str,
    answer: tuple[RowState, str],
    *,
    key: str,
    named: Substituted | None = None,
) -> LedgerRow:
    return row(
        case,
        key=f"{duty.name}/{key}",
        group=meeting.title,
        about=meeting.about,
        title=title,
        answer=answer,
        sources=(duty.source,),
        who=duty.who,
        by=time_ends(case, duty, meeting.day),
        on=None if named is None else named.on,
        entries=() if named is None else (str(named.id),),
        note=duty.note,
    )


def _answer(
    case: Case, meeting: Gathering, duty: Duty, named: Substituted, counts: Truth
) -> tuple[str, RowState, str] | None:
    """What a text asks of a substitute, and whether it is so; ``None`` where it asks nothing that is recorded."""
    pair = (named.substitute_ref, named.person_ref)
    if duty.topic == NOTICE:
        return (at_meetings.NOTICE.format(*pair), *_in_time(named.on, time_ends(case, duty, meeting.day), counts))
    match duty.part:
        case "briefing":
            return (at_meetings.BRIEFED.format(named.substitute_ref), *_recorded(named.briefed, meeting))
        case "equal-seniority":
            return (at_meetings.SENIORITY.format(*pair), *_as_senior(case, named))
        case "":
            return (
                at_meetings.ABSENCE.format(named.person_ref),
                RowState.DONE,
                at_meetings.SUBSTITUTE_SENT.format(named.substitute_ref),
            )
        case _:
            return None


def _in_time(on: PartialDate, last: PartialDate | None, counts: Truth) -> tuple[RowState, str]:
    if counts is not Truth.YES:
        return RowState.CANNOT_TELL, words.DAY_UNSURE
    if last is None:
        return RowState.DONE, words.shown(on)
    says = at_meetings.named(on, last)
    if on.last <= last.first:
        return RowState.DONE, says
    return (RowState.LATE if on.first > last.last else RowState.CANNOT_TELL), says


def _recorded(answer: Truth | None, meeting: Gathering) -> tuple[RowState, str]:
    if answer is Truth.YES:
        return RowState.DONE, words.YES
    if answer is Truth.NO:
        return (RowState.MISSING if meeting.met is not None else RowState.DUE), words.NO
    return (RowState.CANNOT_TELL if meeting.met is not None else RowState.DUE), words.NOTHING_RECORDED


def _as_senior(case: Case, named: Substituted) -> tuple[RowState, str]:
    known = everybody(case)
    levels = [known[ref].seniority for ref in (named.person_ref, named.substitute_ref)]
    if not all(levels):
        return RowState.CANNOT_TELL, at_meetings.SENIORITY_UNKNOWN
    member, substitute = map(SENIORITY.index, levels)
    return (
        (RowState.DONE, at_meetings.AS_SENIOR) if substitute >= member else (RowState.MISSING, at_meetings.LESS_SENIOR)
    )
