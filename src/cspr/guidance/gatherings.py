"""How a body meets and decides: the figures and words that a rule about one can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.guidance.fields import Choice, Id, Names, Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.guidance.fields import Field

DECIDING: Final = ("consensus", "majority", "two-thirds", "unanimity", "chair")
_SHARES: Final = ("half", "more-than-half", "two-thirds", "three-quarters")
_OFTEN: Final = ("days", "weeks", "months", "school-terms", "years")
_ATTENDING: Final = ("people", "agencies", "meetings-a-year", "per-cent-of-meetings", "missed-in-a-row", "missed")

PORTIONS: Final = {"a-third": (1, 3), "half": (1, 2), "two-thirds": (2, 3)}
"""Shares of the members, each as two figures."""

QUORATE: Final[Mapping[str, Field]] = {
    "at_least": Number(),
    "at_least_of": Number(),
    "share": Choice(_SHARES),
    "of": Names(of="actor"),
}
MEETS: Final[Mapping[str, Field]] = {
    **{key: Number() for key in ("every", "up_to", "at_least", "at_most")},
    "unit": Choice(_OFTEN),
    "at_least_a_year": Number(),
}
ATTENDANCE: Final[Mapping[str, Field]] = {"at_least": Number(), "at_most": Number(), "of": Choice(_ATTENDING)}
INDEPENDENCE: Final[Mapping[str, Field]] = {
    "scope": Choice(("one-member", "every-member", "where-possible", *PORTIONS)),
    "of": Id(of="actor-or-case"),
    "level": Choice(("agency", "person")),
}
