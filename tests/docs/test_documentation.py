"""What the pages show is run, and has to come out as shown.

- A fenced block of ``python`` is run. The blocks of one page share their names, from top to bottom.
- With ``>>>`` it is an interactive session, and each result has to be the one that stands below.
- Otherwise, where lines begin with ``#>``, they have to be all that the block prints.
- In a fenced block of ``console``, each command ``$ cspr ...`` is run, and what it prints has to be what stands below,
  where ``...`` stands for anything. Other commands are the reader's to run.
- A fenced block of ``toml`` or ``json`` has to be well-formed.

A page runs in an empty folder that holds a copy of ``examples/``.
"""

from __future__ import annotations

import doctest
import io
import json
import re
import shlex
import shutil
import sys
import textwrap
import tomllib
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"(?ms)^(?P<indent> *)(?P<ticks>`{3,})(?P<language>[\w+-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)(?P=ticks) *$"
)
SHOWN = re.compile(r"(?m)^ *#>(?: (.*)|)$")
PROMPT = re.compile(r"(?m)^>>> ")
AS_PRINTED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A fenced block, and the line of the page on which its text begins."""

    language: str
    text: str
    line: int


def blocks(page: str) -> list[Block]:
    """Find the fenced blocks of a page in order."""
    return [
        Block(found["language"], textwrap.dedent(found["body"]), page.count("\n", 0, found.start("body")) + 1)
        for found in FENCE.finditer(page)
    ]


def run_session(block: Block, names: dict[str, Any], page: str) -> None:
    """Run ``>>>`` lines; fail with what doctest has to say."""
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
    told = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=AS_PRINTED)
    failed = runner.run(test, out=told.write, clear_globs=False).failed
    names.update(test.globs)
    assert not failed, told.getvalue()


def run_program(block: Block, names: dict[str, Any], page: str) -> None:
    """Run a block as a program; what it prints has to be what its ``#>`` lines show."""
    code = compile("\n" * (block.line - 1) + block.text, page, "exec")
    with redirect_stdout(io.StringIO()) as printed:
        exec(code, names)  # noqa: S102 -- running the project's own pages is what this test is for
    expected = SHOWN.findall(block.text)
    if expected:
        assert expected == [line.rstrip() for line in printed.getvalue().splitlines()]


def run_python(block: Block, names: dict[str, Any], page: str) -> None:
    """Run a block in whichever of the two forms it is written."""
    run = run_session if PROMPT.search(block.text) else run_program
    run(block, names, page)


def commands(text: str) -> list[tuple[str, str]]:
    """Split a console block into its commands and what is shown below each."""
    parts = re.split(r"(?m)^\$ ", text.replace("\\\n", " "))[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def run_console(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each ``cspr`` command as the console script would."""
    for command, shown in commands(block.text):
        words = shlex.split(command, comments=True)
        if words[:1] != ["cspr"]:
            continue
        from cspr.cli import main

        monkeypatch.setattr(sys, "argv", words)
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed), suppress(SystemExit):
            main()
        assert doctest.OutputChecker().check_output(shown, printed.getvalue(), AS_PRINTED), (
            f"$ {command}\nshown:\n{shown}\nprinted:\n{printed.getvalue()}"
        )


@pytest.mark.parametrize("path", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_what_a_page_shows_is_what_happens(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(path.read_text(encoding="utf-8")):
        match block.language:
            case "python":
                run_python(block, names, str(path))
            case "console":
                run_console(block, monkeypatch)
            case "toml":
                tomllib.loads(block.text)
            case "json":
                json.loads(block.text)
            case _:
                pass


class TestTheCheckItself:
    """A check that cannot fail would prove nothing of the pages."""

    def test_a_block_is_found_with_its_language_and_line(self) -> None:
        page = "text\n\n```python\nx = 1\n```\n\n1. step\n\n    ```console\n    $ cspr\n    ```\n"
        assert [Block("python", "x = 1\n", 4), Block("console", "$ cspr\n", 10)] == blocks(page)

    @pytest.mark.parametrize(
        "text",
        [
            ">>> 1 + 1\n3\n",
            "print(1 + 1)\n#> 3\n",
            "print(1)\nprint(2)\n#> 1\n",
            "assert False\n",
        ],
    )
    def test_a_block_that_shows_something_else_fails(self, text: str) -> None:
        with pytest.raises(AssertionError):
            run_python(Block("python", text, 1), {}, "page")

    def test_a_block_sees_the_names_of_those_above_it(self) -> None:
        names: dict[str, Any] = {}
        program = "from datetime import date\nday = date(2021, 3, 25)\n"
        session = ">>> day.year\n2021\n>>> later = 1\n"
        for text in (program, session, "print(later)\n#> 1\n"):
            run_python(Block("python", text, 1), names, "page")
        assert 1 == names["later"]

    def test_a_console_block_is_split_into_commands_and_what_they_print(self) -> None:
        text = "$ cspr report \\\n  case.toml\nfirst\nsecond\n$ make demo\n"
        assert [("cspr report    case.toml", "first\nsecond\n"), ("make demo", "")] == commands(text)
