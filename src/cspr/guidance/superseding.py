"""Which of a partnership's documents takes the place of which, and when the older one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cspr.guidance.documents import Document


def with_ends(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents of a partnership's own, each ended where one that replaces it begins."""
    several = tuple(documents)
    ended: list[Document] = []
    for document in several:
        of = document.instrument
        window = of.window
        for newer in several:
            if of.slug in newer.instrument.supersedes and newer is not document:
                window = window.ended_by(newer.instrument.window)
        then = attrs.evolve(of, window=window)
        places = {**document.places, id(then): document.place(of)}
        ended.append(document if then == of else attrs.evolve(document, instrument=then, places=places))
    return tuple(ended)


def earlier(slug: str, supersedes: Mapping[str, Iterable[str]]) -> set[str]:
    """The documents whose place one took, at once or through others between.

    Examples:
        >>> sorted(earlier("c", {"c": ["b"], "b": ["a"], "a": []}))
        ['a', 'b']
    """
    slugs: set[str] = set()
    ahead = [*supersedes.get(slug, ())]
    while ahead:
        name = ahead.pop()
        if name not in slugs:
            slugs.add(name)
            ahead.extend(supersedes.get(name, ()))
    return slugs
