"""The walk over the fields of a class: reading its tables, saying what names they use, describing them in JSON Schema.

What each field is stands beside it (``fields``). A class may have ``also``, keys of its table that it does not
keep, and ``finish(draft)``, which checks across fields and fills in what follows from others.
"""

from __future__ import annotations

from functools import cache
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from cspr.guidance.fields import Draft, Field, Schema, Use, array

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.guidance.tables import Table

_T = TypeVar("_T")


class Declared(NamedTuple):
    """A field of a class, or a key of a table: its name, its key in the files, what it is, and its default."""

    name: str
    key: str
    field: Field
    default: Any


Fields = tuple[Declared, ...]


def keys(fields: Mapping[str, Field], needed: str = "") -> Fields:
    """Declare the keys of a table that is no class; of those that are needed, the names, parted by spaces."""
    musts = needed.split()
    return tuple(
        Declared(name, field.key or name, field, attrs.NOTHING if name in musts else field.empty)
        for name, field in fields.items()
    )


def declared(shape: Any) -> Fields:
    """The fields of a class that are marked with what they are in the files."""
    return _declared(shape)


@cache
def _declared(shape: Any) -> Fields:
    marked: Iterator[tuple[Any, Field]] = (
        (part, mark)
        for part in _parts(shape)
        for mark in getattr(part.type, "__metadata__", ())
        if isinstance(mark, Field)
    )
    return tuple(Declared(part.name, mark.key or part.name, mark, _default(part.default)) for part, mark in marked)


def _parts(shape: Any) -> tuple[Any, ...]:
    parts: tuple[Any, ...] = attrs.fields(shape)
    return parts


def _default(default: Any) -> Any:
    make = getattr(default, "factory", None)
    return default if make is None else make()


def _beside(shape: type[Any]) -> Fields:
    return keys(getattr(shape, "also", {}))


def values(fields: Fields, table: Table, context: Any = None) -> dict[str, Any]:
    """The values of fields, read from a table; whatever is wrong is added to the problems of the table."""
    draft = Draft(table, {}, context)
    within: dict[str, Table | None] = {}
    for name, key, field, default in fields:
        outer, _, last = key.rpartition(".")
        if outer and outer not in within:
            within[outer] = table.table(outer)
        place = within[outer] if outer else table
        here = draft if place is table or place is None else draft._replace(table=place)
        draft.values[name] = default if place is None else field.read(here, last, default)
    for inner in within.values():
        if inner is not None:
            inner.finish()
    return draft.values


def read(shape: type[_T], table: Table, context: Any = None) -> _T:
    """Read one table as a class, with all problems at once.

    Args:
        shape: the class.
        table: holds it.
        context: what its fields need to know beside it, such as the register that rules cite.
    """
    beside = _beside(shape)
    draft = Draft(table, values((*declared(shape), *beside), table, context), context)
    finish = getattr(shape, "finish", None)
    if finish is not None:
        finish(draft)
    table.finish()
    kept = {name: value for name, value in draft.values.items() if name not in {part.name for part in beside}}
    return shape(**kept)


def uses(fields: Fields, whole: Any, at: str) -> Iterator[Use]:
    """The names that a thing uses, each with its path and kind; ``at`` is where the thing stands."""
    for name, key, field, _ in fields:
        yield from field.uses(getattr(whole, name), at, key, whole)


def describe(fields: Fields, says: Mapping[str, str] | None = None) -> Schema:
    """The JSON Schema of a table of such fields."""
    top: Schema = _table()
    for name, key, field, default in fields:
        outer, _, last = key.rpartition(".")
        table = top["properties"].setdefault(outer, _table()) if outer else top
        field.describe(last, table, needed=default is attrs.NOTHING, says=(says or {}).get(name, ""))
    for table in (top, *top["properties"].values()):
        if table.get("required") == []:
            del table["required"]
    return top


def _table() -> Schema:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def description(shape: type[Any]) -> Schema:
    """The JSON Schema of a class, with what its docstring says of each field."""
    _, fields = says(shape)
    plain = {name: meaning.replace("``", "") for name, meaning in fields.items()}
    return describe((*declared(shape), *_beside(shape)), plain)


