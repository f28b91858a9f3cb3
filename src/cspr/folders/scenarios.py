"""Scenario files: an invented case, the day on which one asks, and what has to come out, each with its clause.

They belong to the folder of a partnership, so that whoever changes a rule sees what it changes.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cspr.dates import ADVICE, PartialDate
from cspr.errors import CsprError, Problem, nearest
from cspr.guidance.tables import Table, is_folder, is_list, is_table, read_toml, shown, unreadable
from cspr.record.entries import Established
from cspr.record.files import from_dict
from cspr.record.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.guidance.layers import Framework
    from cspr.record.entries import Logged
    from cspr.record.situation import Situation

FOLDER: Final = "scenarios"
FILES: Final = 200
BYTES: Final = 256 * 1024
KINDS: Final = ("duty", "test", "step")
WORDS: Final = {
    "duty": "topic",
    "step": "step",
    "test": "test",
    "clause": "clause",
    "clauses": "clause",
    "counted_from": "event",
    "unit": "unit",
    "due": "days",
    "not_before": "days",
    "standing": "standing",
    "status": "status",
    "answer": "answer",
    "state": "state",
}
_TELLING: Final = {
    "duty": ("due", "not_before", "standing", "status"),
    "test": ("answer",),
    "step": ("state",),
}
_CHOOSING: Final = ("clause", "reading", "counted_from", "unit")
_LEVELS: Final = ("case", "meeting", "agency", "partnership")
_REFERENCE: Final = "SCENARIO-1"
_WHO: Final = "partnership"


@attrs.frozen(kw_only=True)
class Expectation:
    """One thing that has to come out.

    Args:
        path: where it stands.
        kind: ``duty``, ``test`` or ``step``.
        name: the topic of the duty, the test or the step.
        chosen: which of several readings is meant: by clause, reading, event counted from or unit.
        told: what has to come out, by key.
    """

    path: str
    kind: str
    name: str
    chosen: Mapping[str, str] = attrs.field(hash=False)
    told: Mapping[str, str] = attrs.field(hash=False)


@attrs.frozen(kw_only=True)
class Scenario:
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


def read_scenarios(folder: Path, problems: list[Problem]) -> tuple[Scenario, ...]:
    """Read the scenarios of a folder; nothing in them is run.

    Args:
        folder: the partnership's folder, whose ``scenarios`` are read.
        problems: where everything that is wrong is added.
    """
    inside = folder / FOLDER
    if not is_folder(inside):
        return ()
    try:
        files = sorted(islice((path for path in inside.iterdir() if path.suffix == ".toml"), FILES + 1))
    except OSError:
        problems.append(unreadable(FOLDER))
        return ()
    if len(files) > FILES:
        problems.append(Problem("too-many-files", FOLDER, f"a folder may hold up to {FILES} scenarios"))
        return ()
    return tuple(scenario for path in files if (scenario := _read(path, problems)) is not None)


def _read(path: Path, problems: list[Problem]) -> Scenario | None:
    name = f"{FOLDER}/{shown(path.name)}"
    found: list[Problem] = []
    tables = read_toml(path, found, BYTES)
    problems += [attrs.evolve(one, path=f"{FOLDER}/{one.path}") for one in found]
    if tables is None:
        return None
    before = len(problems)
    made = take(Table(tables, f"{name}: $", problems), name)
    return made if len(problems) == before else None


def take(table: Table, name: str = "") -> Scenario:
    """Take a scenario from its table."""
    on = table.day("on")
    made = Scenario(
        path=name,
        title=table.text("title", None),
        on=on or date.min,
        clauses=table.texts("clauses"),
        entries=(*_facts(table), *_entries(table)),
        expectations=tuple(_expectation(part) for part in table.tables("expect")),
    )
    if on is None:
        table.problem("missing-key", "on", "give the day on which one asks")
    if not made.clauses:
        table.problem("no-clause", "clauses", "every scenario names the clauses that it tries")
    if not made.expectations:
        table.problem("missing-key", "expect", "say what has to come out, in [[expect]] tables")
    table.finish()
    return made


def _facts(table: Table) -> Iterator[Logged]:
    """Take answers in short: they are known on the day on which one asks."""
    told = table.take("facts")
    on = table.data.get("on")
    if told is None:
        return
    if not is_table(told):
        table.problem("not-a-table", "facts", "write fact = 'yes', 'no' or 'unknown' below [facts]")
        return
    for fact, answer in told.items():
        yield from _made(
            table, f"facts.{fact}", {"kind": Established.kind, "fact": fact, "answer": answer, "on": on, "by": _WHO}
        )


def _entries(table: Table) -> Iterator[Logged]:
    told = table.take("entry")
    if told is None:
        return
    if not is_list(told):
        table.problem("not-a-list", "entry", "write [[entry]] before each one")
        return
    for place, entry in enumerate(told):
        if is_table(entry):
            yield from _made(table, f"entry[{place}]", entry)
        else:
            table.problem("not-a-table", f"entry[{place}]", "write a table of keys and values")


def _made(table: Table, path: str, told: Mapping[str, Any]) -> Iterator[Logged]:
    try:
        yield from_dict(told)
    except CsprError as error:
        for one in error.problems:
            table.problem(one.code, path + one.path.removeprefix("$"), one.suggestion)


def _expectation(table: Table) -> Expectation:
    given = [kind for kind in KINDS if kind in table.data]
    named = {kind: table.id(kind, "") for kind in KINDS}
    chosen = {key: table.text(key) for key in _CHOOSING}
    told = {key: _told(table, key) for keys in _TELLING.values() for key in keys}
    table.finish()
    kind = given[0] if given else KINDS[0]
    if len(given) != 1:
        table.problem("not-one-kind", "", f"give exactly one of {', '.join(KINDS)}")
    else:
        _fitting(table, kind, chosen, told)
    return Expectation(
        path=table.path,
        kind=kind,
        name=named[kind],
        chosen={key: value for key, value in chosen.items() if value},
        told={key: value for key, value in told.items() if value},
    )


def _told(table: Table, key: str) -> str:
    """Take what has to come out: a day as a date or, where it is known only in part, as text."""
    value = table.data.get(key)
    if WORDS[key] == "days" and value is not None and not isinstance(value, str):
        day = table.day(key)
        return "" if day is None else day.isoformat()
    told = table.text(key)
    if WORDS[key] == "days" and told and not _is_days(told):
        table.problem("impossible-date", key, ADVICE)
    return told


def _is_days(told: str) -> bool:
    try:
        PartialDate.read(told)
    except CsprError:
        return False
    return True


def _fitting(table: Table, kind: str, chosen: Mapping[str, str], told: Mapping[str, str]) -> None:
    fit = _TELLING[kind]
    for key in [key for key, value in told.items() if value and key not in fit]:
        table.problem("unknown-key", key, f"of a {kind} can be told: {', '.join(fit)}")
    if not any(told[key] for key in fit):
        table.problem("missing-key", fit[0], f"say what has to come out: {', '.join(fit)}")
    if kind != "step" and not chosen["clause"]:
        table.problem("no-clause", "clause", "name the clause from which it has to come")


def run(scenario: Scenario, framework: Framework) -> tuple[Problem, ...]:
    """Ask what comes out of a scenario, and report what comes out otherwise.

    Args:
        scenario: as read.
        framework: the documents of the partnership over the national ones.

    Returns:
        ``unknown-clause`` where it tries a clause that is nowhere; ``comes-out-otherwise`` with what came out;
        ``not-one-reading`` where an expectation fits none or several of the answers; ``does-not-come-out`` where
        nothing of the name does.
    """
    unknown = [name for name in scenario.clauses if name not in framework.clauses]
    problems = [
        Problem("unknown-clause", f"{scenario.path}: $.clauses", nearest(name, framework.clauses)) for name in unknown
    ]
    review = Review(_REFERENCE, framework.partnership).record(*scenario.entries)
    answers = _Answers(framework, review.as_of(scenario.on))
    for one in scenario.expectations:
        problems += answers.check(one)
    return tuple(problems)


class _Answers:
    """What comes out of one situation, worked out when it is first asked for."""

    def __init__(self, framework: Framework, situation: Situation) -> None:
        self.framework, self.situation = framework, situation
        self.known: dict[str, list[tuple[str, dict[str, Any]]]] = {}

    def check(self, expected: Expectation) -> Iterator[Problem]:
        named = [found for name, found in self.of(expected.kind) if name == expected.name]
        if not named:
            known = {name for name, _ in self.of(expected.kind)}
            advice = nearest(expected.name, known) or "nothing of that name comes out on that day"
            yield Problem("does-not-come-out", f"{expected.path}.{expected.kind}", advice)
            return
        fitting = [found for found in named if _fits(found, expected.chosen)]
        if len(fitting) != 1:
            yield Problem("not-one-reading", expected.path, _advice(named, fitting))
            return
        for key, value in expected.told.items():
            came = fitting[0][key]
            if came != value:
                yield Problem("comes-out-otherwise", f"{expected.path}.{key}", f"what comes out is {came or 'nothing'}")

    def of(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        if kind not in self.known:
            self.known[kind] = list(_ASKED[kind](self.framework, self.situation))
        return self.known[kind]


def _fits(found: Mapping[str, Any], chosen: Mapping[str, str]) -> bool:
    return all(
        value in found["clauses"] if key == "clause" else found.get(key) == value for key, value in chosen.items()
    )


def _advice(named: list[dict[str, Any]], fitting: list[dict[str, Any]]) -> str:
    told = sorted({"; ".join(_choice(found)) for found in fitting or named})
    return f"{'several fit' if fitting else 'none fits'}; there are: {' | '.join(told)}"


def _choice(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"clause {', '.join(found['clauses'])}"
    yield from (f"{key} {found[key]}" for key in _CHOOSING[1:] if found.get(key))


def _duties(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.timescales import schedule

    for timescale in schedule(framework, situation, levels=_LEVELS):
        for one in timescale.readings:
            yield (
                timescale.topic,
                {
                    "clauses": one.source.clauses,
                    "reading": one.duty.reading,
                    "counted_from": one.event or "",
                    "unit": one.unit,
                    "due": _span(one.due),
                    "not_before": _span(one.opens),
                    "standing": one.standing.value,
                    "status": one.status.value,
                },
            )


def _tests(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.criteria import assess

    for one in assess(framework, situation):
        rule = one.criterion
        yield rule.topic, {"clauses": rule.source.clauses, "reading": rule.reading, "answer": one.answer.value}


def _steps(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.lifecycle import progress

    for one in progress(framework, situation):
        clauses = tuple(name for source in one.sources for name in source.clauses)
        yield one.step, {"clauses": clauses, "state": one.state.value}


_ASKED: Final = {"duty": _duties, "test": _tests, "step": _steps}


def _span(found: PartialDate | None) -> str:
    return "" if found is None else str(found)


def names(scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    """Give the clauses that some scenarios try, each once."""
    return tuple(dict.fromkeys(name for one in scenarios for name in one.clauses))
