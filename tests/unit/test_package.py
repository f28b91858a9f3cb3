"""The front door: names are there when asked for, and nothing is loaded before."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cspr


@pytest.mark.parametrize("name", dir(cspr))
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(cspr, name) is getattr(cspr, name)


def test_the_public_names_are_listed() -> None:
    listed: dict[str, object] = {}
    exec("from cspr import *", listed)  # noqa: S102 -- the import of all names is what is tried
    assert dir(cspr) == sorted(name for name in listed if name != "__builtins__")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        cspr.scores  # type: ignore[attr-defined]  # noqa: B018 -- the access itself is what is tried


def test_importing_the_package_loads_none_of_its_modules() -> None:
    code = "import sys, cspr; print(*sorted(name for name in sys.modules if name.split('.')[0] in {'cspr', 'attr'}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert "cspr cspr._lazy cspr._version\n" == told.stdout
