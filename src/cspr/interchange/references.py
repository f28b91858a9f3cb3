"""References of a schema, moved to where what they name stands."""

from __future__ import annotations

from typing import Any, Final, TypeGuard

DEFS: Final = "#/$defs/"
COMPONENTS: Final = "#/components/schemas/"


def moved(part: Any, before: str, after: str) -> Any:
    """A part of a schema whose references begin otherwise.

    Args:
        part: the part.
        before: how they begin.
        after: how they are to begin.

    Examples:
        >>> moved({"items": [{"$ref": "#/$defs/day"}]}, DEFS, COMPONENTS)
        {'items': [{'$ref': '#/components/schemas/day'}]}
    """
    if is_table(part):
        return {
            name: value.replace(before, after) if name == "$ref" else moved(value, before, after)
            for name, value in part.items()
        }
    return [moved(each, before, after) for each in part] if is_list(part) else part


def named(part: Any) -> set[str]:
    """What a part of a schema names, wherever in it.

    Examples:
        >>> named([{"$ref": "#/$defs/day"}, {"items": {"$ref": "#/$defs/truth"}}]) == {"day", "truth"}
        True
    """
    if is_table(part):
        inside = [named(value) for name, value in part.items() if name != "$ref"]
        return set[str]().union(*inside, {part["$ref"].rpartition("/")[2]} if "$ref" in part else ())
    return set[str]().union(*map(named, part)) if is_list(part) else set[str]()


def is_table(part: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a part of JSON has names."""
    return isinstance(part, dict)


def is_list(part: Any) -> TypeGuard[list[Any]]:
    """Whether a part of JSON is a list."""
    return isinstance(part, list)
