"""Looking back on a record: its times, its order, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.answers import Answers
from cspr.conditions.case import Case
from cspr.history.contradictions import contradictions
from cspr.history.order import order
from cspr.history.plans import plans
from cspr.history.times import times

if TYPE_CHECKING:
    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.history.deviation import Deviation
    from cspr.record.situation import Situation


def deviations(framework: Framework, situation: Situation, *, calendar: Calendar | None = None) -> Answers[Deviation]:
    """What was late, early, out of order, missing or held, in any record, also one entered years later.

    Each clock and each order is judged by the text in force when it started. A day known only in part stays so: what it
    cannot decide is said to be undecided. That something deviated is no verdict on anybody.

    Args:
        framework: the documents that apply, in all their editions.
        situation: what is known, on the day from which one looks back.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Dates first, then order, holds and plans, then what the record itself says twice or without a reason.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(
        ...     Happened("review-commissioned", "2017-11"), Happened("review-concluded", "2019")
        ... )
        >>> late, *missing = deviations(framework("national"), review.as_of(date(2020, 1, 1)))
        >>> late.kind.value, late.name, str(late.due), late.sources[0].edition
        ('late', 'review-period', '2018-05-01/2018-05-30', '2015')
        >>> [(each.kind.value, each.name) for each in missing]
        [('missing', 'appoint-lead-reviewer'), ('missing', 'agree-terms')]
    """
    return Answers(deviations_of(Case(framework, situation, calendar)))


def deviations_of(case: Case) -> tuple[Deviation, ...]:
    """What was not as the texts have it in a case."""
    return (*times(case), *order(case), *plans(case), *contradictions(case.framework, case.situation))
