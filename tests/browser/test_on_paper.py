"""On paper nothing is cut off or left folded; a leaflet takes two sheets at most, and names the clauses it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chromium import Chromium, Tab

READERS = (
    *("business-manager", "publication-month", "lead-reviewer", "group-member", "author", "line-manager"),
    *("referrer", "practitioner", "family", "trainer", "policy-officer", "developer"),
)
CUT_OFF = """
[...document.querySelectorAll(".md-content :is(table, pre, svg, p, li, td)")]
  .filter((part) => part.getClientRects().length && part.getBoundingClientRect().right > innerWidth + 1)
  .map((part) => `${part.tagName}: ${part.textContent.trim().slice(0, 60)}`)
"""
FOLDED = (
    "[...document.querySelectorAll('.md-content details > :not(summary)')].filter((part) => !part.offsetHeight).length"
)
# Nothing but one partnership of a brief.
ALONE = """
(() => {
  let now = -1;
  for (const part of document.querySelector(".md-content article").children) {
    now += part.matches("h2");
    part.style.display = now === %d ? "" : "none";
    part.style.breakBefore = "auto";
  }
  return true;
})()
"""


@pytest.fixture(scope="module")
def paper(browser: Chromium) -> Iterator[Tab]:
    with browser.tab() as tab:
        yield tab


@pytest.mark.parametrize("reader", READERS)
def test_a_leaflet_has_its_five_things_on_one_screen_and_takes_two_sheets_at_most(
    paper: Tab, served: str, reader: str
) -> None:
    paper.show()
    paper.goto(f"{served}/start/{reader}.html")
    assert paper.run("document.querySelectorAll('.md-content article > ol > li').length") == 5
    assert paper.run("document.querySelector('.md-content article > ol').getBoundingClientRect().bottom < innerHeight")
    assert paper.sheets() <= 2
    paper.on_paper()
    boxes = "[...document.querySelectorAll('.md-content details')].map((box) => getComputedStyle(box).display)"
    assert {"inline-block"} >= set(paper.run(boxes))  # whole on one sheet


@pytest.mark.parametrize("role", ["practitioner", "family", "line-manager", "lead-reviewer", "report-author"])
def test_a_brief_begins_each_partnership_on_a_new_sheet_and_takes_two_of_them_at_most(
    paper: Tab, served: str, role: str
) -> None:
    paper.goto(f"{served}/reference/briefs/{role}.html")
    paper.on_paper()
    assert ["auto", "page", "page", "page"] == paper.run(
        "[...document.querySelectorAll('.md-content h2')].map((head) => getComputedStyle(head).breakBefore)"
    )
    assert [] == [place for place in range(4) if paper.run(ALONE % place) and paper.sheets() > 2]


@pytest.mark.parametrize(
    "page",
    [
        *("index", "start/business-manager", "how-to/publication-checklist", "how-to/keep-the-dates"),
        *("reference/side-by-side", "reference/commands", "reference/glossary", "reference/process/northamptonshire"),
        *("reference/guidance/kirklees-staff-guide", "reference/roles/lead-reviewer", "reference/api/changing"),
    ],
)
def test_nothing_is_cut_off_or_left_folded(paper: Tab, site: Path, served: str, page: str) -> None:
    if not site.joinpath(f"{page}.html").is_file():
        pytest.skip(f"the site was built without {page}")
    paper.goto(f"{served}/{page}.html")
    paper.on_paper()
    assert [] == paper.run(CUT_OFF)
    assert paper.run(FOLDED) == 0


@pytest.mark.parametrize(("page", "heads"), [("side-by-side", "Essex"), ("editions-summary", "2026")])
def test_on_a_narrow_screen_texts_stand_below_each_other_under_their_names(
    tab: Tab, served: str, page: str, heads: str
) -> None:
    last = "document.querySelector('.stacked td:last-child')"
    tab.goto(f"{served}/reference/{page}.html")
    tab.show(390)
    assert tab.run(f"getComputedStyle({last}, '::before').content.slice(1, -1)") == heads
    assert tab.run(f"{last}.getBoundingClientRect().right <= 390")


def test_a_clause_is_named_and_the_paper_is_white_for_a_reader_who_likes_it_dark(tab: Tab, served: str) -> None:
    tab.show(dark=True)
    tab.goto(f"{served}/start/family.html")
    named = "getComputedStyle(document.querySelector('[data-clause]'), '::after').content"
    assert tab.run(named) == "none"
    tab.on_paper()
    assert tab.run(named) == '" WT18-054"'
    assert tab.run("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.run("getComputedStyle(document.querySelector('.md-content li')).color").startswith("rgba(0, 0, 0")
    assert tab.run("getComputedStyle(document.querySelector('.md-header')).display") == "none"


def test_what_was_folded_is_folded_again_after_printing(tab: Tab, served: str) -> None:
    tab.goto(f"{served}/start/family.html")
    folds = "document.querySelectorAll('.md-content details[open]').length"
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run(folds) == 3
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run(folds) == 0


def test_without_javascript_what_is_folded_is_printed_too(tab: Tab, served: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.goto(f"{served}/start/family.html")
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run("document.querySelector('.md-content details li').checkVisibility()")
