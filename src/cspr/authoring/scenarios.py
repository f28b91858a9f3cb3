"""Scenario files: an invented case, the day on which one asks, and what has to come out, each with its clause.

They belong to the folder of a partnership, so that whoever changes a rule sees what it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs

from cspr.answers import Short
from cspr.arguments import a_path, of_kind
from cspr.authoring.scenario_fields import Days, Entries, Facts, Outcome
from cspr.criteria.decision_checks import DecisionCheck
from cspr.errors import Problem
from cspr.guidance.day_fields import Day
from cspr.guidance.fields import Draft, Field, Id, Names, Schema, Text, Texts, array
from cspr.guidance.reading import ENDINGS, HIDDEN
from cspr.guidance.tables import Table
from cspr.guidance.toml_files import is_folder, read_toml, shown, unreadable
from cspr.guidance.walking import describe, keys, values
from cspr.history import DeviationKind
from cspr.lifecycle import State
from cspr.people.rows import LedgerKind, RowState
from cspr.record.entries import Logged
from cspr.timescales import Rank, Status
from cspr.truth import Truth
from cspr.wording.ledgers import STATES as ROW_STATES
from cspr.wording.statuses import RANKS, STATUSES
from cspr.wording.steps import STATES

FOLDER: Final = "scenarios"
FILES: Final = 200
BYTES: Final = 256 * 1024
FINDING: Final = "finding"
DECISION: Final = "decision"
WHO, NOT_WHO = "who", "not_who"
"""Keys of who is named by what comes out, each of them, and of who is not, none of them."""
_PEOPLE: Final = (WHO, NOT_WHO)
_TELLING: Final = {
    "duty": ("due", "not_before", "standing", "status", *_PEOPLE),
    "test": ("answer",),
    "step": ("state", *_PEOPLE),
    DECISION: _PEOPLE,
    "role": ("says",),
    "body": ("says",),
    "requirement": ("says",),
    "ledger": ("state", "says", "due", *_PEOPLE),
    FINDING: ("answer", "says"),
}
_WITHOUT_A_CLAUSE: Final = frozenset({"step", DECISION, FINDING})
"""What a text need not have said: a step that nothing asks for, a decision that no text gives to anybody, and a finding
that no clause names."""


@attrs.frozen(kw_only=True)
class Expectation:
    """One thing that has to come out.

    Args:
        path: where it stands.
        kind: ``duty``, ``test``, ``step``, ``decision``, ``role``, ``body``, ``requirement`` of publication, ``ledger``
            or ``finding``.
        name: the topic of the duty, the test, the step, the decision, the role, the body, the requirement, the ledger
            or the finding.
        chosen: which of several readings or rows is meant: by clause, reading, event, unit, agency, part, or title; and
            of what a finding is.
        told: what has to come out, by key; of ``who`` and ``not_who`` the roles, bodies and agencies.
    """

    path: str
    kind: str
    name: str
    chosen: Mapping[str, str] = attrs.field(hash=False)
    told: Mapping[str, str | tuple[str, ...]] = attrs.field(hash=False)


@attrs.frozen(kw_only=True, repr=False)
class Scenario(Short):
    """An invented case with what has to come out of it.

    Args:
        path: its file within the folder.
        title: what it tries.
        on: the day on which one asks.
        clauses: the clauses that it tries.
        entries: what has happened.
        expectations: what has to come out.
    """

    path: str
    title: str
    on: date
    clauses: tuple[str, ...]
    entries: tuple[Logged, ...]
    expectations: tuple[Expectation, ...]


class _Expectations(Field):
    """What has to come out, a table for each."""

    empty = ()

    def schema(self) -> Schema:
        return array(describe((*_NAMES, *_CHOICES, *_OUTCOMES)))

    def read(self, draft: Draft, key: str, default: Any) -> tuple[Expectation, ...]:  # noqa: ARG002 -- it may be left out
        return tuple(map(_expectation, draft.table.tables(key)))


def _expectation(table: Table) -> Expectation:
    kinds = [kind for kind in _NAMED if kind in table.data]
    names, chosen, outcomes = (values(fields, table) for fields in (_NAMES, _CHOICES, _OUTCOMES))
    table.finish()
    kind = kinds[0] if kinds else "duty"
    if len(kinds) != 1:
        table.problem("not-one-kind", "", f"give exactly one of {', '.join(_NAMED)}")
    else:
        _fitting(table, kind, chosen, outcomes)
    return Expectation(
        path=table.path,
        kind=kind,
        name=names[kind],
        chosen={key: value for key, value in chosen.items() if value},
        told={key: value for key, value in outcomes.items() if value},
    )


def _fitting(table: Table, kind: str, chosen: Mapping[str, str], outcomes: Mapping[str, Any]) -> None:
    fit = _TELLING[kind]
    for key in [key for key, value in outcomes.items() if value and key not in fit]:
        table.problem("unknown-key", key, f"of a {kind} can be told: {', '.join(fit)}")
    if not any(outcomes[key] for key in fit):
        table.problem("missing-key", fit[0], f"say what has to come out: {', '.join(fit)}")
    if outcomes["state"] and kind in _STATES:
        _STATES[kind].check(table, "state", outcomes["state"])
    if kind not in _WITHOUT_A_CLAUSE and not chosen["clause"]:
        table.problem("no-clause", "clause", "name the clause from which it has to come")


_NAMED: Final[Mapping[str, Field]] = {
    "duty": Id(of="topic"),
    "test": Id(of="test"),
    "step": Id(of="step"),
    DECISION: Id(of="decision"),
    "role": Id(of="role"),
    "body": Id(of="body"),
    "requirement": Text(),
    "ledger": Outcome("ledger", LedgerKind, {}),
    FINDING: Outcome(FINDING, (*DecisionCheck, *DeviationKind), {}),
}
CHOSEN: Final[Mapping[str, Field]] = {
    "clause": Text(of="clause"),
    "reading": Text(),
    "counted_from": Text(of="event"),
    "unit": Text(of="unit"),
    "about": Text(),
    "part": Text(),
    "title": Text(),
    "group": Text(),
    "of": Text(of="name"),
}
_STATES: Final = {"step": Outcome("state", State, STATES), "ledger": Outcome("state", RowState, ROW_STATES)}
_NAMES: Final = keys(_NAMED)
_CHOICES: Final = keys(CHOSEN)
_OUTCOMES: Final = keys(
    {
        "due": Days(),
        "not_before": Days(),
        "standing": Outcome("standing", Rank, RANKS),
        "status": Outcome("status", Status, STATUSES),
        "answer": Outcome("answer", Truth, {}),
        "state": Text(of="state"),
        "says": Text(),
        WHO: Names(of="actor-or-none"),
        NOT_WHO: Names(of="actor-or-none"),
    }
)
FIELDS: Final = keys(
    {
        "title": Text(),
        "on": Day(needed=True),
        "clauses": Texts(of="clause", needed=True),
        "facts": Facts(),
        "entry": Entries(),
        "expect": _Expectations(),
    },
    "title",
)
"""What a scenario file holds."""


def _scenario(table: Table, name: str) -> Scenario:
    read = values(FIELDS, table)
    if read["on"] is None:
        table.problem("missing-key", "on", "give the day on which one asks")
    if not read["clauses"]:
        table.problem("no-clause", "clauses", "every scenario names the clauses that it tries")
    if not read["expect"]:
        table.problem("missing-key", "expect", "say what has to come out, in [[expect]] tables")
    table.finish()
    return Scenario(
        path=name,
        title=read["title"],
        on=read["on"] or date.min,
        clauses=read["clauses"],
        entries=(*read["facts"], *read["entry"]),
        expectations=read["expect"],
    )


def read_scenarios(folder: Path, problems: list[Problem]) -> tuple[Scenario, ...]:
    """Read the scenarios of a folder; nothing in them is run.

    Args:
        folder: the partnership's folder, whose ``scenarios`` are read.
        problems: where everything that is wrong is added.
    """
    inside = a_path(folder, "folder", "give the path of a folder") / FOLDER
    of_kind(problems, list, "not-a-list", "problems", "give a list to add to")
    if not is_folder(inside):
        return ()
    try:
        files = sorted(islice((path for path in inside.iterdir() if path.name.lower().endswith(ENDINGS)), FILES + 1))
    except OSError:
        problems.append(unreadable(FOLDER))
        return ()
    if len(files) > FILES:
        problems.append(Problem("too-many-files", FOLDER, f"a folder may hold up to {FILES} scenarios"))
        return ()
    hidden = [path for path in files if path.name.lower().endswith(HIDDEN)]
    problems += [
        Problem("unknown-file-format", f"{FOLDER}/{shown(path.name)}", "let its name end in .toml, without .txt")
        for path in hidden
    ]
    files = [path for path in files if path not in hidden]
    return tuple(scenario for path in files if (scenario := _read(path, problems)) is not None)


def _read(path: Path, problems: list[Problem]) -> Scenario | None:
    name = f"{FOLDER}/{shown(path.name)}"
    own: list[Problem] = []
    tables = read_toml(path, own, BYTES)
    problems += [attrs.evolve(problem, path=f"{FOLDER}/{problem.path}") for problem in own]
    if tables is None:
        return None
    before = len(problems)
    scenario = _scenario(Table(tables, f"{name}: $", problems), name)
    return scenario if len(problems) == before else None


def names(scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    """The clauses that some scenarios try, each once: those that they name, and those of what they expect."""
    tried = (
        name
        for scenario in scenarios
        for name in (*scenario.clauses, *(each.chosen.get("clause", "") for each in scenario.expectations))
    )
    return tuple(dict.fromkeys(filter(None, tried)))
