"""Which counts of some tables are hidden, so that no hidden one can be worked out.

Tables of one family have the same rows with the same totals. A count below the threshold is hidden (primary). Then for
each hidden count another world is sought: a second set of whole numbers that fits everything that is shown, the marks
included, and in which that count is another one. It is a closed way through the table on which counts go up and down by
each hidden count another world is sought: a second set of whole numbers that fits all that is shown, the marks
does, the table is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from cspr.learning.tables import Grid, Mark

_TOTALS: Final = -1
_ANY_COLUMN: Final = 0
_AT_MOST: Final = 2  # how many rows may be hidden for each that is small, rather than a table be withheld
_Node = tuple[str, int]


class Edge(NamedTuple):
    """A count of a table as a way from its row to its column; of a column total, from its column to the totals.

    Args:
        row: the place of its row; ``-1`` for the total of a column.
        column: the place of its column.
        value: the count.
    """

    row: int
    column: int
    value: int


class _Move(NamedTuple):
    """That the total of one row goes up by one and that of another down, in every table at once."""

    up: int
    down: int


class Rule(NamedTuple):
    """What is hidden.

    Args:
        threshold: counts below it are.
        hide_zeros: whether zeros are too.
    """

    threshold: int
    hide_zeros: bool

    def is_small(self, value: int) -> bool:
        """Whether a count is hidden for its own sake."""
        return value < self.threshold and (value > 0 or self.hide_zeros)

    def can_be(self, value: int, mark: Mark) -> bool:
        """Whether a count with a mark can have a value, as far as a reader of the mark knows."""
        if mark is Mark.PRIMARY:
            return value >= 0 and self.is_small(value)
        return value >= self.threshold

    def moves(self, value: int, mark: Mark, step: int) -> bool:
        """Whether a hidden count could be one more, or one less."""
        return self.can_be(value + step, mark)


class Family:
    """Tables of the same rows, and what is hidden of each."""

    def __init__(
        self,
        grids: Sequence[Grid],
        rule: Rule,
        *,
        column_totals: bool = True,
        not_empty: frozenset[int] = frozenset(),
    ) -> None:
        """Hide what is small, and then whatever has to be hidden with it.

        Args:
            column_totals: whether the tables show totals of their columns, where they have several rows.
            not_empty: the rows of which a reader knows that they are not empty.
        """
        self.rule, self._not_empty = rule, not_empty
        self.totals = tuple(sum(row) for row in grids[0].cells)
        self.rows: dict[int, Mark] = {}
        shows_columns = column_totals and len(self.totals) > 1
        self.tables = [_Hiding(grid, rule, column_totals=shows_columns) for grid in grids]
        self.withheld = False
        if rule.is_small(sum(self.totals)) and column_totals:
            self._withhold()
            return
        for row, value in enumerate(self.totals):
            if rule.is_small(value):
                self._hide_row(row, Mark.PRIMARY)
        small = len(self.rows)
        while not self._settled(sparing=self._spare() is not None and len(self.rows) < _AT_MOST * small):
            spare = self._spare()
            if spare is None:
                self._withhold()
                return
            self._hide_row(spare, Mark.SECONDARY)

    def _spare(self) -> int | None:
        """The row with the smallest total that can be hidden beside small ones."""
        shown = [(value, row) for row, value in enumerate(self.totals) if row not in self.rows]
        return min(((value, row) for value, row in shown if value >= self.rule.threshold), default=(0, None))[1]

    def _withhold(self) -> None:
        self.withheld = True
        for table in self.tables:
            table.withheld = True

    def _hide_row(self, row: int, mark: Mark) -> None:
        self.rows[row] = mark
        for table in self.tables:
            table.hide_row(row)

    def _settled(self, *, sparing: bool) -> bool:
        """Whether every hidden row total has another world; then each table is settled, or withheld.

        Args:
            sparing: whether another row is hidden rather than a table withheld.
        """
        while lost := self._lost():
            opened = [each for move in self._possible() if lost & {*move} for each in [self._opened_by(move)]]
            blocked, _, ways = min(opened, key=lambda each: each[:2], default=(0, 0, None))
            if ways is None or (blocked and sparing):
                return False
            for table, path in zip(self.tables, ways, strict=True):
                table.hide(path)
        moves = [move for move in self._possible() if self._everywhere(move)]
        for table in self.tables:
            table.withheld = table.withheld or not table.settle(moves)
        return True

    def _lost(self) -> set[int]:
        """The hidden row totals that have no other world."""
        return self.rows.keys() - {row for move in self._possible() if self._everywhere(move) for row in move}

    def _opened_by(self, move: _Move) -> tuple[int, int, list[tuple[Edge, ...] | None]]:
        """How many tables have to be withheld for a move, how much has to be hidden in the others, and what."""
        ways = [() if table.withheld else table.cheapest_way(move.up, move.down) for table in self.tables]
        return sum(way is None for way in ways), sum(edge.value for way in ways for edge in way or ()), ways

    def _possible(self) -> Iterator[_Move]:
        """The pairs of hidden row totals of which one could be one more and the other one less."""
        up = [row for row, mark in self.rows.items() if self.rule.moves(self.totals[row], mark, 1)]
        down = [
            row
            for row, mark in self.rows.items()
            if self.rule.moves(self.totals[row], mark, -1) and not (row in self._not_empty and self.totals[row] == 1)
        ]
        return (_Move(upward, downward) for upward in up for downward in down if upward != downward)

    def _everywhere(self, move: _Move) -> bool:
        return all(table.withheld or table.way(move.up, move.down) for table in self.tables)


class _Hiding:
    """What is hidden of one table: its counts as edges between rows and columns, and ways along the hidden ones."""

    def __init__(self, grid: Grid, rule: Rule, *, column_totals: bool) -> None:
        self.rule, self.withheld = rule, False
        self.column_totals = column_totals
        cells = grid.cells
        self.edges = [Edge(row, column, value) for row, line in enumerate(cells) for column, value in enumerate(line)]
        if column_totals:
            sums = [sum(line[column] for line in cells) for column in range(len(grid.columns))]
            self.edges += [Edge(_TOTALS, column, value) for column, value in enumerate(sums)]
        self.marks = {edge: Mark.PRIMARY for edge in self.edges if rule.is_small(edge.value)}

    def hide_row(self, row: int) -> None:
        """Hide every count of a row whose total is hidden; a zero that may be shown tells nothing of it."""
        for edge in self.edges:
            if edge.row == row and edge not in self.marks and edge.value >= self.rule.threshold:
                self.marks[edge] = Mark.SECONDARY

    def hide(self, way: tuple[Edge, ...] | None) -> None:
        """Hide the shown counts on a way; without one, withhold the table."""
        self.withheld = self.withheld or way is None
        self.marks |= dict.fromkeys(way or (), Mark.SECONDARY)

    def settle(self, moves: Sequence[_Move]) -> bool:
        """Hide further counts until each hidden one has another world.

        Returns:
            Whether that came about.
        """
        for edge in list(self.marks):
            if not self._has_another_world(edge, moves):
                further = self._cheapest(edge, moves)
                if further is None:
                    return False
                self.marks |= dict.fromkeys(further, Mark.SECONDARY)
        settled = all(self._has_another_world(edge, moves) for edge in self.marks)
        return settled or self.settle(moves)

    def way(self, start: int, end: int) -> bool:
        """Whether one row could have one more and another one less, by hidden counts alone."""
        return self._path(("row", start), ("row", end), None, (), may_hide=False) is not None

    def cheapest_way(self, start: int, end: int) -> tuple[Edge, ...] | None:
        """The shown counts that have to be hidden for that, the smallest; ``None`` where none would do."""
        return self._path(("row", start), ("row", end), None, (), may_hide=True)

    def _has_another_world(self, edge: Edge, moves: Sequence[_Move]) -> bool:
        return any(True for _ in self._worlds(edge, moves, may_hide=False))

    def _cheapest(self, edge: Edge, moves: Sequence[_Move]) -> tuple[Edge, ...] | None:
        worlds = [(sum(each.value for each in path), path) for path in self._worlds(edge, moves, may_hide=True)]
        return min(worlds)[1] if worlds else None

    def _worlds(self, edge: Edge, moves: Sequence[_Move], *, may_hide: bool) -> Iterator[tuple[Edge, ...]]:
        """The shown counts on closed ways through a hidden one, in which row totals move at most once."""
        tail, head = self._ends(edge)
        for step, begin, back in ((1, head, tail), (-1, tail, head)):
            if self.rule.moves(edge.value, self.marks[edge], step):
                paths = (self._path(begin, back, move, (edge,), may_hide=may_hide) for move in (None, *moves))
                yield from (path for path in paths if path is not None)

    def _ends(self, edge: Edge) -> tuple[_Node, _Node]:
        column = ("column", edge.column if self.column_totals else _ANY_COLUMN)
        return (column, ("totals", 0)) if edge.row == _TOTALS else (("row", edge.row), column)

    def _path(
        self, start: _Node, end: _Node, move: _Move | None, without: tuple[Edge, ...], *, may_hide: bool
    ) -> tuple[Edge, ...] | None:
        """The shown counts on the cheapest way from one place to another; ``None`` where there is no way."""
        ahead: list[tuple[int, _Node, tuple[Edge, ...]]] = [(0, start, ())]
        seen: set[_Node] = set()
        while ahead:
            cost, place, path = heappop(ahead)
            if place == end:
                return path
            if place in seen:
                continue
            seen.add(place)
            if move is not None and place == ("row", move.down):
                heappush(ahead, (cost, ("row", move.up), path))
            for edge in self.edges:
                if edge in without:
                    continue
                tail, head = self._ends(edge)
                if place == tail and self._goes(edge, 1, may_hide=may_hide):
                    heappush(ahead, self._onward(cost, head, path, edge))
                elif place == head and self._goes(edge, -1, may_hide=may_hide):
                    heappush(ahead, self._onward(cost, tail, path, edge))
        return None

    def _onward(
        self, cost: int, place: _Node, path: tuple[Edge, ...], edge: Edge
    ) -> tuple[int, _Node, tuple[Edge, ...]]:
        if edge in self.marks:
            return cost, place, path
        return cost + edge.value, place, (*path, edge)

    def _goes(self, edge: Edge, step: int, *, may_hide: bool) -> bool:
        mark = self.marks.get(edge)
        if mark is None:
            if not may_hide or edge.value < self.rule.threshold:
                return False
            mark = Mark.SECONDARY
        return self.rule.moves(edge.value, mark, step)
