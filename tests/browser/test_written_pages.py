"""Every page can be written as plain Markdown with its settings, and needs no script of ours any more."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def write() -> Iterator[Any]:
    sys.path.insert(0, str(ROOT / "docs" / "generating"))
    yield importlib.import_module("write")
    sys.path.pop(0)


def addresses(nav: Any) -> Iterator[str]:
    """The pages of a navigation, in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for inside in nav.values():
            yield from addresses(inside)
    else:
        for inside in nav:
            yield from addresses(inside)


def test_the_written_pages_are_those_of_the_site_and_leave_nothing_to_fill_in(
    write: Any, site: Path, tmp_path: Path
) -> None:
    count = write.main(tmp_path)
    pages = {path.relative_to(tmp_path / "docs").as_posix(): path for path in (tmp_path / "docs").rglob("*.md")}
    settings = yaml.safe_load(tmp_path.joinpath("mkdocs.yml").read_text("utf-8"))
    named = [*addresses(settings["nav"])]
    assert count == len(pages)
    assert "hooks" not in settings
    assert [] == [name for name in named if name not in pages]
    assert [] == [name for name in pages if not site.joinpath(name).with_suffix(".html").is_file()]
    marks = ("{readers}", "{unread}", "{pages}", "{extras}", "{measured}", "{calculator}", "{definitions}", "{asked}")
    assert [] == [name for name, path in pages.items() if any(mark in path.read_text("utf-8") for mark in marks)]
