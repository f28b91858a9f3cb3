"""The earliest day of publication, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def earliest(day: str, chain: Iterable[str], limits: Iterable[str]) -> str:
    """The earliest day, the limits that it is past, and what it hangs on.

    Examples:
        >>> earliest("Thu 17 Feb 2022", ["Publish it"], ["Thu 4 Nov 2021"])
        'Publication on Thu 17 Feb 2022 at the earliest, past the limit of Thu 4 Nov 2021. It depends on: Publish it.'
    """
    missed = " and ".join(limits)
    late = f", past the limit of {missed}" if missed else ""
    return f"Publication on {day} at the earliest{late}. It depends on: {', '.join(chain)}."


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
