"""Folders that nobody should hand over: refused with a code, whatever they hold; checking never runs or writes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.authoring import check_folders, starter
from cspr.errors import CsprError
from cspr.guidance.checking import BYTES, ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {name: told for name, told in starter("fenmere").items() if name.endswith(".toml")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "fenmere"
    for name, told in FILES.items():
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, "utf-8")
    return made


def codes(*folders: Path) -> set[str]:
    return {problem.code for problem in check_folders(folders).problems}


def test_the_folder_is_good_before_it_is_spoilt(folder: Path) -> None:
    assert set() == codes(folder)


def test_no_folder(tmp_path: Path) -> None:
    assert "no-folder" in codes(tmp_path / "not-there")


def test_a_folder_whose_name_is_longer_than_names_can_be(tmp_path: Path) -> None:
    assert {"no-folder"} == codes(tmp_path / ("x" * 300))


def test_scenarios_that_may_not_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "scenarios":
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ["unreadable-folder at scenarios: give a folder that you may read"] == [
        str(problem) for problem in check_folders([folder]).problems
    ]


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text("")
    assert "no-folder" in codes(path)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "empty-folder" in codes(tmp_path)


def test_a_folder_of_too_many_files(folder: Path) -> None:
    for number in range(ENTRIES + 1):
        (folder / f"{number}.txt").write_text("")
    assert "too-many-files" in codes(folder)


def test_a_huge_folder(folder: Path) -> None:
    with (folder / "huge.toml").open("wb") as file:
        file.truncate(BYTES + 1)
    assert "too-large" in codes(folder)


def test_a_folder_in_the_folder(folder: Path) -> None:
    (folder / "deep" / "deeper").mkdir(parents=True)
    assert "folder-in-folder" in codes(folder)


def test_tables_nested_without_end(folder: Path) -> None:
    (folder / "deep.toml").write_text("a = " + "[" * 5000 + "]" * 5000)
    assert "malformed" in codes(folder)


@pytest.mark.parametrize("name", ["duties.toml", "instrument.toml", "vocabulary.toml", "scenarios/early-look.toml"])
def test_a_long_dotted_key_is_refused_before_it_is_read(folder: Path, name: str) -> None:
    (folder / name).write_text("\na" + ".a" * 40_000 + " = 1\n")
    found = [str(problem) for problem in check_folders([folder]).problems]
    assert f"malformed at {name}: line 2 holds a key of more than 32 dots" in found


def test_a_link_to_elsewhere(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text('secret = "kept"\n')
    (folder / "more.toml").symlink_to(tmp_path / "secret.toml")
    found = check_folders([folder])
    assert "link" in {problem.code for problem in found.problems}
    assert "kept" not in "".join(map(str, found.problems))


def test_a_linked_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(folder)
    assert "no-folder" in codes(tmp_path / "linked")


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_cut_anywhere_is_refused_or_read(name: str, folder: Path) -> None:
    whole = FILES[name].encode()
    for end in range(0, len(whole), 61):
        (folder / name).write_bytes(whole[:end])
        assert all(problem.code and problem.path for problem in check_folders([folder]).problems)


@pytest.mark.parametrize("name", sorted(FILES))
def test_bytes_that_are_no_text(name: str, folder: Path) -> None:
    (folder / name).write_bytes(b"\xff\xfe\x00")
    assert "not-utf-8" in codes(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('slug = "fenmere-procedure"', 'slug = "working-together-2023"'),
        ('prefix = "FENMERE"', 'prefix = "WT23"'),
    ],
)
def test_ids_that_shadow_national_ones(old: str, new: str, folder: Path) -> None:
    path = folder / "instrument.toml"
    path.write_text(FILES["instrument.toml"].replace(old, new), "utf-8")
    assert "shadows-national" in codes(folder)


def test_a_clause_that_shadows_a_national_one(folder: Path) -> None:
    path = folder / "register.toml"
    path.write_text(FILES["register.toml"].replace("FENMERE-001", "WT23-019"), "utf-8")
    assert "shadows-national" in codes(folder)


@pytest.mark.parametrize("taken", ["northamptonshire", "national"])
def test_a_partnership_name_that_is_taken(taken: str, folder: Path) -> None:
    path = folder / "instrument.toml"
    path.write_text(FILES["instrument.toml"].replace('partnership = "fenmere"', f'partnership = "{taken}"'), "utf-8")
    assert "partnership-taken" in codes(folder)


def test_words_of_another_partnership(folder: Path) -> None:
    path = folder / "vocabulary.toml"
    path.write_text(FILES["vocabulary.toml"].replace("x-fenmere", "x-essex"), "utf-8")
    assert "not-own-id" in codes(folder)


@pytest.mark.parametrize("told", ["", "instrument = 1\n", "[instrument]\npartnership = 7\n", "[[instrument]]\n"])
def test_an_instrument_that_says_nothing(told: str, folder: Path) -> None:
    (folder / "instrument.toml").write_text(told)
    found = check_folders([folder])
    assert "" == found.partnership
    assert found.problems


def test_what_the_check_refuses_is_not_layered(folder: Path) -> None:
    (folder / "duties.toml").write_text("[[duty]]\n")
    with pytest.raises(CsprError):
        cspr.framework("fenmere", extra=[folder])


def test_one_folder_twice(folder: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "again"))
    assert "two-of-one-id" in codes(folder, other)
