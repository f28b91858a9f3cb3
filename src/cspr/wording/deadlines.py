"""Why a deadline falls when it does, and how sure that is, a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from cspr.wording.days import short_day
from cspr.wording.first_screen import inside
from cspr.wording.moments import moment

UNSAID: Final = "not stated"  # what rules hold of a text that ties a duty to an event and has no word for when
NO_HOLIDAYS: Final = frozenset({"closure day", "day off"})  # days off of the caller's own calendar
_VAGUE: Final = {
    UNSAID: "after {}",
    "at": "at the same time as {}",
    "before": "before {}",
    "immediately-before": "just before {}",
    "at-least-before": "some time before {}, or earlier",
    "about-before": "some time before {}",
    "at-most-before": "some time before {}, and no earlier",
    "not-before": "not until {}",
    "after": "after {}",
    "as-soon-as": "as soon as possible after {}",
    "within": "within some time after {}",
    "between": "between two times after {}",
    "at-least": "for some time after {}, or longer",
    "at-most": "for some time after {}, and no longer",
    "every": "at intervals after {}",
    "during": "during {}",
    "around": "around the same time as {}",
}
_STARTLESS: Final = {"every": "at intervals", "as-soon-as": "as soon as possible"}
_CLAUSES: Final = (" became ", " was ", " were ", " has ", " started", " arose")
CONVENTIONS: Final = {
    "day-after-is-day-1": "the day after the event is day 1",
    "day-of-event-is-day-1": "the day of the event is day 1",
    "day-before-is-day-1": "counted back, the day before the event is day 1",
    "same-day-of-month": "the same day of the month, or the last day of a shorter month",
    "day-of-event": "the day of the event itself",
    "fixed-date": "a fixed date",
    "no-figure": "the text sets no figure, and that day is the last",
}
START_NOT_SETTLED: Final = "the text does not say what it counts from; this is one possible start"
PLAIN_READING: Final = "most likely reading"
OTHER_READING: Final = "other possible reading"
FORESEEN: Final = "assumes bank holidays not yet announced"
LAST_DONE: Final = "the last time"
COMES_BACK: Final = "recurs: only the next day is shown; earlier ones are not followed up"
NO_START: Final = "the text does not say from which day"
SILENCE: Final = "no answer in that time is taken as agreement"
THE_LATER: Final = "of the times that this text sets for it, the later counts"
LATER_TO_COME: Final = "of several times of this text the later counts, and one of them has not begun"
TAKEN_AS_AGREED: Final = "no answer was recorded in time: taken as agreement"
REPLACED_SOMETIME: Final = "replaced by a later text on a day that is not known: may not have applied"
EITHER_EDITION: Final = "this edition or the one beside it was in force: the day has passed by both"
IN_FORCE_UNKNOWN: Final = "undated: may not have applied"


def of_every_reading(reasons: Iterable[str]) -> str:
    """What holds of each reading of a duty, said once.

    Examples:
        >>> of_every_reading(["not counted: Fri 2 Apr 2021 (Good Friday)"])
        'On every reading: not counted: Fri 2 Apr 2021 (Good Friday)'
    """
    return f"On every reading: {'; '.join(reasons)}"


def other_days(days: Iterable[str]) -> str:
    """On which other days something is due, by other readings.

    Examples:
        >>> other_days(["Thu 1 Apr 2021", "Fri 9 Apr 2021"])
        'By other readings: Thu 1 Apr 2021; Fri 9 Apr 2021.'
    """
    return f"By other readings: {'; '.join(days)}."


def event(name: str, title: str) -> str:
    """What an event is called within a sentence.

    Examples:
        >>> event("notification-sent", "Notification sent"), event("x-my-area/early-look", "Early look held")
        ('the notification', 'early look held')
    """
    known = moment(name, "")
    return inside(title) if known == moment("", "") else known


def to_be_safe(day: str, *, open_ended: bool = False) -> str:
    """The day that meets every reading.

    Args:
        open_ended: whether it is the first day that does, as of a shortest time.

    Examples:
        >>> to_be_safe("Tue 30 Mar 2021")
        'To be safe: by Tue 30 Mar 2021 (meets every reading)'
        >>> to_be_safe("Thu 31 Jan 2036", open_ended=True)
        'To be safe: not before Thu 31 Jan 2036 (meets every reading)'
    """
    return f"To be safe: {'not before' if open_ended else 'by'} {day} (meets every reading)"


def vague(how: str, event: str) -> str:
    """How a time without a figure stands to its event.

    Args:
        how: as rules spell it, such as ``as-soon-as``.
        event: the event in words; empty where the text names none.

    Examples:
        >>> vague("as-soon-as", "the decision"), vague("not-before", "the prosecution has ended"), vague("every", "")
        ('as soon as possible after the decision', 'not until the prosecution has ended', 'at intervals')
        >>> vague("during", "the review started"), vague("within", "the review started")
        ('during the review', 'within some time after the review started')
    """
    if not event:
        return _STARTLESS.get(how, "at a time that the text leaves open")
    while_it_lasts = event.removesuffix(" started") if how == "during" else event
    return _VAGUE.get(how, "at a time linked to: {}").format(while_it_lasts)


def without_figure(says: str) -> str:
    """Why a text gives no date that could be counted.

    Examples:
        >>> without_figure("promptly")
        "no set date: the text says 'promptly'"
    """
    if says in {"", UNSAID}:
        return "the text sets no time"
    if any(map(str.isdigit, says)):
        return f"the text says {says!r}, from which no date is counted"
    return f"no set date: the text says {says!r}"


def not_recorded(event: str, *, last_of: bool = False) -> str:
    """Why there is no date where the event that is counted from has none.

    Args:
        last_of: whether the last of several is counted from.

    Examples:
        >>> not_recorded("the comments", last_of=True)
        'counts from the last of these: the comments; not all are recorded'

        >>> not_recorded("publication"), not_recorded("the authority became aware")
        ('counts from publication: no date recorded', 'counts from when the authority became aware: no date recorded')
    """
    if last_of:
        return f"counts from the last of these: {event}; not all are recorded"
    return f"counts from {start(event)}: no date recorded"


def start(event: str) -> str:
    """An event that "from" can stand before.

    Examples:
        >>> start("the notification"), start("the authority became aware")
        ('the notification', 'when the authority became aware')
    """
    return f"when {event}" if any(verb in event for verb in _CLAUSES) else event


def counted_from(event: str, day: str, convention: str, of: str = "", place: str = "") -> str:
    """From when a date was counted, and by which convention.

    Args:
        day: when it happened or is planned.
        convention: which day is day 1.
        of: of whom the event is recorded, where that is another.
        place: whether that is the first or the last of several; empty where nobody else is meant.

    Examples:
        >>> counted_from("the comments", "Mon 28 Sep", "the day after is day 1", "agency:police", "last")
        'counted from the comments (agency:police, the last), Mon 28 Sep; the day after is day 1'
    """
    whose = ", ".join(filter(None, (of, place and f"the {place}")))
    return f"counted from {start(event)}{whose and f' ({whose})'}, {day}; {convention}"


def passed_last(day: date) -> str:
    """The day that passed last of what comes back by the calendar.

    Examples:
        >>> from datetime import date
        >>> passed_last(date(2025, 7, 15))
        'the one before fell on Tue 15 Jul 2025; whether it was done is not recorded'
    """
    return f"the one before fell on {short_day(day, None)}; whether it was done is not recorded"


@lru_cache(maxsize=1_024)
def passed_over(days: tuple[tuple[date, str], ...]) -> str:
    """Which days off a count of working days passed over."""
    return f"not counted: {', '.join(f'{short_day(day, None)} ({name})' for day, name in days)}"


def falls_on(name: str, before: date | None, *, foreseen: bool, holiday: bool) -> str:
    """On what kind of day a date falls, and which working day comes before.

    Args:
        name: the day of the weekend or the day off.
        before: the last working day before.
        foreseen: whether this rests on bank holidays that are not yet published.
        holiday: whether the day itself is a day off, and no Saturday or Sunday.

    Examples:
        >>> falls_on("Sunday", None, foreseen=False, holiday=False)
        'a Sunday'
    """
    named = name if holiday and name not in NO_HOLIDAYS else f"a {name}"
    earlier = "" if before is None else f": work to {short_day(before, None)}"
    return f"{named}{earlier}{f' ({FORESEEN})' if foreseen else ''}"


def working_days_by(calendar: str) -> str:
    """Which calendar was counted by."""
    return f"working days: {calendar}"


def plan_passed(day: str) -> str:
    """That a day counted from was only planned, and is over."""
    return f"planned for {day}; not recorded as done"


def carried_forward(document: str, edition: str) -> str:
    """That the text is that of an earlier edition."""
    return f"from {document}: {edition} was not read on this"


def not_checked(basis: str) -> str:
    """That nobody has seen the text."""
    return "not checked: from memory" if basis == "recalled" else f"not checked: {basis}"


def follows_older(event: str, begins: str) -> str:
    """That a case follows the older version of a document.

    Examples:
        >>> follows_older("Case referred", "Mon 1 Apr 2024")
        'follows the older version: case referred before Mon 1 Apr 2024'
    """
    return f"follows the older version: {inside(event)} before {begins}"
