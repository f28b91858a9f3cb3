"""The sentences of what a reader of the first screen has to take care of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr.wording.common import counted
from cspr.wording.conditions import so
from cspr.wording.first_screen import inside, listed

NEAR_MATCH: Final = "The partnership's name is nearly one whose local procedure is held here: {}"
CHECK_NAME: Final = "correct the name in the record, or carry on where it is right"
CHOOSE: Final = "settle with the partners which of the two is kept, and record why"
PUT_AGAIN: Final = "Put it to the decision-makers again {} (inferred: a factor to weigh, not a duty). It was"
NO_DECISION: Final = "A report is recorded as published, and no decision on a review is on record"
RECORD_THE_ANSWER: Final = "record the answer, with who gave it"
SAY_WHY_NOT_PUBLIC: Final = "record why it was taken down"
TAKE_IT_UP: Final = "make it available again, or record why it is not"
RECORD_ITS_DAY: Final = "record the day on which it was taken down"
APPOINTMENT: Final = "{} is {}. The text asks for: {}. On what is recorded, that is not so."
REMOVAL: Final = "{} was removed as {}. The text asks for: {}. On what is recorded, that is not so."
SETTLE_WHO_ACTS: Final = "settle which of them acts in this case"
READ_YOUR_OWN: Final = "read what your own procedure asks for"
READ_THEIRS: Final = "read what the procedure of the other partnership asks for"
APPOINTMENT_NEXT: Final = "see all with cspr appointments"
CHECK_THE_TEXT: Final = "Check the text before you rely on it."
SEE_THERE: Final = "see what is asked for there"
SEE_THE_PLAN: Final = "cspr learning CASE names each, and whom to chase"
ASK_AGAIN: Final = "put the question again, and record what is decided"
CORRECT_THE_RECORD: Final = "correct the record"
MOVE_THE_MEETING: Final = "move it, or agree with the members why not"
SEE_THE_MEETINGS: Final = "see each with cspr ledger CASE --of meetings"
RECORD_THE_DECISION: Final = "record the decision, with its day, or correct the day of publication"
RECORD_FIRST_KNEW: Final = "record when anybody first knew"
RECORD_OR_PLAN: Final = "record it, or a new plan"
GO_ON: Final = "go on with it"
NO_LOCAL: Final = "No local procedure is held here. Check your own: it may ask for more, or sooner"
NO_LOCAL_THEN: Final = "No local procedure was in force on this day: national documents only"
FROM_TODAY: Final = "From today"


def goes_on(titles: Sequence[str], proceedings: str) -> str:
    """What does not wait for other proceedings.

    Examples:
        >>> goes_on(["Rapid review meeting"], "joint agency response")
        'This does not wait for the joint agency response: rapid review meeting'
    """
    these = "These do" if len(titles) > 1 else "This does"
    return f"{these} not wait for the {proceedings}: {listed(list(map(inside, titles)))}"


def no_longer_asked(title: str, text: str, question: str) -> str:
    """On which answer a text does not ask for something.

    Examples:
        >>> no_longer_asked("Rapid review meeting", "Guidance 2022", "Did the child die?")
        'Rapid review meeting: not asked for by Guidance 2022 where the child died'
    """
    return f"{title}: not asked for by {text} where {so(question)}"


def no_longer_asked_briefly(title: str, question: str) -> str:
    """The same where the name of the text leaves no room for the question.

    Examples:
        >>> no_longer_asked_briefly("Rapid review meeting", "Did the child die?")
        'Rapid review meeting: no longer asked for if the child died'
    """
    return f"{title}: no longer asked for if {so(question)}"


def ended_early(title: str, ended: str, until: str, lasts: str) -> str:
    """That something was ended before the time for which it has to last.

    Examples:
        >>> ended_early("How long the report stays public", "Mon 1 May", "Thu 21 Sep", "at least 1 year")
        'How long the report stays public: ended on Mon 1 May, before Thu 21 Sep (at least 1 year)'
    """
    return f"{title}: ended on {ended}, before {until} ({lasts})"


def perhaps_ended_early(title: str, ended: str, until: str, lasts: str) -> str:
    """That something was ended when it cannot be told whether the time for which it has to last was over.

    Examples:
        >>> perhaps_ended_early("How long it stays public", "July 2025", "Tue 8 Jul", "at least 1 year")
        'How long it stays public: ended in July 2025. It cannot be told whether before Tue 8 Jul (at least 1 year)'
    """
    return f"{title}: ended in {ended}. It cannot be told whether before {until} ({lasts})"


def not_public(title: str, down: str, again: str, until: str, lasts: str) -> str:
    """That what has to stay public was not for a while.

    Examples:
        >>> not_public("How long the report stays public", "1 Mar", "2 Apr", "Sat 1 Feb 2025", "at least 1 year")
        'How long the report stays public: not public from 1 Mar to 2 Apr, before Sat 1 Feb 2025 (at least 1 year)'
    """
    return f"{title}: not public from {down} to {again}, before {until} ({lasts})"


def not_read(unread: str, older: str, title: str) -> str:
    """That an edition was not read, and what comes from an older one: what is so marked, or the date of one task.

    Examples:
        >>> not_read("Guidance 2022", "Guidance 2019", "")[36:]
        "What is marked 'older edition' comes from Guidance 2019: check before you rely on it"
        >>> not_read("Guidance 2022", "Guidance 2019", "Panel response")[36:]
        'This comes from Guidance 2019: Panel response. Check before you rely on it'
    """
    first = f"{unread} was not read on this."
    if title:
        return f"{first} This comes from {older}: {title}. Check before you rely on it"
    return f"{first} What is marked 'older edition' comes from {older}: check before you rely on it"


def cannot_both(title: str, lower: str, higher: str, *, local: bool) -> str:
    """That a lower text, mostly a local one, and the one above it cannot both be met.

    Examples:
        >>> cannot_both("Time online", "at most 6 months", "at least 1 year", local=True)
        'Time online: the local text says at most 6 months, the national one at least 1 year. Both cannot be met'
        >>> cannot_both("Time online", "at most 6 months", "at least 1 year", local=False)
        'Time online: a lower text says at most 6 months, the higher one at least 1 year. Both cannot be met'
    """
    who, other = ("the local text", "the national one") if local else ("a lower text", "the higher one")
    return f"{title}: {who} says {lower}, {other} {higher}. Both cannot be met"


def goes_by_older(older: str, newer: str, event: str, begins: str, *, unread: bool) -> str:
    """By which version of a text a case goes, and that its dates are not known where it was not read.

    Examples:
        >>> goes_by_older("Protocol 2021", "Procedure 2026", "Case referred", "Wed 1 Apr 2026", unread=False)
        'This case goes by Protocol 2021, not by Procedure 2026: case referred before Wed 1 Apr 2026.'
        >>> goes_by_older("Protocol 2021", "Procedure", "Case referred", "Wed 1 Apr", unread=True)[56:]
        'referred before Wed 1 Apr. Protocol 2021 was not read: its dates are not known.'
    """
    more = f" {older} was not read: its dates are not known." if unread else ""
    return f"This case goes by {older}, not by {newer}: {inside(event)} before {begins}.{more}"


def wrong_order(day: str, first: str, others: int) -> str:
    """The days of two things of which the later one is recorded as the earlier, and how many more it comes before.

    Examples:
        >>> wrong_order("Tue 15 Dec", "Thu 17 Dec", 0)
        'It is recorded for Tue 15 Dec, and what comes first for Thu 17 Dec: check both days.'
        >>> wrong_order("Tue 15 Dec", "Thu 17 Dec", 2)
        'It is recorded for Tue 15 Dec, and what comes first for Thu 17 Dec (and 2 more): check the days.'
    """
    more = f" (and {others} more): check the days" if others else ": check both days"
    return f"It is recorded for {day}, and what comes first for {first}{more}."


def incident_known_only_from(day: str, days: int, *, exact: bool) -> str:
    """That the incident is recorded as known only from a day on, and how long after it that is.

    Examples:
        >>> incident_known_only_from("Mon 4 Nov", 268, exact=True)[:69]
        'The incident is recorded as known only from Mon 4 Nov, 268 days later'
    """
    later = f"{'' if exact else 'at least '}{counted(days, 'day')} later"
    return f"The incident is recorded as known only from {day}, {later}. When did any part of the authority first know?"


def ended_before_known(title: str, day: str, days: int) -> str:
    """That the last day for something lies before the authority is recorded as aware.

    Examples:
        >>> ended_before_known("Final report to the Panel", "Thu 22 Feb", 1)[:78]
        'Final report to the Panel: last day Thu 22 Feb, 1 day before the authority is '
    """
    before = f"{title}: last day {day}, {counted(days, 'day')} before the authority is recorded as aware"
    return f"{before}. When did any part of it first know?"


def acts_for(since: str, names: Sequence[str], of: str) -> str:
    """Who has taken the place of somebody who acted.

    Examples:
        >>> acts_for(FROM_TODAY, ["North Council", "West Council"], "local authority")
        'From today North Council and West Council act for the local authority: check which'
    """
    return f"{since} {' and '.join(names)} act for the {of}: check which"


def since(day: str) -> str:
    """From which day somebody has acted."""
    return f"Since {day}"


def look_into(document: str) -> str:
    """Which document to look into."""
    return f"look into {document}"


def read_in_part(document: str) -> str:
    """That a document was read only in part.

    Examples:
        >>> read_in_part("Working Together 2018")
        'Working Together 2018 was read only in part'
    """
    return f"{document} was read only in part"


def shared_with(partnership: str) -> str:
    """That another partnership has a part in the review.

    Examples:
        >>> shared_with("Essex")
        'The review is shared with Essex: what its own documents say is not here'
    """
    return f"The review is shared with {partnership}: what its own documents say is not here"


WAS_IT_ALLOWED: Final = "find out whether it was allowed, and record what allowed it"


def published_although(day: str, document: str, clause: str, *, sure: bool) -> str:
    """That something was published although a text does not allow it, or may not: as a question.

    Examples:
        >>> published_although("Tue 1 Sep", "Fenmere procedure", "FEN-108", sure=True)
        'Published on Tue 1 Sep, although Fenmere procedure does not allow it (FEN-108): was it allowed?'
    """
    return (
        f"Published on {day}, although {document} {'does' if sure else 'may'} not allow it ({clause}): was it allowed?"
    )
