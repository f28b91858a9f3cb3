"""What the record said at the time: days that a later entry moved on, and what was entered after its limit passed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from cspr.arising.as_recorded import earlier_days, reports_of, taken_back
from cspr.clocks.counting import Count, Start
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.record.entries import AnyEntry
from cspr.timescales.known_then import Redone
from cspr.timescales.readings import Status
from cspr.timescales.rules import RulePeriod
from cspr.timescales.statuses import status_of
from cspr.truth import Truth

_INCIDENT: Final = "incident"
_MISSED: Final = frozenset({Status.LATE, Status.OVERDUE})
_LIMITS: Final = frozenset({Relation.WITHIN, Relation.BETWEEN})


class Moved(NamedTuple):
    """That the day which a limit is counted from was put right only once the limit by it had passed, and was not kept.

    Args:
        event: what happened on that day.
        before: the counting from the day that stood on record when the limit passed.
        now: the counting from the day that stands now.
        entered: the day on which that was entered.
        counted: that of the two which counts: the one of now, unless it would make timely what was late before.
    """

    event: str
    before: Count
    now: Count
    entered: date
    counted: Count


def put_right_late(
    case: Case,
    period: RulePeriod,
    start: Start | None,
    done: PartialDate | None,
    count: Callable[[RulePeriod, Start], Count],
) -> Moved | None:
    """How a limit is counted that had passed, and was not kept, before a later start was entered; else ``None``.

    Args:
        start: the start that stands now.
        done: when it was done; ``None`` where it was not.
        count: the counting of a reading from a start.
    """
    timing = period.timing
    if start is None or start.planned or timing.relation not in _LIMITS or timing.last_of or not period.way.amounts:
        return None
    for event in timing.of if timing.established else (period.event or "",):
        for span, until in earlier_days(case, event, start.about):
            before = count(period, attrs.evolve(start, span=span)) if span.before(start.span) is Truth.YES else None
            due = None if before is None else before.due
            if before is not None and due is not None and due.last < until and (done is None or done.last > due.last):
                now = count(period, start)
                missed = status_of(now, done, case.situation.on) in _MISSED
                return Moved(event, before, now, until, now if missed else before)
    return None


def redone_late(
    case: Case, period: RulePeriod, about: str, due: PartialDate | None, done: PartialDate | None
) -> Redone | None:
    """How something stood as done later, and too late, until its day was entered as another; else ``None``.

    Whether it was corrected, withdrawn and entered anew, or entered once more.

    Args:
        about: for whom it is owed.
        done: when it was done, by the day that stands now.
    """
    step = period.duty.step
    if due is None or done is None or step is None or period.timing.relation not in _LIMITS:
        return None
    events = case.framework.words("events")
    for event in (each for each in case.framework.words("steps")[step].done_by if not events[each].recurs):
        for reports in _for_whom(case, event, about):
            by_now = [entry.recorded for entry, span in reports if not _later(span, due, done)]
            dated = [day for day in by_now if day is not None and day > due.last]
            entered = min(dated) if dated and len(dated) == len(by_now) else None
            before = [
                span
                for entry, span in reports
                if entered is not None and _later(span, due, done) and _was_entered(case, entry, entered)
            ]
            if entered is not None and before:
                return Redone(event, min(before, key=lambda span: span.first), done, entered, due)
    return None


def _was_entered(case: Case, entry: AnyEntry, by: date) -> bool:
    """Whether an entry stood before a day; without a day of its own, whether it was taken back."""
    return str(entry.id) in taken_back(case) if entry.recorded is None else entry.recorded < by


def _later(span: PartialDate, due: PartialDate, done: PartialDate) -> bool:
    """Whether a day surely lies after the limit, and that of now may lie before it."""
    return due.before(span) is Truth.YES and done.first < span.first


def _for_whom(case: Case, event: str, about: str) -> Iterator[Sequence[tuple[AnyEntry, PartialDate]]]:
    """The entries of an event that bear on what is owed for somebody: theirs, else those of the case, else of each."""
    reports = reports_of(case)
    whom = next((each for each in (about, CASE) if (event, each) in reports), None)
    yield from (several for (name, of), several in reports.items() if name == event and whom in {None, of})


def entered_after(case: Case, period: RulePeriod, about: str, due: PartialDate | None, status: Status) -> date | None:
    """When it was entered that a duty was done in time, where that was only after the limit had passed; else ``None``.

    Args:
        about: for whom it is owed.
    """
    step = period.duty.step
    if status is not Status.MET or due is None or step is None or period.timing.relation in OPEN_ENDED:
        return None
    events = case.framework.words("steps")[step].done_by
    in_time = grouped(
        (whom, entry.recorded)
        for (event, whom), reports in reports_of(case).items()
        for entry, span in reports
        if event in events and span.last <= due.last
    )
    days = in_time.get(about) or [day for several in in_time.values() for day in several]
    entered = [day for day in days if day is not None and day > due.last]
    return min(entered) if entered and len(entered) == len(days) else None
