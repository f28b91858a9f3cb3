"""The page of any answer, and that page as text, HTML and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, cast

import attrs

from cspr.anonymity import Identifiers
from cspr.answers import Named
from cspr.arguments import a_number, a_switch
from cspr.authoring import Checked
from cspr.caseload import Caseload, Folder
from cspr.caseload.page import Week, WeekRow
from cspr.changing import Change
from cspr.comparison import Alignment, Comparison
from cspr.criteria import Assessment, Consequence, Deciding, FactorList, Fairness, Question
from cspr.dates import PartialDate
from cspr.errors import wrong
from cspr.first_screen.cards import Card, Glance
from cspr.forms import Form, FormCheck
from cspr.guidance import Document, Framework
from cspr.history import Deviation
from cspr.learning import ActionPlan, Briefing, Timeliness
from cspr.lifecycle import Progress
from cspr.people import Ledger
from cspr.people.rows import LedgerRow
from cspr.publication import Afterwards, Earliest, Lateness, NotPublishing, Readability, Readiness
from cspr.record import Situation
from cspr.reporting import Report
from cspr.roles import Appointments, Check, Profile, RoleBrief, RoleDuty, StepPeople
from cspr.show import as_html, as_markdown, as_text, comparison
from cspr.show.first_screen import LINES, first_screen as terminal_screen
from cspr.show.layout import anonymity, criteria, deadlines, learning, overviews, people, publication, roles, steps
from cspr.show.layout.appointments import appointments
from cspr.show.layout.caseload import caseload
from cspr.show.layout.criteria import fairness
from cspr.show.layout.first_screen import first_screen, some_cards
from cspr.show.layout.forms import form, form_check
from cspr.show.layout.in_sentences import ANSWERS
from cspr.show.layout.in_short import are_several, in_short
from cspr.show.layout.report import report
from cspr.show.layout.roles import brief
from cspr.show.layout.timeliness import timeliness
from cspr.show.layout.week import week
from cspr.show.monday import week_text
from cspr.show.process import Drawing
from cspr.show.timeline import Timeline
from cspr.show.tree import Block, Heading, Item, Items, Page, item, sentence
from cspr.sources import Source
from cspr.timescales import Plan, Reading, Timescale
from cspr.wording import (
    changes as changed,
    first_screen as screen_words,
    learning as learning_words,
    report as words,
    roles as role_words,
    week as week_words,
)
from cspr.wording.common import NOTHING, cited
from cspr.wording.days import as_known, short_day
from cspr.wording.register import TITLE as DOCUMENTS

_NARROWEST, _WIDEST = 20, 1_000
_PAGES: Final[Mapping[type[Any], Callable[[Any], Page]]] = {
    Report: report,
    ActionPlan: learning.action_plan,
    Timeliness: timeliness,
    Caseload: caseload,
    Glance: first_screen,
    Week: week,
    Profile: roles.profile,
    StepPeople: roles.people,
    RoleBrief: brief,
    Fairness: fairness,
    Appointments: appointments,
    Comparison: comparison.in_full,
    Drawing: Drawing.page,
    Timeline: Timeline.page,
    Form: form,
    FormCheck: form_check,
    Identifiers: anonymity.identifiers,
    Ledger: people.ledger,
    Situation: overviews.situation,
    Plan: overviews.plan,
    Alignment: overviews.alignment,
    Folder: overviews.folder,
    Checked: overviews.checked,
    Framework: overviews.framework,
    Document: overviews.document,
    **dict.fromkeys((Readiness, Earliest, NotPublishing, Lateness, Afterwards, Readability), publication.page),
}


def page(answer: Any) -> Page:
    """The page into which an answer, or several of one kind, are laid out.

    Args:
        answer: any answer of the library, or a tuple of them.

    Raises:
        CsprError: ``not-an-answer``; ``several-kinds`` of a tuple whose answers are not of one kind.
    """
    for each in answer if are_several(answer) else (answer,):
        if not attrs.has(each.__class__):
            raise wrong("not-an-answer", "answer", "give an answer of the library, or a tuple of them")
    if are_several(answer):
        return people.several(answer) if answer and isinstance(answer[0], Ledger) else _several(answer)
    kind = _known(answer.__class__, _PAGES)
    return _PAGES[kind](cast("Any", answer)) if kind in _PAGES else _several((answer,))


def to_print(answer: Any) -> str:
    """An answer as ``print`` shows it: whole where that fits on a screen, else what matters first where it has that."""
    whole = to_text(answer)
    short = in_short(answer) if whole.count("\n") >= LINES else None
    return whole if short is None else as_text.write(short, as_text.WIDTH)


def _known(kind: type[Any], among: Mapping[type[Any], object]) -> type[Any]:
    """The class of an answer, or that of its bases which is laid out."""
    return next((each for each in kind.__mro__ if each in among), kind)


def _several(answers: tuple[Any, ...]) -> Page:
    if not answers:
        return Page(NOTHING, ())
    kind = _known(answers[0].__class__, _SEVERAL)
    each_of_them = _each_page if kind in _PAGES else _each_field_by_field
    if kind in _SEVERAL and not all(isinstance(answer, kind) for answer in answers):
        raise wrong("several-kinds", "answer", "give answers of one kind")
    title, lay_out = _SEVERAL.get(kind, (_spaced(kind.__name__), each_of_them))
    blocks = tuple(lay_out(answers))
    # A list leaves out what does not arise; a single answer is shown whatever it says.
    whole = () if len(answers) > 1 else _each_field_by_field(answers)
    return Page(title, blocks or whole or (sentence(f"{NOTHING}."),))


def _one_by_one(blocks: Callable[[Any], Iterable[Block]]) -> Callable[[tuple[Any, ...]], Iterable[Block]]:
    return lambda answers: (block for answer in answers for block in blocks(answer))


def _sentences(say: Callable[[Any], Item]) -> Callable[[tuple[Any, ...]], Iterable[Block]]:
    return lambda answers: (Items(tuple(map(say, answers))),)


def _deviation(row: Deviation) -> str:
    return f"{'; '.join((row.says, *row.why))} {cited(*row.sources)}".rstrip()


def _each_page(answers: tuple[Any, ...]) -> Iterable[Block]:
    for each in map(page, answers):
        yield Heading(each.title)
        yield from each.blocks


def _each_field_by_field(answers: tuple[Any, ...]) -> tuple[Block, ...]:
    each = tuple(map(_fields, answers))
    if len(each) > 1:
        each = (Items(tuple(item(f"{place}:", fields) for place, fields in enumerate(each, 1))),)
    return tuple(fields for fields in each if fields.items)


_SEVERAL: Final[Mapping[type[Any], tuple[str, Callable[[tuple[Any, ...]], Iterable[Block]]]]] = {
    Timescale: (words.SCHEDULE, deadlines.table),
    Progress: (words.STEPS, steps.steps),
    Question: (words.QUESTIONS, criteria.questions),
    Consequence: (words.CONSEQUENCES, criteria.consequences),
    Assessment: (words.TESTS, _one_by_one(criteria.assessment)),
    FactorList: (words.FACTORS, _one_by_one(criteria.factor_list)),
    Deciding: (words.DECISIONS, _one_by_one(criteria.deciding_alone)),
    Check: (words.CHECKS, roles.checks),
    RoleDuty: (role_words.DUTIES, roles.duties),
    Briefing: (learning_words.BRIEFINGS, learning.all_briefings),
    Deviation: (words.DEVIATIONS, lambda rows: (Items(tuple(item(_deviation(row)) for row in rows)),)),
    Card: (screen_words.CARDS, some_cards),
    WeekRow: (week_words.ROWS, lambda rows: (Items(tuple(item(f"{row.reference}: {row.says}") for row in rows)),)),
    Reading: (words.READINGS, deadlines.readings_alone),
    LedgerRow: (words.LEDGER_ROWS, people.rows),
    Document: (DOCUMENTS, overviews.some_documents),
    **{kind: (title, _sentences(say)) for kind, (title, say) in ANSWERS.items()},
    Change: (changed.PAGE, lambda rows: (Items(tuple(item(row.says) for row in rows)),)),
}
"""The pages of several answers of one kind: the title, and what lays them out."""


def _fields(answer: Any) -> Items:
    """What has no page of its own: what it says of itself, else its fields, without those that hold nothing."""
    kind: type[Any] = answer.__class__
    if isinstance(getattr(kind, "says", None), property):
        return Items((item(answer.says),))
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("Any", type(answer)))
    shown = (field.name for field in fields if field.name != "titles")  # which only help to name what stands in others
    values = ((name.replace("_", " "), getattr(answer, name)) for name in shown)
    return Items(tuple(_field(name, value) for name, value in values if value is not None and value not in ("", ())))


def _field(name: str, value: Any) -> Item:
    if are_several(value):
        if any(map(_has_fields, value)):
            return item(f"{name}:", Items(tuple(_field(str(place), each) for place, each in enumerate(value, 1))))
        if all(isinstance(each, Source) for each in value):
            return item(f"{name}: {cited(*value)}")
        return item(f"{name}: {', '.join(map(_in_words, value))}")
    match value:
        case Source():
            return item(f"{name}: {cited(value)}")
        case Enum():
            return item(f"{name}: {value.value}")
        case _ if _has_fields(value):
            return item(f"{name}:", _fields(value))
        case _:
            return item(f"{name}: {_in_words(value)}")


def _in_words(value: Any) -> str:
    """A single value as a reader writes it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return short_day(value, None)
        case PartialDate():
            return as_known(value, None)
        case _:
            return str(value)


