"""The proceedings that held a step on the day on which it was done, or that came to hold it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cspr.lifecycle.proceedings import holds_of, let_go, proceeding_title
from cspr.truth import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions.case import Case
    from cspr.dates import PartialDate
    from cspr.guidance.model import Hold
    from cspr.record.proceedings import ProceedingState


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
    """The proceedings that held a step when it was done, or came to hold it afterwards.

    Args:
        when: when it was done.
    """
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
