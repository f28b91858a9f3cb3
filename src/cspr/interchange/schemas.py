"""JSON Schemas of answers, derived from the classes that answer; those of records and entries from the record's own."""

from __future__ import annotations

import json
import types as python_types
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final, Union, get_args, get_origin

from cspr import compiled
from cspr.arguments import a_text
from cspr.calendars import Calendar
from cspr.dates import PartialDate
from cspr.errors import Problem, nearest, wrong
from cspr.guidance.walking import says
from cspr.interchange.fields import types
from cspr.interchange.kinds import ANSWERS, BESIDE, COMMANDS, FORMAT, HEAD, class_of, word
from cspr.interchange.references import COMPONENTS, DEFS, moved, named
from cspr.record import schemas as record_schemas
from cspr.record.corrections import Tombstone
from cspr.record.entry import Entry
from cspr.record.situation import Review
from cspr.sources import Source

Shared = dict[str, dict[str, Any]]
CASE: Final = "case"
ENTRY: Final = "entry"
SEVERAL: Final = "answers"
FAILED: Final = "failed"
KINDS: Final = (*ANSWERS, *COMMANDS, SEVERAL, CASE, ENTRY, FAILED)
"""Every kind that has a schema: answers, what commands write, several, a case as its file is, an entry, a refusal."""
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_RECORD: Final = "record-"
_SOURCE: Final = "source"
_CLASS: Final = "$comment"
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

