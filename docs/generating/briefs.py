# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A brief for each role: what each partnership tells somebody who has just been given it, every sentence a clause."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.guidance import NATIONAL, framework, partnerships
from cspr.roles import RoleBrief, brief
from cspr.show import as_markdown
from cspr.show.as_markdown import escape
from cspr.show.layout.roles import brief_blocks
from cspr.wording.common import partnership_name

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "reference/briefs"
ON: Final = date(2024, 10, 1)
WHO: Final = (*partnerships(), NATIONAL)
HEAD: Final = f"""\
# Briefs on a page

What each partnership tells somebody who has just been given a role, is invited to an event, or is a parent. Each
sentence is a clause in our words; a question that no clause answers says so. The figures say how many of the role's
questions a text answers. As the documents stood on {ON:%-d %B %Y}.

`cspr role ROLE --partnership NAME --brief` prints any of these for another day, and [Who does
what](../../how-to/who-does-what.md) has more.

| Role | {{heads}} |
|---|{"---|" * len(WHO)}
"""
SHEETS: Final = "In print each partnership begins on a new sheet: print the one you need.\n"
# A page has a link where the terminal has a command.
MORE: Final = re.compile(r"^(\S+ more on this): .+$", re.MULTILINE)
ANSWERED: Final = "{answered} of {asked}"


def roles() -> tuple[str, ...]:
    """The roles on which some document answers a question."""
    return tuple(role for role in vocabulary.roles() if any(_answered(answer) for answer in _briefs(role)))


def pages() -> dict[str, str]:
    """The pages by their addresses."""
    made = {f"{FOLDER}/{role}.md": "\n".join(_page(role)) for role in roles()}
    heads = " | ".join(map(partnership_name, WHO))
    return {f"{FOLDER}/index.md": HEAD.format(heads=heads) + "\n".join(map(_row, roles())) + "\n", **made}


def navigation() -> list[dict[str, str]]:
    """Each role with its page."""
    return [{vocabulary.roles()[role].title: f"{FOLDER}/{role}.md"} for role in roles()]


def _briefs(role: str) -> tuple[RoleBrief, ...]:
    return tuple(brief(framework(partnership), role, on=ON) for partnership in WHO)


def _answered(answer: RoleBrief) -> int:
    return sum(bool(asked.lines) for asked in answer.answers)


def _row(role: str) -> str:
    title = escape(vocabulary.roles()[role].title)
    cells = (ANSWERED.format(answered=_answered(answer), asked=len(answer.answers)) for answer in _briefs(role))
    return f"| [{title}]({role}.md) | {' | '.join(cells)} |"


def _page(role: str) -> Iterator[str]:
    word = vocabulary.roles()[role]
    yield f"# {escape(word.title)}, on a page\n\n{escape(word.says)}\n"
    yield SHEETS
    for answer in _briefs(role):
        yield f"## {partnership_name(answer.partnership)} {{ .new-sheet }}\n"
        yield MORE.sub(rf"[\1](../roles/{role}.md)", as_markdown.blocks(tuple(brief_blocks(answer, 3))))
