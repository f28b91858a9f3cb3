"""A fresh process until its first whole schedule, against a fresh process until workalendar's first deadline."""

from __future__ import annotations

from functools import partial

from bench.import_bench import seconds_of_a_fresh_process
from bench.measuring import Row, shortest

ROUNDS = 25
OURS = """
from datetime import date
import cspr
from cspr import timescales
review = cspr.Review("NR-07", "northamptonshire").record(
    cspr.Happened("incident", date(2021, 3, 25)),
    cspr.Happened("local-authority-aware", date(2021, 3, 26)),
    cspr.Happened("notification-sent", date(2021, 3, 29)),
)
for found in timescales.schedule(cspr.framework("northamptonshire"), review.as_of(date(2021, 4, 1))):
    for reading in found.readings:
        reading.due, reading.reasons
"""
THEIRS = """
from datetime import date
from workalendar.europe import UnitedKingdom
UnitedKingdom().add_working_days(date(2021, 3, 26), 15)
"""


def rows() -> list[Row]:
    """Compare the two processes, from start to end."""
    ours, theirs = shortest(ROUNDS, *(partial(seconds_of_a_fresh_process, code) for code in (OURS, THEIRS)))
    against = "workalendar's first deadline"
    return [Row(work="a process to its first schedule", against=against, ours=ours, theirs=theirs, at_most=2)]
