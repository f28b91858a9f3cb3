"""No hidden count can be worked out: every table is tried by brute force."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings, strategies as st

from cspr.learning.suppression import Family, Rule
from cspr.learning.tables import Grid, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES_AN_EXAMPLE = 250  # so that a usual run tries ten thousand
SHAPES = ((1, 2), (1, 3), (2, 2), (2, 3), (3, 2))
NUMBERS = (0, 0, 1, 1, 2, 3, 4, 5, 6)
seeds = st.integers(0, 2**32).map(Random)


def family(seed: Random) -> tuple[list[Grid], Rule]:
    """One table, or two with the same rows and totals, and what is hidden of them."""
    rows, columns = seed.choice(SHAPES)
    cells = [tuple(seed.choice(NUMBERS) for _ in range(columns)) for _ in range(rows)]
    grids = [Grid(name="a", columns=tuple("abc"[:columns]), cells=tuple(cells))]
    if seed.random() < 1 / 2:
        parted = [seed.randint(0, sum(line)) for line in cells]
        linked = tuple((part, sum(line) - part) for part, line in zip(parted, cells, strict=True))
        grids.append(Grid(name="b", columns=("x", "y"), cells=linked))
    return grids, Rule(seed.randint(1, 5), hide_zeros=seed.random() < 1 / 2)


def could_be(rule: Rule, value: int, mark: Mark | None, most: int) -> list[int]:
    """What a reader of what is shown can think that a count is, up to one above the truth: enough to find another."""
    if mark is None:
        return [value]
    if mark is Mark.PRIMARY:
        return [*range(0 if rule.hide_zeros else 1, min(rule.threshold, most + 1))]
    return [*range(rule.threshold, min(most, value + 1) + 1)]


def worlds(table: Any, grid: Grid, rule: Rule, totals: tuple[int, ...]) -> Iterator[dict[tuple[int, int], int]]:
    """Every way to fill a table that fits what is shown of it and the totals of its rows."""
    marks = {(edge.row, edge.column): mark for edge, mark in table.marks.items()}
    width = range(len(grid.columns))
    lines = []
    for row, total in enumerate(totals):
        offered = [could_be(rule, grid.cells[row][column], marks.get((row, column)), total) for column in width]
        lines.append([line for line in product(*offered) if sum(line) == total])
    truth = [sum(line[column] for line in grid.cells) for column in width]
    shown = width if table.column_totals else ()
    told = [could_be(rule, truth[column], marks.get((-1, column)), sum(totals)) for column in shown]
    for filled in product(*lines):
        sums = [sum(line[column] for line in filled) for column in width]
        if all(sums[column] in told[column] for column in shown):
            hidden = {place: filled[place[0]][place[1]] for place in marks if place[0] >= 0}
            yield hidden | {place: sums[place[1]] for place in marks if place[0] < 0}


def what_each_could_be(hiding: Family, grids: list[Grid], rule: Rule) -> dict[Any, set[int]]:
    """Of each hidden count, the values that it has in some world."""
    most = sum(hiding.totals)
    seen: dict[Any, set[int]] = {}
    offered = [could_be(rule, total, hiding.rows.get(row), most) for row, total in enumerate(hiding.totals)]
    for totals in (totals for totals in product(*offered) if sum(totals) == most):
        tables = [
            (place, list(worlds(table, grid, rule, totals)))
            for place, (table, grid) in enumerate(zip(hiding.tables, grids, strict=True))
            if not table.withheld
        ]
        if not all(each for _, each in tables):
            continue
        for row in hiding.rows:
            seen.setdefault(row, set()).add(totals[row])
        for place, each in tables:
            for world in each:
                for where, value in world.items():
                    seen.setdefault((place, where), set()).add(value)
    return seen


@settings(deadline=None, max_examples=min(settings().max_examples, 400))
@given(seeds)
def test_no_hidden_count_has_only_one_value_that_it_could_be(seed: Random) -> None:
    for grids, rule in (family(seed) for _ in range(TABLES_AN_EXAMPLE)):
        hiding = Family(grids, rule)
        if hiding.withheld:
            continue
        seen = what_each_could_be(hiding, grids, rule)
        hidden = [
            (place, (edge.row, edge.column))
            for place, table in enumerate(hiding.tables)
            if not table.withheld
            for edge in table.marks
        ]
        assert [] == [where for where in (*hiding.rows, *hidden) if len(seen[where]) < 2], (grids, rule)
        assert all(edge in table.marks for table in hiding.tables for edge in table.edges if rule.is_small(edge.value))


@given(seeds)
def test_hiding_is_the_same_each_time(seed: Random) -> None:
    grids, rule = family(seed)
    one, other = Family(grids, rule), Family(grids, rule)
    assert (one.rows, one.withheld, [table.marks for table in one.tables]) == (
        other.rows,
        other.withheld,
        [table.marks for table in other.tables],
    )
