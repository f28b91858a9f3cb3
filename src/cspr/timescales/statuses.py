"""Where a reading stands on a day: due, overdue, done in time or late."""

from __future__ import annotations

from datetime import date
from typing import Final

from cspr.clocks.counting import Count, Start
from cspr.dates import PartialDate
from cspr.guidance.periods import OPEN_ENDED, Relation
from cspr.sources import Force, Source
from cspr.timescales.readings import Status
from cspr.truth import Truth

_NOT_KEPT: Final = (Status.OVERDUE, Status.LATE, Status.EARLY)
_OF_A_PERMISSION: Final = {
    Status.DUE: Status.RUNNING,
    **dict.fromkeys((Status.OVERDUE, Status.LATE, Status.EXPECTED_PASSED), Status.LAPSED),
}


def status_of(counted: Count, done: PartialDate | None, today: date, *, certain: bool = True) -> Status:
    """Where a reading stands by its dates alone.

    Args:
        done: when it was done, or may have been; ``None`` where it was not.
        certain: whether it surely was done, or surely was not.
    """
    status = _by_dates(counted, done, today)
    if done is None and not certain:
        return Status.CANNOT_TELL if status is Status.OVERDUE else status
    return status if certain or status is _by_dates(counted, None, today) else Status.CANNOT_TELL


def as_bound(
    status: Status, relation: Relation, source: Source, in_force: Truth, applies: Truth, *, relaxed: bool
) -> Status:
    """What a date that was not kept is called: a breach only where a text surely was in force, says so and applies.

    The text of an older edition that is carried forward binds too; of a period known from memory alone that is said.
    What comes sooner than a text merely expects it has come in time. What a text only permits is never due: the time in
    which it may be done runs, or is over.

    Args:
        status: where the reading stands by its dates.
        relation: how its period limits it.
        in_force: whether that was in force, or another edition that asks the same.
        applies: whether the duty arises.
        relaxed: whether a text suspends it, or may.
    """
    if source.force is Force.MAY:
        status = _OF_A_PERMISSION.get(status, status)
    if relaxed and (status is Status.DUE or status in _NOT_KEPT):
        return Status.MAY_BE_SUSPENDED
    if status not in _NOT_KEPT:
        return status
    sure = in_force is Truth.YES and applies is Truth.YES
    if status is Status.EARLY:
        if not source.force.binds and relation not in OPEN_ENDED:
            return Status.MET
        return status if sure else Status.CANNOT_TELL
    if not source.force.binds:
        return Status.EXPECTED_PASSED
    if sure and source.checked:
        return status
    return Status.PASSED_FROM_MEMORY if sure and status is Status.OVERDUE else Status.DATE_PASSED_CHECK


def _by_dates(counted: Count, done: PartialDate | None, today: date) -> Status:
    due, way, begun = counted.due, counted.way, counted.begun
    if due is None:
        if done is not None:
            return Status.DONE
        return Status.NOT_STARTED if way.amounts else Status.NO_FIGURE
    not_kept = begun is not None and begun.planned and begun.span.last < today
    if done is not None:
        status = _judged(way.relation, due, counted.opens, begun, done)
        # What was given before a day that did not come may be in time for the one that does.
        return Status.DONE if status is Status.LATE and not_kept and way.backwards else status
    if begun is not None and begun.planned and (not_kept or way.relation in OPEN_ENDED):
        # Nothing runs from what was only planned; whether a notice was owed hangs on whether it took place after all.
        return Status.CANNOT_TELL if way.backwards else Status.NOT_STARTED
    if begun is not None and begun.planned and not begun.stands and way.backwards and today > due.last:
        return Status.CANNOT_TELL  # the plan is to be made again first, and a notice is given for the new day
    return _open(way.relation, due, begun, today)


def _open(relation: Relation, due: PartialDate, begun: Start | None, today: date) -> Status:
    """How something stands that is not done, or has not ended."""
    if relation in OPEN_ENDED:
        if today < due.first:
            return Status.RUNNING
        if today < due.last:
            return Status.CANNOT_TELL
        return Status.MET if relation is Relation.AT_LEAST else Status.DUE
    if today <= due.first:
        return Status.DUE
    if relation is Relation.ABOUT and today > due.last:
        return Status.EXPECTED_PASSED
    return Status.OVERDUE if today > _last(relation, due.last, begun) else Status.CANNOT_TELL


def _judged(
    relation: Relation, due: PartialDate, opens: PartialDate | None, begun: Start | None, done: PartialDate
) -> Status:
    """How something stands that was done, or has ended."""
    if relation in OPEN_ENDED:
        if done.last < due.first:
            return Status.EARLY
        return Status.MET if done.first >= due.last else Status.CANNOT_TELL
    if done.first > _last(relation, due.last, begun):
        return Status.DONE if relation is Relation.ABOUT else Status.LATE
    if opens is not None and done.last < opens.first:
        return Status.EARLY
    in_time = done.last <= due.first and (opens is None or done.first >= opens.last)
    return Status.MET if in_time else Status.CANNOT_TELL


def _last(relation: Relation, last: date, begun: Start | None) -> date:
    """The last day that will do: "about" leaves open how much sooner or later, not whether it comes before."""
    return begun.span.last if relation is Relation.ABOUT_BEFORE and begun is not None else last
