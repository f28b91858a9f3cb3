"""Answers with a page of a few lines: a situation, a plan, texts side by side, a folder, a check, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.record.entries import Established
from cspr.record.occasions import occasion
from cspr.show.layout.caseload import problems as file_problems
from cspr.show.layout.documents import covered, listing
from cspr.show.layout.in_sentences import ANSWERS, title
from cspr.show.tree import Block, Page, item, items, section, sentence, table
from cspr.truth import Truth
from cspr.wording import answers as words, plans as plan_words
from cspr.wording.common import cited, counted, partnership_name
from cspr.wording.comparing import no_local
from cspr.wording.days import as_known, short_day
from cspr.wording.problems import line
from cspr.wording.report import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.authoring import Checked
    from cspr.caseload import Folder
    from cspr.comparison import Alignment
    from cspr.comparison.alignment import AlignedTopic
    from cspr.guidance import Document, Framework
    from cspr.record import Situation
    from cspr.show.tree import Item
    from cspr.timescales import Plan
    from cspr.timescales.plans import PlannedStep


def situation(answer: Situation) -> Page:
    """What the record says on a day: what happened, what was answered, other proceedings and who holds which role."""
    name = TITLE.format(answer.reference, partnership_name(answer.partnership), short_day(answer.on, None), "")
    return Page(name, tuple(_situation(answer)))


def _situation(answer: Situation) -> Iterator[Block]:
    yield sentence(f"{counted(len(answer.entries), 'entry', 'entries')}.")
    named = (occasion(entry) for entry in answer.entries)
    events = dict.fromkeys(each.event for each in named if each is not None)
    asked = dict.fromkeys(entry.fact for entry in answer.entries if isinstance(entry, Established))
    groups = (
        [occurrence for event in events for occurrence in answer.occurrences(event)],
        [answer.answer(fact, about) for fact in asked for about in answer.asked_about(fact)],
        list(answer.proceedings()),
        list(answer.appointments()),
    )
    for several in groups:
        for each in several[:1]:
            head, say = ANSWERS[type(each)]
            yield from section(head, map(say, several))


def plan(answer: Plan) -> Page:
    """Whether a goal can be reached on a day, what is still to be done for it, and which limits that keeps."""
    return Page(words.TITLES["Plan"], tuple(_plan(answer)))


def _plan(answer: Plan) -> Iterator[Block]:
    target = "" if answer.target is None else short_day(answer.target, None)
    earliest = short_day(answer.earliest, None)
    yield sentence(f"{plan_words.goal(title(answer.goal), target, answer.possible.value, earliest)}.")
    yield from section(plan_words.STILL_TO_DO, (_step(step) for step in answer.steps if step.done is None))
    limits = (
        item(
            plan_words.limit(
                title(each.period.duty.step or each.period.duty.topic), as_known(each.due, None), each.kept.value
            )
        )
        for each in answer.overall
        if each.applies is not Truth.NO
    )
    yield from section(plan_words.LIMITS, dict.fromkeys(limits))
    if answer.waiting_for:
        yield sentence(f"{plan_words.waits(map(title, answer.waiting_for))}.")
    if answer.without_duration:
        yield sentence(f"{plan_words.assumes_no_time(map(title, answer.without_duration))}.")


def _step(step: PlannedStep) -> Item:
    latest = "" if step.latest is None else short_day(step.latest, None)
    slack = None if step.slack is None else step.slack[0]
    return item(plan_words.planned_step(step.title, short_day(step.earliest, None), latest, slack))


def alignment(answer: Alignment) -> Page:
    """What several texts say, a row for each topic."""
    names = tuple(map(partnership_name, answer.names))
    areas = list(map(partnership_name, answer.no_local))
    first = (sentence(no_local(areas, nothing=False)),) if areas else ()
    laid = table(words.SIDE_BY_SIDE, (words.TOPIC, *names), *map(_topic, answer.topics))
    return Page(words.SIDE_BY_SIDE, (*first, laid))


def _topic(topic: AlignedTopic) -> tuple[str, ...]:
    said = (
        " ".join(f"{cell.says} {cited(*cell.sources)}" for cell in cells)
        or (words.NOT_READ if unread else words.SAYS_NOTHING)
        for cells, unread in zip(topic.cells, topic.unread, strict=True)
    )
    return topic.title, *said


def folder(answer: Folder) -> Page:
    """Which case files of a folder were read, and what is wrong with the others."""
    read = words.files_read(list(answer.reviews))
    return Page(words.TITLES["Folder"], (sentence(f"{read}."), *file_problems(answer.unread)))


def checked(answer: Checked) -> Page:
    """What the check of a local procedure came to."""
    return Page(words.TITLES["Checked"], tuple(_checked(answer)))


def _checked(answer: Checked) -> Iterator[Block]:
    names = [partnership_name(name) for name in answer.partnerships]
    yield sentence(f"{words.checked(names, len(answer.problems), len(answer.remarks), answer.scenarios)}.")
    yield items(*(item(line(problem)) for problem in (*answer.problems, *answer.remarks)))
    yield items(*(item(f"{each.instrument}: {covered(each)}") for each in answer.coverage))


def framework(answer: Framework) -> Page:
    """The documents that apply."""
    return listing(answer.documents)


def document(answer: Document) -> Page:
    """One document in short."""
    return listing((answer,))


def some_documents(several: Iterable[Document]) -> tuple[Block, ...]:
    """Several documents in short."""
    return listing(several).blocks
