"""One reading of one dated duty, and the duty with all its readings."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

import attrs

from cspr import vocabulary
from cspr.clocks import Count, Counting, Way
from cspr.conditions import Open
from cspr.dates import Span
from cspr.guidance.periods import Timing
from cspr.sources import Source
from cspr.truth import Truth

if TYPE_CHECKING:
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.framework import InForce
    from cspr.guidance.model import Duty

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Standing(Enum):
    """How one reading of a duty stands to the others on the same topic.

    Example:
        >>> Standing.GOVERNS.value
        'governs'
    """

    GOVERNS = "governs"
    AGREES = "agrees"
    ALSO_ASKED = "also-asked"
    CANNOT_LOOSEN = "cannot-loosen"
    UNSETTLED = "unsettled"
    CONTRADICTION = "contradiction"
    GIVES_NO_DATE = "gives-no-date"
    DOES_NOT_ARISE = "does-not-arise"


STANDING_SAYS: Final = {
    Standing.GOVERNS: "the highest authority that gives a date",
    Standing.AGREES: "a further text that gives the governing date",
    Standing.ALSO_ASKED: "a further text that asks for more than the governing one",
    Standing.CANNOT_LOOSEN: "a lower text that asks for less; it cannot loosen the governing one",
    Standing.UNSETTLED: "the texts do not settle the start, the unit or the figure",
    Standing.CONTRADICTION: "no date can satisfy this and the governing text together",
    Standing.GIVES_NO_DATE: "no date can be computed",
    Standing.DOES_NOT_ARISE: "the duty does not arise on what is known",
}


class Status(Enum):
    """Where a reading of a duty stands on the day that is asked about.

    Example:
        >>> Status.DUE.value
        'due'
    """

    MET = "met"
    LATE = "late"
    EARLY = "early"
    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    RUNNING = "running"
    PASSED = "passed"
    UNMET_TO_CHECK = "unmet-to-check"
    MAY_BE_SUSPENDED = "may-be-suspended"
    NOT_STARTED = "not-started"
    NO_FIGURE = "no-figure"
    NOT_NEEDED = "not-needed"
    CANNOT_TELL = "cannot-tell"


STATUS_SAYS: Final = {
    Status.MET: "done in time",
    Status.LATE: "done late",
    Status.EARLY: "done before its time",
    Status.DONE: "done; there is no date to judge it by",
    Status.DUE: "not done, and not yet overdue",
    Status.OVERDUE: "not done, and its day has passed",
    Status.RUNNING: "the period is running",
    Status.PASSED: "the expected day has passed; it is no breach",
    Status.UNMET_TO_CHECK: "unmet by a text that was not checked: check the text",
    Status.MAY_BE_SUSPENDED: "may be suspended by a relaxation",
    Status.NOT_STARTED: "the event that it is counted from is not recorded",
    Status.NO_FIGURE: "the text gives no figure, so there is no date",
    Status.NOT_NEEDED: "does not arise on what is known",
    Status.CANNOT_TELL: "cannot be told from what is known",
}
UNMET: Final = frozenset({Status.OVERDUE, Status.LATE, Status.EARLY})


@attrs.frozen(kw_only=True)
class Relaxation:
    """A text that suspends a duty, or may.

    Args:
        source: the clauses that suspend it.
        in_force: yes, or unknown where the end of the relaxation is not known.
        note: a remark to show.
    """

    source: Source
    in_force: Truth
    note: str


@attrs.frozen(kw_only=True)
class Line:
    """What is known of a reading before any case: the duty, one candidate event and one way of counting."""

    duty: Duty
    timing: Timing
    event: str | None
    way: Way
    label: str


@attrs.frozen(kw_only=True)
class Reading:
    """One reading of one dated duty: when it is due, how that was counted, and where it stands.

    Args:
        line: the duty, the event counted from and the way of counting.
        about: ``case``, or the agency, child or person for whom it is owed.
        applies: whether the duty arises.
        needs: the facts that could still decide whether it arises.
        in_force: whether the text was in force when the clock started, and whether it is carried forward.
        planned: whether the start is a plan and has not happened.
        counted: the counting.
        standing: how it stands to the other readings on the topic.
        status: where it stands on the day asked about.
        days: how many working days and calendar days are left to the day it is due, negative once it has passed, or
            ``None`` without a day.
        relaxations: texts that suspend it, or may.
        calendar: the working-day calendar that was used.
    """

    line: Line
    about: str
    applies: Truth
    needs: tuple[Open, ...]
    in_force: InForce
    planned: bool
    counted: Count
    standing: Standing
    status: Status
    done: Span | None
    days: tuple[int, int] | None
    relaxations: tuple[Relaxation, ...]
    calendar: Calendar

    @property
    def duty(self) -> Duty:
        """Give the rule that lays the duty."""
        return self.line.duty

    @property
    def source(self) -> Source:
        """Give the clauses behind it."""
        return self.line.duty.source

    @property
    def event(self) -> str | None:
        """Name the event that is counted from, or ``None`` for a fixed date."""
        return self.line.event

    @property
    def unit(self) -> str:
        """Name the unit that is counted; empty where the text gives no figure."""
        return self.line.way.unit

    @property
    def amounts(self) -> tuple[int, ...]:
        """Give the figures of the text: one, or two for a window."""
        return tuple(amount.n for amount in self.line.way.amounts)

    @property
    def due(self) -> Span | None:
        """Give the day by which, or until which; a span where the start is known only in part."""
        return _span(self.counted.first, self.counted.last)

    @property
    def opens(self) -> Span | None:
        """Give the day on which a window opens."""
        return _span(self.counted.opens_first, self.counted.opens_last)

    @property
    def skipped(self) -> tuple[tuple[date, str], ...]:
        """Give the bank holidays passed over, with their names."""
        return self.counted.skipped(self.calendar)

    @property
    def falls_on(self) -> str:
        """Name the weekend day or bank holiday on which the due day falls; empty for a working day."""
        day = self.counted.exact
        if day is None or self.calendar.is_working_day(day):
            return ""
        return self.calendar.holiday(day) or _WEEKDAYS[day.weekday()]

    @property
    def working_day_before(self) -> date | None:
        """Give the last working day before a due day that is none: a help, not a rule."""
        day = self.counted.exact
        return self.calendar.previous_working_day(day) if day is not None and self.falls_on else None

    @property
    def foreseen(self) -> bool:
        """Say whether the date leans on bank holidays that are foreseen and not yet published."""
        days = (self.counted.first, self.counted.last)
        return self.unit == "working-days" and any(day is not None and self.calendar.foreseen(day) for day in days)

    @property
    def why(self) -> str:
        """Say why there is no date; empty where there is one."""
        if self.counted.first is not None:
            return ""
        if self.line.way.counting is Counting.NO_FIGURE:
            return f"the text says {self.line.timing.says!r} and gives no figure"
        return f"not recorded: {title_of(self.event or '')}"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Explain the reading, a sentence each: period, start, counting, standing, status, what was not checked."""
        from cspr.timescales.explaining import explain

        return tuple(explain(self))


@attrs.frozen(kw_only=True)
class Timescale:
    """One dated duty with all its readings.

    Args:
        topic: what it is about, the same in every document.
        about: ``case``, or the agency, child or person for whom it is owed.
        readings: the readings, the highest authority first.
        safe_by: the earliest date that satisfies every reading, or ``None`` where none can or none has a date.
    """

    topic: str
    about: str
    readings: tuple[Reading, ...]
    safe_by: date | None

    @property
    def title(self) -> str:
        """Name it for a reader."""
        return topic_title(self.topic)

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give the facts that could still decide whether any of it arises."""
        return tuple(dict.fromkeys(need for reading in self.readings for need in reading.needs))


def topic_title(topic: str) -> str:
    """Name a topic or step for a reader.

    Example:
        >>> topic_title("notify-incident")
        'Notify the Panel'
    """
    word = vocabulary.topics().get(topic) or vocabulary.steps().get(topic)
    return word.title if word is not None else topic


def title_of(event: str) -> str:
    """Name an event within a sentence."""
    word = vocabulary.events().get(event)
    return word.title.lower() if word is not None else event


def _span(first: date | None, last: date | None) -> Span | None:
    return None if first is None or last is None else Span(first, last)
