"""Any answer as a frame: a row for each of its parts, a column for each of their fields, of types that engines take."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Final, NamedTuple, Union, get_args, get_origin

from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.frames.engines import narwhals, quiet
from cspr.interchange import converter
from cspr.interchange.fields import types
from cspr.interchange.kinds import are_several, is_ours, type_of, word
from cspr.sources import Source

ENGINES: Final = ("polars", "pandas", "pyarrow", "duckdb", "dask")
"""The engines whose frames can be asked for."""
_MADE_BY: Final = {"duckdb": "pyarrow", "dask": "pandas"}
_ROWS: Final = {
    "timescale": "readings",
    "glance": "cards",
    "week": "rows",
    "caseload": "items",
    "comparison": "rows",
    "readiness": "requirements",
}
_FLAT: Final[Mapping[Any, str]] = {str: "String", bool: "Boolean", int: "Int64", float: "Float64", date: "Date"}
_SEPARATOR: Final = "; "


class _Column(NamedTuple):
    """A column: its name, its type, and what a cell of it is made of."""

    name: str
    kind: str
    cell: Callable[[Any], Any]


def to_frame(answer: Any, *, engine: str = "polars", rows: str | None = None) -> Any:
    """An answer, or several of one kind, as a frame.

    Args:
        answer: any answer of the library, or a tuple of them.
        engine: one of ``ENGINES``.
        rows: the field whose parts are the rows, such as ``readings`` of a schedule; left out, what an answer is a list
            of, else each answer is a row.

    Returns:
        Words and closed lists are text, days are days, whole numbers and yes-or-no flags are that. A day that may be
        known in part is text, with its first and last day beside it in two further columns. Several words in a cell are
        parted by a semicolon; what is nested deeper is JSON. What stands outside the rows is repeated on each.

    Raises:
        CsprError: ``missing-extra`` where narwhals or the engine is not installed, ``unknown-engine``,
            ``unknown-rows``, ``not-an-answer``, ``no-answers``, ``several-kinds``.

    Examples:
        >>> from datetime import date
        >>> from cspr import timescales
        >>> from cspr.guidance import framework
        >>> from cspr.record import Happened, Review
        >>> review = Review("NR-07", "northamptonshire").record(Happened("local-authority-aware", "2021-03-26"))
        >>> schedule = timescales.schedule(framework("northamptonshire"), review.as_of(date(2021, 3, 29)))
        >>> frame = to_frame(schedule)
        >>> frame.select("topic", "due_first", "standing").row(0)
        ('notify-incident', datetime.date(2021, 4, 6), 'governs')
    """
    if engine not in ENGINES:
        raise wrong("unknown-engine", "engine", nearest(engine, ENGINES) or f"one of {', '.join(ENGINES)}")
    answers: tuple[Any, ...] = tuple(answer) if are_several(answer) else (answer,)
    kinds = dict.fromkeys(map(type_of, answers))
    if not all(map(is_ours, kinds)):
        raise wrong("not-an-answer", "answer", "give an answer of the library, or several of one kind")
    if len(kinds) > 1:
        raise wrong("several-kinds", "answer", "give answers of one kind")
    if not kinds:
        raise wrong("no-answers", "answer", "there is no answer, and so no column: nothing is to be shown")
    cells, schema = _table(answers, next(iter(kinds)), rows)
    return _made(cells, schema, engine)


def _table(answers: Sequence[Any], kind: type[Any], rows: str | None) -> tuple[dict[str, list[Any]], dict[str, str]]:
    """The cells of each column, and the type of each."""
    known = types(kind)
    asked = rows or _ROWS.get(word(kind.__name__))
    if asked is None:
        columns = tuple(_columns(known))
        return {column.name: [column.cell(answer) for answer in answers] for column in columns}, _schema(columns)
    parts = {name: part for name, of in known.items() if (part := _part(of)) is not None}
    if asked not in parts:
        raise wrong("unknown-rows", "rows", nearest(asked, parts) or f"one of {', '.join(parts) or 'none'}")
    inside = tuple(_columns(types(parts[asked])))
    taken = {column.name for column in inside}
    outside = tuple(
        column._replace(name=f"{word(kind.__name__)}_{column.name}") if column.name in taken else column
        for column in _columns({name: of for name, of in known.items() if _is_flat(of)})
    )
    pairs = [(answer, each) for answer in answers for each in getattr(answer, asked)]
    cells = {column.name: [column.cell(answer) for answer, _ in pairs] for column in outside}
    cells |= {column.name: [column.cell(each) for _, each in pairs] for column in inside}
    return cells, _schema((*outside, *inside))


def _schema(columns: Iterable[_Column]) -> dict[str, str]:
    return {column.name: column.kind for column in columns}


def _part(of: Any) -> type[Any] | None:
    """The class of the parts, where a field holds several of one of the library's own."""
    inner = get_args(of)
    several = get_origin(of) is tuple and inner[1:] == (...,) and is_ours(inner[0])
    return inner[0] if several and inner[0] not in {PartialDate, Source, Calendar} else None


