"""The page that a command writes, as HTML and as Markdown: what the terminal shows, and nothing of it twice."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from shutil import copy

import pytest

from cspr import cli

EXAMPLE = Path(__file__).parents[2] / "examples" / "northamptonshire-2021.toml"
ON = ("--on", "2021-05-04")


def words(text: str) -> list[str]:
    """The words of a text, without what only sets it out."""
    return re.findall(r"[a-z0-9]+", text.lower())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one case, and a file that is none."""
    (tmp_path / "cases").mkdir()
    copy(EXAMPLE, tmp_path / "cases" / "one.toml")
    (tmp_path / "cases" / "<b>.toml").write_text("nothing = 1\n", "utf-8")
    return tmp_path / "cases"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (["publication", str(EXAMPLE), *ON], 0),
        (["publication", str(EXAMPLE), *ON, "--full"], 0),
        (["deadlines", "northamptonshire", "--event", "incident=2021-03-25", *ON], 0),
        (["compare", "northamptonshire", "kirklees"], 0),
        (["compare", "northamptonshire", "kirklees", "--full"], 0),
        (["due", "FOLDER", *ON, "--full"], 3),
        (["due", "FOLDER", *ON, "--by", "agency"], 3),
        (["learning", str(EXAMPLE), *ON], 0),
        (["ledger", str(EXAMPLE), *ON, "--of", "meetings"], 0),
        (["appointments", str(EXAMPLE), *ON], 0),
    ],
    ids=lambda value: "-".join(value).replace(str(EXAMPLE), "CASE") if isinstance(value, list) else None,
)
def test_a_page_says_what_the_terminal_says(
    asked: list[str], status: int, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [str(folder) if word == "FOLDER" else word for word in asked]
    assert status == cli.main(asked)
    shown = capsys.readouterr().out
    page, plain = tmp_path / "page.html", tmp_path / "page.md"
    assert status == cli.main([*asked, "--html", str(page)])
    assert status == cli.main([*asked, "--markdown", str(plain)])
    assert "Written.\nWritten.\n" == capsys.readouterr().out
    html = page.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>\n")
    assert not {"<script", "<b>"}.intersection(re.findall(r"<[a-z]+>?", html))
    body = html.partition("<body>")[2]
    assert words(shown) == words(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<abbr[^>]*>", " ", body))))
    assert plain.read_text("utf-8").startswith(f"# {shown.splitlines()[0][:10]}")


def test_the_monday_page_is_written_with_what_could_not_be_read_first(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "week.md"
    assert 3 == cli.main(["due", str(folder), *ON, "--markdown", str(page)])
    title, unread, first, *_ = page.read_text("utf-8").split("\n\n")
    assert "# Monday page: Tue 4 May 2021, week to Mon 10 May" == title
    assert "Not answered: &#60;b&#62;.toml, format: missing key; give format = 2" == unread.split("\n")[0]
    assert "&#49; review. 1 overdue, 3 to check, 1 to chase." == first


@pytest.mark.parametrize("command", [["due", "."], ["publication", "x"], ["deadlines", "x"], ["compare", "x", "y"]])
def test_one_form_is_given_and_not_two(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([*command, "--json", "--html", "page.html"])
    assert 2 == left.value.code
    assert '"argument --html: not allowed with argument --json"' in capsys.readouterr().out
