"""What an editor's schema takes the check of a folder takes, and the other way round; a mutated folder says where."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import tomli_w
from hypothesis import example, given, settings, strategies as st

from cspr.authoring import schema
from cspr.errors import CsprError
from cspr.guidance.checking import read_extra
from cspr.guidance.periods import UNITS, Relation
from folders import as_edited

EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"
# What is wrong with the shape of a rule, which a schema sees; the rest is for the check alone.
SHAPE = re.compile(
    r"missing-key|not-a-|not-an-id|not-text|not-one-|unknown-key|unknown-word|unknown-unit|no-start|no-amount|no-clause"
    r"|two-times|two-amounts|numbering-without|nested-condition|unit-not-of-day"
)
COUNTED = re.compile(r"only \d+ stand under it")  # a schema does not count how many there are
EVENTS = st.sampled_from(["incident", "published", "x-fenmere/early-look-held"])
FIGURES = st.sampled_from([0, 1, 5, 10_000, 10_001, -1, "5", True])
PAIRS = st.sampled_from([[1, 2], [0, 3], [2], [1, 2, 3], 4, ["1", "2"]])
UNIT_KEYS = [unit.replace("-", "_") for unit in UNITS]


@st.composite
def times(draw: st.DrawFn) -> tuple[str, Any]:
    """Draw a time of a duty: its key, and its table, which need not be sound."""
    relation = draw(st.sampled_from(list(Relation)))
    keys = st.sampled_from([*UNIT_KEYS, "of", *OTHERS])
    table: dict[str, Any] = {}
    for key in draw(st.lists(keys, max_size=4, unique=True)):
        if key in UNIT_KEYS:
            table[key] = draw(PAIRS if relation is Relation.BETWEEN else FIGURES)
        else:
            table[key] = draw(OTHERS[key])
    return relation.value.replace("-", "_"), table


OTHERS: dict[str, st.SearchStrategy[Any]] = {
    "of": EVENTS,
    "of_one_of": st.lists(EVENTS, min_size=1, max_size=2),
    "day_of_event": st.sampled_from([0, 1, 2, "0"]),
    "to_end_of": st.sampled_from(["month", "decade"]),
    "to_day": st.sampled_from(["friday", "second-tuesday", "fifth-friday", "friday-of-that-week"]),
    "after_each": st.sampled_from(["month", "decade"]),
    "time": st.sampled_from(["12:00", "noon", "24:00", "close of business"]),
    "cut_off": st.sampled_from(["15:00", "3 pm", 15]),
    "from_working_day": st.sampled_from([True, 1]),
    "extended_by": FIGURES,
    "extended_up_to": FIGURES,
    "extended_when": EVENTS,
    "stops_while": st.sampled_from(["prosecution", "prosecutor", [], ["prosecution", "inquest"]]),
    "extended_again": st.booleans(),
    "stops_from": EVENTS,
    "stops_until": EVENTS,
    "date": st.sampled_from([date(2025, 3, 31), "2025-03", 2025]),
    "each_year": st.sampled_from(["09-30", "02-29", 9]),
    "says": st.sampled_from(["promptly", 3]),
    "relation": st.sampled_from(["after", "later"]),
    "odd": st.just(1),
}
DUTIES = st.builds(
    lambda timed, more: {"id": "one", "clauses": ["FEN-001"], "step": "publish", **dict(timed), **more},
    st.lists(times(), max_size=2),
    st.fixed_dictionaries(
        {},
        optional={
            "how": st.sampled_from(["considers", "ponders", 1]),
            "level": st.sampled_from(["meeting", "town"]),
            "after": st.sampled_from([["decide-on-review"], "decide-on-review", {"step": 1}]),
            "by_nature": st.sampled_from([["decide-on-review"], [], "published", ["Not A Step"], [1], 1]),
            "each": st.sampled_from(["agency", "street"]),
            "when": st.sampled_from([["child-died"], "child-died", [["child-died"]], [1]]),
            "note": st.sampled_from(["a note", 1]),
            "not_on": st.sampled_from(
                [["friday", "agust"], ["august", "12-24"], ["12-20 to 01-05"], ["12-32"], ["2025-09-01"], "friday", [1]]
            ),
            "clauses": st.sampled_from([["FEN-001"], [], "FEN-001"]),
            "id": st.sampled_from(["two", "Two words", 2]),
        },
    ),
)
BODIES = st.fixed_dictionaries(
    {"body": st.just("review-group"), "clauses": st.just(["FEN-001"])},
    optional={
        "number": st.sampled_from([{"at_most": 6}, {"at_most": "6"}, {"most": 6}, 6]),
        "quorum": st.sampled_from([["police"], "police"]),
        "quorate": st.sampled_from(
            [
                *({"at_least": 3}, {"share": "half"}, {"share": "some"}, 3, {"of": ["police", "health"]}),
                *({"at_least": 3, "at_least_of": count, "of": ["police"]} for count in (2, 0, -1, "2", True)),
                {"at_least_of": 2},
            ]
        ),
        "meets": st.sampled_from(
            [
                *({"every": 6, "unit": "weeks"}, {"every": 6}, {"every": 0, "unit": "weeks"}),
                *({"every": 6, "unit": "weeks", "at_least_a_year": count} for count in (8, 0, "8", [8])),
            ]
        ),
        "decides_by": st.sampled_from(["majority", "dice"]),
        "failing_that": st.sampled_from(["two-thirds", "police", "Two dice", "", 1, ["majority"]]),
        "chair_in_turn": st.sampled_from([["police", "health"], [], "police", [1], {"first": "police"}]),
        "independence": st.sampled_from(
            [
                {"scope": "half", "of": "safeguarding-partners", "level": "agency"},
                {"scope": "most"},
                {"years": 3},
                3,
            ]
        ),
        "attendance": st.sampled_from([{"at_most": 2, "of": "people"}, {"at_most": 2}, {"of": "cats"}]),
    },
)
ROLES = st.fixed_dictionaries(
    {"role": st.just("lead-reviewer"), "clauses": st.just(["FEN-013"])},
    optional={
        "serves": st.sampled_from([{"years": 3}, {"years": 3, "at_most": 2}, {"at_most": 2}, {"years": 0}, 3]),
        "number": st.sampled_from([{"at_least": 1, "at_most": 2}, {"at_least": 0}, {"at_least": "1"}, {}, 1]),
        "independence": st.one_of(
            st.builds(
                lambda years: {"of": ["police"], "strength": "must", "years": years},
                st.sampled_from([3, 0, 1, 10_000, 10_001, -1, "3", True, [3], 2.5]),
            ),
            st.sampled_from([{"years": 3}, {"of": "police"}, {"of": ["police"], "years": 3, "months": 1}, "must"]),
        ),
    },
)
CRITERIA = st.fixed_dictionaries(
    {"id": st.just("signs"), "title": st.just("Signs"), "clauses": st.just(["FEN-043"])},
    optional={
        "at_least": st.one_of(FIGURES, st.sampled_from([2, [2], {"of": 2}, 1.5])),
        **{
            rule: st.sampled_from([["child-died", "near-miss"], ["child-died"], [], "child-died", [["child-died"]], 1])
            for rule in ("any", "all", "none")
        },
    },
)
RULES = st.one_of(
    st.builds(lambda rule: {"role": [rule]}, ROLES),
    st.builds(lambda rule: {"criterion": [rule]}, CRITERIA),
    st.builds(lambda rule: {"duty": [rule]}, DUTIES),
    st.builds(lambda rule: {"body": [rule]}, BODIES),
)
VALIDATOR = jsonschema.Draft202012Validator(schema("rules"))


def problems(folder: Path) -> list[str]:
    try:
        read_extra("fenmere", [folder])
    except CsprError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.fixture(scope="module")
def fenmere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example has beside rules, to which each example of rules is added in turn."""
    folder = tmp_path_factory.mktemp("example") / "fenmere"
    folder.mkdir()
    for name in ("instrument.toml", "register.toml", "vocabulary.toml"):
        shutil.copy(EXAMPLE / name, folder)
    return folder


