"""From two sides to the rows between them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cspr.comparison.documents import editions_in_force
from cspr.comparison.feasible import Fit
from cspr.comparison.making import Maker
from cspr.comparison.matching import match
from cspr.comparison.naming import Titles
from cspr.comparison.rows import Comparison, Kind
from cspr.comparison.sides import side
from cspr.comparison.statements import restated, statements
from cspr.comparison.within import within

if TYPE_CHECKING:
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.documents import Document
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation


def compared(
    left: Framework | Document | str,
    right: Framework | Document | str,
    *,
    on: date | None,
    case: Situation | None,
    calendar: Calendar,
) -> Comparison:
    """Compare two sides; those that bring the same documents are set beside themselves."""
    sides = side(left, on, "left"), side(right, on, "right")
    documents = [*sides[0].documents, *sides[1].documents]
    titles, links = Titles(documents), restated(documents)
    ours, theirs = (statements(one, titles, links) for one in sides)
    maker, fit = Maker(sides, titles, calendar, case), Fit(titles, calendar)
    if sides[0].documents == sides[1].documents:
        found = chain(within(ours), fit.missed(ours, ours))
    else:
        found = chain(
            match(ours, theirs),
            fit.missed(ours, theirs),
            (one.mirrored() for one in fit.missed(theirs, ours)),
            editions_in_force(sides),
        )
    for one in found:
        maker.take(one)
    rows = maker.rows()
    return Comparison(
        left=sides[0].name,
        right=sides[1].name,
        on=on,
        rows=tuple(row for row in rows if row.kind is not Kind.SAME),
        agreed=tuple(row for row in rows if row.kind is Kind.SAME),
    )
