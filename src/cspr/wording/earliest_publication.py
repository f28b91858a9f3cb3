"""The earliest day of publication, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LIKELY_TO_HARM: Final = "Publishing is recorded as likely to harm somebody: settle that first."


def earliest(day: str, chain: Iterable[str], limits: Iterable[str], *, by_main: str = "") -> str:
    """The earliest day, the limits that it is past, and what it hangs on; the earlier one by the main readings alone.

    Examples:
        >>> earliest("Thu 17 Feb 2022", ["Publish it"], ["Thu 4 Nov 2021"])
        'Publication on Thu 17 Feb 2022 at the earliest, past the limit of Thu 4 Nov 2021. It depends on: Publish it.'
        >>> earliest("Mon 13 Apr 2026", ["Publish it"], [], by_main="Wed 1 Apr 2026")[:101]
        'Publication on Mon 13 Apr 2026 at the earliest on every reading; by the main date, on Wed 1 Apr 2026.'
    """
    missed = " and ".join(limits)
    late = f", past the limit of {missed}" if missed else ""
    first = f" on every reading{late}; by the main date, on {by_main}" if by_main else late
    return f"Publication on {day} at the earliest{first}. It depends on: {', '.join(chain)}."


def without_work(says: str) -> str:
    """The earliest day, where no time is allowed for the work that is left.

    Examples:
        >>> without_work("Thu 17 Feb 2022 at the earliest.")
        'Thu 17 Feb 2022 at the earliest. No time is allowed here for the work itself.'
    """
    return f"{says} No time is allowed here for the work itself."


def no_day(causes: Iterable[str]) -> str:
    """Why no earliest day can be given."""
    return f"No day can be given. {' '.join(causes)}"
