"""What a reader of tables takes: each key is noted as it is taken, so that a schema says what the code does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cspr.guidance.tables import Table

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping
    from datetime import date

TEXT: Final[dict[str, Any]] = {"type": "string"}
DAY: Final[dict[str, Any]] = {"type": "string", "format": "date"}
NUMBER: Final[dict[str, Any]] = {"type": "integer", "minimum": 1, "maximum": 10_000}
_DUMMY: Final = "x"


def ref(name: str) -> dict[str, Any]:
    """Point to a definition of the schema.

    Examples:
        >>> ref("clause")
        {'$ref': '#/definitions/clause'}
    """
    return {"$ref": f"#/definitions/{name}"}


class Trace(Table):
    """A table that holds nothing and notes what is asked of it.

    Args:
        words: for keys that hold a word of the vocabulary, the definition that lists the words.
        data: keys that are to be found, for readers that look before they take.
    """

    __slots__ = ("lists", "needed", "noted", "open", "words")

    def __init__(self, words: Mapping[str, str], data: Mapping[str, Any] | None = None) -> None:
        """Start with nothing noted."""
        super().__init__(data or {}, "$", [])
        self.words = words
        self.noted: dict[str, Trace | dict[str, Any]] = {}
        self.lists: dict[str, Trace] = {}
        self.needed: list[str] = []
        self.open = False

    def schema(self) -> dict[str, Any]:
        """Give the schema of a table of which this was asked."""
        keys = {key: _shape(told) for key, told in self.noted.items()}
        keys |= {key: {"type": "array", "items": told.schema()} for key, told in self.lists.items()}
        made: dict[str, Any] = {"type": "object", "properties": _sorted(keys), "additionalProperties": self.open}
        return made | ({"required": sorted(self.needed)} if self.needed else {})

    def _note(self, key: str, told: Trace | dict[str, Any], *, needed: bool = False) -> None:
        self.noted[key] = told
        if needed:
            self.needed.append(key)

    def _known(self) -> set[str]:
        return {*self.noted, *self.lists}

    def _word(self, key: str, usual: str) -> dict[str, Any]:
        return ref(self.words.get(key, usual))

    def take(self, key: str) -> Any:
        """Note a key of which nothing more is known."""
        self.noted.setdefault(key, {})

    def text(self, key: str, default: str | None = "") -> str:
        """Note a text."""
        self._note(key, self._word(key, "text") if key in self.words else TEXT, needed=default is None)
        return default or _DUMMY

    def id(self, key: str, default: str | None = None) -> str:
        """Note an id."""
        self._note(key, self._word(key, "id"), needed=default is None)
        return default or _DUMMY

    def capitals(self, key: str, form: re.Pattern[str]) -> str:
        """Note an id in capitals."""
        self._note(key, {"type": "string", "pattern": f"^({form.pattern})$"}, needed=True)
        return _DUMMY

    def names(self, key: str) -> tuple[str, ...]:
        """Note a list of names."""
        self._note(key, {"type": "array", "items": self._word(key, "name")})
        return ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Note a list of texts."""
        self._note(key, {"type": "array", "items": self._word(key, "text") if key in self.words else TEXT})
        return ()

    def pair(self, key: str) -> tuple[int, int] | None:
        """Note two numbers."""
        self._note(key, {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2})
        return None

    def number(self, key: str) -> int | None:
        """Note a number."""
        self._note(key, NUMBER)
        return None

    def flag(self, key: str) -> bool:
        """Note what is true or false."""
        self._note(key, {"type": "boolean"})
        return False

    def day(self, key: str) -> date | None:
        """Note a day."""
        self._note(key, DAY)
        return None

    def choice(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """Note a word of a closed list."""
        options = tuple(options)
        self._note(key, {"enum": [one for one in options if one]}, needed=default is None)
        return default or options[0]

    def table(self, key: str) -> Table | None:
        """Note a table within this one."""
        inner = Trace(self.words, self.data.get(key))
        self._note(key, inner)
        return inner

    def tables(self, key: str) -> list[Table]:
        """Note a list of tables."""
        inner = self.lists[key] = Trace(self.words)
        return [inner]

    def rest(self) -> dict[str, Any]:
        """Note that further keys are taken as they are."""
        self.open = True
        return {}

    def problem(self, code: str, key: str, advice: str = "") -> None:  # noqa: ARG002 -- as a table has it
        """Note as needed what is missed where it is missing."""
        if code in {"missing-key", "no-clause"} and key in self._known() and key not in self.needed:
            self.needed.append(key)

    def finish(self) -> None:
        """Report nothing: nothing was there."""


def _shape(told: Trace | dict[str, Any]) -> dict[str, Any]:
    return told.schema() if isinstance(told, Trace) else told


def _sorted(keys: dict[str, Any]) -> dict[str, Any]:
    """Put keys in an order that does not hang on which is asked for first."""
    return dict(sorted(keys.items()))


def merged(schemas: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Put together what readers asked on several occasions: every key, and as needed what always was."""
    made: dict[str, Any] = {}
    for one in schemas:
        made = _both(made, one) if made else one
    return made


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in one or "properties" not in other:
        return _either(one, other)
    keys = one["properties"] | {
        key: _both(one["properties"].get(key, {}), told) for key, told in other["properties"].items()
    }
    needed = [key for key in one.get("required", ()) if key in other.get("required", ())]
    made = one | other | {"properties": _sorted(keys)}
    made.pop("required", None)
    return made | ({"required": needed} if needed else {})


def _either(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    if not one or not other or one == other:
        return one or other
    told = [*one.get("anyOf", [one]), *(() if other in one.get("anyOf", ()) else [other])]
    return {"anyOf": told}
