"""How many there are to be: of a role, on a body, at a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARES: Final = {
    "half": "half of its members",
    "more-than-half": "more than half of its members",
    "two-thirds": "two thirds of its members",
    "three-quarters": "three quarters of its members",
}
_COUNTED: Final = {
    "people": "{} people",
    "agencies": "{} agencies",
    "meetings-a-year": "{} meetings a year",
    "per-cent-of-meetings": "{} % of the meetings",
    "missed-in-a-row": "{} meetings missed in a row",
}


def number(at_least: int | None, at_most: int | None) -> str:
    """How many there are to be at least and at most; empty where neither is said.

    Examples:
        >>> number(1, None), number(None, 6), number(4, 6)
        ('at least 1', 'at most 6', '4 to 6')
    """
    if at_least is not None and at_most is not None:
        return f"{at_least} to {at_most}"
    least = "" if at_least is None else f"at least {at_least}"
    return least if at_most is None else f"at most {at_most}"


def seats(exact: int | None, at_most: int | None) -> str:
    """How many seats somebody has on a body, in brackets; empty where nothing is said.

    Examples:
        >>> seats(2, None), seats(None, 2), seats(None, None)
        (' (2)', ' (at most 2)', '')
    """
    if at_most is not None:
        return f" ({number(exact, at_most)})"
    return "" if exact is None else f" ({exact})"


def quorate(asked: Mapping[str, Any]) -> str:
    """How many have to be there; empty where nothing is said.

    Examples:
        >>> quorate({"at_least": 4}), quorate({"share": "half"})
        ('quorum: at least 4', 'quorum: half of its members')
    """
    figures = (f"at least {asked['at_least']}" if "at_least" in asked else "", _SHARES.get(asked.get("share", ""), ""))
    said = " and ".join(filter(None, figures))
    return said and f"quorum: {said}"


def meets(asked: Mapping[str, Any]) -> str:
    """How often a body meets; empty where nothing is said.

    Examples:
        >>> meets({"every": 6, "unit": "weeks"}), meets({"at_least": 4, "unit": "years"}), meets({"unit": "months"})
        ('meets every 6 weeks', 'meets at least 4 times a year', 'meets every month')
    """
    if not asked:
        return ""
    single = asked["unit"].removesuffix("s")
    if "at_least" in asked:
        return f"meets at least {asked['at_least']} times a {single}"
    return f"meets every {asked['every']} {asked['unit']}" if asked.get("every", 1) > 1 else f"meets every {single}"


def attendance(asked: Mapping[str, Any]) -> str:
    """How many are to come at least or at most; empty where nothing is said.

    Examples:
        >>> attendance({"at_most": 2, "of": "missed-in-a-row"})
        'attendance: at most 2 meetings missed in a row'
    """
    if not asked:
        return ""
    figures = number(asked.get("at_least"), asked.get("at_most"))
    return f"attendance: {_COUNTED[asked['of']].format(figures)}"
