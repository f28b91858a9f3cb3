"""Every duty with a time: when it is due on each reading, how that was counted, how the readings stand."""

from __future__ import annotations

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
from cspr.timescales.scheduling import schedule

__all__ = [
    "STANDING_SAYS",
    "STATUS_SAYS",
    "Line",
    "Owed",
    "Reading",
    "Relaxation",
    "Schedule",
    "Standing",
    "Status",
    "Timescale",
    "lines",
    "schedule",
]
