"""The sentences on a child who was unborn."""

from __future__ import annotations

from typing import Final

NEXT: Final = "decide whether to notify, and record who decided and why"
UNDECIDED_BRIEFLY: Final = "No text that was read says whether an incident to an unborn child is notified"


def why_asked(text: str) -> str:
    """Why it is asked whether the child was unborn.

    Examples:
        >>> why_asked("Working Together 2026")[:62]
        'Working Together 2026 speaks of unborn children; whether these'
    """
    return f"{text} speaks of unborn children; whether these are notified, no text that was read says"


def undecided(text: str) -> str:
    """That no text says whether an incident to an unborn child is notified.

    Examples:
        >>> undecided("Working Together 2026")[-62:]
        'Working Together 2026 speaks of them: decide whether to notify'
    """
    return f"{UNDECIDED_BRIEFLY}; {text} speaks of them: decide whether to notify"
