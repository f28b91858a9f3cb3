"""Every answer to every case of the scenario suite is as its schema says; a shape that is not allowed shows itself."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import cspr
from answering import EXAMPLES, OF_A_CASE
from cspr.authoring import read_scenarios
from cspr.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SLOW = ("report",)  # of the three cases that hold most; the rest is in each of its parts
FENMERE = EXAMPLES / "partnership"


def case_files() -> Iterator[tuple[Path, date]]:
    for path in sorted(HERE.glob("first_screens/*.toml")):
        yield path, date.fromisoformat(path.stem.rpartition("--")[2])
    yield from ((path, date(2021, 6, 14)) for path in sorted(HERE.glob("first_screens/monday/*.toml")))
    yield from ((path, date(2023, 6, 14)) for path in sorted(HERE.glob("faults/*.toml")))


@cache
def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(schema(kind))


def refused(framework: cspr.Framework, known: cspr.Situation, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every place at which an answer is not as its schema says."""
    return [
        (kind, error.json_path)
        for kind in kinds
        for error in validator(kind).iter_errors(json.loads(cspr.to_json(OF_A_CASE[kind](framework, known))))
    ]


@pytest.mark.parametrize(("path", "on"), [*case_files()], ids=lambda value: getattr(value, "stem", str(value)))
def test_every_answer_to_a_case_is_as_its_schema_says(path: Path, on: date) -> None:
    review = cspr.load(path)
    kinds = tuple(kind for kind in OF_A_CASE if path.parent.name == "first_screens" or kind not in SLOW)
    assert [] == refused(cspr.framework(review.partnership), review.as_of(on), kinds)
    assert validator("case").is_valid(cspr.to_dict(review))


# Every third of them: the answers of all are read by the tests of the folder itself.
@pytest.mark.parametrize("scenario", read_scenarios(FENMERE, [])[::3], ids=lambda scenario: scenario.title)
def test_every_answer_by_a_partnerships_own_folder_is_as_its_schema_says(scenario: Any) -> None:
    framework = cspr.framework("fenmere", extra=[FENMERE])
    review = cspr.Review("SC-01", "fenmere").record(*scenario.entries)
    kinds = tuple(kind for kind in OF_A_CASE if kind not in SLOW)
    assert [] == refused(framework, review.as_of(scenario.on), kinds)
    assert validator("case").is_valid(cspr.to_dict(review))
