"""When the time of a duty ends that begins on a day, in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.clocks.counting import count
from cspr.clocks.standing_still import standing_still
from cspr.clocks.ways_to_count import ways
from cspr.conditions.limbs import CASE

if TYPE_CHECKING:
    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Duty


def time_ends(case: Case, duty: Duty, start: PartialDate | None, about: str = CASE) -> PartialDate | None:
    """When the time of a duty ends, as its text plainly reads, by its document's own working days.

    Args:
        case: the case.
        duty: the duty.
        start: the day from which it is counted; ``None`` where that is not known.
        about: for whom the time runs.

    Returns:
        The day, or the days on one of which it ends; ``None`` where the text sets no time or the start is not known.

    Raises:
        CsprError: ``outside-the-calendar``.
    """
    if duty.timing is None:
        return None
    calendar = case.working_days(duty.source.instrument)
    counted = count(duty.timing, ways(duty.timing)[0], start, calendar)
    return standing_still(case, duty.timing, counted, calendar, about).due
