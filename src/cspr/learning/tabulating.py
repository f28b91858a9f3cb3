"""The tables of an area: counted, and then with small numbers hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from cspr import vocabulary
from cspr.learning.cohort import NOT_RECORDED, SEVERAL, STOPPED, Counted, Course
from cspr.learning.measuring import Measure, Timing
from cspr.learning.suppression import Edge, Family, Rule
from cspr.learning.tables import Count, CountTable, Grid, Mark
from cspr.record.short_words import NATURES
from cspr.wording import timeliness as words

_ALL: Final = "all"
_TOTALS: Final = -1
_TIMINGS: Final = tuple(each.value for each in Timing)
_COURSES: Final = tuple(each.value for each in Course)
_DATED: Final = tuple(measure for measure in Measure if measure is not Measure.ACTIONS)
_LATE: Final = _TIMINGS.index(Timing.LATE_WITH_REASON.value)
_DONE: Final = tuple(_TIMINGS.index(each.value) for each in (Timing.ON_TIME, Timing.LATE_WITH_REASON, Timing.LATE))
_RATE: Final = 4
_SAT: Final = ("sat", "did-not-sit")


class Tabulating:
    """The tables over the reviews of some years.

    Args:
        years: the reviews by year.
        rule: what is hidden.
    """

    def __init__(self, years: Mapping[str, Sequence[Counted]], rule: Rule) -> None:
        """Count and hide what hangs together: the measures and the progression have the same reviews in each year."""
        self._years, self._rule = years, rule
        self._reviews = [review for several in years.values() for review in several]
        self._rows = tuple(years)
        *measures, self.progression = self._linked()
        actions = self._measured(Measure.ACTIONS)
        self.measures = (*measures, self._table(Family([actions], rule), 0, actions))
        self.held_by = tuple(map(self._held, Measure, self.measures))

    def _linked(self) -> tuple[CountTable, ...]:
        """The measures and the progression.

        To how many cases a measure does not apply is nearly how many stopped. So it has a column of its own only where
        nothing of it is hidden, nor of how far cases went; else it is counted together with what is not recorded.
        """
        apart, tables = self._of_a_family(together=False)
        if apart.withheld or not (_all_shown(tables[-1]) and all(map(_applying_is_shown, tables[:-1]))):
            _, tables = self._of_a_family(together=True)
        return tables

    def _of_a_family(self, *, together: bool) -> tuple[Family, tuple[CountTable, ...]]:
        measured = (self._measured(measure) for measure in _DATED)
        grids = [*(map(_joined, measured) if together else measured), self._courses()]
        # A row for reviews of no known year is there only where there are any, which tells that it is not empty.
        not_empty = frozenset(place for place, name in enumerate(self._rows) if name == words.YEAR_NOT_RECORDED)
        family = Family(grids, self._rule, not_empty=not_empty)
        return family, tuple(self._table(family, place, grid) for place, grid in enumerate(grids))

    def _measured(self, measure: Measure) -> Grid:
        lines = (
            Counter(time.timing.value for review in several for time in review.times if time.measure is measure)
            for several in self._years.values()
        )
        return Grid(name=measure.value, columns=_TIMINGS, cells=tuple(_in_order(line, _TIMINGS) for line in lines))

    def _courses(self) -> Grid:
        lines = (Counter(review.course.value for review in several) for several in self._years.values())
        return Grid(name=words.PROGRESSION, columns=_COURSES, cells=tuple(_in_order(line, _COURSES) for line in lines))

    def _table(self, family: Family, place: int, grid: Grid) -> CountTable:
        table = _shown(family, place, grid, self._rows)
        if grid.columns == _COURSES:
            return table
        lines = (*table.cells, *([table.column_totals] if table.column_totals else []))
        return attrs.evolve(table, rates=tuple(map(_rate, lines)))

    def _held(self, measure: Measure, table: CountTable) -> CountTable:
        """What held those that were late with a reason; only where their number is shown."""
        name = f"{measure.value}-held-by"
        columns = (*_reasons("delay"), words.OWN_REASON, SEVERAL)
        late = [
            time.held_by
            for review in self._reviews
            for time in review.times
            if time.measure is measure and time.timing is Timing.LATE_WITH_REASON
        ]
        held = Counter(_one_of(next(iter(each)) if len(each) == 1 else SEVERAL, columns) for each in late)
        shown = (table.column_totals or table.cells[0])[_LATE]
        if shown.count is None:
            return _withheld(name, columns)
        return self._alone(Grid(name=name, columns=columns, cells=(_in_order(held, columns),)), (_ALL,))

    def natures(self) -> CountTable:
        """What incidents were notified as, and what they are now."""
        names = (*NATURES, NOT_RECORDED)
        pairs = Counter((review.nature_then, review.nature_now) for review in self._reviews)
        cells = tuple(tuple(pairs[then, now] for now in names) for then in names)
        return self._alone(Grid(name=words.NATURES, columns=names, cells=cells), names)

    def grounds(self) -> CountTable:
        """Why cases stopped; only where it is shown how many did after each step."""
        columns = (*_reasons("grounds"), words.OWN_REASON, SEVERAL, NOT_RECORDED)
        counts = {
            stop: Counter(_one_of(review.grounds, columns) for review in self._reviews if review.course is stop)
            for stop in STOPPED
        }
        line = self.progression.column_totals or self.progression.cells[0]
        if any(line[_COURSES.index(stop.value)].count is None for stop in STOPPED):
            return _withheld(words.GROUNDS, columns)
        cells = tuple(_in_order(counts[stop], columns) for stop in STOPPED)
        return self._alone(
            Grid(name=words.GROUNDS, columns=columns, cells=cells), tuple(stop.value for stop in STOPPED)
        )

    def agencies(self) -> CountTable:
        """At how many decisions on a local review each agency sat, of those of which it is recorded."""
        sat = [review.agencies for review in self._reviews if review.agencies]
        if not sat or self._rule.is_small(len(sat)):
            return _withheld(words.AGENCIES, _SAT)
        known = vocabulary.agencies()
        rows = (*known, words.OTHER_AGENCY)
        counts = Counter(
            agency for each in sat for agency in {name if name in known else words.OTHER_AGENCY for name in each}
        )
        grid = Grid(
            name=words.AGENCIES,
            columns=_SAT,
            cells=tuple((counts[agency], len(sat) - counts[agency]) for agency in rows),
        )
        return _shown(Family([grid], self._rule, column_totals=False), 0, grid, rows, totals=False)

    def _alone(self, grid: Grid, rows: tuple[str, ...]) -> CountTable:
        return _shown(Family([grid], self._rule), 0, grid, rows)


def _reasons(kind: str) -> tuple[str, ...]:
    """The reasons of a kind: all of them, so that a column tells nothing by being there."""
    return tuple(reason.id for reason in vocabulary.reasons().values() if reason.kind == kind)


def _one_of(name: str, columns: Sequence[str]) -> str:
    return name if name in columns else words.OWN_REASON


def _joined(grid: Grid) -> Grid:
    """A measure with what is not recorded and what does not apply in one column, the last two."""
    cells = tuple((*line[:-2], sum(line[-2:])) for line in grid.cells)
    return Grid(name=grid.name, columns=(*grid.columns[:-2], words.EITHER), cells=cells)


def _all_shown(table: CountTable) -> bool:
    return all(
        each.count is not None for line in (*table.cells, table.row_totals, table.column_totals) for each in line
    )


def _applying_is_shown(table: CountTable) -> bool:
    """Whether it is shown throughout to how many reviews a measure does not apply; or the whole table is withheld."""
    lines = (*table.cells, *([table.column_totals] if table.column_totals else []))
    return table.withheld or all(line[-1].count is not None for line in lines)


def _in_order(counts: Counter[str], columns: Iterable[str]) -> tuple[int, ...]:
    return tuple(counts[column] for column in columns)


def _shown(family: Family, place: int, grid: Grid, rows: tuple[str, ...], *, totals: bool = True) -> CountTable:
    """A table as it may be shown."""
    table = family.tables[place]
    sums = [sum(line[column] for line in grid.cells) for column in range(len(grid.columns))]

    def cell(row: int, column: int, value: int) -> Count:
        return _count(value, Mark.WITHHELD if table.withheld else table.marks.get(Edge(row, column, value)))

    return CountTable(
        name=grid.name,
        title=words.TITLES[grid.name],
        rows=rows,
        columns=grid.columns,
        cells=tuple(
            tuple(cell(row, column, value) for column, value in enumerate(line)) for row, line in enumerate(grid.cells)
        ),
        row_totals=tuple(
            _count(value, Mark.WITHHELD if table.withheld else family.rows.get(row))
            for row, value in enumerate(family.totals)
        ),
        column_totals=tuple(cell(_TOTALS, column, value) for column, value in enumerate(sums))
        if table.column_totals
        else (),
        total=_count(sum(family.totals), Mark.WITHHELD if table.withheld else None) if totals else None,
        withheld=table.withheld,
    )


def _count(value: int, mark: Mark | None) -> Count:
    return Count(count=value, mark=Mark.SHOWN) if mark is None else Count(count=None, mark=mark)


def _rate(line: Sequence[Count]) -> float | None:
    """The part of those done that was done in time, worked out of counts that are shown."""
    done = [line[place].count for place in _DONE]
    known = [count for count in done if count is not None]
    if len(known) < len(done) or not sum(known):
        return None
    return round(known[0] / sum(known), _RATE)


def _withheld(name: str, columns: tuple[str, ...]) -> CountTable:
    return CountTable(
        name=name,
        title=words.TITLES[name],
        rows=(),
        columns=columns,
        cells=(),
        row_totals=(),
        column_totals=(),
        total=None,
        withheld=True,
    )
