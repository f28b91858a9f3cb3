"""Two JSON Schemas (draft 2020-12) of a form: what it holds, for form generators; which of its boxes are filled."""

from __future__ import annotations

import re
from typing import Any, Final

from cspr.forms.model import Box, BoxKind, BoxRule, Form, FormSection, form_of
from cspr.forms.paths import ROW

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_NOTHING: Final = {"const": "none-to-report"}


def filled_schema(form: Form) -> dict[str, Any]:
    """The schema of the map of filled boxes, which takes what ``check`` takes and nothing else.

    Args:
        form: the form.

    Examples:
        >>> from cspr.forms import form
        >>> from cspr.guidance import framework
        >>> notice = form(framework("northamptonshire"), "commission-notice")
        >>> filled_schema(notice)["properties"]["content.lead_reviewer"]["enum"]
        ['yes', 'no', 'none-to-report']
    """
    plain: dict[str, Any] = {}
    rows: dict[str, Any] = {}
    for section in form_of(form).sections:
        if section.repeats:
            plain[section.id] = {"enum": ["no", "none-to-report"], "description": section.title}
        for box in section.boxes:
            if section.repeats:
                pattern = re.escape(section.id).replace("\\-", "-")
                rows[rf"^{pattern}{ROW}\.{box.key}(?!\n)$"] = _mark(box)
            else:
                plain[box.path] = _mark(box)
    return {
        "$schema": _DRAFT,
        "title": f"Filled boxes: {form.title}",
        "type": "object",
        "properties": plain,
        "patternProperties": rows,
        "additionalProperties": False,
    }


def _mark(box: Box) -> dict[str, Any]:
    marks = ["yes", "no", "none-to-report"] if box.takes_nothing else ["yes", "no"]
    return {"enum": marks, "description": box.label}


def contents_schema(form: Form) -> dict[str, Any]:
    """The schema of what a form holds, as ``blank(form, as_="toml")`` lays it out, for form generators.

    Args:
        form: the form.

    Examples:
        >>> from cspr.forms import form
        >>> from cspr.guidance import framework
        >>> notice = form(framework("northamptonshire"), "commission-notice")
        >>> contents_schema(notice)["properties"]["content"]["required"]
        ['commissioned', 'lead_reviewer']
    """
    return {
        "$schema": _DRAFT,
        "title": form_of(form).title,
        "description": form.purpose,
        "type": "object",
        "properties": {section.id: _section(section) for section in form.sections},
        "additionalProperties": False,
    }


def _section(section: FormSection) -> dict[str, Any]:
    row: dict[str, Any] = {
        "type": "object",
        "properties": {box.key: _box(box) for box in section.boxes},
        "required": [box.key for box in section.boxes if box.rule is BoxRule.MUST],
        "additionalProperties": False,
    }
    if not section.repeats:
        return {"title": section.title, **row}
    return {"title": section.title, "anyOf": [{"type": "array", "items": row, "maxItems": 1000}, _NOTHING]}


def _box(box: Box) -> dict[str, Any]:
    return {"title": box.label, **({"description": box.notes} if box.notes else {}), **_value(box)}


def _value(box: Box) -> dict[str, Any]:
    match box.kind:
        case BoxKind.YES_NO:
            return {"enum": ["yes", "no", "none-to-report"]}
        case BoxKind.CHOICE:
            return {"enum": [*box.options, "none-to-report"]}
        case BoxKind.CHECK | BoxKind.DECLARATION:
            return {"type": "boolean"}
        case BoxKind.SIGNATURE:
            return {"type": ["string", "boolean"]}
        case BoxKind.LIST:
            return {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
        case BoxKind.TABLE:
            return {"anyOf": [{"type": "array", "items": {"type": ["object", "string"]}}, {"type": "string"}]}
        case _:
            return {"type": "string"}
