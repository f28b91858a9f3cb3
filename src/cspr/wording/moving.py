"""That a planned day is to be moved, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.wording.first_screen import sentence

RECORD_NEW_PLAN: Final = "Record the new day as planned."


def move(planned: str, first: str) -> str:
    """That a planned day of publication is to be moved, and to which day at the earliest.

    Examples:
        >>> move("Wed 7 May", "Thu 8 May"), move("Wed 7 May", "")
        ('Move publication from Wed 7 May to Thu 8 May or later', 'Move publication from Wed 7 May to a later day')
    """
    return f"Move publication from {planned} to {f'{first} or later' if first else 'a later day'}"


def too_late_for_it(titles: Iterable[str]) -> str:
    """What was done too late for the planned day.

    Examples:
        >>> too_late_for_it(["final report to the Panel"])
        'Too late for the planned day: final report to the Panel.'
    """
    return sentence(f"Too late for the planned day: {'; '.join(titles)}")
