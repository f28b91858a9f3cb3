"""What is no framework, no situation, no calendar, no day or no table is refused by every public function alike."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import process_time
from types import MappingProxyType
from typing import Any, Final, cast

import pytest

import cspr
from cspr import calendars, caseload, learning, lifecycle, timescales
from cspr.errors import CsprError
from cspr.guidance import framework
from cspr.show import gantt, ical, process, spreadsheet, timeline
from cspr.truth import Truth
from fresh import answers
from public_functions import DAY, NAMED, classes, functions, further, instances, methods, sound

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
LONG: Final = 3  # seconds; what is refused takes far less, and what is answered too


class Day(date):
    """A day of somebody's own class, without a time of day."""


WRONG: Final[tuple[object, ...]] = (5, 0, True, 2.5, "x", "", b"x", [], [5], (), object(), MOMENT)
# A table is asked for here.
OTHERWISE: Final = {
    ("cspr.timescales.schedule", "planned"): "not-a-table",
    ("cspr.publication.earliest", "durations"): "not-a-table",
}
# What the caller says of where the value stands is told as it is.
WHERE_IT_STANDS: Final = {"cspr.PartialDate.of": "path", "cspr.PartialDate.read": "path"}
# What nobody would ask for, of every kind that Python has.
ODD: Final[tuple[object, ...]] = (
    *(None, [], {}, (), "", 0, -1, True, 1.5, 1j, 10**30, 10**5000, b"x", {5: 5}, {"x": []}, {1}, range(3)),
    *([None], [[]], ["\ud800"], "\ud800", "x" * 100_000, iter([5]), object(), date, len, MOMENT, Day(2021, 4, 1)),
    *(float("nan"), Decimal("nan"), date.max, timedelta(1), Truth.YES),
)


def asked() -> Iterator[tuple[str, str]]:
    """Every public function with each of its arguments that one of the codes is of."""
    for name, function in functions().items():
        for argument in inspect.signature(function).parameters:
            if argument in CODES:
                yield name, argument


@pytest.mark.parametrize("name", functions())
def test_no_argument_whatever_it_is_brings_up_an_error_of_pythons_own(name: str) -> None:
    assert [] == escaping(functions()[name])


def test_no_argument_of_a_method_brings_up_an_error_of_pythons_own() -> None:
    escaped = {name: escaping(method, WHERE_IT_STANDS.get(name)) for name, method in methods().items()}
    assert {} == {name: told for name, told in escaped.items() if told}


def test_no_argument_of_a_method_of_what_an_answer_holds_does_either() -> None:
    held = dict[str, Callable[..., object]]()
    for owner, thing in instances(answers(), sound(), further()).items():
        if owner.__module__.startswith("cspr.") and owner not in classes() and not issubclass(owner, Mapping):
            named = (name for name in dir(owner) if not name.startswith("_"))
            functions_of = (name for name in named if inspect.isfunction(inspect.getattr_static(owner, name)))
            held |= {f"{owner.__qualname__}.{name}": getattr(thing, name) for name in functions_of}
    assert {"Item.keys", "Window.holds", "Window.ended_by", "Overtaken.stands"} <= held.keys()
    escaped = {name: escaping(method) for name, method in held.items()}
    assert {} == {name: told for name, told in escaped.items() if told}


@pytest.mark.parametrize(
    "function",
    [
        *(gantt.gantt, gantt.described, ical.calendar, ical.caseload, ical.uid, process.process, process.place),
        *(spreadsheet.csv, spreadsheet.file, spreadsheet.counts, spreadsheet.ledger_rows, timeline.timeline),
    ],
    ids=lambda function: f"{function.__module__}.{function.__name__}",
)
def test_no_argument_of_what_draws_and_writes_files_does_either(function: Callable[..., object]) -> None:
    documents, situation = sound()["framework"], sound()["situation"]
    schedule = timescales.schedule(documents, situation)
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    answer = (
        learning.timeliness([situation], threshold=1, zeros="show", first=first, last=last)
        if function is spreadsheet.counts
        else caseload.due([situation], until=DAY)
    )
    given = {"schedule": schedule, "duty": schedule[0], "reference": "NR-07", "answer": answer, "ledgers": ()}
    assert [] == escaping(function, more={**given, "steps": lifecycle.progress(documents, situation)})


def escaping(
    function: Callable[..., object], aside: str | None = None, more: Mapping[str, object] = MappingProxyType({})
) -> list[tuple[str, object, object]]:
    """The arguments, but one, with which a function fails otherwise than with a code and a path, or takes long."""
    parameters = inspect.signature(function).parameters.values()
    known = {**sound(), **more}
    first = [known[each.name] for each in parameters if each.default is each.empty and each.kind is NAMED[0]]
    given = {each.name: known[each.name] for each in parameters if each.default is each.empty and each.kind in NAMED}
    escaped: list[tuple[str, object, object]] = []
    for each, value in itertools.product((each for each in parameters if each.name != aside), ODD):
        began = process_time()
        try:
            if each.kind is each.VAR_POSITIONAL:
                function(*first, value)
            elif value is not each.default and (each.name != "frameworks" or not callable(value)):
                function(**{**given, each.name: value})
        except CsprError as error:
            if not all(problem.code and problem.path for problem in error.problems):
                escaped.append((each.name, type(value), error))
        except Exception as error:  # noqa: BLE001 -- python's own, which nobody can act on
            escaped.append((each.name, type(value), error))
        if process_time() - began > LONG:
            escaped.append((each.name, type(value), "took long"))
    return escaped


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


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: cspr.PartialDate.read(cast("Any", DAY)), "not-a-day"),
        (lambda: cspr.show.to_text((sound()["answer"], cspr.PartialDate.of(DAY), 5)), "not-an-answer"),
        (
            lambda: cspr.show.to_text(
                (*cspr.criteria.assess(sound()["framework"], sound()["situation"])[:1], sound()["answer"])
            ),
            "several-kinds",
        ),
        (lambda: cspr.Review("NR-07", partnerships=cast("Any", 5)), "not-a-list"),
        (lambda: cspr.Review("NR-07", partnerships=["essex", "essex"]), "partnership-given-twice"),
        (lambda: sound()["framework"].in_force(sound()["framework"].duties[0], cast("Any", 5)), "not-a-day"),
        (lambda: sound()["framework"].clause(cast("Any", ["NSCP-F-087"])), "unknown-clause"),
        (lambda: sound()["form"].stages_up_to("never"), "unknown-stage"),
        (lambda: cspr.framework().in_force(framework("essex").duties[-1], DAY), "unknown-instrument"),
    ],
)
def test_what_a_method_or_a_class_cannot_take_is_refused_too(ask: Callable[[], object], code: str) -> None:
    with pytest.raises(CsprError) as raised:
        ask()
    assert [code] == [problem.code for problem in raised.value.problems]
