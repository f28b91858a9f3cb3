"""What a comparison says of two periods is what the schedules of both sides show."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from arising_cases import ArisingCases
from cspr.comparison import compare
from cspr.comparison.kinds import Aspect, RowKind
from cspr.guidance import framework
from cspr.record import Happened
from cspr.timescales import schedule

if TYPE_CHECKING:
    from cspr.comparison.rows import Cell, Row

PARTNERSHIPS: Final = ("northamptonshire", "kirklees", "essex", "national")
PAIRS: Final = tuple(combinations(PARTNERSHIPS, 2))
ONE_SIDED: Final = {RowKind.ONLY_LEFT, RowKind.ONLY_RIGHT, RowKind.NOT_READ, RowKind.INTERNAL}


class Shown(NamedTuple):
    """A period as a schedule shows it for what happened on one day."""

    event: str | None
    relation: str
    opens: str
    due: str


@cache
def shown(partnership: str, rule: str, day: date) -> frozenset[Shown]:
    """The dates of a duty by its plain readings, where all that lets it arise and starts it happened on a day."""
    documents = framework(partnership)
    instrument, _, name = rule.split("/")
    duty = next(each for each in documents.duties if (each.source.instrument, each.id) == (instrument, name))
    situation = ArisingCases(documents, day).of(duty)
    starts = duty.timing.of if duty.timing is not None else ()
    begun = [Happened(event, day) for event in starts if situation.occurrence(event) is None]
    case = situation.review.record(*begun).as_of(day + timedelta(days=2))
    readings = (reading for timescale in schedule(documents, case) for reading in timescale.readings)
    return frozenset(
        Shown(reading.event, reading.relation.value, str(reading.opens), str(reading.due))
        for reading in readings
        if reading.duty == duty and reading.plain and reading.due is not None
    )


def has_a_day_of_its_own(partnership: str, cell: Cell) -> bool:
    """Whether no rule of a side has a day that a request sets, which falls on none until there is a request."""
    duties = {f"{each.source.instrument}/duty/{each.id}": each for each in framework(partnership).duties}
    timings = (duties[rule].timing for rule in cell.rules if rule in duties)
    return not any(timing is not None and timing.set_by for timing in timings)


@cache
def rows(left: str, right: str, day: date) -> tuple[Row, ...]:
    """The rows on periods and their starts on which both sides speak."""
    found = compare(framework(left), framework(right), on=day)
    both = (
        row
        for row in (*found.rows, *found.agreed)
        if row.left is not None
        and row.right is not None
        and has_a_day_of_its_own(left, row.left)
        and has_a_day_of_its_own(right, row.right)
    )
    return tuple(row for row in both if row.aspect in {Aspect.PERIOD, Aspect.START} and row.kind not in ONE_SIDED)


def dates(partnership: str, cell: Cell | None, day: date) -> frozenset[Shown]:
    assert cell is not None
    return frozenset(each for rule in cell.rules for each in shown(partnership, rule, day))


@pytest.mark.parametrize("day", [date(2021, 3, 26), date(2024, 12, 13)], ids=str)
@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_different_is_what_falls_on_other_days_and_the_same_what_does_not(left: str, right: str, day: date) -> None:
    """A period alone is the same where it ends on one day from one day; from what it starts is a row of its own."""
    for row in rows(left, right, day):
        ours, theirs = dates(left, row.left, day), dates(right, row.right, day)
        if ours or theirs:
            alike = ours == theirs
            if row.aspect is Aspect.START:
                alike = {each.event for each in ours} == {each.event for each in theirs}
            elif row.kind is RowKind.SAME:
                alike = {each[1:] for each in ours} == {each[1:] for each in theirs}
            assert (row.kind is RowKind.SAME) is alike, (row.topic, row.aspect, row.kind, ours, theirs)


def test_there_are_such_rows() -> None:
    """So that the law is tried at all: the same, the stricter, the one with another trigger, and the contradiction."""
    day = date(2024, 12, 13)
    kinds = {row.kind for left, right in PAIRS for row in rows(left, right, day) if dates(left, row.left, day)}
    assert kinds >= {RowKind.SAME, RowKind.STRICTER, RowKind.DIFFERENT_TRIGGER, RowKind.CONTRADICTION}
