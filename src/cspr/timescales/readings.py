"""One reading of one dated duty, and the duty with all its readings."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Final

import attrs

from cspr.clocks import Count, Counting, Way
from cspr.conditions import Open
from cspr.dates import PartialDate
from cspr.guidance.periods import Relation, Timing
from cspr.sources import Source
from cspr.timescales.explaining import counting, without_date
from cspr.truth import Truth

if TYPE_CHECKING:
    from datetime import date

    from cspr.calendars import Calendar
    from cspr.guidance.layers import InForce
    from cspr.guidance.model import Duty


class Standing(Enum):
    """How one reading of a duty stands to the others on the same topic.

    Examples:
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

    Examples:
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
    Status.EARLY: "done, or ended, before its time",
    Status.DONE: "done; there is no date to judge it by",
    Status.DUE: "not done, and not yet overdue",
    Status.OVERDUE: "not done, and its day has passed",
    Status.RUNNING: "the period is running",
    Status.PASSED: "the expected day was not kept; it is no breach",
    Status.UNMET_TO_CHECK: "its day was not kept; to check whether it was owed, for that rests on what is not known",
    Status.MAY_BE_SUSPENDED: "may be suspended by a relaxation",
    Status.NOT_STARTED: "the event that it is counted from is not recorded as having happened",
    Status.NO_FIGURE: "the text gives no figure, so there is no date",
    Status.NOT_NEEDED: "does not arise on what is known",
    Status.CANNOT_TELL: "cannot be told from what is known",
}
LATENESS: Final = frozenset({Status.LATE, Status.PASSED, Status.UNMET_TO_CHECK, Status.MAY_BE_SUSPENDED})


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
    """What is known of a reading before any case: the duty, one candidate event and one way of counting.

    Args:
        duty: the rule that lays the duty.
        timing: its period.
        event: the event counted from, or ``None`` for a fixed date.
        way: the way of counting.
        label: what tells the reading from the others of its document; empty where it is the only one.
        starts: the event in words, for a sentence.
        arises: in words, what has to hold and what must not for the duty to arise; empty where it always does.
        how: the convention of counting, in words.
    """

    duty: Duty
    timing: Timing
    event: str | None
    way: Way
    label: str
    starts: str
    arises: str
    how: str

    @property
    def key(self) -> str:
        """Give an id of the reading that stays the same from case to case and from day to day.

        Examples:
            >>> from cspr.guidance import framework
            >>> from cspr.timescales import lines
            >>> lines(framework("national"))[0].key
            'working-together-2018/notify-panel local-authority-aware working-days day-after-is-day-1'
        """
        return " ".join((self.duty.name, self.event or "-", self.way.unit or "-", self.way.counting.value))


@attrs.frozen(kw_only=True)
class Owed:
    """What one reading asks for, before any day is counted.

    Args:
        line: the duty, the event counted from and the way of counting.
        about: ``case``, or the agency, child or person for whom it is owed.
        applies: whether the duty arises.
        needs: the facts that could still decide whether it arises.
        in_force: whether the text was in force when the clock started, and whether it is carried forward.
        relaxations: texts that suspend it, or may.
        says: the period and how the text is read, a sentence each.
        doubts: what is not sure of the text or of its applying, a sentence each.
        undated: all of this with why there is no date, for where there is none.
    """

    line: Line
    about: str
    applies: Truth
    needs: tuple[Open, ...]
    in_force: InForce
    relaxations: tuple[Relaxation, ...]
    says: tuple[str, ...]
    doubts: tuple[str, ...]
    undated: tuple[str, ...]