class Tables(Field):
    """A list of tables, each of one class; ``apart`` where they stand beside the table and are read with it."""

    empty = ()

    def __init__(self, shape: type[Any], *, apart: bool = False) -> None:
        super().__init__()
        self.shape, self.apart = shape, apart

    def schema(self) -> Schema:
        """Describe the list."""
        return array(description(self.shape))

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:
        """Leave to their own place those that stand apart."""
        if not self.apart:
            super().describe(key, table, needed=needed, says=says)

    def read(self, draft: Draft, key: str, default: Any) -> tuple[Any, ...]:
        """Read each table."""
        if self.apart:
            return tuple(default)
        return tuple(read(self.shape, table, draft.context) for table in draft.table.tables(key))

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterator[Use]:
        """What each of them uses; those that stand apart have places of their own."""
        for number, part in enumerate(() if self.apart else value):
            yield from uses(declared(self.shape), part, f"{at}.{key}[{number}]")

    def unpack(self, value: Any, of: Any) -> tuple[Any, ...]:
        """Make each of its row."""
        return tuple(unpack(self.shape, row, of) for row in value)


class Keys(Field):
    """A table that is kept as it is, by key, without what is empty.

    Args:
        fields: what each key is.
        needed: names of keys that have to be there, parted by spaces.
        keep: the name of one that is kept when it is empty.
        inline: whether the keys stand in the table itself and not in one of their own.
        key: as for every field.
    """

    def __init__(
        self, fields: Mapping[str, Field], needed: str = "", *, keep: str = "", inline: bool = False, key: str = ""
    ) -> None:
        super().__init__(key=key)
        self.fields, self.keep, self.inline = keys(fields, needed), keep, inline

    def schema(self) -> Schema:
        """Describe the table."""
        return describe(self.fields)

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:
        """Describe the table, or its keys in the table around them."""
        if self.inline:
            table["properties"] |= self.schema()["properties"]
        else:
            super().describe(key, table, needed=needed, says=says)

    def read(self, draft: Draft, key: str, default: Any) -> Any:
        """Read the keys."""
        table = draft.table if self.inline else draft.table.table(key)
        if table is None:
            return default
        read = values(self.fields, table, draft.context)
        if not self.inline:
            table.finish()
        return {name: value for name, value in read.items() if value or type(value) is int or name == self.keep}

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterator[Use]:
        """What the keys use."""
        place = at if self.inline else f"{at}.{key}"
        for name, inner, field, _ in self.fields:
            yield from field.uses(value and value.get(name), place, inner, value)


def unpack(shape: Any, row: list[Any], of: Any) -> Any:
    """Make a thing of its compiled row, which holds its fields in the order of the class and was checked before.

    Args:
        row: as ``.ci/compile_data.py`` packs it.
        of: the instrument to which it belongs, for what a row does not repeat.
    """
    return shape(
        **{
            name: value if make is None else make(value, of)
            for (name, make), value in zip(_makers(shape), row, strict=True)
        }
    )


@cache
def _makers(shape: Any) -> tuple[tuple[str, Any], ...]:
    """Of each field its name, and how it is made of what a row holds; ``None`` where it is what the row holds."""
    marks = {part.name: part.field for part in declared(shape)}
    return tuple(
        (part.name, mark.unpack if (mark := marks.get(part.name)) and type(mark).unpack is not Field.unpack else None)
        for part in _parts(shape)
    )


def says(kind: type[Any]) -> tuple[str, dict[str, str]]:
    """What a class is, and what each of its fields means, as its docstring says it."""
    text = cleandoc(kind.__doc__ or "")
    fields: dict[str, str] = {}
    name = ""
    for line in text.partition("Args:\n")[2].splitlines():
        if not line.startswith("    "):
            break
        if line.startswith("     "):
            fields[name] += f" {line.strip()}"
        else:
            name, _, meaning = line.strip().partition(": ")
            fields[name] = meaning
    return text.partition("\n")[0], fields