_BESIDE: Final[Mapping[str, Any]] = {
    "by": str,
    "dates": Sequence[Mapping[str, str | None]],
    "groups": Mapping[str, Sequence[int]],
    "schemas": Mapping[str, Any],
    "waits": Mapping[str, Sequence[str]],
}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an answer, alone or several together, as ``to_dict`` writes it.

    Args:
        kind: the ``kind`` of what was written: one of ``ANSWERS``, such as ``report``, or a part of one, such as
            ``gap``; one of ``COMMANDS``, what a command alone writes with ``--json``, such as ``case-check``;
            ``answers`` for several of whatever kinds; ``case``, the record of a case, or ``entry``; ``failed``, what a
            command writes where it cannot answer.

    Raises:
        CsprError: ``unknown-kind``, with the kinds that there are.

    Examples:
        >>> schema("readiness")["$defs"]["truth"]["enum"]
        ['yes', 'no', 'unknown']
        >>> schema("entry")["title"]
        'An entry of the record of a case. As written by cspr'
    """
    shared: Shared = {}
    a_text(kind, "$.kind", f"one of {', '.join(KINDS)}")
    try:
        whole, shared = (document(kind, shared), shared) if kind in KINDS else _shipped(kind)
    except OSError:  # a frozen app has no source in which the types could be looked up
        whole, shared = _shipped(kind)
    return {"$schema": DIALECT, "title": f"{whole['description']} As written by cspr", **whole, "$defs": shared}


def _shipped(kind: str) -> tuple[dict[str, Any], Shared]:
    """The schema out of the components that ship, with those of them that it names."""
    components = moved(json.loads(compiled.shipped("schemas/openapi.json")), COMPONENTS, DEFS)["components"]["schemas"]
    if kind not in KINDS and _CLASS not in components.get(kind, ()):
        raise wrong("unknown-kind", "$.kind", nearest(kind, KINDS) or f"one of {', '.join(KINDS)}")
    whole = components[f"{kind}-document"] if kind in KINDS else _written(kind, components)
    needed, asked = set[str](), named(whole)
    while asked:
        needed |= asked
        asked = set[str]().union(*(named(components[name]) for name in asked)) - needed
    return whole, {name: components[name] for name in sorted(needed)}


def document(kind: str, shared: Shared) -> dict[str, Any]:
    """The schema of what ``to_dict`` writes, the classes within it among what is shared."""
    if kind in {CASE, ENTRY}:
        record(shared)
        what = "The record of a case." if kind == CASE else "An entry of the record of a case."
        return {"description": what, "$ref": f"{DEFS}{_RECORD}{kind}"}
    if kind == FAILED:
        problems = {"type": "array", "items": schema_of(Problem, shared), "minItems": 1}
        whole = _object({"format": {"const": FORMAT}, "kind": {"const": FAILED}, "problems": problems})
        return {"description": "Why a command could not answer.", **whole}
    shared.setdefault(_SOURCE, _class(Source, shared))
    for each in (*ANSWERS, *COMMANDS) if kind == SEVERAL else (kind,):
        schema_of(class_of(each), shared)
    if kind == SEVERAL:
        record(shared)
        classes = [name for name, part in shared.items() if {_CLASS, "properties"} <= part.keys()]
        any_of = [{"$ref": f"{DEFS}{name}"} for name in (*classes, f"{_RECORD}{CASE}", f"{_RECORD}{ENTRY}")]
        return {"description": "Several answers, of whatever kinds.", **_several({"anyOf": any_of})}
    whole = _written(kind, shared)
    for name in BESIDE.get(kind, ()):
        whole["oneOf"][0]["properties"][name] = schema_of(_BESIDE.get(name) or types(class_of("folder"))[name], shared)
    return whole


def _written(kind: str, shared: Shared) -> dict[str, Any]:
    """What is written of an answer that is described among what is shared, alone or several of it."""
    inside, described = {"$ref": f"{DEFS}{kind}"}, shared[kind]
    wrapped = not {*HEAD}.isdisjoint(described["properties"])
    alone = {"answer": inside} if wrapped else described["properties"]
    single = _object({**_head(), "kind": {"const": kind}, **alone})
    return {"description": described["description"], "oneOf": [single, _several(inside)]}


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return _object({**_head(), "kind": {"const": SEVERAL}, "answers": {"type": "array", "items": items}})


def _head() -> dict[str, Any]:
    sources = {"type": "object", "additionalProperties": {"$ref": f"{DEFS}{_SOURCE}"}}
    return {"format": {"const": FORMAT}, "sources": sources}


def record(shared: Shared) -> None:
    """Put the schema of a case file, and of an entry, among what is shared, each word with ``record-`` before it."""
    whole = record_schemas.schema()
    words: dict[str, Any] = whole.pop("$defs")
    for unneeded in ("$schema", "title"):
        del whole[unneeded]
    entries = whole["properties"]["entry"]["items"]
    whole["properties"]["entry"]["items"] = {"$ref": f"{DEFS}{ENTRY}"}
    whole["description"] = "The record of a case, as its file holds it."
    parts = {**words, CASE: whole, ENTRY: {"description": "An entry of the record of a case.", **entries}}
    shared |= {f"{_RECORD}{name}": moved(part, DEFS, f"{DEFS}{_RECORD}") for name, part in parts.items()}


def schema_of(kind: Any, shared: Shared) -> dict[str, Any]:
    """The schema of a type; classes stand once, among what is shared."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    inner = get_args(kind)
    origin = get_origin(kind) or kind
    if origin in {Union, python_types.UnionType}:
        parts = [schema_of(each, shared) for each in inner]
        return {"anyOf": [part for place, part in enumerate(parts) if part not in parts[:place]]}
    if issubclass(origin, (Review, Entry, Tombstone)):
        record(shared)
        return {"$ref": f"{DEFS}{_RECORD}{CASE if origin is Review else ENTRY}"}
    if origin is tuple and inner[-1:] != (...,):
        return {"type": "array", "prefixItems": [schema_of(each, shared) for each in inner], "items": False}
    if issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(inner[1], shared)}
    if issubclass(origin, Sequence) and inner:
        return {"type": "array", "items": schema_of(inner[0], shared)}
    return _shared(kind, shared)


def _shared(kind: type[Any], shared: Shared) -> dict[str, Any]:
    """A reference to a class, which is described where it is met first; rooms may have classes of one name."""
    name = word(kind.__name__)
    taken = shared.get(name, {}).get(_CLASS, kind.__module__) != kind.__module__
    name = f"{kind.__module__.split('.')[1]}-{name}" if taken else name
    if name not in shared:
        shared[name] = {_CLASS: kind.__module__}
        if issubclass(kind, Enum):
            described = {"enum": [each.value for each in kind], "description": (kind.__doc__ or "").partition("\n")[0]}
        else:
            described = _class(kind, shared)
        shared[name] |= described
    return {"$ref": f"{DEFS}{name}"}


def _class(kind: type[Any], shared: Shared) -> dict[str, Any]:
    what, meanings = says(kind)
    properties: dict[str, Any] = {}
    for name, value in types(kind).items():
        meaning = meanings.get(name) or _says_of_property(kind, name)
        properties[name] = {"description": meaning} if meaning else {}
        properties[name] |= schema_of(value, shared)
    return {"description": what, **_object(properties)}


def _says_of_property(kind: type[Any], name: str) -> str:
    """What a property that is written says of itself; empty for a field."""
    written = getattr(kind, name, None)
    return (written.__doc__ or "").partition("\n")[0] if isinstance(written, property) else ""


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
