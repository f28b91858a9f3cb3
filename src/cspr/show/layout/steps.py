"""The steps of a review by stage: what is done, next, blocked or not known."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.lifecycle import State
from cspr.show.actors import actors
from cspr.show.layout.deadlines import open_needs
from cspr.show.tree import Items, item, sentence
from cspr.truth import Truth
from cspr.wording.common import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.lifecycle import Blocker, Progress
    from cspr.show.tree import Block, Item

_SHOWN: Final = {
    State.DONE: "done",
    State.READY: "next",
    State.BLOCKED: "blocked",
    State.OPTIONAL: "may be done",
    State.CANNOT_TELL: "cannot tell",
}
OPEN: Final = frozenset({State.READY, State.OPTIONAL, State.CANNOT_TELL})


def steps(several: Iterable[Progress]) -> Iterator[Block]:
    """The steps by stage; those that run throughout or are not needed are left out."""
    stages = vocabulary.stages()
    shown = (step for step in several if step.state in _SHOWN)
    for stage, inside in groupby(shown, key=lambda step: step.stage):
        yield sentence(f"{stages[stage].number}. {stages[stage].title}")
        yield Items(tuple(map(_step, inside)))


def _step(step: Progress) -> Item:
    when = "" if step.when is None or step.state is not State.DONE else f" {step.when}"
    who = f"; {actors(step.who)}" if step.who else ""
    why = f": {step.why}" if step.why else ""
    clauses = ", ".join(dict.fromkeys(source.clauses[0] for source in step.sources))
    inside = (*(sentence(_blocker(blocker)) for blocker in step.blockers), *open_needs(step.needs))
    return item(f"{_SHOWN[step.state]}{when}: {step.title}{why}{who} [{clauses}]", *inside)


def _blocker(blocker: Blocker) -> str:
    sure = "" if blocker.certain is Truth.YES else " (not known)"
    return f"by {blocker.title}{sure}; {actors(blocker.cleared_by)} can clear it {cited(blocker.source)}"
