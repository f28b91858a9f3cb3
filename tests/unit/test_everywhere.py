"""It runs where there is no folder of files: from a zip, frozen, with docstrings stripped, in a browser's Python."""

from __future__ import annotations

import json
import os
import py_compile
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cspr

PACKAGE = Path(cspr.__file__).parent
ASKED = """
import sys
for absent in {absent}:
    sys.modules[absent] = None  # as if it were not installed
import inspect
{frozen}
import hashlib, json
from datetime import date
import cspr
from cspr import calendars, comparison, forms, interchange
review = cspr.Review("NR-07", "northamptonshire").record(
    cspr.Happened("incident", "2021-03-25"), cspr.Happened("local-authority-aware", "2021-03-26")
)
framework = cspr.framework("northamptonshire")
report = cspr.report(framework, review.as_of(date(2021, 4, 1)))
told = (
    cspr.to_json(report),
    str(report),
    cspr.to_json(comparison.differences()),
    forms.blank(forms.form(framework, "referral-request"), as_="html"),
    calendars.england().add(date(2040, 12, 20), 15).isoformat(),
    cspr.dumps(review),
)
kinds = len(interchange.schema("report")["$defs"]) > 50
print(json.dumps([hashlib.sha256(each.encode()).hexdigest() for each in told] + [kinds]))
"""
NO_SOURCE = """
def no_source(_):
    raise OSError
inspect.getsource = no_source
"""


def answers(*options: str, home: Path = PACKAGE.parent, absent: tuple[str, ...] = (), frozen: str = "") -> list[str]:
    """What a fresh process says of a case, each answer as its digest."""
    program = ASKED.format(absent=absent, frozen=frozen)
    environment = {**os.environ, "PYTHONPATH": str(home)}  # noqa: TID251 -- where the package is to be looked for
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, *options, "-c", program], capture_output=True, text=True, env=environment, check=False
    )
    assert "" == done.stderr
    told: list[str] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def here() -> list[str]:
    return answers()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "cspr.zip"
    with zipfile.ZipFile(path, "w") as file:
        for part in sorted(PACKAGE.rglob("*")):
            if part.is_file() and "__pycache__" not in part.parts:
                file.write(part, part.relative_to(PACKAGE.parent))
    return path


@pytest.fixture(scope="module")
def without_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of compiled modules and data, as tools that freeze a program make it."""
    folder = tmp_path_factory.mktemp("frozen")
    path = folder / "frozen.zip"
    with zipfile.ZipFile(path, "w") as file:
        for part in sorted(PACKAGE.rglob("*")):
            name = part.relative_to(PACKAGE.parent)
            if part.suffix == ".py":
                made = py_compile.compile(str(part), cfile=str(folder / "module.pyc"), doraise=True)
                file.write(str(made), name.with_suffix(".pyc"))
            elif part.is_file() and "__pycache__" not in part.parts:
                file.write(part, name)
    return path


@pytest.mark.parametrize("options", [(), ("-O", "-W", "error")], ids=" ".join)
def test_it_answers_the_same_from_a_zip(archive: Path, here: list[str], options: tuple[str, ...]) -> None:
    assert here == answers(*options, home=archive)


def test_it_answers_the_same_frozen_without_any_source(without_source: Path, here: list[str]) -> None:
    assert here == answers(home=without_source)


def test_it_answers_the_same_where_no_source_can_be_looked_up(here: list[str]) -> None:
    assert here == answers(frozen=NO_SOURCE)


def test_it_answers_the_same_in_a_browser_where_what_only_compiling_needs_is_absent(
    archive: Path, here: list[str]
) -> None:
    absent = ("workalendar", "lxml", "docx", "icalendar", "narwhals", "multiprocessing", "_multiprocessing", "fcntl")
    assert here == answers("-OO", "-W", "error", home=archive, absent=absent)
