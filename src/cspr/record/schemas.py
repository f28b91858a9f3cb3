"""The JSON Schema of a case file, made from the entries and the vocabulary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr import vocabulary
from cspr.record import learning_words, people_words, wellformed
from cspr.record.corrections import Tombstone
from cspr.record.entries import KINDS
from cspr.record.parsing import FORMAT, UPGRADES
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cspr.record.entries import Logged


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


_PART: Final = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?"
_REASONS: Final = {"delayed": "delay", "withdrawn": "withdrawal", "redacted": "redaction", "tombstone": "redaction"} | {
    name: name for name in ("not-implemented", "grounds", "set-aside")
}
_SHARED: Final = {
    "by": "actor",
    "of_body": "body",
    "person_ref": "reference",
    "rationale_ref": "reference",
    "ref": "reference",
    "recorded": "day",
    "on": "when",
    "id": "entry-id",
    "entry": "entry-id",
    "corrects": "entry-id",
    "why": "reason-unknown",
    "meeting_ref": "reference",
    "by_ref": "reference",
    "substitute_ref": "reference",
    "led_by": "reference",
    "held_on": "when",
    "papers": "when",
    "due": "when",
    "until": "when",
    "to": "actor",
    "what": "contribution",
    "in_writing": "answer",
    "papers_read": "answer",
    "briefed": "answer",
    "involved": "answer",
    "decided": "answer",
    "conflict": "answer",
    **dict.fromkeys(("action", "of", "criteria_ref", "evidence_ref", "incident_ref"), "reference"),
}
_WORDS: Final = {
    ("", "cause"): wellformed.CAUSES,
    ("", "seniority"): vocabulary.SENIORITY,
    ("", "connection"): people_words.CONNECTIONS,
    ("", "age_group"): people_words.AGE_GROUPS,
    ("", "how"): people_words.WAYS,
    ("request", "state"): people_words.REQUEST_STATES,
    ("contribution", "state"): people_words.CONTRIBUTION_STATES,
    ("tasked", "state"): people_words.TASK_STATES,
    ("progressed", "state"): learning_words.ACTION_STATES,
    ("", "reach"): learning_words.REACHES,
    ("", "result"): learning_words.RESULTS,
    ("", "nature"): learning_words.NATURES,
    ("", "stage"): tuple(vocabulary.stages()),
}
_LISTS: Final[Mapping[str, Mapping[str, Any]]] = {
    **{
        name: _ref("reference")
        for name in ("people", "present", "apologies", "agenda", "recommendations", "themes", "follows")
    },
    "agencies": _ref("agency"),
    "roles": _ref("role"),
    "bodies": _ref("body"),
    "seen": {"enum": list(vocabulary.EVIDENCE)},
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
    required = [field.name for field in attrs.fields(entry) if field.default is attrs.NOTHING]
    return {
        "type": "object",
        "description": (entry.__doc__ or "").partition("\n")[0],
        "properties": {"kind": {"const": entry.kind}, **{name: _field(entry, name) for name in entry.fields}},
        "required": ["kind", *required],
        "additionalProperties": False,
    }


def _field(entry: type[Logged], field: str) -> dict[str, Any]:
    if (known := _WORDS.get((entry.kind, field)) or _WORDS.get(("", field))) is not None:
        return {"enum": list(known)}
    if (each := _LISTS.get(field)) is not None:
        return {"type": "array", "items": each, "uniqueItems": True}
    return _ref(_named(entry, field))


def _named(entry: type[Logged], field: str) -> str:
    return f"reason-{_REASONS[entry.kind]}" if field == "reason" else _SHARED.get(field, field)


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
            for kind in ("unknown", "delay", "withdrawal", "redaction", "not-implemented", "grounds", "set-aside")
        },
    }


def _patterns() -> dict[str, Any]:
    agency = f"{'|'.join(sorted(vocabulary.agencies()))}|{vocabulary.OWN}|{wellformed.REFERENCE}"
    who = f"agency:({agency})|(child|person):{wellformed.REFERENCE}"
    patterns = {
        "owner": f"{'|'.join(sorted(vocabulary.actors()))}|{vocabulary.OWN}|{wellformed.REFERENCE}",
        "reference": wellformed.REFERENCE,
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
