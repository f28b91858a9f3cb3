"""The date of a duty to work to, where it stands, and why there is none, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cspr.wording.deadlines import start
from cspr.wording.statuses import standing

PAGE: Final = "Deadlines · {} · {}"
WORKING_DAYS: Final = "Working days: {}."
WITH_A_DATE: Final = "With a date"
FIRST_DAYS: Final = "Not before a day, or at least until it"
ALLOWED: Final = "A text allows it, and nobody has to"
STARTS_LATER: Final = "No date yet: what it counts from is not recorded"
NO_SET_DATE: Final = "No set date"
OPEN_NOW: Final = "Open now, without a day"
EVERY_READING: Final = "Every reading of every text, with its reasons: --full."
OTHERS: Final = "For each meeting, by each agency, by the partnership whatever the cases: --of meeting, and so on."
PLAN_PASSED: Final = "plan-passed"
PLAN_CANNOT_STAND: Final = "plan-cannot-stand"
UP_TO: Final = "up-to"
FROM: Final = "from"
OVER: Final = "over"
_UNTIL: Final = {"at-least": "Until", UP_TO: "Up to", FROM: "From", OVER: "Over: up to"}
_VERDICTS: Final = {
    "date-passed-check": "date passed: check whether it applied",
    "expected-passed": "expected by then; not received",
    PLAN_PASSED: "counted from a plan that has passed",
    PLAN_CANNOT_STAND: "counted back from a plan that cannot stand: plan again",
}


def verdict(name: str, left: tuple[int, int] | None, *, suspended: bool) -> str:
    """Where a duty stands by its main date.

    Args:
        left: the working and the calendar days that are left, negative once the date has passed; ``None`` where they
            cannot be told.
        suspended: whether a text may suspend the duty.

    Examples:
        >>> verdict("due", (1, 1), suspended=False), verdict("overdue", (-2, -4), suspended=False)
        ('due in 1 working day', 'overdue by 2 working days')
        >>> verdict("some-readings-passed", (3, 5), suspended=True)
        'due in 3 working days; the date of another reading has passed; may be suspended'
    """
    if name == "some-readings-passed":
        states = f"{standing('due', left, None)}; the date of another reading has passed"
    else:
        states = _VERDICTS.get(name) or standing(name, left, None)
    return f"{states}; may be suspended" if suspended else states


def by_document(clauses: Mapping[str, Iterable[str]], marks: Mapping[str, Sequence[str]]) -> str:
    """Which clauses of which documents, in brackets, and what has to be known of each document.

    Examples:
        >>> by_document({"Act": ["A-1"], "Guide": ["G-1", "G-2"]}, {"Act": [], "Guide": ["older edition"]})
        '[Act A-1; Guide G-1, G-2 (older edition)]'
    """
    known = {document: f" ({', '.join(marks[document])})" if marks[document] else "" for document in clauses}
    documents = (f"{document} {', '.join(named)}{known[document]}" for document, named in clauses.items())
    return f"[{'; '.join(documents)}]"


def main(day: str, title: str, states: str, documents: str, *, only_if: bool) -> str:
    """The date of a duty to work to, and where it stands.

    Examples:
        >>> main("Tue 6 Apr", "Tell the partners", "due in 1 working day", "[A A-1]", only_if=True)
        'Tue 6 Apr: Tell the partners – due in 1 working day, if it applies [A A-1]'
    """
    condition = ", if it applies" if only_if and states != _VERDICTS["date-passed-check"] else ""
    return f"{day}: {title} – {states}{condition} {documents}"


def first_day(relation: str, day: str, title: str, periods: Iterable[str], *, only_if: bool) -> str:
    """A day before which something is not to be done, or until which it lasts at least or may be done.

    Examples:
        >>> first_day("at-least", "Sun 1 Sep 2030", "Keep the papers", ["at least 6 years after"], only_if=True)
        'Until Sun 1 Sep 2030: Keep the papers – at least 6 years after, if it applies'
    """
    condition = ", if it applies" if only_if else ""
    return f"{_UNTIL.get(relation, 'Not before')} {day}: {title} – {'; or '.join(periods)}{condition}"


def open_now(title: str, who: str, since: str, documents: str) -> str:
    """What is to be done now and has no day.

    Args:
        since: for how long it has been open, as a sentence; empty where that is not known.

    Examples:
        >>> open_now("Secure the files", "each agency", "Open for 2 working days.", "[A A-1]")
        'Secure the files – each agency: no day; open for 2 working days [A A-1]'
        >>> open_now("Secure the files", "", "", "[A A-1]")
        'Secure the files: no day [A A-1]'
    """
    open_ = f"; {since[0].lower()}{since[1:].removesuffix('.')}" if since else ""
    return f"{title}{f' – {who}' if who else ''}: no day{open_} {documents}"


def time_of_day(time: str) -> str:
    """A time of day, which is shown and not counted."""
    return f"By {time}."


def cut_off(time: str) -> str:
    """That a date is counted as if what starts it came in before a time of day."""
    return f"Counted as if it came in by {time}; if later, from the next working day."


def work_to(day: str) -> str:
    """The last working day before a date that is none."""
    return f"Not a working day: work to {day}."


def as_sentence(says: str) -> str:
    """What is to be said of a date, as a sentence of its own.

    Examples:
        >>> as_sentence("not on a Friday [A-1]: work to Thu 2 May 2024")
        'Not on a Friday [A-1]: work to Thu 2 May 2024.'
    """
    return f"{says[0].upper()}{says[1:]}."


def sooner(day: str) -> str:
    """That a lower text asks for it sooner."""
    return f"Another text asks for it sooner. To be safe: by {day}."


def perhaps_too(days: str, documents: Iterable[str]) -> str:
    """What is to be said of a date that only may apply, beside one that surely does.

    Examples:
        >>> perhaps_too("7 Jun", ["Working Together 2023"])
        'May apply too: 7 Jun (Working Together 2023).'
    """
    return f"May apply too: {days} ({', '.join(documents)})."


def without_day(title: str, why: Iterable[str], documents: str, *, all_of_them: bool = False) -> str:
    """A duty without a date, and why.

    Args:
        documents: the clauses that set them.
        all_of_them: whether each of the times is to be kept.

    Examples:
        >>> without_day("Publish", ["within 6 months of the decision"], "[A A-1]")
        'Publish: within 6 months of the decision [A A-1]'
        >>> without_day("Tell staff", ["2 days before", "5 days before"], "[A A-1]", all_of_them=True)
        'Tell staff: 2 days before; and 5 days before [A A-1]'
    """
    return f"{title}: {('; and ' if all_of_them else '; or ').join(why)} {documents}"


def runs_from(period: str, event: str) -> str:
    """A period whose start is not recorded.

    Args:
        event: what it is counted from, in words.

    Examples:
        >>> runs_from("within 6 months", "the decision"), runs_from("at least 14 calendar days before", "publication")
        ('within 6 months of the decision', 'at least 14 calendar days before publication')
        >>> runs_from("between 10 and 13 calendar days", "the notification")
        'between 10 and 13 calendar days after the notification'
        >>> runs_from("within 5 working days", "the authority became aware")
        'within 5 working days of when the authority became aware'
    """
    if period.endswith(("before", "after")):
        return f"{period} {event}"
    return f"{period} of {start(event)}" if period.startswith(("within", "by ")) else f"{period} after {event}"


def no_figure(when: str, why: str) -> str:
    """A time for which the text gives no figure.

    Examples:
        >>> no_figure("after the decision", "no set date: the text says 'when'")
        "after the decision; the text says 'when'"
    """
    return f"{when}; {why.removeprefix('no set date: ')}"


def finished(titles: Iterable[str]) -> str:
    """Which duties are done."""
    return f"Done: {'; '.join(titles)}."
