"""A docstring explains no parameter that is not there, and says the same however Python keeps its indentation."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from inspect import cleandoc, getdoc, isclass, isfunction, signature, unwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr.guidance.model import SHAPES
from cspr.guidance.walking import says

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = Path(cspr.__file__).parent
ARGS = re.compile(r"(?m)^Args:\n((?:(?: {4}.*)?\n)+)")
NAME = re.compile(r"(?m)^ {4}\*{0,2}(\w+):")


def parameters(function: ast.FunctionDef) -> set[str]:
    takes = function.args
    every = (*takes.posonlyargs, *takes.args, *takes.kwonlyargs, takes.vararg, takes.kwarg)
    return {parameter.arg for parameter in every if parameter is not None}


def fields(of: ast.ClassDef) -> set[str]:
    named = {
        part.target.id for part in of.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    }
    made = [part for part in of.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"]
    return named.union(*map(parameters, made))


def test_no_docstring_explains_a_parameter_that_is_not_there() -> None:
    nodes = [
        node
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    classes = {node.name: fields(node) for node in nodes if isinstance(node, ast.ClassDef)}
    explained: list[str] = []
    wrong: list[str] = []
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases}
            known = fields(node).union(*(classes.get(base, set()) for base in bases))
        else:
            known = parameters(node)
        section = ARGS.search(f"{ast.get_docstring(node) or ''}\n")
        names = NAME.findall(section[1]) if section else []
        explained += names
        wrong += [f"{node.name}: {name}" for name in names if name not in known]
    assert len(explained) > 1000
    assert wrong == []


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES.values()])
def test_indented_or_not_it_says_the_same_of_every_field(shape: type) -> None:
    kept, taken_off = (type("Shape", (), {"__doc__": text}) for text in (shape.__doc__, cleandoc(shape.__doc__ or "")))
    assert says(shape) == says(kept) == says(taken_off)
    assert says(shape)[1]


def test_a_meaning_goes_on_over_lines_and_ends_with_its_section() -> None:
    fields = "    first: one line\n        and another.\n    second: alone.\n"
    text = f"What it is.\n\nArgs:\n{fields}\nRaises:\n    Other: no field."
    assert ("What it is.", {"first": "one line and another.", "second": "alone."}) == says(
        type("Shape", (), {"__doc__": text})
    )
    assert ("", {}) == says(type("Shape", (), {}))


def public_functions() -> dict[str, Callable[..., object]]:
    """The functions that the rooms name at their doors, and the methods of the classes among them."""
    named: dict[str, Callable[..., object]] = {}
    for stub in SOURCES.rglob("__init__.pyi"):
        room = import_module(".".join(("cspr", *stub.parent.relative_to(SOURCES).parts)))
        listed = [node for node in ast.parse(stub.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
        for name in (each.asname or each.name for node in listed for each in node.names):
            public = getattr(room, name)
            if isfunction(public):
                named[f"{room.__name__}.{name}"] = unwrap(public)
            elif isclass(public):
                methods = {key: method for key, method in vars(public).items() if isfunction(method) and key[0] != "_"}
                named |= {f"{room.__name__}.{name}.{key}": unwrap(method) for key, method in methods.items()}
    return named


def test_a_public_function_that_explains_its_parameters_explains_every_one() -> None:
    explained = {
        name: (set(signature(function).parameters) - {"self"}, NAME.findall(args.group(1)))
        for name, function in public_functions().items()
        if (args := ARGS.search(f"{getdoc(function)}\n")) is not None
    }
    assert len(explained) > 100
    assert [] == [name for name, (takes, told) in explained.items() if takes.difference(told)]
