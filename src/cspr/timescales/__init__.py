"""Every duty with a time: when it is due on each reading, how that was counted, how the readings stand.

``schedule`` gives the dates, ``plan`` the way to a wished day of publication, ``what_if`` the dates that would move.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cspr.timescales.compiling import lines
from cspr.timescales.readings import (
    STANDING_SAYS,
    STATUS_SAYS,
    Line,
    Owed,
    Reading,
    Relaxation,
    Schedule,
    Standing,
    Status,
    Timescale,
)
from cspr.timescales.scheduling import LEVELS, schedule

if TYPE_CHECKING:
    from cspr.timescales.changing import Change, what_if
    from cspr.timescales.planning import Limit, Plan, PlannedStep, plan

__all__ = [
    "LEVELS",
    "STANDING_SAYS",
    "STATUS_SAYS",
    "Change",
    "Limit",
    "Line",
    "Owed",
    "Plan",
    "PlannedStep",
    "Reading",
    "Relaxation",
    "Schedule",
    "Standing",
    "Status",
    "Timescale",
    "lines",
    "plan",
    "schedule",
    "what_if",
]

_LATER: Final = {
    "Change": "changing",
    "Limit": "planning",
    "Plan": "planning",
    "PlannedStep": "planning",
    "plan": "planning",
    "what_if": "changing",
}


def __getattr__(name: str) -> Any:
    """Load on first use what a schedule alone does not need."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
