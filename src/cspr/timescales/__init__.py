"""Every duty with a time: when it is due on each reading, how that was counted, how the readings stand."""

from __future__ import annotations

from cspr.timescales.readings import (
    STANDING_SAYS,
    STATUS_SAYS,
    Line,
    Reading,
    Relaxation,
    Standing,
    Status,
    Timescale,
    topic_title,
)
from cspr.timescales.scheduling import lines, schedule
from cspr.timescales.standing import safe_by, stand

__all__ = [
    "STANDING_SAYS",
    "STATUS_SAYS",
    "Line",
    "Reading",
    "Relaxation",
    "Standing",
    "Status",
    "Timescale",
    "lines",
    "safe_by",
    "schedule",
    "stand",
    "topic_title",
]
