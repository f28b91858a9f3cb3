"""The readings of a duty with one word on where it stands."""

from __future__ import annotations

from datetime import date

import attrs

from cspr.timescales.main_date import LOUD, Verdict, main_date
from cspr.timescales.of_others import of_others
from cspr.timescales.readings import Status, Timescale


def as_one(timescale: Timescale, on: date) -> Timescale:
    """The duty, with no reading called overdue unless the duty is: on every reading that binds its day has passed."""
    loud = [reading for reading in timescale.readings if reading.status in LOUD]
    verdict = main_date(timescale, on).verdict if loud else Verdict.OVERDUE
    if verdict.loud or (verdict is Verdict.EXPECTED_PASSED and of_others(loud)):
        return timescale
    quiet = (
        attrs.evolve(reading, status=Status.PASSED) if reading.status in LOUD else reading
        for reading in timescale.readings
    )
    return attrs.evolve(timescale, readings=tuple(quiet))
