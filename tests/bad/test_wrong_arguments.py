"""What is no framework, no situation, no calendar, no day or no table is refused by every public function alike."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

import pytest

import cspr
from cspr import calendars, timescales
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.show import ical
from public_functions import DAY, NAMED, functions, sound

CODES: Final = {
    "framework": "not-a-framework",
    "situation": "not-a-situation",
    "calendar": "not-a-calendar",
    "before_calendar": "not-a-calendar",
    "other_calendar": "not-a-calendar",
    "planned": "not-a-day",
    "target": "not-a-day",
    "durations": "not-a-table",
    "on": "not-a-day",
}
MOMENT: Final = datetime(2021, 11, 1, 9, 30, tzinfo=UTC)
WRONG: Final[tuple[object, ...]] = (5, 0, True, 2.5, "x", "", b"x", [], [5], (), object(), MOMENT)
# A table is asked for here.
OTHERWISE: Final = {
    ("cspr.timescales.schedule", "planned"): "not-a-table",
    ("cspr.publication.earliest", "durations"): "not-a-table",
}
# What the library's own parts hand over to one another, where each has been asked for before.
INSIDE: Final = {
    ("cspr.authoring.run", "framework"),
    ("cspr.clocks.count", "calendar"),
    ("cspr.record.known_people", "situation"),
}


class Day(date):
    """A day of somebody's own class, without a time of day."""


def asked() -> Iterator[tuple[str, str]]:
    """Every public function with each of its arguments that one of the codes is of."""
    for name, function in functions().items():
        for argument in inspect.signature(function).parameters:
            if argument in CODES and (name, argument) not in INSIDE:
                yield name, argument


@pytest.mark.parametrize(("name", "argument"), list(asked()))
def test_what_is_none_of_its_kind_is_refused_with_its_code(name: str, argument: str) -> None:
    function = functions()[name]
    parameters = inspect.signature(function).parameters.values()
    given = {each.name: sound()[each.name] for each in parameters if each.default is each.empty and each.kind in NAMED}
    code = OTHERWISE.get((name, argument), CODES[argument])
    codes: set[object] = set()
    for wrong in WRONG:
        try:
            function(**{**given, argument: wrong})
        except CsprError as error:
            codes |= {problem.code for problem in error.problems}
        except Exception as error:  # noqa: BLE001 -- python's own, which nobody can act on
            codes.add(type(error))
        else:
            codes.add(f"taken: {wrong!r}")
    # Where a day may be written as text, text that is none says so by itself.
    assert {code} == codes - ({"impossible-date"} if code == "not-a-day" else set())


def test_a_day_of_a_class_of_its_own_is_a_day_everywhere_and_a_moment_is_none() -> None:
    documents, situation = framework("northamptonshire"), sound()["situation"]
    own = Day(2021, 11, 1)
    planned = timescales.plan(documents, situation, target=own)
    assert timescales.plan(documents, situation, target=date(2021, 11, 1)) == planned
    schedule = timescales.schedule(documents, situation)
    assert ical.calendar(schedule, reference="NR-07", on=DAY) == ical.calendar(
        schedule, reference="NR-07", on=Day(2021, 4, 1)
    )
    for ask in (
        lambda: timescales.plan(documents, situation, target=MOMENT),
        lambda: ical.calendar(schedule, reference="NR-07", on=MOMENT),
        lambda: calendars.england().add(MOMENT, 3),
        lambda: cspr.PartialDate.of(MOMENT),
    ):
        with pytest.raises(CsprError) as raised:
            ask()
        assert ["not-a-day"] == [problem.code for problem in raised.value.problems]
