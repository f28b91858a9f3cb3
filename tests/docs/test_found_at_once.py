"""Whoever is on a page finds the next one: at the end of a guide, from a missing page, and in the search."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
FOLDERS = ("how-to", "tutorial", "explanation")
GUIDES = sorted(
    path.relative_to(DOCS).as_posix() for name in FOLDERS for path in (DOCS / name).glob("*.md") if path.stem != "index"
)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_ends_with_where_to_learn_more(guide: str) -> None:
    last = (DOCS / guide).read_text("utf-8").rpartition("\n## ")[2]
    assert last.startswith(("Learn more\n\n[", "Where to go next\n\n"))


def test_a_missing_page_leads_back() -> None:
    page = (DOCS / "overrides" / "404.html").read_text("utf-8")
    for address in ("index", "how-to/index", "reference/guidance"):
        assert f"{{{{ '{address}.html' | url }}}}" in page


def test_the_abbreviations_of_the_field_are_explained() -> None:
    explained = tomllib.loads((DOCS / "generating" / "abbreviations.toml").read_text("utf-8"))
    assert {"SIN", "LCSPR", "CSPR", "LADO", "DSP", "LSP", "DfE", "NSCP", "KSCP", "ESCB"} <= set(explained)
