"""The words of pictures: of a timetable, of a timeline and of the process."""

from __future__ import annotations

from typing import Final

from cspr.wording.certainty import CANNOT_TELL

DUE: Final = "What is due"
NO_DATE: Final = "No duty has a date"
NO_DAY: Final = "Nothing has a day"
NO_STEP: Final = "No step is drawn"
STATES: Final = {
    "done": "done",
    "ready": "can be done now",
    "blocked": "waiting",
    "optional": "optional",
    "throughout": "throughout",
    "not-needed": "does not apply",
    "overtaken": "overtaken",
    "cannot-tell": CANNOT_TELL,
}


def timeline(reference: str) -> str:
    """The title of the timeline of a review.

    Examples:
        >>> timeline("NR-07")
        'Timeline of NR-07'
    """
    return f"Timeline of {reference}"


def process(partnership: str, day: str) -> str:
    """The title of a picture of the process.

    Examples:
        >>> process("Kirklees", "Tue 6 Apr 2021")
        'Kirklees: the process on Tue 6 Apr 2021'
    """
    return f"{partnership}: the process on {day}"
