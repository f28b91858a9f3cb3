"""Working days: ours against a bare look-up and against what else is to hand, over the same dates and answers."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import bizdays
import holidays
import numpy as np
import pandas as pd
from bench.measuring import Row, per_call
from workalendar.europe import UnitedKingdom

from cspr import calendars

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[[Any, Any], Any]
    Cases = Callable[[str], list[tuple[Any, Any]]]

ENGLAND = calendars.england()
FIRST, LAST = ENGLAND.published_first, ENGLAND.published_last
BASE = FIRST.toordinal()
DAYS = [date.fromordinal(at) for at in range(BASE, LAST.toordinal() + 1)]
OFF = [day for day in DAYS if ENGLAND.holiday(day)]
WORKED = [day for day in DAYS if ENGLAND.is_working_day(day)]
UPTO = [count - 1 for count in accumulate(map(ENGLAND.is_working_day, DAYS))]
SINCE = [place if ENGLAND.is_working_day(day) else place + 1 for day, place in zip(DAYS, UPTO, strict=True)]

# Years of which all contestants know the same holidays, so that all of them come to the same answers.
STARTS = [date(2024, 1, 1) + timedelta(days=5 * step) for step in range(150)]
ONE_DAY = timedelta(days=1)
SIX_MONTHS = timedelta(days=182)
ROUNDS = 30
BARE = "a bare checked look-up"
OWN_DAY = "numpy, of its own datetime64"


def look_up_after(start: date, n: int) -> date:
    """Add by looking up, with every check that stands between a caller's slip and a wrong date, and nothing else."""
    if type(start) is not date:
        raise TypeError("not a date")
    if type(n) is not int or n < 0:
        raise ValueError("not an amount")
    at = start.toordinal() - BASE
    if not 0 <= at < len(UPTO):
        raise ValueError("outside the table")
    return WORKED[UPTO[at] + n]


def look_up_before(start: date, n: int) -> date:
    """Subtract by looking up."""
    if type(start) is not date:
        raise TypeError("not a date")
    if type(n) is not int or n < 0:
        raise ValueError("not an amount")
    at = start.toordinal() - BASE
    if not 0 <= at < len(SINCE):
        raise ValueError("outside the table")
    place = SINCE[at] - n
    if place < 0:
        raise ValueError("outside the table")
    return WORKED[place]


def look_up_between(after: date, until: date) -> int:
    """Count by looking up."""
    if type(after) is not date or type(until) is not date or until < after:
        raise ValueError("not a stretch of days")
    start, end = after.toordinal() - BASE, until.toordinal() - BASE
    if start < 0 or end >= len(UPTO):
        raise ValueError("outside the table")
    return UPTO[end] - UPTO[start]


def others(sign: int, n: int) -> dict[str, Call]:
    """Give the other ways of adding, or subtracting where the sign is -1; each holds its calendar ready."""
    rules = UnitedKingdom()
    listed = bizdays.Calendar(OFF, ["Saturday", "Sunday"], startdate=FIRST, enddate=LAST)
    country = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1))
    table = np.busdaycalendar(holidays=OFF)
    to_a_working_day = "backward" if sign > 0 else "forward"
    offset = pd.offsets.CustomBusinessDay(sign * n, calendar=table)
    return {
        "workalendar": lambda start, n: rules.add_working_days(start, sign * n),
        "bizdays": lambda start, n: listed.offset(start, sign * n),
        "holidays": lambda start, n: country.get_nth_working_day(start, sign * n),
        "numpy, of a date": lambda start, n: np.busday_offset(start, sign * n, to_a_working_day, busdaycal=table),
        OWN_DAY: partial(np.busday_offset, roll=to_a_working_day, busdaycal=table),
        "pandas": lambda start, _: pd.Timestamp(start) + offset,
    }


def plain(answer: Any) -> Any:
    """Take an answer as the date or the number that it is."""
    if isinstance(answer, pd.Timestamp):
        return answer.date()
    return answer.item() if isinstance(answer, np.generic) else answer


def starts() -> list[date]:
    """Make the starting days anew."""
    return [date.fromordinal(start.toordinal()) for start in STARTS]


def steps(amount: int, sign: int, name: str) -> list[tuple[Any, int]]:
    """Give each starting day, as the contestant takes it, with the amount to add."""
    if name == OWN_DAY:
        return [(np.datetime64(start), sign * amount) for start in starts()]
    return [(start, amount) for start in starts()]


def stretches(_: str) -> list[tuple[date, date]]:
    """Give each starting day with a day six months on."""
    return [(start, start + SIX_MONTHS) for start in starts()]


def compared(work: str, calls: dict[str, Call], cases: Cases, aims: dict[str, float]) -> list[Row]:
    """Check that all give our answers, then measure them in turn; ours come first."""
    ours, *rest = calls
    expected = [calls[ours](*case) for case in cases(ours)]
    for name in rest:
        if [plain(calls[name](*case)) for case in cases(name)] != expected:
            raise AssertionError(f"{name} does other work than ours: {work}")
    seconds = per_call(calls, cases, ROUNDS)
    return [
        Row(work=work, against=name, ours=seconds[ours], theirs=seconds[name], at_most=aims.get(name)) for name in rest
    ]


def rows() -> list[Row]:
    """Measure adding, subtracting and counting."""
    measured: list[Row] = []
    for n, times in ((15, 150), (130, 1000)):
        aims = {BARE: 1.5, "workalendar": 1 / times, "numpy, of a date": 1 / 20}
        adding = {"cspr": ENGLAND.add, BARE: look_up_after} | others(1, n)
        measured += compared(f"add {n} working days", adding, partial(steps, n, 1), aims)
        subtracting = {"cspr": ENGLAND.subtract, BARE: look_up_before} | others(-1, n)
        measured += compared(f"subtract {n} working days", subtracting, partial(steps, n, -1), aims)
    return measured + counting()


def counting() -> list[Row]:
    """Measure counting the working days of six months."""
    rules = UnitedKingdom()
    country = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1))
    table = np.busdaycalendar(holidays=OFF)
    calls: dict[str, Call] = {
        "cspr": ENGLAND.count,
        BARE: look_up_between,
        "workalendar": rules.get_working_days_delta,
        "holidays": lambda after, until: country.get_working_days_count(after + ONE_DAY, until),
        "numpy, of dates": lambda after, until: np.busday_count(after + ONE_DAY, until + ONE_DAY, busdaycal=table),
    }
    aims = {BARE: 1.5, "workalendar": 1 / 1000}
    return compared("count the working days of six months", calls, stretches, aims)
