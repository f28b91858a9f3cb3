"""From which day each document is in force, by the clauses that say so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from cspr.comparison.kinds import Aspect
from cspr.comparison.matching import Match
from cspr.comparison.statement import Statement
from cspr.comparison.texts import Text
from cspr.guidance.citing import source_of
from cspr.guidance.documents import Document
from cspr.guidance.model import Term
from cspr.wording import comparing as wording

_IN_FORCE = "in-force"


def first_days(left: Text, right: Text) -> Iterator[Match]:
    """The first days of the documents beside each other, where a clause of each gives the day."""
    ours, theirs = ([day for document in text.documents for day in _first_day(document)] for text in (left, right))
    for mine, other in product(ours, theirs):
        yield Match(topic=_IN_FORCE, aspect=Aspect.IN_FORCE, left=mine, right=other)


def _first_day(document: Document) -> Iterator[Statement]:
    start = document.instrument.window.start
    first = None if start is None else start.exact
    clauses = [
        clause
        for clause in document.clauses.values()
        if first is not None and clause.more.get("effective_from") == first
    ]
    if first is None or not clauses:
        return
    source = source_of(document.instrument, tuple(clause.id for clause in clauses), clauses)
    yield Statement(
        family="instrument",
        topic=_IN_FORCE,
        aspect=Aspect.IN_FORCE,
        value=first,
        says=wording.first_day(first),
        source=source,
        rule=Term(id=_IN_FORCE, source=source, means=_IN_FORCE, says=(), defines="", sense=""),
        document=document,
    )
