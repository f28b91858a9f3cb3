"""What changes a time while it runs: more time that is given, and what makes it stand still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from cspr.guidance.fields import Field, Flag, Id, NameOrNames, Number, Schema
from cspr.guidance.periods import UNITS, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cspr.guidance.periods import Amount
    from cspr.guidance.tables import Table

_BY: Final = "extended_by"
_UP_TO: Final = "extended_up_to"
_AGAIN: Final = "extended_again"
EXTENDED: Final = "extended_when"
WHILE: Final = "stops_while"
STOPS: Final = ("stops_from", "stops_until")
_TO_A_LAST_DAY: Final = frozenset({Relation.WITHIN, Relation.BY_DAY})
_FIGURES: Final = tuple(name.replace("-", "_") for name in UNITS)


def fields(relation: Relation) -> dict[str, Field]:
    """The keys that a time of a relation may have."""
    if relation not in _TO_A_LAST_DAY:
        return {}
    more: dict[str, Field] = {_BY: Number(), _UP_TO: Number(), EXTENDED: Id(of="event"), _AGAIN: Flag()}
    return {**more, WHILE: NameOrNames(of="proceeding"), **{key: NameOrNames(of="event") for key in STOPS}}


def rules(relation: Relation) -> list[Schema]:
    """What the keys ask of one another: by how much and when, from when and until when, each beside a figure."""
    return [_more_time(), _stops()] if relation in _TO_A_LAST_DAY else []


def _more_time() -> Schema:
    longer: list[Schema] = [{"required": [_BY, EXTENDED]}, {"required": [_UP_TO, EXTENDED]}]
    return {"anyOf": [_none_of(_BY, _UP_TO, EXTENDED, _AGAIN), {"oneOf": longer, **_a_figure()}]}


def _stops() -> Schema:
    both: Schema = {"anyOf": [_none_of(*STOPS), {"required": list(STOPS)}]}
    return {"anyOf": [_none_of(WHILE, *STOPS), {"allOf": [both, _a_figure()]}]}


def _none_of(*keys: str) -> Schema:
    return {"not": {"anyOf": [{"required": [key]} for key in keys]}}


def _a_figure() -> Schema:
    return {"anyOf": [{"required": [unit]} for unit in _FIGURES]}


def read(keys: Mapping[str, Any], table: Table, amounts: tuple[Amount, ...]) -> dict[str, Any]:
    """What a time has of all this, and problems where some of it is missing."""
    _check(table, amounts)
    still = tuple(zip(*(keys.get(key) or () for key in STOPS), strict=False))
    more = keys.get(_BY) or keys.get(_UP_TO)
    return {
        "extended_by": more if amounts else None,
        "extended_when": keys.get(EXTENDED) or "",
        "extended_up_to": bool(keys.get(_UP_TO)),
        "extended_again": bool(keys.get(_AGAIN)),
        "stops_while": tuple(dict.fromkeys(keys.get(WHILE) or ())) if amounts else (),
        "stands_still": still if amounts else (),
    }


def _check(table: Table, amounts: tuple[Amount, ...]) -> None:
    by, when = [key for key in (_BY, _UP_TO) if key in table.data], EXTENDED in table.data
    stops = [key for key in STOPS if key in table.data]
    if len(by) > 1:
        table.problem("two-amounts", _UP_TO, "a time is extended by so much, or by up to so much; leave one out")
    if by and not when:
        table.problem("missing-key", EXTENDED, "name the event by which more time is given, one of your own")
    elif (when or _AGAIN in table.data) and not by:
        table.problem("missing-key", _BY, "give by how much, in the unit of the time")
    lengths = [_how_many(table.data[key]) if key in table.data else 0 for key in STOPS]
    if lengths[0] != lengths[1]:
        missing = STOPS[lengths[0] > lengths[1]]
        table.problem("missing-key", missing, "name the event from which it stands still, and the one until which")
    figure = bool(amounts) or any(key in table.data for key in _FIGURES)
    changing = [*(by[:1] if when else ()), *([WHILE] if WHILE in table.data else stops[:1])]
    for key in () if figure else changing:
        table.problem("no-amount", key, "give the time that is extended or stands still, with its unit")


def _how_many(names: object) -> int:
    """How many names stand there; one by itself needs no list, and of an empty one the field speaks."""
    return max(1, len(cast("list[object]", names))) if isinstance(names, list) else 1
