"""The ways in by reader: each line has its clause, each number is the clause's, and nothing is promised."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NUMBERS = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|ten|fifteen|twenty)\b")
COUNTED_BY_US = {
    "referrer": {"two"},
    "policy-officer": {"three"},
    "business-manager": {"two"},
    "practitioner": set[str](),
}
LEANING_ON_THE_LINE_ABOVE = {
    "That covers what was done in good faith, and nothing else.",
    "That does not cover what was not done in good faith. Other processes may follow.",
}
PROMISES = re.compile(
    r"\b(?:confidential|in confidence|secret|anonymous|nothing (?:can|will) follow|no consequences)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def ways_in(script: Any) -> Any:
    return script("ways_in")


@pytest.fixture(scope="module")
def questions(script: Any) -> list[dict[str, Any]]:
    """What readers ask in their own words."""
    return list(script("asked").QUESTIONS)


def things(reader: dict[str, Any]) -> list[dict[str, Any]]:
    return [*reader["things"], *(thing for local in reader.get("local", ()) for thing in local["things"])]


def grade(text: str) -> float:
    """The reading grade of a text by Flesch and Kincaid."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.?!](?:\s|$)", text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def numbers_of_no_clause(ways_in: Any, thing: dict[str, Any]) -> set[str]:
    cited = " ".join(ways_in.clause(name)[1].subject for name in thing.get("clauses", ()))
    return {*NUMBERS.findall(thing.get("says", ""))} - {*NUMBERS.findall(cited)}


def test_every_kind_of_reader_has_a_page_of_five_things_and_at_most_five_of_each_partnership(ways_in: Any) -> None:
    who = {reader["id"] for reader in ways_in.READERS}
    assert {
        *("business-manager", "publication-month", "lead-reviewer", "group-member", "author", "line-manager"),
        *("referrer", "practitioner", "family", "trainer", "policy-officer", "developer"),
    } == who
    assert {f"start/{name}.md" for name in who} == set(ways_in.pages())
    assert {5} == {len(reader["things"]) for reader in ways_in.READERS}
    assert {3, 4, 5} == {len(local["things"]) for reader in ways_in.READERS for local in reader.get("local", ())}


def test_every_line_rests_on_clauses_or_leads_to_a_page(ways_in: Any) -> None:
    for reader in ways_in.READERS:
        for thing in things(reader):
            assert ("page" in thing) != bool(thing.get("clauses"))
            assert ways_in.says(thing)


def test_no_line_leans_on_one_that_stands_in_the_document_and_not_on_the_page(ways_in: Any) -> None:
    leaning = re.compile(r"^(?:Step \d|At that point|Before that|Only then|That|They|It )|\((?:item|Appendi)|so far")
    lines = {ways_in.says(thing) for reader in ways_in.READERS for thing in things(reader) if "clauses" in thing}
    assert [] == sorted(line for line in lines - LEANING_ON_THE_LINE_ABOVE if leaning.search(line))


def test_what_is_said_of_a_partnership_is_its_own_text(ways_in: Any) -> None:
    for reader in ways_in.READERS:
        for local in reader.get("local", ()):
            firsts = {ways_in.clause(thing["clauses"][0])[0] for thing in local["things"]}
            assert [] == [slug for slug in firsts if not slug.startswith(local["partnership"])]


def test_every_number_in_our_words_is_in_a_clause(ways_in: Any) -> None:
    for reader in ways_in.READERS:
        for thing in things(reader):
            assert numbers_of_no_clause(ways_in, thing) <= COUNTED_BY_US.get(reader["id"], set())


def test_our_own_words_promise_no_confidentiality_and_are_read_at_grade_eight_or_lower(ways_in: Any) -> None:
    for reader in ways_in.READERS:
        ours = [reader["lead"], *(thing["says"] for thing in things(reader) if "says" in thing)]
        assert [] == [text for text in ours if PROMISES.search(text)]
        assert grade(" ".join(ours)) <= 8, reader["id"]
    said = {reader["id"]: " ".join(thing.get("says", "") for thing in reader["things"]) for reader in ways_in.READERS}
    for name in ("practitioner", "family"):
        assert "Nobody can promise you that it will not." in said[name]
    [practitioner] = [reader for reader in ways_in.READERS if reader["id"] == "practitioner"]
    cited = {clause for thing in things(practitioner) for clause in thing["clauses"]}
    assert {"NSCP-F-050", "NSCP-F-016", "CTX-011"} <= cited


def test_the_home_page_leads_to_each(ways_in: Any) -> None:
    assert [] == [reader["who"] for reader in ways_in.READERS if f"](start/{reader['id']}.md)" not in ways_in.table()]


def test_the_example_gives_a_date_of_each_partnership(ways_in: Any) -> None:
    page = ways_in.pages()["start/business-manager.md"]
    assert "| Rapid review to the Panel | Mon 23 Nov | Mon 23 Nov | Mon 23 Nov |" in page


def test_a_line_without_a_text_behind_it_says_so(ways_in: Any) -> None:
    assert ways_in.cited(["WT23-039"]).startswith("[Working Together 2023, “must”, not checked](")
    assert ways_in.cited(["WT23-038"]).startswith("[Working Together 2023, “must”](")
    assert ways_in.cited(["WT23-039", "WT23-011", "WT23-038"]).count("; [another clause") == 2
    assert "[another clause](" in ways_in.cited(["WT23-011", "WT23-011"])


def test_every_page_that_marks_a_clause_says_what_the_marks_mean(ways_in: Any) -> None:
    people = importlib.import_module("people")
    for page in (*ways_in.pages().values(), people.pages()["reference/roles/lead-reviewer.md"]):
        assert "not checked](" not in page or ways_in.MARKS in page
        assert "“is”" not in page
    assert ways_in.MARKS not in ways_in.pages()["start/trainer.md"]  # its lines lead to pages and cite nothing


def test_every_question_is_answered_by_clauses_or_by_no_text_at_all(
    ways_in: Any, questions: list[dict[str, Any]]
) -> None:
    every = [clause.subject for slug in ways_in.PREFIXES.values() for clause in ways_in.document(slug).clauses.values()]
    for question in questions:
        answered = question.get("things", [])
        silent = [re.compile(word, re.IGNORECASE) for word in question.get("silent", ())]
        assert answered or silent
        assert [] == [thing for thing in answered if numbers_of_no_clause(ways_in, thing)]
        assert [] == [subject for subject in every for word in silent if word.search(subject)]
        ours = [*(thing["says"] for thing in answered), question.get("rest", "")]
        assert [] == [text for text in ours if PROMISES.search(text)]


def test_the_answers_to_questions_are_read_at_grade_eight_or_lower(questions: list[dict[str, Any]]) -> None:
    assert grade(" ".join(thing["says"] for question in questions for thing in question.get("things", ()))) <= 8
