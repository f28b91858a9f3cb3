"""Why a deadline falls when it does, and how sure that is, a sentence each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

UNSAID: Final = "not stated"  # what rules hold of a text that ties a duty to an event and has no word for when
NO_HOLIDAYS: Final = frozenset({"closure day", "day off"})  # days off of the caller's own calendar
RANKS: Final = {
    "governs": "the highest authority that gives a date",
    "agrees": "a further text that gives the governing date",
    "also-asked": "a further text that asks for more than the governing one",
    "cannot-loosen": "a lower text that asks for less; it cannot loosen the governing one",
    "unsettled": "the texts do not settle the start, the unit or the figure",
    "contradiction": "no date can satisfy this and the governing text together",
    "gives-no-date": "no date can be computed",
    "does-not-arise": "the duty does not arise on what is known",
}
STATUSES: Final = {
    "met": "done in time",
    "late": "done late",
    "early": "done, or ended, before its time",
    "done": "done; there is no date to judge it by",
    "due": "not done, and not yet overdue",
    "overdue": "not done, and its day has passed",
    "date-passed-from-memory": "not done, and its day has passed; the period is known from memory: check the text",
    "passed": "its day has passed on this reading, and not on every one that binds",
    "ended-before-known": "its day had passed before the authority is recorded as aware: neither late nor overdue",
    "running": "the period is running",
    "expected-passed": "the expected day was not kept; it is no breach",
    "date-passed-check": "its day was not kept; to check whether it was owed, for that rests on what is not known",
    "may-be-suspended": "may be suspended by a relaxation",
    "not-started": "the event that it is counted from is not recorded as having happened",
    "no-figure": "the text gives no figure, so there is no date",
    "not-needed": "does not arise on what is known",
    "overtaken": "overtaken by a later milestone that is on record",
    "cannot-tell": "cannot be told from what is known",
}
# An event's title is no clause that could follow "before" or "as soon as": it stands after a colon.
_VAGUE: Final = {
    UNSAID: "after this has happened",
    "at": "when this happens",
    "before": "before this happens",
    "immediately-before": "immediately before this happens",
    "at-least-before": "some time before this happens, or earlier",
    "about-before": "some time before this happens",
    "not-before": "not before this has happened",
    "after": "after this has happened",
    "as-soon-as": "as soon as this has happened",
    "within": "within some time after this has happened",
    "between": "between two times after this has happened",
    "at-least": "for some time after this has happened, or longer",
    "at-most": "for some time after this has happened, and no longer",
    "every": "again and again after this has happened",
    "during": "in the course of what begins or ends with this",
    "around": "around the time when this happens",
}
CONVENTIONS: Final = {
    "day-after-is-day-1": "the day after the event is day 1",
    "day-of-event-is-day-1": "the day of the event is day 1",
    "day-before-is-day-1": "counted back, the day before the event is day 1",
    "same-day-of-month": "the same day of the month, or the last day of a shorter month",
    "day-of-event": "the day of the event itself",
    "fixed-date": "a fixed date",
    "no-figure": "the text gives no figure",
}
_QUESTIONS: Final = {
    "decisions": "Not yet decided: {}.",
    "proceedings": "Open or not: {}?",
    "events": "Has it happened: {}?",
    "steps": "Is it done: {}?",
    "facts": "{}",
}
START_NOT_SETTLED: Final = "the text does not settle what it is counted from; this is one of the candidates"
PLAIN_READING: Final = "the plain reading of the text"
OTHER_READING: Final = "the other reading of the text"
FORESEEN: Final = "leans on bank holidays that are foreseen and not yet published"
IN_FORCE_UNKNOWN: Final = "whether this text was in force then cannot be told"


def vague(how: str, event: str) -> str:
    """How a time without a figure stands to its event.

    Args:
        how: as rules spell it, such as ``as-soon-as``.
        event: the event in words.

    Examples:
        >>> vague("as-soon-as", "rapid review held")
        'as soon as this has happened: rapid review held'
    """
    return f"{_VAGUE.get(how, 'at a time that hangs on this')}: {event}"


def without_figure(says: str) -> str:
    """Why a text gives no date that could be counted.

    Examples:
        >>> without_figure("promptly")
        "the text says 'promptly' and gives no figure"
    """
    if says in {"", UNSAID}:
        return "the text gives no figure"
    if any(map(str.isdigit, says)):
        return f"the text says {says!r}, from which no date is counted"
    return f"the text says {says!r} and gives no figure"


def not_recorded(event: str) -> str:
    """Why there is no date where the event that is counted from has none."""
    return f"not recorded: {event}"


def counted_from(event: str, day: str, convention: str, of: str = "") -> str:
    """From when a date was counted, and by which convention.

    Args:
        event: the event in words.
        day: when it happened or is planned.
        convention: which day is day 1.
        of: of whom the event is recorded, where that is another.
    """
    return f"counted from {event}{of and f' of {of}'}, {day}; {convention}"


@lru_cache(maxsize=1_024)
def passed_over(days: tuple[tuple[date, str], ...]) -> str:
    """Which days off a count of working days passed over."""
    kind = "days off" if any(name in NO_HOLIDAYS for _, name in days) else "bank holidays"
    return f"{kind} passed over: {', '.join(f'{day.isoformat()} {name}' for day, name in days)}"


def falls_on(name: str, before: date | None, *, foreseen: bool, holiday: bool) -> str:
    """On what kind of day a date falls, and which working day comes before.

    Args:
        name: the day of the weekend or the day off.
        before: the last working day before.
        foreseen: whether this rests on bank holidays that are not yet published.
        holiday: whether the day itself is a day off, and no Saturday or Sunday.

    Examples:
        >>> falls_on("Sunday", None, foreseen=False, holiday=False)
        'falls on Sunday'
    """
    named = f"a {name}" if name in NO_HOLIDAYS else name
    earlier = "" if before is None else f"; the last working day before is {before}"
    if foreseen and holiday:
        return f"falls on {named}, which is foreseen and not yet published{earlier}"
    return (
        f"falls on {named}{earlier}{', by bank holidays that are foreseen and not yet published' if foreseen else ''}"
    )


def working_days_by(calendar: str) -> str:
    """Which calendar was counted by."""
    return f"working days by {calendar}"


def plan_passed(day: str) -> str:
    """That a day counted from was only planned, and is over."""
    return f"planned for {day}, which has passed, and not recorded as having happened"


def carried_forward(instrument: str, edition: str) -> str:
    """That the text is that of an earlier edition."""
    return f"carried forward from {instrument}: text of {edition} not checked"


def not_checked(basis: str) -> str:
    """That nobody has seen the text."""
    return f"not checked against the text ({basis})"


def suspended(instrument: str, clauses: Iterable[str], note: str, *, surely: bool) -> str:
    """Which text suspends the duty, or may."""
    remark = f": {note}" if note else ""
    return f"{'suspended' if surely else 'may be suspended'} by {instrument} {', '.join(clauses)}{remark}"


def known_only_later(day: str, days: int) -> str:
    """That what a time is counted from was known only after the time had ended.

    Examples:
        >>> known_only_later("2024-11-04", 268)
        'recorded as known only from 2024-11-04, 268 days later: when did any part of the authority first know?'
    """
    return f"recorded as known only from {day}, {days} days later: when did any part of the authority first know?"


def entered_later(event: str, day: str, recorded: str) -> str:
    """That an entry was made after the day for which it speaks.

    Examples:
        >>> entered_later("Local authority aware", "2024-11-04", "2024-11-20")
        'local authority aware, 2024-11-04: entered only on 2024-11-20'
    """
    return f"{event.lower()}, {day}: entered only on {recorded}"


def otherwise_before(question: str, said: str, by: str, then: str, days: int) -> str:
    """Our inference beside a time that was not kept: the answer was another one at first.

    Args:
        question: the fact.
        said: the day on which no was recorded.
        by: by whom.
        then: the day on which yes was recorded.
        days: working days from then until it was done, or until the day asked about.
    """
    return (
        f"inferred, beside the date of the text: {days} working days after yes was recorded on {then}; "
        f"no was recorded on {said} by {by}: {question}"
    )


def overtaken(titles: Iterable[str]) -> str:
    """Which later milestones made it pointless.

    Examples:
        >>> overtaken(["Published"])
        'overtaken, as this is on record: published'
    """
    return f"overtaken, as this is on record: {' and '.join(inside(title) for title in titles)}"


def does_not_arise(arises: str) -> str:
    """That the duty does not arise, and when it would."""
    return f"does not arise on what is known; it arises {arises}"


def may_arise(questions: Iterable[str]) -> str:
    """What is to be asked to know whether the duty arises."""
    return " ".join(("whether the duty arises is not known:", *dict.fromkeys(questions))).removesuffix(":")


def perhaps_not_all(each: str | None) -> str:
    """That there may be more for whom it is owed."""
    return f"whether every {each} for which it is owed is entered is not recorded"


def question(kind: str, title: str, about: str = "") -> str:
    """What to ask.

    Args:
        kind: as ``cspr.vocabulary.KINDS`` has it; of a fact, the title is its question.
        title: what is asked for, in words.
        about: one child, where it is asked of one.

    Examples:
        >>> question("events", "Published"), question("facts", "Did the child die?", "child:A")
        ('Has it happened: Published?', 'Did the child die? (child:A)')
    """
    return _QUESTIONS.get(kind, "Is this so: {}?").format(title) + (about and f" ({about})")


def arises(when: Iterable[str], unless: Iterable[str]) -> str:
    """What has to hold for a duty to arise, and what must not; each in words."""
    holds, fails = " and ".join(when), " or ".join(unless)
    return ", ".join(part for part in (holds and f"with {holds}", fails and f"not with {fails}") if part)


def another_start(event: str, after: str, before: str) -> str:
    """Why a date moves: its event is on another day."""
    return f"{event}: {after} instead of {before}"


def in_force(*, now: bool) -> str:
    """Why a date appears or falls away with its text."""
    return f"this text is {'' if now else 'not '}in force when its clock starts"


def arises_otherwise(condition: str, *, now: bool) -> str:
    """Why a date appears or falls away with what has to hold for it."""
    return f"it {'arises, or may' if now else 'does not arise'}: {condition}"


def day_off(day: date, name: str, *, now: bool) -> str:
    """Why a date moves: a day is worked, or is not any more."""
    return f"{day} {name}: {'now' if now else 'no longer'} a day off"
