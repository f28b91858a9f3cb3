"""One case, made ready once for all subjects that answer together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from cspr.calendars import Calendar
from cspr.conditions.admission import admit, as_declared, calendar_of
from cspr.conditions.evaluation import Conditions
from cspr.dates import PartialDate
from cspr.guidance.day_fields import among
from cspr.guidance.layers import Framework
from cspr.guidance.parts import Closed
from cspr.record.situation import Situation

_T = TypeVar("_T")
_P = ParamSpec("_P")
_NOT_YET: Final[Any] = object()


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
        self.framework, self.situation = framework, as_declared(framework, situation)
        self.calendar = calendar_of(calendar)
        self.day = PartialDate.of(situation.on)
        self.conditions = Conditions(framework, self.situation)
        self.worked_out: dict[tuple[object, ...], Any] = {}

    def working_days(self, instrument: str) -> Calendar:
        """The working days by a document: those of the case without the days that are none by its own text."""
        return self.once(_own_days, instrument)

    def title(self, name: str) -> str:
        """What a step, an event or another condition is called."""
        word = self.framework.words("steps").get(name) or self.framework.words("events").get(name)
        return self.conditions.explain(name).title if word is None else str(word.title)

    def once(self, work_out: Callable[Concatenate[Case, _P], _T], *of: _P.args, **how: _P.kwargs) -> _T:
        """What a function works out of this case, worked out once for all subjects that ask the same.

        Args:
            of: what else it is asked, such as a step.
        """
        question = (work_out, *of, *how.items()) if how else (work_out, *of)
        answer: _T = self.worked_out.get(question, _NOT_YET)
        if answer is _NOT_YET:
            answer = self.worked_out[question] = work_out(self, *of, **how)
        return answer


def once_a_case(work_out: Callable[Concatenate[Case, _P], _T]) -> Callable[Concatenate[Case, _P], _T]:
    """Let a function of a case be worked out once for all subjects that ask it the same."""

    @wraps(work_out)
    def worked_out(case: Case, /, *of: _P.args, **how: _P.kwargs) -> _T:
        return case.once(work_out, *of, **how)

    return worked_out


def _own_days(case: Case, instrument: str) -> Calendar:
    return without_closed(case.calendar, case.framework.instruments[instrument].closed)


def without_closed(calendar: Calendar, closed: Iterable[Closed]) -> Calendar:
    """A calendar without the days that are no working days by a document.

    Args:
        closed: what the document says of its own.
    """
    words = tuple(word for part in closed for word in part.days)
    return _without(calendar, words) if words else calendar


@lru_cache(maxsize=16)
def _without(calendar: Calendar, words: tuple[str, ...]) -> Calendar:
    """A calendar without the days that words name."""
    days = map(date.fromordinal, range(calendar.first.toordinal(), calendar.last.toordinal() + 1))
    return calendar.with_closures(day for day in days if any(among(day, word) for word in words))


@once_a_case
def earlier(case: Case) -> Case | None:
    """The case on the last day before a review was decided on anew; ``None`` where none was."""
    situation = case.situation.earlier
    return None if situation is None else Case(case.framework, situation, case.calendar)
