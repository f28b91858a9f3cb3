"""Case files and folders of format 1, kept as they were when it was the newest, are still read and mean the same."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cspr
from cspr.authoring import check_folders
from cspr.cli import main
from cspr.record.files import dumps, load, read, to_dict

HERE = Path(__file__).parent / "format-1"
CASES = sorted(HERE.joinpath("cases").iterdir())


def contents(path: Path) -> dict[str, Any]:
    text = path.read_text("utf-8")
    values: dict[str, Any] = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    return values


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
class TestCaseFiles:
    def test_nothing_of_it_is_lost_or_added(self, path: Path) -> None:
        written = contents(path)
        assert 1 == written["format"]
        ours = [to_dict(entry) for entry in load(path).entries]
        theirs = [{name: str(value) for name, value in entry.items()} for entry in written["entry"]]
        numbered = [{"id": f"e{place}", **entry} for place, entry in enumerate(theirs, 1)]
        assert ours == [{name: entry[name] for name in mine} for mine, entry in zip(ours, numbered, strict=True)]
        assert [set(entry) for entry in numbered] == [set(entry) for entry in ours]

    def test_it_is_written_in_the_newest_format_and_stays_the_same(self, path: Path) -> None:
        review = load(path)
        assert (2, review) == (tomllib.loads(dumps(review))["format"], read(dumps(review)))

    def test_it_is_answered(self, path: Path) -> None:
        review = load(path)
        framework = cspr.framework(review.partnership)
        assert cspr.glance(framework, review.as_of(date(2021, 10, 4))).headline


def test_a_file_of_every_kind_that_format_1_had_is_among_them() -> None:
    kinds = {entry["kind"] for path in CASES for entry in contents(path)["entry"]}
    assert {
        *("happened", "established", "decided", "appointed", "ended", "proceeding", "delayed", "planned", "involved"),
        *("listed", "withdrawn", "tombstone"),
    } <= kinds


def test_a_folder_is_still_sound_and_its_scenarios_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    checked = check_folders([HERE / "partnership"])
    assert ((), 5) == (checked.problems, checked.scenarios)
    assert 0 == main(["check", str(HERE / "partnership")])
    assert "nothing is wrong" in capsys.readouterr().out
