"""How timely an area is: counts and rates over many reviews, with small numbers hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, Final

import attrs

from cspr import guidance
from cspr.answers import Answer
from cspr.arguments import MOST
from cspr.calendars import Calendar
from cspr.conditions.admission import calendar_of, frameworks_of, situations_of
from cspr.dates import whole_day
from cspr.errors import CsprError, Problem, wrong
from cspr.guidance.layers import Framework
from cspr.guidance.no_advice import NoAdvice
from cspr.learning.cohort import counted
from cspr.learning.suppression import Rule
from cspr.learning.tables import CountTable
from cspr.learning.tabulating import Tabulating
from cspr.learning.years import Years
from cspr.record.situation import Situation
from cspr.wording import timeliness as words

ZEROS: Final = ("show", "hide")
_LONGEST: Final = 100


@attrs.frozen(kw_only=True, repr=False)
class Definition(Answer):
    """How something is counted here, beside how the national statistics count it.

    Args:
        what: what is counted.
        national: how the national statistics are known to count it.
        ours: how it is counted here.
    """

    what: str
    national: str
    ours: str


@attrs.frozen(kw_only=True, repr=False)
class Timeliness(NoAdvice, Answer):
    """How timely an area is, in counts that may be handed on.

    Args:
        first: the first day of the period.
        last: the last day of the period, included.
        threshold: counts below it are hidden.
        zeros: ``show`` or ``hide``.
        measures: for each thing that is measured, by year: on time, late with and without a coded reason, passed, not
            due yet, not recorded, and the part of those done that was done in time.
        held_by: for each of these, what held those that were late with a reason.
        natures: what incidents were notified as, and what they are now.
        progression: by year, how many cases stopped after notification, after the rapid review, or went on.
        grounds: of those that stopped, the coded reasons.
        agencies: of the decisions on a local review, at how many each agency sat.
        notes: what is to be known of the counts.
        definitions: how the national statistics count, and how ours differ.
        unanswered: the references of reviews that could not be counted, and what is wrong with each.
    """

    __written__: ClassVar = (
        *("first", "last", "threshold", "zeros", "measures", "held_by", "natures", "progression", "grounds"),
        *("agencies", "notes", "definitions", "unanswered", "legal"),
    )

    first: date
    last: date
    threshold: int
    zeros: str
    measures: tuple[CountTable, ...]
    held_by: tuple[CountTable, ...]
    natures: CountTable
    progression: CountTable
    grounds: CountTable
    agencies: CountTable
    notes: tuple[str, ...]
    definitions: tuple[Definition, ...]
    unanswered: tuple[tuple[str, tuple[Problem, ...]], ...] = ()

    @property
    def tables(self) -> tuple[CountTable, ...]:
        """Every table, in the order in which it is shown."""
        return (*self.measures, *self.held_by, self.natures, self.progression, self.grounds, self.agencies)

    def rows(self) -> list[dict[str, Any]]:
        """Every count as a row that pandas and polars take: ``table``, ``row``, ``column``, ``count``, ``mark``.

        A total stands under ``total``; a count that is not shown is ``None``.

        Examples:
            >>> from datetime import date
            >>> period = {"first": date(2021, 1, 1), "last": date(2021, 12, 31)}
            >>> timeliness([], **period, threshold=5, zeros="show").rows()[0]
            {'table': 'notification', 'row': '2021', 'column': 'on-time', 'count': 0, 'mark': 'shown'}
        """
        return [row for table in self.tables for row in _rows(table)]


def _rows(table: CountTable) -> Iterator[dict[str, Any]]:
    if not table.rows:
        yield {"table": table.name, "row": words.TOTAL, "column": words.TOTAL, "count": None, "mark": "withheld"}
    lines = [(name, cells, total) for name, cells, total in zip(table.rows, table.cells, table.row_totals, strict=True)]
    if table.column_totals and table.total is not None:
        lines.append((words.TOTAL, table.column_totals, table.total))
    for name, cells, total in lines:
        for column, each in zip((*table.columns, words.TOTAL), (*cells, total), strict=True):
            yield {
                "table": table.name,
                "row": name,
                "column": column,
                "count": each.count,
                "mark": each.mark.value,
            }


def timeliness(
    situations: Iterable[Situation],
    *,
    first: date,
    last: date,
    threshold: int,
    zeros: str,
    frameworks: Callable[[str], Framework] = guidance.framework,
    calendar: Calendar | None = None,
) -> Timeliness:
    """How timely the reviews of a period were, by year, with small numbers hidden.

    A review belongs to the year in which its incident was notified; where that is not recorded, in which it was
    referred, became known, or happened. Several notifications of one incident are counted once.

    Args:
        situations: what is known of each review, all on the same day.
        first: the first day of the period; each year begins on its day and month.
        last: the last day of the period, included.
        threshold: counts from 1 up to below it are hidden: 1 hides none. No national figure is known to have been
            printed, so none is taken for granted.
        zeros: ``show`` or ``hide``: whether zeros are shown.
        frameworks: gives the documents of a partnership.
        calendar: the working days; those of England where nothing else is given.

    Returns:
        Tables from whose rows, columns, totals and rates no hidden count can be worked out. Where that cannot be shown
        of a table, the whole table is withheld.

    Raises:
        CsprError: ``not-a-threshold``, ``unknown-zeros``, ``not-a-day``, ``ends-before-it-begins``; ``several-days``
            where a situation is of another day than the first.

    Examples:
        >>> from cspr.record import Happened, Review
        >>> reviews = [
        ...     Review(f"NR-{number}", "northamptonshire").record(
        ...         Happened("local-authority-aware", "2021-03-26"), Happened("notification-sent", f"2021-04-0{number}")
        ...     )
        ...     for number in range(1, 10)
        ... ]
        >>> answer = timeliness(
        ...     [review.as_of(date(2021, 6, 1)) for review in reviews],
        ...     first=date(2021, 1, 1), last=date(2021, 12, 31), threshold=3, zeros="show",
        ... )
        >>> [each.count for each in answer.measures[0].cells[0]][:3], answer.measures[0].rates
        ([6, 0, 3], (0.6667,))
    """
    problems = list(_wrong(first, last, threshold, zeros))
    if problems:
        raise CsprError(problems)
    days = calendar_of(calendar)
    frameworks_of(frameworks)
    reviews, unanswered = counted(_of_one_day(situations), frameworks, days)
    years = Years(first, last)
    tabulating = Tabulating(years.counted(reviews), Rule(threshold, zeros == "hide"))
    return Timeliness(
        first=first,
        last=last,
        threshold=threshold,
        zeros=zeros,
        measures=tabulating.measures,
        held_by=tabulating.held_by,
        natures=tabulating.natures(),
        progression=tabulating.progression,
        grounds=tabulating.grounds(),
        agencies=tabulating.agencies(),
        notes=words.notes(threshold, zeros),
        definitions=tuple(Definition(what=what, national=national, ours=ours) for what, national, ours in words.TABLE),
        unanswered=unanswered,
    )


def _of_one_day(situations: Iterable[Situation]) -> Iterator[Situation]:
    on: date | None = None
    for situation in situations_of(situations):
        if on is not None and situation.on != on:
            raise wrong("several-days", "$.situations", "ask of all of them on the same day")
        on = situation.on
        yield situation


def _wrong(first: Any, last: Any, threshold: Any, zeros: Any) -> Iterator[Problem]:
    if type(threshold) is not int or not 1 <= threshold <= MOST:
        yield Problem("not-a-threshold", "$.threshold", "give a whole number, 1 or more; 1 hides no count")
    if not isinstance(zeros, str) or zeros not in ZEROS:
        yield Problem("unknown-zeros", "$.zeros", "'show' or 'hide'")
    days = [whole_day(first), whole_day(last)]
    for name, day in zip(("first", "last"), days, strict=True):
        if day is None:
            yield Problem("not-a-day", f"$.{name}", "give a date, without a time of day")
    if None not in days and last < first:
        yield Problem("ends-before-it-begins", "$.last", "the last day is before the first")
    elif None not in days and last.year - first.year > _LONGEST:
        yield Problem("too-long", "$.last", f"a period may have at most {_LONGEST} years")
