"""Where a review stands, beside three state machines that are given the same steps, order and log.

A review's steps run side by side, so each machine is built the way its makers have parallel work done: a hierarchical
machine with a region for each step (transitions), a chart with a parallel state for each step (python-statemachine), a
workflow with joins where several steps come first (SpiffWorkflow). A step owed by each agency is one region, or one
task, for each. The machines know done and not done alone: no facts, decisions, holds, notices, editions, clauses or
partial dates, and no reasons. That all four come to the same steps done, to be done and blocked is checked before
anything is measured.

Measured is the way from a log to where the review stands, by the entry of the log. A machine has to be taken through
every entry that it knows; ours reads the log as it is, with the facts, agencies and proceedings that the machines know
nothing of. What one more entry costs, with everything worked out anew, is measured too.
"""

from __future__ import annotations

import logging
import time
from datetime import date, timedelta
from functools import partial, partialmethod
from typing import TYPE_CHECKING, Any

from bench.measuring import Row, shortest
from SpiffWorkflow.specs import Join, Simple
from SpiffWorkflow.specs.WorkflowSpec import WorkflowSpec
from SpiffWorkflow.util.task import TaskState
from SpiffWorkflow.workflow import Workflow
from statemachine import State as ChartState, StateChart
from transitions.extensions.nesting import HierarchicalMachine

from cspr import lifecycle
from cspr.guidance import framework
from cspr.lifecycle import State
from cspr.lifecycle.process import process_of
from cspr.record import Decided, Established, Happened, Involved, Listed, Proceeding, Review
from cspr.record.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cspr.record.entries import AnyEntry

logging.disable(logging.CRITICAL)
ROUNDS = 7
FIRST = date(2021, 3, 25)
AGENCIES = ("agency:police", "agency:health", "agency:education", "agency:childrens-trust", "agency:probation")
FRAMEWORK = framework("northamptonshire")
PLAN = process_of(FRAMEWORK, date(2021, 9, 1))
DONE, NEXT, BLOCKED = "done", "next", "blocked"


def steps() -> dict[str, tuple[str, ...]]:
    """Give the steps that the texts lay, with the steps that come first, in an order that keeps to it."""
    laid = [name for name in PLAN.order if PLAN.steps[name].duties and not PLAN.steps[name].word.throughout]
    wanted = {name: PLAN.steps[name] for name in laid if not _contingent(name)}
    return {
        name: tuple(
            dict.fromkeys(before for one in (*step.duties, *step.beside) for before, _ in one.after if before in wanted)
        )
        for name, step in wanted.items()
    }


def _contingent(name: str) -> bool:
    return name in {"escalate-information", "tell-of-delay", "notify-looked-after-death"} or "national" in name


STEPS = steps()
UNITS = {
    name: tuple(f"{name}/{part}" for part in AGENCIES) if PLAN.steps[name].word.each else (name,) for name in STEPS
}
FIRSTS = {unit: tuple(one for before in STEPS[name] for one in UNITS[before]) for name in STEPS for unit in UNITS[name]}


def log() -> list[tuple[str, AnyEntry]]:
    """Give the completions of a review's steps, each with its entry, in an order that the texts allow."""
    entries: list[tuple[str, AnyEntry]] = []
    day = FIRST
    for name in STEPS:
        day += timedelta(days=2)
        event = PLAN.steps[name].word.done_by[0]
        if name == "decide-on-review":
            entries.append((name, Decided("local-review", "review", on=day, by="safeguarding-partners")))
        elif PLAN.steps[name].word.each:
            entries += [(f"{name}/{part}", Happened(event, day, about=part)) for part in AGENCIES]
        else:
            entries.append((name, Happened(event, day)))
    return entries


def known() -> list[AnyEntry]:
    """Give what is known at the outset, of which the machines know nothing."""
    facts = {
        "abuse-or-neglect-suspected": "yes",
        "child-died": "no",
        "child-seriously-harmed": "yes",
        "incident-in-area": "yes",
    }
    return [
        Happened("incident", FIRST),
        Happened("local-authority-aware", FIRST),
        Happened("learning-identified", FIRST),
        Happened("recommendations-made", FIRST),
        *(Established(fact, answer, on=FIRST, by="local-authority") for fact, answer in facts.items()),
        *(Involved(agency) for agency in AGENCIES),
        Listed("agency", FIRST),
        Proceeding("prosecution", "none", on=FIRST),
    ]


LOG = log()
KNOWN = known()
LAST = FIRST + timedelta(days=200)
REVIEW = Review("NR-07", "northamptonshire").record(*KNOWN, *(entry for _, entry in LOG))


def ours(review: Review = REVIEW) -> dict[str, str]:
    """Read the log as it is, and say of every step where it stands."""
    said = {State.DONE: DONE, State.BLOCKED: BLOCKED}
    found = lifecycle.progress(FRAMEWORK, Situation(review=review, on=LAST))
    return {one.step: said.get(one.state, NEXT) for one in found if one.step in STEPS}


def by_unit(done: set[str]) -> dict[str, str]:
    """Say of every step where it stands, from the regions that are done."""
    return {
        name: DONE
        if done.issuperset(units)
        else NEXT
        if all(done.issuperset(FIRSTS[unit]) for unit in units)
        else BLOCKED
        for name, units in UNITS.items()
    }


def plain(unit: str) -> str:
    """Name a region so that every machine can take it."""
    return "".join(letter for letter in unit if letter.isalnum())


class Model:
    """What the hierarchical machine acts on; a step can be finished once those that come first are."""

    state: Any

    def ready(self, firsts: set[str]) -> bool:
        """Say whether the steps that come first are done."""
        return firsts <= set(_flat(self.state))


