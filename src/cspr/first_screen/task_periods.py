"""The time of a task on its card: from when it counts, by which texts, and where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.wording import first_screen as words
from cspr.wording.days import day_range
from cspr.wording.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cspr.first_screen.tasks import Task
    from cspr.first_screen.view import View
    from cspr.timescales import Reading


def period(view: View, task: Task) -> str:
    """The period of a task in words, with what it is counted from; unsettled, with the range of its days."""
    leading = task.leading
    first = min(leading, key=lambda reading: reading.due.last if reading.due else view.on)
    figures = words.amounts(first.amounts, first.unit) if first.amounts else "a fixed date"
    settled = len({(reading.event, reading.unit, reading.amounts) for reading in leading}) == 1
    starts = {reading.event for reading in leading}
    same = {(reading.amounts, reading.unit) for reading in leading}
    if settled or first.event is None:
        return f"{figures}{_from(view, first)}"
    days = _ends(leading)
    if len(same) == 1 and len(starts) > 1:
        return f"{figures}; start not settled: {day_range(days[0], days[-1], view.on.year)}"
    ordered = sorted(leading, key=lambda reading: (reading.unit, reading.amounts, reading.key))
    parts: list[str] = []
    unit = None
    for reading in ordered:
        parts.append(_part(view, reading, said=unit == (reading.unit, reading.event)))
        unit = (reading.unit, reading.event)
    return "; ".join(dict.fromkeys(parts))


def _ends(readings: Iterable[Reading]) -> list[date]:
    """The days between which all readings fall due, in order."""
    return sorted({day for reading in readings if reading.due for day in (reading.due.first, reading.due.last)})


def _part(view: View, reading: Reading, *, said: bool) -> str:
    """One of several readings; what was said of the one before is not said again."""
    assert reading.due is not None  # noqa: S101 -- leading readings have a date
    opens = reading.opens.first if reading.opens is not None else reading.due.last
    figures = "–".join(map(str, reading.amounts)) if said else words.amounts(reading.amounts, reading.unit)
    label = f" ({reading.duty.reading})" if reading.duty.reading else ""
    after = "" if said or label else after_what(view, reading)
    return f"{figures}{after}{label}: {day_range(opens, reading.due.last, view.on.year)}"


def after_what(view: View, reading: Reading) -> str:
    """From what it counts, forwards or backwards; nothing where it counts from nothing."""
    stands = "before" if reading.period.way.backwards else "after"
    return f" {stands} {moment(reading.event, view.title('events', reading.event))}" if reading.event else ""


def _from(view: View, reading: Reading) -> str:
    start = reading.start
    text = after_what(view, reading)
    if reading.period.way.backwards:
        text = f" {text.strip()}"
        return text if start is None else f"{text}, {view.as_known(start)}"
    return text if start is None or not text else f"{text} ({view.as_known(start)})"


def some_passed(view: View, task: Task) -> str:
    """On how many readings the day has passed, and when."""
    assert task.main is not None  # noqa: S101 -- the caller has looked
    days = sorted({reading.due.last for reading in task.main.passed if reading.due})
    readings = words.counted(len(task.main.passed), "reading")
    return f"passed on {readings}: {day_range(days[0], days[-1], view.on.year)}"


def stricter(view: View, task: Task) -> str:
    """The days by which it is done in time by the local procedure too."""
    assert task.main is not None  # noqa: S101 -- the caller has looked
    days = _ends(task.main.stricter)
    return f"to be safe by the local procedure: {day_range(days[0], days[-1], view.on.year)}"
