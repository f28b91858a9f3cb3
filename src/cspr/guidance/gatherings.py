"""How a body meets and decides: the figures and words that a rule about one can hold."""

from __future__ import annotations

from typing import Final

from cspr.guidance.fields import Choice, Number

DECIDING: Final = ("consensus", "majority", "unanimity", "chair")
_SHARES: Final = ("half", "more-than-half", "two-thirds", "three-quarters")
_ATTENDING: Final = ("people", "agencies", "meetings-a-year", "per-cent-of-meetings", "missed-in-a-row")

QUORATE: Final = {"at_least": Number(), "share": Choice(_SHARES)}
MEETS: Final = {"every": Number(), "at_least": Number(), "unit": Choice(("days", "weeks", "months", "years"))}
ATTENDANCE: Final = {"at_least": Number(), "at_most": Number(), "of": Choice(_ATTENDING)}
