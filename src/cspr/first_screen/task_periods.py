"""The time of a task on its card: from when it counts, by which texts, and where they part."""

from __future__ import annotations

from cspr.clocks.ways_to_count import Counting, is_ahead
from cspr.first_screen.tasks import Task
from cspr.first_screen.view import View
from cspr.guidance.periods import Relation
from cspr.timescales import Reading
from cspr.timescales.beside import ends
from cspr.wording import first_screen as words
from cspr.wording.common import in_words
from cspr.wording.days import day_range
from cspr.wording.knowing import as_it_stood
from cspr.wording.moments import moment
from cspr.wording.periods import (
    SET_BY,
    beside as of_each_end,
    counting_since,
    day_of_event,
    ending,
    from_which,
    itself,
    numbered,
    this_round,
)
from cspr.wording.task_sentences import FIXED_DATE, last_of, start_not_settled, window


def period(view: View, task: Task) -> str:
    """The period of a task in words, with what it is counted from; unsettled, with the range of its days."""
    leading = [reading for reading in task.leading if reading.relation is not Relation.AT_MOST_BEFORE]
    opening = [reading for reading in task.leading if reading not in leading]
    if leading and opening:
        least, most = figures_of(leading[0]), figures_of(opening[0])
        return f"{window(least, most)}{_from(view, leading[0])}"
    leading = leading or opening
    first = min(leading, key=lambda reading: reading.due.last if reading.due else view.on)
    fixed = SET_BY if first.period.timing.set_by else FIXED_DATE
    figures = figures_of(first) if first.amounts or first.period.timing.how else fixed
    starts = {reading.event for reading in leading}
    same = len({(reading.amounts, reading.unit) for reading in leading}) == 1
    days = ends(leading)
    if (same and (len(starts) == 1 or len(days) == 1)) or first.event is None:
        later = from_which(first.period.timing.from_day)
        return f"{figures}{_from(view, first)}{_round(view, first)}{later and f'; {later}'}".strip()
    if same:
        return start_not_settled(figures, day_range(days[0], days[-1], view.on.year))
    ordered = sorted(leading, key=lambda reading: (reading.unit, reading.amounts, reading.key))
    parts: list[str] = []
    unit = None
    for reading in ordered:
        parts.append(_part(view, reading, said=unit == (reading.unit, reading.event)))
        unit = (reading.unit, reading.event)
    return "; ".join(dict.fromkeys(parts))


def _round(view: View, reading: Reading) -> str:
    """Which round it is of what is owed after the end of each quarter; empty of anything else."""
    if not reading.period.timing.after_each or reading.opens is None or reading.due is None:
        return ""
    return this_round(day_range(reading.opens.first, reading.due.last, view.on.year))


def figures_of(reading: Reading) -> str:
    """The period in words, or the number of its day; empty where it is the event itself, or the end of its month."""
    timing = reading.period.timing
    if timing.amounts and timing.relation is Relation.BY_DAY:
        return numbered(reading.amounts, reading.unit)
    return words.amounts(reading.amounts, reading.unit, clear=timing.clear) if timing.amounts else ""


def _part(view: View, reading: Reading, *, said: bool) -> str:
    """One of several readings; what was said of the one before is not said again."""
    assert reading.due is not None  # noqa: S101 -- leading readings have a date
    opens = reading.opens.first if reading.opens is not None else reading.due.last
    figures = "–".join(map(str, reading.amounts)) if said else figures_of(reading)
    label = f" ({in_words(reading.duty.reading)})" if reading.duty.reading else ""
    after = "" if said or label else f"{after_what(view, reading)}{_numbered(reading)}"
    return f"{figures}{after}{label}: {day_range(opens, reading.due.last, view.on.year)}"


def after_what(view: View, reading: Reading) -> str:
    """From what it counts, forwards or backwards; nothing where it counts from nothing."""
    timing = reading.period.timing
    if timing.after_each and timing.amounts:
        return of_each_end(None, "", timing.after_each)
    if timing.after_each:
        return f" {itself(timing.relation.value, timing.to_end_of, timing.after_each)}"
    if not reading.event:
        return ""
    several = timing.established and (len(timing.of) > 1 or timing.last_of)
    event = reading.period.starts if several else moment(reading.event, view.title("events", reading.event))
    if timing.last_of:
        event = last_of(event)
    if reading.amounts and not timing.amounts:
        return f" {itself(timing.relation.value, timing.to_end_of)} {event}"
    if timing.relation is Relation.BY_DAY:
        return counting_since(event)
    return f" {'before' if is_ahead(timing) else 'after'} {event}"


def _from(view: View, reading: Reading) -> str:
    start = "" if reading.start is None else view.as_known(reading.start)
    text = after_what(view, reading)
    if is_ahead(reading.period.timing):
        text = f" {text.strip()}"
        return f"{text}, {start}" if start else text
    if start and reading.corrected is not None:
        start = as_it_stood(start, view.day(reading.corrected))
    day = f" ({start})" if start and text else ""
    timing = reading.period.timing
    return text + day + _numbered(reading) + (ending(timing.to_end_of) if timing.amounts else "")


def _numbered(reading: Reading) -> str:
    """Which number the day of the event has where the text numbers the days; else the day after it is day 1."""
    number = reading.period.timing.day_of_event
    if number is None and reading.relation is Relation.BY_DAY:
        number = int(reading.period.way.counting is Counting.DAY_OF_EVENT_IS_DAY_1)
    return "" if number is None else day_of_event(number)
