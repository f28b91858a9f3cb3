"""Which boxes of a filled form are filled, told from TOML, JSON or the post of a web page; nothing of it is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final, cast

from cspr.arguments import a_text
from cspr.errors import CsprError, Problem, wrong
from cspr.forms.model import Box, BoxKind, Filled, Form, FormSection
from cspr.forms.paths import MOST_ROWS, in_row, numbered, paths
from cspr.guidance.tables import is_table
from cspr.toml_text import UnreadableTomlError, tables_of
from cspr.wording.forms import NOTHING_ANSWERS, unreadable

LARGEST: Final = 16 << 20
_LARGEST_BOX: Final = 1_000_000
_ANSWERS: Final = {BoxKind.YES_NO: {"yes", "no"}, BoxKind.CHECK: {"yes", "no"}, BoxKind.DECLARATION: {"yes", "no"}}
_TICKED: Final = (BoxKind.CHECK, BoxKind.DECLARATION)
_FLAGS: Final = (*_ANSWERS, BoxKind.SIGNATURE)
_DAYS: Final = (BoxKind.DATE, BoxKind.DATETIME)
_LISTS: Final = (BoxKind.LIST, BoxKind.TABLE)
_ROWS: Final = re.compile(r"\[[0-9]+\]\.")


def filled_from(form: Form, contents: str | bytes | Mapping[str, Any], *, prefix: str = "") -> dict[str, Filled]:
    r"""Which boxes of a filled form are filled, for ``check``. Nothing of what stands in them is kept.

    Args:
        form: the form.
        contents: TOML or JSON as ``blank`` lays it out, read or unread; or what a web page posted, by the name of each
            field. A row in which nothing is filled is no row. *None to report* says that there is nothing.
        prefix: what stands before the names of this form's fields in a web page; fields without it are passed over.

    Returns:
        Every box outside rows, and every box of the rows that are there, by path.

    Raises:
        CsprError: ``malformed``, ``not-utf-8``, ``too-large``, ``unknown-box``, ``wrong-kind``, ``not-a-table``,
            ``not-a-list``; each with its path, and nothing of the contents.

    Examples:
        >>> from cspr.forms import form
        >>> from cspr.guidance import framework
        >>> notice = form(framework("northamptonshire"), "commission-notice")
        >>> filled_from(notice, "[content]\ncommissioned = true")["content.commissioned"]
        <Filled.YES: 'yes'>
        >>> filled_from(notice, {"content.lead_reviewer": "A. Reviewer"})["content.lead_reviewer"]
        <Filled.YES: 'yes'>
    """
    if isinstance(contents, (str, bytes)):
        contents = _read(contents)
    tables: Any = contents
    if not is_table(tables):
        raise wrong("not-a-table", "$", "give the form as a table")
    filling = _Filling(form)
    a_text(prefix, "$.prefix")
    for number, name, value in numbered(tables):
        if not isinstance(name, str):
            filling.wrong("unknown-box", f"[key {number}]", "give each box by its path")
        elif name.startswith(prefix):
            filling.top(name[len(prefix) :], value, number)
    if filling.problems:
        raise CsprError(filling.problems)
    return filling.marks()


def _read(contents: str | bytes) -> Any:
    """The tables of TOML or JSON."""
    if len(contents) > LARGEST:
        raise wrong("too-large", "$", f"a form may have up to {LARGEST} bytes")
    try:
        text = contents.removeprefix("\ufeff") if isinstance(contents, str) else contents.decode("utf-8-sig")
        return json.loads(text) if text.lstrip().startswith("{") else tables_of(text)
    except UnicodeDecodeError:
        raise wrong("not-utf-8", "$", "save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise wrong("malformed", "$", unreadable("JSON", f"at line {error.lineno}, column {error.colno}")) from None
    except UnreadableTomlError as error:
        where = unreadable("TOML", error.where) if error.why == "syntax" else error.where
        raise wrong("malformed", "$", where or "the file cannot be read") from None
    except (RecursionError, ValueError):
        raise wrong("malformed", "$", "the file cannot be read") from None


class _Filling:
    """A form being gone through, with what is filled of it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.paths = paths(form)
        self.sections = {section.id: section for section in form.sections}
        self.found: dict[str, Filled] = {}
        self.problems: list[Problem] = []

    def wrong(self, code: str, path: str, suggestion: str) -> None:
        """Add a problem; its path holds words of the form alone."""
        self.problems.append(Problem(code, f"${path}" if path.startswith("[") else f"$.{path}", suggestion))

    def top(self, name: str, value: Any, number: int) -> None:
        """What stands at the top: a section, or a box by its path."""
        section = self.sections.get(name)
        if section is not None:
            self.section(section, value)
            return
        place = self.paths.place(name)
        if place is None or place.box is None:
            self.wrong("unknown-box", f"[key {number}]", self.paths.nearest(name))
            return
        several = cast("list[Any]", value if isinstance(value, (list, tuple)) else [value])
        for each in several:
            self.box(place.box, name, each)

    def section(self, section: FormSection, value: Any) -> None:
        """A section with its boxes, or the rows of one."""
        if not section.repeats:
            self.row(section, value, section.id)
            return
        if isinstance(value, str):
            self.whole(section, value)
            return
        if not isinstance(value, (list, tuple)):
            self.wrong("not-a-list", section.id, "write it as a list of rows")
            return
        rows = cast("list[Any]", value)
        if len(rows) > MOST_ROWS:
            self.wrong("too-large", section.id, f"up to {MOST_ROWS} rows")
            return
        if rows and all(isinstance(row, str) for row in rows):
            self.whole(section, rows[-1])
            return
        for number, row in enumerate(rows):
            self.row(section, row, f"{section.id}[{number}]")

    def whole(self, section: FormSection, value: str) -> None:
        """A section with rows that says in one word that it has none."""
        if value.strip()[:20].casefold() in NOTHING_ANSWERS:
            self.found[section.id] = Filled.NONE_TO_REPORT
        elif value.strip():
            self.wrong("not-a-list", section.id, "write it as a list of rows, or none-to-report")

    def row(self, section: FormSection, value: Any, at: str) -> None:
        """The boxes of a section, or of one row."""
        if not is_table(value):
            self.wrong("not-a-table", at, "write it as a table of boxes")
            return
        boxes = {box.key: box for box in section.boxes}
        for number, key, given in numbered(value):
            box = boxes.get(key) if isinstance(key, str) else None
            if box is None:
                self.wrong("unknown-box", f"{at}[key {number}]", self.paths.nearest(f"{section.id}.{str(key)[:64]}"))
            elif isinstance(given, (list, tuple)) and box.kind not in _LISTS:
                self.wrong("wrong-kind", f"{at}.{key}", _ADVICE[box.kind])
            else:
                self.box(box, f"{at}.{key}", given)

    def box(self, box: Box, path: str, value: Any) -> None:
        """Whether one box is filled; of several values under one name, one is enough."""
        mark = self.mark(box, path, value)
        if mark is not Filled.NO and self.found.get(path) is not Filled.YES:
            self.found[path] = mark

    def mark(self, box: Box, path: str, value: Any) -> Filled:
        """Whether a value fills a box."""
        if isinstance(value, (list, tuple)) and box.kind in _LISTS:
            several = [self.member(box, path, each) for each in cast("list[Any]", value)]
            return Filled.YES if Filled.YES in several else Filled.NO
        if isinstance(value, Mapping) and box.kind is BoxKind.TABLE:
            return Filled.YES if value else Filled.NO
        if isinstance(value, bool) and box.kind in _FLAGS:
            return Filled.YES if value or box.kind is BoxKind.YES_NO else Filled.NO
        if isinstance(value, (date, time)) and box.kind in _DAYS:
            return Filled.YES
        if box.kind is BoxKind.ATTACHMENT and not isinstance(value, str):
            return self.upload(path, value)
        if isinstance(value, str):
            return self.text(box, path, value)
        self.wrong("wrong-kind", path, _ADVICE[box.kind])
        return Filled.NO

    def member(self, box: Box, path: str, value: Any) -> Filled:
        """Whether one value of a list is filled; a list in a list is neither a text nor a row."""
        if isinstance(value, (list, tuple)):
            self.wrong("wrong-kind", path, _ADVICE[box.kind])
            return Filled.NO
        return self.mark(box, path, value)

    def upload(self, path: str, value: Any) -> Filled:
        """Whether a file was chosen, by the ``filename`` or ``name`` that web frameworks give what was uploaded."""
        named = [getattr(value, name) for name in ("filename", "name") if hasattr(value, name)]
        if not named:
            self.wrong("wrong-kind", path, _ADVICE[BoxKind.ATTACHMENT])
        return Filled.YES if any(named) else Filled.NO

    def text(self, box: Box, path: str, value: str) -> Filled:
        """Whether a text fills a box."""
        if len(value) > _LARGEST_BOX:
            self.wrong("too-large", path, f"a box may hold up to {_LARGEST_BOX} characters")
            return Filled.NO
        text = value.strip()
        word = text[:20].casefold()
        if word in NOTHING_ANSWERS:
            return Filled.NONE_TO_REPORT if box.takes_nothing else Filled.NO
        choices = _ANSWERS.get(box.kind) or {*box.options}
        if text and choices and text not in choices:
            self.wrong("wrong-kind", path, f"one of {', '.join(sorted(choices))}")
        seen = any(letter.isprintable() and not letter.isspace() for letter in text)  # what has no width fills no box
        return Filled.YES if seen and not (text == "no" and box.kind in _TICKED) else Filled.NO

    def marks(self) -> dict[str, Filled]:
        """Every box outside rows, and every box of each row in which one is filled."""
        marks: dict[str, Filled] = {}
        for section in self.form.sections:
            if not section.repeats:
                marks |= {box.path: self.found.get(box.path, Filled.NO) for box in section.boxes}
                continue
            if section.id in self.found:
                marks[section.id] = self.found[section.id]
            rows = {int(path[len(section.id) + 1 :].partition("]")[0]) for path in self.found if _of(path, section.id)}
            for row in sorted(rows):
                every = (in_row(box.path, row) for box in section.boxes)
                marks |= {path: self.found.get(path, Filled.NO) for path in every}
        return marks


def _of(path: str, section: str) -> bool:
    return path.startswith(f"{section}[") and _ROWS.match(path, len(section)) is not None


_ADVICE: Final = {
    BoxKind.TEXT: "write it as text",
    BoxKind.LONG_TEXT: "write it as text",
    BoxKind.REFERENCE: "write it as text",
    BoxKind.SIGNATURE: "write who signed, or true",
    BoxKind.LIST: "write it as a list of texts",
    BoxKind.TABLE: "write it as a list of tables, or as text",
    BoxKind.DATE: "write a day",
    BoxKind.DATETIME: "write a day, with its time where known",
    BoxKind.YES_NO: "write yes or no",
    BoxKind.CHOICE: "write one of its options",
    BoxKind.CHECK: "write true or false",
    BoxKind.DECLARATION: "write true or false",
    BoxKind.ATTACHMENT: "write the name of the file",
}
