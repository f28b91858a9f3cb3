"""Do rules wait for themselves? Steps that wait for one another, and criteria that are limbs of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.errors import Problem
from cspr.guidance.words import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.guidance.documents import Document
    from cspr.guidance.names import Known

_AROUND: Final = 16
IN_A_ROW: Final = 64


def cycles(known: Known) -> Iterator[Problem]:
    """Report steps and times that wait for one another, and criteria that are limbs of themselves."""
    document = known.document
    step_of = known.step_done_by()
    awaited: dict[str, dict[str, str]] = {}
    for duty in document.duties:
        if duty.step is not None and duty.source.asks:
            for name in duty.after:
                # A second part of a step may follow the event that completes its first.
                if step_of.get(name) != duty.step:
                    path = f"{document.place(duty)}.{'by_nature' if name in duty.by_nature else 'after'}"
                    awaited.setdefault(duty.step, {}).setdefault(step_of.get(name, name), path)
    yield from _cycles("cycle-of-steps", awaited)
    yield from _far(awaited)
    last_days = _last_days(document)
    yield from _cycles("cycle-of-times", last_days)
    yield from _far(last_days)
    limbs = {
        criterion.id: dict.fromkeys(criterion.parts, f"{document.place(criterion)}.{criterion.rule}")
        for criterion in document.criteria
    }
    yield from _cycles("cycle-of-criteria", limbs)


def _last_days(document: Document) -> dict[str, dict[str, str]]:
    """Which topics wait for the last day of the time for another."""
    events = document.words.get("events", {})
    awaited: dict[str, dict[str, str]] = {}
    timed = [(duty, duty.timing) for duty in document.duties if duty.timing is not None]
    for duty, timing in timed:
        for name in timing.of:
            end_of = last_day_of(events, name)
            if end_of and end_of != duty.topic:  # more time for the same runs from its last day
                path = f"{document.place(duty)}.{timing.relation.value.replace('-', '_')}"
                awaited.setdefault(duty.topic, {}).setdefault(end_of, path)
    return awaited


def _far(awaited: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Report where more steps or times wait for one another in a row than are followed."""
    depths: dict[str, int] = {}
    for step in upwards(awaited):
        before = max(awaited[step], key=lambda name: depths.get(name, 0))
        depths[step] = 1 + depths.get(before, 0)
        if depths[step] == IN_A_ROW + 1:
            advice = f"up to {IN_A_ROW} steps or times may wait for one another in a row"
            yield Problem("too-many-in-a-row", awaited[step][before], advice)


def upwards(edges: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Each name once, after those that its edges lead to, however far they go; a cycle is cut somewhere."""
    seen: set[str] = set()
    for start in edges:
        trail: list[str] = []
        ahead = [iter([start])]
        while ahead:
            name = next((name for name in ahead[-1] if name in edges and name not in seen), None)
            if name is not None:
                seen.add(name)
                trail.append(name)
                ahead.append(iter(edges[name]))
            else:
                ahead.pop()
                if trail:
                    yield trail.pop()


def _cycles(code: str, edges: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Report each cycle once, at the edge that closes it."""
    done: set[str] = set()
    for start in edges:
        trail: list[str] = []
        places: dict[str, int] = {}
        ahead: list[Iterator[str]] = [iter([start])]
        while ahead:
            name = next(ahead[-1], None)
            if name is None:
                ahead.pop()
                if trail:
                    done.add(trail.pop())
                    places.popitem()
            elif name in places:
                around = trail[places[name] : places[name] + _AROUND]
                rest = ["..."] if len(trail) - places[name] > _AROUND else []
                yield Problem(code, edges[trail[-1]][name], "leave one out of: " + ", ".join([*around, *rest, name]))
            elif name not in done:
                places[name] = len(trail)
                trail.append(name)
                ahead.append(iter(edges.get(name, {})))
