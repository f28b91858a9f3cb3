"""The paths of a form's boxes: which there are, what one names, and the nearest to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from cspr.errors import nearest
from cspr.forms.model import Box, Form, FormSection, form_of

MOST_ROWS: Final = 1000
ROW: Final = r"\[(0|[1-9][0-9]{0,2})\]"
"""The number of a row in a path, counted from 0, as a regular expression that Python and ECMAScript read alike."""
_ROW: Final = re.compile(f"(.{{0,64}}){ROW}(.{{0,65}})", re.DOTALL)
_ANY_ROW: Final = re.compile(r"\[[^\]]*\]")


@attrs.frozen
class Place:
    """What a path names.

    Args:
        box: the box; ``None`` where a section with rows is meant.
        section: the section of the box, or the section with rows itself.
        row: the row, from 0; ``None`` for a box outside rows and for the section itself.
    """

    box: Box | None
    section: FormSection
    row: int | None = None


@attrs.frozen
class Paths:
    """The paths of a form.

    Args:
        plain: the boxes outside rows, and the sections with rows, by path.
        rows: the boxes in rows, by the path without the number of the row.
    """

    plain: Mapping[str, Place]
    rows: Mapping[str, Place]

    def place(self, path: str) -> Place | None:
        """What a path names, ``None`` where it names nothing of this form."""
        known = self.plain.get(path)
        if known is not None:
            return known
        parts = _ROW.fullmatch(path)
        of_row = None if parts is None else self.rows.get(f"{parts[1]}[]{parts[3]}")
        if parts is None or of_row is None:
            return None
        return attrs.evolve(of_row, row=int(parts[2]))

    def nearest(self, path: str) -> str:
        """Suggest one of the form's own paths; what was given is not repeated."""
        advice = nearest(_ANY_ROW.sub("[]", path[:200]), (*self.plain, *self.rows))
        return advice.replace("[]", "[0]") or "the form has no such box"


def paths(form: Form) -> Paths:
    """The paths of a form."""
    plain: dict[str, Place] = {}
    rows: dict[str, Place] = {}
    for section in form_of(form).sections:
        if section.repeats:
            plain[section.id] = Place(None, section)
        for box in section.boxes:
            (rows if section.repeats else plain)[box.path] = Place(box, section)
    return Paths(plain, rows)


def in_row(path: str, row: int) -> str:
    """The path of a box in one row.

    Examples:
        >>> in_row("family[].name", 2), in_row("child.name", 2)
        ('family[2].name', 'child.name')
    """
    return path.replace("[]", f"[{row}]", 1)


def numbered(table: Any) -> Iterator[tuple[int, Any, Any]]:
    """The keys of a table that a caller handed over, whatever they are, counted from 1, with their values."""
    yield from ((number, key, value) for number, (key, value) in enumerate(table.items(), 1))
