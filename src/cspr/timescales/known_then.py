"""What is to be said beside a date of when something was known and entered: each remark of a kind of its own."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class RemarkKind(Enum):
    """What a remark tells."""

    KNOWN_LATER = "known-later"
    MOVED = "moved"
    OWED_THEN = "owed-then"
    START_ENTERED_LATER = "start-entered-later"
    ENTERED_LATER = "entered-later"
    BESIDE_THE_TEXT = "beside-the-text"
    IN_TIME_BY_THE_DAY = "in-time-by-the-day"


class Remark(NamedTuple):
    """A remark of when something was known and entered.

    Args:
        kind: what it tells.
        says: the sentence.
        brief: the sentence in short.
        once: what is told but once, however many dates hang on it.
    """

    kind: RemarkKind
    says: str
    brief: str
    once: str


def remark(kind: RemarkKind, says: str, *, brief: str = "", once: str = "") -> Remark:
    """A remark that is as short as it is told, and told once for each sentence, where nothing else is given."""
    return Remark(kind, says, brief or says, once or says)
