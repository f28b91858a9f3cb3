"""Every sentence of the library stands on one of two pages, and can be read by somebody who does not program."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sentences(script: Any) -> Any:
    return script("sentences")


def test_every_subject_stands_on_one_page_with_its_sentences(sentences: Any) -> None:
    pages = sentences.pages()
    page = "".join(pages.values())
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(headings) == len(set(headings)) == sum(1 for several in sentences.patterns().values() if several)
    for address, text in pages.items():
        assert [other.rpartition("/")[2] in text for other in pages if other != address] == [True]
    files = [path for path in (ROOT / "src" / "cspr" / "wording").glob("*.py") if path.stem != "__init__"]
    assert len(files) == len(sentences.patterns())
    assert "To be safe: by Tue 30 Mar 2021 (meets every reading)" in page
    assert "expected, not required" in page


def test_the_grade_counts_letters_words_and_sentences(sentences: Any) -> None:
    assert pytest.approx(4.71 * 18 / 5 + 0.5 * 5 - 21.43) == sentences.grade("The child was not hurt.")
    assert pytest.approx(4.71 * 18 / 5 + 0.5 * 2.5 - 21.43) == sentences.grade("The child was. Not hurt.")


def test_the_sentences_can_be_read_by_somebody_of_fifteen_and_half_of_them_by_a_child(sentences: Any) -> None:
    graded = sorted(
        (sentences.grade(text), text)
        for several in sentences.patterns().values()
        for says, example in several
        if len((text := example or says).split()) >= sentences.ENOUGH
    )
    hardest = "\n".join(f"{figure:5.1f} {text}" for figure, text in graded[-10:])
    assert median(figure for figure, _ in graded) < 4, hardest
    assert graded[-1][0] < 14, hardest
