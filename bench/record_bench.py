"""Reading a case file strictly beside pydantic, and making a situation of more and more entries."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from typing import TYPE_CHECKING, Annotated, Literal

from bench.measuring import Row, shortest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, create_model

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.record import Decided, Established, Happened, Proceeding, Review, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cspr.record import AnyEntry

ROUNDS = 12
ENTRIES = 200
LIMIT = 1 << 30
DAY = date(2021, 1, 4)
STRICT = ConfigDict(extra="forbid", frozen=True, strict=True)
REF = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{0,31}$")]
ID = Annotated[str, StringConstraints(pattern=r"^(e[1-9][0-9]{0,6}|[A-Z0-9][A-Z0-9-]{0,31})$")]
ABOUT = Annotated[str, StringConstraints(pattern=r"^(case|(agency|child|person):[A-Za-z0-9-]{1,32})$")]
PARTIAL = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?$")]


class Shape(BaseModel):
    """What every entry has, by its shape alone: a month of 13 passes."""

    model_config = STRICT
    id: ID | None = None
    on: date | PARTIAL
    recorded: date | None = None
    corrects: ID | None = None
    about: ABOUT = "case"


class Entry(Shape):
    """What every entry has, its days being days of the calendar."""

    on: Annotated[date | PARTIAL, AfterValidator(PartialDate.of)]


def one_of(words: Iterable[str]) -> object:
    """Allow the words of the vocabulary, and no other."""
    return Literal[tuple(words)]


def model(base: type[Shape]) -> type[BaseModel]:
    """Write the same file as pydantic models: the kinds that the file of this measurement holds."""
    happened = create_model(
        "Happened", __base__=base, kind=(Literal["happened"], ...), event=(one_of(vocabulary.events()), ...)
    )
    established = create_model(
        "Established",
        __base__=base,
        kind=(Literal["established"], ...),
        fact=(one_of(vocabulary.facts()), ...),
        answer=(Literal["yes", "no", "unknown"], ...),
        by=(one_of(vocabulary.actors()), ...),
        why=(str | None, None),
    )
    decided = create_model(
        "Decided",
        __base__=base,
        kind=(Literal["decided"], ...),
        decision=(one_of(vocabulary.decisions()), ...),
        outcome=(str, ...),
        by=(one_of(vocabulary.actors()), ...),
        rationale_ref=(REF | None, None),
    )
    proceeding = create_model(
        "Proceeding",
        __base__=base,
        kind=(Literal["proceeding"], ...),
        proceeding=(one_of(vocabulary.proceedings()), ...),
        state=(Literal["open", "ended", "none"], ...),
        ref=(REF | None, None),
    )
    kinds = Annotated[happened | established | decided | proceeding, Field(discriminator="kind")]
    return create_model(
        "CaseFile",
        __config__=STRICT,
        format=(int, ...),
        reference=(REF, ...),
        partnership=(str, ...),
        entry=(list[kinds], ...),
    )


def review(entries: int) -> Review:
    """Make a record of so many entries, of four kinds, about the case and two others."""
    abouts = cycle(("case", "agency:police", "child:A"))
    events, facts = cycle(vocabulary.events()), cycle(vocabulary.facts())

    def one(number: int) -> AnyEntry:
        day, about = DAY + timedelta(number % 300), next(abouts)
        match number % 5:
            case 0 | 1:
                return Happened(next(events), day, about=about, recorded=day)
            case 2:
                return Established(next(facts), "yes", on=day, by="police", about=about, recorded=day)
            case 3:
                return Decided("local-review", "review", on=day, by="safeguarding-partners", rationale_ref="R-1")
            case _:
                return Proceeding("inquest", "open", on=day, recorded=day)

    return Review("NR-07", "northamptonshire").record(*map(one, range(entries)))


def timed(call: Callable[[], object]) -> float:
    """Say how long one call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def everything(made: Review) -> object:
    """Ask a situation for all that it has to work out."""
    situation = made.as_of(date(2022, 1, 3))
    return [situation.occurrences(event) for event in islice(vocabulary.events(), 5)], situation.answer("child-died")


def rows() -> list[Row]:
    """Compare strict loads, and what ten times the entries take."""
    case_file, shape, made = model(Entry), model(Shape), review(ENTRIES)
    as_json, as_toml = files.dumps(made, "json"), files.dumps(made)
    ours_json, theirs_json, shape_json, ours_toml, theirs_toml = shortest(
        ROUNDS,
        partial(timed, lambda: files.read(as_json, "json", limit=LIMIT)),
        partial(timed, lambda: case_file.model_validate_json(as_json)),
        partial(timed, lambda: shape.model_validate_json(as_json)),
        partial(timed, lambda: files.read(as_toml, limit=LIMIT)),
        partial(timed, lambda: case_file.model_validate(tomllib.loads(as_toml))),
    )
    few, many = review(1_000), review(10_000)
    once, tenfold = shortest(ROUNDS, partial(timed, lambda: everything(few)), partial(timed, lambda: everything(many)))
    return [
        Row(
            work=f"load a TOML case file of {ENTRIES}",
            against="pydantic",
            ours=ours_toml,
            theirs=theirs_toml,
            at_most=3,
        ),
        Row(
            work=f"load a JSON case file of {ENTRIES}",
            against="pydantic",
            ours=ours_json,
            theirs=theirs_json,
            at_most=3,
        ),
        Row(work="load a JSON case file", against="pydantic, shape alone", ours=ours_json, theirs=shape_json),
        Row(work="as_of, 10,000 entries", against="as_of, 1,000 entries", ours=tenfold, theirs=once, at_most=15),
    ]
