"""The page of any answer, and that page as text, HTML and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeGuard, cast

import attrs

from cspr.anonymity import Identifiers
from cspr.answers import Answer
from cspr.caseload import Caseload
from cspr.caseload.page import Week
from cspr.comparison import Comparison
from cspr.criteria import Assessment, Consequence, Deciding, FactorList, Question
from cspr.first_screen.cards import Glance
from cspr.forms import Form, FormCheck
from cspr.lifecycle import Progress
from cspr.publication import Afterwards, Earliest, Lateness, NotPublishing, Readability, Readiness
from cspr.reporting import Report
from cspr.roles import Check, Profile, StepPeople
from cspr.show import as_html, as_markdown, as_text, comparison
from cspr.show.first_screen import first_screen as terminal_screen
from cspr.show.layout import anonymity, criteria, deadlines, publication, roles, steps
from cspr.show.layout.caseload import caseload
from cspr.show.layout.first_screen import first_screen
from cspr.show.layout.forms import form, form_check
from cspr.show.layout.report import report
from cspr.show.layout.week import week
from cspr.show.monday import week_text
from cspr.show.process import Drawing
from cspr.show.tree import Items, Page, item
from cspr.sources import Source
from cspr.timescales import Timescale
from cspr.wording import report as words
from cspr.wording.common import NOTHING, cited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cspr.show.tree import Item


_PAGES: Final[Mapping[type[Any], Callable[[Any], Page]]] = {
    Report: report,
    Caseload: caseload,
    Glance: first_screen,
    Week: week,
    Profile: roles.profile,
    StepPeople: roles.people,
    Comparison: comparison.in_full,
    Drawing: Drawing.page,
    Form: form,
    FormCheck: form_check,
    Identifiers: anonymity.identifiers,
    **dict.fromkeys((Readiness, Earliest, NotPublishing, Lateness, Afterwards, Readability), publication.page),
}


def page(answer: Any) -> Page:
    """The page into which an answer, or several of one kind, are laid out.

    Args:
        answer: any answer of the library, or a tuple of them.
    """
    if _are_several(answer):
        return _several(answer)
    write = _PAGES.get(answer.__class__)
    return _several((answer,)) if write is None else write(answer)


def _are_several(answer: Any) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(answer, tuple)


def _several(answers: tuple[Any, ...]) -> Page:
    match answers:
        case (Timescale(), *_):
            return Page(words.SCHEDULE, tuple(deadlines.table(answers)))
        case (Progress(), *_):
            return Page(words.STEPS, tuple(steps.steps(answers)))
        case (Question(), *_):
            return Page(words.QUESTIONS, tuple(criteria.questions(answers)))
        case (Consequence(), *_):
            return Page(words.CONSEQUENCES, tuple(criteria.consequences(answers)))
        case (Assessment(), *_):
            return Page(words.TESTS, tuple(block for each in answers for block in criteria.assessment(each)))
        case (FactorList(), *_):
            return Page(words.FACTORS, tuple(block for each in answers for block in criteria.factor_list(each)))
        case (Deciding(), *_):
            return Page(words.DECISIONS, tuple(block for each in answers for block in criteria.deciding(each)))
        case (Check(), *_):
            return Page(words.CHECKS, tuple(roles.checks(answers)))
        case (first, *_):
            return Page(_spaced(type(first).__name__), tuple(_fields(each) for each in answers))
        case _:
            return Page(NOTHING, ())


def _fields(answer: Answer) -> Items:
    """What has no page of its own: its fields, one after another."""
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("Any", type(answer)))
    return Items(tuple(_field(field.name.replace("_", " "), getattr(answer, field.name)) for field in fields))


def _field(name: str, value: Any) -> Item:
    if _are_several(value):
        if any(isinstance(each, Answer) for each in value):
            return item(f"{name}:", Items(tuple(_field(str(place), each) for place, each in enumerate(value, 1))))
        return item(f"{name}: {', '.join(map(str, value))}")
    match value:
        case Source():
            return item(f"{name}: {cited(value)}")
        case Enum():
            return item(f"{name}: {value.value}")
        case Answer():
            return item(f"{name}:", _fields(value))
        case _:
            return item(f"{name}: {value}")


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()


def to_text(answer: Any, width: int = as_text.WIDTH) -> str:
    r"""An answer as text for a terminal.

    Args:
        answer: any answer of the library, or a tuple of them.
        width: the longest line.

    Examples:
        >>> to_text(())
        'Nothing\n======='
    """
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
    return as_html.write(laid_out) if whole else as_html.blocks(laid_out.blocks)


def to_markdown(answer: Any) -> str:
    r"""An answer as Markdown.

    Args:
        answer: any answer of the library, or a tuple of them.

    Examples:
        >>> to_markdown(())
        '# Nothing\n\n'
    """
    return as_markdown.write(page(answer))
