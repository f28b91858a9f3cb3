"""The sentences on a child who was unborn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

NEXT: Final = "decide whether to notify, and record who decided and why"
UNDECIDED_BRIEFLY: Final = "No text that was read says whether an incident to an unborn child is notified"


def why_asked(texts: Iterable[tuple[str, str]]) -> str:
    """Why it is asked whether the child was unborn.

    Examples:
        >>> why_asked([("Working Together 2026", "WT26-7"), ("Guide", "GUI-2")])[:79]
        'Working Together 2026 (WT26-7) and Guide (GUI-2) speak of unborn children; none'
    """
    return f"{_speak(texts)} unborn children; none says whether they are notified"


def undecided(texts: Iterable[tuple[str, str]]) -> str:
    """That no text says whether an incident to an unborn child is notified.

    Examples:
        >>> undecided([("Working Together 2026", "WT26-7")])[-71:]
        'Working Together 2026 (WT26-7) speaks of them: decide whether to notify'
    """
    return f"{UNDECIDED_BRIEFLY}; {_speak(texts)} them: decide whether to notify"


def _speak(texts: Iterable[tuple[str, str]]) -> str:
    named = [f"{text} ({clause})" for text, clause in texts]
    return f"{' and '.join(named)} {'speaks' if len(named) == 1 else 'speak'} of"
