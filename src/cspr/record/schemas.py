"""The JSON Schema of a case file, made from the entries and the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from inspect import getclosurevars
from typing import Any, Final

import attrs

from cspr import vocabulary
from cspr.record import short_words, wellformed
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS, Logged
from cspr.record.entry import required
from cspr.record.parsing import FORMAT, UPGRADES
from cspr.truth import Truth


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


_PART: Final = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?"
_REASONS: Final[Mapping[object, str]] = {
    wellformed.why_unknown: "unknown",
    wellformed.why_delayed: "delay",
    wellformed.why_withdrawn: "withdrawal",
    wellformed.why_redacted: "redaction",
    short_words.why_not_implemented: "not-implemented",
    short_words.why_decided: "grounds",
    wellformed.why_set_aside: "set-aside",
}
_WORDS: Final[Mapping[object, Iterable[str]]] = {
    wellformed.cause: wellformed.CAUSES,
    short_words.seniority: vocabulary.SENIORITY,
    short_words.connection: short_words.CONNECTIONS,
    short_words.age_group: short_words.AGE_GROUPS,
    short_words.way: short_words.WAYS,
    short_words.held: vocabulary.HELD,
    short_words.request_state: short_words.REQUEST_STATES,
    short_words.contribution_state: short_words.CONTRIBUTION_STATES,
    short_words.task_state: short_words.TASK_STATES,
    short_words.action_state: short_words.ACTION_STATES,
    short_words.reach: short_words.REACHES,
    short_words.result: short_words.RESULTS,
    short_words.nature: short_words.NATURES,
    short_words.stage: vocabulary.stages(),
}
_LISTS: Final[Mapping[object, dict[str, Any]]] = {
    short_words.references: _ref("reference"),
    short_words.agencies: _ref("agency"),
    short_words.roles: _ref("role"),
    short_words.bodies: _ref("body"),
    short_words.seen: {"enum": list(vocabulary.EVIDENCE)},
}


def schema() -> dict[str, Any]:
    """The JSON Schema of a case file, in which days are written as text.

    It ships with the package as ``data/schemas/case.schema.json``. A file that it allows can still be refused, for
    what a schema cannot say: an impossible date, a ``corrects`` that names no earlier entry.

    Examples:
        >>> schema()["properties"]["format"]
        {'enum': [1, 2]}
    """
    kinds = (*KINDS.values(), Tombstone)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Case file of cspr: the record of one child safeguarding practice review",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "format": {"enum": [*UPGRADES, FORMAT]},
            "reference": _ref("reference"),
            "partnership": _ref("partnership"),
            "partnerships": {"type": "array", "items": _ref("partnership"), "minItems": 1, "uniqueItems": True},
            "entry": {"type": "array", "items": {"oneOf": [_ref(f"entry-{each.kind}") for each in kinds]}},
        },
        "required": ["format", "reference"],
        "oneOf": [{"required": ["partnership"]}, {"required": ["partnerships"]}],
        "additionalProperties": False,
        "$defs": {**_words(), **_patterns(), **{f"entry-{each.kind}": _entry(each) for each in kinds}},
    }


def text() -> str:
    """Write the JSON Schema as it ships.

    Examples:
        >>> text().startswith("{")
        True
    """
    return json.dumps(schema(), indent=1) + "\n"


def _entry(entry: type[Logged]) -> dict[str, Any]:
    fields = attrs.fields_dict(entry)
    return {
        "type": "object",
        "description": (entry.__doc__ or "").partition("\n")[0],
        "properties": {"kind": {"const": entry.kind}, **{name: _field(fields[name]) for name in entry.fields}},
        "required": ["kind", *required(entry)],
        "additionalProperties": False,
    }


def _field(field: attrs.Attribute[Any]) -> dict[str, Any]:
    """What a field takes, by the function that reads it."""
    taken: Any = field
    reads: Any = taken.converter
    reads = getclosurevars(reads).nonlocals.get("converter", reads)  # where it may be left out, what reads it is inside
    if reads in _WORDS:
        return {"enum": list(_WORDS[reads])}
    if reads in _LISTS:
        return {"type": "array", "items": _LISTS[reads], "uniqueItems": True}
    if reads in _REASONS:
        return _ref(f"reason-{_REASONS[reads]}")
    return _ref("outcome" if reads is wellformed.text else reads.__name__.replace("_", "-"))


def _known(words: Iterable[str]) -> dict[str, Any]:
    return {"anyOf": [{"enum": sorted(words)}, {"type": "string", "pattern": _whole(vocabulary.OWN)}]}


def _whole(pattern: str) -> str:
    return f"^({pattern})$"


def _words() -> dict[str, Any]:
    decisions = vocabulary.decisions().values()
    reasons = vocabulary.reasons().values()
    return {
        "event": _known(vocabulary.events()),
        "fact": _known(vocabulary.facts()),
        "actor": _known(vocabulary.actors()),
        "role": _known(vocabulary.roles()),
        "body": _known(vocabulary.bodies()),
        "step": _known(vocabulary.steps()),
        "decision": _known(vocabulary.decisions()),
        "outcome": _known({outcome for each in decisions for outcome in each.outcomes} | set(vocabulary.events())),
        "proceeding": _known(vocabulary.proceedings()),
        "meeting": _known(vocabulary.meetings()),
        "contribution": _known(vocabulary.contributions()),
        "document": _known(vocabulary.documents()),
        "answer": {"enum": [answer.value for answer in Truth]},
        "state": {"enum": list(wellformed.STATES)},
        "each": {"enum": list(wellformed.WHOM)},
        **{
            f"reason-{kind}": _known({reason.id for reason in reasons if reason.kind == kind})
            for kind in _REASONS.values()
        },
    }


def _patterns() -> dict[str, Any]:
    agency = f"{'|'.join(sorted(vocabulary.agencies()))}|{vocabulary.OWN}|{wellformed.REFERENCE}"
    who = f"agency:({agency})|(child|person):{wellformed.REFERENCE}"
    patterns = {
        "owner": f"{'|'.join(sorted(vocabulary.actors()))}|{vocabulary.OWN}|{wellformed.REFERENCE}",
        "reference": wellformed.REFERENCE,
        "votes": wellformed.VOTES,
        "partnership": wellformed.PARTNERSHIP,
        "entry-id": wellformed.ENTRY_ID,
        "agency": agency,
        "card": wellformed.CARD,
        "who": who,
        "about": f"{wellformed.CASE}|{who}",
        "day": r"\d{4}-\d{2}-\d{2}",
        "when": f"{_PART}(/{_PART})?",
    }
    return {name: {"type": "string", "pattern": _whole(pattern)} for name, pattern in patterns.items()}
