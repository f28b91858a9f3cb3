"""What readers type beside the words of a page is kept for pages that are there, and rests on no word of every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook(script: Any) -> Any:
    return script("hook")


def test_each_page_that_is_searched_for_is_there_and_each_abbreviation_in_the_glossary(hook: Any) -> None:
    made = hook.generated()  # takes seconds
    only_with_npm = {"calculator.md", "check-a-form.md"}
    missing = [name for name in hook.SEARCHED_FOR if name not in made and not ROOT.joinpath("docs", name).is_file()]
    assert set(missing) <= only_with_npm
    page = made["reference/glossary.md"].partition("\n## Abbreviations\n")[2]
    assert hook.ABBREVIATIONS
    assert [] == [short for short, words in hook.ABBREVIATIONS.items() if f"| {short} | {words} |" not in page]


def test_no_word_is_searched_for_on_most_pages(hook: Any) -> None:
    pages = [set(" ".join(words).lower().split()) for words in hook.SEARCHED_FOR.values()]
    everywhere = {word for page in pages for word in page if sum(word in other for other in pages) > len(pages) // 4}
    assert set() == everywhere
