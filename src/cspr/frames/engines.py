"""A frame of whichever engine: its columns of days, and new columns looked up by day."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final, Literal

from cspr.errors import nearest, wrong

Nulls = Literal["refuse", "keep"]

_DAY: Final = "__cspr_day"
_KEEP: Final = ("refuse", "keep")
_FRAME: Final = "give a frame of pandas, polars, PyArrow, DuckDB or Dask"
_JOINED: Final = ("duckdb", "dask")  # those that have no expression for looking up
_DASK: Final = "Dask support is moving out of Narwhals"


def narwhals() -> Any:
    """The library through which the engines are spoken to.

    Raises:
        CsprError: ``missing-extra``.
    """
    try:
        import narwhals.stable.v2 as library
    except ImportError:
        raise wrong("missing-extra", "$", "install cspr with its extra: cspr[frames]") from None
    return library


@contextmanager
def quiet() -> Generator[None]:
    """Keep from the user what only narwhals can do something about: where its support of Dask is to live."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=_DASK, category=FutureWarning)
        yield


class Table:
    """A frame, asked for the days of its columns and given new ones.

    Args:
        frame: of any of the engines, lazy or not.

    Raises:
        CsprError: ``missing-extra``; ``not-a-frame``.
    """

    def __init__(self, frame: Any) -> None:
        """Open the frame."""
        self.library = narwhals()
        try:
            self.frame: Any = self.library.from_native(frame)
        except TypeError:
            raise wrong("not-a-frame", "frame", _FRAME) from None
        self.schema: Mapping[str, Any] = self.frame.collect_schema()
        self.lazy: bool = isinstance(self.frame, self.library.LazyFrame)
        self.engine: str = self.frame.implementation.value

    def days(self, column: str, nulls: Nulls) -> tuple[date, ...]:
        """The days that stand in a column, each once.

        Args:
            nulls: whether a cell may be empty.

        Raises:
            CsprError: ``unknown-column``, ``not-days``, ``null-days``. Nothing of the column is repeated.
        """
        if nulls not in _KEEP:
            raise wrong("unknown-nulls", "nulls", f"one of {', '.join(_KEEP)}")
        if column not in self.schema:
            raise wrong("unknown-column", f"$.{column}", nearest(column, self.schema) or "give the name of a column")
        kind = self.schema[column]
        if kind != self.library.Date and not self._stands_for_days(kind):
            raise wrong("not-days", f"$.{column}", _advice(self.engine, kind, self.library))
        asked = self.frame.select(column).unique()
        cells: Sequence[Any] = (asked.collect() if self.lazy else asked)[column].to_list()
        known = [cell for cell in cells if isinstance(cell, date) and cell == cell]  # noqa: PLR0124 -- NaT does not equal itself
        if len(known) < len(cells) and nulls != "keep":
            raise wrong("null-days", f"$.{column}", 'fill or drop the empty cells, or ask with nulls="keep"')
        if any(isinstance(cell, datetime) and cell.time() != datetime.min.time() for cell in known):
            raise wrong("not-days", f"$.{column}", "give days, without a time of day")
        return tuple(sorted({cell.date() if isinstance(cell, datetime) else cell for cell in known}))

    def _stands_for_days(self, kind: Any) -> bool:
        """Whether a column of instants may stand for days: pandas has no other column of days."""
        naive = isinstance(kind, self.library.Datetime) and getattr(kind, "time_zone", None) is None
        return naive and self.engine in {"pandas", "dask"}

    def free(self, *names: str) -> None:
        """Refuse to write over a column.

        Raises:
            CsprError: ``column-exists``.
        """
        for name in names:
            if name in self.schema:
                raise wrong("column-exists", f"$.{name}", "give another name to what is added: into=...")

    def looked_up(self, column: str, values: Mapping[date, Sequence[Any]], new: Mapping[str, Any]) -> Table:
        """The frame with new columns, looked up by the day in one of its own.

        Args:
            column: the column of days.
            values: for each day, what each of the new columns holds.
            new: the name of each new column, and its type; ``Date`` is written as the column of days is.
        """
        kinds = {name: self.schema[column] if kind == self.library.Date else kind for name, kind in new.items()}
        values = {day: row for day, row in values.items() if row[0] is not None}
        days = [self._cell(day, self.schema[column]) for day in values]
        cells = {
            name: [self._cell(row[place], kind) for row in values.values()]
            for place, (name, kind) in enumerate(kinds.items())
        }
        added = self._joined if self.engine in _JOINED else self._replaced
        return Table(added(column, days, cells, kinds).to_native())

    def _cell(self, value: Any, kind: Any) -> Any:
        """A day as the column has it: at midnight where the engine knows no days."""
        if kind == self.library.Date or not isinstance(value, date):
            return value
        return datetime.combine(value, datetime.min.time())

    def _replaced(self, column: str, days: list[Any], cells: Mapping[str, list[Any]], kinds: Mapping[str, Any]) -> Any:
        library = self.library
        if not days:
            empty = ((name, self._fitting(column, kind)) for name, kind in kinds.items())
            return self.frame.with_columns(*(library.lit(None, dtype=kind).alias(name) for name, kind in empty))
        return self.frame.with_columns(
            *(
                library.col(column)
                .replace_strict(days, cells[name], default=None, return_dtype=self._fitting(column, kind))
                .alias(name)
                for name, kind in kinds.items()
            )
        )

    def _fitting(self, column: str, kind: Any) -> Any:
        """A type that takes empty cells too: pandas' own whole numbers take none."""
        if self.engine != "pandas" or kind != self.library.Int64:
            return kind
        values = self.frame[column]
        return self.library.Float64 if values.null_count() or not len(values) else kind

    def _joined(self, column: str, days: list[Any], cells: Mapping[str, list[Any]], kinds: Mapping[str, Any]) -> Any:
        schema = {_DAY: self.schema[column], **kinds}
        table = {_DAY: days, **cells}
        if self.engine == "duckdb":
            lookup = self.library.from_native(_relation(self.frame.to_native(), table, schema))
        else:
            lookup = self.library.from_dict(table, schema=schema, backend="pandas").lazy("dask")
        return self.frame.join(lookup, left_on=column, right_on=_DAY, how="left")


def _relation(asking: Any, table: Mapping[str, list[Any]], schema: Mapping[str, Any]) -> Any:
    """A table in the same database as the relation that asks, so that the two can be joined."""
    types = {name: "DATE" if str(kind) == "Date" else _SQL[str(kind)] for name, kind in schema.items()}
    columns = ", ".join(
        f'unnest([{", ".join(_literal(cell) for cell in cells)}]::{types[name]}[]) AS "{name}"'
        for name, cells in table.items()
    )
    return asking.query("cspr_asking", f"SELECT {columns}")


_SQL: Final = {"Int64": "BIGINT", "String": "VARCHAR"}


def _literal(cell: Any) -> str:
    if isinstance(cell, int):
        return str(cell)
    text = cell.isoformat() if isinstance(cell, date) else cell.replace("'", "''")
    return f"'{text}'"


def _advice(engine: str, kind: Any, library: Any) -> str:
    if isinstance(kind, library.Datetime):
        return "this column holds instants: give days, such as the day in local time"
    if engine in {"pandas", "dask"}:
        return "give a column of days, such as pandas.to_datetime makes of text"
    return "give a column of dates"
