"""What the page on where things are says is so: its paths are there, and its floors are those that are checked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
TO_BE_MADE = {"show/as_word.py"}  # an example of what is not there
PATHS = (
    {path for path in re.findall(r"`([a-z_0-9/-]+(?:\.[a-z]+|/))`", PAGE) if "/" in path} - TO_BE_MADE - {"src/cspr/"}
)
PRIVATE = {"__main__", "_lazy", "_read_only", "_version"}


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_path_of_the_page_is_there(path: str) -> None:
    home = ROOT if path.startswith("tests/") else ROOT / "src" / "cspr"
    assert (home / path).exists()


def test_the_page_has_every_room_in_the_order_of_the_floors() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    checked = [set(re.findall(r"\w+", floor)) - PRIVATE for floor in floors]
    table = PAGE.partition("## The floors")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in table.splitlines() if line.startswith("|")][2:]
    rooms = [room for row in rows for room in re.findall(r"`(\w+)`", row)]
    assert sorted(rooms) == sorted(set().union(*checked))
    place = {room: number for number, floor in enumerate(checked) for room in floor}
    assert [place[room] for room in rooms] == sorted(place[room] for room in rooms)
