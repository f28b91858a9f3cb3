"""References of a schema, moved to where what they name stands."""

from __future__ import annotations

from typing import Any, Final, cast

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
    if isinstance(part, dict):
        return {
            name: value.replace(before, after) if name == "$ref" else moved(value, before, after)
            for name, value in cast("dict[str, Any]", part).items()
        }
    return [moved(each, before, after) for each in part] if isinstance(part, list) else part


def named(part: Any) -> set[str]:
    """What a part of a schema names, wherever in it.

    Examples:
        >>> named([{"$ref": "#/$defs/day"}, {"items": {"$ref": "#/$defs/truth"}}]) == {"day", "truth"}
        True
    """
    if isinstance(part, dict):
        table = cast("dict[str, Any]", part)
        inside = [named(value) for name, value in table.items() if name != "$ref"]
        return set().union(*inside, {table["$ref"].rpartition("/")[2]} if "$ref" in table else ())
    return set().union(*map(named, part)) if isinstance(part, list) else set()
