"""A case file to begin with, and whether one can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cspr import cli
from cspr.record.files import read
from cspr.record.starting import starter

if TYPE_CHECKING:
    import pytest


def uncommented(text: str) -> str:
    """Take the # away from every example, as its own first lines advise."""
    head, rest = text.split("partnership = ", 1)
    lines = [line.removeprefix("# ") if _is_example(line) else line for line in rest.splitlines()]
    return "\n".join([head + "partnership = " + lines[0], *lines[1:]])


def _is_example(line: str) -> bool:
    told = line.removeprefix("# ")
    return told.startswith("[[") or (" = " in told and told.split(" = ")[0].replace("_", "").isalpha())


def test_a_new_case_file_can_be_read_and_holds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["case", "new", "--reference", "NR-09", "--partnership", "kirklees"])
    review = read(capsys.readouterr().out)
    assert (0, "NR-09", "kirklees", ()) == (code, review.reference, review.partnership, review.entries)


def test_every_example_of_a_new_case_file_can_be_used() -> None:
    review = read(uncommented(starter("NR-09", "kirklees")))
    kinds = "happened tombstone involved listed decided appointed ended proceeding delayed planned withdrawn redacted"
    assert kinds.split() == [one.kind for one in review.entries]


def test_a_name_for_a_reference_is_refused_and_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["case", "new", "--reference", "Jo Bloggs"])
    told = capsys.readouterr()
    assert (2, "", False) == (code, told.out, "Bloggs" in told.err)


def checked(tmp_path: Path, text: str, *more: str) -> int:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return cli.main(["case", "check", str(path), *more])


ONE = """
format = 1
reference = "NR-09"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
event = "incident"
on = 2021-03-25
"""


def test_a_sound_file_has_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (0, "No problem. 1 entry.\n") == (checked(tmp_path, ONE), capsys.readouterr().out)


def test_what_looks_odd_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE + "recorded = 2021-03-01\n")
    told = capsys.readouterr().out
    assert (0, True) == (code, "recorded-before-it-happened at e1" in told)


def test_a_partnership_without_documents_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE.replace("northamptonshire", "northamptonshrie"))
    assert (2, True) == (code, "unknown-partnership" in capsys.readouterr().err)


def test_every_problem_of_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE.replace("incident", "incidnet") + 'about = "Jo"\n')
    told = capsys.readouterr().err
    assert (2, True, True, False) == (code, "$.entry[0].event" in told, "$.entry[0].about" in told, "Jo" in told)
