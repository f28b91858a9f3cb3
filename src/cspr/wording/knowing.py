"""What is said of when something was known and entered, beside the dates that hang on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.wording.common import counted
from cspr.wording.conditions import so
from cspr.wording.first_screen import inside


def known_only_later(day: str, days: int, *, last: bool) -> str:
    """That what a time is counted from was known only after the time had ended; of one counted back, its last day.

    Examples:
        >>> known_only_later("Mon 4 Nov 2024", 268, last=False)
        'recorded as known only from Mon 4 Nov 2024, 268 days later: when did any part of the authority first know?'
        >>> known_only_later("Mon 4 Nov 2024", 11, last=True)[:70]
        'recorded as known only from Mon 4 Nov 2024, 11 days after the last day'
    """
    later = f"{counted(days, 'day')} {'after the last day' if last else 'later'}"
    return f"recorded as known only from {day}, {later}: when did any part of the authority first know?"


ENTER_WHEN_RECORDED: Final = "give each entry its recording day (recorded)"
NOT_TO_NOTIFY: Final = "Decision not to notify"
WHY_MOVED: Final = "record why the first day was wrong, and who knew when"
WHY_ANSWERED_SINCE: Final = "record why the first answer was wrong, and who knew when"
WHY_ENTERED_LATE: Final = "check the days, and keep what shows them"


def entered_later(event: str, day: str, recorded: str) -> str:
    """That an entry was made after the day for which it speaks.

    Examples:
        >>> entered_later("Local authority aware", "Mon 4 Nov 2024", "Wed 20 Nov 2024")
        'local authority aware, Mon 4 Nov 2024: entered only on Wed 20 Nov 2024'
        >>> entered_later("LCSPR published", "Mon 4 Nov 2024", "Wed 20 Nov 2024")[:15]
        'LCSPR published'
    """
    return f"{inside(event)}, {day}: entered only on {recorded}"


def denied_later(question: str, day: str, recorded: str) -> str:
    """That a no was entered after the day for which it speaks.

    Examples:
        >>> denied_later("Did the child die?", "Mon 4 Nov 2024", "Wed 20 Nov 2024")
        'no of Mon 4 Nov 2024: entered only on Wed 20 Nov 2024 (Did the child die?)'
    """
    return f"no of {day}: entered only on {recorded} ({question})"


def owed_then(due: str, answers: str, *, surely: bool) -> str:
    """That something was owed when its limit passed, on what was recorded then, and what was answered since.

    Args:
        answers: what was answered since.
        surely: whether it surely was owed.

    Examples:
        >>> owed_then("Mon 11 Nov 2024", "Did it? Not answered", surely=True)
        'owed by Mon 11 Nov 2024 on what was recorded then; since then: Did it? Not answered'
    """
    first = f"{'owed' if surely else 'perhaps owed'} by {due}"
    return f"{first} on what was recorded then; since then: {answers}"


def answered_since(answers: Iterable[tuple[str, str, str, str]]) -> str:
    """What stands now in answer to some questions.

    Args:
        answers: each question, with the answer that stands now, its day and the day on which it was entered; empty
            where either is not known.

    Examples:
        >>> answered_since([("Did it?", "no", "4 Nov", "2 Dec"), ("Did the child die?", "unknown", "", "")])
        'Did it? No, of 4 Nov, entered 2 Dec; Did the child die? Not answered'
    """
    return "; ".join(_answered(*answer) for answer in answers)


def _answered(question: str, answer: str, day: str, entered: str) -> str:
    if not day:
        return f"{question} Not answered"
    return f"{question} {answer.capitalize()}, of {day}{f', entered {entered}' if entered else ''}"


def moved(event: str, first: str, now: str, entered: str) -> str:
    """That the day counted from was corrected only once the limit had passed.

    Args:
        event: what happened.
        first: the day as it was entered first.
        now: the day that stands now.
        entered: the day on which that was entered.

    Examples:
        >>> moved("Incident", "4 Mar", "15 Apr", "18 Apr")
        'incident, 4 Mar: corrected to 15 Apr, entered only on 18 Apr'
    """
    return f"{inside(event)}, {first}: corrected to {now}, entered only on {entered}"


def both_limits(limit: str, gives: str) -> str:
    """The limit by the day that stood first, which had passed, and what the corrected day gives.

    Examples:
        >>> both_limits("Mon 11 Mar 2024", "Mon 22 Apr 2024, due")
        'by the record as it stood before: Mon 11 Mar 2024, not kept; by the corrected day: Mon 22 Apr 2024, due'
    """
    return f"by the record as it stood before: {limit}, not kept; by the corrected day: {gives}"


def both_days(limit: str, gives: str) -> str:
    """The limit, which was not kept by the day that was on record first, and what the other day gives.

    Examples:
        >>> both_days("Mon 11 Mar 2024", "done in time")
        'due Mon 11 Mar 2024; by the record as it stood before: done late; by the corrected day: done in time'
    """
    return f"due {limit}; by the record as it stood before: done late; by the corrected day: {gives}"


def as_it_stood(day: str, entered: str) -> str:
    """A day that is counted by the record as it stood before it was put right, which was too late to move it.

    Examples:
        >>> as_it_stood("Mon 6 Jan", "Sat 18 Jan")
        'Mon 6 Jan, by the record before Sat 18 Jan'
    """
    return f"{day}, by the record before {entered}"


def recorded_until(days: str, before: str, entered: str) -> str:
    """By how much something was late on the day that was on record until another was entered.

    Examples:
        >>> recorded_until("2 working days", "Fri 8 Sep", "Mon 11 Sep")
        'until Mon 11 Sep recorded as Fri 8 Sep, 2 working days'
    """
    return f"until {entered} recorded as {before}, {days}"


def in_time_by_the_day(entered: str) -> str:
    """That what was done in time by its day was entered only once the limit had passed."""
    return f"in time by the day recorded; entered only on {entered}"


def entered_only(day: str, entered: str) -> str:
    """A day, and that it was entered only on another."""
    return f"{day}, entered only on {entered}"


def in_time_by_their_days(entered: str, titles: Iterable[str]) -> str:
    """What was in time by its day, and entered only once its limit had passed.

    Examples:
        >>> in_time_by_their_days("Thu 10 Oct", ["Publish the LCSPR"])
        'In time by the day recorded, but entered only on Thu 10 Oct: publish the LCSPR'
    """
    named = ", ".join(map(inside, titles))
    return f"In time by the day recorded, but entered only on {entered}: {named}"


def otherwise_before(question: str, said: str, by: str, then: str, days: int, *, reasons: str) -> str:
    """Our inference beside a time that was not kept: the answer was another one at first.

    Args:
        said: the day on which no was recorded.
        then: the day on which yes was recorded.
        days: working days from then until it was done, or until the day asked about.
        reasons: the reference of the reasons.

    Examples:
        >>> otherwise_before("Did the child die?", "Wed 2 Mar", "police", "Mon 16 May", 2, reasons="DN-1")[-80:]
        'that the child died; the answer on Wed 2 Mar was no (by police, reasons at DN-1)'
    """
    return (
        f"inferred, beside the date of the text: {counted(days, 'working day')} after it was recorded on {then} that "
        f"{so(question)}; the answer on {said} was no (by {by}, reasons at {reasons})"
    )


def not_said_when_recorded(entries: int, day: str) -> str:
    """That some entries do not say when they were recorded, so that it is open whether they were known on a day.

    Examples:
        >>> not_said_when_recorded(1, "Tue 1 Oct")
        '1 entry does not say when it was recorded: whether it was known on Tue 1 Oct is open.'
        >>> not_said_when_recorded(12, "Tue 1 Oct")[:45]
        '12 entries do not say when they were recorded'
    """
    they = "it was" if entries == 1 else "they were"
    said = f"{counted(entries, 'entry', 'entries')} {'does' if entries == 1 else 'do'} not say when {they} recorded"
    return f"{said}: whether {they} known on {day} is open."
