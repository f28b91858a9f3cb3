# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A page of questions that readers ask, each answered by clauses, or by saying that no text answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ways_in

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE: Final = "Questions people ask"
PAGE: Final = f"{ways_in.FOLDER}/questions.md"
QUESTIONS: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("asked.toml").read_text(encoding="utf-8")
)["question"]
SILENT: Final = "No text that was read says. Ask your partnership's business manager."
HEAD: Final = f"""\
# {TITLE}

*You have a question about a review. What do the texts say?*
"""


def page() -> str:
    """The page."""
    return "\n".join((HEAD, *(line for question in QUESTIONS for line in _answer(question)), ways_in.FOOT))


def _answer(question: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {question['asks']}", "")
    yield from (f"- {ways_in.line(thing)}" for thing in question.get("things", ()))
    yield from ("", question.get("rest", "" if "things" in question else SILENT), "")
