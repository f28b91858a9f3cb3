"""The table of deadlines, with what the marks in it mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cspr.wording.certainty import OLDER_EDITION
from cspr.wording.common import NOT_LEGAL_ADVICE
from cspr.wording.deadlines import FORESEEN as FORESEEN_HOLIDAYS

NOTHING: Final = "Nothing has a time."
CAPTION: Final = f"What is due, on each reading of each duty. {NOT_LEGAL_ADVICE}"
HEADS: Final = ("Due", "Status", "Standing", "Text", "Clauses", "Remarks")
DETAILS: Final = ("Source", "How it was counted")
BEFORE: Final = "working day before"
FORESEEN: Final = "foreseen"
CARRIED: Final = OLDER_EDITION
NOT_CHECKED: Final = "not checked"
PERHAPS: Final = "not known whether in force"
NO_DATE: Final = "no date"
BEFORE_MEANS: Final = f"{BEFORE}: the last one before a due day that is no working day; a help, not a rule."
FORESEEN_MEANS: Final = f"{FORESEEN}: {FORESEEN_HOLIDAYS}."
NOT_CHECKED_MEANS: Final = f"{NOT_CHECKED}: from memory or worked out from other clauses, not checked against the text."


def carried_means(documents: Iterable[str]) -> str:
    """What it means that a rule of an older edition is taken.

    Examples:
        >>> carried_means(["Working Together 2026"])
        'older edition: nobody checked whether Working Together 2026 still says so.'
    """
    return f"{CARRIED}: nobody checked whether {' or '.join(documents)} still says so."


def working_days(calendars: Iterable[str]) -> str:
    """By which working days dates were counted.

    Examples:
        >>> working_days(["England and Wales, 2026"])
        'Working days: England and Wales, 2026.'
    """
    return f"Working days: {', '.join(calendars)}."


def the_decision(title: str) -> str:
    """That something depends on a decision.

    Examples:
        >>> the_decision("whether to undertake an LCSPR")
        'The decision whether to undertake an LCSPR.'
    """
    return f"The decision {title}."
