"""Documents as such: from which day each is in force, by the clauses that say so."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cspr.comparison.matching import Match
from cspr.comparison.rows import Aspect
from cspr.comparison.statements import Statement
from cspr.guidance.model import Term
from cspr.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.comparison.sides import Side
    from cspr.guidance.documents import Document


def editions_in_force(sides: tuple[Side, Side]) -> Iterator[Match]:
    """Set the first days of the documents beside each other, where a clause of each gives the day."""
    ours, theirs = ([told for one in side.documents for told in _first_day(one)] for side in sides)
    for left, right in product(ours, theirs):
        yield Match(topic="in-force", aspect=Aspect.IN_FORCE, left=left, right=right)


def _first_day(document: Document) -> Iterator[Statement]:
    start = document.instrument.window.start
    first = None if start is None else start.exact
    given = [one for one in document.clauses.values() if first is not None and one.more.get("effective_from") == first]
    if first is None or not given:
        return
    source = Source(
        instrument=document.instrument.slug,
        edition=document.instrument.edition,
        clauses=tuple(one.id for one in given),
        authority=given[0].authority,
        force=given[0].force,
        basis=max((one.basis for one in given), key=lambda basis: basis.doubt),
    )
    yield Statement(
        family="instrument",
        topic="in-force",
        aspect=Aspect.IN_FORCE,
        value=first,
        says=f"from {first.isoformat()}",
        source=source,
        rule=Term(id="in-force", source=source, means="in-force", says=(), defines="", sense=""),
        document=document,
    )
