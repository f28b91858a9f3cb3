"""What is said beside the main date of a duty: which other readings passed, and by when all texts are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from cspr.sources import Authority
from cspr.timescales.main_date import MainDate, Verdict
from cspr.timescales.readings import Rank, Reading
from cspr.truth import Truth
from cspr.wording.changes import in_doubt
from cspr.wording.days import day_range
from cspr.wording.main_dates import perhaps_too
from cspr.wording.task_sentences import some_passed, sooner, sooner_passed

_WHERE_SOONER_MATTERS: Final = frozenset({Verdict.SOME_PASSED, Verdict.PASSED_FROM_MEMORY})
"""Where the main date has not passed, or is known from memory alone; beside one that is overdue no other is needed."""


def beside(main: MainDate, year: int) -> Iterator[str]:
    """On which other readings the day has passed, and by when it is done in time by every other text too.

    Args:
        year: the year that is not said.
    """
    stricter = main.stricter
    if main.verdict is Verdict.SOME_PASSED:
        others = [reading for reading in main.passed if reading not in stricter]
        if others:
            yield some_passed(len(others), days_of(others, year))
    passed = [reading for reading in stricter if reading in main.passed]
    if passed and main.verdict in _WHERE_SOONER_MATTERS:
        yield passed_sooner(passed, year)
    yield from may_apply_too(main, year)
    ahead = [reading for reading in stricter if reading not in main.passed]
    if ahead:
        yield sooner(days_of(ahead, year), local=_local(ahead))


def may_apply_too(main: MainDate, year: int) -> Iterator[str]:
    """By when it is to be done by texts that only may apply, beside what surely does and is overdue."""
    if main.perhaps:
        yield perhaps_too(days_of(main.perhaps, year), dict.fromkeys(other.source.document for other in main.perhaps))


def passed_sooner(passed: Collection[Reading], year: int) -> str:
    """That the days of some readings have passed that ask for it sooner, in words."""
    return sooner_passed(days_of(passed, year), local=_local(passed))


def ends(readings: Iterable[Reading]) -> list[date]:
    """The days between which all readings fall due, in order."""
    return sorted({day for reading in readings if reading.due for day in (reading.due.first, reading.due.last)})


def days_of(readings: Iterable[Reading], year: int) -> str:
    """From when to when some readings fall due, in words."""
    days = ends(readings)
    return day_range(days[0], days[-1], year)


def differ(leading: Iterable[Reading]) -> bool:
    """Whether texts have another last day each; all that govern are to be kept, each for its part or as one end."""
    leading = tuple(leading)
    unsettled = any(reading.standing is not Rank.GOVERNS for reading in leading)
    return unsettled and len({reading.due for reading in leading}) > 1


def doubt(main: MainDate, year: int) -> str:
    """What is said beside a date that is not sure: between which days it lies, and whether it applies; else nothing."""
    starts = {reading.event for reading in main.leading}
    same = len({(reading.amounts, reading.unit) for reading in main.leading}) == 1
    days = days_of(main.leading, year) if differ(main.leading) else ""
    only_if = any(reading.applies is not Truth.YES for reading in main.leading)
    suspended = any(reading.relaxations for reading in main.leading)
    return in_doubt(days, start=same and len(starts) > 1, only_if=only_if, suspended=suspended)


def _local(readings: Iterable[Reading]) -> bool:
    return all(reading.source.authority is Authority.LOCAL for reading in readings)
