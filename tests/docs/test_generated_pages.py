"""The pages that are made from the code hold what is in the code."""

from __future__ import annotations

import importlib
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import cspr
from cspr.guidance.periods import UNITS
from cspr.show.as_markdown import escape

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad"
RAISED = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+) at ')
HANDED_ON = """
def give(code, n):
    advice = f"up to {n}"
    wrong(code, "$", advice)

give("a-code", "1")
give("b-code", "2")
"""


@pytest.fixture(scope="module")
def lists(script: Any) -> Any:
    return script("lists")


@pytest.fixture(scope="module")
def page(lists: Any) -> str:
    """Make the page once."""
    return str(lists.page())


def code(word: str) -> str:
    """Write a word as the page does."""
    return f"<code>{escape(word)}</code>"


class TestClosedLists:
    def test_every_word_of_every_enumeration_stands_on_the_page(self, lists: Any, page: str) -> None:
        kinds: dict[str, type[Enum]] = lists.enumerations()
        assert {"cspr.sources.Authority", "cspr.timescales.readings.Rank", "cspr.lifecycle.states.State"} <= set(kinds)
        assert [] == [one for kind in kinds.values() for one in kind if code(one.value) not in page]

    def test_every_unit_stands_on_the_page(self, page: str) -> None:
        assert [] == [unit for unit in UNITS if code(unit) not in page]

    def test_what_is_said_of_a_word_is_said_of_one_that_there_is(self, lists: Any) -> None:
        kinds: dict[str, type[Enum]] = lists.enumerations()
        assert [] == [name for name, says in lists.SAYS.items() if {one.value for one in kinds[name]} != set(says)]
        assert set(lists.FIRST) <= set(kinds)


class TestCodesOfProblems:
    def test_every_code_that_malformed_input_gives_stands_on_the_page(self, page: str) -> None:
        expected = (BAD / "guidance" / "expected.toml", BAD / "case_files.toml")
        told = "".join(path.read_text(encoding="utf-8") for path in expected)
        raised = set(RAISED.findall(told))
        assert len(raised) > 60
        assert [] == sorted(one for one in raised if code(one) not in page)

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ('wrong("a-code", "$", "advice")', {"a-code": ["advice"]}),
            ('Problem("a-code", path, f"up to {n} bytes")', {"a-code": ["up to … bytes"]}),
            ('Problem("a-code", path, nearest(word) or "or this")', {"a-code": ["or this"]}),
            ('Problem("a-code", path, "this" if one else "that")', {"a-code": ["that", "this"]}),
            ('SAID = "said"\nWrong("a-code", "see: " + SAID)', {"a-code": ["see: said"]}),
            ('Problem("a-code", path)', {"a-code": []}),
            ("raise CsprError(problem.code, path)", {}),
            (HANDED_ON, {"a-code": ["up to 1"], "b-code": ["up to 2"]}),
            ('def give(one):\n    Wrong(f"un-{one}", "x")\ngive(one="event")', {"un-event": ["x"]}),
            ('def give():\n    yield "a-code", "advice"\nProblem(code, path, advice)', {"a-code": ["advice"]}),
            ('def give():\n    yield "a-path", "text"', {}),
        ],
    )
    def test_codes_and_advice_are_read_from_the_source(
        self, lists: Any, tmp_path: Path, source: str, expected: dict[str, list[str]]
    ) -> None:
        tmp_path.joinpath("module.py").write_text(source, encoding="utf-8")
        assert expected == lists.codes(tmp_path)

    def test_every_code_of_the_library_has_a_form_that_never_changes(self, lists: Any) -> None:
        found = lists.codes(Path(cspr.__path__[0]))
        assert [] == [one for one in found if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one)]


def test_the_pages_of_the_api_name_what_is_there_and_every_public_name_once(lists: Any) -> None:
    assert lists
    api = importlib.import_module("api")
    names = re.findall(r"(?m)^::: (\S+)$", "".join(api.pages().values()))
    assert [] == [name for name in names if not is_there(name)]
    assert len({*names}) == len(names)
    home = Path(cspr.__path__[0])
    rooms = {f"cspr.{stub.parent.name}" for stub in home.glob("*/__init__.pyi")} - {"cspr.cli"}
    assert [] == [
        f"{room}.{name}"
        for room in rooms
        for name in dir(importlib.import_module(room))
        if f"{room}.{name}" not in names
    ]
    assert "cspr.comparison.rows.Cell" in names
    assert "cspr.record.files.content_of" not in names


def is_there(name: str) -> bool:
    """Whether a module has this name, or something in one."""
    inside, _, last = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(inside), last) or bool(importlib.import_module(name))
    except ImportError:
        return False


def test_a_clause_named_in_words_leads_there_and_what_is_code_or_a_link_stays(lists: Any) -> None:
    assert lists
    linked = importlib.import_module("clause_links").linked
    line = '(must, WT23-039, local) `WT23-039` [see WT23-039](x.md){ data-clause="WT23-039" } WT23-999 AWT23-039'
    there = "[WT23-039](../../reference/guidance/working-together-2023.md#WT23-039)"
    assert linked("reference/briefs/x.md", line) == line.replace("(must, WT23-039", f"(must, {there}")
    fenced = "```text\nWT23-039\n```\n# WT23-039\n"
    assert linked("index.md", f"{fenced}WT23-039") == fenced + there.replace("../../", "")
