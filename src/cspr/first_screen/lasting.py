"""Of a task that lasts, as long as which proceedings are open, or an answer stands."""

from __future__ import annotations

from collections.abc import Iterator

from cspr.arising.opening import lasts_while
from cspr.conditions import Open
from cspr.conditions.limbs import CASE, PROCEEDING
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.lifecycle import State
from cspr.timescales.recorded import question
from cspr.wording import first_screen as words
from cspr.wording.conditions import as_long_as
from cspr.wording.task_sentences import record_once_done, record_once_ended


def how_long(view: View, task: Task) -> Iterator[str]:
    """As long as what a task lasts; nothing of one that is done once."""
    names, framework = _hangs_on(view, task), view.case.framework
    kinds = (name.removeprefix(PROCEEDING) for name in names if name.startswith(PROCEEDING))
    open_ = [words.inside(framework.words("proceedings")[kind].title) for kind in kinds]
    asked = [question(Open(name=name, about=CASE), framework) for name in names if not name.startswith(PROCEEDING)]
    if names:
        yield words.sentence(as_long_as(open_, asked))


def what_to_record(view: View, task: Task) -> str:
    """What to record of a task: that it is done, or of one that lasts that what it hangs on has ended."""
    return record_once_ended(task.title) if _hangs_on(view, task) else record_once_done(task.title)


def _hangs_on(view: View, task: Task) -> tuple[str, ...]:
    step, case = view.progress.get(task.key), view.case
    if step is None or step.state is not State.THROUGHOUT:
        return ()
    word, events = case.framework.words("steps")[task.key], case.framework.words("events")
    names = dict.fromkeys(name for duty in task.duties for name in lasts_while(case, word, duty))
    return tuple(name for name in names if name not in events)