def shapes(folder: Path, rules: dict[str, Any]) -> list[str]:
    """What the loader says of the shape of rules in the folder of the example."""
    folder.joinpath("more.toml").write_text(tomli_w.dumps(rules), "utf-8")
    try:
        read_extra("fenmere", [folder])
    except CsprError as error:
        marked = [each for each in error.problems if not COUNTED.match(each.suggestion)]
        return [str(each) for each in marked if SHAPE.match(each.code) and each.path.startswith("more.toml")]
    return []


class TestSchemaAndLoaderAgree:
    """What the schema takes the loader takes, and what the loader takes the schema takes."""

    @settings(max_examples=120)
    @example(
        {"criterion": [{"id": "signs", "title": "Signs", "clauses": ["FEN-043"], "any": ["child-died"], "at_least": 5}]}
    )
    @given(RULES)
    def test_on_the_shape_of_rules(self, fenmere: Path, rules: dict[str, Any]) -> None:
        marked = [error.message for error in VALIDATOR.iter_errors(as_edited(rules))]
        refused = shapes(fenmere, rules)
        assert bool(marked) == bool(refused), (marked, refused)


def places(table: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = list(table) if isinstance(table, dict) else range(len(table)) if isinstance(table, list) else ()
    return [found for key in keys for found in ((*path, key), *places(table[key], (*path, key)))]


FILES = [
    f"{name}.toml"
    for name in ["instrument", "register", "duties", "people", "criteria", "times", "manner", "vocabulary"]
]
RARE = frozenset(
    {
        *("at_least", "at_least_of", "at_least_a_year", "chair_in_turn", "failing_that", "end_of", "years"),
        *("cut_off", "from_working_day", "extended_by", "extended_up_to", "extended_when", "extended_again"),
        *("stops_while", "stops_from", "stops_until"),
    }
)
WRONG = [-1, "Not A Word", ["Not A Word"], {"odd": {"odd": 1}}]
FREE = frozenset(
    [
        "subject",
        "section",
        "title",
        "says",
        "note",
        "notes",
        "publisher",
        "edition",
        "counted_from",
        "why",
        "what",
        "defines",
        "label",
        "question",
        "id",
        "reading",
        "part",
        "from_basis",
        "open",
    ]
)


@cache
def mutations() -> list[tuple[str, tuple[Any, ...], Any]]:
    """Two hundred places of the example, and every rare one, each with something that cannot stand there."""
    found = [
        # A text in place of the table of an own word is its title.
        (name, path, -1 if (name, len(path)) == ("vocabulary.toml", 2) else WRONG[number % len(WRONG)])
        for name in FILES
        for number, path in enumerate(places(tomllib.loads(EXAMPLE.joinpath(name).read_text("utf-8"))))
        if FREE.isdisjoint(path) and not isinstance(path[-1], int) and "form" not in path
    ]
    step = len(found) / 200
    rare = [(name, path, wrong) for name, path, _ in found if path[-1] in RARE for wrong in WRONG]
    return [*(found[int(number * step)] for number in range(200)), *rare]


@pytest.mark.parametrize("part", range(8))
def test_mutated_folders_each_give_a_problem_that_names_the_place(tmp_path: Path, part: int) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "fenmere"))
    shutil.rmtree(folder / "scenarios")
    for name, path, value in mutations()[part::8]:
        original = folder.joinpath(name).read_text("utf-8")
        tables = tomllib.loads(original)
        holder = tables
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value
        folder.joinpath(name).write_text(tomli_w.dumps(tables), "utf-8")
        told = problems(folder)
        folder.joinpath(name).write_text(original, "utf-8")
        place = str(path[-1]).rpartition(".")[2]
        assert any(name in each and place in each for each in told), (name, path, value, told)