def _has_fields(value: Any) -> bool:
    """Whether a value is known by its fields: an answer, or what else is not written in a word of its own."""
    kind: type[Any] = value.__class__
    return issubclass(kind, Named) or (attrs.has(kind) and kind.__str__ is object.__str__)


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def to_text(answer: Any, width: int = as_text.WIDTH) -> str:
    r"""An answer as text for a terminal.

    Args:
        answer: any answer of the library, or a tuple of them.
        width: the longest line, from 20 to 1,000 columns.

    Raises:
        CsprError: ``not-an-answer``, ``not-a-number``.

    Examples:
        >>> to_text(())
        'Nothing\n======='
    """
    a_number(width, "width", _NARROWEST, _WIDEST)
    match answer:
        case Glance():
            return terminal_screen(answer, width)
        case Week():
            return week_text(answer, width)
        case _:
            return as_text.write(page(answer), width)


def to_html(answer: Any, *, whole: bool = True) -> str:
    """An answer as HTML that loads nothing and runs nothing, for a browser, a printer or a screen reader.

    Args:
        answer: any answer of the library, or a tuple of them.
        whole: whether it is a file of its own; else it is to stand in a page of somebody else's.

    Examples:
        >>> to_html(()).splitlines()[0]
        '<!DOCTYPE html>'
    """
    laid_out = page(answer)
    return as_html.write(laid_out) if a_switch(whole, "whole") else as_html.blocks(laid_out.blocks)


def to_markdown(answer: Any) -> str:
    r"""An answer as Markdown.

    Args:
        answer: any answer of the library, or a tuple of them.

    Examples:
        >>> to_markdown(())
        '# Nothing\n\n'
    """
    return as_markdown.write(page(answer))
