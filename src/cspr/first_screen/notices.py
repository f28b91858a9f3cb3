"""Whether a notice of publication can still be given in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.arising.suppositions import limits_of, no_notice_for
from cspr.wording.task_sentences import no_notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View

_PUBLISH: Final = "publish"
_PUBLISHED: Final = "published"


def notice_too_late(view: View, task: Task, day: date) -> Iterator[str]:
    """That no notice can be given any more that publication on its last day would need: the review is delayed by that.

    A plan for a later day says itself that the review is delayed.

    Args:
        task: a task with a date.
        day: that date.
    """
    planned = view.case.situation.planned(_PUBLISHED)
    if task.key != _PUBLISH or day < view.on or (planned is not None and planned.last > day):
        return
    for suspended in (False, True):
        for word, due in limits_of(view.case, suspended=suspended):
            notice = no_notice_for(view.case, word, due) if due.last == day else None
            if notice is not None:
                yield no_notice(view.day(day), view.day(notice.last), tell=notice.surely and not suspended)
                return
