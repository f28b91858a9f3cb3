"""Mutation testing: do the tests notice when the code is wrong in one place?

A sample of a fixed seed is drawn from every small change that could be made to the rooms below. Each change is made to
a copy of the package, and the tests that speak of its room are run against the copy until the first that fails. A
change that no test notices survives; those that change nothing are listed with why in ``equivalent_mutants.toml``.

    python .ci/mutants.py --sample 300          the whole sample
    python .ci/mutants.py --sample 30 --seconds 240 --checked   as many of its first thirty as there is time for
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from measured import keep

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "cspr"
ROOMS = (
    *("calendars", "clocks", "conditions", "arising", "criteria", "timescales", "lifecycle", "roles", "people"),
    *("publication", "forms", "record"),
)
# Rooms that answer through others: what is wrong in them shows in the tests of those.
THROUGH = {"arising": "lifecycle", "clocks": "timescales", "conditions": "criteria", "roles": "people"}
SEED = 2026
WHOLE = 300
LONGEST = 300  # seconds of work for the tests of one change; one that makes them run longer is noticed
AT_LEAST = 95  # per cent
COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
# Arguments that say how a class is made, or guard what cannot happen: no answer hangs on them.
SHAPE = frozenset({"eq", "frozen", "hash", "kw_only", "order", "repr", "slots", "strict"})
COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.Mod: "*", ast.FloorDiv: "*", ast.BitAnd: "|", ast.BitOr: "&"}


class Mutant(NamedTuple):
    """One small change: in which file, from where to where in it, and what stands there instead."""

    file: str
    line: int
    begin: int
    end: int
    was: str
    becomes: str

    @property
    def name(self) -> str:
        """Which change it is."""
        return f"{self.file}:{self.line}: {self.was!r} -> {self.becomes!r}"


class _Changes(ast.NodeVisitor):
    """Every small change to one file, leaving alone what says what the code is: docstrings, types, names."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text, self.made = file, text, list[Mutant]()
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line.encode()))
        self.data = text.encode()

    def at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column

    def span(self, node: ast.AST) -> tuple[int, int]:
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def change(self, begin: int, end: int, becomes: str) -> None:
        was = self.data[begin:end].decode()
        line = self.data[:begin].count(b"\n") + 1
        self.made.append(Mutant(self.file, line, begin, end, was, becomes))

    def source(self, node: ast.AST) -> str:
        begin, end = self.span(node)
        return self.data[begin:end].decode()

    def between(self, left: ast.AST, right: ast.AST, becomes: str) -> None:
        begin, end = self.span(left)[1], self.span(right)[0]
        sign = self.data[begin:end].decode()
        bare = sign.strip().strip("()").strip()
        if bare and "#" not in sign:
            offset = sign.index(bare)
            self.change(begin + offset, begin + offset + len(bare), becomes)

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" not in self.source(node.test):
            self.test(node.test)
            self.generic_visit(node)

    def test(self, test: ast.expr) -> None:
        for becomes in ("True", "False"):
            self.change(*self.span(test), becomes)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.test(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.change(*self.span(test), "True")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            self.between(left, right, COMPARED[type(sign)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        becomes = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between(left, right, becomes)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in COUNTED and not isinstance(node.left, ast.Constant | ast.JoinedStr):
            self.between(node.left, node.right, COUNTED[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.Invert | ast.USub):
            self.change(*self.span(node), self.source(node.operand))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.change(*self.span(node), str(not node.value))
        elif isinstance(node.value, int):
            self.change(*self.span(node), str(node.value + 1))

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.change(*self.span(node.value), "None")
            self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring says, and does nothing
            if isinstance(node.value, ast.Yield | ast.YieldFrom | ast.Call):
                self.change(*self.span(node), "pass")
            self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.change(*self.span(node), "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self.change(*self.span(node), "pass")

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in SHAPE:
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        for part in node.body:
            self.visit(part)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in node.body:
            self.visit(part)


def mutants() -> list[Mutant]:
    """Every small change to the rooms, in an order that does not hang on the machine."""
    every: list[Mutant] = []
    for room in ROOMS:
        files = sorted(PACKAGE.glob(f"{room}/*.py")) or [path for path in [PACKAGE / f"{room}.py"] if path.exists()]
        for path in files:
            changes = _Changes(str(path.relative_to(PACKAGE)), path.read_text("utf-8"))
            changes.visit(ast.parse(changes.text))
            every += changes.made
    return every


def sample(every: list[Mutant], known: set[tuple[str, str, str]]) -> list[Mutant]:
    """A sample of a fixed seed, without those that are known to change nothing.

    A change to the code changes the sample only there: each has a place of its own, drawn by what it is.
    """
    drawn: list[tuple[str, Mutant]] = []
    alike = Counter[tuple[str, str, str]]()
    for mutant in every:
        what = key(mutant)
        if what not in known:
            alike[what] += 1
            drawn.append((sha256(repr((SEED, what, alike[what])).encode()).hexdigest(), mutant))
    return [mutant for _, mutant in sorted(drawn)][:WHOLE]


def key(mutant: Mutant) -> tuple[str, str, str]:
    """What tells a change from others though lines move: the file, the line as it becomes, with what was there."""
    line = lines(mutant.file)[mutant.line - 1].strip()
    return mutant.file, line, f"{mutant.was} -> {mutant.becomes}"


@cache
def lines(file: str) -> list[str]:
    """The lines of a file as they are."""
    return (PACKAGE / file).read_text("utf-8").splitlines()


def equivalent() -> set[tuple[str, str, str]]:
    """The changes that change nothing, as far as anybody has looked."""
    listed = tomllib.loads((ROOT / ".ci" / "equivalent_mutants.toml").read_text("utf-8"))
    return {(each["file"], each["line"], each["change"]) for each in listed.get("equivalent", [])}


def tests_of(room: str) -> tuple[list[str], list[str]]:
    """The test files that speak of a room: those named after it, then the others, the quick ones before the laws."""
    rooms = f"({room}|{THROUGH.get(room, room)})"
    speaks = re.compile(rf"cspr\.{rooms}\b|from cspr import [^\n]*\b{rooms}\b|^    {rooms},$", re.MULTILINE)
    stem, folders = room.rstrip("s"), ("unit", "bad", "scenarios", "property", "stateful")
    files = [path for folder in folders for path in sorted(ROOT.joinpath("tests", folder).glob("test_*.py"))]
    named = [path for path in files if stem in path.stem]
    others = [path for path in files if path not in named and path.parent.name in folders[:3]]
    return [str(path) for path in named], [str(path) for path in others if speaks.search(path.read_text("utf-8"))]


def noticed(mutant: Mutant, copy: Path, left_out: list[str]) -> int:
    """Which group of tests fails once the change is made to the copy: 1 those named after its room, 2 the others."""
    path = copy / "cspr" / mutant.file
    before = path.read_bytes()
    room = mutant.file.partition("/")[0].removesuffix(".py")
    for stale in path.parent.glob(f"__pycache__/{path.stem}.*"):
        stale.unlink()
    path.write_bytes(before[: mutant.begin] + mutant.becomes.encode() + before[mutant.end :])
    try:
        named, others = tests_of(room)
        if not named:
            sys.exit(f"no tests are named after {room}")
        return _fails([named, others], copy, left_out)
    finally:
        path.write_bytes(before)
        for stale in path.parent.glob(f"__pycache__/{path.stem}.*"):
            stale.unlink()


def _fails(groups: list[list[str]], copy: Path, left_out: list[str]) -> int:
    """Which of some groups of tests fails first, 0 for none, in a process that has all else loaded."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        sys.path.insert(0, str(copy))
        import pytest

        options = ["-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist"]
        options += ["-W", "ignore:Module already imported"]  # so that no child has to load it again
        options += ["--hypothesis-profile=quick", "--rootdir", str(ROOT)]
        options += [f"--deselect={name}" for name in left_out]
        failed = (number for number, tests in enumerate(groups, 1) if tests and pytest.main([*options, *tests]) != 0)
        os._exit(next(failed, 0))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else len(groups)


def failing(files: list[str]) -> list[str]:
    """The tests of some files that fail without any change, and would notice everything: they are left out."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["--hypothesis-profile=quick", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 -- ours
    names = re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    for name in names:
        print(f"left out, for it fails as it is: {name}", flush=True)
    return names


def run(wanted: list[Mutant], seconds: float, *, aloud: bool, checked: bool) -> Iterator[tuple[Mutant, bool]]:
    """Try one change after the other, for as long as there is time.

    A group of tests that notices something is believed once it is known which of its tests fail as it is.
    """
    ends = time.monotonic() + seconds
    left_out: dict[tuple[str, int], list[str]] = {}
    with tempfile.TemporaryDirectory() as workshop:
        copy = Path(
            shutil.copytree(PACKAGE, Path(workshop, "src", "cspr"), ignore=shutil.ignore_patterns("__pycache__"))
        )
        os.environ["PYTHONPATH"] = str(copy.parent)  # noqa: TID251 -- what the tests start loads the copy too
        for number, mutant in enumerate(wanted, 1):
            if time.monotonic() > ends:
                return
            room = mutant.file.partition("/")[0].removesuffix(".py")
            while True:
                known = [name for (of, _), names in left_out.items() if of == room for name in names]
                by = noticed(mutant, copy.parent, known)
                if checked or not by or (room, by) in left_out:
                    break
                left_out[room, by] = failing(tests_of(room)[by - 1])
                if not left_out[room, by]:
                    break
            if aloud or not by:
                print(f"{number:4} {('SURVIVED', 'noticed 1', 'noticed 2')[by]:9} {mutant.name}", flush=True)
            yield mutant, bool(by)


def main() -> int:
    """Draw the sample, try it, say what survived."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--of", default="", help="only of files whose path begins so, such as publication/")
    asked.add_argument("--sample", type=int, default=WHOLE, help=f"how many of the {WHOLE}")
    asked.add_argument("--begin", type=int, default=0, help="how many of them to pass over")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="begin none after that time")
    asked.add_argument("--keep", action="store_true", help="keep the figures for the documentation")
    asked.add_argument("--checked", action="store_true", help="it is known that every test passes as it is")
    asked.add_argument("--aloud", action="store_true", help="name those that are noticed too")
    given = asked.parse_args()
    import hypothesis  # noqa: F401 -- loaded once, before the tests of any change

    os.chdir(ROOT)
    every = [mutant for mutant in mutants() if mutant.file.startswith(given.of)]
    wanted = sample(every, equivalent())[given.begin : given.begin + given.sample]
    began = time.monotonic()
    tried = list(run(wanted, given.seconds, aloud=given.aloud, checked=given.checked))
    killed = sum(noticed for _, noticed in tried)
    survived = [mutant.name for mutant, noticed in tried if not noticed]
    share = 100 * killed / len(tried) if tried else 0
    print(f"{len(every)} small changes could be made; {len(tried)} of the {len(wanted)} drawn were tried")
    print(f"{killed} noticed, {len(survived)} survived: {share:.1f} % ({time.monotonic() - began:.0f} s)")
    if given.keep:
        figures = {"possible": len(every), "drawn": len(wanted), "tried": len(tried), "noticed": killed}
        keep("mutants", {**figures, "listed as changing nothing": len(equivalent()), "survived": survived})
    return int(len(survived) > max(1, len(tried) * (100 - AT_LEAST) // 100))  # one of few is not yet a share


if __name__ == "__main__":
    sys.exit(main())