def transitions() -> Callable[..., dict[str, str]]:
    """Make a hierarchical machine with a region for each step."""
    regions = [{"name": plain(unit), "initial": "open", "children": ["open", "done"]} for unit in FIRSTS]
    states = [{"name": "review", "initial": [plain(unit) for unit in FIRSTS], "parallel": regions}]
    machine = HierarchicalMachine(model=None, states=states, initial="review", auto_transitions=False)
    for unit, firsts in FIRSTS.items():
        machine.add_transition(
            f"finish_{plain(unit)}",
            f"review_{plain(unit)}_open",
            f"review_{plain(unit)}_done",
            conditions=f"ready_{plain(unit)}",
        )
        setattr(
            Model, f"ready_{plain(unit)}", partialmethod(Model.ready, {f"review_{plain(one)}_done" for one in firsts})
        )

    def run(entries: int = len(LOG)) -> dict[str, str]:
        model: Any = Model()
        machine.add_model(model)
        for unit, _ in LOG[:entries]:
            getattr(model, f"finish_{plain(unit)}")()
        states = set(_flat(model.state))
        machine.remove_model(model)
        return by_unit({unit for unit in FIRSTS if f"review_{plain(unit)}_done" in states})

    return run


def _flat(state: Any) -> list[str]:
    return [state] if isinstance(state, str) else [one for inner in state for one in _flat(inner)]


def statechart() -> Callable[..., dict[str, str]]:
    """Make a chart with a parallel state for each step."""
    lines = ["class Chart(StateChart):", "    class review(State.Parallel):"]
    for unit in FIRSTS:
        name = plain(unit)
        lines += [
            f"        class region_{name}(State.Compound):",
            f"            open_{name} = State(initial=True)",
            f"            done_{name} = State(final=True)",
            f"            finish_{name} = open_{name}.to(done_{name}, cond='ready_{name}')",
        ]
    for unit, firsts in FIRSTS.items():
        wanted = {f"done_{plain(one)}" for one in firsts}
        lines += [
            f"    def ready_{plain(unit)}(self):",
            f"        return {wanted!r} <= set(self.configuration_values)" if wanted else "        return True",
        ]
    names: dict[str, Any] = {"StateChart": StateChart, "State": ChartState}
    exec("\n".join(lines), names)  # noqa: S102 -- the chart of the other library, written out above
    chart = names["Chart"]

    def run(entries: int = len(LOG)) -> dict[str, str]:
        made = chart()
        for unit, _ in LOG[:entries]:
            made.send(f"finish_{plain(unit)}")
        values = set(made.configuration_values)
        return by_unit({unit for unit in FIRSTS if f"done_{plain(unit)}" in values})

    return run


def spiff() -> Callable[..., dict[str, str]]:
    """Make a workflow with a task for each step, and a join where several come first."""
    spec = WorkflowSpec(name="review", addstart=True)
    tasks: dict[str, Any] = {}
    for unit, firsts in FIRSTS.items():
        tasks[unit] = Simple(spec, unit, manual=True)
        if len(firsts) > 1:
            join = Join(spec, f"join {unit}")
            for before in firsts:
                tasks[before].connect(join)
            join.connect(tasks[unit])
        else:
            (tasks[firsts[0]] if firsts else spec.start).connect(tasks[unit])

    def run(entries: int = len(LOG)) -> dict[str, str]:
        workflow = Workflow(spec)
        workflow.run_all(halt_on_manual=True)
        for unit, _ in LOG[:entries]:
            workflow.get_tasks(state=TaskState.READY, spec_name=unit)[0].run()
            workflow.run_all(halt_on_manual=True)
        ended = workflow.get_tasks(state=TaskState.COMPLETED, manual=True)
        return by_unit({task.task_spec.name for task in ended})

    return run


def took(run: Callable[[], object], entries: int, times: int) -> float:
    """Measure a run, by the entry of its log; the shortest of several, since a short one is easily disturbed."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return best / entries


def one_more(run: Callable[[Review], object]) -> float:
    """Measure what one more entry costs, the whole answer worked out anew after each, over the whole log."""
    began = time.perf_counter()
    review = Review("NR-07", "northamptonshire").record(*KNOWN)
    for _, entry in LOG:
        review = review.record(entry)
        run(review)
    return (time.perf_counter() - began) / len(LOG)


def rows() -> list[Row]:
    """Check that all come to the same, then measure them in turn."""
    machines: Mapping[str, tuple[Callable[..., dict[str, str]], float]] = {
        "transitions, hierarchical": (transitions(), 1 / 10),
        "python-statemachine, parallel chart": (statechart(), 1 / 100),
        "SpiffWorkflow, joins": (spiff(), 1 / 100),
    }
    for entries in (len(LOG) // 3, len(LOG) * 2 // 3, len(LOG)):
        expected = ours(Review("NR-07", "northamptonshire").record(*KNOWN, *(entry for _, entry in LOG[:entries])))
        for name, (run, _) in machines.items():
            if run(entries) != expected:
                raise SystemExit(f"{name} comes to something else than we do: {_differences(run(entries), expected)}")
    anew, own, *theirs = shortest(
        ROUNDS,
        partial(one_more, ours),
        partial(took, ours, len(REVIEW.entries), 40),
        *(partial(took, run, len(LOG), 1) for run, _ in machines.values()),
    )
    made = [
        Row(work="where a review stands, by the log's entry", against=name, ours=own, theirs=other, at_most=aim)
        for (name, (_, aim)), other in zip(machines.items(), theirs, strict=True)
    ]
    made += [
        Row(work="one more entry, all worked out anew", against=name, ours=anew, theirs=other)
        for name, other in zip(machines, theirs, strict=True)
    ]
    return made


def _differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(name, one[name], other[name]) for name in other if one.get(name) != other[name]]
