"""What is said of the words that a case file may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

TITLE: Final = "Words for a case file"
KINDS: Final = {
    "events": "what happens: for entries of the kind happened or planned",
    "facts": "questions about the case: for entries of the kind established",
    "decisions": "what is decided, with the outcomes that there are: for entries of the kind decided",
    "proceedings": "what else is going on: for entries of the kind proceeding",
    "roles": "who is appointed, and who decides or answers",
    "bodies": "groups and councils, which decide, meet and answer",
    "agencies": "agencies, which take part and answer",
    "meetings": "meetings that are held, for the ledger of meetings",
    "contributions": "ways in which a person contributes, for the ledger of the family and of practitioners",
    "documents": "papers that are asked for, written and handed over",
    "reasons": "why something is not known, late, set aside or left out",
    "steps": "what is to be done, each with the events that do it",
    "stages": "parts of the process",
    "topics": "what a duty is about, for those who write a local procedure",
    "questions": "questions that a brief asks",
    "matters": "what a ledger looks after",
    "actors": "roles, bodies and agencies together",
}
EXPLAINED: Final = frozenset({"topics", "events"})
"""The kinds of which a title alone misleads: what each word means is told with it."""
MORE: Final = "The words of one kind: cspr words KIND. With a partnership's own: --partnership NAME."
DONE_BY: Final = "done by: {}"
OUTCOMES: Final = "outcomes: {}"

_SHOWN: Final = 4


def clauses(names: Sequence[str]) -> str:
    """The clauses that the documents have on a topic or a step; of many the first, and how many more.

    Examples:
        >>> clauses(["WT23-028"]), clauses(["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"]), clauses([])
        (' [WT23-028]', ' [A-1, A-2, A-3, A-4 and 2 more]', '')
    """
    if not names:
        return ""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f" [{', '.join(names[:_SHOWN])}{more}]"


def kind(name: str, count: int) -> str:
    """A kind of word, how many there are, and what they are for.

    Examples:
        >>> kind("proceedings", 5)
        'proceedings (5): what else is going on: for entries of the kind proceeding'
    """
    return f"{name} ({count}): {KINDS[name]}"
