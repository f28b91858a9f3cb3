"""Every public function, and an argument that is taken for each name that an argument which must be given has."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import cspr
from cspr import anonymity, calendars, clocks, forms, timescales
from cspr.record.files import from_dict
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
        "need": None,
    }
