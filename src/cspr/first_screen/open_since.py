"""Since when a task without a date is open: once a text asked for it, and from the first day it could be done on."""

from __future__ import annotations

from cspr.arising.judging import arising
from cspr.dates import PartialDate
from cspr.first_screen.editions import first_asked
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.guidance.live_rules import live_on_steps
from cspr.lifecycle.first_days import first_day
from cspr.truth import Truth
from cspr.wording import first_screen as words
from cspr.wording.common import counted


def open_since(view: View, task: Task) -> PartialDate | None:
    """Since when a task without a date is open: not before a text asked for it, or while one had it wait for a day."""
    text = first_asked(view, task)
    since = task.since if text is None else text[0]
    live = live_on_steps(view.case.framework, view.case.day).get(task.key, ())
    asking = (duty for duty in live if not duty.source.refrain and not duty.relaxes)
    first = first_day(view.case, (duty for duty in asking if arising(view.case, duty).answer is Truth.YES))
    if since is None or first is None or first.day is None or first.day.last > view.on:
        return since
    return max(since, first.day, key=lambda day: day.last)


def open_for_days(view: View, task: Task, since: PartialDate) -> tuple[int, tuple[str, ...]]:
    """For how many working days a task is open, below zero, and the sentence that says so."""
    texts = {source.instrument for source in task.sources}
    calendar = view.working_days(texts.pop() if len(texts) == 1 else "")
    days = calendar.count(min(since.last, view.on), view.on)
    least = "" if since.exact else "at least "
    day = "today" if since.exact == view.on else view.as_known(since)
    opened = f"for {least}{counted(days, 'working day')}" if days else f"since {day}"
    return -days, (words.sentence(f"open {opened}"),)


def start_to_ask(view: View, task: Task) -> str:
    """What starts the time of a task and is not on record, also where an answer shows between which days it was."""
    begun = [each for each in task.leading if each.start is not None and each.start.exact is None and not each.planned]
    events = (reading.event for reading in begun if reading.event)
    return task.then or next((event for event in events if view.case.situation.occurrence(event) is None), "")
