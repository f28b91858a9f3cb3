"""When a duty is to be done: the keys ``within``, ``between``, ``by`` and the like, of which a table has one."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from cspr.errors import nearest
from cspr.guidance import changing_times
from cspr.guidance.day_fields import Clock, DayOrMonth, FirstDay, Yearly
from cspr.guidance.fields import (
    Choice,
    Count,
    CountPair,
    Draft,
    Field,
    Flag,
    Id,
    Names,
    Number,
    Schema,
    Text,
    Use,
)
from cspr.guidance.periods import (
    FROM_DAYS,
    MONTH_DAYS,
    PERIOD_ENDS,
    RELATION_WORDS,
    ROUNDS,
    SET_BY,
    THAT_DAYS,
    UNITS,
    WEEKDAYS,
    Amount,
    CalendarDays,
    Days,
    Hours,
    Months,
    NumberedDay,
    Relation,
    Timing,
    Weeks,
    WorkingDays,
    WorkingHours,
    Years,
)
from cspr.guidance.tables import Table
from cspr.guidance.walking import Fields, describe, keys, values

_RELATIONS: Final = {relation.value.replace("-", "_"): relation for relation in Relation}
_UNITS: Final = {name.replace("-", "_"): kind for name, kind in UNITS.items()}
_STARTS: Final[Mapping[str, Field]] = {
    "of": Id(of="event", several="of_any_of, of_last_of or of_one_of"),
    "of_one_of": Names(of="event"),
}
_ANY: Final = "of_any_of"
_LAST: Final = "of_last_of"
_EACH: Final = "after_each"
_SET_BY: Final = "set_by"
_ENDS: Final = ("to_end_of", "to_day")
_OF_DAY: Final = {**dict.fromkeys(WEEKDAYS, Weeks), **dict.fromkeys(MONTH_DAYS, Months)}
_WITHOUT_AMOUNT: Final = frozenset({Relation.BY, Relation.VAGUE, Relation.ON})
_FROM_NONE: Final = frozenset({Relation.AT, Relation.BY_DAY, Relation.BETWEEN})  # day 0 is a day, no days are no limit
_NUMBERED: Final = frozenset({Relation.WITHIN, Relation.BY_DAY, Relation.BETWEEN, Relation.AT, Relation.ABOUT})
_TIMED: Final = _NUMBERED | {Relation.ON}
_FROM_A_DAY: Final = _NUMBERED | {Relation.NOT_BEFORE}
_TIME_OF_DAY: Final = _TIMED | {Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE, Relation.AT_MOST_BEFORE}
_CLEAR: Final = frozenset({Relation.WITHIN, Relation.NOT_BEFORE, Relation.AT_LEAST_BEFORE})
_ANY_STARTS: Final = _TIMED | {Relation.EVERY, Relation.VAGUE}
_LAST_STARTS: Final = _ANY_STARTS | {Relation.NOT_BEFORE}
_SEVERAL: Final = {_ANY: _ANY_STARTS, _LAST: _LAST_STARTS}
_STARTLESS: Final = frozenset({Relation.EVERY, Relation.VAGUE})  # "every year", "regularly": no event is named
_DAYS: Final = (WorkingDays, CalendarDays, Days, NumberedDay)
_FROM_THEN: Final = frozenset({Relation.NOT_BEFORE})
_WITH_A_FIGURE: Final = {
    "more_than": "give the figure that is passed: months = 1",
    "from_day": "give the figure that counts from that day, such as working_days = 5; what ends on it has to_day",
}
_BESIDE: Final[Mapping[str, tuple[frozenset[Relation], Field]]] = {
    "day_of_event": (_NUMBERED, FirstDay()),
    "time": (_TIME_OF_DAY, Clock()),
    "cut_off": (_TIMED, Clock()),
    "from_working_day": (_TIMED, Flag()),
    "from_day": (_FROM_A_DAY, Choice(FROM_DAYS)),
    "clear": (_CLEAR, Flag()),
    "from_start": (frozenset({Relation.EVERY}), Flag()),
    "more_than": (_FROM_THEN, Flag()),
}
"""What stands beside the event and the figure, each key with the relations that have it."""
_FIELDS: Final = tuple(field.name for field in attrs.fields(Timing))
_ANY_UNIT: Final = tuple(_UNITS.values())
_NOT_HOURS: Final = (*_DAYS, Weeks, Months, Years)


def _keys(relation: Relation) -> Fields:
    """What the table of a relation holds beside its amount."""
    if relation is Relation.BY:
        return keys({"date": DayOrMonth(), "each_year": Yearly(), _SET_BY: Choice(SET_BY)})
    if relation is Relation.VAGUE:
        own = {"says": Text(), "relation": Choice(RELATION_WORDS)}
        return keys({**_STARTS, _ANY: Names(of="event"), _LAST: Names(of="event"), **own}, "says relation")
    fields: dict[str, Field] = dict(_STARTS)
    fields |= {key: Names(of="event") for key, relations in _SEVERAL.items() if relation in relations}
    fields |= {key: field for key, (relations, field) in _BESIDE.items() if relation in relations}
    if relation is Relation.WITHIN:
        fields["to_end_of"], fields[_EACH] = Choice(PERIOD_ENDS), Choice(ROUNDS)
        fields["to_day"] = Choice((*_OF_DAY, *THAT_DAYS))
    fields |= changing_times.fields(relation)
    return keys(fields)


def _amount(relation: Relation) -> Field:
    if relation is Relation.BETWEEN:
        return CountPair()
    return Count() if relation in _FROM_NONE else Number()


class Timed(Field):
    """The one time of a duty."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:  # noqa: ARG002 -- it has many keys
        """Describe a key for each relation."""
        for word, relation in _RELATIONS.items():
            units = {} if relation in _WITHOUT_AMOUNT else dict.fromkeys(_UNITS, _amount(relation))
            inner = describe((*_keys(relation), *keys(units))) | {"description": says}
            table["properties"][word] = inner | ({"allOf": rules} if (rules := _rules(relation)) else {})
        words = list(_RELATIONS)
        table.setdefault("dependentSchemas", {}).update(
            {
                word: {"not": {"anyOf": [{"required": [other]} for other in words[place + 1 :]]}}
                for place, word in enumerate(words[:-1])
            }
        )

    def read(self, draft: Draft, key: str, default: Any) -> Timing | None:  # noqa: ARG002 -- it has many keys
        """Read the time, if there is one."""
        table = draft.table
        words = [word for word in _RELATIONS if word in table.data]
        if len(words) > 1:
            table.problem("two-times", words[1], "a duty has one time; write a second duty for the other")
        table.taken.extend(_RELATIONS)
        inner = table.table(words[0]) if words else None
        return None if inner is None else _timing(inner, _RELATIONS[words[0]])

    def uses(self, value: Timing | None, at: str, key: str, _whole: Any) -> Iterable[Use]:
        """Name the events that it is counted from."""
        if value is None:
            return []
        several = _LAST if value.last_of else _ANY
        key = ("of" if len(value.of) == 1 else several) if value.established else "of_one_of"
        key = _SET_BY if value.set_by else key
        table = f"{at}.{value.relation.value.replace('-', '_')}"
        path = f"{table}.{key}"
        uses = [Use("event", path, value.of)]
        if value.extended_when:
            uses.append(Use("event", f"{table}.{changing_times.EXTENDED}", [value.extended_when]))
        if value.stops_while:
            uses.append(Use("proceeding", f"{table}.{changing_times.WHILE}", value.stops_while))
        several_keys = zip(changing_times.STOPS, zip(*value.stands_still, strict=True), strict=False)
        uses += [Use("event", f"{table}.{key}", names) for key, names in several_keys]
        return uses

    def unpack(self, value: Any, _of: Any) -> Timing | None:
        """Make it of its row."""
        if value is None:
            return None
        row: dict[str, Any] = dict(zip(_FIELDS, value, strict=True))
        row |= {name: tuple(row[name]) for name in ("of", "stops_while")}
        row["stands_still"] = tuple((since, until) for since, until in row["stands_still"])
        row["relation"], row["date"] = Relation(row["relation"]), DayOrMonth().unpack(row["date"], _of)
        row["amounts"] = tuple(UNITS[unit](n) for unit, n in row["amounts"])
        return Timing(**row)


