"""The questions for a day: of what starts a time, and the exact one where that decides whether a limit was kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cspr.conditions.limbs import limbs
from cspr.first_screen.open_since import start_to_ask
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.sources import Source
from cspr.timescales.done_late import done_late, may_be_late
from cspr.timescales.readings import Reading, Status
from cspr.truth import Truth
from cspr.wording import asking
from cspr.wording.moments import moment

_AWARE: Final = "local-authority-aware"
_PUBLISHED: Final = "published"


class AskedDay(NamedTuple):
    """A question for a day.

    Args:
        event: what happened on it.
        says: the question.
        who: who may know: those who owe what is decided by it.
        why: what it decides, in words.
        sources: the clauses that set the limits.
    """

    event: str
    says: str
    who: tuple[str, ...]
    why: str
    sources: tuple[Source, ...]


def when_it_began(view: View) -> Iterator[AskedDay]:
    """Ask for the day of what starts the time of a task, where no step brings it about and it is not recorded."""
    completes = {"", *limbs(view.case.framework).completes}
    owed = (task for task in view.tasks if not task.needs and not task.outside)
    for event, tasks in grouped((start_to_ask(view, task), task) for task in owed).items():
        aware = event == _AWARE and view.case.situation.happened("incident") is Truth.YES
        if event not in completes and not aware:
            says = asking.on_which_day(moment(event, view.title("events", event)))
            why = asking.starts_the_time([task.title for task in tasks])
            sources = tuple(dict.fromkeys(reading.source for task in tasks for reading in task.leading))
            yield AskedDay(event, says, tasks[0].who, why, sources)


def exact_days(view: View) -> Iterator[AskedDay]:
    """A question for each day that is known only in part and on which it hangs whether something is late, or was.

    Of what was done it is asked until publication: nothing can be put right after it.
    """
    undecided = [*_open(view), *(_done(view) if view.when(_PUBLISHED) is None else ())]
    asked = grouped((event, (title, reading)) for title, reading in undecided for event in _in_part(view, reading))
    for event, several in asked.items():
        known = view.case.situation.occurrence(event)
        assert known is not None  # noqa: S101 -- it is what a reading counts from, or its step was done by
        readings = [reading for _, reading in several]
        says = asking.which_day(view.as_known(known.span), moment(event, view.title("events", event)))
        why = asking.decides_whether_late(list(dict.fromkeys(title for title, _ in several)))
        who = tuple(dict.fromkeys(who for reading in readings for who in reading.duty.who))
        yield AskedDay(event, says, who, why, tuple(dict.fromkeys(reading.source for reading in readings)))


def _open(view: View) -> Iterator[tuple[str, Reading]]:
    """The readings of open tasks of which it cannot be told whether their last day has passed."""
    for task in view.tasks:
        if task.may_have_passed(view.on) and not task.outside:
            yield from ((task.title, reading) for reading in task.leading)


def _done(view: View) -> Iterator[tuple[str, Reading]]:
    """The readings of what is done of which it cannot be told whether it was in time."""
    for timescale in view.schedule:
        late = done_late(timescale)
        for reading in () if late is None or late.surely else late.leading:
            if reading.status is Status.CANNOT_TELL and may_be_late(reading):
                yield timescale.title, reading


def _in_part(view: View, reading: Reading) -> Iterator[str]:
    """What a reading counts from, and what it was done by, of which the day is known only in part.

    What is only planned, or only shown by an answer, is not on record with a day of its own.
    """
    situation, step = view.case.situation, view.case.framework.words("steps").get(reading.duty.step or "")
    starts = (reading.event,) if reading.start is not None and reading.start.exact is None and reading.event else ()
    done_by = step.done_by if step is not None and reading.done is not None and reading.done.exact is None else ()
    yield from (event for event in starts if situation.occurrence(event) is not None)
    yield from (event for event in done_by if situation.happened(event) is Truth.YES)
