"""One duty of a role, and what a document asks of whoever fills it."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

import attrs

from cspr.arising.states import Arising
from cspr.guidance.layers import InForce
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.sources import Source


@attrs.frozen(kw_only=True)
class Task:
    """One duty of a role.

    Args:
        stage: the stage of its step; empty where no step fits.
        step: the step, or ``None``.
        topic: what it is about.
        title: in plain words.
        to: to whom it is owed.
        source: the clauses that lay it.
        says: what the leading clause says, in our words.
        in_force: whether the text was in force on the day asked about, and which unread edition carries it on;
            ``None`` where no day was given.
        arising: whether it arises in the case asked about; ``None`` where no case was given.
        done: whether the record of that case shows its step as done, and not sent back since.
        note: what the document remarks on it; else empty.
        remark: that its text, the first to ask, came into force later than what opened it; else empty.
        who: who owes it; nobody where the text names nobody.
        any_one: whether any one of those is enough.
        done_for: of what each agency, child or person is owed, or owes: those for whom it is done.
        open_for: those for whom it is not.
    """

    __written__: ClassVar = (
        *("stage", "step", "topic", "title", "to", "source", "says", "in_force", "arising", "done", "note", "who"),
    )  # for whom of several it is done, whether any one is enough, and what came later, the step of the case says

    stage: str
    step: str | None
    topic: str
    title: str
    to: tuple[str, ...]
    source: Source
    says: str
    in_force: InForce | None = None
    arising: Arising | None = None
    done: bool = False
    note: str = ""
    remark: str = ""
    who: tuple[str, ...] = ()
    any_one: bool = False
    done_for: tuple[str, ...] = ()
    open_for: tuple[str, ...] = ()


def owed_at(task: Task, steps: Collection[str]) -> bool:
    """Whether a task must or should be done at one of some steps; what a text allows or warns against is none."""
    return task.step in steps and task.source.asks


@attrs.frozen(kw_only=True)
class RoleRequirement:
    """What a document asks of whoever fills a role, or of who sits on a body.

    Args:
        rule: what it asks.
        in_force: whether the text was in force on the day asked about, and which unread edition carries it on;
            ``None`` where no day was given.
        where: in which cases it is asked, in words; empty where it always is.
        decides_on: on what a body decides in the way that is named, in words; empty where on everything.
    """

    __written__: ClassVar = ("rule", "in_force", "where")  # on what a body decides, the rule names

    rule: RoleRule | BodyRule
    in_force: InForce | None = None
    where: str = ""
    decides_on: str = ""
