"""Actions that are not done, in words: which are overdue, and what is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr.wording.common import counted
from cspr.wording.first_screen import number

OF_ACTIONS: Final = "Asked of an action that is not done"


def of_its_day(period: str) -> str:
    """A time that counts from the day by which an action is to be done.

    Examples:
        >>> of_its_day("not before 20 working days after"), of_its_day("within 5 working days")
        ('not before 20 working days after its day', 'within 5 working days of its day')
    """
    return f"{period} its day" if period.endswith((" before", " after")) else f"{period} of its day"


def none_left_for(recommendations: Sequence[str]) -> str:
    """That none of the actions of some recommendations is to be implemented.

    Examples:
        >>> none_left_for(["R1", "R2"])
        'no action left for R1, R2'
    """
    return f"no action left for {', '.join(recommendations)}"


def of_plan(
    reference: str,
    still_open: int,
    late: Sequence[str],
    without_evidence: int,
    feedback: int,
    *,
    none_left: Sequence[str] = (),
) -> str:
    """How many actions of a review want looking at, and which are overdue.

    Examples:
        >>> of_plan("NR-07", 2, ["A1, Police, by Mon 31 Oct"], 0, 1)
        'NR-07: 2 open actions, 1 overdue (A1, Police, by Mon 31 Oct), 1 feedback owed'
        >>> of_plan("NR-07", 0, [], 3, 0, none_left=["R1"])
        'NR-07: 3 done without evidence, no action left for R1'
    """
    parts = [
        *([counted(still_open, "open action")] if still_open else []),
        *([f"{len(late)} overdue ({'; '.join(late)})"] if late else []),
        *([f"{without_evidence} done without evidence"] if without_evidence else []),
        *([f"{feedback} feedback owed"] if feedback else []),
        *([none_left_for(none_left)] if none_left else []),
    ]
    return f"{reference}: {', '.join(parts)}"


def late_action(ref: str, owner: str, day: str) -> str:
    """An action that is overdue, who carries it out and by when it was to be done.

    Examples:
        >>> late_action("A1", "Police", "Mon 31 Oct"), late_action("A2", "", "Wed 30 Nov")
        ('A1, Police, by Mon 31 Oct', 'A2, no owner recorded, by Wed 30 Nov')
    """
    return f"{ref}, {owner or 'no owner recorded'}, by {day}"


def overdue(count: int) -> str:
    """How many actions of the action plan are overdue.

    Examples:
        >>> overdue(1), overdue(2)
        ('One action of the action plan is overdue.', 'Two actions of the action plan are overdue.')
    """
    if count == 1:
        return "One action of the action plan is overdue."
    return f"{number(count).capitalize()} actions of the action plan are overdue."


NOT_RECORDED: Final = "No record says whether this was done."
RECORD_THE_ACTION: Final = "Record who was told of the action, that it is done, or another date for it."


def told(who: str) -> str:
    """To whom something goes.

    Examples:
        >>> told("safeguarding partners")
        'To: safeguarding partners.'
    """
    return f"To: {who}."


def of_another_day(period: str, day: str) -> str:
    """A time that counts from the day on which another time of an action ends.

    Examples:
        >>> of_another_day("within 5 working days", "last day of the month")
        'within 5 working days of this: last day of the month'
        >>> of_another_day("not before 5 days after", "last day of the month")
        'not before 5 days after this: last day of the month'
    """
    return f"{period} this: {day}" if period.endswith((" before", " after")) else f"{period} of this: {day}"


def of_action(action: str, title: str, told: str, when: str, *, reached: bool, on: str = "", late: bool = False) -> str:
    """What is asked of an action that is not done, and whether those were told to whom that is owed.

    Examples:
        >>> of_action("A1", "Escalate it", "Police to Health", "not before 5 days after its day: 3 Jul", reached=True)
        'A1: Escalate it – Police to Health; not before 5 days after its day: 3 Jul, which has come'
        >>> of_action("A1", "Escalate it", "Police", "at its day: 3 Jul", reached=True, on="4 Jul", late=True)
        'A1: Escalate it – Police; at its day: 3 Jul; told on 4 Jul, late'
    """
    done = f"; told on {on}{', late' if late else ''}"
    return f"{action}: {title} – {told}; {when}{done if on else ', which has come' if reached else ''}"
