"""Two texts side by side: partnerships, the national layer, editions, documents, or one document with itself.

Nothing is listed by hand: every row comes out of the rules of both sides. Silence is never agreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.comparison.known import Difference, differences
from cspr.comparison.laying import Layout, Strip, side_by_side
from cspr.comparison.rows import (
    KIND_SAYS,
    ONE_SIDED,
    Aspect,
    Cell,
    Comparison,
    Dated,
    Kind,
    Level,
    Row,
)

if TYPE_CHECKING:
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.documents import Document
    from cspr.guidance.layers import Framework
    from cspr.record.situation import Situation

__all__ = [
    "KIND_SAYS",
    "ONE_SIDED",
    "Aspect",
    "Cell",
    "Comparison",
    "Dated",
    "Difference",
    "Kind",
    "Layout",
    "Level",
    "Row",
    "Strip",
    "compare",
    "differences",
    "side_by_side",
]


def compare(
    left: Framework | Document | str,
    right: Framework | Document | str,
    *,
    on: date | None = None,
    case: Situation | None = None,
    calendar: Calendar | None = None,
) -> Comparison:
    """Set two texts beside each other, topic by topic and aspect by aspect.

    Args:
        left: a framework, a document, or a name: that of a partnership, ``national``, or the id of a shipped document.
            Of a partnership its own documents are compared; the national ones are the same for all.
        right: what it is compared with; the same again shows what it says in two ways.
        on: of partnerships and the national layer, only what is in force on that day, text that is carried forward
            marked. Documents that are named are compared whatever their dates.
        case: a case; periods then carry the days on which they fall in it.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Rows where the sides differ or one is silent, and rows where they agree.

    Raises:
        CsprError: ``unknown-side`` with the nearest name, ``not-a-side``.

    Examples:
        >>> found = compare("kirklees-staff-guide", "working-together-2018")
        >>> row = next(one for one in found.about("website-period") if one.aspect is Aspect.PERIOD)
        >>> row.kind.value, row.left.says, row.right.says
        ('contradiction', 'for at most 6 months', 'for at least 1 year')
    """
    from cspr import calendars
    from cspr.comparison.comparing import compared

    return compared(left, right, on=on, case=case, calendar=calendar or calendars.england())
