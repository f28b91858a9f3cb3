# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The closed lists of the library, drawn from the code: every enumeration, the units, and the codes of problems."""

from __future__ import annotations

import importlib
import pkgutil
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from codes import codes

import cspr
from cspr.guidance.instruments import PRECISIONS
from cspr.guidance.names import KINDS, no_such
from cspr.guidance.periods import UNITS
from cspr.show import as_markdown
from cspr.show.tree import Code, Heading, sentence, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cspr.show.tree import Block, Sentence

FIRST = (
    "cspr.truth.Truth",
    "cspr.sources.Authority",
    "cspr.sources.Force",
    "cspr.sources.Basis",
    "cspr.timescales.readings.Rank",
    "cspr.timescales.readings.Status",
    "cspr.clocks.ways_to_count.Counting",
    "cspr.guidance.periods.Relation",
    "cspr.lifecycle.states.State",
    "cspr.lifecycle.states.By",
)
SAYS = {
    "cspr.truth.Truth": {
        "yes": "known to be so",
        "no": "known not to be so",
        "unknown": "not known; never taken for either of the others",
    },
    "cspr.sources.Authority": {
        "statute": "an Act of Parliament",
        "regulations": "regulations made under one",
        "statutory-guidance": "guidance to which the law requires regard to be had",
        "panel-guidance": "guidance of the national Panel, which is not statutory",
        "national-process": "how a national service or body asks for something to be done",
        "local": "the procedure of one partnership",
        "commentary": "a description by others, which binds nobody",
    },
    "cspr.sources.Force": {
        "must": "is owed",
        "should": "is to be done unless there is good reason not to",
        "may": "is allowed",
        "is": "states something; never a breach",
    },
    "cspr.sources.Basis": {
        "seen": "the text itself was read",
        "restated": "read in another body's words",
        "inferred": "deduced from other clauses: not checked",
        "recalled": "from memory: not checked",
    },
}
PRECISION_SAYS = {
    "day": "known to the day",
    "month": "some day of that month",
    "year": "some day of that year",
    "about": "about that day, a month to either side",
    "at-latest": "on that day, or earlier",
    "not-before": "not before that day",
}


HEAD = """\
# Closed lists

Every word that can stand in an answer, in JSON or in a file of guidance where only certain words can. They are drawn
from the code. A word is never taken away or changed in meaning within a major version.

"""
UNIT = """\
## Unit

The kinds of period that the texts use, a type for each (`cspr.guidance.periods`).

"""
PRECISION = """\
## Precision of the dates of a document

"""
CODES = """\
## Codes of problems { #codes-of-problems }

Wrong use raises [`CsprError`](api/ground.md#cspr.errors.CsprError) with a list of problems. A code never changes its
meaning.
The advice beside it is what the message adds, where … stands for what depends on the case; where a known word is close
to the one that was given, it is named instead.

"""


def page() -> str:
    """Give the page of the closed lists."""
    found = sorted(enumerations().items(), key=_order)
    heads = ("Word", "Means")
    units = table("Units", heads, *((_code(unit), _first_line(kind)) for unit, kind in UNITS.items()))
    precisions = table("Precisions", heads, *((_code(word), PRECISION_SAYS[word]) for word in PRECISIONS))
    sections = [block for name, kind in found for block in _section(name, kind)]
    problems = table("Codes of problems", ("Code", "Advice"), *_codes())
    return "".join(
        (
            HEAD,
            as_markdown.blocks(sections),
            UNIT,
            as_markdown.blocks([units]),
            PRECISION,
            as_markdown.blocks([precisions]),
            CODES,
            as_markdown.blocks([problems]),
        )
    )


@cache
def enumerations() -> dict[str, type[Enum]]:
    """Give every public enumeration of the library by its whole name."""
    found: dict[str, type[Enum]] = {}
    for module in pkgutil.walk_packages(cspr.__path__, "cspr."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == module.name:
                found[f"{module.name}.{name}"] = kind
    return found


def _order(named: tuple[str, type[Enum]]) -> tuple[int, str]:
    name, _ = named
    return (FIRST.index(name) if name in FIRST else len(FIRST), name)


def _section(name: str, kind: type[Enum]) -> Iterator[Block]:
    home = name.rpartition(".")[0].split(".")[1]
    alone = sum(one.__name__ == kind.__name__ for one in enumerations().values()) == 1
    title = kind.__name__ if alone else f"{kind.__name__} of {home}"
    yield Heading(title)
    yield sentence(f"{_first_line(kind)} (", Code(name), ")")
    says = SAYS.get(name) or _said(kind)
    if says:
        yield table(title, ("Word", "Means"), *((_code(one.value), says[one.value]) for one in kind))
    else:
        yield table(title, ("Word",), *((_code(one.value),) for one in kind))


def _said(kind: type[Enum]) -> Mapping[str, str]:
    """Look beside an enumeration for what its words mean: a table with an entry for each."""
    for value in vars(importlib.import_module(kind.__module__)).values():
        if isinstance(value, dict) and set(value) == set(kind):
            texts = {one.value: value[one] for one in kind}
            if all(isinstance(text, str) for text in texts.values()):
                return texts
    return {}


def _codes() -> Iterator[tuple[str | Sentence, ...]]:
    written = codes(Path(cspr.__path__[0]))
    looked_up = {code: [no_such(code)] for code, _ in KINDS.values() if code != "unknown-clause"}
    every = {code: sorted({*written.get(code, ()), *looked_up.get(code, ())}) for code in {*written, *looked_up}}
    for code, advice in sorted(every.items()):
        yield _code(code), "; or: ".join(advice) or "the nearest known word, where one is close"


def _code(word: str) -> Sentence:
    return sentence(Code(word))


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0].replace("``", "“", 1).replace("``", "”", 1)
