"""Words that a partnership declares itself, beside those of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from cspr import vocabulary
from cspr.guidance.tables import Table, read_toml
from cspr.vocabulary import Decision, Fact, Step, Word

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.errors import Problem

Words = Mapping[str, Mapping[str, Word | Fact]]


def read_words(path: Path, problems: list[Problem]) -> Words:
    """Read the words of a folder.

    Args:
        path: holds tables such as ``[event."x-my-area/early-look-held"]``.
        problems: where what is wrong is added.

    Returns:
        By kind, as in ``cspr.vocabulary.KINDS``, the words by id.
    """
    top = Table(read_toml(path, problems) or {}, f"{path.name}: $", problems)
    made: dict[str, dict[str, Word | Fact]] = {}
    for singular, (kind, make) in KINDS.items():
        table = top.table(singular)
        if table is None:
            continue
        made[kind] = {}
        for name in table.data:
            if not vocabulary.is_own(name):
                table.problem("not-own-id", name, "begin with x-, the partnership and a slash: x-my-area/early-look")
            inner = table.table(name)
            if inner is not None:
                made[kind][name] = make(name, inner)
                inner.finish()
    top.finish()
    return made


def _named(name: str, table: Table) -> dict[str, Any]:
    return {"id": name, "title": table.text("title", None), "says": table.text("says", None)}


def _word(name: str, table: Table) -> Word:
    return Word(**_named(name, table))


def _step(name: str, table: Table) -> Step:
    told = _named(name, table)
    told["stage"] = table.choice("stage", vocabulary.stages())
    told["done_by"] = table.names("done_by")
    told["ended_by"] = table.names("ended_by")
    told["each"] = table.choice("each", ("", "agency", "child", "person"), "") or None
    told["throughout"] = table.flag("throughout")
    return Step(**told)


def _fact(name: str, table: Table) -> Fact:
    told: dict[str, Any] = {"id": name, "question": table.text("question", None)}
    told["about"] = table.choice("about", ("child", "case"))
    told["judged"] = table.flag("judged")
    told["holders"] = table.names("holders")
    return Fact(**told)


def _decision(name: str, table: Table) -> Decision:
    outcomes = table.table("outcomes")
    if outcomes is None or not outcomes.data:
        table.problem("missing-key", "outcomes", "give each outcome with the event that it is")
        return Decision(**_named(name, table), outcomes={})
    return Decision(**_named(name, table), outcomes={outcome: outcomes.id(outcome) for outcome in outcomes.data})


KINDS: Final[dict[str, tuple[str, Callable[[str, Table], Word | Fact]]]] = {
    "step": ("steps", _step),
    "event": ("events", _word),
    "fact": ("facts", _fact),
    "role": ("roles", _word),
    "body": ("bodies", _word),
    "agency": ("agencies", _word),
    "document": ("documents", _word),
    "proceeding": ("proceedings", _word),
    "decision": ("decisions", _decision),
    "topic": ("topics", _word),
}
SINGULAR: Final = {kind: singular for singular, (kind, _) in KINDS.items()}
