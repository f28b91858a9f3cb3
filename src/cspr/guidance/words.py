"""Words that a partnership declares itself, beside those of the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.fields import Choice, Draft, Field, Flag, Id, Names, Schema, Text, Use, ref
from cspr.guidance.tables import Table
from cspr.guidance.walking import Fields, keys, values
from cspr.vocabulary import Decision, Fact, Meeting, Proceeding, Step, Word
from cspr.word import Event

Words = Mapping[str, Mapping[str, Word | Fact]]


class Outcomes(Field):
    """The outcomes of a decision, each with the event that it is."""

    def schema(self) -> Schema:
        """Allow any key, each with an event."""
        return {"type": "object", "additionalProperties": ref("event")}

    def read(self, draft: Draft, key: str, default: Any) -> dict[str, str]:  # noqa: ARG002 -- it always has to be there
        """Read each outcome."""
        outcomes = draft.table.table(key)
        if outcomes is None or not outcomes.data:
            draft.table.problem("missing-key", key, "give each outcome with the event that it is")
            return {}
        return {outcome: outcomes.id(outcome) for outcome in outcomes.data}

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterable[Use]:
        """Name the events."""
        return [Use("event", f"{at}.{key}", value.values())]


class Kind(NamedTuple):
    """A kind of word: how ``cspr.vocabulary`` calls it, its class, and what a partnership says of one of its own."""

    plural: str
    shape: type[Any]
    fields: Fields


_NAMED: Final[Mapping[str, Field]] = {"title": Text(), "says": Text()}
_WORD: Final = keys(_NAMED, "title")
_EVENT: Final = keys(
    {
        **_NAMED,
        "end_of": Id(of="topic"),
        "recurs": Flag(),
        "meeting_of": Id(of="body"),
        "after": Id(of="event"),
        "comes_to": Id(of="event"),
        "not_quorate_of": Id(of="body"),
    },
    "title",
)
_STEP: Final = keys(
    {
        **_NAMED,
        "stage": Choice(vocabulary.stages()),
        "done_by": Names(of="event"),
        "ended_by": Names(of="event"),
        "each": Choice(("agency", "child", "person")),
        "throughout": Flag(),
        "overtaken_by": Names(of="event"),
        "kept_open_by": Names(of="event"),
        "closed_by": Names(of="event"),
        "begun_by": Names(of="event"),
        "implied_by": Names(of="event"),
        "opens": Flag(),
        "of_children": Id(of="condition"),
    },
    "title stage",
)
_FACT: Final = keys(
    {
        "question": Text(),
        "about": Choice(("child", "case")),
        "judged": Flag(),
        "holders": Names(of="actor"),
        "taken": Choice(("", "yes", "no")),
        "taken_if": Names(of="fact"),
        "open_if": Names(of="fact"),
    },
    "question about",
)
_PROCEEDING: Final = keys({**_NAMED, "holders": Names(of="actor"), "ended_by": Names(of="event")}, "title")
_MEETING: Final = keys({**_NAMED, "body": Id(of="body")}, "title")
_DECISION: Final = keys({**_NAMED, "outcomes": Outcomes()}, "title outcomes")
_OF_WHOM: Final = "name the body whose next meeting it is, and the event after which"
_ONE_LINE: Final = {"fact": "question"}
"""By the kind of word, what a text in place of a table is, where that is not the title."""
NO_LINE: Final = frozenset({"step", "decision"})
"""The kinds that need more than a text."""
KINDS: Final[Mapping[str, Kind]] = {
    "step": Kind("steps", Step, _STEP),
    "event": Kind("events", Event, _EVENT),
    "fact": Kind("facts", Fact, _FACT),
    "role": Kind("roles", Word, _WORD),
    "body": Kind("bodies", Word, _WORD),
    "agency": Kind("agencies", Word, _WORD),
    "document": Kind("documents", Word, _WORD),
    "proceeding": Kind("proceedings", Proceeding, _PROCEEDING),
    "meeting": Kind("meetings", Meeting, _MEETING),
    "decision": Kind("decisions", Decision, _DECISION),
    "topic": Kind("topics", Word, _WORD),
}
SINGULAR: Final = {kind.plural: singular for singular, kind in KINDS.items()}


def read_words(tables: Mapping[str, Any] | None, path: Path, problems: list[Problem]) -> Words:
    """Read the words of a folder.

    Args:
        tables: such as ``[event."x-my-area/early-look-held"]``; ``None`` where the file cannot be read.
        problems: where what is wrong is added.

    Returns:
        By kind, as in ``cspr.vocabulary.KINDS``, the words by id.
    """
    top = Table(tables or {}, f"{path.name}: $", problems)
    words: dict[str, dict[str, Any]] = {}
    for singular, (plural, shape, fields) in KINDS.items():
        table = top.table(singular)
        if table is None:
            continue
        words[plural] = {}
        for name in table.data:
            if not vocabulary.is_own(name):
                table.problem("not-own-id", name, "begin with x-, the partnership and a slash: x-my-area/early-look")
            inner = _in_full(table, singular, name)
            if inner is not None:
                said = values(fields, inner)
                if bool(said.get("meeting_of")) is not bool(said.get("after")):
                    missing = "after" if said["meeting_of"] else "meeting_of"
                    inner.problem("missing-key", missing, _OF_WHOM)
                if "says" in said:
                    said["says"] = said["says"] or said["title"]
                words[plural][name] = shape(id=name, **said)
                inner.finish()
    top.finish()
    _with_events(words)
    return words


def _in_full(table: Table, kind: str, name: str) -> Table | None:
    """The table of a word; a text stands for one that says no more than what it is called, or the question."""
    line = table.data[name]
    if not isinstance(line, str) or kind in NO_LINE:
        return table.table(name)
    table.take(name)
    said = {_ONE_LINE.get(kind, "title"): line} | ({"about": "case"} if kind == "fact" else {})
    return Table(said, f"{table.path}.{name}", table.problems)


def _with_events(words: dict[str, dict[str, Any]]) -> None:
    """Declare the events that complete own steps and are own outcomes, where nothing is said of them."""
    events = words.get("events", {})
    for name, step in words.get("steps", {}).items():
        if not (step.done_by or step.ended_by or step.throughout):
            words["steps"][name] = attrs.evolve(step, done_by=(name,))
            events.setdefault(name, Event(id=name, title=f"{step.title}: done", says=step.says))
    for decision in words.get("decisions", {}).values():
        for outcome, name in decision.outcomes.items():
            if vocabulary.is_own(name) and name not in events:
                title = f"{decision.title}: {outcome.replace('-', ' ')}"
                events[name] = Event(id=name, title=title, says=decision.says)
    if events:
        words["events"] = events


def last_day_of(events: Mapping[str, Any], name: str) -> str:
    """The topic of whose time an event is the last day; empty where it is no such day, or none of these events."""
    topic: str = getattr(events.get(name), "end_of", "")
    return topic


def meeting_word(meetings: Mapping[str, Meeting], kind: str) -> Meeting:
    """A kind of meeting; one of a partnership's own is of the body that it says, else of the one that its name says."""
    word = meetings.get(kind) or Meeting(id=kind, title=vocabulary.spelt(kind), says="")
    return word if word.body or not vocabulary.is_own(kind) else attrs.evolve(word, body=kind.removesuffix("-meeting"))
