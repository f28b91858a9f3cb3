"""What is said of documents that are out of date, or not in force yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from cspr.wording.days import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCAL_TEXT: Final = "The local text"


def out_of_date(text: str, reasons: Iterable[str]) -> str:
    """Why a text is out of date.

    Examples:
        >>> out_of_date("The local text", ["was written for Working Together 2018", "cites a law that was repealed"])
        'The local text was written for Working Together 2018; it cites a law that was repealed'
    """
    return f"{text} {'; it '.join(reasons)}"


def written_against(older: str, replaced: date) -> str:
    """That a document rests on an edition that was replaced.

    Examples:
        >>> from datetime import date
        >>> written_against("Working Together 2018", date(2023, 12, 15))
        'was written for Working Together 2018, replaced on Fri 15 Dec 2023'
    """
    return f"was written for {older}, replaced on {short_day(replaced, None)}"


def cites_repealed(law: str, ended: date) -> str:
    """That a document cites a law that was repealed.

    Examples:
        >>> from datetime import date
        >>> cites_repealed("Data Protection Act 1998", date(2018, 5, 25))
        'cites the Data Protection Act 1998, repealed on Fri 25 May 2018'
    """
    return f"cites the {law}, repealed on {short_day(ended, None)}"


def enacted(title: str, day: date) -> str:
    """That a text is enacted and not known to be in force."""
    return f"{title}: enacted on {short_day(day, None)}, not known to be in force: nothing of it is due"


def replaced(newer: str) -> str:
    """That another document took its place, and that nobody knows when.

    Examples:
        >>> replaced("Our procedure of 2024")
        'was replaced by Our procedure of 2024 on a day that is not known'
    """
    return f"was replaced by {newer} on a day that is not known"
