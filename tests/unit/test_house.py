"""The house: one meaning a public name, no circle of imports, files of a size that can be read."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import cspr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCES: Final = Path(cspr.__file__).parent
ASK_THE_SAME: Final = {
    "changes",
    "check",
    "from_dict",
    "plan",
    "schema",
    "to_dict",
    "what_if",
}  # one question, asked of different things
ONE_FILE: Final = ("engagement", "exits", "glossary", "reporting")  # rooms without a stub
UPWARDS: Final = ("cspr.answers", "cspr.show.pages")  # an answer asks how it is shown
FRONT, ROOMS, LINES = 60, 204, 350  # of the rooms eleven are those of calendars and of the command line


def module_name(path: Path) -> str:
    parts = ("cspr", *path.relative_to(SOURCES).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {module_name(path): path for path in sorted(SOURCES.rglob("*.py"))}
STUBS: Final = {module_name(path): path for path in sorted(SOURCES.rglob("__init__.pyi"))}


@cache
def homes(room: str) -> dict[str, str]:
    """Where each public name of a room lives."""
    if room not in STUBS:
        return {}
    imports = [node for node in ast.parse(STUBS[room].read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
    return {alias.name: f"{node.module}" for node in imports for alias in node.names}


def run_by_python(node: ast.AST) -> Iterator[ast.AST]:
    """A part of a module with all inside it, functions too, but what only type checkers read."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from run_by_python(child)


def imported(module: str, parts: Callable[[ast.AST], Iterator[ast.AST]] = run_by_python) -> set[str]:
    """The modules that one imports, wherever in it; a name of a room leads to the module in which it lives."""
    names: set[str] = set()
    for node in parts(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                names.add(whole if whole in MODULES else homes(node.module).get(alias.name, node.module))
    return names & MODULES.keys() - {module}


@pytest.mark.parametrize("parts", [run_by_python, ast.walk])
def test_no_modules_import_one_another_in_a_circle_also_inside_functions_or_for_types_alone(
    parts: Callable[[ast.AST], Iterator[ast.AST]],
) -> None:
    imports = {module: imported(module, parts) for module in MODULES}
    below, above = UPWARDS
    imports[below].remove(above)
    TopologicalSorter(imports).prepare()  # a circle is an error that names it


def test_no_room_loads_its_own_modules_when_it_is_loaded() -> None:
    # A thread that begins with a room and one that begins with its module, to read a pickle, would wait for each other.
    loading = {
        room: [
            node.module
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{room}.")
        ]
        for room, path in MODULES.items()
        if path.name == "__init__.py"
    }
    assert {"cspr": ["cspr", "cspr._version"]} == {room: modules for room, modules in loading.items() if modules}


def test_a_public_class_has_one_meaning_and_a_public_function_asks_one_question() -> None:
    lived: dict[str, set[str]] = {}
    for room in STUBS:
        for name, home in homes(room).items():
            whole = f"{home}.{name}" if home == room else homes(home).get(name, home)
            lived.setdefault(name, set()).add(whole)
    for room in (f"cspr.{name}" for name in ONE_FILE):
        for node in ast.parse(MODULES[room].read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                lived.setdefault(node.name, set()).add(room)
    assert {name for name, places in lived.items() if len(places) > 1} <= ASK_THE_SAME


def test_the_front_is_small_and_so_are_the_rooms() -> None:
    front = homes("cspr").keys()
    beyond = {name for room in STUBS for name in homes(room)} - front
    assert len(front) <= FRONT
    assert len(beyond) <= ROOMS


@pytest.mark.parametrize("module", MODULES)
def test_a_file_holds_one_idea(module: str) -> None:
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= LINES


def test_a_title_loses_its_capital_in_one_place_where_names_and_abbreviations_keep_theirs() -> None:
    by_hand = [name for name, path in MODULES.items() if "[:1].lower()" in path.read_text("utf-8")]
    assert ["cspr.wording.first_screen"] == by_hand


def test_toml_is_read_in_one_place() -> None:
    reads = {module for module, path in MODULES.items() if "tomllib" in path.read_text("utf-8")}
    assert {"cspr.toml_text"} == reads


_SENTENCE: Final = re.compile(r"^\W*[A-Z][a-z]+ [A-Za-z]+|[A-Za-z][a-z',;:]*(?: [A-Za-z'(]+[,;:)]*){2,}")
_ADVICE: Final = re.compile(r"^(?:give|write|name|ask of|no such|did you mean|it may mean) ")
_OF_ERRORS: Final = frozenset({"wrong", "Problem", "CsprError", "compile"})
_OF_COMMANDS: Final = frozenset({"add_parser", "add_argument", "add_argument_group", "ArgumentTypeError"})
_BESIDE: Final = {
    "cspr.anonymity._word": "advice of an error",
    "cspr.anonymity._words": "lists of words, of which no sentence is made",
    "cspr.anonymity.known": "advice of errors",
    "cspr.caseload.case_files": "advice of an error",
    "cspr.conditions.admission": "advice of an error",
    "cspr.first_screen.cards": "what a program compares with, and a reader sees as it is",
    "cspr.forms._word": "the name of a style",
    "cspr.forms.paths": "advice of an error",
    "cspr.forms.reading": "advice of an error",
    "cspr.forms.schemas": "the title of a schema",
    "cspr.show.drawing.svg": "the names of fonts",
    "cspr.sources": "it stands below the wording, which tells of sources",
    "cspr.timescales.backward_plan": "advice of errors",
    "cspr.timescales.recorded": "advice of an error",
}
"""Modules of answers with words of their own, and why."""
_NO_ANSWERS: Final = (
    *("wording", "cli", "interchange", "guidance", "record", "authoring", "calendars", "clocks", "frames"),
    *(
        "testing",
        "compiled",
        "dates",
        "errors",
        "arguments",
        "toml_text",
        "vocabulary",
        "word",
        "truth",
        "_read_only",
        "_lazy",
    ),
)
"""The wording itself, what a command says of its options, the descriptions of schemas, and the advice of checks."""


def texts(module: str) -> Iterator[str]:
    """The texts of a module but its docstrings, the advice of its errors and what commands say of their options."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in _OF_ERRORS | _OF_COMMANDS:
                left_out.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


@pytest.mark.parametrize(
    "module", [name for name in MODULES if name.partition(".")[2].split(".")[0] not in _NO_ANSWERS]
)
def test_what_people_read_of_an_answer_stands_in_the_wording(module: str) -> None:
    sentences = [text for text in texts(module) if _SENTENCE.search(text) and not _ADVICE.match(text)]
    assert (module in _BESIDE) == bool(sentences), sentences
