"""A case that was notified and is found since not to be notifiable, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

STAGE: Final = "NOTIFIED: FOUND NOT NOTIFIABLE"
STAGE_ELSEWHERE: Final = "NOTIFIED: FOR ANOTHER AREA"
NOT_SERIOUS: Final = "not to be a serious child safeguarding case"
BELOW: Final = "not to meet the criteria for notification"
ANOTHER_AREAS: Final = "not to be for this authority to notify"
IN_ANOTHER_AREA: Final = "it happened in another English area"
JUDGED: Final = "it was so judged after the notification"
FALLS_AWAY: Final = "The rapid review falls away."
ASK: Final = "Notified, and found not to be notifiable: what do the partners want to do, and has the Panel been told?"
ASK_ELSEWHERE: Final = "Notified here, and for another area: have the Panel and the authority of that area been told?"
MAY: Final = {"hold-rapid-review": "hold a rapid review", "decide-on-review": "review the case"}


def found(sent: str, since: str, what: str, text: str, why: str, *, before: bool) -> str:
    """That a case was notified, and as what it is found since, or was before.

    Examples:
        >>> found("on Wed 6 Mar", "Wed 3 Apr", NOT_SERIOUS, "Children Act 2004", "it was not harmed", before=False)[:82]
        'Notified on Wed 6 Mar; found on Wed 3 Apr not to be a serious child safeguarding c'
    """
    return f"Notified {sent}{', though' if before else ';'} found on {since} {what} ({text}): {why}."


def submitted(day: str) -> str:
    """That the rapid review went to the Panel all the same."""
    return f"The rapid review was sent to the Panel {day}."


def held(day: str) -> str:
    """That the rapid review was held all the same."""
    return f"The rapid review was held {day}."


def another_text(called: Sequence[str]) -> str:
    """That some texts still ask for a rapid review.

    Examples:
        >>> another_text(["Northamptonshire framework"])
        'Nationally the rapid review falls away; another text still asks for one: Northamptonshire framework.'
    """
    return f"Nationally the rapid review falls away; another text still asks for one: {'; '.join(called)}."


def they_may(allowed: Iterable[str]) -> str:
    """What the partners may still do.

    Examples:
        >>> they_may(["hold a rapid review", "review the case"])
        'they may still hold a rapid review or review the case where it matters locally'
        >>> they_may([])
        ''
    """
    may = " or ".join(allowed)
    return f"they may still {may} where it matters locally" if may else ""


def not_kept(titles: Iterable[str], entered: date | str) -> str:
    """What had not been kept when an answer was entered by which it no longer applies.

    Examples:
        >>> not_kept(["rapid review to the Panel"], "Wed 3 Apr")
        'Not done in time, by the record before Wed 3 Apr: rapid review to the Panel.'
    """
    return f"Not done in time, by the record before {entered}: {'; '.join(titles)}."


def not_kept_at_first(titles: Iterable[str], first: str, due: str) -> str:
    """What had not been kept by a decision as it was first taken, before it was taken again.

    Examples:
        >>> not_kept_at_first(["complete the LCSPR"], "Wed 1 Feb", "Tue 1 Aug")
        'Not done in time, by the first decision of Wed 1 Feb (ended Tue 1 Aug): complete the LCSPR.'
    """
    return f"Not done in time, by the first decision of {first} (ended {due}): {'; '.join(titles)}."
