"""What deviated: late, early, out of order, missing, held, or cannot be told; each with its clause and edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.history.contradictions import contradictions
from cspr.history.deviations import KIND_SAYS, Cause, Deviation, Kind
from cspr.history.order import order
from cspr.history.times import times

if TYPE_CHECKING:
    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

__all__ = ["KIND_SAYS", "Cause", "Deviation", "Kind", "check"]


def check(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> tuple[Deviation, ...]:
    """Say what was late, early, out of order, missing or held, in any record, also one entered years later.

    Each clock and each order is judged by the text in force when it started. A day known only in part stays so: what it
    cannot decide is said to be undecided. That something deviated is no verdict on anybody.

    Args:
        framework: the documents that apply, in all their editions.
        situation: what is known, on the day from which one looks back.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        What concerns dates first, then order and holds, then what the record itself says twice or without a reason.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("review-commissioned", "2017-11"), Happened("review-concluded", "2019")
        ... )
        >>> found = check(framework("national"), review.as_of(date(2020, 1, 1)))
        >>> [(one.kind.value, one.name, str(one.due), one.sources[0].edition) for one in found]
        [('late', 'review-period', '2018-05-01/2018-05-30', '2015')]
    """
    return (
        *times(framework, situation, calendar),
        *order(framework, situation, calendar),
        *contradictions(situation),
    )
