# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Pages taken from elsewhere: a whole sample report, and the project's own changelog, promises and tests."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Final

import cspr
from cspr.reporting import report
from cspr.show import as_markdown
from cspr.show.pages import page

ROOT: Final = Path(__file__).parents[2]
CASE: Final = "examples/northamptonshire-2021.toml"
ON: Final = date(2021, 4, 1)
SAMPLE: Final = """\
# A complete sample report

Everything that the library says of one invented case, `{case}`, on {day}, made when this page was made.
`cspr report {case} --on {on} --html report.html` gives the same as a file to print.

How to read it: [read a report](../how-to/read-a-report.md). What the case file holds: [the
tutorial](../tutorial/first-report.md).

"""
FOR: Final = {
    "documents": "reads Word and PDF in `cspr anonymity`",
    "cli": "colour, progress and completion in a shell",
    "ical": "writes calendar files",
    "testing": "strategies for the tests of those who build on it",
    "frames": "columns of dates on pandas, polars, PyArrow, DuckDB and Dask",
}
LINKS: Final = {
    "](SECURITY.md)": "](security.md)",
    "](CHANGELOG.md)": "](changelog.md)",
    "](tests/README.md)": "](testing.md)",
    "[licence](LICENSE)": "licence",
    "](docs/explanation/": "](../explanation/",
}
TAKEN: Final = {
    "project/changelog.md": ("CHANGELOG.md", "# Changelog"),
    "project/contributing.md": ("CONTRIBUTING.md", "# Contributing"),
    "project/security.md": ("SECURITY.md", "# Security, and what is promised"),
    "project/testing.md": ("tests/README.md", "# The tests"),
}


def pages() -> dict[str, str]:
    """Every page by its address."""
    return {"reference/sample-report.md": _sample(), **{address: _taken(*of) for address, of in TAKEN.items()}}


def extras() -> str:
    """The rows of a table of the extras, each with the packages that it brings."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    return "".join(
        f"| `{name}` | {FOR[name]}: {', '.join(f'`{each}`' for each in settings[name])} |\n" for name in settings
    )


def _sample() -> str:
    case = cspr.load(ROOT / CASE)
    answer = report(cspr.framework(case.partnership), case.as_of(ON))
    whole = page(answer)
    return SAMPLE.format(case=CASE, day=f"{ON:%-d %B %Y}", on=ON) + as_markdown.blocks(whole.blocks)


def _taken(name: str, title: str) -> str:
    text = (ROOT / name).read_text("utf-8").partition("\n")[2]
    for here, there in LINKS.items():
        text = text.replace(here, there)
    return f"{title}\n{text}"
