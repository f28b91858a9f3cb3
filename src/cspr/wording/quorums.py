"""Who was at a meeting, measured against what a text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quorum_missing(names: Iterable[str]) -> str:
    """Who was not there."""
    return f"not there: {', '.join(names)}"


def counted_there(there: int, seats: int, asked: str) -> str:
    """How many were there of how many who sit on the body, and what is asked for."""
    return f"{there} there{f' of {seats} on record' if seats else ''}; {asked}"


def only_substitute(name: str) -> str:
    """That a partner was there only by a substitute, of which the text does not say whether one counts."""
    return f"{name} by a substitute only; the text does not say whether one counts"


def perhaps(names: Iterable[str]) -> str:
    """Who may have been there."""
    return f"cannot be told of: {', '.join(names)}; for which agency somebody was there is not recorded"


def led(ref: str, *, fits: bool) -> str:
    """Who led a meeting, and whether the record knows that person as the one whom the text names."""
    return f"led by {ref}" if fits else f"led by {ref}, who is not recorded as that"
