"""How a document is described: when it is in force, what is known of it, and how much of it is computed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.wording.common import counted

NO_CLAUSE: Final = "No clause of it is recorded."
ALL_READ: Final = "Nothing is listed as unread."
NO_SECTION: Final = "No section is known"
TITLE: Final = "The documents"
NOT_READ: Final = "Not read"
COVERAGE: Final = "Coverage"
OPEN_CASES: Final = "cases of which this happened earlier follow the older version: {}"
FACTS: Final = {
    "id": "ID",
    "edition": "Edition",
    "publisher": "Publisher",
    "authority": "Authority",
    "partnership": "Partnership",
    "in-force": "In force",
    "replaced": "Replaced",
    "open-cases": "Open cases",
    "written-against": "Written against",
    "repealed": "Cites repealed law",
    "overtaken": "Out of date in it",
    "later": "Came later",
    "note": "Note",
    "coverage": COVERAGE,
}
CAPTION: Final = "What is known of the document"
COLUMNS: Final = ("Of the document", "What is known")
LEFT_OUT: Final = "Left out"
NOTHING_COMPUTED: Final = "Nothing is computed"
STATES: Final = "states something"
NO_START: Final = "from a day that is not known"


def enacted(day: str) -> str:
    """That a text is enacted, and not known to be in force.

    Examples:
        >>> enacted("29 Apr 2026")
        'enacted on 29 Apr 2026, not known to be in force: nothing of it is due'
    """
    return f"enacted on {day}, not known to be in force: nothing of it is due"


def replaced(begins: str) -> str:
    """That another text took its place, and nobody knows when."""
    return f"{begins}; replaced on a day that is not known"


def fades(begins: str, last: str) -> str:
    """That its end is not known, and until when it surely applied."""
    return f"{begins}; last known to have applied on {last}, and read as ended a year later"


def until(begins: str, end: str) -> str:
    """From when to when a text is in force.

    Examples:
        >>> until("from 4 Jul 2018", "15 Dec 2023")
        'from 4 Jul 2018, until 15 Dec 2023 (not included)'
    """
    return f"{begins}, until {end} (not included)"


def no_end(begins: str, *, may_have_ended: bool) -> str:
    """That no end of a text is known.

    Examples:
        >>> no_end("from 4 Jul 2018", may_have_ended=True), no_end("from 4 Jul 2018", may_have_ended=False)
        ('from 4 Jul 2018; it is not known whether it has ended', 'from 4 Jul 2018; no end is known')
    """
    return f"{begins}; it is not known whether it has ended" if may_have_ended else f"{begins}; no end is known"


def from_latest(day: str) -> str:
    """From when a text is in force at the latest."""
    return f"from {day} at the latest"


def from_no_day_before(day: str) -> str:
    """From when a text is in force at the earliest."""
    return f"{NO_START}, not before {day}"


def from_between(first: str, last: str) -> str:
    """Between which days a text came into force."""
    return f"from some day between {first} and {last}"


def some_day_of(month: str) -> str:
    """A day of which only the month is known."""
    return f"some day of {month}"


def covered(*, clauses: int, ruled: int, checklist: int, shown: int, not_modelled: int, lost: int) -> str:
    """Where the clauses of a document went.

    Examples:
        >>> covered(clauses=9, ruled=4, checklist=2, shown=2, not_modelled=1, lost=0)
        '9 clauses: 4 in rules, 2 on checklists, 2 shown, 1 not modelled, 0 lost'
    """
    return (
        f"{counted(clauses, 'clause')}: {ruled} in rules, {checklist} on checklists, {shown} shown, "
        f"{not_modelled} not modelled, {lost} lost"
    )


def touches(clauses: Iterable[str]) -> str:
    """Which clauses an unread part touches."""
    return f" It touches {', '.join(clauses)}."


def answered_by_the_last(subjects: Iterable[str]) -> str:
    """On what the last edition that was read answers, in the place of an unread part."""
    return f" The last edition that was read answers on: {', '.join(subjects)}."


def not_checked(how: str, clauses: Iterable[str]) -> str:
    """Which clauses no text stands behind.

    Examples:
        >>> not_checked("recalled", ["WT18-061"])
        'Not checked against a text, recalled: WT18-061.'
    """
    return f"Not checked against a text, {how}: {', '.join(clauses)}."
