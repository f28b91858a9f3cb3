"""What is to be said beside a date of when something was known and entered: each remark of a kind of its own."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from cspr.dates import PartialDate
from cspr.truth import Truth


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
        entered: when that was entered by which something that had surely been owed no longer is; ``None`` of all else.
    """

    kind: RemarkKind
    says: str
    brief: str
    once: str
    entered: date | None = None


class Redone(NamedTuple):
    """That something was on record as done later, and too late, until another day was entered after the limit.

    Args:
        event: what happened.
        before: the day on which it was done by the record as it stood before.
        now: the day that stands now.
        entered: the day on which that was entered.
        due: the limit.
    """

    event: str
    before: PartialDate
    now: PartialDate
    entered: date
    due: PartialDate

    @property
    def counts(self) -> bool:
        """Whether the day of before counts: that of now is not surely late."""
        return self.due.before(self.now) is not Truth.YES


def remark(kind: RemarkKind, says: str, *, brief: str = "", once: str = "", entered: date | None = None) -> Remark:
    """A remark that is as short as it is told, and told once for each sentence, where nothing else is given."""
    return Remark(kind, says, brief or says, once or says, entered)
