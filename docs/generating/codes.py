# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The codes of problems, drawn from the source: what is raised, with which advice."""

from __future__ import annotations

import ast
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Where a code and its advice stand among the arguments of what makes a problem; of a method, after `self`.
MADE_BY = {
    "Problem": (0, 2),
    "wrong": (0, 2),
    "problem": (0, 2),
    "Wrong": (0, 1),
    "of_kind": (2, 4),
    "a_word": (2, 4),
    "each_of": (2, 4),
    "a_list": (3, 2),
}
OPEN = "…"  # what is known only when it runs
DEEP = 4

Scope = dict[str, list[tuple[ast.expr, "Scope"]]]


@cache
def codes(source: Path) -> dict[str, list[str]]:
    """Give every code of a package with the advice that goes with it, as far as the source says it outright."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))]
    constants: Scope = {}
    for tree in trees:
        constants |= _assigned(tree, {})
    found: dict[str, set[str]] = {}
    for tree in trees:
        for code, advice in _Module(tree, constants).problems():
            found.setdefault(code, set()).update(text for text in advice if text.strip(OPEN))
    return {code: sorted(found[code]) for code in sorted(found)}


def _assigned(function: ast.AST, scope: Scope) -> Scope:
    """Give what is assigned to each name in a function, or at the top of a file, wherever it stands there."""
    made: Scope = {}
    nodes = ast.walk(function) if isinstance(function, ast.FunctionDef) else ast.iter_child_nodes(function)
    for node in nodes:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                made.setdefault(target.id, []).append((value, scope))
    return made


class _Module:
    """One file, in which a function may hand a code or its advice on to the next."""

    def __init__(self, tree: ast.Module, constants: Scope) -> None:
        self.constants = constants
        self.calls: list[tuple[ast.Call, ast.FunctionDef | None]] = []
        self.pairs: list[tuple[ast.Tuple, ast.FunctionDef | None]] = []
        self._walk(tree, None)

    def _walk(self, node: ast.AST, inside: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self.calls.append((child, inside))
            elif isinstance(child, ast.Yield) and isinstance(child.value, ast.Tuple):
                self.pairs.append((child.value, inside))
            self._walk(child, child if isinstance(child, ast.FunctionDef) else inside)

    def problems(self) -> Iterator[tuple[str, set[str]]]:
        """Give each code that is written here, with its advice."""
        for call, inside in self.calls:
            if _called(call) in MADE_BY:
                code, advice = MADE_BY[_called(call)]
                for scope in self._scopes(inside):
                    for text in self._texts(_given(call, code, "code"), scope):
                        yield text, self._texts(_given(call, advice, "suggestion"), scope)
        if any(_called(call) == "Problem" for call, _ in self.calls):
            for pair, inside in self.pairs:
                first, *rest = pair.elts
                if isinstance(first, ast.Constant) and "-" in str(first.value):
                    for scope in self._scopes(inside):
                        yield str(first.value), {text for part in rest for text in self._texts(part, scope)}

    def _scopes(self, inside: ast.FunctionDef | None, depth: int = 0) -> Iterator[Scope]:
        """Give what the names in a function can stand for: once for each place from which it is called."""
        if inside is None or depth > DEEP:
            yield {}
            return
        names = [argument.arg for argument in inside.args.args if argument.arg != "self"]
        own = _assigned(inside, {})
        around = [(call, at) for call, at in self.calls if _called(call) == inside.name and at is not inside]
        for call, at in around:
            given = [(name, _given(call, place, name)) for place, name in enumerate(names)]
            for scope in self._scopes(at, depth + 1):
                handed: Scope = {name: [(node, scope)] for name, node in given if node is not None}
                yield _closed({**own, **handed})
        if not around:
            yield _closed(own)

    def _texts(self, node: ast.expr | None, scope: Scope, depth: int = 0) -> set[str]:
        """Give the texts that an expression can be."""
        if depth > DEEP:
            return set()
        match node:
            case ast.Constant(value=str(text)):
                return {text} - {""}
            case ast.JoinedStr(values=parts):
                inner = (part.value if isinstance(part, ast.FormattedValue) else part for part in parts)
                return {
                    "".join(texts) for texts in product(*(self._texts(one, scope, depth) or {OPEN} for one in inner))
                }
            case ast.IfExp(body=one, orelse=other):
                return self._texts(one, scope, depth) | self._texts(other, scope, depth)
            case ast.BoolOp(values=ways):
                return {text for way in ways for text in self._texts(way, scope, depth)}
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                ends = self._texts(right, scope, depth) or {OPEN}
                return {text + end for text in self._texts(left, scope, depth) for end in ends}
            case ast.Name(id=name):
                known = scope.get(name) or self.constants.get(name, [])
                return {text for value, where in known for text in self._texts(value, where, depth + 1)}
            case _:
                return set()


def _closed(scope: Scope) -> Scope:
    """Let what a function assigns be looked up among its own names."""
    return {name: [(node, where or scope) for node, where in known] for name, known in scope.items()}


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def _given(call: ast.Call, place: int, name: str) -> ast.expr | None:
    """Give one argument of a call, by place or by name."""
    if len(call.args) > place:
        return call.args[place]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
