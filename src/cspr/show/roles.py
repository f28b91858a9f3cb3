"""A role, body or agency, as text and as plain values: what it is called, what is asked of it, what it owes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cspr import vocabulary
from cspr.guidance.model import BodyRule
from cspr.show.lines import line
from cspr.show.text import source
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.guidance.layers import InForce
    from cspr.guidance.model import RoleRule
    from cspr.roles import Check, Profile, Task


def _titles(names: Iterable[str]) -> str:
    actors = vocabulary.actors()
    return ", ".join(actors[name].title if name in actors else name.replace("-", " ") for name in names)


def profile(found: Profile) -> str:
    """Give a profile as text: what it is, what each document calls it, what is asked of it, its duties by stage."""
    return "\n".join(_profile(found))


def _profile(found: Profile) -> Iterator[str]:
    yield line(f"{found.title} ({found.actor}): {found.says}")
    if found.names:
        yield from ("", "What the documents call it")
        for slug, names in found.names.items():
            yield line(f"- {slug}: {', '.join(names)}", 1)
    if found.asked:
        yield from ("", "What is asked of it")
        for asked in found.asked:
            yield from _body(asked.rule) if isinstance(asked.rule, BodyRule) else _role(asked.rule, found)
            yield from _mark(asked.in_force, 3)
    yield from ("", "What it owes")
    stages = vocabulary.stages()
    for stage, tasks in groupby(found.tasks, key=lambda task: task.stage):
        yield line(f"{stages[stage].number}. {stages[stage].title}" if stage else "At no particular stage", 1)
        for task in tasks:
            yield from _task(task)
    if not found.tasks:
        yield line("No text in force lays a duty on it.", 1)


def _role(rule: RoleRule, found: Profile) -> Iterator[str]:
    number = "" if rule.at_least is None else f"at least {rule.at_least}"
    independence = f"independent of {_titles(rule.independent_of)}" if rule.independent_of else ""
    strength = f"({rule.independence.replace('-', ' ')})" if rule.independence else ""
    asked = "; ".join(part for part in (number, f"{independence} {strength}".strip(), rule.note) if part)
    yield line(f"- {asked or 'The role'} {source(rule.source)}", 1)
    for name in rule.qualities:
        yield line(f"- {found.qualities[name]} [{name}]", 3)


def _body(rule: BodyRule) -> Iterator[str]:
    members = ", ".join(_titles([one.who]) + (f" ({one.number})" if one.number else "") for one in rule.members)
    parts = (
        f"reading: {rule.reading}" if rule.reading else "",
        f"members: {members}" if members else "",
        f"chair: {_titles([rule.chair])}" if rule.chair else "",
        f"quorum: {_titles(rule.quorum)}" if rule.quorum else "",
        rule.note,
    )
    yield line(f"- {'; '.join(part for part in parts if part)} {source(rule.source)}", 1)


def _task(task: Task) -> Iterator[str]:
    to = f" (to {_titles(task.to)})" if task.to else ""
    yield line(f"- {task.title}{to}: {task.says} {source(task.source)}", 2)
    yield from _mark(task.in_force, 4)


def _mark(in_force: InForce | None, depth: int) -> Iterator[str]:
    """Say of a text that it is carried forward, or that it may not be in force."""
    if in_force is not None and in_force.carried_by is not None:
        yield line(f"carried forward; the text of {in_force.carried_by} was not read on this", depth)
    elif in_force is not None and in_force.truth is Truth.UNKNOWN:
        yield line("whether this text was in force then cannot be told", depth)


def checks(found: Iterable[Check]) -> str:
    """Give checks of those who were appointed as text, a line for each and then its reasons."""
    return "\n".join(row for one in found for row in _check(one))


def _check(found: Check) -> Iterator[str]:
    who = f" {found.person_ref}" if found.person_ref is not None else ""
    reading = f" ({found.reading})" if found.reading else ""
    yield line(f"- {found.title}{who}{reading}: {found.asks}: {found.answer.value.upper()} {source(found.source)}")
    yield line("; ".join(part for part in (*found.reasons, found.note) if part), 2)
    yield from _mark(found.in_force, 2)
