"""Tables of counts: as they were counted, and as they may be shown."""

from __future__ import annotations

from enum import Enum

import attrs

from cspr.answers import Answer


class Mark(Enum):
    """Whether a count is shown, and if not, why.

    ``primary``: it is below the threshold. ``secondary``: it is not, but with it a primary one could be worked out.
    ``withheld``: the whole table is.

    Examples:
        >>> Mark.PRIMARY.value
        'primary'
    """

    SHOWN = "shown"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    WITHHELD = "withheld"


@attrs.frozen(kw_only=True, repr=False)
class Count(Answer):
    """A count as it may be shown.

    Args:
        count: the count; ``None`` where it is not shown.
        mark: whether it is shown, and if not, why.
    """

    count: int | None
    mark: Mark


@attrs.frozen(kw_only=True, repr=False)
class CountTable(Answer):
    """A table of counts as it may be shown, with its totals.

    Args:
        name: its id.
        title: what it counts.
        rows: the names of its rows, such as years.
        columns: the names of its columns, such as ``on-time``.
        cells: the counts, row by row.
        row_totals: of each row.
        column_totals: of each column; empty where a table has none.
        total: of all; ``None`` where a table has none.
        rates: of each row, and then of all rows together where there are column totals, the part of those done that was
            done in time; ``None`` where it is not shown or does not exist. Empty where a table has none.
        withheld: whether the whole table is withheld, because hidden counts could be worked out from it.
    """

    name: str
    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]
    column_totals: tuple[Count, ...]
    total: Count | None
    rates: tuple[float | None, ...] = ()
    withheld: bool = False


@attrs.frozen(kw_only=True)
class Grid:
    """A table as it was counted.

    Args:
        name: its id.
        columns: the names of its columns.
        cells: the counts, row by row.
    """

    name: str
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
