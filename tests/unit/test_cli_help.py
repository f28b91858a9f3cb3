"""What a command says of itself fits the terminal, and a slip is answered with what may have been meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cspr.cli import main

COMMANDS = (
    *("report", "ledger", "publication", "learning", "timeliness", "due", "case new", "case check", "deadlines"),
    *("words", "guidance", "guidance show", "role", "appointments", "compare", "new", "check", "schemas", "anonymity"),
    *("form blank", "form check", "form list", ""),
)
CASE = 'format = 2\nreference = "NR-07"\npartnership = "northamptonshire"\n'


def help_of(command: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [80, 40])
def test_no_line_of_any_help_is_wider_than_the_terminal(
    command: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = help_of(command, width, capsys, monkeypatch)
    assert [] == [line for line in told.splitlines() if len(line) > width]
    assert told.startswith(f"usage: {' '.join(['cspr', *command.split()])} [")


def test_an_option_stands_beside_its_value_and_paragraphs_stand_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert help_of("report", 80, capsys, monkeypatch).startswith(
        "usage: cspr report [-h] [--on DATE] [--known-on DATE] [--since DATE]\n"
        "                   [--planned DATE] [--extra FOLDER] [--full |\n"
        "                   --only SECTION | --html FILE | --markdown FILE | --json]\n"
        "                   CASE\n\nThe first screen of one case on one day"
    )
    assert "\n\nBegin with: cspr report CASE.toml\n\nIt is not legal advice.\n\n" in help_of(
        "", 80, capsys, monkeypatch
    )
    narrow = help_of("publication", 20, capsys, monkeypatch).splitlines()
    assert ["usage: cspr", "  publication [-h]"] == narrow[:2]


def test_a_file_or_folder_that_is_not_there_names_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "NR-07.toml").write_text(CASE, "utf-8")
    (tmp_path / "NR-07.txt").write_text(CASE, "utf-8")
    (tmp_path / "monday").mkdir()

    def told(*words: str) -> str:
        assert main([*words, "--on", "2021-04-01"]) == 2
        return capsys.readouterr().err.strip()

    assert "cspr: NR-7.toml: missing file; did you mean 'NR-07.toml'?" == told("report", str(tmp_path / "NR-7.toml"))
    assert "cspr: XX.toml: missing file; there is no such file" == told("report", str(tmp_path / "XX.toml"))
    assert "cspr: a.toml: missing file; there is no such file" == told("report", str(tmp_path / "none" / "a.toml"))
    assert "cspr: mondy: missing folder; did you mean 'monday'?" == told("due", str(tmp_path / "mondy"))
    assert ("cspr: monday: unknown file format; it is a folder; its case files all together: cspr due FOLDER") == told(
        "report", str(tmp_path / "monday")
    )
    assert "did you mean" not in told("report", str(tmp_path / "NR-07.txt"))


def test_what_may_have_been_meant_is_not_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "NR-07.toml").write_text(CASE, "utf-8")
    assert main(["report", str(tmp_path / "NR-7.toml"), "--on", "2021-04-01", "--json"]) == 2
    out = capsys.readouterr().out
    assert "missing-file" == json.loads(out)["problems"][0]["code"]
    assert "NR-" not in out
