"""Measure the library beside others, in one run: print the ratios, and keep them in ``bench/results.json``.

A ratio says how much longer ours takes than what it is measured against. Both are measured in turn, in the same
run, and the shortest of many runs counts, since what disturbs a run only ever makes it longer.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 25
RESULTS = Path(__file__).with_name("results.json")


def seconds_of_a_fresh_process(code: str) -> float:
    """Run the code in an interpreter of its own and say how long that took."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
    return time.perf_counter() - began


def shortest(*codes: str) -> list[float]:
    """Measure each in turn, round after round, and give the shortest time of each."""
    rounds = [[seconds_of_a_fresh_process(code) for code in codes] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def importing() -> float:
    """Compare ``import cspr`` with ``import attrs``, each beyond what an empty interpreter takes."""
    empty, ours, theirs = shortest("pass", "import cspr", "import attrs")
    return (ours - empty) / (theirs - empty)


if __name__ == "__main__":
    ratios = {"import cspr : import attrs": importing()}
    for what, ratio in ratios.items():
        print(f"{ratio:8.2f}  {what}")
    results = {"python": platform.python_version(), "ratios": ratios}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
