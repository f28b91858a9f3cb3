"""What a docstring says of fields is the same however a version of Python keeps its indentation."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from cspr.guidance.docstrings import says
from cspr.guidance.model import SHAPES


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES.values()])
def test_indented_or_not_it_says_the_same_of_every_field(shape: type) -> None:
    kept, taken_off = (type("Shape", (), {"__doc__": text}) for text in (shape.__doc__, cleandoc(shape.__doc__ or "")))
    assert says(shape) == says(kept) == says(taken_off)
    assert says(shape)[1]


def test_a_meaning_goes_on_over_lines_and_ends_with_its_section() -> None:
    fields = "    first: one line\n        and another.\n    second: alone.\n"
    text = f"What it is.\n\nArgs:\n{fields}\nRaises:\n    Other: no field."
    assert ("What it is.", {"first": "one line and another.", "second": "alone."}) == says(
        type("Shape", (), {"__doc__": text})
    )
    assert ("", {}) == says(type("Shape", (), {}))
