"""The search of the site finds the page that answers a reader's question among the first three, also from a file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromium import Chromium, Tab

QUESTIONS = tomllib.loads(Path(__file__).parents[1].joinpath("docs", "questions.toml").read_text("utf-8"))["question"]
FIRST = 3
ASK = """
(async (asks) => {
  const field = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  field.focus();
  field.value = "";
  field.dispatchEvent(new Event("keyup"));
  const wait = () => new Promise((done) => setTimeout(done, 50));
  await wait();
  field.value = asks;
  field.dispatchEvent(new Event("keyup"));
  const found = () => [...document.querySelectorAll(".md-search-result__item > a")].map((link) => link.href);
  for (let tries = 0; tries < 100; tries += 1) {
    await wait();
    if (/matching|No/.test(meta.textContent)) break;
  }
  await wait();
  return found();
})(%s)
"""


@pytest.fixture(scope="module")
def searching(browser: Chromium, served: str) -> Iterator[Tab]:
    with browser.tab() as tab:
        tab.show()
        tab.goto(f"{served}/index.html")
        tab.run("document.querySelector('[data-md-component=search-query]').focus()")
        tab.until("!/Initiali[sz]ing/.test(document.querySelector('.md-search-result__meta').textContent)")
        yield tab


def pages(tab: Tab, base: str, asks: str) -> list[str]:
    """The pages that are found, in order, each once."""
    found = tab.run(ASK % json.dumps(asks))
    return list(dict.fromkeys(urldefrag(address).url.partition("?")[0].removeprefix(f"{base}/") for address in found))


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["asks"] for question in QUESTIONS])
def test_the_page_that_answers_is_among_the_first_three(
    searching: Tab, site: Path, served: str, question: dict[str, str]
) -> None:
    if not site.joinpath(question["page"]).is_file():
        pytest.skip(f"the site was built without {question['page']}")
    assert question["page"] in pages(searching, served, question["asks"])[:FIRST]


def test_thirty_questions_are_asked() -> None:
    assert len(QUESTIONS) >= 30


def test_it_works_in_a_site_opened_from_a_file(tab: Tab, site: Path) -> None:
    tab.goto(site.joinpath("index.html").as_uri())
    tab.until("typeof __index !== 'undefined'")
    for asks in ("install windows", "how do I install it on Windows?"):
        assert "how-to/install.html" in pages(tab, site.as_uri(), asks)[:FIRST]
