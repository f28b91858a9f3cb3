"""What it takes to import the library, against what it takes to import attrs."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial

from bench.measuring import Row, shortest

ROUNDS = 25


def seconds_of_a_fresh_process(code: str) -> float:
    """Run the code in an interpreter of its own and say how long that took."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
    return time.perf_counter() - began


def rows() -> list[Row]:
    """Compare the two imports, each beyond what an empty interpreter takes."""
    codes = ("pass", "import cspr", "import attrs")
    empty, ours, theirs = shortest(ROUNDS, *(partial(seconds_of_a_fresh_process, code) for code in codes))
    return [
        Row(work="import cspr", against="import attrs", ours=ours - empty, theirs=theirs - empty, at_most=0.2),
    ]
