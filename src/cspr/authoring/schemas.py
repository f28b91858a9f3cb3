"""JSON Schemas of the files of a partnership's folder, made of the declarations by which they are read.

They let an editor complete words and mark mistakes while somebody types. What a schema cannot see, such as a figure
that its clause does not give, is for ``cspr check``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from cspr import vocabulary
from cspr.authoring import scenarios
from cspr.authoring.scenarios import FINDING
from cspr.criteria.decision_checks import DecisionCheck
from cspr.errors import nearest, wrong
from cspr.guidance import names
from cspr.guidance.applicable import framework
from cspr.guidance.day_fields import DAY
from cspr.guidance.fields import TEXT, Schema, array
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.model import SHAPES
from cspr.guidance.parts import APART
from cspr.guidance.periods import UNITS
from cspr.guidance.tables import CLAUSE, ID, NAME
from cspr.guidance.walking import describe, description
from cspr.guidance.words import KINDS as WORDS, NO_LINE
from cspr.history import DeviationKind
from cspr.lifecycle import State
from cspr.people.rows import LedgerKind, RowState
from cspr.record.schemas import schema as case_schema
from cspr.timescales import Rank, Status
from cspr.truth import Truth

SCHEMAS: Final = {
    "instrument": "instrument.toml: which document this is, whose, and when it is in force",
    "register": "register.toml: what the document says, each clause once, in your own words",
    "rules": "A file of rules: what can be worked out from the clauses, each rule with its clauses",
    "vocabulary": "vocabulary.toml: words of your own, where the library has none",
    "scenario": "scenarios/*.toml: an invented case, and what has to come out of it",
}
"""The schemas, by the file for which each is; ``rules`` is for every file of rules, whatever it is called."""
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_OPEN: Final = frozenset({"criteria", "own-criteria", "checklists", "subjects", "instruments"})


@cache
def schema(kind: str) -> Schema:
    """The JSON Schema of one kind of file.

    Args:
        kind: a key of ``SCHEMAS``.

    Raises:
        CsprError: ``unknown-kind``.

    Examples:
        >>> sorted(schema("register")["properties"])
        ['clause']
    """
    if kind not in SCHEMAS:
        raise wrong("unknown-kind", "kind", nearest(kind, SCHEMAS) or f"one of {', '.join(SCHEMAS)}")
    file = _file(kind)
    return {"$schema": _DRAFT, "title": SCHEMAS[kind], **file, "$defs": _used(file)}


@cache
def text(kind: str) -> str:
    """A schema as it ships.

    Examples:
        >>> text("rules").startswith("{")
        True
    """
    return json.dumps(schema(kind), indent=1) + "\n"


def _file(kind: str) -> Schema:
    match kind:
        case "instrument":
            tables = {"instrument": description(Instrument)}
            tables |= {name: array(description(shape)) for name, shape in APART.items()}
            return _top(tables, needed=["instrument"])
        case "register":
            return _top({"clause": array(description(Clause))})
        case "rules":
            return _top({key: array(description(shape)) for key, shape in SHAPES.values()})
        case "vocabulary":
            own = f"^({vocabulary.OWN})$"
            return _top(
                {
                    singular: {
                        "type": "object",
                        "patternProperties": {own: _own(singular, describe(word.fields))},
                        "additionalProperties": False,
                    }
                    for singular, word in WORDS.items()
                }
            )
        case _:
            return describe(scenarios.FIELDS)


def _own(kind: str, table: Schema) -> Schema:
    return table if kind in NO_LINE else {"anyOf": [table, TEXT | {"minLength": 1}]}


def _top(properties: Schema, needed: Sequence[str] = ()) -> Schema:
    top: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return top | ({"required": needed} if needed else {})


def _used(file: Schema) -> Schema:
    """The definitions to which a schema points, and those to which they point."""
    known = _definitions()
    used: Schema = {}
    ahead = _pointed_at(file)
    while ahead:
        name = ahead.pop()
        if name not in used:
            used[name] = known[name]
            ahead |= _pointed_at(known[name])
    return dict(sorted(used.items()))


def _pointed_at(part: Any) -> set[str]:
    return set(re.findall(r'"#/\$defs/([a-z-]+)"', json.dumps(part)))


@cache
def _definitions() -> Schema:
    documents = framework().documents
    known = names.Known(documents[0], documents[1:])
    criteria = {criterion.id for document in documents for criterion in document.criteria}
    proceedings = {f"proceeding:{name}" for name in vocabulary.proceedings()}
    beside = {"limb": criteria, "condition": proceedings, "proceeding-or-condition": proceedings}
    clause = _whole(CLAUSE.pattern)
    return {
        **{
            kind: _offered(known.of(kind) | beside.get(kind, set()), open=not _OPEN.isdisjoint(among.split()))
            for kind, (_, among) in names.KINDS.items()
        },
        "clause": clause,
        "own-clause": clause,
        "test": _offered(criteria, open=True),
        "id": _whole(ID.pattern),
        "name": _whole(NAME.pattern),
        "days": {"anyOf": [DAY, TEXT | {"pattern": r"^\d{4}"}]},
        "unit": {"enum": list(UNITS)},
        "standing": {"enum": [rank.value for rank in Rank]},
        "status": {"enum": [status.value for status in Status]},
        "state": {"enum": list(dict.fromkeys(state.value for state in (*State, *RowState)))},
        "ledger": {"enum": [kind.value for kind in LedgerKind]},
        FINDING: {"enum": [kind.value for kind in (*DecisionCheck, *DeviationKind)]},
        "answer": {"enum": [answer.value for answer in Truth]},
        **_of_cases(),
    }


def _of_cases() -> Schema:
    """The definitions of a case file, under names of their own."""
    definitions = json.dumps({f"case-{name}": part for name, part in case_schema()["$defs"].items()})
    of_cases: Schema = json.loads(definitions.replace("#/$defs/", "#/$defs/case-"))
    return of_cases


def _offered(words: Iterable[str], *, open: bool) -> Schema:  # noqa: A002 -- the opposite of a closed list
    """Offer words, and allow those that a partnership declares itself; or whatever could be an id in its folder."""
    return {"anyOf": [{"enum": sorted(words)}, _whole(NAME.pattern if open else vocabulary.OWN)]}


def _whole(pattern: str) -> Schema:
    return TEXT | {"pattern": f"^({pattern})$"}
