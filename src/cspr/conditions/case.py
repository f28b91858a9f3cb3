"""One case, made ready once for all subjects that answer together."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from cspr.conditions.admission import admit, calendar_of
from cspr.conditions.evaluation import Conditions
from cspr.dates import PartialDate
from cspr.guidance.day_fields import among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework
    from cspr.guidance.parts import Closed
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

    __slots__ = ("_own_days", "calendar", "conditions", "day", "framework", "situation", "worked_out")

    def __init__(self, framework: Framework, situation: Situation, calendar: Calendar | None = None) -> None:
        """Begin with nothing asked."""
        admit(framework, situation)
        self.framework, self.situation = framework, situation
        self.calendar = calendar_of(calendar)
        self.day = PartialDate.of(situation.on)
        self.conditions = Conditions(framework, situation)
        self.worked_out: dict[Callable[[Case], Any], Any] = {}
        self._own_days: dict[str, Calendar] = {}

    def working_days(self, instrument: str) -> Calendar:
        """The working days by a document: those of the case without the days that are none by its own text.

        Args:
            instrument: the id of the document.
        """
        if instrument not in self._own_days:
            self._own_days[instrument] = without_closed(self.calendar, self.framework.instruments[instrument].closed)
        return self._own_days[instrument]

    def once(self, work_out: Callable[[Case], _T]) -> _T:
        """What a function works out of this case alone, worked out once for all subjects that ask.

        Args:
            work_out: the function.
        """
        if work_out not in self.worked_out:
            self.worked_out[work_out] = work_out(self)
        answer: _T = self.worked_out[work_out]
        return answer


def once_a_case(work_out: Callable[[Case], _T]) -> Callable[[Case], _T]:
    """Let a function of a case alone be worked out once for all subjects that ask."""

    @wraps(work_out)
    def worked_out(case: Case) -> _T:
        return case.once(work_out)

    return worked_out


def without_closed(calendar: Calendar, closed: Iterable[Closed]) -> Calendar:
    """A calendar without the days that are no working days by a document.

    Args:
        calendar: the working days beside it.
        closed: what the document says of its own.
    """
    words = tuple(word for part in closed for word in part.days)
    return _without(calendar, words) if words else calendar


@lru_cache(maxsize=16)
def _without(calendar: Calendar, words: tuple[str, ...]) -> Calendar:
    """A calendar without the days that words name."""
    days = map(date.fromordinal, range(calendar.first.toordinal(), calendar.last.toordinal() + 1))
    return calendar.with_closures(day for day in days if any(among(day, word) for word in words))
