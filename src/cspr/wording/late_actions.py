"""What is asked of an action that is not done, in words."""

from __future__ import annotations

from typing import Final

OF_ACTIONS: Final = "Asked of an action that is not done"


def of_its_day(period: str) -> str:
    """A time that counts from the day by which an action is to be done.

    Examples:
        >>> of_its_day("not before 20 working days after"), of_its_day("within 5 working days")
        ('not before 20 working days after its day', 'within 5 working days of its day')
    """
    return f"{period} its day" if period.endswith((" before", " after")) else f"{period} of its day"


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
