"""Laws of reading guidance that somebody else wrote."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w
from hypothesis import given, strategies as st

from cspr.errors import CsprError
from cspr.guidance.checking import read_extra
from trying import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
FILES = sorted(SOUND.glob("*.toml"))
VALUES: list[Any] = [
    "",
    "publish",
    "two words",
    "\x1b[31m",
    -1,
    0,
    10**6,
    1.5,
    True,
    date(2020, 2, 29),
    datetime(2020, 2, 29, 12),  # noqa: DTZ001 -- a file may hold one
    [],
    ["publish", "publish"],
    [2, 1],
    [["child-died"]],
    [{}],
    {},
    {"odd": 1},
]


def values(table: Any) -> Iterator[tuple[Any, Any]]:
    """Give each place of a file where a value stands, as what holds it and its key."""
    for key in list(table) if isinstance(table, dict) else range(len(table)) if isinstance(table, list) else ():
        yield table, key
        yield from values(table[key])


def lines(folder: Path) -> list[str]:
    try:
        read_extra("my-area", [folder])
    except CsprError as error:
        return [str(problem) for problem in error.problems]
    return []


def spoilt(name: str, data: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as room:
        folder = Path(shutil.copytree(SOUND, Path(room) / "my-area"))
        folder.joinpath(name).write_bytes(data)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        found = lines(folder)
        assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    return found


class TestWhateverAFileHoldsItIsReadOrRefused:
    """A folder gives a document, or one ``CsprError`` with problems that can be printed; and nothing is written."""

    @examples(80)
    @given(
        path=st.sampled_from(FILES),
        place=st.integers(0, 10_000),
        value=st.sampled_from(VALUES),
    )
    def test_with_another_value_anywhere(self, path: Path, place: int, value: Any) -> None:
        tables = tomllib.loads(path.read_text("utf-8"))
        places = list(values(tables))
        holder, key = places[place % len(places)]
        holder[key] = value
        assert all(line.isprintable() for line in spoilt(path.name, tomli_w.dumps(tables).encode()))

    @examples(40)
    @given(path=st.sampled_from(FILES), start=st.integers(0, 10_000), length=st.integers(1, 200))
    def test_with_a_piece_cut_out(self, path: Path, start: int, length: int) -> None:
        data = path.read_bytes()
        start %= len(data)
        assert all(line.isprintable() for line in spoilt(path.name, data[:start] + data[start + length :]))

    @examples(40)
    @given(path=st.sampled_from(FILES), data=st.binary(max_size=200))
    def test_with_anything_in_its_place(self, path: Path, data: bytes) -> None:
        assert all(line.isprintable() for line in spoilt(path.name, data))
