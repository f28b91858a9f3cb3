"""Whether a meeting was quorate, partner by partner, and who led it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.conditions.case import Case, once_a_case
from cspr.guidance.live_rules import live_bodies
from cspr.people.gatherings import gatherings
from cspr.people.persons import everybody
from cspr.people.rows import LedgerRow, RowState, row
from cspr.roles.appointees import Appointees
from cspr.roles.presence import Attended, attended
from cspr.roles.quorate import all_there, as_entered, asked_in_figures, enough_there
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words, quorums, roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cspr.guidance.role_rules import BodyRule
    from cspr.people.gatherings import Gathering

    _Judge = Callable[[Appointees, BodyRule, Attended], tuple[Truth, str]]

CHAIR: Final = "chair"
OVER: Final = ("review-completed", "review-concluded", "report-finalised", "published")
"""The events after which nothing more is asked of how a body meets."""
_QUORUM: Final = frozenset({"quorum", "quorum-in-figures"})
_APART: Final = {Truth.YES: RowState.DONE, Truth.NO: RowState.CONTRARY, Truth.UNKNOWN: RowState.CANNOT_TELL}
_NOT_KEPT: Final = frozenset({RowState.MISSING, RowState.CONTRARY})
_STATES: Final = {Truth.YES: RowState.DONE, Truth.NO: RowState.MISSING, Truth.UNKNOWN: RowState.CANNOT_TELL}


def quorum(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """A row for each text that says who has to be there, and for each that says who is in the chair."""
    for rule in live_bodies(case.framework, meeting.day):
        asks = appointees(case).asks(rule)
        if rule.body != meeting.word.body or asks is Truth.NO:
            continue
        asked = [
            ("quorum", at_meetings.QUORUM, rule.quorum, _answer(case, meeting, rule, all_there, at_meetings.TO_ATTEND))
        ]
        asked = asked if rule.quorum else []
        if rule.quorate:
            answer = _answer(case, meeting, rule, enough_there, asked_in_figures(appointees(case), rule))
            asked.append(("quorum-in-figures", at_meetings.QUORUM, (), answer))
        chairs = appointees(case).lead(rule)
        if chairs:
            asked.append((CHAIR, at_meetings.CHAIR, chairs, _chaired(case, meeting, rule, chairs)))
        if rule.independence.get("scope") == CHAIR:
            asked.append(("chair-apart", at_meetings.CHAIR_APART, (), _led_apart(case, meeting, rule)))
        for key, title, who, answer in asked:
            yield row(
                case,
                key=f"{key}/{rule.source.clauses[0]}",
                group=meeting.title,
                about=meeting.about,
                title=title,
                answer=_if_asked(answer) if asks is Truth.UNKNOWN else answer,
                sources=(rule.source,),
                who=who,
                by=meeting.to_come,
                on=meeting.held_on,
                reading=rule.reading,
                note=rule.note,
                entries=meeting.entries,
                constitutes=key in _QUORUM,
            )


def _answer(case: Case, meeting: Gathering, rule: BodyRule, judge: _Judge, before: str) -> tuple[RowState, str]:
    """How it stands with those who were there; before the meeting, what is asked."""
    if meeting.met is None:
        return RowState.DUE, before
    record = appointees(case)
    answer, why = as_entered(meeting.met, judge(record, rule, attended(record, meeting.met)))
    return _STATES[answer], why


def _if_asked(answer: tuple[RowState, str]) -> tuple[RowState, str]:
    """How it stands with what a text asks only in some cases, where it is not known whether this is one."""
    state, why = answer
    return (RowState.CANNOT_TELL if state in _NOT_KEPT else state), f"{why}; {roles.WHERE_NOT_KNOWN}"


def _chaired(case: Case, meeting: Gathering, rule: BodyRule, leaders: tuple[str, ...]) -> tuple[RowState, str]:
    """Whether whoever chairs a body led its meeting, or one who may stand in while the chair is not there.

    That somebody else led is known where the agency of whoever did is on record, and the chair was there.
    """
    record, (state, why) = appointees(case), led(case, meeting, *leaders)
    if meeting.met is None or meeting.met.led_by is None:
        return state, why
    if state is not RowState.DONE:
        if not everybody(case)[meeting.met.led_by].agencies:
            return state, why
        why = quorums.led(meeting.met.led_by, fits=True)
    first = (*filter(None, [rule.chair]), *rule.chair_in_turn)
    there = attended(record, meeting.met).seats
    chairs = [name for name in first if record.seat(name) in there]
    if led(case, meeting, *rule.chair_in_turn)[0] is RowState.DONE and len(rule.chair_in_turn) > 1:
        return RowState.CANNOT_TELL, quorums.whose_turn(led(case, meeting, *leaders)[1])
    if not chairs or led(case, meeting, *first)[0] is RowState.DONE:
        return state, led(case, meeting, *leaders)[1]
    return RowState.CONTRARY, quorums.led_though(why, map(record.seat_title, chairs))


def _led_apart(case: Case, meeting: Gathering, rule: BodyRule) -> tuple[RowState, str]:
    """Whether whoever led a meeting is as independent as a text asks of its chair."""
    if meeting.met is None:
        return RowState.DUE, words.NOTHING_RECORDED
    if meeting.met.led_by is None:
        return RowState.CANNOT_TELL, at_meetings.LEADER_UNKNOWN
    answer, why = appointees(case).leads_apart(meeting.met.led_by, meeting.day, rule)
    return _APART[answer], why


def perhaps_not_quorate(case: Case) -> Iterator[tuple[Gathering, tuple[LedgerRow, ...]]]:
    """The meetings that are to be looked at for their quorum, with what is missing, if nobody recorded more.

    Of a kind from which times run, the first that may count as held; of any other, the last.
    """
    asked: dict[str, Gathering] = {}
    for each in gatherings(case):
        if each.met is not None and each.met.quorate is not Truth.NO:
            asked[each.word.id] = asked.get(each.word.id, each) if each.word.event else each
    for meeting in asked.values():
        rows = (each for each in quorum(case, meeting) if each.key.startswith("quorum"))
        missing = tuple(each for each in rows if each.state is RowState.MISSING)
        if missing and meeting.met is not None and meeting.met.quorate is None and not _behind(case, meeting):
            yield meeting, missing


def _behind(case: Case, meeting: Gathering) -> bool:
    """Whether the review has gone on to what overtakes the step that a meeting does, or is over."""
    if any(case.situation.happened(event) is Truth.YES for event in OVER):
        return True
    steps = (word for word in case.framework.words("steps").values() if meeting.word.event in word.done_by)
    return any(case.situation.happened(event) is Truth.YES for word in steps for event in word.overtaken_by)


@once_a_case
def appointees(case: Case) -> Appointees:
    """Who holds which role in a case, worked out once."""
    return Appointees(case.framework, case.situation)


def led(case: Case, meeting: Gathering, *actors: str) -> tuple[RowState, str]:
    """Whether a meeting was led by somebody of a role or agency, or of another that may stand in."""
    if meeting.met is None:
        return RowState.DUE, words.NOTHING_RECORDED
    ref = meeting.met.led_by
    if ref is None:
        return RowState.CANNOT_TELL, at_meetings.LEADER_UNKNOWN
    person = everybody(case)[ref]
    fits = any(actor in person.roles or actor in person.agencies for actor in actors)
    return (RowState.DONE if fits else RowState.MISSING), quorums.led(ref, fits=fits)
