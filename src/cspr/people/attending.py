"""How many come to the meetings of a body, and how often each member does, against the figures of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import months_later
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.role_rules import AT_EACH, BodyRule
from cspr.people.gatherings import Gathering, row_of_a_meeting
from cspr.people.quorum import appointees
from cspr.people.rows import LedgerRow, RowState, row
from cspr.record.entries import Appointed
from cspr.roles.presence import attended
from cspr.truth import Truth
from cspr.wording import at_meetings, ledgers as words, people as figures, quorums

_YEAR: Final = 12  # months


class _Figure(NamedTuple):
    """What is counted: the least and the most that it may be; no most where more may have been."""

    least: Fraction
    most: Fraction | None
    says: str


def attending(case: Case, meetings: Sequence[Gathering]) -> Iterator[LedgerRow]:
    """A row for each figure of attendance: of a meeting how many came, of a member how many meetings.

    Args:
        meetings: all meetings on record, by their day.
    """
    for rule in (rule for rule in live_bodies(case.framework, case.day) if rule.attendance):
        of_body = [meeting for meeting in meetings if meeting.word.body == rule.body]
        if rule.attendance["of"] in AT_EACH:
            yield from (_of_meeting(case, rule, meeting) for meeting in of_body)
        else:
            held = [meeting for meeting in of_body if meeting.there and _counts(case, rule, meeting)]
            members = {ref for meeting in held for ref in (*meeting.members(case), *_seated_then(case, meeting))}
            yield from (_of_member(case, rule, ref, held) for ref in sorted(members))


def _counts(case: Case, rule: BodyRule, meeting: Gathering) -> bool:
    """Whether a meeting lies in the time over which a text counts, which ends with the day asked about."""
    months = rule.attendance.get("months")
    return months is None or meeting.day.last > months_later(case.situation.on, -months)


def _of_meeting(case: Case, rule: BodyRule, meeting: Gathering) -> LedgerRow:
    if meeting.met is None:
        answer = RowState.DUE, figures.attendance(rule.attendance)
    else:
        there = attended(appointees(case), meeting.met)
        if rule.attendance["of"] == "people":
            least, most, known = there.number, there.number, bool(there.number)
            says = quorums.people_there(least)
        else:
            seats = (there.seats | there.by_substitute) - case.framework.words("roles").keys()
            least, most, known = len(seats), len(seats) + there.unclear, there.recorded
            says = quorums.agencies_there(least, most)
        answer = _judged(rule, _Figure(Fraction(least), Fraction(most), says))
        answer = answer if known else (RowState.CANNOT_TELL, at_meetings.NOBODY_RECORDED)
    return row_of_a_meeting(case, meeting, rule, key="attendance-in-figures", title=quorums.HOW_MANY, answer=answer)


def _of_member(case: Case, rule: BodyRule, ref: str, held: Sequence[Gathering]) -> LedgerRow:
    called = [meeting for meeting in held if ref in (*meeting.members(case), *_seated_then(case, meeting))]
    state, why = _judged(rule, _counted(case, rule, ref, called))
    if _perhaps_a_guest(case, rule, ref, called):
        state, why = RowState.CANNOT_TELL, f"{why}; {at_meetings.NO_SEAT}"
    return row(
        case,
        key=f"attendance-in-figures/{rule.source.clauses[0]}/{ref}",
        group=words.SEATS,
        about=CASE,
        title=at_meetings.ATTENDANCE.format(ref),
        answer=(state, why),
        sources=(rule.source,),
        who=(rule.body,),
        reading=rule.reading,
        note=rule.note,
        entries=tuple(entry for meeting in called for entry in meeting.entries),
    )


def _perhaps_a_guest(case: Case, rule: BodyRule, ref: str, meetings: Sequence[Gathering]) -> bool:
    """Whether somebody only came, and has no seat on record where others have: nothing tells a member from a guest."""
    record = appointees(case)
    expected = {name for meeting in meetings if meeting.called is not None for name in meeting.called.people}
    away = {name for each in meetings if each.met is not None for name in each.met.apologies}
    unseated = all(record.sat(ref, rule.body, each.day) is Truth.UNKNOWN for each in meetings)
    return bool(record.seated(rule.body)) and unseated and ref not in expected | away


def _seated_then(case: Case, meeting: Gathering) -> Iterator[str]:
    """Those who surely had a seat when a meeting was held that lists who was there: not among these, they were away."""
    record = appointees(case)
    for ref in dict.fromkeys(entry.person_ref for entry, _ in case.situation.recorded(Appointed)):
        if record.sat(ref, meeting.word.body, meeting.day) is Truth.YES:
            yield ref


def _counted(case: Case, rule: BodyRule, ref: str, called: Sequence[Gathering]) -> _Figure:
    """What the meetings on record show of one member; a substitute counts as coming where the text says that of one."""
    strictly = [ref in meeting.there for meeting in called]
    kindly = [came or ref in _stood_in_for(meeting) for came, meeting in zip(strictly, called, strict=True)]
    if appointees(case).substitutes(rule):
        strictly = kindly
    says = quorums.of_meetings(sum(strictly), sum(kindly), len(called))
    match rule.attendance["of"]:
        case "missed-in-a-row":
            runs = _longest_away(kindly), _longest_away(strictly)
            return _Figure(Fraction(runs[0]), Fraction(runs[1]), quorums.in_a_row(*runs))
        case "missed":
            return _Figure(Fraction(kindly.count(False)), Fraction(strictly.count(False)), says)
        case "per-cent-of-meetings":
            shares = [Fraction(100 * sum(came), len(called)) for came in (strictly, kindly)]
            return _Figure(shares[0], shares[1], says)
        case _:  # of a year; the body may have met on other cases too
            a_year_ago = months_later(case.situation.on, -_YEAR)
            came_since = sum(
                came and meeting.day.last > a_year_ago for came, meeting in zip(strictly, called, strict=True)
            )
            return _Figure(Fraction(came_since), None, says)


def _stood_in_for(meeting: Gathering) -> set[str]:
    return {named.person_ref for named, _ in meeting.substitutes if named.substitute_ref in meeting.there}


def _longest_away(came: Iterable[bool]) -> int:
    longest = run = 0
    for there in came:
        run = 0 if there else run + 1
        longest = max(longest, run)
    return longest


def _judged(rule: BodyRule, figure: _Figure) -> tuple[RowState, str]:
    at_least, at_most = rule.attendance.get("at_least"), rule.attendance.get("at_most")
    if "fewer_than" in rule.attendance:
        at_most = rule.attendance["fewer_than"] - 1
    says = f"{figure.says}; {figures.attendance(rule.attendance)}"
    if at_least is not None and figure.most is not None and figure.most < at_least:
        return RowState.MISSING, says
    if at_most is not None and figure.least > at_most:
        return RowState.CONTRARY if rule.source.force.binds else RowState.CANNOT_TELL, says
    enough = at_least is None or figure.least >= at_least
    few = at_most is None or (figure.most is not None and figure.most <= at_most)
    return (RowState.DONE if enough and few else RowState.CANNOT_TELL), says
