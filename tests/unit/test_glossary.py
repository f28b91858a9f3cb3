"""What a word of a document means, and what the documents call a thing."""

from __future__ import annotations

from datetime import date

import pytest

from cspr import glossary, vocabulary
from cspr.guidance import framework, partnerships
from cspr.guidance.loading import document, shipped
from cspr.truth import Truth

FRAMEWORK = "northamptonshire-framework-2020"


def test_the_four_senses_of_panel_are_apart() -> None:
    found = glossary.senses(framework("northamptonshire"), "Panel")
    local = {one.sense: one.means for one in found if one.source.instrument == FRAMEWORK}
    assert {
        "national": "national-panel",
        "former name": "review-group",
        "flowchart": "rapid-review-group",
        "appendix 6": "review-group",
    } == local


def test_each_sense_gives_the_clauses_in_which_it_stands() -> None:
    found = glossary.senses(framework("northamptonshire"), "Panel")
    assert ("NSCP-F-131",) in {one.source.clauses for one in found}
    assert all(one.source.clauses for one in found)


def test_the_word_itself_comes_before_longer_words_that_hold_it() -> None:
    found = glossary.senses(framework("northamptonshire"), "panel")
    whole = [one.whole for one in found]
    assert sorted(whole, reverse=True) == whole
    assert {True, False} == set(whole)


@pytest.mark.parametrize("written", ["review team", "Review Team", "  the   REVIEW team "])
def test_case_spacing_and_a_leading_article_make_no_difference(written: str) -> None:
    found = glossary.senses(framework("essex"), written)
    assert ["review-group"] == [one.means for one in found if one.whole]


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert () == glossary.senses(framework("northamptonshire"), "pane")


@pytest.mark.parametrize("written", ["", "   ", "the "])
def test_no_word_has_no_sense(written: str) -> None:
    assert () == glossary.senses(framework("national"), written)


def test_a_word_that_no_document_uses_has_no_sense() -> None:
    assert () == glossary.senses(framework("national"), "serious further offence")


def test_a_thing_has_its_names_in_each_document() -> None:
    found = glossary.names(framework("essex"), "review-group")
    assert {"essex-role-profiles-2024": ("Review Team",)} == {one.source.instrument: one.says for one in found}


def test_a_thing_without_a_name_of_its_own_has_none() -> None:
    assert () == glossary.names(framework("national"), "press")


def test_on_a_day_only_texts_in_force_or_that_may_be_are_asked() -> None:
    before = glossary.names(framework("northamptonshire"), "review-group", on=date(2019, 1, 1))
    within = glossary.names(framework("northamptonshire"), "review-group", on=date(2020, 12, 15))
    after = glossary.names(framework("northamptonshire"), "review-group", on=date(2021, 4, 1))
    assert () == before
    assert {Truth.UNKNOWN} == {one.in_force for one in within}
    assert Truth.YES in {one.in_force for one in after if one.source.instrument == FRAMEWORK}


@pytest.mark.parametrize("partnership", ["national", *partnerships()])
def test_every_word_of_every_document_leads_to_its_meaning_and_back(partnership: str) -> None:
    whole = framework(partnership)
    for one in whole.documents:
        for term in one.terms:
            assert term.source in {sense.source for sense in glossary.names(whole, term.means)}
            for said in term.says:
                assert term.means in {sense.means for sense in glossary.senses(whole, said) if sense.whole}


@pytest.mark.parametrize("slug", shipped())
def test_what_a_word_means_is_a_word_of_the_vocabulary_or_a_test(slug: str) -> None:
    known = {name for kind in vocabulary.KINDS for name in vocabulary.words(kind)}
    known |= {one.id for other in shipped() for one in document(other).criteria}
    assert [] == [term.means for term in document(slug).terms if term.means not in known]
