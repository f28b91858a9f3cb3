"""Tasks that arise only with what another task brings about, and whose time runs from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cspr.arising.states import ArisingState
from cspr.conditions.case import Case
from cspr.conditions.limbs import CASE
from cspr.first_screen.tasks import BELOW, Task
from cspr.guidance.periods import OPEN_ENDED
from cspr.lifecycle import Progress, State
from cspr.timescales import Reading, Timescale
from cspr.timescales.main_date import MainDate, Verdict


def to_come(
    case: Case, schedule: Iterable[Timescale], progress: Mapping[str, Progress], open_: Iterable[Task]
) -> Iterator[Task]:
    """The next clock of each duty that arises once one of the open tasks is done.

    Args:
        progress: where its steps stand, by step.
        open_: the tasks that are open.
    """
    steps, known = case.framework.words("steps"), list(open_)
    brought = {event for task in known if task.key in steps and not task.then for event in steps[task.key].done_by}
    announced = {task.key for task in known}
    for timescale in schedule:
        step = timescale.readings[0].duty.step
        standing = None if step is None or step in announced else progress.get(step)
        awaited = [
            reading
            for reading in timescale.readings
            if reading.event in brought
            and any(reading.event in steps[name].done_by for name in reading.arising.awaits if name in steps)
            and _arises_then(reading)
        ]
        if standing is not None and standing.state is State.BLOCKED and timescale.about == CASE and awaited:
            announced.add(standing.step)
            yield _task(standing, awaited)


def _arises_then(reading: Reading) -> bool:
    """Whether a limit with a figure arises only once something else is done."""
    limit = reading.relation not in OPEN_ENDED and not reading.period.way.backwards and bool(reading.amounts)
    binds = reading.source.asks
    return reading.arising.state is ArisingState.NOT_YET and limit and binds and reading.start is None


def _task(standing: Progress, awaited: list[Reading]) -> Task:
    first = awaited[0]
    rank = first.source.authority.rank
    leading = tuple(each for each in awaited if each.event == first.event and each.source.authority.rank == rank)
    main = MainDate(verdict=Verdict.NOT_STARTED, day=None, opens=None, leading=leading, passed=(), stricter=())
    return Task(
        key=standing.step,
        title=standing.title,
        about=CASE,
        who=tuple(dict.fromkeys(actor for reading in leading for actor in reading.duty.who)),
        main=main,
        since=None,
        then=first.event or "",
        blockers=standing.blockers,
        needs=(),
        sources=tuple(dict.fromkeys(reading.source for reading in leading)),
        local=all(reading.source.authority in BELOW for reading in leading),
        duties=tuple(reading.duty for reading in leading),
    )
