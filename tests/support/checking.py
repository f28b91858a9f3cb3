"""A validator of JSON Schema that looks first at what is soon seen: the same is valid, and a fault is found early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.validators import extend  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOON_SEEN = frozenset({"type", "const", "enum", "required", "additionalProperties"})


def _one_of(validator: Any, ways: list[Any], instance: Any, schema: Any) -> Iterator[Any]:
    """Exactly one way is right; what is wrong with each is told one fault after the other, where that is asked."""
    right = sum(validator.evolve(schema=way).is_valid(instance) for way in ways)
    if right == 0:
        for way in ways:
            yield from validator.descend(instance, way)
    elif right > 1:
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, ways, instance, schema)


_Validator = extend(Draft202012Validator, {"oneOf": _one_of})


def soon_seen_first(schema: Any) -> Any:
    """A schema, or part of one, with its keys in the order in which they are cheap to check."""
    if isinstance(schema, dict):
        return {key: soon_seen_first(schema[key]) for key in sorted(schema, key=lambda key: key not in _SOON_SEEN)}
    return [soon_seen_first(part) for part in schema] if isinstance(schema, list) else schema


def validator_of(schema: Any) -> Any:
    """The validator of a schema."""
    return _Validator(soon_seen_first(schema))