def _rules(relation: Relation) -> list[Schema]:
    """What the keys of a relation ask of one another: one start, one unit, days where days are numbered."""
    if relation is Relation.BY:
        return [{"oneOf": [{"required": [key]} for key in ("date", "each_year", _SET_BY)]}]
    starts = ("of", "of_one_of", *(key for key, relations in _SEVERAL.items() if relation in relations))
    one_start: list[Schema] = [{"required": [key]} for key in starts]
    if relation is Relation.WITHIN:
        one_start.append({"required": [_EACH]})
    if relation in _STARTLESS:
        one_start.append({"not": {"anyOf": list(one_start)}})
    asked: list[Schema] = [{"oneOf": one_start}]
    if relation not in _WITHOUT_AMOUNT:
        units = [{"required": [unit]} for unit in _UNITS]
        none: Schema = {"not": {"anyOf": units}}
        if relation is Relation.WITHIN:
            none |= {"anyOf": [{"required": [key]} for key in _ENDS]}
        optional = relation in {Relation.WITHIN, Relation.NOT_BEFORE}
        asked.append({"oneOf": [*units, none] if optional else units})
    of_days: list[Schema] = []
    for key, relations, kinds in (
        ("day_of_event", _NUMBERED, _NOT_HOURS),
        ("clear", _CLEAR, _DAYS),
        ("more_than", _FROM_THEN, _ANY_UNIT),
        ("from_day", _FROM_A_DAY, _ANY_UNIT),
    ):
        if relation in relations:
            such_units = [{"required": [unit]} for unit, kind in _UNITS.items() if kind in kinds]
            of_days.append({"anyOf": [{"not": {"required": [key]}}, *such_units]})
    if relation is Relation.WITHIN:
        asked.append({"not": {"required": list(_ENDS)}})
        for named, kind in ((WEEKDAYS, "weeks"), (MONTH_DAYS, "months")):
            other: list[Schema] = [{"required": [unit]} for unit in _UNITS if unit != kind]
            such: Schema = {"properties": {"to_day": {"enum": list(named)}}, "required": ["to_day"]}
            asked.append({"not": {**such, "anyOf": other}})
        that: Schema = {"properties": {"to_day": {"enum": list(THAT_DAYS)}}, "required": ["to_day"]}
        asked.append({"not": {**that, "anyOf": [{"required": [key]} for key in (*_UNITS, _EACH)]}})
    return asked + of_days + changing_times.rules(relation)


