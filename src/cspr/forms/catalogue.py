"""The forms of the documents that apply, each document's own, or one with what every document asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from cspr.answers import Answers
from cspr.arguments import a_word
from cspr.dates import PartialDate
from cspr.forms.model import Box, BoxRule, Form, FormSection
from cspr.forms.reading import read
from cspr.guidance.layers import Framework
from cspr.guidance.model import FormRule
from cspr.guidance.once import once_a_framework
from cspr.truth import Truth


def forms(framework: Framework) -> Answers[Form]:
    """The forms and papers of the documents, the partnership's own first; of several editions, each.

    Args:
        framework: the documents that apply; a slice of one day has those of that day alone.

    Raises:
        CsprError: everything that is wrong in a form of an own folder, such as ``unknown-box``.

    Examples:
        >>> from cspr.guidance import framework
        >>> [form.id for form in forms(framework("essex"))][:3]
        ['agency-involvement-summary', 'one-page-learning-summary', 'substitute-nomination']
    """
    return Answers(_forms(framework))


@once_a_framework
def _rules(framework: Framework) -> tuple[FormRule, ...]:
    return tuple(rule for document in reversed(framework.documents) for rule in document.forms)


@once_a_framework
def _forms(framework: Framework) -> tuple[Form, ...]:
    return tuple(read(document, rule) for document in reversed(framework.documents) for rule in document.forms)


def form(framework: Framework, id: str, *, document: str | None = None) -> Form:  # noqa: A002 -- the word of the field
    """One form, with what every document that has it asks of it.

    Args:
        framework: the documents that apply; a slice of one day has those of that day alone.
        id: the form, such as ``referral-request`` or ``overview-report``.
        document: the document to keep to; every document that has it where left out.

    Raises:
        CsprError: ``unknown-form``, ``unknown-instrument``, with the nearest that there is.

    Examples:
        >>> from cspr.guidance import framework
        >>> report = form(framework("northamptonshire"), "overview-report")
        >>> report.title, len(report.documents)
        ('Overview Report', 4)
        >>> form(framework("northamptonshire"), "referral-request").incomplete.value
        'returned-for-completion'
    """
    every = forms(framework)
    if document is not None:
        a_word(document, framework.by_slug, "unknown-instrument", "$.document", "no such document")
    there = tuple(each for each in every if document in {None, each.documents[0]})
    ids = {each.id for each in there}
    a_word(id, ids, "unknown-form", "$.form", f"one of {', '.join(sorted(ids)) or 'none'}")
    return joined(tuple(each for each in there if each.id == id))


def forms_on(framework: Framework, day: PartialDate) -> tuple[Form, ...]:
    """The forms of the texts that apply on a day, or may."""
    every = zip(_forms(framework), _rules(framework), strict=True)
    return tuple(form for form, rule in every if framework.in_force(rule, day).truth is not Truth.NO)


def joined(several: Sequence[Form]) -> Form:
    """One form of all that several documents ask of it."""
    whole = several[0]
    for other in several[1:]:
        whole = _joined(whole, other)
    return whole


def _joined(first: Form, other: Form) -> Form:
    """A form with what another document asks beside it; where both speak, the words of the first stand."""
    by_id = {section.id: section for section in first.sections}
    for section in other.sections:
        by_id[section.id] = _section(by_id[section.id], section) if section.id in by_id else section
    changes: dict[str, Any] = {
        name: _both(getattr(first, name), getattr(other, name))
        for name in ("documents", "completed_by", "stages", "either_or", "sign_offs", "local_names", "sources")
    }
    titles = {**other.titles, **first.titles}
    return attrs.evolve(first, sections=tuple(by_id.values()), titles=titles, **changes)


def _section(first: FormSection, other: FormSection) -> FormSection:
    boxes = {box.key: box for box in first.boxes}
    for box in other.boxes:
        boxes[box.key] = _box(boxes[box.key], box) if box.key in boxes else box
    return attrs.evolve(first, boxes=tuple(boxes.values()), sources=_both(first.sources, other.sources))


def _box(first: Box, other: Box) -> Box:
    rules = {first.rule, other.rule}
    rule = next(each for each in BoxRule if each in rules)
    return attrs.evolve(first, rule=rule, sources=_both(first.sources, other.sources))


def _both(first: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*first, *(each for each in other if each not in first))
