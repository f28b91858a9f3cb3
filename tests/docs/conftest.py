"""The scripts that make the pages, as the build of the documentation finds them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def script() -> Iterator[Callable[[str], Any]]:
    """Import a script by its name."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "generating"))
    yield import_module
    sys.path.pop(0)