def _timing(table: Table, relation: Relation) -> Timing:
    keys = values(_keys(relation), table)
    event, candidates = keys.get("of", "") or keys.get(_SET_BY) or "", keys.get("of_one_of", ())
    any_of, all_of = keys.get(_ANY, ()), keys.get(_LAST, ())
    after_each = keys.get(_EACH) or ""
    _check_start(table, relation, sum(map(bool, (event, candidates, any_of, all_of, after_each))))
    first, to_end_of = keys.get("day_of_event"), keys.get("to_end_of") or keys.get("to_day") or ""
    amounts: tuple[Amount, ...] = ()
    if relation not in _WITHOUT_AMOUNT:
        optional = relation is Relation.NOT_BEFORE or any(key in table.data for key in _ENDS)
        amounts = _amounts(table, relation, needed=not optional and first is None)
    _check_numbering(table, amounts, first)
    _check_end(table, amounts, keys.get("to_day") or "")
    changes = changing_times.read(keys, table, amounts)
    if "clear" in table.data and not all(key in _UNITS and _UNITS[key] in _DAYS for key in table.data if key in _UNITS):
        table.problem("numbering-without-days", "clear", "only days are clear days; leave it out")
    timing = Timing(
        relation=relation,
        amounts=amounts,
        of=(event,) if event else any_of or all_of or candidates,
        established=not candidates,
        date=keys.get("date"),
        says=keys.get("says", ""),
        how=keys.get("relation", ""),
        each_year=keys.get("each_year", ""),
        day_of_event=first,
        to_end_of=to_end_of,
        time=keys.get("time", ""),
        clear=keys.get("clear", False),
        after_each=after_each,
        last_of=bool(all_of),
        cut_off=keys.get("cut_off", ""),
        from_working_day=keys.get("from_working_day", False),
        from_start=keys.get("from_start", False),
        more_than=keys.get("more_than", False),
        from_day=keys.get("from_day") or "",
        **changes,
    )
    table.finish()
    return timing


