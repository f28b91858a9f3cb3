"""Dates that passed, on cards and in the headline: overdue, perhaps passed, by a period not checked, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cspr.wording.common import counted, in_words
from cspr.wording.first_screen import MAY_HAVE_PASSED, OVERDUE, inside, number, sentence

PLAN_PASSED: Final = "The planned day has passed."
PLAN_CANNOT_STAND: Final = "The planned day cannot stand: plan again first."
DATE_PASSED: Final = "Date passed."
CHECK_WHETHER_IT_APPLIED: Final = "Date passed: check whether it applied."
EXPECTED: Final = "Expected by then; not a missed deadline."
PASSED_FROM_MEMORY: Final = "Date passed; period from memory, check the text."
PASSED_INFERRED: Final = "Date passed; period inferred, check the text."
UNCHECKED: Final = (PASSED_FROM_MEMORY, PASSED_INFERRED)
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
    return f"{BY_ONE_READING}{in_words(dated)}; the {in_words(undated)} of the same document sets no day"


def on_one_reading_alone(count: int) -> str:
    """How many dates passed on one reading of a document alone.

    Examples:
        >>> on_one_reading_alone(1), on_one_reading_alone(2)[:17]
        ('One date has passed by a flowchart or the like alone.', 'Two dates have pa')
    """
    dates = f"{number(count).capitalize()} {'date has' if count == 1 else 'dates have'} passed"
    return f"{dates} by a flowchart or the like alone."


def overdue(count: int, first: str, aside: int = 0) -> str:
    """How many are overdue, and the first of them.

    Args:
        aside: how many of them were set aside.

    Examples:
        >>> overdue(1, "Publish the LCSPR"), overdue(3, "Publish the LCSPR")
        ('One overdue: publish the LCSPR.', 'Three overdue, the first: publish the LCSPR.')
        >>> overdue(1, "Publish the LCSPR", 1), overdue(2, "Publish the LCSPR", 1)[:35]
        ('One overdue, set aside: publish the LCSPR.', 'Two overdue, one of them set aside,')
    """
    which = f"{_aside(count, aside)}{', the first' if count > 1 else ''}"
    return f"{number(count).capitalize()} overdue{which}: {inside(first)}."


def _aside(count: int, aside: int) -> str:
    of_them = "" if count == 1 else "all of them " if aside == count else f"{number(aside)} of them "
    return f", {of_them}set aside" if aside else ""


def passed_unchecked(count: int, first: str, aside: int = 0) -> str:
    """How many dates passed whose period was not checked against the text, and the first of them.

    Args:
        aside: of how many of them the task was set aside.

    Examples:
        >>> passed_unchecked(1, "Final report to the Panel")
        'One date has passed, on a period that was not checked against the text: final report to the Panel.'
        >>> passed_unchecked(2, "Final report to the Panel")[:83]
        'Two dates have passed, on periods that were not checked against the text, the first'
    """
    put = _aside(count, aside)
    if count == 1:
        return f"One date has passed, on a period that was not checked against the text{put}: {inside(first)}."
    dates = f"{number(count).capitalize()} dates have passed, on periods that were not checked against the text"
    return f"{dates}{put}, the first: {inside(first)}."


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


def plans_to_make_again(count: int) -> str:
    """How many dates are counted back from a plan that cannot be kept.

    Examples:
        >>> plans_to_make_again(1)
        'The planned day cannot stand: plan again. One date that was counted back from it has passed.'
        >>> plans_to_make_again(2)
        'The planned day cannot stand: plan again. Two dates that were counted back from it have passed.'
    """
    dates = f"{number(count).capitalize()} {'date that was' if count == 1 else 'dates that were'}"
    has = "has" if count == 1 else "have"
    return f"The planned day cannot stand: plan again. {dates} counted back from it {has} passed."


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


def none_passed(*, some: bool, open_: bool = False, own: bool = False) -> str:
    """That no date has passed, or one on some readings of the texts only.

    Where something was done late, it is said of open deadlines alone; where others have not sent what was expected of
    them, of the partnership's own.

    Examples:
        >>> none_passed(some=False), none_passed(some=True)
        ('No dated deadline has passed.', 'A deadline has passed on some readings of the texts, but not on all.')
        >>> none_passed(some=False, open_=True)
        'No open deadline has passed.'
        >>> none_passed(some=False, own=True), none_passed(some=True, own=True)[:35]
        ('No dated deadline of the partnership has passed.', 'A deadline of the partnership has p')
    """
    whose = " of the partnership" if own else ""
    if some:
        return f"A deadline{whose} has passed on some readings of the texts, but not on all."
    return f"No {'open' if open_ else 'dated'} deadline{whose} has passed."


def open_at_once(count: int, longest: int) -> str:
    """How many tasks that were due at once are open, and for how long at most.

    Examples:
        >>> open_at_once(2, 52)
        'Two tasks due at once are open, one for 52 working days.'
        >>> open_at_once(1, 52), open_at_once(1, 0)
        ('One task due at once is open, for 52 working days.', 'One task due at once is open.')
    """
    days = counted(longest, "working day")
    if count == 1:
        return f"One task due at once is open{f', for {days}' if longest else ''}."
    return f"{number(count).capitalize()} tasks due at once are open{f', one for {days}' if longest else ''}."


def to_check(count: int) -> str:
    """How many dates have passed of which it is not sure that they applied.

    Examples:
        >>> to_check(1), to_check(2)
        ('One date has passed: check whether it applied.', 'Two dates have passed: check whether they applied.')
    """
    if count == 1:
        return "One date has passed: check whether it applied."
    return f"{number(count).capitalize()} dates have passed: check whether they applied."


def first_date(day: str, left: str, holidays: Sequence[str] = ()) -> str:
    """The next date, how many working days are left until then, and which holidays take some away.

    Examples:
        >>> first_date("Tue 6 Apr", "1 working day left", ["Good Friday", "Easter Monday"])
        'Next date: Tue 6 Apr, 1 working day left (Easter falls between).'
        >>> first_date("Fri 29 Dec", "2 working days left", ["Christmas Day", "Boxing Day"])
        'Next date: Fri 29 Dec, 2 working days left (Christmas Day and Boxing Day fall between).'
        >>> first_date("Sat 16 Oct", "75 working days left")
        'Next date: Sat 16 Oct, 75 working days left.'
    """
    named = " and ".join(holidays).replace("Good Friday and Easter Monday", "Easter")
    falls = "fall" if " and " in named else "falls"
    return f"Next date: {day}, {left}{f' ({named} {falls} between)' if named else ''}."


def overdue_by_at_least(working_days: int) -> str:
    """Since when something is overdue whose date is known only in part.

    Examples:
        >>> overdue_by_at_least(2)
        'Overdue by at least 2 working days.'
    """
    return f"{OVERDUE.removesuffix('.')} by at least {counted(working_days, 'working day')}."


def not_exact(days: str, *, passed: bool) -> str:
    """That a last day is known in part only.

    Examples:
        >>> not_exact("1–30 Oct", passed=False), not_exact("1–30 Oct", passed=True)
        ('the start is not known to the day: due 1–30 Oct', 'it may have passed: due 1–30 Oct')
    """
    return f"{MAY_HAVE_PASSED if passed else 'the start is not known to the day'}: due {days}"
