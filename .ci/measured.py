"""Keep the figures that a target made, with the day, for the table of ``docs/explanation/how-it-is-tested.md``.

python .ci/measured.py      run the tests, and again with coverage; keep how many passed, their time, and the branches
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "generating" / "measured.json"


def keep(name: str, figures: dict[str, Any], path: Path = FIGURES) -> None:
    """Put the figures of a target in the place of those that it made before."""
    kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    today = datetime.now(UTC).date()  # noqa: TID251 -- the day on which it was measured
    kept[name] = {"day": today.isoformat(), **figures}
    path.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", "utf-8")


def main() -> int:
    """Run the tests as ``make test`` and then as ``make coverage`` do, and keep what came out."""
    coverage = [sys.executable, "-m", "coverage"]
    with tempfile.TemporaryDirectory() as room:
        report = Path(room, "report.xml")
        tests = ["-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"]
        began = time.monotonic()
        done = subprocess.run([sys.executable, *tests, f"--junitxml={report}"], check=False, cwd=ROOT)  # noqa: S603 -- ours
        seconds = round(time.monotonic() - began)
        branches = [*coverage, "run", *tests, "--quiet", "--hypothesis-profile=quick"]
        subprocess.run(branches, check=True, cwd=ROOT)  # noqa: S603 -- ours
        subprocess.run([*coverage, "combine", "--quiet"], check=True, cwd=ROOT)  # noqa: S603 -- ours
        command = [*coverage, "report", "--format=total", "--precision=1"]
        total = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 -- ours
        suite = ET.parse(report).getroot().find("testsuite")  # noqa: S314 -- pytest wrote it just now
    names = ("tests", "failures", "errors", "skipped")
    counts = {} if suite is None else {name: int(suite.attrib[name]) for name in names}
    keep("tests", {**counts, "branches": total.stdout.strip(), "seconds": seconds, "cores": os.cpu_count()})
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
