"""What a reader has to know of how sure a date is, in two words beside it."""

from __future__ import annotations

from typing import Final

TAGS: Final = {
    "only if": "only if",
    "may be suspended": "may be suspended",
    "texts differ": "texts differ",
    "older edition": "older edition",
    "not checked": "not checked",
    "day not exact": "day not exact",
    "local only": "local only",
    "": "",
}
"""The words for each certainty, by its value."""
