"""Which of a partnership's documents takes the place of which, and what makes a local text out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.guidance.documents import Document, described_by
from cspr.guidance.windows import REPLACED
from cspr.truth import Truth
from cspr.wording import editions as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from cspr.guidance.instruments import Instrument
    from cspr.guidance.layers import Framework
    from cspr.sources import Source


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
        ended.append(document if then == of else described_by(document, then))
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


def stale(framework: Framework, day: date) -> Iterator[tuple[Instrument, str]]:
    """Why local texts that may be in force on a day are out of date, a half-sentence each.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> [says for _, says in stale(framework("northamptonshire"), date(2026, 6, 10))][0]
        'was written for Working Together 2018, replaced on Fri 15 Dec 2023'
    """
    for instrument in framework.local:
        if instrument.window.holds(PartialDate.of(day)) is Truth.NO:
            continue
        for older in instrument.written_against:
            replaced = framework.instruments.get(older)
            ended = None if replaced is None else replaced.window.end
            if replaced is not None and ended is not None and ended.last <= day:
                yield instrument, words.written_against(replaced.called, ended.last)
        if instrument.window.end_precision == REPLACED:
            newer = next(other for other in framework.local if instrument.slug in other.supersedes)
            yield instrument, words.replaced(newer.title)
        repealed = (law for law in instrument.repealed if law.on <= day)
        yield from ((instrument, words.cites_repealed(law.what, law.on)) for law in repealed)


def out_of_date_on(framework: Framework, day: date, sources: Iterable[Source] | None = None) -> tuple[str, ...]:
    """Which local texts are out of date on a day, and why, a sentence for each.

    Args:
        sources: the clauses that are shown: only of the texts in which they stand; of all where left out.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> out_of_date_on(framework("essex"), date(2023, 1, 10))
        ()
    """
    shown = None if sources is None else {source.instrument for source in sources}
    reasons = grouped(
        (instrument.called, says)
        for instrument, says in stale(framework, day)
        if shown is None or instrument.slug in shown
    )
    return tuple(f"{words.out_of_date(called, says)}." for called, says in reasons.items())
