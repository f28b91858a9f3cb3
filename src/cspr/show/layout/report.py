"""The page of a whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.show.layout import criteria, deadlines, publication, roles, steps
from cspr.show.tree import Heading, Items, Note, Page, item, sentence
from cspr.truth import Truth
from cspr.wording import report as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.reporting import Report
    from cspr.show.tree import Block


def report(answer: Report) -> Page:
    """Everything about one case on one day; its last line says that it is no legal advice, and what was not checked."""
    known = "" if answer.known_on is None else words.KNOWN_ON.format(answer.known_on)
    title = words.TITLE.format(answer.reference, answer.partnership, answer.on, known)
    return Page(title, (*_blocks(answer), Note(sentence(answer.legal))))


def _blocks(answer: Report) -> Iterator[Block]:
    for notice in answer.notices:
        yield sentence(words.NOTICE.format(notice))
    yield Heading(words.TESTS)
    for test in answer.assessments:
        yield from criteria.assessment(test)
    for factors in answer.considerations:
        yield from criteria.factor_list(factors)
    yield Heading(words.CONSEQUENCES)
    yield from criteria.consequences(answer.consequences)
    yield Heading(words.QUESTIONS)
    yield from criteria.questions(answer.questions)
    yield Heading(words.DECISIONS)
    for decision in answer.decisions:
        yield from criteria.deciding(decision)
    yield Heading(words.SCHEDULE)
    yield from deadlines.listed(answer.schedule)
    yield Heading(words.STEPS)
    yield from steps.steps(answer.progress)
    yield Heading(words.PROFILES)
    open_steps = frozenset(step.step for step in answer.progress if step.state in steps.OPEN)
    for profile in answer.profiles:
        yield from roles.tasks(profile, open_steps)
    yield Heading(words.PUBLICATION)
    yield from publication.readiness(answer.readiness)
    yield Heading(words.SOURCES)
    yield Items(
        tuple(
            item(
                f"{each.slug} ({each.edition}): {each.title}; {each.authority.value}"
                f"{'' if in_force is Truth.YES else words.UNSURE}"
            )
            for each, in_force in answer.instruments
        )
    )
    yield sentence(words.MADE_WITH.format(answer.calendar, answer.digest[:16], answer.version))
