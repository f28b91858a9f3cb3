"""A blank as TOML, with what each box asks for in the comment above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from cspr.forms.model import Box, BoxKind, Form, FormSection
from cspr.forms.requirements import about, about_section, head_of_row, needed, plain
from cspr.wording import forms as words

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_EMPTY: Final = {
    BoxKind.CHECK: "false",
    BoxKind.DECLARATION: "false",
    BoxKind.LIST: "[]",
    BoxKind.TABLE: "[]",
}


def write(form: Form, rows: Mapping[str, int]) -> str:
    """The blank."""
    return "\n".join(_lines(form, rows)) + "\n"


def _lines(form: Form, rows: Mapping[str, int]) -> Iterator[str]:
    asked = needed(form)
    yield f"# {plain(form.title)}"
    for line in (*about(form), words.IN_TOML):
        yield f"# {line}"
    for section in form.sections:
        for row in range(rows.get(section.id, 1)):
            yield ""
            yield from _section(section, row, asked, form.titles)


def _section(section: FormSection, row: int, asked: Mapping[str, str], own: Mapping[str, str]) -> Iterator[str]:
    yield f"# {head_of_row(section, row) if section.repeats else plain(section.title)}"
    if row == 0:
        for line in about_section(section, own):
            yield f"# {line}"
    name = _key(section.id)
    yield f"[[{name}]]" if section.repeats else f"[{name}]"
    for box in section.boxes:
        yield from _box(box, asked[box.path])


def _box(box: Box, asked: str) -> Iterator[str]:
    label = plain(box.label)
    yield f"# {label}{'' if label.endswith(('.', '?', '!')) else '.'} {asked}"
    if box.kind in {BoxKind.YES_NO, BoxKind.CHOICE}:
        yield f"# {plain(' / '.join(box.options or ('yes', 'no')))}"
    empty = _EMPTY.get(box.kind, '""')
    yield f"{_key(box.key)} = {empty}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name)
