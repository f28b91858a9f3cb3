"""The table of what the tests came to says what the targets kept, and what was not run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def measured(script: Any) -> Any:
    return script("measured")


def test_the_page_has_a_place_for_the_table() -> None:
    page = ROOT.joinpath("docs", "explanation", "how-it-is-tested.md").read_text("utf-8")
    assert 1 == page.count("\n{measured}\n")


def test_every_figure_that_was_kept_stands_in_the_table_with_its_day(measured: Any) -> None:
    kept = json.loads(measured.KEPT.read_text("utf-8"))
    lines = measured.table().splitlines()[2:]
    assert 4 == len(lines)
    for figures in kept.values():
        assert any(line.endswith(f"| {figures['day']} |") for line in lines)


def test_what_was_not_run_is_said(measured: Any) -> None:
    long = {"examples": 9, "properties": 3, "hostile": 1_000_000, "reviews": 4_000, "processes": 500, "failures": 0}
    changes = {"possible": 90, "drawn": 30, "tried": 20, "noticed": 19, "survived": ["a.py:1: 'x | y' -> 'y'"]}
    release = {"the same when built again": "yes", "sbom": "SBOM", "checked": "NOT CHECKED"}
    table = measured.table(
        {
            "long tests": {**long, "seconds": 7, "day": "2026-11-28"},
            "mutants": {**changes, "day": "2026-11-27"},
            "release": {**release, "day": "2026-11-26"},
        }
    )
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[2:]]
    assert [
        ["`make test`", "nothing", "all of it: nobody has kept its figures yet", ""],
        [
            "`make test-long`",
            "9 examples of 3 properties, 1,000,000 hostile inputs, 4,000 random reviews against six laws, "  # noqa: ISC004 -- one cell
            "500 processes of eight threads: 0 failures, in 7 s",
            "10,000 examples a property would be 30,000; 1,000 reviews",
            "2026-11-28",
        ],
        [
            "`make mutants`",
            "19 of 20 small changes noticed (95 %); not noticed: `a.py:1: 'x ¦ y' -> 'y'`",
            "10 of the 30 drawn, of 90 that could be made",
            "2026-11-27",
        ],
        ["`make release`", "the same when built again: yes; SBOM", "NOT CHECKED", "2026-11-26"],
    ] == cells
