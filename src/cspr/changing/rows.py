"""One difference between two situations: what it is about, what became of it, and why."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from cspr.answers import Answer
from cspr.dates import PartialDate


class Subject(Enum):
    """What a difference is about.

    Examples:
        >>> Subject.DATE.value
        'date'
    """

    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"
    CRITERION = "criterion"
    DATE = "date"
    STEP = "step"
    READINESS = "readiness"
    GUIDANCE = "guidance"


class ChangeKind(Enum):
    """What became of it, as a notification would say it.

    Examples:
        >>> ChangeKind.NEWLY_OVERDUE.value
        'newly-overdue'
    """

    NEW_DEADLINE = "new-deadline"
    MOVED = "deadline-moved"
    MET = "deadline-met"
    DONE_LATE = "done-late"
    NEWLY_OVERDUE = "newly-overdue"
    PASSED = "date-passed"
    LAPSED = "deadline-lapsed"
    DATE_CHANGED = "deadline-changed"
    ASKED = "question-asked"
    ANSWERED = "question-answered"
    CLOSED = "question-closed"
    ANSWER = "answer-changed"
    DECISION = "decision-taken"
    OPENED = "step-opened"
    BLOCKED = "step-blocked"
    DONE = "step-done"
    STEP_CHANGED = "step-changed"
    CRITERION = "criterion-changed"
    READINESS = "readiness-changed"
    GUIDANCE = "guidance-changed"


class Cause(Enum):
    """Why something differs.

    Examples:
        >>> Cause.ENTRY.value
        'entry'
    """

    ENTRY = "entry"
    DAY = "day"
    CALENDAR = "calendar"
    GUIDANCE = "guidance"


@attrs.frozen(kw_only=True, repr=False)
class Change(Answer):
    """One thing that stands otherwise in the later situation.

    Args:
        key: the same for the same thing, whichever situations are compared.
        kind: what became of it.
        subject: what it is about.
        title: in plain words.
        says: what became of it, in a sentence.
        before: how it stood; empty where it was not there.
        after: how it stands; empty where it is no longer there.
        day_before: of a deadline, the day to which one worked; ``None`` where there was none.
        day: of a deadline, the day to which one works; ``None`` where there is none.
        causes: what made the difference: something recorded, the day, the calendar or another text, handed over or
            one that came into force or went out of it between the two days; several where each changed it.
        entries: the ids of the entries that make the difference: each that does alone, or else those that do together.
        reference: the review.
        on: the day of the later situation.
    """

    key: str
    kind: ChangeKind
    subject: Subject
    title: str
    says: str
    before: str
    after: str
    day_before: PartialDate | None = None
    day: PartialDate | None = None
    causes: tuple[Cause, ...]
    entries: tuple[str, ...]
    reference: str
    on: date
