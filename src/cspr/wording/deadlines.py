"""Why a deadline falls when it does, and how sure that is, a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from cspr.wording.certainty import CANNOT_TELL, OVERTAKEN
from cspr.wording.common import counted
from cspr.wording.days import short_day
from cspr.wording.first_screen import inside
from cspr.wording.moments import moment

UNSAID: Final = "not stated"  # what rules hold of a text that ties a duty to an event and has no word for when
NO_HOLIDAYS: Final = frozenset({"closure day", "day off"})  # days off of the caller's own calendar
RANKS: Final = {
    "governs": "main date",
    "agrees": "also says so",
    "also-asked": "asks for it sooner, or for more",
    "cannot-loosen": "allows longer; the main date still applies",
    "permitted": "a permission: it may be done up to this day; it sets no deadline of its own",
    "unsettled": "texts differ",
    "contradiction": "conflicts with the main date: both cannot be met",
    "gives-no-date": "no set date",
    "does-not-arise": "does not apply, on what is recorded",
}
STATUSES: Final = {
    "met": "done in time",
    "late": "done late",
    "early": "done too early",
    "done": "done; there is no date to compare it with",
    "due": "due",
    "overdue": "overdue",
    "date-passed-from-memory": "date passed; period from memory, check the text",
    "passed": "date passed on this reading; another that binds has not passed",
    "ended-before-known": "date passed before the authority became aware: neither late nor overdue",
    "running": "still running",
    "expected-passed": "expected by then; not received",
    "lapsed": "the time in which it may be done is over",
    "date-passed-check": "date passed: check whether it applied",
    "may-be-suspended": "may be suspended",
    "not-started": "not started",
    "no-figure": "no set date",
    "not-needed": "does not apply, on what is recorded",
    "overtaken": OVERTAKEN,
    "cannot-tell": CANNOT_TELL,
}
_FROM_MEMORY: Final = "date-passed-from-memory"
VERDICTS: Final = {
    "overdue": "overdue",
    "date-passed-from-memory": STATUSES["date-passed-from-memory"],
    "date-passed-check": STATUSES["date-passed-check"],
    "some-readings-passed": "date passed on some readings",
    "expected-passed": STATUSES["expected-passed"],
    "due": "due",
    "done": "done",
    "does-not-arise": STATUSES["not-needed"],
    "overtaken": STATUSES["overtaken"],
}
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
    "no-figure": "the text sets no time",
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


def ranked(rank: str, status: str, *, first_day: bool = False) -> str:
    """How a reading stands to the others; what is still to come, or was overtaken, is not said to apply to nothing.

    What was done too early for a text is not said to be asked for sooner by it. What is permitted may be done from its
    ``first_day`` on, or else up to its day.

    Examples:
        >>> ranked("does-not-arise", "not-started"), ranked("also-asked", "early")
        ('not started', 'does not want it sooner')
        >>> ranked("permitted", "running", first_day=True)
        'a permission: it may be done from this day on; it sets no deadline of its own'
    """
    if rank == "permitted" and first_day:
        return RANKS[rank].replace("up to this day", "from this day on")
    if (rank, status) == ("also-asked", "early"):
        return "does not want it sooner"
    return STATUSES[status] if rank == "does-not-arise" and status in {"not-started", "overtaken"} else RANKS[rank]


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


def standing(status: str, left: tuple[int, int] | None, late_by: tuple[int, int] | None, *, more: bool = False) -> str:
    """Where a reading stands, with the working days that are left or by which it is late.

    Args:
        left: the working and the calendar days that are left, negative once the date has passed.
        late_by: the working and the calendar days by which it was done late.
        more: whether it may have been by more.

    Examples:
        >>> standing("due", (1, 3), None), standing("overdue", (-2, -2), None), standing("late", None, (3, 5))
        ('due in 1 working day', 'overdue by 2 working days', 'done 3 working days late')
        >>> standing("due", (0, 1), None), standing("overdue", (0, -1), None), standing("late", None, (0, 2))
        ('due in 1 calendar day', 'overdue by 1 calendar day', 'done 2 calendar days late')
        >>> standing("due", (0, 0), None), standing("met", None, None)
        ('due today', 'done in time')
        >>> standing("date-passed-from-memory", (-4, -6), None)
        'date passed 4 working days ago; period from memory, check the text'
    """
    if late_by is not None:
        return f"done {'at least ' if more else ''}{_apart(late_by)} late"
    if status == "due" and left is not None:
        return f"due in {_apart(left)}" if any(left) else "due today"
    if status == "overdue" and left is not None:
        return f"overdue by {_apart(left)}"
    if status == _FROM_MEMORY and left is not None:
        return f"date passed {_apart(left)} ago; {STATUSES[status].partition('; ')[2]}"
    return STATUSES[status]


def _apart(days: tuple[int, int]) -> str:
    """Working days; calendar days where no working day lies between, as over a weekend."""
    working, calendar = days
    return counted(abs(working), "working day") if working else counted(abs(calendar), "calendar day")


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
