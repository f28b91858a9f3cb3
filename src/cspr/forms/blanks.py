"""A form to fill in, as TOML, Markdown, HTML or Word, and the findings of a check beside its boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, overload

from cspr.arguments import a_text, of_kind
from cspr.errors import nearest, wrong
from cspr.forms import _html, _markdown, _toml
from cspr.forms.checking import FormCheck
from cspr.forms.model import Form, form_of
from cspr.guidance.tables import is_table

BLANK_FORMATS: Final = ("toml", "markdown", "html", "docx")


@overload
def blank(
    form: Form,
    *,
    as_: Literal["toml", "markdown", "html"] = "toml",
    rows: Mapping[str, int] | None = None,
    prefix: str = "",
    beside: FormCheck | None = None,
) -> str: ...
@overload
def blank(
    form: Form,
    *,
    as_: Literal["docx"],
    rows: Mapping[str, int] | None = None,
    prefix: str = "",
    beside: FormCheck | None = None,
) -> bytes: ...
@overload
def blank(
    form: Form,
    *,
    as_: str,
    rows: Mapping[str, int] | None = None,
    prefix: str = "",
    beside: FormCheck | None = None,
) -> str | bytes: ...
def blank(
    form: Form,
    *,
    as_: str = "toml",
    rows: Mapping[str, int] | None = None,
    prefix: str = "",
    beside: FormCheck | None = None,
) -> str | bytes:
    """A blank of a form.

    Args:
        form: the form.
        as_: ``toml`` to fill in with an editor, ``markdown`` to print, ``html`` to stand in a form of a web page,
            ``docx`` for Word (the extra ``documents``).
        rows: how many rows each section has that takes rows; as many as are printed, at least one, where left out.
        prefix: what stands before the names and ids of the fields of the HTML, so that they meet no other.
        beside: a check of it, whose findings HTML and Markdown then show at its boxes.

    Returns:
        The text; of ``docx`` the bytes of the file. The HTML has no ``<form>`` of its own and no script, and loads
        nothing.

    Raises:
        CsprError: ``unknown-format``; ``not-a-table``, ``unknown-section`` and ``not-a-number`` of ``rows``;
            ``missing-extra`` where Word is asked for and the extra ``documents`` is not installed.

    Examples:
        >>> from cspr.forms import form
        >>> from cspr.guidance import framework
        >>> notice = form(framework("northamptonshire"), "commission-notice")
        >>> print(blank(notice).splitlines()[-1])
        lead_reviewer = ""
    """
    numbers = _rows(form_of(form), {} if rows is None else rows)
    a_text(prefix, "$.prefix")
    if beside is not None:
        of_kind(beside, FormCheck, "not-a-check", "$.beside", "give what check answered")
    match as_:
        case "toml":
            return _toml.write(form, numbers)
        case "markdown":
            return _markdown.write(form, numbers, beside)
        case "html":
            return _html.write(form, numbers, prefix, beside)
        case "docx":
            from cspr.forms import _word

            return _word.write(form, numbers)
        case _:
            advice = nearest(as_, BLANK_FORMATS)
            raise wrong("unknown-format", "$.as_", advice or f"one of {', '.join(BLANK_FORMATS)}")


def _rows(form: Form, asked: Any) -> dict[str, int]:
    """How many rows each section has that takes rows."""
    from cspr.forms.paths import MOST_ROWS

    if not is_table(asked):
        raise wrong("not-a-table", "$.rows", "give the number of rows by the id of each section")
    numbers = {section.id: max(1, len(section.rows)) for section in form.sections if section.repeats}
    for number, (name, rows) in enumerate(asked.items(), 1):
        if name not in numbers:
            advice = nearest(str(name), numbers) or "no such section has rows"
            raise wrong("unknown-section", f"$.rows[key {number}]", advice)
        if isinstance(rows, bool) or not isinstance(rows, int) or not 1 <= rows <= MOST_ROWS:
            raise wrong("not-a-number", f"$.rows.{name}", f"from 1 to {MOST_ROWS}")
        numbers[name] = rows
    return numbers
