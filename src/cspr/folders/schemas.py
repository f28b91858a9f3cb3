"""JSON Schemas of the files of a partnership's folder, made from the code that reads them.

They let an editor complete words and mark mistakes while somebody types. What a schema cannot see, such as a figure
that its clause does not give, is for ``cspr check``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cspr import vocabulary
from cspr.folders import scenarios
from cspr.folders.tracing import DAY, TEXT, Trace, merged, ref
from cspr.guidance import structuring
from cspr.guidance.loading import shipped
from cspr.guidance.periods import UNITS, Relation
from cspr.guidance.tables import CLAUSE, ID, NAME
from cspr.guidance.words import KINDS as WORD_KINDS
from cspr.lifecycle import State
from cspr.record.schemas import schema as case_schema
from cspr.sources import Authority
from cspr.timescales import Rank, Status
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

KINDS: Final = ("instrument", "register", "rules", "vocabulary", "scenario")
"""The schemas, by the file for which each is; ``rules`` is for every file of rules, whatever it is called."""
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_WORDS: Final = {
    "step": "step",
    "topic": "topic",
    "topics": "topic",
    "unit": "unit",
    "who": "actor",
    "to": "actor",
    "actor": "actor-or-none",
    "chair": "actor",
    "quorum": "actor",
    "consult": "actor",
    "inform": "actor",
    "parts_of": "actor",
    "holders": "actor",
    "when": "condition",
    "unless": "condition",
    "all": "condition",
    "any": "condition",
    "none": "condition",
    "after": "step-or-event",
    "stops": "step",
    "may_delay": "step",
    "goes_on": "step",
    "weighs": "step-or-decision",
    "starts": "event",
    "done_by": "event",
    "ended_by": "event",
    "of_one_of": "event",
    "fact": "fact",
    "role": "role",
    "body": "body",
    "document": "document",
    "while": "proceeding-or-condition",
    "clauses": "clause",
    "qualities": "clause",
    "relaxes": "clause",
    "supersedes": "instrument",
    "written_against": "instrument",
}
_OF_KIND: Final = {
    "duty": {"of": "event"},
    "body": {"who": "actor"},
    "succession": {"of": "actor", "before": "actor", "after": "actor"},
}
_LISTED: Final = {
    "event": "events",
    "fact": "facts",
    "actor": "actors",
    "role": "roles",
    "body": "bodies",
    "document": "documents",
}
_TESTS: Final = ("all", "any", "none")
_TITLES: Final = {
    "instrument": "instrument.toml: which document this is, whose, and when it is in force",
    "register": "register.toml: what the document says, each clause once, in your own words",
    "rules": "A file of rules: what can be worked out from the clauses, each rule with its clauses",
    "vocabulary": "vocabulary.toml: words of your own, where the library has none",
    "scenario": "scenarios/*.toml: an invented case, and what has to come out of it",
}


@cache
def schema(kind: str) -> dict[str, Any]:
    """Give the JSON Schema of one kind of file.

    Args:
        kind: one of ``KINDS``.

    Raises:
        CsprError: ``unknown-kind``.

    Examples:
        >>> sorted(schema("register")["properties"])
        ['clause']
    """
    from cspr.errors import nearest, wrong

    if kind not in KINDS:
        raise wrong("unknown-kind", "kind", nearest(kind, KINDS) or f"one of {', '.join(KINDS)}")
    made = _MAKERS[kind]()
    return {"$schema": _DRAFT, "title": _TITLES[kind], **made, "definitions": _used(made)}


def text(kind: str) -> str:
    """Write a schema as it ships.

    Examples:
        >>> text("rules").startswith("{")
        True
    """
    return json.dumps(schema(kind), indent=1) + "\n"


def _instrument() -> dict[str, Any]:
    table, unread = Trace(_WORDS), Trace(_WORDS)
    structuring.instrument(table, [unread])
    return _top({"instrument": table.schema(), "unread": _array(unread.schema())}, needed=["instrument"])


def _register() -> dict[str, Any]:
    table = Trace(_WORDS)
    structuring.clause(table, Authority.LOCAL)
    return _top({"clause": _array(table.schema())})


def _rules() -> dict[str, Any]:
    return _top({kind: _array(_rule(kind)) for kind in structuring.KINDS})


def _rule(kind: str) -> dict[str, Any]:
    made = merged(_traced(kind, shape) for shape in _shapes(kind))
    if kind == "criterion":
        made["oneOf"] = [{"required": [rule]} for rule in _TESTS]
    return made


def _shapes(kind: str) -> Iterator[dict[str, Any]]:
    """Give what a table of rules may look like where its reader looks before it takes."""
    yield {}
    if kind == "criterion":
        yield from ({rule: ["x"]} for rule in _TESTS)
    if kind == "hold":
        yield {"while": "x"}
    if kind == "duty":
        for relation in Relation:
            key = relation.value.replace("-", "_")
            yield from ({key: {unit.replace("-", "_"): 1}} for unit in UNITS)


def _traced(kind: str, shape: dict[str, Any]) -> dict[str, Any]:
    table = Trace(_WORDS | _OF_KIND.get(kind, {}), shape)
    structuring.KINDS[kind](structuring.Rules(_of_none(), None), table)
    return table.schema()


@cache
def _of_none() -> Any:
    """Make an instrument that is none, for readers that ask whose rule it is."""
    return structuring.instrument(Trace(_WORDS), [])


def _vocabulary() -> dict[str, Any]:
    made: dict[str, Any] = {}
    for singular, (_, make) in WORD_KINDS.items():
        table = Trace(_WORDS)
        make("x", table)
        told = table.schema()
        if "outcomes" in told["properties"]:
            told["properties"]["outcomes"] = {"type": "object", "additionalProperties": ref("event")}
        made[singular] = {
            "type": "object",
            "patternProperties": {f"^({vocabulary.OWN})$": told},
            "additionalProperties": False,
        }
    return _top(made)


def _scenario() -> dict[str, Any]:
    table = Trace(_WORDS | scenarios.WORDS)
    scenarios.take(table)
    told = table.schema()
    entries = case_schema()["properties"]["entry"]
    told["properties"]["entry"] = json.loads(json.dumps(entries).replace("#/$defs/", "#/definitions/case-"))
    told["properties"]["facts"] = {"type": "object", "additionalProperties": {"enum": ["yes", "no", "unknown"]}}
    return told


_MAKERS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "instrument": _instrument,
    "register": _register,
    "rules": _rules,
    "vocabulary": _vocabulary,
    "scenario": _scenario,
}


def _top(properties: dict[str, Any], *, needed: Iterable[str] = ()) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": list(needed)} if needed else {})


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _used(made: dict[str, Any]) -> dict[str, Any]:
    """Give the definitions to which a schema points, and those to which they point."""
    known = _definitions()
    found: dict[str, Any] = {}
    ahead = _pointed_at(made)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found[name] = known[name]
            ahead |= _pointed_at(known[name])
    return dict(sorted(found.items()))


def _pointed_at(told: Any) -> set[str]:
    return set(re.findall(r'"#/definitions/([a-z-]+)"', json.dumps(told)))


@cache
def _definitions() -> dict[str, Any]:
    words = vocabulary.words
    conditions = {*vocabulary.facts(), *vocabulary.events(), *vocabulary.steps(), *_criteria()}
    proceedings = {f"proceeding:{name}" for name in vocabulary.proceedings()}
    return {
        "text": TEXT,
        "days": {"anyOf": [DAY, {"type": "string", "pattern": r"^\d{4}"}]},
        "id": {"type": "string", "pattern": f"^({ID.pattern})$"},
        "name": {"type": "string", "pattern": f"^({NAME.pattern})$"},
        "clause": {"type": "string", "pattern": f"^({CLAUSE.pattern})$"},
        "unit": {"enum": list(UNITS)},
        "instrument": _open(shipped()),
        "test": _open(_criteria()),
        "topic": _open({*vocabulary.steps(), *vocabulary.topics(), *_criteria()}),
        "condition": _open({*conditions, *proceedings}),
        "proceeding-or-condition": _open({*vocabulary.proceedings(), *conditions, *proceedings}),
        "step": _known(vocabulary.steps()),
        "step-or-event": _known({*vocabulary.steps(), *vocabulary.events()}),
        "step-or-decision": _known({*vocabulary.steps(), *vocabulary.decisions()}),
        "actor-or-none": _known({*vocabulary.actors(), "none"}),
        "standing": {"enum": [one.value for one in Rank]},
        "status": {"enum": [one.value for one in Status]},
        "state": {"enum": [one.value for one in State]},
        "answer": {"enum": [one.value for one in Truth]},
        **{singular: _known(words(kind)) for singular, kind in _LISTED.items()},
        **_of_cases(),
    }


def _of_cases() -> dict[str, Any]:
    """Give the definitions of a case file, under names of their own."""
    told = json.dumps({f"case-{name}": made for name, made in case_schema()["$defs"].items()})
    made: dict[str, Any] = json.loads(told.replace("#/$defs/", "#/definitions/case-"))
    return made


def _known(words: Iterable[str]) -> dict[str, Any]:
    """Allow the words of the library and those that a partnership declares itself."""
    return {"anyOf": [{"enum": sorted(words)}, {"type": "string", "pattern": f"^({vocabulary.OWN})$"}]}


def _open(words: Iterable[str]) -> dict[str, Any]:
    """Offer words, and allow whatever could be the id of something in the folder."""
    return {"anyOf": [{"enum": sorted(words)}, {"type": "string", "pattern": f"^({NAME.pattern})$"}]}


@cache
def _criteria() -> frozenset[str]:
    from cspr.guidance.layers import framework

    return frozenset(one.id for one in framework().criteria)
