"""A blank as Markdown, a table for each part, to print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from cspr.forms.checking import FormCheck
from cspr.forms.model import Form, FormSection
from cspr.forms.paths import in_row
from cspr.forms.requirements import about, about_section, head_of_row, needed, plain, rows_with
from cspr.wording import forms as words

_SPECIAL: Final = re.compile(r"([\\|*_\[\]#`~])")


def write(form: Form, rows: Mapping[str, int], beside: FormCheck | None) -> str:
    """The blank, with the findings of a check in the boxes that they are about."""
    findings = beside.findings if beside is not None else ()
    says = {each.path: words.EMPTY.format(words.asked(each.kind.value, each.rule.value)) for each in findings}
    return "\n".join(_lines(form, rows_with(rows, findings), says)) + "\n"


def _lines(form: Form, rows: Mapping[str, int], says: Mapping[str, str]) -> Iterator[str]:
    asked = needed(form)
    yield f"# {_safe(form.title)}"
    yield from (f"\n{_safe(line)}" for line in (*about(form), words.IN_MARKDOWN))
    for section in form.sections:
        yield f"\n## {_safe(section.title)}"
        yield from (f"\n{_safe(line)}" for line in about_section(section, form.titles))
        for row in range(rows.get(section.id, 1)):
            yield from _section(section, row, asked, says)


def _section(section: FormSection, row: int, asked: Mapping[str, str], says: Mapping[str, str]) -> Iterator[str]:
    if section.repeats:
        yield f"\n### {_safe(head_of_row(section, row))}"
    if section.boxes:
        yield f"\n| {' | '.join(words.MARKDOWN_HEADS)} |"
        yield "| --- | --- | --- | --- |"
        for box in section.boxes:
            path, label = in_row(box.path, row), box.label + (f" ({' / '.join(box.options)})" if box.options else "")
            yield f"| {_safe(label)} | {_safe(asked[box.path])} | `{path}` | {_safe(says.get(path, ''))} |"


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", escape(plain(text), quote=False))
