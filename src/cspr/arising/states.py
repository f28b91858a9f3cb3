"""The six states in which a duty can be, and what each hangs on."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

import attrs

from cspr.conditions import Open
from cspr.truth import Truth


class ArisingState(Enum):
    """Whether a duty arises, in one of six states.

    Examples:
        >>> ArisingState.NOT_YET.value
        'not-yet'
    """

    ARISES = "arises"
    MAY_ARISE = "may-arise"
    NOT_YET = "not-yet"
    DOES_NOT = "does-not-arise"
    OVERTAKEN = "overtaken"
    WAITS = "waits-for-decision"

    @property
    def answer(self) -> Truth:
        """Whether it arises now: yes, no, or unknown."""
        match self:
            case ArisingState.ARISES:
                return Truth.YES
            case ArisingState.MAY_ARISE | ArisingState.WAITS:
                return Truth.UNKNOWN
            case _:
                return Truth.NO


class TooEarly(Enum):
    """What came before a text began, so that it asks nothing of it.

    Examples:
        >>> TooEarly.OVER.value
        'case-over'
    """

    OVER = "case-over"
    KNOWN = "authority-knew"
    BEGUN = "review-begun"


@attrs.frozen(kw_only=True)
class Arising:
    """Whether a duty arises, and what that hangs on.

    Args:
        state: which of the six.
        needs: of what may arise or waits, exactly what could still decide it.
        awaits: of what is not yet, the steps that are still to come, and events that are planned and complete none.
        overtaken_by: of what was overtaken, the later milestones that are on record; none where no answer was recorded
            in the time after which it is taken as agreement.
        too_early: of what does not arise, what came before its text began; ``None`` where that is not why.
        decision: of what waits for a decision of people alone, the first one that is open; in JSON the first of its
            `needs` that is a decision.
    """

    __written__: ClassVar = ("state", "needs", "awaits", "overtaken_by", "too_early")

    state: ArisingState
    needs: tuple[Open, ...] = ()
    awaits: tuple[str, ...] = ()
    overtaken_by: tuple[str, ...] = ()
    too_early: TooEarly | None = None
    decision: str = ""

    @property
    def answer(self) -> Truth:
        """Whether it arises now: yes, no, or unknown."""
        return self.state.answer
