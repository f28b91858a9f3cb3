"""One case, made ready once for all subjects that answer together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from cspr.conditions.admission import admit, calendar_of
from cspr.conditions.evaluation import Conditions
from cspr.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

_T = TypeVar("_T")


class Case:
    """One situation under one framework, by one calendar; what one subject has found out, the next need not.

    Args:
        framework: the documents that apply.
        situation: what is known.
        calendar: the working days; those of England where nothing else is given.

    Raises:
        CsprError: ``not-a-framework``, ``not-a-situation``, ``not-this-partnership``, ``not-a-calendar``.
    """

    __slots__ = ("calendar", "conditions", "day", "framework", "situation", "worked_out")

    def __init__(self, framework: Framework, situation: Situation, calendar: Calendar | None = None) -> None:
        """Begin with nothing asked."""
        admit(framework, situation)
        self.framework, self.situation = framework, situation
        self.calendar = calendar_of(calendar)
        self.day = PartialDate.of(situation.on)
        self.conditions = Conditions(framework, situation)
        self.worked_out: dict[Callable[[Case], Any], Any] = {}

    def once(self, work_out: Callable[[Case], _T]) -> _T:
        """What a function works out of this case alone, worked out once for all subjects that ask.

        Args:
            work_out: the function.
        """
        if work_out not in self.worked_out:
            self.worked_out[work_out] = work_out(self)
        return cast("_T", self.worked_out[work_out])
