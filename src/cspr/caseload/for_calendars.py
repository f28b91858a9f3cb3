"""Which duties of a review go into a calendar file of a caseload, beside those that are overdue or due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.record.situation import Situation
from cspr.timescales import Schedule, Timescale
from cspr.timescales.main_date import ENDED, day_for_calendars
from cspr.timescales.put_right import earlier_dates_of

_LATELY: Final = 28  # days since its date, after which a calendar is no longer put right


def put_right(
    framework: Framework, situation: Situation, schedule: Schedule, until: date, calendar: Calendar | None
) -> tuple[tuple[Timescale, ...], tuple[Timescale, ...]]:
    """The duties that an earlier calendar file may hold with a date that is not right any more.

    Args:
        until: the last day of the window, included.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Those that have come to an end lately or stand on another day now; and those that have no date any more, as they
        stood before.
    """

    def lately(days: Iterable[PartialDate | None]) -> bool:
        return any(day and day.first <= until and (situation.on - day.last).days <= _LATELY for day in days)

    dated = {(duty.topic, duty.about): duty for duty in schedule if day_for_calendars(duty, situation.on)[1]}
    changed = [
        duty
        for duty in schedule
        if day_for_calendars(duty, situation.on)[0] in ENDED and lately(reading.due for reading in duty.readings)
    ]
    gone: list[Timescale] = []
    for duty in earlier_dates_of(framework, situation, schedule, calendar):
        if lately([day_for_calendars(duty, situation.on)[1]]):
            now = dated.get((duty.topic, duty.about))
            (gone if now is None else changed).append(duty if now is None else now)
    return tuple(changed), tuple(gone)
