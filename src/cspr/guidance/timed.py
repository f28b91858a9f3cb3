"""When a duty is to be done: the keys ``within``, ``between``, ``by`` and the like, of which a table has one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from cspr.errors import nearest
from cspr.guidance.fields import Choice, Day, Draft, Field, Id, Names, Number, Pair, Schema, Text, Use
from cspr.guidance.periods import RELATION_WORDS, UNITS, Amount, Relation, Timing
from cspr.guidance.tables import Table
from cspr.guidance.walking import Fields, describe, keys, values

_RELATIONS: Final = {relation.value.replace("-", "_"): relation for relation in Relation}
_UNITS: Final = {name.replace("-", "_"): kind for name, kind in UNITS.items()}
_STARTS: Final[Mapping[str, Field]] = {"of": Id(of="event"), "of_one_of": Names(of="event")}


def _keys(relation: Relation) -> Fields:
    """What the table of a relation holds beside its amount."""
    if relation is Relation.BY:
        return keys({"date": Day(advice="give the day")}, "date")
    if relation is Relation.VAGUE:
        return keys({**_STARTS, "says": Text(), "relation": Choice(RELATION_WORDS)}, "says relation")
    return keys(_STARTS)


class Timed(Field):
    """The one time of a duty."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:  # noqa: ARG002 -- it has many keys
        """Describe a key for each relation."""
        for word, relation in _RELATIONS.items():
            amount = Pair() if relation is Relation.BETWEEN else Number()
            units = {} if relation in {Relation.BY, Relation.VAGUE} else dict.fromkeys(_UNITS, amount)
            table["properties"][word] = describe((*_keys(relation), *keys(units))) | {"description": says}

    def read(self, draft: Draft, key: str, default: Any) -> Timing | None:  # noqa: ARG002 -- it has many keys
        """Read the time, if there is one."""
        table = draft.table
        words = [word for word in _RELATIONS if word in table.data]
        if len(words) > 1:
            table.problem("two-times", words[1], "a duty has one time; write a second duty for the other")
        table.taken.extend(_RELATIONS)
        inner = table.table(words[0]) if words else None
        return None if inner is None else _timing(inner, _RELATIONS[words[0]])

    def uses(self, value: Timing | None, at: str, key: str, _whole: Any) -> Iterable[Use]:  # noqa: ARG002 -- as above
        """Name the events that it is counted from."""
        if value is None:
            return []
        path = f"{at}.{value.relation.value.replace('-', '_')}.{'of' if value.established else 'of_one_of'}"
        return [Use("event", path, value.of)]

    def unpack(self, value: Any, _of: Any) -> Timing | None:
        """Make it of its row."""
        if value is None:
            return None
        relation, amounts, of, established, day, says, how = value
        return Timing(
            relation=Relation(relation),
            amounts=tuple(UNITS[unit](n) for unit, n in amounts),
            of=tuple(of),
            established=established,
            date=day and date.fromisoformat(day),
            says=says,
            how=how,
        )


def _timing(table: Table, relation: Relation) -> Timing:
    keys = values(_keys(relation), table)
    event, candidates = keys.get("of", ""), keys.get("of_one_of", ())
    if relation is not Relation.BY and bool(event) is bool(candidates):
        table.problem("no-start", "of", "give the event counted from, or of_one_of where the text does not settle it")
    timing = Timing(
        relation=relation,
        amounts=() if relation in {Relation.BY, Relation.VAGUE} else _amounts(table, relation),
        of=(event,) if event else candidates,
        established=not candidates,
        date=keys.get("date"),
        says=keys.get("says", ""),
        how=keys.get("relation", ""),
    )
    table.finish()
    return timing


def _amounts(table: Table, relation: Relation) -> tuple[Amount, ...]:
    units = [key for key in _UNITS if key in table.data]
    if not units:
        _no_amount(table, needed=relation is not Relation.NOT_BEFORE)
        return ()
    for other in units[1:]:
        table.take(other)
        table.problem("two-amounts", other, "a period has one unit; write a second duty for the other")
    kind = _UNITS[units[0]]
    if relation is Relation.BETWEEN:
        return tuple(kind(n) for n in table.pair(units[0]) or ())
    n = table.number(units[0])
    return () if n is None else (kind(n),)


def _no_amount(table: Table, *, needed: bool) -> None:
    strange = list(table.rest())
    for key in strange:
        table.problem("unknown-unit", key, nearest(key, _UNITS) or f"one of {', '.join(_UNITS)}")
    if needed and not strange:
        table.problem("no-amount", "", f"give an amount in one of {', '.join(_UNITS)}")
    table.taken.extend(strange)
