"""The OpenAPI components of all that is written as JSON: one file, for a service that returns our answers."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from cspr._version import __version__
from cspr.errors import CsprError
from cspr.interchange.kinds import FORMAT
from cspr.interchange.references import COMPONENTS, DEFS, is_list, is_table, moved
from cspr.interchange.schemas import DIALECT, KINDS, Shared, document, record

_SAID: Final = ("description", "$comment", "title")


def openapi() -> dict[str, Any]:
    """An OpenAPI 3.1 document of components alone: every answer, the record of a case, an entry, and an error.

    What ``to_dict`` writes of an answer is ``<kind>-document``, such as ``report-document``; of several of whatever
    kinds ``answers-document``; ``case-document`` is the record of a case, ``entry-document`` an entry. ``error`` is the
    problems of a ``CsprError``, ``failed-document`` what a command writes of them. It ships as
    ``data/schemas/openapi.json``. In ``info`` stand the format of answers and a digest of all shapes: while the format
    is the same, so are the shapes.

    Examples:
        >>> openapi()["components"]["schemas"]["problem"]["required"]
        ['code', 'path', 'suggestion']
    """
    shared: Shared = {}
    documents = {f"{kind}-document": document(kind, shared) for kind in KINDS}
    record(shared)
    parts = {**shared, **documents}
    components = {name: moved(part, DEFS, COMPONENTS) for name, part in sorted(parts.items())} | _errors()
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": "Answers of cspr, as JSON",
            "version": __version__,
            "description": "Components for a service that returns answers of cspr. It is not legal advice.",
            "license": {"name": "MIT", "identifier": "MIT"},
            "x-format": FORMAT,
            "x-shapes": digest(components),
        },
        "paths": {},
        "components": {"schemas": components},
    }


def digest(components: Any) -> str:
    """What tells one set of shapes from another, whatever the words are in which they are described.

    Examples:
        >>> digest({"a": {"type": "string", "description": "A word."}}) == digest({"a": {"type": "string"}})
        True
    """
    return sha256(json.dumps(_bare(components), sort_keys=True).encode()).hexdigest()[:16]


def text() -> str:
    """The document as it ships, a component a line."""
    whole = openapi()
    components = whole.pop("components")["schemas"]
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(part)}" for name, part in components.items())
    return f'{json.dumps(whole)[:-1]},\n"components": {{"schemas": {{\n{lines}\n}}}}}}\n'


def _errors() -> dict[str, Any]:
    words = {name: {"type": "string"} for name in ("code", "path", "suggestion")}
    problem = {
        "description": "One thing that is wrong: a stable code, where it stands, and what would be right.",
        "type": "object",
        "properties": words,
        "required": [*words],
        "additionalProperties": False,
    }
    problems = {"type": "array", "items": {"$ref": f"{COMPONENTS}problem"}, "minItems": 1}
    error = {
        "description": (CsprError.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {"problems": problems},
        "required": ["problems"],
        "additionalProperties": False,
    }
    return {"error": error, "problem": problem}


def _bare(part: Any) -> Any:
    """A part without its words; a field that is named as they are stays."""
    if is_table(part):
        return {name: _bare(value) for name, value in part.items() if name not in _SAID or is_table(value)}
    return [_bare(each) for each in part] if is_list(part) else part
