# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""Notebooks to download, made from the pages of the tutorial that are tested."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TUTORIAL = Path(__file__).parents[1] / "tutorial"
PAGES = ("one-case", "comparing-partnerships", "a-year-of-reviews", "dates-as-columns")
FENCE = re.compile(r"(?ms)^```python\n(.*?)^```\n?")
SHOWN = re.compile(r"(?m)^#>.*\n?")


def notebooks() -> dict[str, str]:
    """Every notebook by its address."""
    return {f"tutorial/{name}.ipynb": json.dumps(notebook(name), indent=1) + "\n" for name in PAGES}


def notebook(name: str) -> dict[str, Any]:
    """A page as a notebook: its words, and its code without what it prints."""
    text = (TUTORIAL / f"{name}.md").read_text("utf-8")
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "cells": [cell | {"id": f"cell-{number}"} for number, cell in enumerate(_cells(text))],
    }


def _cells(text: str) -> Iterator[dict[str, Any]]:
    for place, part in enumerate(FENCE.split(text)):
        source = (SHOWN.sub("", part) if place % 2 else part).strip("\n")
        if source and place % 2:
            yield {
                "cell_type": "code",
                "execution_count": None,
                "metadata": {},
                "outputs": [],
                "source": source.splitlines(keepends=True),
            }
        elif source:
            yield {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}
