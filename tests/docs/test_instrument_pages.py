"""The page of a document begins with a summary, and holds each clause once, in words and not in codes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from cspr.guidance.loading import document, shipped

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def instruments(script: Any) -> Any:
    return script("instruments")


@pytest.mark.parametrize("slug", shipped())
def test_each_clause_stands_once_under_the_summary(instruments: Any, slug: str) -> None:
    of = document(slug)
    summary, _, clauses = instruments.page(of, [of]).partition("## Clause by clause")
    assert list(of.clauses) == re.findall(r"(?m)^    \{: #(\S+) \}$", clauses)
    assert "| In short | What is known |" in summary
    assert of.instrument.slug in summary
    assert all(part.what.split("`")[0][:20].split("'")[0] in summary for part in of.instrument.unread)


def test_a_clause_says_in_words_how_strong_it_is_where_it_stands_and_how_it_is_known(instruments: Any) -> None:
    of = document("kirklees-staff-guide")
    page = instruments.page(of, [of])
    assert "(should; local procedure; text seen; Safeguarding partnership)" in page
    assert "(must not; local procedure; text seen; Practitioner)" in page
    assert "(states something; local procedure; text seen)" in page


def test_the_summary_says_by_when_with_the_way_to_the_clause(instruments: Any) -> None:
    of = document("panel-guidance-2025")
    page = instruments.page(of, [of])
    assert "- [PG25-002](#PG25-002): A rapid review is done within 15 working days" in page


def test_every_way_of_standing_and_of_being_known_has_words() -> None:
    from cspr.sources import Authority, Basis

    assert all(each.says for each in (*Authority, *Basis))


def test_the_summary_has_days_and_documents_as_people_say_them(instruments: Any) -> None:
    of = document("kirklees-staff-guide")
    page = instruments.page(of, [of])
    assert "| In force | from some day between 4 Jul 2018 and 1 Jul 2022; no end is known |" in page
    assert "| Written against | Working Together 2018 |" in page
    month = document("panel-guidance-2019")
    assert "from some day of April 2019, until some day of September 2022" in instruments.page(month, [month])


def test_a_remark_names_roles_and_bodies_by_their_titles(instruments: Any) -> None:
    of = document("northamptonshire-framework-2020")
    assert "Note: First escalation step, for Lead reviewer or Member of the review group." in instruments.page(of, [of])
