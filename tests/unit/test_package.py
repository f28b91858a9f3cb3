"""The front door: names are there when asked for, and nothing is loaded before."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cspr


@pytest.mark.parametrize("name", dir(cspr))
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(cspr, name) is getattr(cspr, name)


def test_the_public_names_are_listed() -> None:
    listed: dict[str, object] = {}
    exec("from cspr import *", listed)  # noqa: S102 -- the import of all names is what is tried
    assert dir(cspr) == sorted(name for name in listed if name != "__builtins__")


def test_the_rooms_that_the_how_tos_name_are_at_the_front() -> None:
    code = "import cspr; print(*(getattr(cspr, each).__name__ for each in ('frames', 'interchange', 'show')))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert "cspr.frames cspr.interchange cspr.show\n" == told.stdout


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        cspr.scores  # type: ignore[attr-defined]  # noqa: B018 -- the access itself is what is tried


def test_importing_the_package_loads_none_of_its_modules() -> None:
    code = "import sys, cspr; print(*sorted(name for name in sys.modules if name.split('.')[0] in {'cspr', 'attr'}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert "cspr cspr._lazy cspr._version\n" == told.stdout


IN_AN_ARCHIVE = """
import sys, cspr
from cspr.anonymity import pseudonyms
from cspr.authoring import starter
from cspr.cli import main
from cspr.comparison.known_differences import differences
from cspr.guidance.loading import document
assert ".zip" in cspr.__file__
print(document("working-together-2018").clauses["WT18-018"].actor, len(starter("fenmere")) > 5, len(differences()) > 5)
sys.exit(main(["report", sys.argv[1], "--on", "2021-04-01"]))
"""


def test_it_works_from_an_archive_as_it_does_from_a_folder(tmp_path: Path) -> None:
    package, archive, case = Path(cspr.__file__).parent, tmp_path / "cspr.zip", tmp_path / "case.toml"
    with zipfile.ZipFile(archive, "w") as whole:
        for path in package.rglob("*"):
            if "__pycache__" not in path.parts:
                whole.write(path, path.relative_to(package.parent))
    case.write_text('format = 1\nreference = "NR-07"\npartnership = "northamptonshire"\n', "utf-8")
    code = f"import sys; sys.path.insert(0, {str(archive)!r})\n{IN_AN_ARCHIVE}"
    done = subprocess.run([sys.executable, "-c", code, case], capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    first, screen = done.stdout.splitlines()[:2]
    assert (0, "", "local-authority True True") == (done.returncode, done.stderr, first)
    assert screen.startswith("NR-07")
