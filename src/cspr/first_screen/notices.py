"""Whether a notice of publication can still be given in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.dates import PartialDate
from cspr.guidance.periods import Relation
from cspr.timescales.scheduling import schedule_of
from cspr.truth import Truth
from cspr.wording.task_sentences import no_notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View

_PUBLISH: Final = "publish"
_PUBLISHED: Final = "published"


def notice_too_late(view: View, task: Task, day: date) -> Iterator[str]:
    """That no notice can be given any more that publication on its last day would need, where no day is planned.

    Args:
        view: the case.
        task: a task with a date.
        day: that date.
    """
    if task.key != _PUBLISH or day < view.on or view.case.situation.planned(_PUBLISHED) is not None:
        return
    # The last of the days of all notices: as long as one can still be given in time, nothing is said to be too late.
    last = max(_last_days(view, day), default=view.on)
    if last < view.on:
        yield no_notice(view.day(day), view.day(last))


def _last_days(view: View, day: date) -> Iterator[date]:
    """The last day of each notice that is owed and not given, were the report published on a day."""
    for timescale in schedule_of(view.case, planned={_PUBLISHED: PartialDate.of(day)}):
        for reading in timescale.readings:
            notice = reading.event == _PUBLISHED and reading.relation is Relation.AT_LEAST_BEFORE
            owed = reading.source.force.binds and reading.applies is not Truth.NO and reading.done is None
            if notice and owed and reading.due is not None:
                yield reading.due.last
