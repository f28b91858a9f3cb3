"""A blank as a Word document: a table for each part, and a field in each box that can be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Any

from cspr.errors import wrong
from cspr.forms.model import Box, Form, FormSection
from cspr.forms.paths import in_row
from cspr.forms.requirements import about, about_section, head_of_row, needed, plain
from cspr.wording import forms as words


def write(form: Form, rows: Mapping[str, int]) -> bytes:
    """The blank, as the bytes of a file."""
    try:
        from docx import Document
    except ImportError:
        raise wrong("missing-extra", "$.as_", "install cspr[documents]") from None
    document: Any = Document()
    document.core_properties.title = plain(form.title)
    document.core_properties.author = "cspr"
    document.core_properties.language = "en-GB"
    document.add_heading(plain(form.title), 0)
    wanted = needed(form)
    for line in (*about(form), words.IN_MARKDOWN):
        document.add_paragraph(line)
    for section in form.sections:
        document.add_heading(plain(section.title), 1)
        for line in about_section(section, form.titles):
            document.add_paragraph(line)
        for row in range(rows.get(section.id, 1)):
            _section(document, section, row, wanted)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _section(document: Any, section: FormSection, row: int, wanted: Mapping[str, str]) -> None:
    if section.repeats:
        document.add_heading(head_of_row(section, row), 2)
    if not section.boxes:
        return
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, says in zip(table.rows[0].cells, (words.BOX_HEADS[0], words.TO_FILL_IN), strict=True):
        cell.text = says
    for box in section.boxes:
        asked, filled = table.add_row().cells
        choice = f" ({' / '.join(box.options)})" if box.options else ""
        asked.text = plain(box.label + choice)
        asked.add_paragraph(wanted[box.path])
        _field(filled, box, in_row(box.path, row))


def _field(cell: Any, box: Box, path: str) -> None:
    """A field of Word that can be filled in, known by the path of its box."""
    from docx.oxml.ns import qn

    make: Any = import_module("docx.oxml").OxmlElement

    def element(name: str, **values: str) -> Any:
        return make(name, {qn(f"w:{key}"): value for key, value in values.items()})

    field = element("w:sdt")
    head = element("w:sdtPr")
    for part in (element("w:alias", val=plain(box.label)[:64]), element("w:tag", val=path), element("w:showingPlcHdr")):
        head.append(part)
    head.append(element("w:text", multiLine="1"))
    inside = element("w:sdtContent")
    run = element("w:r")
    text = element("w:t")
    text.text = "\u00a0" * 12
    run.append(text)
    inside.append(run)
    field.extend([head, inside])
    cell.paragraphs[0]._p.append(field)  # noqa: SLF001 -- the only way to Word's own elements
