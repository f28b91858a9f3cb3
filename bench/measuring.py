"""How two ways of doing the same work are measured side by side."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WARM = 0.002  # seconds that each contestant runs, round by round, before the next one does
LARGE = False  # whether what is measured over ever more cases goes on to the largest size, which takes minutes
PLAIN = 0.2  # a ratio below this reads better the other way round


@dataclass(frozen=True, kw_only=True)
class Row:
    """One comparison: the seconds that each takes for the same piece of work, or whatever else is measured.

    ``at_most`` is the ratio of ours to theirs that is aimed at, where there is an aim; ``unit`` is seconds or bytes.
    """

    work: str
    against: str
    ours: float
    theirs: float
    at_most: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How much longer ours takes."""
        return self.ours / self.theirs

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached, where there is one."""
        return None if self.at_most is None else self.ratio <= self.at_most


def said(ratio: float) -> str:
    """Say a ratio as people do: so many times as long, or so many times faster."""
    return f"{ratio:.2f}x" if ratio >= PLAIN else f"{1 / ratio:,.0f}x faster"


def shortest(rounds: int, *contestants: Callable[[], float]) -> list[float]:
    """Let each measure itself in turn, round after round, and give the shortest time of each.

    The shortest counts, since what disturbs a run only ever makes it longer.
    """
    times = [[measure() for measure in contestants] for _ in range(rounds)]
    return [min(column) for column in zip(*times, strict=True)]


def per_call(
    calls: Mapping[str, Callable[[Any, Any], object]], cases: Callable[[str], list[tuple[Any, Any]]], rounds: int
) -> dict[str, float]:
    """Measure one call of each, without the loop around it.

    Args:
        calls: what is measured, by name; each takes the two parts of a case.
        cases: makes the cases for a name, anew for every round: a date keeps its hash once it was looked up, and
            hardly anybody asks twice with the same object.
        rounds: how often each is measured.
    """

    def timed(name: str, call: Callable[[Any, Any], object] | None) -> float:
        given = cases(name)
        began = time.perf_counter()
        if call is None:
            for _, _ in given:
                pass
        else:
            for one, other in given:
                call(one, other)
        return (time.perf_counter() - began) / len(given)

    def measure(name: str, call: Callable[[Any, Any], object] | None) -> float:
        # The slow ones sweep the processor's caches, so each warms up first, and a fast one runs more often.
        until = time.perf_counter() + WARM
        best = timed(name, call)
        while time.perf_counter() < until:
            best = min(best, timed(name, call))
        return best

    contestants = [partial(measure, name, call) for name, call in calls.items()]
    gc.disable()
    empty, *times = shortest(rounds, partial(measure, next(iter(calls)), None), *contestants)
    gc.enable()
    return {name: took - empty for name, took in zip(calls, times, strict=True)}
