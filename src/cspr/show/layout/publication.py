"""What stands before publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.show.actors import actors
from cspr.show.tree import Items, item, sentence
from cspr.wording.common import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.publication import Readiness, Requirement
    from cspr.show.tree import Block, Item


def readiness(answer: Readiness) -> Iterator[Block]:
    """Whether it is ready, and each thing that stands before publication."""
    planned = "no date is planned" if answer.planned is None else f"planned for {answer.planned}"
    yield sentence(f"Ready: {answer.ready.value.upper()} ({planned})")
    yield Items(tuple(map(_requirement, answer.requirements)))


def _requirement(requirement: Requirement) -> Item:
    latest, governing = requirement.latest, requirement.governing
    by = "" if latest is None else f"; by {latest} on every reading"
    first = "" if governing is None or governing == latest else f"; {governing} by the governing text"
    sources = "".join(f" {cited(source)}" for source in requirement.sources)
    return item(
        f"{requirement.kind.value}: {requirement.title}: {requirement.met.value} ({requirement.why}{by}{first}); "
        f"{actors(requirement.cleared_by)}{sources}"
    )
