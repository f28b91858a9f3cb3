"""Who was at a meeting, measured against what a text asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording import common
from cspr.wording.days import on_day
from cspr.wording.first_screen import inside

HOW_MANY: Final = "How many attend"
_WITHOUT: Final = "there too, and no member with a vote"
_UNCLEAR: Final = "there too, and no seat is recorded for that day"
_SUBSTITUTES: Final = "there too as substitutes, and no text says whether one {}"
LAST_DAY_OVER: Final = "its last day is over; whether it was done is not recorded"

RECORD_WHETHER: Final = "Record whether it was quorate: where it was not, it does not count as held"


def quorum_missing(names: Iterable[str]) -> str:
    """Who was not there."""
    return f"not there: {', '.join(names)}"


def missing(meeting: str, day: str, why: str, then: Sequence[str] = ()) -> str:
    """That the quorum of a meeting is missing, by whom, and which steps apply if it was not quorate.

    Examples:
        >>> missing("Rapid review meeting", "Fri 1 May", "not there: Education")
        'Rapid review meeting of Fri 1 May: quorum missing (not there: Education)'
        >>> missing("Review meeting", "Fri 1 May", "not there: Police", ["Meet again"])[-42:]
        'Police); if it was not quorate: meet again'
    """
    applies = f"; if it was not quorate: {', '.join(map(inside, then))}" if then else ""
    return f"{meeting} of {day}: quorum missing ({why}){applies}"


def recorded(why: str, answer: Truth) -> str:
    """What is recorded of the quorum, beside what those tell who were there.

    Examples:
        >>> recorded("not there: Police", Truth.NO), recorded("who was there is not recorded", Truth.YES)
        ('not there: Police; recorded as not quorate', 'who was there is not recorded; recorded as quorate')
    """
    return f"{why}; recorded as {'' if answer is Truth.YES else 'not '}quorate"


def decided_without(title: str, on: PartialDate) -> str:
    """What was decided on the day of a meeting that was not quorate.

    Examples:
        >>> decided_without("Report agreed by the sub-group", PartialDate.read("2024-10-04"))
        'Report agreed by the sub-group, and the meeting on Fri 4 Oct 2024 recorded as not quorate'
    """
    return f"{title}, and the meeting {on_day(on, None)} recorded as not quorate"


def counted_there(
    there: int,
    seats: int,
    asked: str,
    *,
    without: Sequence[str] = (),
    unclear: Sequence[str] = (),
    substitutes: Sequence[str] = (),
    voting: bool = False,
) -> str:
    """How many were there of how many who sit on the body, what is asked for, and who else came.

    Args:
        there: how many surely count.
        seats: how many sit on the body.
        without: who has no seat with a vote.
        unclear: of whom no seat is recorded.
        substitutes: who came in the place of a member, where the text does not say whether that counts.
        voting: whether only those with a vote count.

    Examples:
        >>> counted_there(4, 6, "quorum: at least 5", without=["P8"])
        '4 there with a seat, of 6 on record; quorum: at least 5; there too, and no member with a vote: P8'
        >>> counted_there(4, 0, "quorum: at least 5", unclear=["P9"])
        '4 there with a seat; quorum: at least 5; there too, and no seat is recorded for that day: P9'
        >>> counted_there(4, 0, "quorum: at least 5", substitutes=["P7"])
        '4 there with a seat; quorum: at least 5; there too as substitutes, and no text says whether one counts: P7'
    """
    unsaid = _SUBSTITUTES.format("votes" if voting else "counts")
    kinds = ((_WITHOUT, without), (_UNCLEAR, unclear), (unsaid, substitutes))
    besides = [f"{says}: {', '.join(refs)}" for says, refs in kinds if refs]
    counted = f"{there} there{' with a seat,' if besides and seats else ' with a seat' if besides else ''}"
    return "; ".join((f"{counted}{f' of {seats} on record' if seats else ''}", asked, *besides))


def at_the_last(on: PartialDate, why: str) -> str:
    """How it stood at the last meeting on record."""
    return f"at the last meeting on record, {on_day(on, None)}: {why}"


def chair_there(answer: Truth, *, deputies: bool) -> str:
    """Whether whoever is in the chair was there.

    Examples:
        >>> chair_there(Truth.NO, deputies=True), chair_there(Truth.YES, deputies=False)
        ('not there: the chair or deputy', 'the chair was there')
    """
    who = "the chair or deputy" if deputies else "the chair"
    if answer is Truth.UNKNOWN:
        return f"whether {who} was there is not recorded"
    return f"{who} was there" if answer is Truth.YES else f"not there: {who}"


def only_substitute(name: str) -> str:
    """That a partner was there only by a substitute, of which the text does not say whether one counts."""
    return f"{name} by a substitute only; the text does not say whether one counts"


def perhaps(agencies: Sequence[str], roles: Sequence[str]) -> str:
    """Which agencies and roles may have been there.

    Examples:
        >>> perhaps(["Police"], [])
        'cannot be told of: Police; for which agency somebody was there is not recorded'
        >>> perhaps([], ["Lead reviewer", "Independent chair"])
        'not recorded who that is: Lead reviewer, Independent chair'
    """
    of_agencies = f"cannot be told of: {', '.join(agencies)}; for which agency somebody was there is not recorded"
    return "; ".join([of_agencies] * bool(agencies) + [f"not recorded who that is: {', '.join(roles)}"] * bool(roles))


def led(ref: str, *, fits: bool) -> str:
    """Who led a meeting, and whether the record knows that person as the one whom the text names."""
    return f"led by {ref}" if fits else f"led by {ref}, who is not recorded as that"


def led_though(led_by: str, chairs: Iterable[str]) -> str:
    """Who led a meeting in the place of whoever was there and chairs the body.

    Examples:
        >>> led_though("led by P2", ["Integrated care board"])
        'led by P2, though the chair was there: Integrated care board'
    """
    return f"{led_by}, though the chair was there: {', '.join(chairs)}"


def whose_turn(why: str) -> str:
    """Who led a meeting of a body that several chair in turn.

    Examples:
        >>> whose_turn("led by P2")
        'led by P2; whose turn it was cannot be told'
    """
    return f"{why}; whose turn it was cannot be told"


def people_there(number: int) -> str:
    """How many people were there: all who are listed, for a text that asks for people asks for no seat.

    Examples:
        >>> people_there(3)
        '3 people there, with or without a seat'
        >>> people_there(1)
        '1 person there, with or without a seat'
    """
    return f"{common.counted(number, 'person', 'people')} there, with or without a seat"


def agencies_there(least: int, most: int) -> str:
    """From how many agencies somebody was there, where some may be for the same agency or for none.

    Examples:
        >>> agencies_there(3, 3), agencies_there(1, 1), agencies_there(3, 5)
        ('3 agencies there', '1 agency there', '3 to 5 agencies there')
    """
    up_to = "" if least == most else f"{least} to "
    return f"{up_to}{common.counted(most, 'agency', 'agencies')} there"


def in_a_row(least: int, most: int) -> str:
    """How many meetings on record somebody missed one after another.

    Examples:
        >>> in_a_row(2, 2)
        '2 missed in a row, by the meetings on record'
        >>> in_a_row(0, 2)
        '2 missed in a row, by the meetings on record; 0 if a substitute counts'
    """
    says = f"{most} missed in a row, by the meetings on record"
    return says if least == most else f"{says}; {least} if a substitute counts"


def of_meetings(least: int, most: int, called: int) -> str:
    """To how many of the meetings on record somebody came.

    Examples:
        >>> of_meetings(2, 2, 3), of_meetings(2, 3, 3)
        ('came to 2 of 3 on record', 'came to 2 of 3 on record; 3 if a substitute counts')
    """
    says = f"came to {least} of {called} on record"
    return says if least == most else f"{says}; {most} if a substitute counts"
