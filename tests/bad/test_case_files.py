"""Malformed case files: each gives its problems, at once and by their place, and none repeats what stands in it."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from cspr.errors import CsprError
from cspr.record import dumps, load, read

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
FILES: Final = sorted(path.name for path in (HERE / "cases").iterdir())
EXPECTED: Final = tomllib.loads((HERE / "case_files.toml").read_text("utf-8"))
HEAD: Final = 'format = 1\nreference = "NR-07"\npartnership = "northamptonshire"\n'
JSON_HEAD: Final = '{"format": 1, "reference": "NR-07", "partnership": "northamptonshire", '


def refused(reading: Callable[[], object]) -> list[str]:
    """Give the problems with which something was refused."""
    with pytest.raises(CsprError) as caught:
        reading()
    return [str(problem) for problem in caught.value.problems]


def test_every_malformed_file_has_its_problems_and_no_others_are_listed() -> None:
    assert FILES == sorted(EXPECTED)


@pytest.mark.parametrize("name", FILES)
def test_a_malformed_file_gives_all_its_problems(name: str) -> None:
    assert EXPECTED[name]["problems"] == refused(lambda: load(HERE / "cases" / name))


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_stands_in_a_file_is_repeated(name: str) -> None:
    with pytest.raises(CsprError) as caught:
        load(HERE / "cases" / name)
    assert "zebed" not in str(caught.value).lower()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__


@pytest.mark.parametrize("brackets", ["[", '{"a":'])
@pytest.mark.parametrize("depth", [500, 1_000, 5_000, 300_000])
def test_depth_is_refused_and_never_overflows(brackets: str, depth: int) -> None:
    closing = "]" if brackets == "[" else "}"
    text = JSON_HEAD + '"entry": [' + brackets * depth + "1" + closing * depth + "]}"
    (problem,) = refused(lambda: read(text, "json", limit=len(text)))[:1]
    assert problem.startswith(("nested-too-deep at $", "not-a-table at $.entry[0]", "unknown-kind at $.entry[0]"))


def test_depth_is_refused_however_deep_the_caller_stands() -> None:
    def deeper(levels: int) -> list[str]:
        return deeper(levels - 1) if levels else refused(lambda: read(HEAD + "x = " + "[" * 400, "toml"))

    assert ["nested-too-deep at $: a case file is three levels deep"] == deeper(sys.getrecursionlimit() // 2)


def test_a_long_dotted_key_is_refused_before_it_is_read() -> None:
    text = HEAD + ".".join(["x"] * 200_000) + " = 1\n"
    assert ["nested-too-deep at $: line 4 holds a key of more than 32 dots"] == refused(lambda: read(text))


@pytest.mark.parametrize(
    "line",
    [
        "x" + ".x" * 33 + " = 1",
        "x" + " .\t'x.'" * 33 + " = 1",
        "[" + '"x\\".".' * 33 + "x]",
        "x = {y = 1, " + "x." * 33 + "x = 1}",
        'x = [{y = """\n# """, ' + "x." * 33 + "x = 1}]",
    ],
)
def test_a_long_dotted_key_is_found_however_it_is_written(line: str) -> None:
    assert [f"nested-too-deep at $: line {3 + len(line.splitlines())} holds a key of more than 32 dots"] == refused(
        lambda: read(HEAD + line + "\n")
    )


@pytest.mark.parametrize("line", ["x" + ".x" * 32 + " = 1", 'x = "' + "One. Two... " * 40 + '"', "x = ['a.b', '.c']"])
def test_a_key_of_some_dots_and_a_text_of_many_are_read(line: str) -> None:
    advice = "it is key 4 there; give one of format, reference, partnership, partnerships, entry"
    assert [f"unknown-key at $: {advice}"] == refused(lambda: read(HEAD + line + "\n"))


def test_dots_in_a_comment_are_no_key() -> None:
    assert () == read("# " + "." * 100 + "\n" + HEAD).entries


@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_million_entries_are_too_large(form: str) -> None:
    text = HEAD + "\n[[entry]]" * 1_000_000 if form == "toml" else JSON_HEAD + '"entry": [' + "{}," * 999_999 + "{}]}"
    assert ["too-large at $: at most 1,048,576 bytes are read"] == refused(lambda: read(text, form))  # type: ignore[arg-type]


