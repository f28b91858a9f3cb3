"""No screen shows an id where it could say what that is called: words, readings, parts and states stand in words."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import cspr
from answering import OF_A_CASE
from arising_cases import everything
from cspr import timescales
from cspr.authoring import Scenario, read_scenarios
from cspr.lifecycle import State
from cspr.people.rows import RowState
from cspr.roles import profile
from cspr.show import to_text
from cspr.show.gantt import described, gantt
from cspr.timescales import Rank, Status
from folders import EXAMPLES, of_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.guidance.layers import Framework

FOLDERS = (
    ("partnership",),
    ("two-partnerships/shared", "two-partnerships/shared-2021", "two-partnerships/saltby"),
)
SCENARIOS = [
    pytest.param(folders, scenario, id=scenario.path)
    for folders in FOLDERS
    for name in folders
    for scenario in read_scenarios(EXAMPLES / name, [])
]
KINDS = ("glance", "week", "plan", "delay", "decider", "deviation", "parallel")
WORDS = ("facts", "events", "steps", "actors", "documents", "proceedings", "decisions", "topics")
STATES: tuple[type[Enum], ...] = (Rank, Status, State, RowState)
HYPHENATED = re.compile(r"(?<![\w/-])[a-z][a-z/]*-[a-z0-9/-]*[a-z0-9](?![\w/-])")
TO_BE_WRITTEN = re.compile(r"Record\s+it\s+as\s+[\w/-]+")


@cache
def ids(framework: Framework) -> frozenset[str]:
    """What is no word of a reader: whatever its documents, its cases and its answers call something by."""
    words = {name for kind in WORDS for name in framework.words(kind)}
    bodies = (body for document in framework.documents for body in document.bodies)
    rules: tuple[Any, ...] = (*framework.duties, *framework.criteria, *bodies)
    told_apart = {getattr(rule, key, "") for rule in rules for key in ("reading", "part", "id")}
    return frozenset(words | told_apart | {str(state.value) for several in STATES for state in several})


def shown(framework: Framework, scenario: Scenario) -> Iterator[str]:
    """Every kind of page on the case of a scenario."""
    situation = cspr.Review("S-1", framework.partnership).record(*scenario.entries).as_of(scenario.on)
    yield everything(framework, situation)
    yield from (to_text(OF_A_CASE[kind](framework, situation)) for kind in KINDS)
    schedule = timescales.schedule(framework, situation)
    yield from (to_text(schedule), gantt(schedule), *described(schedule))


@pytest.mark.parametrize(("folders", "scenario"), SCENARIOS)
def test_of_the_case_of_a_scenario(folders: tuple[str, ...], scenario: Scenario) -> None:
    framework = of_examples(*folders)
    text = TO_BE_WRITTEN.sub("", "\n".join(shown(framework, scenario)))
    assert {*HYPHENATED.findall(text)} & ids(framework) == set()


@pytest.mark.parametrize("folders", FOLDERS)
def test_of_a_role(folders: tuple[str, ...]) -> None:
    framework = of_examples(*folders)
    for actor in framework.words("actors"):
        heading, _, rest = to_text(profile(framework, actor)).partition("\n")  # the page begins with what to ask for
        assert (actor, {*HYPHENATED.findall(rest)} & ids(framework)) == (actor, set()), heading
