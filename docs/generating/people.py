# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A page for each role and body: what it is, what it is called, and what it has to do at each stage, by partnership."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

import ways_in

from cspr import vocabulary
from cspr.guidance import NATIONAL, framework, partnerships
from cspr.guidance.loading import instrument_of
from cspr.roles import profile
from cspr.show.actors import actors
from cspr.show.as_markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.roles import Profile
    from cspr.roles.role_tasks import RoleRequirement, Task

FOLDER: Final = "reference/roles"
ON: Final = date(2026, 11, 1)
HEAD: Final = """\
# Roles and bodies

Who has to do what, a page each: at each stage, by the national documents and by those of each partnership. In a case,
`cspr role ROLE --case FILE` says which of it applies now.

| Role or body | National | {names} |
|---|---|{rules}|
"""
FOOT: Final = f"""
## Learn more

[All roles and bodies](index.md), [the process, drawn](../process/index.md), [words of the documents](../glossary.md).

{ways_in.MARKS}
"""


def pages() -> dict[str, str]:
    """Every page by its address."""
    return {f"{FOLDER}/index.md": _overview(), **{f"{FOLDER}/{name}.md": _page(name) for name in names()}}


@cache
def names() -> tuple[str, ...]:
    """The roles and bodies on whom any document in force lays a duty, or of whom it asks something."""
    actors_known = (*vocabulary.roles(), *vocabulary.bodies())
    return tuple(name for name in actors_known if any(each.tasks or each.asked for each in _profiles(name).values()))


def navigation() -> list[dict[str, str]]:
    """The pages as they stand in the navigation."""
    return [{title(name): f"{FOLDER}/{name}.md"} for name in names()]


def title(name: str) -> str:
    """What a role or body is called."""
    return vocabulary.actors()[name].title


@cache
def _profiles(name: str) -> dict[str, Profile]:
    """The profile by each layer, without what the national documents already say in those of a partnership."""
    return {layer: profile(framework(layer), name, on=ON) for layer in (NATIONAL, *partnerships())}


def _own(layer: str, slug: str) -> bool:
    """Whether a document belongs to a layer and is not one of those below it."""
    return layer == NATIONAL or slug in {document.slug for document in framework(layer).local}


def _tasks(layer: str, of: Profile) -> tuple[Task, ...]:
    return tuple(task for task in of.tasks if _own(layer, task.source.instrument))


def _asked(layer: str, of: Profile) -> tuple[RoleRequirement, ...]:
    return tuple(asked for asked in of.asked if _own(layer, asked.rule.source.instrument))


def _overview() -> str:
    heads = " | ".join(name.capitalize() for name in partnerships())
    rows: list[str] = []
    for name in names():
        counts = (len(_tasks(layer, of)) for layer, of in _profiles(name).items())
        rows.append(f"| [{escape(title(name))}]({name}.md) | {' | '.join(str(count or '') for count in counts)} |\n")
    table = HEAD.format(names=heads, rules="|".join("---" for _ in partnerships()))
    return (
        table
        + "".join(rows)
        + "\nThe figures count what each asks for in the texts that were in force on 1 November 2026.\n"
    )


def _page(name: str) -> str:
    return "\n".join(_lines(name)) + FOOT


def _lines(name: str) -> Iterator[str]:
    profiles = _profiles(name)
    yield from (f"# {escape(title(name))}", "", escape(vocabulary.actors()[name].says), "")
    called = {slug: words for of in profiles.values() for slug, words in of.names.items()}
    if called:
        yield from ("## What the documents call it", "")
        for slug, words in called.items():
            yield f"- {instrument_of(slug).called}: {escape(', '.join(words))}"
        yield ""
    silent: list[str] = []
    for layer, of in profiles.items():
        tasks, asked = _tasks(layer, of), _asked(layer, of)
        if not tasks and not asked:
            silent.append("the national documents" if layer == NATIONAL else layer.capitalize())
            continue
        yield from (f"## {'By the national documents' if layer == NATIONAL else f'In {layer.capitalize()}'}", "")
        if asked:
            yield from ("### Who it may be", "")
            yield from (_required(each) for each in asked)
            yield ""
        yield from _by_stage(tasks)
    if silent:
        yield from (f"Nothing is asked of it, as read: {', '.join(silent)}.", "")


def _by_stage(tasks: Iterable[Task]) -> Iterator[str]:
    stages = vocabulary.stages()
    for stage, inside in groupby(tasks, key=lambda task: task.stage):
        yield from (f"### {escape(stages[stage].title) if stage else 'At no stage of its own'}", "")
        yield from (_task(task) for task in inside)
        yield ""


def _task(task: Task) -> str:
    to = f" (to {escape(actors(task.to))})" if task.to else ""
    return f"- **{escape(task.title)}**{to}: {escape(task.says)} ({_clauses(task.source.clauses)})"


def _required(asked: RoleRequirement) -> str:
    clauses = asked.rule.source.clauses
    return f"- {escape(ways_in.clause(clauses[0])[1].subject)} ({_clauses(clauses)})"


def _clauses(clauses: Iterable[str]) -> str:
    return ways_in.cited(list(clauses)[:2], "../guidance")