@attrs.frozen
class Reading:
    """One reading of one dated duty: when it is due, how that was counted, and where it stands.

    Args:
        owed: what is asked for, by whose text.
        counted: the counting.
        standing: how it stands to the other readings on the topic.
        status: where it stands on the day asked about.
        done: when it was done, as well as it is known; ``None`` where it was not.
        on: the day asked about; ``None`` where nothing was counted.
    """

    __written__: ClassVar = (
        *("duty", "label", "about", "source", "in_force", "applies", "needs", "event", "start", "established"),
        *("planned", "relation", "amounts", "unit", "counting", "plain", "opens", "due", "why", "skipped"),
        *("weekend_days", "falls_on", "working_day_before", "foreseen", "calendar", "standing", "status", "done"),
        *("days", "late_by", "relaxations", "reasons"),
    )

    owed: Owed
    counted: Count
    standing: Standing
    status: Status
    done: PartialDate | None
    on: date | None

    @property
    def line(self) -> Line:
        """Give the duty, the event counted from and the way of counting."""
        return self.owed.line

    @property
    def about(self) -> str:
        """Say for whom it is owed: ``case``, or an agency, child or person."""
        return self.owed.about

    @property
    def applies(self) -> Truth:
        """Say whether the duty arises."""
        return self.owed.applies

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give the facts that could still decide whether it arises."""
        return self.owed.needs

    @property
    def in_force(self) -> InForce:
        """Say whether the text was in force when the clock started, and whether it is carried forward."""
        return self.owed.in_force

    @property
    def relaxations(self) -> tuple[Relaxation, ...]:
        """Give the texts that suspend it, or may."""
        return self.owed.relaxations

    @property
    def duty(self) -> Duty:
        """Give the rule that lays the duty."""
        return self.owed.line.duty

    @property
    def source(self) -> Source:
        """Give the clauses behind it."""
        return self.owed.line.duty.source

    @property
    def event(self) -> str | None:
        """Name the event that is counted from, or ``None`` for a fixed date."""
        return self.owed.line.event

    @property
    def label(self) -> str:
        """What tells the reading from the others of its document; empty where it is the only one."""
        return self.owed.line.label

    @property
    def relation(self) -> Relation:
        """How the period stands to its event."""
        return self.owed.line.timing.relation

    @property
    def established(self) -> bool:
        """Whether the text settles from which event the period runs."""
        return self.owed.line.timing.established

    @property
    def counting(self) -> Counting:
        """By which convention it is counted."""
        return self.owed.line.way.counting

    @property
    def plain(self) -> bool:
        """Whether it is counted as the words of the text plainly read."""
        return self.owed.line.way.plain

    @property
    def start(self) -> PartialDate | None:
        """The day from which it is counted, as well as it is known."""
        return self.counted.start

    @property
    def unit(self) -> str:
        """Name the unit that is counted; empty where the text gives no figure."""
        return self.owed.line.way.unit

    @property
    def amounts(self) -> tuple[int, ...]:
        """Give the figures of the text: one, or two for a window."""
        return tuple(amount.n for amount in self.owed.line.way.amounts)

    @property
    def calendar(self) -> Calendar:
        """Give the working days that were used."""
        return self.counted.calendar

    @property
    def planned(self) -> bool:
        """Say whether the start is planned and has not happened."""
        return self.counted.planned

    @property
    def due(self) -> PartialDate | None:
        """Give the day by which, or until which; a span where the start is known only in part."""
        return self.counted.due

    @property
    def opens(self) -> PartialDate | None:
        """Give the day on which a window opens."""
        return self.counted.opens

    @property
    def skipped(self) -> tuple[tuple[date, str], ...]:
        """Give the bank holidays passed over, with their names."""
        return self.counted.skipped

    @property
    def weekend_days(self) -> int:
        """Give how many Saturdays and Sundays were passed over."""
        found = self.counted.passed_over
        return 0 if found is None else found.weekend_days

    @property
    def falls_on(self) -> str:
        """Name the weekend day or bank holiday on which the due day falls; empty for a working day."""
        return self.counted.falls_on

    @property
    def working_day_before(self) -> date | None:
        """Give the last working day before a due day that is none: a help, not a rule."""
        return self.counted.working_day_before

    @property
    def foreseen(self) -> bool:
        """Say whether the date leans on bank holidays that are foreseen and not yet published."""
        found = self.counted.passed_over
        return found is not None and found.foreseen

    @property
    def days(self) -> tuple[int, int] | None:
        """Give how many working days and calendar days are left until it is due, negative once it is overdue.

        Of a span they are counted until its first day, and since its last; in between it cannot be told. ``None`` also
        for what is done, without a date, and once the day has come before which something is not to be done.
        """
        due, on = self.counted.due, self.on
        if due is None or on is None or self.done is not None:
            return None
        if on <= due.first:
            return self.calendar.count(on, due.first), (due.first - on).days
        if on > due.last and self.line.timing.relation is not Relation.NOT_BEFORE:
            return -self.calendar.count(due.last, on), (due.last - on).days
        return None

    @property
    def late_by(self) -> tuple[int, int] | None:
        """Give by how many working days and calendar days it was done late, at least; ``None`` where it was not."""
        due, done = self.counted.due, self.done
        if self.status not in LATENESS or due is None or done is None or done.first <= due.last:
            return None
        return self.calendar.count(due.last, done.first), (done.first - due.last).days

    @property
    def why(self) -> str:
        """Say why there is no date; empty where there is one."""
        return "" if self.counted.due is not None else without_date(self.owed.line)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Explain the reading, a sentence each: period, start, counting, what was passed over, what is not sure."""
        owed, counted = self.owed, self.counted
        if counted.due is None:
            return owed.undated
        told = owed.says + counting(owed, counted) + owed.doubts
        begun = counted.begun
        if begun is None or not begun.planned or self.on is None or begun.span.last >= self.on:
            return told
        return (*told, f"planned for {begun.span}, which has passed, and not recorded as having happened")


@attrs.frozen
class Timescale:
    """One dated duty with all its readings.

    Args:
        topic: what it is about, the same in every document.
        title: the topic in words.
        about: ``case``, or the agency, child or person for whom it is owed.
        readings: the readings, the highest authority first.
        safe_by: the earliest date that satisfies every reading that has one, or ``None`` where none can or none has.
    """

    topic: str
    title: str
    about: str
    readings: tuple[Reading, ...]
    safe_by: date | None

    @property
    def needs(self) -> tuple[Open, ...]:
        """Give the facts that could still decide whether any of it arises."""
        return tuple(dict.fromkeys(need for reading in self.readings for need in reading.owed.needs))

    def _repr_html_(self) -> str:
        """Show it as a table where a notebook asks."""
        from cspr.show import html

        return html.table((self,))


class Schedule(tuple[Timescale, ...]):
    """Every dated duty of a situation: a tuple that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show it as a table where a notebook asks."""
        from cspr.show import html

        return html.table(self)
