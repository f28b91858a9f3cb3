"""What it takes to import the library, against what it takes to import attrs."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial

from bench.measuring import Row, shortest

ROUNDS = 25
TIMED = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"


def seconds_of_a_fresh_process(code: str) -> float:
    """Run the code in an interpreter of its own and say how long that took, from its start to its end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
    return time.perf_counter() - began


def seconds_of_an_import(name: str) -> float:
    """Import a module in an interpreter of its own, which says itself how long that alone took."""
    return seconds_told(TIMED.format(name))


def seconds_told(code: str) -> float:
    """Run the code in an interpreter of its own, which says itself how long what is measured took."""
    command = [sys.executable, "-I", "-c", code]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 -- ours


def rows() -> list[Row]:
    """Compare the two imports, each in a fresh process."""
    ours, theirs = shortest(ROUNDS, *(partial(seconds_of_an_import, name) for name in ("cspr", "attrs")))
    return [Row(work="import cspr", against="import attrs", ours=ours, theirs=theirs, at_most=0.2)]
