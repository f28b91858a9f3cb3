"""The words for what is called or planned for a day to come."""

from __future__ import annotations

from collections.abc import Sequence

from cspr.wording.common import counted
from cspr.wording.first_screen import MORE, asked_of, inside

RECORD = "Record it once it has been held or done, or give its new day."
_SHOWN = 3


def called(title: str, ref: str) -> str:
    """A meeting that is called.

    Examples:
        >>> called("Practitioner event", "PE1")
        'Practitioner event PE1, called'
    """
    return f"{title} {ref}, called"


def planned(title: str) -> str:
    """What is planned.

    Examples:
        >>> planned("Practitioner event")
        'Practitioner event, planned'
    """
    return f"{title}, planned"


def by_then(owed: Sequence[tuple[str, str, str]]) -> str:
    """What is owed before a meeting: each with who owes it and how strongly it is asked for.

    Examples:
        >>> by_then([("Questions sent before", "business unit", "local, must")])
        'By then: questions sent before – business unit (local, must).'
    """
    asked = [inside(asked_of(title, who, "", force)) for title, who, force in owed[:_SHOWN]]
    more = [MORE.format(len(owed) - _SHOWN)] if len(owed) > _SHOWN else []
    return f"By then: {'; '.join([*asked, *more])}."


def agenda(items: int) -> str:
    """How many items the texts put on an agenda, and where they stand.

    Examples:
        >>> agenda(5)
        'Agenda: 5 items, see the ledger.'
    """
    return f"Agenda: {counted(items, 'item')}, see the ledger."


def on_day(title: str, day: str) -> str:
    """What is called or planned, with its day.

    Examples:
        >>> on_day("Practitioner event, planned", "Wed 24 May")
        'Wed 24 May: practitioner event, planned'
    """
    return f"{day}: {inside(title)}"
