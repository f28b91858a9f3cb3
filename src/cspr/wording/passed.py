"""Dates that passed, as the headline tells them: overdue, perhaps passed, or by a period that was not checked."""

from __future__ import annotations

from typing import Final

from cspr.wording.first_screen import inside, number, sentence

PLAN_PASSED: Final = "The planned day has passed."
DATE_PASSED: Final = "Date passed."
CHECK_WHETHER_IT_APPLIED: Final = "Date passed: check whether it applied."
EXPECTED: Final = "Expected by then; not a missed deadline."
BY_ONE_READING: Final = "passed by the "


def on_one_reading(dated: str, undated: str) -> str:
    """That the day passed on one reading of a document, while another of its readings gives none.

    Examples:
        >>> on_one_reading("flowchart", "text")
        'Passed by the flowchart; the text of the same document sets no day.'
    """
    return sentence(by_one_reading(dated, undated))


def by_one_reading(dated: str, undated: str) -> str:
    """The same within a sentence."""
    return f"{BY_ONE_READING}{dated}; the {undated} of the same document sets no day"


def on_one_reading_alone(count: int) -> str:
    """How many dates passed on one reading of a document alone.

    Examples:
        >>> on_one_reading_alone(1), on_one_reading_alone(2)[:17]
        ('One date has passed by a flowchart or the like alone.', 'Two dates have pa')
    """
    dates = f"{number(count).capitalize()} {'date has' if count == 1 else 'dates have'} passed"
    return f"{dates} by a flowchart or the like alone."


def overdue(count: int, first: str) -> str:
    """How many are overdue, and the first of them.

    Examples:
        >>> overdue(1, "Publish the LCSPR"), overdue(3, "Publish the LCSPR")
        ('One overdue: publish the LCSPR.', 'Three overdue, the first: publish the LCSPR.')
    """
    return f"{number(count).capitalize()} overdue{', the first' if count > 1 else ''}: {inside(first)}."


def passed_unchecked(count: int, first: str) -> str:
    """How many dates passed whose period was not checked against the text, and the first of them.

    Examples:
        >>> passed_unchecked(1, "Final report to the Panel")
        'One date has passed, on a period that was not checked against the text: final report to the Panel.'
        >>> passed_unchecked(2, "Final report to the Panel")[:83]
        'Two dates have passed, on periods that were not checked against the text, the first'
    """
    if count == 1:
        return f"One date has passed, on a period that was not checked against the text: {inside(first)}."
    dates = f"{number(count).capitalize()} dates have passed, on periods that were not checked against the text"
    return f"{dates}, the first: {inside(first)}."


def plans_passed(count: int) -> str:
    """How many dates are counted from a plan that has passed.

    Examples:
        >>> plans_passed(1)
        'One date is counted from a plan that has passed: record what happened, or a new plan.'
        >>> plans_passed(2)
        'Two dates are counted from a plan that has passed: record what happened, or a new plan.'
    """
    dates = f"{number(count).capitalize()} {'date is' if count == 1 else 'dates are'}"
    return f"{dates} counted from a plan that has passed: record what happened, or a new plan."


def may_have_passed(count: int) -> str:
    """How many dates may have passed, since what they are counted from is not known to the day.

    Examples:
        >>> may_have_passed(1)
        'One date may have passed: the day that it is counted from is not known exactly.'
        >>> may_have_passed(3)
        'Three dates may have passed: the days that they are counted from are not known exactly.'
    """
    if count == 1:
        return "One date may have passed: the day that it is counted from is not known exactly."
    dates = f"{number(count).capitalize()} dates may have passed"
    return f"{dates}: the days that they are counted from are not known exactly."
