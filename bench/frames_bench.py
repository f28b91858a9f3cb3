"""Columns of dates: ours on polars and pandas against numpy's busday and a join in polars, over the same column."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
from bench import measuring
from bench.measuring import Row, shortest

import cspr
from cspr import calendars, frames

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLAND = calendars.england()
FIRST, YEARS = date(2018, 1, 1), 8
ROWS, FEW = 1_000_000, 50_000
ROUNDS = 5


def column() -> list[date]:
    """A million days of eight years, in no order; fewer where the run is to be short."""
    days = [FIRST + timedelta(days=number) for number in range(365 * YEARS)]
    return [days[number * 7919 % len(days)] for number in range(ROWS if measuring.LARGE else FEW)]


def timed(work: Callable[[], Any]) -> Callable[[], float]:
    """What a piece of work takes, in seconds."""

    def measure() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return measure


def rows() -> list[Row]:
    """Measure fifteen working days added to a column, and the due dates of one topic by edition."""
    days = column()
    polars, pandas = pl.DataFrame({"day": days}), pd.DataFrame({"day": pd.to_datetime(pd.Series(days))})
    beyond = [FIRST + timedelta(days=number) for number in range(365 * YEARS + 60)]
    holidays = [day for day in beyond if ENGLAND.holiday(day)]
    table = np.busdaycalendar(holidays=holidays)
    stamps = pandas["day"].to_numpy().astype("datetime64[D]")
    lookup = pl.DataFrame({"day": every_day(), "due": [ENGLAND.add(day, 15) for day in every_day()]})
    contestants: dict[str, Callable[[], Any]] = {
        "cspr on polars": lambda: frames.add_working_days(polars, "day", 15),
        "cspr on pandas": lambda: frames.add_working_days(pandas, "day", 15),
        "numpy's busday_offset": lambda: np.busday_offset(stamps, 15, roll="backward", busdaycal=table),
        "a join in polars": lambda: polars.join(lookup, on="day", how="left"),
        "cspr, due dates by edition, on polars": lambda: frames.due_dates(
            polars, cspr.framework(), "notify-incident", start="day"
        ),
    }
    expected = lookup_of(days, lookup)
    if frames.add_working_days(polars, "day", 15)["due"].to_list() != expected:
        raise AssertionError("the column is not what the join gives")
    if contestants["numpy's busday_offset"]().astype(object).tolist() != expected:
        raise AssertionError("numpy counts otherwise")
    seconds = dict(zip(contestants, shortest(ROUNDS, *map(timed, contestants.values())), strict=True))
    ours = [name for name in contestants if name.startswith("cspr")]
    return [
        Row(
            work=f"15 working days on {len(days):,} rows: {name}",
            against=other,
            ours=seconds[name],
            theirs=seconds[other],
        )
        for name in ours
        for other in contestants
        if other not in ours
    ]


def every_day() -> list[date]:
    """The days of the column, each once."""
    return [FIRST + timedelta(days=number) for number in range(365 * YEARS)]


def lookup_of(days: list[date], lookup: pl.DataFrame) -> list[date]:
    """What a look-up gives for each day of the column."""
    due = dict(lookup.iter_rows())
    return [due[day] for day in days]
