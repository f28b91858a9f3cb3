"""What a field of a class is in the files, said once beside the field: how it is read, described and looked up.

A class of the guidance writes ``who: Annotated[tuple[str, ...], Names(of="actor")] = ()``. From that its tables are
read (``walking.read``), its names looked up (``walking.uses``), its JSON Schema made (``walking.description``) and its
compiled rows unpacked (``walking.unpack``). A field without such a mark is in no file.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from cspr.guidance.tables import Table

Schema = dict[str, Any]
TEXT: Final[Schema] = {"type": "string"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": 10_000}
COUNT: Final[Schema] = NUMBER | {"minimum": 0}


class Use(NamedTuple):
    """Names that stand at a path, and of what kind each has to be."""

    kind: str
    path: str
    names: Iterable[str]


class Draft(NamedTuple):
    """What was read of a table so far, and what its reader was handed."""

    table: Table
    values: dict[str, Any]
    context: Any


def ref(name: str) -> Schema:
    """Point to a definition of the schema."""
    return {"$ref": f"#/$defs/{name}"}


def array(items: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items}


class Field(ABC):
    """A kind of field.

    Args:
        of: what its names are, a key of ``names.KINDS``; empty where they are looked up nowhere.
        key: what it is called in the files, where that is not its name; a dot leads into a table within the table.
        advice: what to say where it is missing.
        needed: whether it has to stand there though the class has a default: whoever reads it says so.
    """

    empty: Any = None
    """What it is where a file leaves it out and the class says nothing."""
    follows: str = ""
    """What gives its value where a file leaves it out and the class says nothing."""

    def __init__(self, *, of: str = "", key: str = "", advice: str = "", needed: bool = False) -> None:
        self.of, self.key, self.advice, self.needed = of, key, advice, needed

    @abstractmethod
    def read(self, draft: Draft, key: str, default: Any) -> Any:
        """Read it from a table; without a default (``attrs.NOTHING``) it has to be there."""

    def schema(self) -> Schema:
        """Describe its value."""
        return ref(self.of) if self.of else TEXT

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:
        """Describe it in the schema of its table."""
        value = self.schema()
        if self.needed or (needed and not self.follows):
            table["required"].append(key)
            value = value | {"minLength": 1} if value == TEXT else value
        table["properties"][key] = value | ({"description": says} if says else {})

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterable[Use]:
        """Which names it holds, of what kind."""
        if self.of:
            yield Use(self.of, f"{at}.{key}", [value] if isinstance(value, str) else value or ())

    def unpack(self, value: Any, _of: Any) -> Any:  # noqa: B027 -- overriding it is what marks it as needed
        """Make it of what a compiled row of an instrument holds; where it stays as it is, this is not called."""


class Text(Field):
    """A text."""

    empty = ""

    def read(self, draft: Draft, key: str, default: Any) -> str:
        """Read a text."""
        return draft.table.text(key, None if default is attrs.NOTHING else "")


class Id(Field):
    """An id; where it is left out, the value of the field that it is ``like``; where ``several`` of them stand."""

    empty = ""

    def __init__(self, *, of: str = "", key: str = "", like: str = "", several: str = "") -> None:
        super().__init__(of=of, key=key)
        self.follows, self.several = like, several

    def schema(self) -> Schema:
        """Offer the words, or whatever can be an id."""
        return ref(self.of or "id")

    def read(self, draft: Draft, key: str, default: Any) -> str | None:
        """Read an id."""
        if self.follows:
            default = draft.values[self.follows] or ""
        word = draft.table.id(key, None if default is attrs.NOTHING else default or "", several=self.several)
        return word or (None if default is None else "")

    def uses(self, value: Any, at: str, key: str, whole: Any) -> Iterator[Use]:
        """Look it up, unless it is like another that is looked up itself."""
        if value and not (self.follows and value == getattr(whole, self.follows)):
            yield from super().uses(value, at, key, whole)


class Capitals(Field):
    """The id of a clause, or the prefix of such ids."""

    def __init__(self, form: re.Pattern[str]) -> None:
        super().__init__()
        self.form = form

    def schema(self) -> Schema:
        """The pattern."""
        return {"type": "string", "pattern": f"^({self.form.pattern})$"}

    def read(self, draft: Draft, key: str, default: Any) -> str:  # noqa: ARG002 -- it always has to be there
        """Read an id in capitals."""
        return draft.table.capitals(key, self.form)


class Texts(Field):
    """A list of texts, or of ids of clauses."""

    empty = ()

    def schema(self) -> Schema:
        """Describe the list."""
        return array(super().schema())

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:  # noqa: ARG002 -- it may always be left out
        """Read the texts."""
        return draft.table.texts(key)

    def unpack(self, value: Any, _of: Any) -> tuple[Any, ...]:
        """Make a tuple of the list."""
        return tuple(value)


class Names(Texts):
    """A list of names."""

    def schema(self) -> Schema:
        """Describe the list."""
        return array(ref(self.of or "name"))

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:  # noqa: ARG002 -- it may always be left out
        """Read the names."""
        return draft.table.names(key)


class Earlier(Names):
    """The names of what comes first; those that come first by nature alone are looked up under their own key."""

    def uses(self, value: Any, at: str, key: str, whole: Any) -> Iterable[Use]:
        """Name those that a clause puts first."""
        return super().uses([name for name in value if name not in whole.by_nature], at, key, whole)


class NameOrNames(Names):
    """The name of a proceeding or an event, or a list of names, of which at least one has to be there."""

    def schema(self) -> Schema:
        """Describe both."""
        return {"anyOf": [super().schema() | {"minItems": 1}, ref(self.of)]}

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:
        """Read the one or the others."""
        single = isinstance(draft.table.data.get(key), str)
        names = (draft.table.id(key),) if single else super().read(draft, key, default)
        if not names and (default is attrs.NOTHING or key in draft.table.data):
            draft.table.problem("missing-key", key, f"name the {self.of.replace('-', ' ')}, or several in a list")
        return names


class Plain(Field):
    """What a method of ``Table`` reads, whether or not it is there."""

    shape: Schema
    reader: str

    def schema(self) -> Schema:
        """Describe the value."""
        return self.shape

    def read(self, draft: Draft, key: str, default: Any) -> Any:
        """Read it."""
        if default is attrs.NOTHING and key not in draft.table.data:
            draft.table.problem("missing-key", key, "give the figure")
        return getattr(draft.table, self.reader)(key)


class Flag(Plain):
    """True or false; left out it is false."""

    empty, reader, shape = False, "flag", {"type": "boolean"}


class Number(Plain):
    """A whole number."""

    reader, shape = "number", NUMBER


class Count(Plain):
    """A whole number that may be 0."""

    reader, shape = "counted", COUNT


class CountPair(Plain):
    """Two whole numbers, the smaller first, which may be 0."""

    reader, shape = "counted_pair", array(COUNT) | {"minItems": 2, "maxItems": 2}


class Pair(Plain):
    """Two whole numbers, the smaller first."""

    reader, shape = "pair", array(NUMBER) | {"minItems": 2, "maxItems": 2}


class Choice(Field):
    """A word of a closed list: a member of an enumeration, or the word itself.

    Args:
        words: the enumeration, or the words.
        usual: the attribute of what the reader was handed that gives the word where none is written.
        key: what it is called in the files, as for every field.
    """

    def __init__(self, words: type[Enum] | Iterable[str], *, usual: str = "", key: str = "") -> None:
        super().__init__(key=key)
        self.follows = usual
        self.words: dict[str, Any] = {word.value if isinstance(word, Enum) else word: word for word in words}

    def schema(self) -> Schema:
        """List the words."""
        return {"enum": list(self.words)}

    def read(self, draft: Draft, key: str, default: Any) -> Any:
        """Read the word."""
        if self.follows:
            default = getattr(draft.context, self.follows)
        fallback: Any = default.value if isinstance(default, Enum) else default or ""
        word = draft.table.choice(key, self.words, None if default is attrs.NOTHING else fallback)
        return self.words.get(word, default)

    def unpack(self, value: Any, _of: Any) -> Any:
        """The member of the enumeration."""
        return self.words.get(value, value)
