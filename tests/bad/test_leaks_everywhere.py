"""No public function repeats what it refuses or answers what was planted: every argument of all of them, by its name.

The functions are those of the stubs, so that a new one is tried as soon as it is public. An argument that must be
given, and for which nothing sound is listed here, fails the test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

import cspr
from cspr import anonymity, calendars, clocks, conditions, forms, timescales
from cspr.errors import CsprError
from cspr.record.files import from_dict
from planted import PLANTED, SECRET, WHOLE, leaks

DAY: Final = date(2021, 4, 1)
NAMED: Final = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
ROOMS: Final = ("cspr", *sorted(f"cspr.{path.parent.name}" for path in Path(cspr.__file__).parent.glob("*/*.pyi")))
ONE_FILE: Final = ("cspr.engagement.staff_may_discuss", "cspr.glossary.names", "cspr.glossary.senses")
WORDS_OF: Final = ("cspr.vocabulary.words",)
# Asked of what no text can be planted in, or what runs the command line, which has its own tests.
OTHERWISE: Final = {"cspr.cli", "cspr.frames", "cspr.testing"}
# What is shown on purpose: a draft is the text, a folder is named, own words are words, any sign may set lines in.
SHOWN: Final = {
    ("cspr.authoring.draft", "text"),
    ("cspr.framework", "extra"),
    ("cspr.lifecycle.proceeding_title", "name"),
    ("cspr.to_json", "indent"),
}


@cache
def functions() -> Mapping[str, Callable[..., object]]:
    """Every public function, by its name; one that stands in two rooms once."""
    named = [f"{room}.{name}" for room in ROOMS if room not in OTHERWISE for name in dir(import_module(room))]
    public: dict[Any, str] = {}
    for name in (*named, *ONE_FILE, *WORDS_OF):
        home, _, last = name.rpartition(".")
        function = getattr(import_module(home), last)
        if inspect.isfunction(function) and function.__module__.startswith("cspr."):
            public.setdefault(function, name)
    return {name: function for function, name in public.items()}


@cache
def sound() -> dict[str, Any]:
    """An argument that is taken, for each name that an argument which must be given has."""
    documents = cspr.framework("northamptonshire")
    review = cspr.Review("NR-07", "northamptonshire").record(from_dict(WHOLE))
    situation = review.as_of(DAY)
    form, period, england = forms.forms(documents)[0], timescales.rule_periods(documents)[0], calendars.england()
    return {
        **dict.fromkeys(("before", "after", "situation"), situation),
        **dict.fromkeys(("ours", "theirs", "review"), review),
        "framework": documents,
        "case": conditions.Case(documents, situation, england),
        "duty": documents.duties[0],
        "situations": [situation],
        "glances": [cspr.glance(documents, situation)],
        "answer": cspr.glance(documents, situation),
        "scenario": None,
        "problems": [],
        "value": DAY,
        "form": form,
        "filled": forms.filled_from(form, ""),
        "id": form.id,
        "contents": "",
        "on": DAY,
        "day": DAY,
        "start": DAY,
        "until": date(2021, 6, 1),
        "first": date(2021, 1, 1),
        "last": date(2021, 12, 31),
        "days_off": [DAY],
        "edition": "school",
        "then": england,
        "calendar": england,
        "timing": period.timing,
        "way": clocks.ways(period.timing)[0],
        "n": 3,
        "age": 3,
        "threshold": 3,
        "text": "A text.",
        "known": anonymity.Known(),
        "pairs": [("Anna", "A")],
        "kinds": [],
        "precision": "month",
        "place": "Kettering",
        "regions": {"north": ["Kettering"]},
        "zeros": "show",
        "of": "meetings",
        "values": WHOLE,
        "batch": [WHOLE],
        "entry": from_dict(WHOLE),
        "path": Path("none"),
        "folder": Path("none"),
        "folders": ["none"],
        "partnership": "fenmere",
        "left": "kirklees",
        "right": "essex",
        "kind": "events",
        "actor": "lead-reviewer",
        "role": "lead-reviewer",
        "thing": "lead-reviewer",
        "word": "lead reviewer",
        "person_ref": "P-1",
        "step": "publish",
        "decision": "local-review",
        "name": "incident",
        "need": None,
        "hold": None,
        "conditions": None,
    }


def calls(function: Callable[..., object], argument: str) -> Iterator[Callable[[], object]]:
    """A function with each thing that is planted in one of its arguments, by itself and in a list or a table."""
    parameters = inspect.signature(function).parameters.values()
    given = {each.name: sound()[each.name] for each in parameters if each.default is each.empty and each.kind in NAMED}
    several = next((each.name for each in parameters if each.kind == inspect.Parameter.VAR_POSITIONAL), None)
    for planted in (SECRET, PLANTED["bytes"], [SECRET], {SECRET: SECRET}, {"title": [SECRET]}):
        if argument == several:
            first = [given[each.name] for each in parameters if each.name in given]
            yield lambda first=first, planted=planted: function(*first, planted)  # type: ignore[misc]
        else:
            yield lambda planted=planted: function(**{**given, argument: planted})  # type: ignore[misc]


@pytest.mark.parametrize("name", functions())
def test_no_argument_of_a_public_function_is_repeated(name: str) -> None:
    function = functions()[name]
    leaking: list[str] = []
    for argument in inspect.signature(function).parameters:
        for call in calls(function, argument):
            try:
                told: object = call()
            except CsprError as error:
                told = error
            except Exception:  # noqa: BLE001 -- python's own, of a call that types refuse
                told = None
            if (name, argument) not in SHOWN and leaks(told):
                leaking.append(argument)
    assert [] == leaking
