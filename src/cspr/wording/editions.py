"""Editions and documents: what replaced what, what is out of date, and what is not in force yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from cspr.wording.days import short_day
from cspr.wording.first_screen import LONGEST, inside

_NAMED: Final = 2
WHETHER: Final = "check whether it reaches back, and record what is decided"
WHICH: Final = "check which of the two applies, and keep the earlier day"
LOOK_INTO: Final = "look into the text of then, and record what was done under it"
LOCAL_TEXT: Final = "The local text"


def known_of_then(text: str, defines: str) -> str:
    """What is known of a notification by a text of then that was not read.

    Examples:
        >>> known_of_then("Guidance 2015", "Before 2018 it went to Ofsted.")
        'Guidance 2015, in force then, was not read. Of a notification it is known: before 2018 it went to Ofsted'
    """
    return f"{text}, in force then, was not read. Of a notification it is known: {inside(defines).removesuffix('.')}"


def known_before(title: str, text: str, begins: str) -> str:
    """That the authority knew before a text asked for something, so that it does not reach back.

    Examples:
        >>> known_before("Notify the death", "Guidance 2022", "Fri 15 Dec")
        'Notify the death: first asked for by Guidance 2022, in force since Fri 15 Dec, after the authority knew'
    """
    return f"{title}: first asked for by {text}, in force since {begins}, after the authority knew"


def incident_of_before(text: str, happened: str, begins: str) -> str:
    """That an incident of before the duty to notify was learnt of after it had begun.

    Examples:
        >>> incident_of_before("Guidance 2018", "Thu 1 Feb", "Fri 29 Jun")
        'The incident (Thu 1 Feb) came before the duty to notify in Guidance 2018 (Fri 29 Jun): it may not reach back'
    """
    return f"The incident ({happened}) came before the duty to notify in {text} ({begins}): it may not reach back"


def first_asked(text: str, since: str, titles: Sequence[str]) -> str:
    """That a text came into force only after what opened the tasks for which it is the first to ask.

    Examples:
        >>> first_asked("Guidance 2022", "Fri 15 Dec", ["Notify the death"])
        'First asked for by Guidance 2022, in force since Fri 15 Dec, later than what opened it: notify the death'
        >>> first_asked("Guidance 2022", "Fri 15 Dec", ["Draft", "Agree", "Publish"])[-34:]
        'opened it: draft, agree and 1 more'
        >>> long = "Settle by whom, when and in which parts the report is written"
        >>> first_asked("Rules 2018", "Fri 29 Jun", [long, "Draft"])[61:]
        ', and 1 more: first asked for by Rules 2018, in force only since Fri 29 Jun'
        >>> first_asked("Rules 2018", "Fri 29 Jun", [long])[61:]
        ': first asked for by Rules 2018, in force only since Fri 29 Jun'
    """
    first = f"F{asked_later(text, since)[1:]}"
    for named in range(_NAMED, 0, -1):
        more = f" and {len(titles) - named} more" if len(titles) > named else ""
        says = f"{first}: {', '.join(map(inside, titles[:named]))}{more}"
        if len(says) < LONGEST:
            return says
    more = f", and {len(titles) - 1} more" if len(titles) > 1 else ""
    return f"{titles[0]}{more}: first asked for by {text}, in force only since {since}"


def asked_later(text: str, since: str) -> str:
    """The same of one step, beside it.

    Examples:
        >>> asked_later("Guidance 2022", "Fri 15 Dec 2023")
        'first asked for by Guidance 2022, in force since Fri 15 Dec 2023, later than what opened it'
    """
    return f"first asked for by {text}, in force since {since}, later than what opened it"


def held_later(text: str, since: str) -> str:
    """That a text holds something back which came into force only after the proceedings began.

    Examples:
        >>> held_later("Guidance 2022", "Fri 15 Dec 2023")
        'by Guidance 2022, in force since Fri 15 Dec 2023, after this began'
    """
    return f"by {text}, in force since {since}, after this began"


def began_under(title: str, older: str, newer: str, counts: str, *, recalled: bool = False) -> str:
    """That a time goes by an earlier edition, as it began then, and what the later one says.

    Examples:
        >>> began_under("Rapid review", "Guidance 2022", "Guidance 2025", "within 15 days after the incident")
        'Rapid review: its time began under Guidance 2022. Guidance 2025 says now: within 15 days after the incident'
        >>> began_under("Final report", "Guidance 2015", "Guidance 2018", "within 12 months", recalled=True)
        'Final report: its time began under Guidance 2015. Guidance 2018 says now: within 12 months (not checked)'
    """
    return f"{title}: its time began under {older}. {newer} says now: {counts}{' (not checked)' if recalled else ''}"


def began_under_either(title: str, older: str, newer: str, counts: str, *, recalled: bool = False) -> str:
    """The same where the first day of the later edition is not known exactly, so that it may have begun under that one.

    Examples:
        >>> began_under_either("Rapid review", "Guidance 2022", "Guidance 2025", "within 15 days")[:73]
        'Rapid review: its time began under Guidance 2022 or under Guidance 2025, '
    """
    either = f"{title}: its time began under {older} or under {newer}, whose first day is not known exactly"
    return f"{either}. {newer} says: {counts}{' (not checked)' if recalled else ''}"


def counts_from_before(text: str, since: str) -> str:
    """That a text counts from something that happened before it was in force.

    Examples:
        >>> counts_from_before("Procedure 2025", "Mon 1 Sep 2025")
        'Procedure 2025 is in force since Mon 1 Sep 2025, later than what this counts from'
    """
    return f"{text} is in force since {since}, later than what this counts from"


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
