"""Times that stand still while proceedings are open, or from one event until another, and run on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, days_later
from cspr.truth import Truth

if TYPE_CHECKING:
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.clocks.counting import Count
    from cspr.conditions.case import Case
    from cspr.guidance.periods import Timing


class Still(NamedTuple):
    """From when until when a time stands still.

    Args:
        since: the day on which it stops.
        until: the day after which it runs on; ``None`` where that is not recorded.
    """

    since: PartialDate
    until: PartialDate | None


def standing_still(case: Case, timing: Timing, counted: Count, calendar: Calendar, about: str = CASE) -> Count:
    """A counting with the days left out on which the time of a text stands still.

    As many days are left when it runs on as were left when it stopped: working days of what is counted in these, else
    calendar days. While it stands still, the day is the one on which it would end if it ran on today.

    Args:
        case: the case.
        timing: the time.
        counted: the counting as if it never stood still.
        calendar: which days are working days.
        about: for whom the time runs.
    """
    begun, due = counted.begun, counted.due
    still = _still(case, timing, about) if timing.stands_still else None
    if still is None or begun is None or begun.planned or due is None:
        return counted
    first, last = (max(stops, starts) for stops, starts in zip(_ends(still.since), _ends(begun.span), strict=True))
    runs_on = PartialDate.of(case.situation.on) if still.until is None else still.until
    if first > due.last or runs_on.last <= begun.span.first:
        return counted
    working = counted.way.on_working_days
    earliest = _moved(due.first, last, runs_on.first, calendar, working=working)
    latest = _moved(due.last, first, runs_on.last, calendar, working=working)
    return attrs.evolve(counted, due=PartialDate(earliest, latest), still=still)


def _moved(due: date, stops: date, runs_on: date, calendar: Calendar, *, working: bool) -> date:
    """The day on which a time ends that stops on one day and runs on after another; one that had ended stays."""
    if stops > due or runs_on <= stops:
        return due
    if working:
        return calendar.add(runs_on, calendar.count(stops, due))
    return days_later(runs_on, (due - stops).days)


def _ends(span: PartialDate) -> tuple[date, date]:
    return span.first, span.last


def _still(case: Case, timing: Timing, about: str) -> Still | None:
    """Since when a time stands still, and until when it did; ``None`` where it never has."""
    if len(timing.stands_still) == 1:
        known = [
            each for each in case.situation.proceedings(timing.stands_still[0]) if each.since and each.state != "none"
        ]
        since = min((each.since for each in known if each.since), key=_ends, default=None)
        ended = [each.until for each in known if each.until]
        until = max(ended, key=_ends) if ended and len(ended) == len(known) else None
        return None if since is None else Still(since, until)
    stopped, ran_on = (
        case.situation.occurrence(event, about) or case.situation.occurrence(event) for event in timing.stands_still
    )
    if stopped is None:
        return None
    over = ran_on is not None and ran_on.span.before(stopped.span) is not Truth.YES
    return Still(stopped.span, ran_on.span if ran_on is not None and over else None)