def _bare(of: Any) -> Any:
    """A type without its ``None``; of several others, their union as it is."""
    if get_origin(of) not in {Union, UnionType}:
        return of
    others = [arg for arg in get_args(of) if arg is not type(None)]
    return others[0] if len(others) == 1 else of


def _is_flat(of: Any) -> bool:
    kind = _bare(of)
    return kind in {*_FLAT, PartialDate, Source, Calendar} or (isinstance(kind, type) and issubclass(kind, Enum))


def _columns(known: Mapping[str, Any]) -> Iterator[_Column]:
    for name, of in known.items():
        kind = _bare(of)
        if kind is PartialDate:
            yield _Column(name, "String", _of(name, str))
            yield _Column(f"{name}_first", "Date", _of(name, lambda day: day.first))
            yield _Column(f"{name}_last", "Date", _of(name, lambda day: day.last))
        elif kind in _FLAT:
            yield _Column(name, _FLAT[kind], _of(name, lambda value: value))
        elif _is_flat(kind):
            yield _Column(name, "String", _of(name, _word))
        elif get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and _is_flat(get_args(kind)[0]):
            yield _Column(name, "String", _of(name, lambda several: _SEPARATOR.join(map(_word, several))))
        else:
            yield _Column(name, "String", _of(name, lambda value: json.dumps(converter().unstructure(value))))


def _of(name: str, write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def cell(answer: Any) -> Any:
        value = getattr(answer, name)
        return None if value is None else write(value)

    return cell


def _word(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value.instrument} {' '.join(value.clauses)}" if isinstance(value, Source) else str(value)


def _made(cells: dict[str, list[Any]], schema: dict[str, str], engine: str) -> Any:
    library = narwhals()
    eager = _MADE_BY.get(engine, engine)
    kinds = {name: getattr(library, kind) for name, kind in schema.items()}
    if eager == "pandas":
        cells, kinds = _for_pandas(library, cells, kinds)
    try:
        with quiet():
            frame = library.from_dict(cells, schema=kinds, backend=eager)
            if engine == "duckdb":
                from duckdb import from_arrow

                return from_arrow(frame.to_native())
            return (frame.lazy("dask") if engine == "dask" else frame).to_native()
    except ImportError:
        advice = f"install {engine}, and cspr with its extra: cspr[frames]"
        raise wrong("missing-extra", "engine", advice) from None


def _for_pandas(
    library: Any, cells: Mapping[str, list[Any]], kinds: Mapping[str, Any]
) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    """Days as instants at midnight, the only days that pandas has, and whole numbers as fractions if one is empty."""
    midnight = datetime.min.time()
    days = {name for name, kind in kinds.items() if kind is library.Date}
    several = {
        name: [datetime.combine(cell, midnight) if name in days and cell else cell for cell in column]
        for name, column in cells.items()
    }
    known = dict.fromkeys(days, library.Datetime("us"))
    known |= {name: library.Float64 for name, kind in kinds.items() if kind is library.Int64 and None in cells[name]}
    return several, {**kinds, **known}
