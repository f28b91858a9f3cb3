"""What a role receives and hands over, and with whom it works, by the duties that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from cspr.guidance.model import Duty
from cspr.sources import Source
from cspr.vocabulary import Word


@attrs.frozen(kw_only=True)
class Handed:
    """A document that is handed over.

    Args:
        document: which, as a word of the vocabulary.
        title: in plain words.
        others: from whom it comes, or to whom it goes.
        source: where it stands.
    """

    document: str
    title: str
    others: tuple[str, ...]
    source: Source


@attrs.frozen(kw_only=True)
class Counterpart:
    """Somebody with whom a role has to do.

    Args:
        actor: the role, body or agency.
        title: in plain words.
        clauses: the leading clauses of the duties that name both.
    """

    actor: str
    title: str
    clauses: tuple[str, ...]


def handed(actor: str, duties: Iterable[Duty], documents: Mapping[str, Word], *, receives: bool) -> tuple[Handed, ...]:
    """The documents that somebody receives, or hands over."""
    return tuple(
        Handed(
            document=duty.document,
            title=documents[duty.document].title if duty.document in documents else duty.document,
            others=duty.who if receives else duty.to,
            source=duty.source,
        )
        for duty in duties
        if duty.document is not None and not duty.source.refrain and actor in (duty.to if receives else duty.who)
    )


def counterparts(actor: str, duties: Iterable[Duty], actors: Mapping[str, Word]) -> tuple[Counterpart, ...]:
    """Those with whom somebody has to do, whoever stands in most duties first; nobody by what is not to be done."""
    clauses: dict[str, dict[str, None]] = {}
    for duty in (duty for duty in duties if not duty.source.refrain):
        named = (*duty.who, *duty.to)
        if actor in named:
            for other in named:
                if other != actor:
                    clauses.setdefault(other, {})[duty.source.clauses[0]] = None
    most = sorted(clauses, key=lambda other: (-len(clauses[other]), other))
    return tuple(
        Counterpart(actor=other, title=actors[other].title if other in actors else other, clauses=tuple(clauses[other]))
        for other in most
    )
