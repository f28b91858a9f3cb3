"""Meetings in words: who was there, papers, agenda, substitutes, quorum, and how often a body meets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording.common import counted
from cspr.wording.days import as_known, on_day
from cspr.wording.deadlines import start
from cspr.wording.first_screen import inside
from cspr.wording.ledgers import NOTHING_RECORDED

_SHORT: Final = 60
APOLOGIES: Final = "sent apologies"
HELD: Final = "Meeting held"
TO_BE_HELD: Final = "Meeting called"
NOT_HELD: Final = "called, and not recorded as held"
QUORUM: Final = "Quorum"
REFRAIN: Final = "not to be done"
ALL_THERE: Final = "all of them were there"
NO_SEAT: Final = "whether that was a member or a guest is not recorded"
CAME: Final = "somebody of {} was there"
NOBODY_RECORDED: Final = "who was there is not recorded"
TO_ATTEND: Final = "all of them have to be there"
CHAIR: Final = "Chair"
CHAIR_APART: Final = "Independence of the chair"
LED_BY: Final = "Led by the lead reviewer"
BESIDE_THE_LEADER: Final = "{} there beside the lead reviewer"
LEADER_UNKNOWN: Final = "who led it is not recorded"
ATTENDANCE: Final = "Attendance of {}"
CANNOT_COME: Final = "cannot come"
WAS_THERE: Final = "was there"
NEITHER: Final = "called; not recorded as present or as away"
ABSENCE: Final = "A substitute for {}"
NO_SUBSTITUTE: Final = "sent apologies; no substitute is recorded"
SUBSTITUTE_SENT: Final = "{} was named"
IN_PLACE: Final = "{} in place of {}"
NOBODY_FOR: Final = "Nobody in place of {}"
LAST_DAY: Final = "Last day to name a substitute"
ONLY_IF_AWAY: Final = "only where somebody cannot come"
UNABLE: Final = "recorded as unable to come; no substitute is recorded"
NOTICE_FOR: Final = "Notice of a substitute for {}"
A_MEMBER: Final = "a member"
NOTICE: Final = "Notice of substitute {} for {}"
BRIEFED: Final = "Substitute {} fully briefed"
SENIORITY: Final = "Seniority of substitute {} for {}"
SENIORITY_UNKNOWN: Final = "the seniority of both is not recorded"
AS_SENIOR: Final = "as senior as the member, or more"
LESS_SENIOR: Final = "less senior than the member"
PAPERS: Final = "Papers read"
PAPERS_SENT: Final = "papers sent {}"
READ: Final = "read"
NOT_READ: Final = "recorded as not read"
DEALT_WITH: Final = "dealt with"
NOT_DEALT_WITH: Final = "not among what was dealt with"
AGENDA_UNKNOWN: Final = "the agenda is not recorded"
ON_AGENDA: Final = "to be on the agenda"
FAMILY_ON_AGENDA: Final = "Engagement of the family on the agenda"
SCRUTINEER: Final = "Independent scrutineer at the first meeting"
NOT_THERE: Final = "not recorded as there"
SENIOR_MANAGERS: Final = "No senior service managers"
NONE_THERE: Final = "none of those there is recorded as one"
DIRECTLY_INVOLVED: Final = "{} is one and was directly involved, whom the text leaves out"
IS_ONE: Final = "{} is one"
INVOLVEMENT_UNKNOWN: Final = "{} is one; whether directly involved is not recorded"
NO_EXCEPTION: Final = "without exception"
WITH_EXCEPTION: Final = "those directly involved are left out"
ROLE_UNKNOWN: Final = "the role and seniority of {} are not recorded"
QUESTIONS: Final = "Questions sent before"
DAY: Final = "Day of the meeting"
ON_NO_SUCH_DAY: Final = "on none of the days that are left free of meetings"
IN_WHICH_WAY: Final = "In person or on-line"
WAY_UNKNOWN: Final = "how it was held is not recorded"
PERHAPS_ON_IT: Final = "the day is not known exactly"
TO_LOOK_UP: Final = "look that up for its day"
INFORMATION: Final = "Written information sent before"
BODIES_MEET: Final = "How often bodies meet"
NEXT_MEETING: Final = "Next meeting: {}"
HOW_OFTEN: Final = "Number of meetings: {}"
_PASSED: Final = "that day has passed"


def on_its_day(day: str, *, kept: bool) -> str:
    """That a meeting is on the day of the week or month on which its body meets, or is not.

    Examples:
        >>> on_its_day("on the first Monday", kept=True), on_its_day("on the first Monday", kept=False)
        ('on the first Monday', 'not on the first Monday')
    """
    return day if kept else f"not {day}"


def moved(day: str, right: PartialDate) -> str:
    """That the day on which a body meets was no working day.

    Examples:
        >>> moved("on the first Monday", PartialDate.read("2024-05-06"))
        'not on the first Monday, Mon 6 May 2024, which is no working day'
    """
    return f"not {day}, {as_known(right, None)}, which is no working day"


def held(way: str) -> str:
    """In which way a meeting was held.

    Examples:
        >>> held("in person")
        'held in person'
    """
    return f"held {way}"


def otherwise(title: str, why: str, more: int, *, called: bool) -> str:
    """That a meeting was not as a text has it, or is called for another day.

    Args:
        title: which meeting, with its day.
        why: what is not as the text has it.
        more: how many further meetings were not either.
        called: whether it is still to be held.

    Examples:
        >>> otherwise("Forum meeting on 13 May 2024", "not on the first Monday", 0, called=False)
        'Forum meeting on 13 May 2024: not on the first Monday'
        >>> otherwise("Forum meeting on 13 May 2024", "held on-line", 2, called=False)
        'Forum meeting on 13 May 2024: held on-line (and 2 more meetings not as the text has them)'
    """
    others = f" (and {counted(more, 'more meeting', 'more meetings')} not as the text has them)" if more else ""
    return f"{title}: {'called, and ' if called else ''}{why}{others}"


def present(there: int, away: int, agencies: int, guests: int) -> str:
    """How many were there, and how many sent apologies; of how many agencies where the people are not recorded.

    Examples:
        >>> present(4, 1, 0, 0), present(0, 0, 3, 0), present(4, 1, 0, 2)
        ('4 there, 1 sent apologies', '3 agencies there, 0 sent apologies', '4 there, 1 sent apologies; 2 guests')
    """
    came = f"; {counted(guests, 'guest', 'guests')}" if guests else ""
    if not there and agencies:
        return f"{counted(agencies, 'agency', 'agencies')} there, {away} sent apologies{came}"
    return f"{there} there, {away} sent apologies{came}" if there or away or guests else NOBODY_RECORDED


def called(number: int) -> str:
    """How many were called."""
    return f"{number} called" if number else NOTHING_RECORDED


def there(number: int, of: int) -> str:
    """How many of those called have something."""
    return f"{number} of {of} by the record"


def stay_away(titles: Iterable[str]) -> str:
    """Who is not to come to a meeting.

    Examples:
        >>> stay_away(["Line manager"])
        'Not to be there: Line manager'
    """
    return f"Not to be there: {', '.join(titles)}"


def named(on: PartialDate, due: PartialDate) -> str:
    """When a substitute was named, and the last day for it."""
    return f"named {on_day(on, None)}; last day {as_known(due, None)}"


def substitute(briefed: Truth | None, in_writing: Truth | None) -> str:
    """What is on record of somebody who came in a member's place.

    Examples:
        >>> substitute(Truth.NO, Truth.YES), substitute(Truth.YES, None), substitute(None, None)
        ('named; not briefed; in writing', 'named; briefed', 'named; whether briefed is not recorded')
        >>> substitute(Truth.UNKNOWN, Truth.NO)
        'named; whether briefed is not known; not in writing'
    """
    briefing = {
        None: "whether briefed is not recorded",
        Truth.YES: "briefed",
        Truth.NO: "not briefed",
        Truth.UNKNOWN: "whether briefed is not known",
    }[briefed]
    how = {None: "", Truth.YES: "in writing", Truth.NO: "not in writing", Truth.UNKNOWN: ""}[in_writing]
    return "; ".join(filter(None, ("named", briefing, how)))


def either(ends: Iterable[tuple[str, PartialDate]]) -> str:
    """The last days of a time whose text does not say which days it counts.

    Examples:
        >>> tuesday, friday = PartialDate.read("2025-10-07"), PartialDate.read("2025-10-03")
        >>> either([("calendar-days", tuesday), ("working-days", friday)])
        'the text does not say which days: Tue 7 Oct 2025 in calendar days, Fri 3 Oct 2025 in working days'
    """
    said = ", ".join(f"{as_known(end, None)} in {unit.replace('-', ' ')}" for unit, end in ends)
    return f"the text does not say which days: {said}"


def meeting(title: str, ref: str, day: PartialDate) -> str:
    """A meeting with its reference and its day."""
    return f"{title} {ref}, {as_known(day, None)}".replace("  ", " ")


def strange_agenda(title: str) -> str:
    """That an agenda names a clause that no document has.

    Examples:
        >>> strange_agenda("Rapid review meeting RR, Mon 12 Apr 2021")
        'Rapid review meeting RR, Mon 12 Apr 2021: the agenda names a clause that no document has.'
    """
    return f"{title}: the agenda names a clause that no document has."


def on_the_agenda(subject: str, clause: str) -> str:
    """What a text puts on the agenda of a meeting, in a few words, with the clause as a record spells it.

    Examples:
        >>> on_the_agenda("Task 2 of the meeting: discuss whether safety calls for action.", "A-1")
        'On the agenda: discuss whether safety calls for action (A-1)'
    """
    what = inside(subject.partition(": ")[2] or subject).removesuffix(".")
    short = what if len(what) <= _SHORT else f"{what[:_SHORT].rsplit(' ', 1)[0].rstrip(' ,;')}…"
    return f"On the agenda: {short} ({clause})"


def no_meeting(body: str, after: str) -> str:
    """That no meeting of a body is on record from which something counts.

    Examples:
        >>> no_meeting("Executive group", "the decision")
        'counts from the next meeting of the Executive group after the decision; none is called or held on record'
    """
    return f"counts from the next meeting of the {body} after {start(after)}; none is called or held on record"


def next_meeting(last: PartialDate, meets: str, *, passed: bool, called: PartialDate | None) -> str:
    """When a body met last, how often it meets, and whether the next meeting is called or its day has passed.

    Examples:
        >>> next_meeting(PartialDate.read("2024-05-20"), "meets every 6 weeks", passed=False, called=None)
        'last met on Mon 20 May 2024; meets every 6 weeks'
        >>> may = PartialDate.read("2024-05")
        >>> next_meeting(may, "meets every month", passed=True, called=None)
        'last met in May 2024; meets every month; that day has passed, and no later meeting is on this record'
        >>> next_meeting(may, "meets every month", passed=True, called=PartialDate.read("2024-07-01"))
        'last met in May 2024; meets every month; that day has passed; called for Mon 1 Jul 2024'
    """
    over = _PASSED if called is not None else f"{_PASSED}, and no later meeting is on this record"
    to_come = "" if called is None else f"called for {as_known(called, None)}"
    return "; ".join(filter(None, (f"last met {on_day(last, None)}", meets, over if passed else "", to_come)))


def on_record(meetings: int, since: PartialDate, meets: str, *, enough: bool) -> str:
    """How many meetings are on record since a day, how often the body meets, and that others may be elsewhere.

    Examples:
        >>> on_record(2, PartialDate.read("2023-06-28"), "meets at least 8 times a year", enough=False)
        '2 meetings on this record since Wed 28 Jun 2023; meets at least 8 times a year; it may have met on other cases'
    """
    more = "" if enough else "it may have met on other cases"
    said = f"{counted(meetings, 'meeting')} on this record since {as_known(since, None)}"
    return "; ".join(filter(None, (said, meets, more)))


def in_the_review(meetings: int, meets: str, *, over: bool) -> str:
    """How many meetings of a review are on record, how often the body meets, and whether the review is over.

    Examples:
        >>> in_the_review(2, "meets at least 3 times a review", over=False)
        '2 meetings on record; meets at least 3 times a review; the review goes on'
        >>> in_the_review(1, "meets at least 3 times a review", over=True)
        '1 meeting on record before the review was complete; meets at least 3 times a review'
    """
    said = f"{counted(meetings, 'meeting')} on record"
    return f"{said} before the review was complete; {meets}" if over else f"{said}; {meets}; the review goes on"
