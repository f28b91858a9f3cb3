"""What makes a local text out of date: an edition that it rests on and that was replaced, a law that was repealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.dates import PartialDate
from cspr.guidance.windows import REPLACED
from cspr.truth import Truth
from cspr.wording import documents as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cspr.guidance.instruments import Instrument
    from cspr.guidance.layers import Framework


def stale(framework: Framework, day: date) -> Iterator[tuple[Instrument, str]]:
    """Why local texts that may be in force on a day are out of date, a half-sentence each.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> [says for _, says in stale(framework("northamptonshire"), date(2026, 6, 10))][0]
        'written against Working Together 2018, replaced on Fri 15 Dec 2023'
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
