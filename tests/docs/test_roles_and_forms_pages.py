"""Each form and each role has its page: which boxes must be filled in, and what each partnership asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from calculating import answering
from cspr import vocabulary

ROOT = Path(__file__).parents[2]


def test_each_form_has_a_page_with_every_box_and_which_must_be_filled_in(script: Any) -> None:
    papers = script("papers")
    pages = papers.pages(checker=False)
    assert len(papers.every()) + 1 == len(pages)
    for form in papers.every():
        page = pages[f"reference/forms/{papers.address(form)}.md"]
        assert f"Boxes: {len(form.boxes)}, of which {sum(box.mandatory for box in form.boxes)} must" in page
        assert len(form.boxes) == len(re.findall(r"(?m)^\| .* \| <code>\S+</code> \|$", page))


def test_each_form_with_boxes_has_blanks_to_take_away(script: Any) -> None:
    papers = script("papers")
    blanks = papers.assets()
    assert {"html", "docx", "toml"} == {name.rpartition(".")[2] for name in blanks}
    for form in papers.every():
        if form.boxes:
            html = blanks[f"reference/forms/{papers.address(form)}-blank.html"].decode()
            assert "<h1" in html
            assert all(f'name="{box.path.replace("[]", "[0]")}"' in html for box in form.boxes)


def test_each_role_with_something_to_do_has_a_page_with_each_partnership(script: Any) -> None:
    people = script("people")
    pages = people.pages()
    assert {"lead-reviewer", "business-manager", "practitioner", "review-subgroup"} <= set(people.names())
    lead = pages["reference/roles/lead-reviewer.md"]
    assert lead.startswith("# Lead reviewer\n\nManages the review")
    heads = ["By the national documents", "In Essex", "In Kirklees", "In Northamptonshire"]
    assert heads == [head for head in re.findall(r"(?m)^## (.*)$", lead) if head in heads]
    assert all(vocabulary.actors()[name].title for name in people.names())


def test_a_check_of_a_form_says_what_is_empty_and_what_becomes_of_it() -> None:
    asked = '{"partnership": "northamptonshire", "document": "northamptonshire-framework-2020", '
    checked = answering.form_checked(asked + '"form": "commission-notice", "stage": "submission", "filled": {}}')
    assert "<code>content.commissioned</code>" in checked
    assert "<code>content.lead_reviewer</code>" in checked
