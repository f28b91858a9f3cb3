"""The long tests, or as much of them as there is time for, and then how much that was.

They are ten thousand examples a property, a million hostile inputs, five thousand random reviews, and five hundred
fresh processes of eight threads.

    python .ci/long.py                  all of it, however long it takes
    python .ci/long.py --seconds 60     a minute
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from measured import keep

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, HOSTILE, REVIEWS, PROCESSES = 10_000, 1_000_000, 5_000, 500
FEW = 5
SHARES = {"properties": 0.5, "hostile": 0.2, "reviews": 0.2, "processes": 0.1}


class Properties:
    """Every property, each for its share of the time: five examples first, then as many as there is time for."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.ends = seconds, 0.0
        self.tried: dict[str, int] = {}
        self.failed: list[str] = []
        self.left = self.examples = 0
        self.counting: set[int] = set()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the properties."""
        items[:] = [item for item in items if hasattr(getattr(item, "obj", None), "hypothesis")]
        self.left, self.ends = len(items), time.monotonic() + self.seconds

    def pytest_runtest_setup(self, item: Any) -> None:
        """Begin none for which no time is left."""
        self.left -= 1
        if time.monotonic() > self.ends:
            pytest.skip(f"no time left to begin {item.name}")

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: Any) -> Iterator[None]:
        """Try five examples, and as many more as fit into the share of the time."""
        test = getattr(pyfuncitem.obj, "__func__", pyfuncitem.obj)
        if id(test) not in self.counting:
            self.counting.add(id(test))
            test.hypothesis.inner_test = self.counted(test.hypothesis.inner_test)
        whole = test._hypothesis_internal_use_settings  # noqa: SLF001 -- there is no other way to change them for a run
        began, self.examples = time.monotonic(), 0
        share = max(0.0, self.ends - began) / (self.left + 1)
        test._hypothesis_internal_use_settings = settings(whole, max_examples=FEW)  # noqa: SLF001
        pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames})  # noqa: SLF001
        each = (time.monotonic() - began) / max(1, self.examples)
        many = min(whole.max_examples, int(share / each)) if share < float("inf") else whole.max_examples
        test._hypothesis_internal_use_settings = settings(whole, max_examples=max(FEW, many))  # noqa: SLF001
        try:
            return (yield)
        finally:
            test._hypothesis_internal_use_settings = whole  # noqa: SLF001
            self.tried[pyfuncitem.nodeid] = self.examples

    def counted(self, test: Callable[..., None]) -> Callable[..., None]:
        """The test, which counts its examples."""

        def one(*arguments: Any, **named: Any) -> None:
            self.examples += 1
            test(*arguments, **named)

        return one

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Keep the name of what failed."""
        if report.failed:
            self.failed.append(report.nodeid)


def properties(seconds: float) -> tuple[int, int, list[str]]:
    """How many properties were tried, with how many examples in all, and which failed."""
    plugin = Properties(seconds)
    options = ["-q", "--no-header", "-r", "fE", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=long"]
    pytest.main([*options, "-W", "ignore:Module already imported", "tests/property"], plugins=[plugin])
    return len(plugin.tried), sum(plugin.tried.values()), plugin.failed


def until(seconds: float, most: int, run: Callable[[int], list[str]]) -> tuple[int, list[str]]:
    """How often something was run, one seed after the other, and what went wrong."""
    ends, wrong = time.monotonic() + seconds, list[str]()
    for seed in count():
        if seed == most or time.monotonic() > ends:
            return seed, wrong
        wrong += run(seed)
    raise AssertionError


def attacked(seed: int) -> list[str]:
    """What went wrong with one hostile input."""
    from hostile import attack

    name, error = attack(seed)
    return [] if error is None else [f"hostile input, seed {seed}, {name}: {error!r}"]


def reviewed(seed: int) -> list[str]:
    """Which laws one random review broke, and one whose record went wrong."""
    from hostile_reviews import broken as broken_all_the_same
    from random_reviews import broken

    return [*broken(seed), *broken_all_the_same(seed)]


def begun(seed: int) -> list[str]:
    """What went wrong in one fresh process of eight threads."""
    from fresh import fresh_process

    return fresh_process(seed)


def main() -> int:
    """Run what there is time for; say how much it was."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seconds", type=float, default=float("inf"), help="in all")
    asked.add_argument("--keep", action="store_true", help="keep the figures for the documentation")
    given = asked.parse_args()
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    began = time.monotonic()
    share = {name: given.seconds * part for name, part in SHARES.items()}
    several, examples, wrong = properties(share["properties"])
    hostile, more = until(share["hostile"], HOSTILE, attacked)
    wrong += more
    reviews, more = until(share["reviews"], REVIEWS, reviewed)
    wrong += more
    processes, more = until(share["processes"], PROCESSES, begun)
    wrong += more
    for line in wrong:
        print(line)
    print(f"{several} properties, {examples:,} examples in all; whole: {EXAMPLES:,} a property")
    print(f"{hostile:,} hostile inputs of {HOSTILE:,}")
    print(f"{reviews:,} random reviews of {REVIEWS:,}, each against its laws, beside one whose record went wrong")
    print(f"{processes} fresh processes of 8 threads of {PROCESSES}")
    print(f"{len(wrong)} failures, in {time.monotonic() - began:.0f} s")
    if given.keep:
        figures = {"properties": several, "examples": examples, "hostile": hostile, "reviews": reviews}
        figures |= {"processes": processes, "failures": len(wrong), "seconds": round(time.monotonic() - began)}
        keep("long tests", figures)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
