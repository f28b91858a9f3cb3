"""Times that stand still while proceedings are open, or from one event until another, and run on after each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from cspr.calendars import Calendar
from cspr.clocks.counting import Count, Still
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate, days_later
from cspr.guidance.periods import Timing
from cspr.truth import Truth


def standing_still(case: Case, timing: Timing, counted: Count, calendar: Calendar, about: str = CASE) -> Count:
    """A counting with the days left out on which the time of a text stands still.

    As many days are left when it runs on as were left when it stopped: working days of what is counted in these, else
    calendar days. While it stands still, the day is the one on which it would end if it ran on today.

    Args:
        counted: the counting as if it never stood still.
        about: for whom the time runs.
    """
    begun, due = counted.begun, counted.due
    if begun is None or begun.planned or due is None:
        return counted
    working, today = counted.way.on_working_days, case.day
    runs_since, times = begun.span, list[Still]()
    for still in _together(sorted(_times(case, timing, about), key=lambda still: _ends(still.since))):
        first, last = (max(stops, since) for stops, since in zip(_ends(still.since), _ends(runs_since), strict=True))
        runs_on = still.until or today
        if first <= due.last and runs_on.last > runs_since.first:
            earliest = _moved(due.first, last, runs_on.first, calendar, working=working)
            latest = _moved(due.last, first, runs_on.last, calendar, working=working)
            due, runs_since = PartialDate(earliest, latest), runs_on
            times.append(still)
    return attrs.evolve(counted, due=due, still=tuple(times)) if times else counted


def _moved(due: date, stops: date, runs_on: date, calendar: Calendar, *, working: bool) -> date:
    """The day on which a time ends that stops on one day and runs on after another; one that had ended stays."""
    if stops > due or runs_on <= stops:
        return due
    if working:
        return calendar.add(runs_on, calendar.count(stops, due))
    return days_later(runs_on, (due - stops).days)


def _ends(span: PartialDate) -> tuple[date, date]:
    return span.first, span.last


def _times(case: Case, timing: Timing, about: str) -> Iterator[Still]:
    """The times for which a time stands still, or may."""
    for kind in timing.stops_while:
        for each in case.situation.proceedings(kind):
            if each.since and each.state != "none":
                yield Still(each.since, each.until, (kind,))
    for stops_from, stops_until in timing.stands_still:
        yield from _between(case, stops_from, stops_until, about)


def _between(case: Case, stops_from: str, stops_until: str, about: str) -> Iterator[Still]:
    """The times from one event until another, as often as they happened."""
    stops, runs_on = (days_of(case, event, about) for event in (stops_from, stops_until))
    # A day that is known in part is the first of its days for what stops it, and the last for what lets it run on.
    marks = sorted([(day.first, 0, day) for day in stops] + [(day.last, 1, day) for day in runs_on])
    since: PartialDate | None = None
    for _, over, day in marks:
        if over and since is not None:
            yield Still(since, day, (stops_from,))
        since = None if over else since or day
    if since is not None:
        yield Still(since, None, (stops_from,))


def _together(times: Iterable[Still]) -> list[Still]:
    """The same times, those as one of which the second surely begins before the first is over."""
    apart: list[Still] = []
    for still in times:
        until = apart[-1].until if apart else still.since
        if not apart or (until is not None and still.since.by(until.first) is not Truth.YES):
            apart.append(still)
        else:
            longer = until is not None and (still.until is None or until.last < still.until.last)
            by = tuple(dict.fromkeys((*apart[-1].by, *still.by)))
            apart[-1] = Still(apart[-1].since, still.until if longer else until, by)
    return apart


def days_of(case: Case, event: str, about: str) -> tuple[PartialDate, ...]:
    """When something happened, to those about whom it is asked or else in the case: each of its days."""
    occurrence = case.situation.occurrence(event, about) or case.situation.occurrence(event)
    if occurrence is None:
        return ()
    again = any(span.meet(occurrence.span) is None for span in occurrence.spans)
    return tuple(dict.fromkeys(occurrence.spans)) if again else (occurrence.span,)
