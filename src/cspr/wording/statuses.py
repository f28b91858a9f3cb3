"""Where a reading of a duty stands: to the others, to its day, and by how much it is late."""

from __future__ import annotations

from typing import Final

from cspr.wording.certainty import CANNOT_TELL, OVERTAKEN
from cspr.wording.common import counted

RANKS: Final = {
    "governs": "main date",
    "agrees": "also says so",
    "also-asked": "asks for it sooner, or for more",
    "cannot-loosen": "allows longer; the main date still applies",
    "permitted": "a permission: it may be done up to this day; it sets no deadline of its own",
    "unsettled": "texts differ",
    "contradiction": "conflicts with the main date: both cannot be met",
    "gives-no-date": "no set date",
    "does-not-arise": "does not apply, on what is recorded",
}
STATUSES: Final = {
    "met": "done in time",
    "late": "done late",
    "early": "done too early",
    "done": "done; there is no date to compare it with",
    "due": "due",
    "overdue": "overdue",
    "date-passed-from-memory": "date passed; period from memory, check the text",
    "passed": "date passed on this reading; another that binds has not passed",
    "ended-before-known": "date passed before the authority became aware: neither late nor overdue",
    "running": "still running",
    "expected-passed": "expected by then; not received",
    "lapsed": "the time in which it may be done is over",
    "date-passed-check": "date passed: check whether it applied",
    "may-be-suspended": "may be suspended",
    "not-started": "not started",
    "no-figure": "no set date",
    "not-needed": "does not apply, on what is recorded",
    "overtaken": OVERTAKEN,
    "cannot-tell": CANNOT_TELL,
}
_FROM_MEMORY: Final = "date-passed-from-memory"
VERDICTS: Final = {
    "overdue": "overdue",
    "date-passed-from-memory": STATUSES["date-passed-from-memory"],
    "date-passed-check": STATUSES["date-passed-check"],
    "some-readings-passed": "date passed on some readings",
    "expected-passed": STATUSES["expected-passed"],
    "due": "due",
    "done": "done",
    "does-not-arise": STATUSES["not-needed"],
    "overtaken": STATUSES["overtaken"],
}


def ranked(rank: str, status: str, *, first_day: bool = False) -> str:
    """How a reading stands to the others; what is still to come, or was overtaken, is not said to apply to nothing.

    What was done too early for a text is not said to be asked for sooner by it. What is permitted may be done from its
    ``first_day`` on, or else up to its day.

    Examples:
        >>> ranked("does-not-arise", "not-started"), ranked("also-asked", "early")
        ('not started', 'does not want it sooner')
        >>> ranked("permitted", "running", first_day=True)
        'a permission: it may be done from this day on; it sets no deadline of its own'
    """
    if rank == "permitted" and first_day:
        return RANKS[rank].replace("up to this day", "from this day on")
    if (rank, status) == ("also-asked", "early"):
        return "does not want it sooner"
    return STATUSES[status] if rank == "does-not-arise" and status in {"not-started", "overtaken"} else RANKS[rank]


def standing(status: str, left: tuple[int, int] | None, late_by: tuple[int, int] | None, *, more: bool = False) -> str:
    """Where a reading stands, with the working days that are left or by which it is late.

    Args:
        left: the working and the calendar days that are left, negative once the date has passed.
        late_by: the working and the calendar days by which it was done late.
        more: whether it may have been by more.

    Examples:
        >>> standing("due", (1, 3), None), standing("overdue", (-2, -2), None), standing("late", None, (3, 5))
        ('due in 1 working day', 'overdue by 2 working days', 'done 3 working days late')
        >>> standing("due", (0, 1), None), standing("overdue", (0, -1), None), standing("late", None, (0, 2))
        ('due in 1 calendar day', 'overdue by 1 calendar day', 'done 2 calendar days late')
        >>> standing("due", (0, 0), None), standing("met", None, None)
        ('due today', 'done in time')
        >>> standing("date-passed-from-memory", (-4, -6), None)
        'date passed 4 working days ago; period from memory, check the text'
    """
    if late_by is not None:
        return f"done {'at least ' if more else ''}{_apart(late_by)} late"
    if status == "due" and left is not None:
        return f"due in {_apart(left)}" if any(left) else "due today"
    if status == "overdue" and left is not None:
        return f"overdue by {_apart(left)}"
    if status == _FROM_MEMORY and left is not None:
        return f"date passed {_apart(left)} ago; {STATUSES[status].partition('; ')[2]}"
    return STATUSES[status]


def _apart(days: tuple[int, int]) -> str:
    """Working days; calendar days where no working day lies between, as over a weekend."""
    working, calendar = days
    return counted(abs(working), "working day") if working else counted(abs(calendar), "calendar day")
