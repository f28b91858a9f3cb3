# ruff: noqa: INP001 -- a script of the documentation, no package
"""Tables whose cells stand below each other, each under its heading, where a screen or a sheet has no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def stacked(heads: Sequence[str], markdown: str) -> str:
    """Tables that all have these headings, put into what stacks them; the first column stands as it is."""
    labels = ";".join(f"--column-{number}:'{head}'" for number, head in enumerate(heads[1:], 2))
    return f'<div class="stacked" style="{labels}" markdown>\n\n{markdown}\n</div>\n'
