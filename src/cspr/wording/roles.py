"""Titles and sentences on roles, briefs and appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.wording.common import force

if TYPE_CHECKING:
    from cspr.sources import Source

IF_IT_APPLIES: Final = "If it applies:"
NO_STAGE: Final = "At no particular stage"
DUTIES: Final = "What the documents say of the role"
ALSO_SAID: Final = "Also said of it"
THROUGH: Final = "Through its group"
RECEIVES: Final = "What it receives"
HANDS_OVER: Final = "What it hands over"
WORKS_WITH: Final = "With whom it works"
FROM: Final = ", from {others}"
TO: Final = ", to {others}"
DOES: Final = "Who does it"
HELPS: Final = "Who helps"
DECIDES: Final = "Who decides"
TOLD: Final = "Who is told or handed something"
NO_TEXT: Final = "The text does not say."
BRIEF: Final = "{title}: {heading}"
CALLED: Final = "{partnership} calls this: {names}."
HOW_TO_READ: Final = (
    "For {partnership}, on {day}. Each sentence is what a text says, in our words; in brackets, how strongly it speaks "
    "and where it stands. (local) marks the partnership's own documents."
)
MORE: Final = "{number} more on this: cspr role {role} --partnership {partnership}"
NO_PROMISE: Final = (
    "This page is no promise that what you say stays between you and the review, or that nothing can follow."
)
MAY_NOT_APPLY: Final = "may not have applied then"
NOT_CHECKED: Final = "not checked against the text"


def brief_source(source: Source, *, local: bool, sure: bool) -> str:
    """How strongly a sentence of a brief speaks and where it stands, as short as can be."""
    marks = (("local", local), (NOT_CHECKED, not source.checked), (MAY_NOT_APPLY, not sure))
    return f"({', '.join((force(source), source.clauses[0], *(mark for mark, holds in marks if holds)))})"
