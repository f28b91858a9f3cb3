"""What something is called in code, in a notebook's cell or a debugger, is at most 200 characters long."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from datetime import date
from enum import Enum
from typing import Any

import attrs
import pytest

import cspr
from cspr import vocabulary
from cspr.answers import Answers, Short
from cspr.calendars import england
from cspr.clocks import ways
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.guidance import framework
from cspr.record import Happened, Met, Review
from cspr.record.entry import Entry

MOST = 200
OF_FEW_WORDS = (Open, PartialDate)
"""What holds no more than two short names or a day."""
BY_THEMSELVES = ("Known", "PassedOver", "Problem")
"""Lists of names, of which it tells only how many; two lists of days off; what is wrong, whose advice is whole."""
PEOPLE = tuple(f"P{number:03}" for number in range(60))


def public() -> list[type[Any]]:
    """The public classes of the library, wherever they live."""
    rooms = [cspr, *(importlib.import_module(f"cspr.{room.name}") for room in pkgutil.iter_modules(cspr.__path__))]
    listed = [(room, getattr(room, name)) for room in rooms for name in dir(room) if not name.startswith("_")]
    # What a single file imports for its own use is not public there.
    offered = [
        each for room, each in listed if hasattr(room, "__path__") or getattr(each, "__module__", "") == room.__name__
    ]
    classes = {each for each in offered if inspect.isclass(each) and each.__module__.startswith("cspr.")}
    return sorted((each for each in classes if attrs.has(each)), key=lambda each: each.__name__)


def periods() -> set[type[Any]]:
    """The classes of a period, each of which holds a number."""
    return {each for each in public() if each.__module__ == "cspr.guidance.periods"}


@pytest.mark.parametrize("kind", public(), ids=lambda kind: kind.__name__)
def test_no_public_class_lists_all_that_it_holds(kind: type[Any]) -> None:
    short = issubclass(kind, (Short, Entry, Answers, Exception, Enum, *OF_FEW_WORDS))
    assert short or kind.__name__ in BY_THEMSELVES or kind in periods()


def long_ones() -> dict[str, object]:
    """Something long of each kind."""
    documents = framework("northamptonshire")
    review = Review("NR-07", "northamptonshire").record(*(Happened("incident", "2021-03-25") for _ in range(200)))
    several = {
        "review": review,
        "situation": review.as_of(date(2021, 6, 1)),
        "framework": documents,
        "calendar": england(),
        "meeting": Met("subgroup-meeting", "2021-06-01", ref="M1", present=PEOPLE),
        "source": max((duty.source for duty in documents.duties), key=lambda each: len(each.document)),
        "ways": next(ways(duty.timing) for duty in documents.duties if duty.timing is not None)[0],
    }
    for kind in ("facts", "events", "steps", "decisions", "stages", "actors", "topics", "proceedings", "documents"):
        several |= {f"{kind} {name}": word for name, word in getattr(vocabulary, kind)().items()}
    return several


def test_however_much_something_holds_it_is_called_by_few_words() -> None:
    assert {name: repr(each) for name, each in long_ones().items() if len(repr(each)) > MOST} == {}


def test_it_says_which_one_it_is_and_how_many_it_holds() -> None:
    long = long_ones()
    assert "Review(reference='NR-07', partnerships=<1>, entries=<200>)" == repr(long["review"])
    assert "Met(meeting='subgroup-meeting', on='2021-06-01', ref='M1', ...)" == repr(long["meeting"])
    assert "Happened(event='incident', on='2021-03-25')" == repr(Happened("incident", "2021-03-25"))
    assert repr(vocabulary.steps()["publish"]).startswith("Step(id='publish', title='Publish the LCSPR', says='")
