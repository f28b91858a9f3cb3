"""From the rows of the compiled guidance to instruments and rules, which were checked when they were compiled."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from cspr.dates import PartialDate
from cspr.guidance.model import (
    BodyRule,
    Checklist,
    Criterion,
    Duty,
    Form,
    Hold,
    Instrument,
    Item,
    Member,
    NotModelled,
    RoleRule,
    Succession,
    Term,
    Unread,
    Window,
)
from cspr.guidance.periods import UNITS, Relation, Timing
from cspr.sources import Authority, Basis, Force, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_T = TypeVar("_T")
_AUTHORITIES: Final = {one.value: one for one in Authority}
_FORCES: Final = {one.value: one for one in Force}
_BASES: Final = {one.value: one for one in Basis}
Row = list[Any]
SHAPES: Final[Mapping[str, type[Any]]] = {
    "criteria": Criterion,
    "checklists": Checklist,
    "duties": Duty,
    "roles": RoleRule,
    "bodies": BodyRule,
    "holds": Hold,
    "terms": Term,
    "forms": Form,
    "successions": Succession,
    "not_modelled": NotModelled,
}


def instrument(row: Row) -> Instrument:
    """Make an instrument of its row."""
    return _made(Instrument, row)


def rules(kind: str, rows: list[Row], of: Instrument) -> tuple[Any, ...]:
    """Make the rules of one kind, such as ``duties``, of their rows.

    Args:
        kind: a key of ``SHAPES``.
        rows: of each rule the place where it stands, then its fields in the order of its class.
        of: the instrument that they belong to.
    """
    shape = SHAPES[kind]
    made: list[Any] = []
    for _, *row in rows:
        told = _told(shape, row)
        if "source" in told:
            told["source"] = Source(instrument=of.slug, edition=of.edition, **told["source"])
        made.append(shape(**told))
    return tuple(made)


def _made(shape: type[_T], row: Row) -> _T:
    return shape(**_told(shape, row))


def _told(shape: Any, row: Row) -> dict[str, Any]:
    """Name the fields of a row: a list is a tuple, and what is more than words and numbers is made of its own row."""
    told: dict[str, Any] = {
        name: tuple(value) if value.__class__ is list else value for name, value in zip(_names(shape), row, strict=True)
    }
    for name, make in _MAKING.get(shape, {}).items():
        if told[name] is not None:
            told[name] = make(told[name])
    return told


@cache
def _names(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in shape.__attrs_attrs__)


def _source(row: Row) -> dict[str, Any]:
    clauses, authority, force, basis, refrain = row
    return {
        "clauses": tuple(clauses),
        "authority": _AUTHORITIES[authority],
        "force": _FORCES[force],
        "basis": _BASES[basis],
        "refrain": refrain,
    }


def _span(row: Row) -> PartialDate:
    first, last = row
    return PartialDate(date.fromisoformat(first), date.fromisoformat(last))


def _each(shape: type[Any]) -> Callable[[Row], tuple[Any, ...]]:
    return lambda rows: tuple(_made(shape, row) for row in rows)


def _amounts(rows: Row) -> tuple[Any, ...]:
    return tuple(UNITS[unit](n) for unit, n in rows)


def _window(row: Row) -> Window:
    return _made(Window, row)


def _timing(row: Row) -> Timing:
    return _made(Timing, row)


_CITED: Final = {"source": _source}
_MAKING: Final[Mapping[type, Mapping[str, Callable[[Any], Any]]]] = {
    **dict.fromkeys((Criterion, RoleRule, Hold, Term, Form), _CITED),
    Window: {"start": _span, "end": _span},
    Instrument: {"authority": Authority, "window": _window, "unread": _each(Unread)},
    Checklist: _CITED | {"items": _each(Item)},
    Timing: {"relation": Relation, "amounts": _amounts, "date": date.fromisoformat},
    Duty: _CITED | {"timing": _timing},
    BodyRule: _CITED | {"members": _each(Member)},
    Succession: _CITED | {"on": date.fromisoformat},
}
