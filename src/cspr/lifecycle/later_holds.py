"""That a text which holds a step back came into force only after the proceedings began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.conditions.limbs import PROCEEDING
from cspr.lifecycle.proceedings import holds_of
from cspr.truth import Truth
from cspr.wording.days import as_known
from cspr.wording.editions import held_later

if TYPE_CHECKING:
    from cspr.conditions.case import Case
    from cspr.guidance.model import Hold


def since_when(case: Case, hold: Hold, name: str, effect: str, step: str) -> str:
    """Since when a text holds a step back, where no text did when the proceedings began; else empty.

    Args:
        hold: what the text says.
        name: the proceedings.
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
