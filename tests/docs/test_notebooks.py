"""The notebooks to download are the pages of the tutorial, and run from the first cell to the last."""

from __future__ import annotations

import ast
import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("one-case", "comparing-partnerships", "a-year-of-reviews", "dates-as-columns")


SHOWN: dict[str, set[str]] = {
    "one-case": {"html", "svg"},
    "comparing-partnerships": {"html"},
    "a-year-of-reviews": set(),
    "dates-as-columns": {"html", "svg"},
}


@pytest.fixture(scope="module")
def made(script: Any) -> Any:
    return script("notebooks")


def code(notebook: dict[str, Any]) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(cells: list[str]) -> Any:
    """Run the cells as a notebook does, and give what the last expressions show."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown: list[Any] = []
    with redirect_stdout(io.StringIO()):
        for cell in cells:
            body = ast.parse(cell)
            last = body.body.pop() if isinstance(body.body[-1], ast.Expr) else None
            exec(compile(body, "cell", "exec"), names)  # noqa: S102 -- running the project's own pages is what is tried
            if isinstance(last, ast.Expr):
                shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), names))  # noqa: S307 -- as above
    return shown


def test_every_notebook_has_its_page_with_a_link_to_it(made: Any) -> None:
    assert NAMES == made.PAGES
    assert {f"tutorial/{name}.ipynb" for name in NAMES} == set(made.notebooks())
    for name in NAMES:
        assert f"({name}.ipynb)" in (ROOT / "docs" / "tutorial" / f"{name}.md").read_text("utf-8")
        assert f"tutorial/{name}.md" in (ROOT / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_well_formed_and_runs(made: Any, name: str) -> None:
    notebook = json.loads(made.notebooks()[f"tutorial/{name}.ipynb"])
    assert (4, 5, True) == (
        notebook["nbformat"],
        notebook["nbformat_minor"],
        len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"]),
    )
    assert "#>" not in "".join(code(notebook))
    shown = [each for each in run(code(notebook)) if each is not None]
    kinds = {kind for kind in ("html", "svg") if any(hasattr(each, f"_repr_{kind}_") for each in shown)}
    assert SHOWN[name] == kinds
    drawn = [each._repr_svg_() for each in shown if hasattr(each, "_repr_svg_")]
    assert all(each.startswith("<svg") for each in drawn)
