"""Working days added, subtracted and counted, a column at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cspr import calendars
from cspr.conditions.admission import calendar_of
from cspr.errors import CsprError, Problem, wrong
from cspr.frames.engines import Nulls, Table, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cspr.calendars import Calendar

_AFTER: Final = "__cspr_after"
_UNTIL: Final = "__cspr_until"


def add_working_days(
    frame: Any, column: str, n: int, *, into: str = "due", calendar: Calendar | None = None, nulls: Nulls = "refuse"
) -> Any:
    """The frame with the nth working day after each day of a column.

    Args:
        frame: of pandas, polars, PyArrow, DuckDB or Dask, lazy or not.
        column: the column of days, none of which is counted itself.
        n: working days, 0 or more.
        into: the name of the new column.
        calendar: the working days; those of England where nothing else is given.
        nulls: ``refuse`` empty cells, or ``keep`` them empty.

    Returns:
        A frame of the same engine, lazy if it was lazy. pandas and Dask have days as instants at midnight.

    Raises:
        CsprError: ``missing-extra``, ``not-a-frame``, ``unknown-column``, ``not-days``, ``null-days``,
            ``column-exists``, ``not-a-calendar``, ``outside-the-calendar``, ``not-an-amount``, ``negative-amount``.

    Examples:
        >>> from datetime import date
        >>> import polars
        >>> starts = polars.DataFrame({"aware": [date(2021, 3, 26), date(2022, 9, 5)]})
        >>> add_working_days(starts, "aware", 15)["due"].to_list()
        [datetime.date(2021, 4, 20), datetime.date(2022, 9, 27)]
    """
    days = calendar_of(calendar, "calendar")
    return _moved(frame, column, n, days.add, into=into, nulls=nulls)


def subtract_working_days(
    frame: Any, column: str, n: int, *, into: str = "due", calendar: Calendar | None = None, nulls: Nulls = "refuse"
) -> Any:
    """The frame with the nth working day before each day of a column, such as the last day of a notice.

    Args:
        frame: as for ``add_working_days``.
        column: the column of days, none of which is counted itself.
        n: working days, 0 or more.
        into: the name of the new column.
        calendar: the working days; those of England where nothing else is given.
        nulls: ``refuse`` empty cells, or ``keep`` them empty.

    Raises:
        CsprError: as ``add_working_days``.

    Examples:
        >>> from datetime import date
        >>> import polars
        >>> planned = polars.DataFrame({"published": [date(2024, 4, 8)]})
        >>> subtract_working_days(planned, "published", 5, into="notice")["notice"].to_list()
        [datetime.date(2024, 3, 28)]
    """
    days = calendar_of(calendar, "calendar")
    return _moved(frame, column, n, days.subtract, into=into, nulls=nulls)


def count_working_days(
    frame: Any,
    after: str,
    until: str,
    *,
    into: str = "working_days",
    calendar: Calendar | None = None,
    nulls: Nulls = "refuse",
) -> Any:
    """The frame with the working days after each day of one column, up to and including that of another.

    Args:
        frame: as for ``add_working_days``.
        after: the column of the days from which is counted, none of which is counted itself.
        until: the column of the last days that are counted.
        into: the name of the new column, of whole numbers.
        calendar: the working days; those of England where nothing else is given.
        nulls: ``refuse`` empty cells, or ``keep`` what is counted from or to them empty.

    Raises:
        CsprError: as ``add_working_days``; ``ends-before-it-begins`` where any last day is before its first.

    Examples:
        >>> from datetime import date
        >>> import polars
        >>> kept = polars.DataFrame({"asked": [date(2025, 4, 17)], "answered": [date(2025, 4, 22)]})
        >>> count_working_days(kept, "asked", "answered")["working_days"].to_list()
        [1]
    """
    days = calendar_of(calendar, "calendar")
    with quiet():
        table = Table(frame)
        table.free(into)
        several = {column: table.days(column, nulls) for column in (after, until)}
        first = min((day for column in several.values() for day in column), default=days.published_first)
        whole = table.library.Int64
        for column, place in ((after, _AFTER), (until, _UNTIL)):
            values = reckoned(several[column], lambda day: (days.count(first, day),), column)
            table = table.looked_up(column, values, {place: whole})
        columns = table.library.col
        _in_order(table, after, until)
        counted = table.frame.with_columns((columns(_UNTIL) - columns(_AFTER)).alias(into))
        return counted.drop(_AFTER, _UNTIL).to_native()


def reckoned(
    days: Sequence[date], reckon: Callable[[date], tuple[Any, ...]], column: str
) -> dict[date, tuple[Any, ...]]:
    """What is reckoned for each day of a column.

    Raises:
        CsprError: what is wrong with any of them, each problem once, at the column.
    """
    values: dict[date, tuple[Any, ...]] = {}
    problems: dict[Problem, None] = {}
    for day in days:
        try:
            values[day] = reckon(day)
        except CsprError as error:
            problems |= {Problem(problem.code, f"$.{column}", problem.suggestion): None for problem in error.problems}
    if problems:
        raise CsprError(problems)
    return values


def _moved(frame: Any, column: str, n: int, move: Callable[[date, int], date], *, into: str, nulls: Nulls) -> Any:
    with quiet():
        table = Table(frame)
        table.free(into)
        days = table.days(column, nulls)
        move(calendars.england().published_first, n if type(n) is not int else min(n, 0))  # refuses what is no amount
        values = reckoned(days, lambda day: (move(day, n),), column)
        return table.looked_up(column, values, {into: table.library.Date}).frame.to_native()


def _in_order(table: Table, after: str, until: str) -> None:
    columns = table.library.col
    asked = table.frame.select((columns(until) < columns(after)).any().alias(_UNTIL))
    turned = (asked.collect() if table.lazy else asked)[_UNTIL].to_list()
    if any(turned):
        raise wrong("ends-before-it-begins", f"$.{until}", "a last day is before the first")
