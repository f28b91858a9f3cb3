"""Kinds of field that one kind of rule has: the limbs of a criterion, the sections of a form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cspr.guidance.fields import Draft, Field, Number, Schema, Use, array, ref
from cspr.guidance.tables import DEEP, deeper, is_list, is_table

_TESTS: Final = ("all", "any", "none")


class Limbs(Field):
    """The names under exactly one of ``all``, ``any`` and ``none``; the criterion keeps which of them as ``rule``."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:  # noqa: ARG002 -- it has three keys
        """Describe the three keys, of which one has to be there."""
        table["properties"] |= dict.fromkeys(_TESTS, array(ref("limb")) | {"minItems": 1, "description": says})
        table["oneOf"] = [{"required": [test]} for test in _TESTS]

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:  # noqa: ARG002 -- it has three keys
        """Read the names, and which key holds them."""
        table = draft.table
        limbs = {test: table.names(test) for test in _TESTS if test in table.data}
        table.taken.extend(_TESTS)
        rule = next(iter(limbs), "all")
        if len(limbs) != 1 or not table.data[rule]:
            table.problem("not-one-rule", "", "give exactly one of all, any or none, with at least one name")
        draft.values["rule"] = rule
        return limbs.get(rule, ())

    def uses(self, value: Any, at: str, key: str, whole: Any) -> Iterable[Use]:  # noqa: ARG002 -- it has three keys
        """Name the limbs."""
        return [Use("limb", f"{at}.{whole.rule}", value)]

    def unpack(self, value: Any, _of: Any) -> tuple[str, ...]:
        """Make a tuple of the list."""
        return tuple(value)


class HowMany(Number):
    """How many of the names under ``any`` have to hold."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:
        """Describe it, and that it stands beside ``any``."""
        super().describe(key, table, needed=needed, says=says)
        table["dependentRequired"] = {key: ["any"]}

    def read(self, draft: Draft, key: str, default: Any) -> int | None:
        """Read the figure."""
        if key in draft.table.data and "any" not in draft.table.data:
            draft.table.problem("not-one-rule", key, "so many of several: write at_least beside any")
        number: int | None = super().read(draft, key, default)
        return number


class Sections(Field):
    """Every key of a form that is none of its fields; it is declared as the last of them."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:  # noqa: ARG002 -- any key fits
        """Allow any key."""
        table["additionalProperties"] = True

    def read(self, draft: Draft, key: str, default: Any) -> dict[str, Any]:  # noqa: ARG002 -- any key fits
        """Keep what was not read yet; too deep a form is refused, and none of it kept."""
        deep = deeper(draft.table.data)
        if deep:
            draft.table.problem("too-deep", "", f"a form may be up to {DEEP} lists or tables deep")
        sections = {} if deep else draft.table.rest()
        draft.table.taken.extend(draft.table.data)
        return sections

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterator[Use]:  # noqa: ARG002 -- its keys are its own
        """Name the clauses and actors of its parts."""
        for path, name, names in form_names(value, at):
            yield Use("own-clause" if name.endswith("clauses") else "actor", path, names)


def form_names(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, list[str]]]:
    """The clauses and actors that the parts of a form name, each with its path and key."""
    for key, value in table.items():
        parts = value if is_list(value) else [value]
        if key in {"clauses", "incomplete_clauses", "completed_by", "role"}:
            yield f"{path}.{key}", key, [str(name) for name in parts]
        for number, part in enumerate(parts):
            if is_table(part):
                yield from form_names(part, f"{path}.{key}[{number}]")
