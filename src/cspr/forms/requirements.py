"""What a form and its blanks say of a box: how strongly it is asked for, and in which plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cspr.forms.checking import FormFinding
from cspr.forms.model import Box, EitherOr, Form, FormSection, Incomplete
from cspr.sources import Source
from cspr.wording import forms as words

_ROW: Final = re.compile(r"\[([0-9]+)\]\.")


def plain(text: str) -> str:
    """A text on one line, without anything that a terminal, an editor or a file could obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def clauses(sources: Iterable[Source]) -> str:
    """The clauses, one after the other."""
    return ", ".join(name for source in sources for name in source.clauses)


def needed(form: Form) -> dict[str, str]:
    """How strongly each box of a form is asked for, by its path, with its clauses and its remarks."""
    grouped = {path: says for group, says in groups(form) for path in group.of}
    strengths = ((box, words.needed(asked(box, grouped), clauses(box.sources))) for box in form.boxes)
    return {box.path: plain(f"{strength} {box.notes}".strip()) for box, strength in strengths}


def about(form: Form) -> Iterator[str]:
    """What stands above the boxes of a form."""
    if form.purpose:
        yield plain(form.purpose)
    if form.incomplete is not Incomplete.NONE_STATED or not any(section.incomplete for section in form.sections):
        own_words = f" {plain(form.incomplete_text)}" if form.incomplete_text else ""
        yield f"{words.MEETS[form.incomplete.value]}{own_words}"
    yield from (plain(f"{says[:1].upper()}{says[1:]}.") for _, says in groups(form))
    if not form.boxes:
        yield words.NO_BOXES


def about_section(section: FormSection, own: Mapping[str, str]) -> Iterator[str]:
    """What stands above the boxes of a section."""
    if section.completed_by:
        yield f"{words.labelled(words.FILLED_IN_BY, words.people(section.completed_by, own))}."
    if section.incomplete is not None:
        yield words.MEETS[section.incomplete.value]
    if section.notes:
        yield plain(section.notes)


def head_of_row(section: FormSection, row: int) -> str:
    """What stands at the head of a row."""
    printed = f": {section.rows[row]}" if row < len(section.rows) else ""
    return plain(f"{section.title}, row {row + 1}{printed}")


def rows_with(rows: Mapping[str, int], findings: Iterable[FormFinding]) -> dict[str, int]:
    """How many rows each section has, so that each finding has its row."""
    numbers = dict(rows)
    for finding in findings:
        row = _ROW.search(finding.path)
        if row is not None:
            name = finding.path[: row.start()]
            numbers[name] = max(numbers[name], int(row[1]) + 1)
    return numbers


def asked(box: Box, grouped: Mapping[str, str]) -> str:
    """How strongly a box is asked for, in words; of several of which one is enough, as that."""
    if box.mandatory:
        return words.ASKED["must"]
    return grouped.get(box.path) or words.ASKED["if-yes" if box.if_yes else box.rule.value]


def groups(form: Form) -> Iterator[tuple[EitherOr, str]]:
    """The boxes of which one is enough, and how strongly they are asked for, in words."""
    labels = {box.path: box.label for box in form.boxes} | {section.id: section.title for section in form.sections}
    for group in form.either_or:
        yield group, words.one_of((labels[path] for path in group.of), mandatory=group.mandatory)
