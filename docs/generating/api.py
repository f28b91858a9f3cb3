# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The API, a page for each subject: what the stub of its room lists, then the classes inside the answers."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import cspr

FOLDER: Final = "reference/api"
SOURCES: Final = Path(cspr.__file__).parent
PAGES: Final = {
    "ground": ("Errors, answers, days, sources", ("errors", "truth", "dates", "sources", "vocabulary")),
    "calendars": ("Working days of England", ("calendars",)),
    "guidance": ("What the documents say", ("guidance",)),
    "record": ("What has happened", ("record", "record.what_happened")),
    "conditions": ("Conditions, clocks, and what arises", ("conditions", "clocks", "arising.states")),
    "glossary": ("Words of the documents", ("glossary",)),
    "criteria": ("Criteria", ("criteria",)),
    "timescales": ("Deadlines", ("timescales",)),
    "lifecycle": ("Steps and plans", ("lifecycle",)),
    "roles": ("Roles and bodies", ("roles",)),
    "publication": ("Publication", ("publication",)),
    "people": ("People and meetings", ("people",)),
    "learning": ("Learning", ("learning",)),
    "engagement": ("What staff may speak of", ("engagement",)),
    "history": ("Looking back", ("history",)),
    "comparison": ("Comparing texts", ("comparison",)),
    "forms": ("Forms", ("forms",)),
    "anonymity": ("Anonymity", ("anonymity",)),
    "authoring": ("A partnership's own folder", ("authoring",)),
    "reporting": ("All of it at once", ("reporting", "first_screen")),
    "caseload": ("Many reviews at once", ("caseload",)),
    "changing": ("What changed", ("changing",)),
    "show": (
        "Pages, tables, pictures, calendar files",
        ("show", "show.process", "show.timeline", "show.spreadsheet", "show.gantt", "show.ical"),
    ),
    "frames": ("Columns of dates", ("frames",)),
    "testing": ("For your own tests", ("testing",)),
    "interchange": ("Plain values, for JSON", ("interchange",)),
}


def pages() -> dict[str, str]:
    """Every page by its address."""
    return {f"{FOLDER}/{name}.md": _page(title, modules) for name, (title, modules) in PAGES.items()}


def navigation() -> list[str | dict[str, str]]:
    """The pages as they stand in the navigation, after the page that begins them."""
    return [f"{FOLDER}/index.md", *({title: f"{FOLDER}/{name}.md"} for name, (title, _) in PAGES.items())]


def listing() -> str:
    """The pages, for the page that begins them."""
    rows = "".join(
        f"| [{title}]({name}.md) | {', '.join(f'`cspr.{module}`' for module in modules)} |\n"
        for name, (title, modules) in PAGES.items()
    )
    return f"| Subject | Modules |\n|---|---|\n{rows}"


def public(room: str) -> list[str]:
    """The names that the stub of a room lists, a name once, without the rooms that are at the front."""
    stub = SOURCES.joinpath(*room.split("."), "__init__.pyi")
    parts = ast.parse(stub.read_text("utf-8")).body if stub.is_file() else []
    return [alias.name for part in parts if isinstance(part, ast.ImportFrom) for alias in part.names]


def inside(room: str) -> list[str]:
    """The classes that what is public in a room names and its stub does not list, each where it lives."""
    defined = {
        node.name: (path.stem, node)
        for path in sorted(SOURCES.joinpath(room).glob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    }
    classes = {name for name, (_, node) in defined.items() if isinstance(node, ast.ClassDef)}
    listed = public(room)
    waiting = [name for name in listed if name in defined]
    for name in waiting:  # which grows as its classes name others
        words = dict.fromkeys(re.findall(r"\w+", " ".join(_said(defined[name][1]))))
        waiting += [word for word in words if word in classes - {*waiting}]
    return [f"{room}.{defined[name][0]}.{name}" for name in waiting if name not in listed]


def _said(node: ast.ClassDef | ast.FunctionDef) -> list[str]:
    """What the annotations say: of the fields of a class, and of what its public methods, or a function, answer."""
    parts = node.body if isinstance(node, ast.ClassDef) else [node]
    fields = [part.annotation for part in parts if isinstance(part, ast.AnnAssign)]
    functions = [part for part in parts if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")]
    return [ast.unparse(part) for part in (*fields, *(each.returns for each in functions)) if part is not None]


def _page(title: str, modules: tuple[str, ...]) -> str:
    blocks: list[str] = []
    parts: list[str] = []
    for module in modules:
        names = public(module)
        lead = "\n    options:\n      members: false" if names else ""
        blocks += [f"::: cspr.{module}{lead}", *(f"::: cspr.{module}.{name}" for name in names)]
        parts += [f"::: cspr.{part}" for part in inside(module)] if names else []
    return "\n\n".join((f"# {title}", *blocks, *(["## Inside these answers", *parts] if parts else ()))) + "\n"
