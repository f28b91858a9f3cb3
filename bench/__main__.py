"""Measure the library beside others, in one run: print the ratios, and keep them in ``bench/results.json``.

Every module here whose name ends in ``_bench`` has a function ``rows`` that measures and compares. A ratio says how
much longer ours takes than what it is measured against, both measured in turn in the same run. Name modules to run
those alone: ``python -m bench calendar_bench``. With ``--large`` what is measured over ever more cases
goes on to the largest size, which takes minutes.
"""

from __future__ import annotations

import json
import platform
import sys
from importlib import import_module, metadata
from pathlib import Path

from bench import measuring
from bench.measuring import Row, said

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
OTHERS = (
    *("attrs", "bizdays", "datalogic-py", "holidays", "numpy", "pandas", "polars", "pydantic", "python-statemachine"),
    *("SpiffWorkflow", "transitions", "workalendar"),
)


def line(*cells: str) -> str:
    """Set the cells of a row under those of the others."""
    return f"{cells[0]:<44} {cells[1]:<34} {cells[2]:>12} {cells[3]:>12} {cells[4]:>15} {cells[5]:>15}  {cells[6]}"


def printed(row: Row) -> str:
    """Set out one comparison."""
    aim = "" if row.at_most is None else said(row.at_most)
    reached = {None: "", True: "reached", False: "missed"}[row.reached]
    scale, unit = (1e9, "ns") if row.unit == "s" else (1 / 2**20, "MiB")
    measures = [f"{measure * scale:,.0f} {unit}" for measure in (row.ours, row.theirs)]
    return line(row.work, row.against, *measures, said(row.ratio), aim, reached)


def kept(row: Row) -> dict[str, object]:
    """Put one comparison as it is kept."""
    unit = {"s": "seconds", "B": "bytes"}[row.unit]
    return {
        "work": row.work,
        "against": row.against,
        f"ours_{unit}": row.ours,
        f"theirs_{unit}": row.theirs,
        "ratio": row.ratio,
        "at_most": row.at_most,
        "reached": row.reached,
    }


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if word != "--large"]
    measuring.LARGE = asked != sys.argv[1:]
    print(line("work", "against", "ours", "theirs", "ratio", "aim", ""))
    results: list[dict[str, object]] = []
    for name in asked or sorted(path.stem for path in HERE.glob("*_bench.py")):
        for measured in import_module(f"bench.{name}").rows():
            print(printed(measured), flush=True)
            results.append(kept(measured))
    installed = {package.metadata["Name"] for package in metadata.distributions()}
    versions = {name: metadata.version(name) for name in OTHERS if name in installed}
    kept_results = {"python": platform.python_version(), "versions": versions, "results": results}
    RESULTS.write_text(json.dumps(kept_results, indent=2) + "\n", encoding="utf-8")
