"""Every public function and method, and an argument that is taken for each name of one which must be given."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import attrs

import cspr
from cspr import anonymity, calendars, clocks, forms, timescales
from cspr.errors import CsprError
from cspr.guidance.windows import Window
from cspr.record.files import from_dict
from fresh import answers, of
from planted import WHOLE

DAY: Final = date(2021, 4, 1)
NAMED: Final = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
ROOMS: Final = ("cspr", *sorted(f"cspr.{path.parent.name}" for path in Path(cspr.__file__).parent.glob("*/*.pyi")))
ONE_FILE: Final = ("cspr.engagement.staff_may_discuss", "cspr.glossary.names", "cspr.glossary.senses")
WORDS_OF: Final = ("cspr.vocabulary.words",)
# Asked of what no text can be planted in, or what runs the command line, which has its own tests.
OTHERWISE: Final = {"cspr.cli", "cspr.frames", "cspr.testing"}


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


def classes() -> Mapping[type[Any], str]:
    """Every public class, by the first of the rooms in which it stands."""
    named = (
        (getattr(import_module(room), name), f"{room}.{name}") for room in ROOMS for name in dir(import_module(room))
    )
    public: dict[type[Any], str] = {}
    for value, name in named:
        if inspect.isclass(value) and value.__module__.startswith("cspr."):
            public.setdefault(value, name)
    return public


@cache
def methods() -> Mapping[str, Callable[..., object]]:
    """Every public method of every public class, by its name; what must be asked of an instance is bound to one."""
    things = instances(answers(), sound(), further())
    return {
        f"{name}.{method}": getattr(owner if isinstance(static, classmethod) else things[owner], method)
        for owner, name in classes().items()
        for method in dir(owner)
        if not method.startswith("_")
        and (inspect.isfunction(static := inspect.getattr_static(owner, method)) or isinstance(static, classmethod))
    }


def further() -> tuple[object, ...]:
    """Of the public classes with methods, those that no answer about a common case holds."""
    situation = sound()["situation"]
    paused = sound()["review"].record(cspr.Happened("review-paused", DAY)).as_of(DAY)
    days = {"first": date(2021, 1, 1), "last": date(2021, 12, 31)}
    return (
        anonymity.TextOfDocument.plain("A text."),
        of("caseload.week", sound()["glances"], on=DAY, until=DAY),
        of("interchange.event_log", [situation]),
        of("learning.timeliness", [situation], threshold=1, zeros="show", **days),
        of("lifecycle.exits", paused),
    )


def instances(*held: object) -> dict[type[Any], Any]:
    """One instance of each class that is met in what is handed in, in its fields and in what it is asked for."""
    met: dict[type[Any], Any] = {}
    waiting, seen = list[Any](held), dict[int, Any]()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen[id(value)] = value
        kind: Any = type(value)
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple | frozenset):
            waiting += value
        if kind.__module__.startswith("cspr."):
            for each in reversed(kind.__mro__):
                met.setdefault(each, value)
            asked = [name for name in dir(kind) if isinstance(getattr(kind, name, None), property)]
            for name in (*asked, *(field.name for field in (attrs.fields(kind) if attrs.has(kind) else ()))):
                with suppress(CsprError):
                    waiting.append(getattr(value, name))
    return met


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
        "situations": [situation],
        "glances": [cspr.glance(documents, situation)],
        "answer": cspr.glance(documents, situation),
        "scenario": None,
        "problems": [],
        "form": form,
        "filled": forms.filled_from(form, ""),
        "id": form.id,
        "contents": "",
        "data": b"A text.",
        "fact": "child-died",
        "event": "incident",
        "topic": "publication",
        "code": "no-owner",
        "stage": "submission",
        "name": "NSCP-F-087",
        "section": None,
        "heading": None,
        "part": None,
        "rule": documents.duties[0],
        "rules": documents.duties,
        "names": ["police"],
        "of": "meetings",
        **dict.fromkeys(("on", "day", "when", "other"), DAY),
        "start": DAY,
        "until": date(2021, 6, 1),
        "first": date(2021, 1, 1),
        "last": date(2021, 12, 31),
        "days": [DAY],
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
        "need": None,
        "by": "case",
        "newer": Window(start=None, end=None),
    }
