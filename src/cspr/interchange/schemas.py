"""JSON Schemas of answers, derived from the classes that answer."""

from __future__ import annotations

import types as python_types
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any, Final, Union, get_args, get_origin

from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.errors import nearest, wrong
from cspr.interchange.conversion import FORMAT, kind_of
from cspr.interchange.fields import says, types
from cspr.sources import Source

_HOMES: Final = {
    "cspr.reporting": ("Report",),
    "cspr.anonymity": ("Identifiers",),
    "cspr.caseload": ("Caseload",),
    "cspr.comparison": ("Comparison",),
    "cspr.criteria": ("Assessment", "Consequence", "Deciding", "FactorList", "Question"),
    "cspr.engagement": ("Discussion",),
    "cspr.forms": ("Form", "FormCheck"),
    "cspr.glossary": ("Sense",),
    "cspr.guidance.coverage": ("Coverage",),
    "cspr.history": ("Deviation",),
    "cspr.lifecycle": ("Progress",),
    "cspr.publication": ("Afterwards", "Earliest", "Lateness", "NotPublishing", "Readability", "Readiness"),
    "cspr.roles": ("Check", "Profile"),
    "cspr.timescales": ("Timescale",),
}
ANSWERS: Final[Mapping[str, str]] = {
    kind_of(type(name, (), {})): f"{home}.{name}" for home, names in _HOMES.items() for name in names
}
"""The kinds of answer that have a schema, each with the class that answers."""
_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
    date: {"type": "string", "format": "date"},
    PartialDate: {
        "type": "string",
        "description": "A day, or what is known of it: 2021-03-25, 2021-03, 2021-Q1, 2021.",
    },
    Calendar: {"type": "string", "description": "The edition of the list of days off."},
    Source: {"type": "string", "description": "The key of one of the sources."},
}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an answer, alone or several together, as ``to_dict`` writes it.

    Args:
        kind: one of ``ANSWERS``, such as ``report``.

    Raises:
        CsprError: ``unknown-kind``, with the kinds that there are.

    Examples:
        >>> schema("readiness")["$defs"]["truth"]["enum"]
        ['yes', 'no', 'unknown']
    """
    if kind not in ANSWERS:
        raise wrong("unknown-kind", "$.kind", nearest(kind, ANSWERS) or f"one of {', '.join(ANSWERS)}")
    home, _, name = ANSWERS[kind].rpartition(".")
    answer: type[Any] = getattr(import_module(home), name)
    shared: dict[str, dict[str, Any]] = {}
    inside = _schema(answer, shared)
    sources = {"type": "object", "additionalProperties": _class(Source, shared)}
    described = shared[kind]
    head = {"format": {"const": FORMAT}, "sources": sources}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{described['description']} As written by cspr",
        "oneOf": [
            _object({**head, "kind": {"const": kind}, **described["properties"]}),
            _object({**head, "kind": {"const": "answers"}, "answers": {"type": "array", "items": inside}}),
        ],
        "$defs": shared,
    }


def _schema(kind: Any, shared: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The schema of a type; classes stand once, among what is shared."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    inner = get_args(kind)
    origin = get_origin(kind) or kind
    if origin in {Union, python_types.UnionType}:
        return {"anyOf": [_schema(each, shared) for each in inner]}
    if origin is tuple and inner[-1:] != (...,):
        return {"type": "array", "prefixItems": [_schema(each, shared) for each in inner], "items": False}
    if issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(inner[1], shared)}
    if issubclass(origin, Sequence):
        return {"type": "array", "items": _schema(inner[0], shared)}
    return _shared(origin, shared)


def _shared(kind: type[Any], shared: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A reference to a class, which is described where it is met first; rooms may have classes of one name."""
    name = kind_of(kind)
    taken = shared.get(name, {}).get("$comment", kind.__module__) != kind.__module__
    name = f"{kind.__module__.split('.')[1]}-{name}" if taken else name
    if name not in shared:
        shared[name] = {"$comment": kind.__module__}
        if issubclass(kind, Enum):
            described = {"enum": [each.value for each in kind], "description": (kind.__doc__ or "").partition("\n")[0]}
        else:
            described = _class(kind, shared)
        shared[name] |= described
    return {"$ref": f"#/$defs/{name}"}


def _class(kind: type[Any], shared: dict[str, dict[str, Any]]) -> dict[str, Any]:
    what, meanings = says(kind)
    properties: dict[str, Any] = {}
    for name, value in types(kind).items():
        properties[name] = {"description": meanings[name]} if name in meanings else {}
        properties[name] |= _schema(value, shared)
    return {"description": what, **_object(properties)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