def test_a_million_entries_are_too_many_even_where_the_size_is_allowed() -> None:
    text = JSON_HEAD + '"entry": [' + "{}," * 999_999 + "{}]}"
    expected = ["too-many-entries at $.entry: at most 100,000 entries are read"]
    assert expected == refused(lambda: read(text, "json", limit=len(text)))


def test_after_a_hundred_problems_the_rest_is_left_unread() -> None:
    entries = JSON_HEAD + '"entry": [' + '{"kind": "happened", "event": "zzz"},' * 9_999 + "{}]}"
    assert 100 == len(refused(lambda: read(entries, "json")))
    keys = JSON_HEAD + ", ".join(f'"key-{number}": 1' for number in range(9_999)) + "}"
    assert 100 == len(refused(lambda: read(keys, "json")))
    one = JSON_HEAD + '"entry": [{"kind": "happened", ' + ", ".join(f'"k{n}": 1' for n in range(9_999)) + "}]}"
    assert 100 == len(refused(lambda: read(one, "json")))


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(HEAD)
    length = len(HEAD)
    expected = [f"too-large at $: at most {length - 1:,} bytes are read"]
    assert expected == refused(lambda: load(path, limit=length - 1))
    assert "NR-07" == load(path, limit=length).reference


def test_what_is_not_utf_8_is_refused() -> None:
    for content in (HEAD.encode("utf-16-le"), b"\xff\xfe" + HEAD.encode("utf-16-le")[:-1], HEAD.encode() + b"\xff"):
        (problem,) = refused(lambda content=content: read(content))  # type: ignore[misc]
        assert problem.startswith(("not-utf-8 at $: save the file as UTF-8", "malformed at $"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_file_is_read_by_its_mark(encoding: str) -> None:
    assert "NR-07" == read(HEAD.encode(encoding)).reference


def test_utf_16_in_the_other_order_is_read_by_its_mark() -> None:
    assert "NR-07" == read(b"\xfe\xff" + HEAD.encode("utf-16-be")).reference


@pytest.mark.parametrize("ending", [".TOML", ".Toml", ".toml"])
def test_an_ending_is_taken_in_any_case(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"NR-07{ending}"
    path.write_text(HEAD, encoding="utf-8")
    assert "NR-07" == load(path).reference


def test_a_schema_that_a_file_names_is_no_unknown_key() -> None:
    named = '"$schema": "case.schema.json", '
    text = JSON_HEAD.replace("{", "{" + named) + '"entry": []}'
    assert read(text.replace(named, ""), "json") == read(text, "json")


def test_an_unknown_kind_of_file_is_refused() -> None:
    assert ["unknown-file-format at format: 'toml' or 'json'"] == refused(lambda: read(HEAD, "yaml"))  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, "NR-07", {"reference": "NR-07"}])
def test_what_is_no_record_is_not_written_as_one(value: Any) -> None:
    assert ["not-a-review at review: give the record of a review"] == refused(lambda: dumps(value))


def test_a_file_is_known_by_the_end_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(HEAD)
    assert ["unknown-file-format at $: the name of a case file ends in .toml or .json"] == refused(lambda: load(path))


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert ["missing-file at $: there is no such file"] == refused(lambda: load(tmp_path / "case.toml"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "case.toml").mkdir()
    assert ["missing-file at $: there is no such file"] == refused(lambda: load(tmp_path / "case.toml"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "case.toml")
    assert ["missing-file at $: there is no such file"] == refused(lambda: load(tmp_path / "case.toml"))


def test_a_file_that_cannot_be_opened_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert ["unreadable-file at $: the file cannot be read"] == refused(lambda: load(tmp_path / ("x" * 500 + ".toml")))


def test_a_name_that_no_file_can_have_is_missing() -> None:
    assert ["missing-file at $: there is no such file"] == refused(lambda: load("case\0.toml"))


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps({"format": 1, "reference": "NR-07", "partnership": "essex"}))
    (tmp_path / "link.json").symlink_to(tmp_path / "case.json")
    assert "essex" == load(str(tmp_path / "link.json")).partnership


def test_a_file_that_is_gone_when_it_is_opened_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError

    path = tmp_path / "case.toml"
    path.touch()
    monkeypatch.setattr(Path, "open", gone)
    assert ["missing-file at $: there is no such file"] == refused(lambda: load(path))