def _check_start(table: Table, relation: Relation, n_starts: int) -> None:
    """Refuse a time that does not say from what it is counted, or says so twice."""
    several = _not_of_it(table, relation)
    startless = several or relation in _STARTLESS | {Relation.BY} or _EACH in table.data
    if n_starts > 1 or (not n_starts and not startless):
        table.problem("no-start", "of", "give the event counted from, or of_one_of where the text does not settle it")
    if relation is not Relation.BY:
        return
    given = [key for key in ("date", "each_year", _SET_BY) if key in table.data]
    if not given:
        table.problem("missing-key", "date", "give the day, or the month in quotes")
    for key in given[1:]:
        table.problem("two-times", key, "a duty has one time; write a second duty for the other")


def _check_numbering(table: Table, amounts: tuple[Amount, ...], first: object) -> None:
    """Refuse a number for the day of the event where no days are counted."""
    if first is not None and not amounts and not any(key in table.data for key in _UNITS):
        table.problem("numbering-without-figure", "day_of_event", "give the number of the day: working_days = 10")
    elif first is not None and any(isinstance(amount, Hours | WorkingHours) for amount in amounts):
        table.problem("numbering-without-days", "day_of_event", "hours are not numbered; leave it out")
    for key, advice in _WITH_A_FIGURE.items():
        if key in table.data and not amounts and not any(unit in table.data for unit in _UNITS):
            table.problem("numbering-without-figure", key, advice)


def _not_of_it(table: Table, relation: Relation) -> bool:
    """Whether several events stand where a time of that kind is counted from one."""
    strange = [key for key, kinds in _SEVERAL.items() if relation not in kinds | {Relation.BY} and key in table.data]
    for key in strange:
        last = relation in _LAST_STARTS
        advice = f"for the last of them write {_LAST}; else " if last else ""
        table.take(key)
        table.problem("no-start", key, f"{advice}name one event in of, and write a second duty for the other")
    return bool(strange)


def _check_end(table: Table, amounts: tuple[Amount, ...], day: str) -> None:
    """Refuse two ends, and a day of the week or month with a figure that counts something else."""
    if all(key in table.data for key in _ENDS):
        table.problem("two-times", "to_day", "a time has one end; leave to_end_of out")
    elif day in THAT_DAYS and (amounts or _EACH in table.data):
        advice = "leave the figure out: the day is that of the week or month in which the event falls"
        table.problem("unit-not-of-day", "to_day", advice)
    elif day in _OF_DAY and amounts and type(amounts[0]) is not _OF_DAY[day]:
        unit = "weeks" if day in WEEKDAYS else "months"
        table.problem("unit-not-of-day", "to_day", f"give the figure in {unit}, or leave it out for the next such day")


def _amounts(table: Table, relation: Relation, *, needed: bool) -> tuple[Amount, ...]:
    units = [key for key in _UNITS if key in table.data]
    if not units:
        _no_amount(table, needed=needed)
        return ()
    for other in units[1:]:
        table.take(other)
        table.problem("two-amounts", other, "a period has one unit; write a second duty for the other")
    kind = _UNITS[units[0]]
    if relation is Relation.BETWEEN:
        return tuple(kind(n) for n in table.counted_pair(units[0]) or ())
    n = table.number(units[0], 0 if relation in _FROM_NONE else 1)
    if n is None:
        return ()
    alike = relation is not Relation.BY_DAY and kind is NumberedDay  # "1 day" is as "2 days"
    return (Days(n) if alike else kind(n),)


def _no_amount(table: Table, *, needed: bool) -> None:
    strange = list(table.rest())
    for key in strange:
        table.problem("unknown-unit", key, nearest(key, _UNITS) or f"one of {', '.join(_UNITS)}")
    if needed and not strange:
        table.problem("no-amount", "", f"give an amount in one of {', '.join(_UNITS)}")
    table.taken.extend(strange)
