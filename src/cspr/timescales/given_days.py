"""Days that somebody gives for events, checked, and the nearest event to a misspelt one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.calendars import Calendar
    from cspr.guidance.layers import Framework


def is_table(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether something holds values by name, whatever they are."""
    return isinstance(value, Mapping)


def days_of(framework: Framework, days: object, path: str, problems: list[Problem]) -> dict[str, PartialDate]:
    """Read the days of events; what is wrong is added to the problems. An event of a partnership's own is taken."""
    read: dict[str, PartialDate] = {}
    if not is_table(days):
        problems.append(Problem("not-a-table", path, "give each event with its day"))
        return read
    for name, day in days.items():
        if is_event(framework, name, path, problems):
            try:
                read[name] = PartialDate.of(day, f"{path}.{name}")
            except CsprError as error:
                problems += error.problems
    return read


def is_event(framework: Framework, name: object, path: str, problems: list[Problem]) -> bool:
    """Whether something is an event that is known, or that can be a partnership's own; else the problem is added."""
    known = framework.words("events")
    if name in known or (isinstance(name, str) and vocabulary.is_own(name)):
        return True
    problems.append(Problem("unknown-event", path, nearest_to(name, known) or "give the id of an event"))
    return False


def nearest_to(name: object, known: Iterable[str]) -> str:
    """The known word that comes closest to what may be no word at all."""
    return nearest(name, known) if isinstance(name, str) else ""


def reach(calendar: Calendar) -> str:
    """From when until when a calendar knows the working days."""
    return f"the calendar knows {calendar.first} to {calendar.last}"
