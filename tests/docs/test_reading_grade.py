"""How hard each page is to read, by the automated readability index: guides at grade 8 or lower."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
GUIDES = ("how-to/", "tutorial/", "index.md")
NOT_READ = re.compile(
    r"(?ms)^ *```.*?^ *```$"  # what is shown as code
    r"|^ *\|[^\n]*$"  # tables
    r"|^[ \t]*(?:\?\?\?|!!!)[^\n]*$|^#[^\n]*$|^\{[^\n]*$|<[^>\n]+>|`[^`\n]+`"
)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
GUIDE = 8
OTHER = 11


@pytest.fixture(scope="module")
def grade(script: Any) -> Any:
    return script("sentences").grade


def prose(page: str) -> str:
    """What a reader reads of a page as sentences: no code, no tables; an entry of a list is a sentence of its own."""
    text = LINK.sub(r"\1", NOT_READ.sub("", page)).replace("*", "")
    entries = re.split(r"\n\s*\n|\n\s*(?:-|\d+\.)\s", text)
    return " ".join(f"{' '.join(entry.split()).rstrip(':;,.')}." for entry in entries if entry.strip())


def graded(grade: Any) -> dict[str, float]:
    texts = {path: prose(path.read_text("utf-8")) for path in PAGES}
    return {
        (path.relative_to(DOCS) if path.is_relative_to(DOCS) else path.relative_to(ROOT)).as_posix(): grade(text)
        for path, text in texts.items()
        if len(text.split()) > 40
    }


def test_guides_are_read_at_grade_eight_or_lower(grade: Any) -> None:
    grades = graded(grade)
    listed = "\n".join(f"{figure:5.1f}  {name}" for name, figure in sorted(grades.items(), key=lambda each: -each[1]))
    print(listed)  # noqa: T201 -- pytest -rP lists the grade of every page
    assert [] == [name for name, figure in grades.items() if name.startswith(GUIDES) and figure > GUIDE], listed
    assert [] == [name for name, figure in grades.items() if figure > OTHER], listed
