"""The pages of words: every word is there, with what it means, and leads to its clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from cspr import vocabulary
from cspr.guidance.loading import document, shipped
from cspr.show import as_markdown

ROOT: Final = Path(__file__).parents[2]
EVERY: Final = tuple(document(slug) for slug in shipped())


@pytest.fixture(scope="module")
def pages(script: Any) -> Any:
    return script("word_pages")


def test_the_overview_leads_to_the_page_of_each_document(pages: Any) -> None:
    page = as_markdown.blocks([pages.overview([document("working-together-2018"), document("kirklees-staff-guide")])])
    assert "](guidance/working-together-2018.md) | 2018 | statutory guidance | from 4 Jul 2018" in page
    assert "](guidance/kirklees-staff-guide.md)" in page
    assert "| local procedure of Kirklees |" in page


def test_every_word_of_the_vocabulary_stands_on_its_page(pages: Any) -> None:
    page = as_markdown.write(pages.vocabulary(EVERY))
    kinds = [kind for kind in vocabulary.KINDS if kind != "actors"]
    assert [] == [one for kind in kinds for one in vocabulary.words(kind) if f"<code>{one}</code>" not in page]


def test_a_word_is_given_with_what_documents_call_it(pages: Any) -> None:
    row = next(
        row for row in as_markdown.write(pages.vocabulary(EVERY)).splitlines() if "<code>review-group</code>" in row
    )
    assert "“Review Team”" in row
    assert "“subgroup representatives”" in row


@pytest.mark.parametrize(
    ("word", "more"),
    [
        ("child-seriously-harmed", "asked of the child; a judgement; ask: "),
        ("child-died", "asked of the child; a matter of record; ask: "),
        ("notify-incident", "; done by: notification-sent"),
        ("chronologies", "; for each agency"),
        ("assure-quality", "; throughout"),
        ("publication", "publish: the event publication-agreed"),
        ("prosecution", "ask: Police"),
        ("disputed", "a reason for: unknown"),
    ],
)
def test_what_else_there_is_to_know_of_a_word_is_given(pages: Any, word: str, more: str) -> None:
    row = next(row for row in as_markdown.write(pages.vocabulary(())).splitlines() if f"| <code>{word}</code>" in row)
    assert more in row


def test_every_word_of_every_document_stands_in_the_glossary(pages: Any) -> None:
    page = as_markdown.write(pages.glossary(EVERY))
    said = [text for one in EVERY for term in one.terms for text in term.says]
    assert [] == [text for text in said if f"| {as_markdown.escape(text)} |" not in page]


def test_the_glossary_leads_to_the_clause_and_says_in_which_sense(pages: Any) -> None:
    rows = as_markdown.write(pages.glossary(EVERY, "{}.html")).splitlines()
    row = next(row for row in rows if "(former name) The former name of the Review Group." in row)
    assert "| Panel | Review group (<code>review-group</code>) |" in row
    assert "[NSCP-F-131](northamptonshire-framework-2020.html#NSCP-F-131)" in row
