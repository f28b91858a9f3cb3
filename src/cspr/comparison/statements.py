"""Everything that one text says: the statements of its rules, one aspect at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, assert_never

import attrs

from cspr.comparison.duties import of_duty
from cspr.comparison.own_words import renamed
from cspr.comparison.people import of_body, of_role, of_succession, of_tasks
from cspr.comparison.statement import Speaker, Statement
from cspr.comparison.tests_and_lists import of_checklist, of_criterion
from cspr.comparison.texts import Text
from cspr.comparison.titles import Titles
from cspr.comparison.words_and_holds import of_form, of_hold, of_term
from cspr.guidance.documents import Document
from cspr.guidance.model import Checklist, Criterion, Duty, FormRule, Hold, Rule, Succession, Term
from cspr.guidance.role_rules import BodyRule, RoleRule

_BY_THEIR_OWN: Final[Mapping[str, str]] = MappingProxyType({})


def statements(
    text: Text, titles: Titles, links: Mapping[str, str], called: Mapping[str, str] = _BY_THEIR_OWN
) -> tuple[Statement, ...]:
    """Everything that one text says.

    Args:
        links: of clauses that restate one another, or say the same, the one by which all are called.
        called: of own words, the words of another text by which they are called.
    """
    return tuple(
        statement
        for document in text.documents
        for own in (attrs.evolve(document, criteria=renamed(document.criteria, called)) if called else document,)
        for statement in _of(text, document, Speaker(own, titles.within(document), links), called)
    )


def _of(text: Text, document: Document, speaker: Speaker, called: Mapping[str, str]) -> Iterator[Statement]:
    rules = [(renamed(rule, called), carried_by) for rule, carried_by in text.rules(document)]
    for rule, carried_by in rules:
        said = _of_rule(speaker, rule)
        yield from (attrs.evolve(statement, carried_by=carried_by) for statement in said) if carried_by else said
    yield from of_tasks(speaker, [rule for rule, _ in rules])


def _of_rule(speaker: Speaker, rule: Rule) -> Iterator[Statement]:
    match rule:
        case Duty():
            return of_duty(speaker, rule)
        case Criterion():
            return of_criterion(speaker, rule)
        case Checklist():
            return of_checklist(speaker, rule)
        case RoleRule():
            return of_role(speaker, rule)
        case BodyRule():
            return of_body(speaker, rule)
        case Hold():
            return of_hold(speaker, rule)
        case Term():
            return of_term(speaker, rule)
        case FormRule():
            return of_form(speaker, rule)
        case Succession():
            return of_succession(speaker, rule)
        case _:
            assert_never(rule)


def restated(documents: Iterable[Document]) -> dict[str, str]:
    """For each clause that another restates, or says in the same words, one id by which all of them are called."""
    called: dict[str, str] = {}
    in_words: dict[str, str] = {}
    for document in documents:
        for name, clause in document.clauses.items():
            alike = in_words.setdefault(clause.subject, name)
            for other in (*(() if alike == name else (alike,)), *clause.more.get("restated_in", ())):
                first, second = called.get(name, name), called.get(other, other)
                called |= {key: first for key, common in called.items() if common == second}
                called |= {name: first, other: first}
    return called
