"""The page of a whole report: the first screen, a list of contents, then a section for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.cards import Section
from cspr.lifecycle.states import OPEN, State
from cspr.show.layout import criteria, deadlines, learning, main_dates, people, publication, roles, steps
from cspr.show.layout.appointments import appointment_blocks
from cspr.show.layout.criteria import fairness_blocks
from cspr.show.layout.first_screen import first_blocks
from cspr.show.tree import Block, Heading, Items, Link, Note, Page, item, sentence
from cspr.truth import Truth
from cspr.wording import ledgers, report as words
from cspr.wording.common import NOT_LEGAL_ADVICE
from cspr.wording.days import short_day
from cspr.wording.report import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cspr.reporting import Report


def report(answer: Report) -> Page:
    """Everything about one case on one day; its last line says that it is no legal advice, and what was not checked."""
    return Page(_title(answer), (*_blocks(answer), Note(sentence(answer.legal))))


def section(answer: Report, name: str) -> Page:
    """One section of a report.

    Args:
        name: one of ``wording.report.SECTIONS``.
    """
    legal = f"{NOT_LEGAL_ADVICE} {words.some_not_checked(len(answer.not_checked))}"
    return Page(f"{SECTIONS[name]}: {_title(answer)}", (*_WRITE[name](answer), Note(sentence(legal))))


def _title(answer: Report) -> str:
    first = answer.first_screen
    known = "" if answer.known_on is None else words.KNOWN_ON.format(short_day(answer.known_on, None))
    return words.TITLE.format(answer.reference, first.partnership, short_day(answer.on, None), known)


def _blocks(answer: Report) -> Iterator[Block]:
    yield from first_blocks(answer.first_screen)
    yield from (sentence(words.NOTICE.format(notice)) for notice in answer.notices)
    yield Heading(words.CONTENTS)
    yield Items(tuple(item(Link(title, f"#{name}")) for name, title in SECTIONS.items()))
    for name, title in SECTIONS.items():
        yield Heading(title, id=name)
        yield from _WRITE[name](answer)


def _deadlines(answer: Report) -> Iterator[Block]:
    laid = {each.title for each in answer.progress if each.state not in {State.NOT_NEEDED, State.OVERTAKEN}}
    yield from main_dates.open_now(answer.first_screen.of(Section.NOW))
    yield from main_dates.short(answer.schedule, answer.on, laid)
    yield Heading(words.EVERY_READING, 3)
    yield from deadlines.listed(answer.schedule, laid)


def _steps(answer: Report) -> Iterator[Block]:
    yield from steps.steps(answer.progress)
    if answer.lists:
        yield Heading(words.LISTS, 3)
        for each in answer.lists:
            yield from criteria.own_list(each)
    if answer.also_asked:
        yield Heading(words.ALSO_ASKED, 3)
        yield roles.also_asked(answer.also_asked, answer.profiles[0].titles)


def _criteria(answer: Report) -> Iterator[Block]:
    for test in answer.assessments:
        yield from criteria.assessment(test)
    for factors in answer.considerations:
        yield from criteria.factor_list(factors)
    yield Heading(words.CONSEQUENCES, 3)
    yield from criteria.consequences(answer.consequences)
    yield Heading(words.QUESTIONS, 3)
    yield from criteria.questions(answer.questions)
    yield Heading(words.DECISIONS, 3)
    for decision in answer.decisions:
        yield from criteria.deciding(decision)


def _people(answer: Report) -> Iterator[Block]:
    open_steps = frozenset(step.step for step in answer.progress if step.state in OPEN)
    for profile in answer.profiles:
        yield from roles.tasks(profile, open_steps)
    for ledger in answer.ledgers:
        yield Heading(ledgers.LEDGERS[ledger.of.value], 3, id=f"ledger-{ledger.of.value}")
        yield from people.looked_at(ledger)


def _sources(answer: Report) -> Iterator[Block]:
    yield Items(
        tuple(
            item(
                f"{each.slug} ({each.edition}): {each.title}; {each.authority.says}"
                f"{'' if in_force is Truth.YES else words.UNSURE}"
            )
            for each, in_force in answer.instruments
        )
    )
    yield sentence(words.MADE_WITH.format(answer.calendar, answer.digest[:16], answer.version))


_WRITE: Final[Mapping[str, Callable[[Report], Iterator[Block]]]] = {
    "deadlines": _deadlines,
    "criteria": _criteria,
    "steps": _steps,
    "people": _people,
    "appointments": lambda answer: appointment_blocks(answer.appointments, 3),
    "fairness": lambda answer: fairness_blocks(answer.fairness),
    "publication": lambda answer: publication.readiness(answer.readiness),
    "learning": lambda answer: learning.plan_blocks(answer.action_plan),
    "sources": _sources,
}
