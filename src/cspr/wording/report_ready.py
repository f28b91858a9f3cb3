"""That the report of an LCSPR is ready, as the first screen says it."""

from __future__ import annotations

from typing import Final

INFORMATION_OWED: Final = "The information on improvements must be published in its place."
READY: Final = {
    "final-sign-off-given": "Report signed off",
    "report-finalised": "Report finalised",
    "review-completed": "LCSPR completed",
}


def publication_planned(ready: str, day: str) -> str:
    """That the report is signed off, finalised or completed, and its publication planned.

    Examples:
        >>> publication_planned(READY["review-completed"], "Thu 1 Jul")
        'LCSPR completed; publication planned for Thu 1 Jul.'
    """
    return f"{ready}; publication planned for {day}."


def made_ready(ready: str, day: str, how_late: str) -> str:
    """When the report was signed off, finalised or completed, and how late by national guidance, where it was.

    Examples:
        >>> made_ready(READY["review-completed"], "on Fri 20 Nov", "6 working days late (Thu 12 Nov)")
        'LCSPR completed on Fri 20 Nov, 6 working days late (Thu 12 Nov) by national guidance.'
        >>> made_ready(READY["final-sign-off-given"], "on Fri 20 Nov", "")
        'Report signed off on Fri 20 Nov.'
    """
    return f"{ready} {day}, {how_late} by national guidance." if how_late else f"{ready} {day}."
