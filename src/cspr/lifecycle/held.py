"""The proceedings that held a step, on the day on which it was done or afterwards, and by a text that came later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cspr.conditions.case import Case
from cspr.conditions.limbs import PROCEEDING
from cspr.dates import PartialDate
from cspr.exits import Exit
from cspr.guidance.model import Hold
from cspr.lifecycle.plans import StepDuty
from cspr.lifecycle.proceedings import holds_of, let_go, proceeding_title
from cspr.record.proceedings import ProceedingState
from cspr.truth import Truth, both
from cspr.wording.days import as_known
from cspr.wording.editions import held_later


class Held(NamedTuple):
    """Proceedings for which a step had to wait by one text, and which were open when it was done.

    Args:
        hold: what the text says.
        title: the proceedings in plain words.
        state: how the record says that they stood.
        afterwards: whether they began only after it was done.
        certain: whether that is sure.
    """

    hold: Hold
    title: str
    state: ProceedingState
    afterwards: bool
    certain: Truth


def held_when_done(case: Case, step: str, when: PartialDate) -> Iterator[Held]:
    """The proceedings that held a step when it was done, or came to hold it afterwards."""
    stopping = (hold for hold in holds_of(case.framework) if step in hold.stops and not let_go(hold, case.conditions))
    kinds = case.framework.words("proceedings")
    for hold, in_force in case.framework.live(stopping, when):
        for name in (name for name in hold.during if name in kinds):
            for state in case.situation.proceedings(name):
                afterwards = state.since is not None and when.before(state.since) is Truth.YES
                certain = Truth.YES if afterwards else both((_open_on(state, when), in_force.truth))
                if state.state != "none" and certain is not Truth.NO:
                    yield Held(hold, proceeding_title(case.framework, name), state, afterwards, certain)


def _open_on(state: ProceedingState, when: PartialDate) -> Truth:
    """Whether proceedings were open on a day; of one on which they began or ended, that cannot be told."""
    begun = state.since is not None and state.since.before(when) is Truth.YES
    lasts = state.until is None or when.before(state.until) is Truth.YES
    if state.until is not None and state.until.before(when) is Truth.YES:
        return Truth.NO
    return Truth.YES if begun and lasts else Truth.UNKNOWN


def since_when(case: Case, hold: Hold, name: str, effect: str, step: str) -> str:
    """Since when a text holds a step back, where no text did when the proceedings began; else empty.

    Args:
        hold: what the text says.
        effect: what it does to the step, as ``Hold`` calls it.
    """
    bare = name.removeprefix(PROCEEDING)
    kinds, framework = case.framework.words("proceedings"), case.framework
    known = case.situation.proceedings(bare) if bare in kinds else ()
    days = [state.since for state in known if state.open is not Truth.NO and state.since is not None]
    began = min(days, key=lambda day: day.last, default=None)
    start = framework.instruments[hold.source.instrument].window.start
    alike = (other for other in holds_of(framework) if name in other.during and step in getattr(other, effect))
    if began is None or start is None or any(framework.in_force(each, began).truth is not Truth.NO for each in alike):
        return ""
    return held_later(framework.instruments[hold.source.instrument].called, as_known(start, None))


def due_all_the_same(case: Case, duties: Sequence[StepDuty], pause: Exit) -> bool:
    """Whether a step does not wait for the end of a pause: it is owed because of it, or was due at once before it.

    Args:
        duties: those that lay the step, the leading one first.
    """
    starts = (each.span for duty in duties for event in duty.at_once for each in case.situation.occurrences(event))
    return pause.event in duties[0].events or any(day.before(pause.when) is Truth.YES for day in starts)
